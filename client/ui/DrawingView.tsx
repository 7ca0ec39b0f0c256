// Draws a Drawing of shared/drawing.ts as SVG. Knows nothing of what a chart means; the PDF draws the same marks.
import { useId } from 'react'
import type { Drawing, Fill, Mark, Stroke } from '../../shared/drawing.ts'
import { signPath, type PartnerLook } from '../../shared/signs.ts'
import { BOARD_FONT } from './measureText.ts'

type Props = { drawing: Drawing; looks: readonly PartnerLook[]; className?: string }

export function DrawingView({ drawing, looks, className }: Props) {
  const id = useId()
  const hatches = hatchColors(drawing.marks)
  const hatchId = (color: string) => `${id}hatch${hatches.indexOf(color)}`
  return (
    <svg
      className={className}
      role="img"
      aria-label={drawing.alt}
      width={drawing.width}
      height={drawing.height}
      viewBox={`0 0 ${drawing.width} ${drawing.height}`}
      style={{ display: 'block', overflow: 'visible', fontFamily: BOARD_FONT, fontVariantNumeric: 'tabular-nums' }}
    >
      {hatches.length > 0 && (
        <defs>
          {hatches.map((color) => (
            <pattern
              key={color}
              id={hatchId(color)}
              width={5.5}
              height={5.5}
              patternUnits="userSpaceOnUse"
              patternTransform="rotate(45)"
            >
              <rect width={5.5} height={5.5} fill="#FFFFFF" />
              <rect width={1.5} height={5.5} fill={color} />
            </pattern>
          ))}
        </defs>
      )}
      {drawing.marks.map((mark, index) => (
        <MarkView key={index} mark={mark} looks={looks} hatchId={hatchId} />
      ))}
    </svg>
  )
}

function MarkView({
  mark,
  looks,
  hatchId,
}: {
  mark: Mark
  looks: readonly PartnerLook[]
  hatchId: (color: string) => string
}) {
  const paint = (fill: Fill | undefined, stroke: Stroke | undefined) => ({
    fill: fill ? ('color' in fill ? fill.color : `url(#${hatchId(fill.hatch)})`) : 'none',
    ...strokeOf(stroke),
  })
  switch (mark.kind) {
    case 'rect':
      return (
        <rect
          x={mark.x}
          y={mark.y}
          width={Math.max(0, mark.w)}
          height={Math.max(0, mark.h)}
          rx={mark.radius}
          {...paint(mark.fill, mark.stroke)}
        />
      )
    case 'line':
      return <line x1={mark.x1} y1={mark.y1} x2={mark.x2} y2={mark.y2} {...strokeOf(mark.stroke)} />
    case 'circle':
      return <circle cx={mark.x} cy={mark.y} r={mark.r} {...paint(mark.fill, mark.stroke)} />
    case 'path':
      return <path d={mark.d} {...paint(mark.fill, mark.stroke)} />
    case 'text':
      return (
        <text
          x={mark.x}
          y={mark.y}
          fontSize={mark.size}
          fontWeight={mark.weight}
          fill={mark.color}
          textAnchor={mark.anchor}
          transform={mark.rotate ? `rotate(${mark.rotate} ${mark.x} ${mark.y})` : undefined}
        >
          {mark.text}
        </text>
      )
    case 'sign':
      return <SignMark x={mark.x} y={mark.y} size={mark.size} look={looks[mark.partner]} />
  }
}

function SignMark({ x, y, size, look }: { x: number; y: number; size: number; look: PartnerLook | undefined }) {
  if (!look) return null
  if (look.shape === 'none') {
    return (
      <text
        x={x}
        y={y + size * 0.36}
        fontSize={size}
        fontWeight={700}
        textAnchor="middle"
        fill={look.color}
        stroke="#FFFFFF"
        strokeWidth={2}
        paintOrder="stroke"
      >
        {look.letters}
      </text>
    )
  }
  // The white edge lies outside the sign, so that touching signs stay apart.
  return (
    <path
      d={signPath(look.shape, size)}
      transform={`translate(${x} ${y})`}
      fill={look.color}
      fillRule="evenodd"
      stroke="#FFFFFF"
      strokeWidth={2}
      paintOrder="stroke"
    />
  )
}

function strokeOf(stroke: Stroke | undefined) {
  if (!stroke) return {}
  return { stroke: stroke.color, strokeWidth: stroke.width, strokeDasharray: stroke.dash?.join(' ') }
}

function hatchColors(marks: readonly Mark[]): string[] {
  const colors = new Set<string>()
  for (const mark of marks) if ('fill' in mark && mark.fill && 'hatch' in mark.fill) colors.add(mark.fill.hatch)
  return [...colors]
}
