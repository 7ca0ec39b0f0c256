// A link as a QR code, drawn as one path; always black on white, because cameras need it.
import encodeQr from 'qr'
import { useMemo } from 'react'

export function QrCode({ text, size, label }: { text: string; size: number; label: string }) {
  const { path, modules } = useMemo(() => {
    const rows = encodeQr(text, 'raw', { ecc: 'medium', border: 2 })
    const squares = rows.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])))
    return { path: squares.join(''), modules: rows.length }
  }, [text])
  return (
    <svg
      width={size}
      height={size}
      viewBox={`0 0 ${modules} ${modules}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
      style={{ display: 'block', background: '#fff', forcedColorAdjust: 'none' }}
    >
      <path d={path} fill="#000" />
    </svg>
  )
}
