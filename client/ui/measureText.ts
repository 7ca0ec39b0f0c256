// Text widths on screen, measured with the font that the charts are drawn in. The paper side measures with the font file.
import { useEffect, useState } from 'react'
import type { MeasureText } from '../../shared/drawing.ts'

export const BOARD_FONT = "'IBM Plex Sans', system-ui, sans-serif"
const WEIGHTS = [400, 500, 600, 700] as const

let context: CanvasRenderingContext2D | null = null
let widths = new Map<string, number>()

/** Width in px. Before the font is there the system font is measured; `useBoardFont` makes charts measure again. */
export const measureText: MeasureText = (text, size, weight) => {
  const key = `${weight}/${size}/${text}`
  const known = widths.get(key)
  if (known !== undefined) return known
  context ??= document.createElement('canvas').getContext('2d')
  if (!context) throw new Error('this browser has no 2D canvas to measure text with')
  context.font = `${weight} ${size}px ${BOARD_FONT}`
  const width = context.measureText(text).width
  // Texts come and go while people type; a bounded table keeps a long workshop small.
  if (widths.size > 5000) widths = new Map()
  widths.set(key, width)
  return width
}

let fontIsReady = false

/** True once the board's font is loaded in all its weights; widths measured before are forgotten then. */
export function useBoardFont(): boolean {
  const [isReady, setReady] = useState(fontIsReady)
  useEffect(() => {
    if (fontIsReady) {
      setReady(true)
      return
    }
    let isMounted = true
    const loads = WEIGHTS.map((weight) => document.fonts.load(`${weight} 12px ${BOARD_FONT}`))
    void Promise.allSettled(loads).then(() => {
      if (!fontIsReady) widths = new Map()
      fontIsReady = true
      if (isMounted) setReady(true)
    })
    return () => {
      isMounted = false
    }
  }, [])
  return isReady
}
