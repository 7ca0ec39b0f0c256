// Words of a panel where the browser has put them: one element for each line of a text, with the ends that are cut off on screen.
import { element, escaped, number } from '../../shared/svg/elements.ts'
import { colorOf } from './panelBoxes.ts'
import type { Reading } from './panelReading.ts'

export type Line = {
  text: string
  left: number
  right: number
  top: number
  bottom: number
  /** Degrees: heads of narrow columns run upwards. */
  turn: Turn
}
type Turn = 0 | 90 | -90

/** Words may stand a little higher or lower in one line: code, badges. */
const SAME_LINE = 3

/** The lines of one text node, in the window's px. */
export function linesOf(node: Text, parent: HTMLElement): Line[] {
  const { data } = node
  if (data.trim() === '') return []
  const range = document.createRange()
  const rectOf = (from: number, to: number): DOMRect[] => {
    range.setStart(node, from)
    range.setEnd(node, to)
    return [...range.getClientRects()].filter(({ width, height }) => width > 0 && height > 0)
  }
  const turn = turnOf(parent)
  const lines: (Line & { from: number; to: number })[] = []
  const add = (from: number, to: number, rect: DOMRect) => {
    const last = lines.at(-1)
    const isSame =
      last !== undefined &&
      (turn === 0
        ? Math.abs(last.top - rect.top) < SAME_LINE && rect.left >= last.left - 1
        : Math.abs(last.left - rect.left) < SAME_LINE)
    const { left, right, top, bottom } = rect
    if (!isSame) return void lines.push({ from, to, text: '', left, right, top, bottom, turn })
    last.to = to
    last.right = Math.max(last.right, right)
    last.top = Math.min(last.top, top)
    last.bottom = Math.max(last.bottom, bottom)
  }
  for (const { 0: word, index } of data.matchAll(/\S+/g)) {
    const rects = rectOf(index, index + word.length)
    if (rects.length === 1) add(index, index + word.length, rects[0]!)
    else if (rects.length > 1) {
      let at = index
      for (const letter of word) {
        const rect = rectOf(at, at + letter.length)[0]
        if (rect) add(at, at + letter.length, rect)
        at += letter.length
      }
    }
  }
  const shown = lines.map((line) => ({ ...line, text: data.slice(line.from, line.to).replace(/\s+/g, ' ') }))
  return turn === 0 ? shortened(shown, parent, rectOf) : shown
}

function turnOf(parent: HTMLElement): Turn {
  if (!getComputedStyle(parent).writingMode.startsWith('vertical')) return 0
  let isHalfTurned = false
  for (let at: HTMLElement | null = parent, depth = 0; at && depth < 4; at = at.parentElement, depth++)
    if (getComputedStyle(at).transform.startsWith('matrix(-1,')) isHalfTurned = !isHalfTurned
  return isHalfTurned ? -90 : 90
}

/** Where the screen cuts a text off with three dots, the picture does too. */
function shortened(
  lines: (Line & { from: number; to: number })[],
  parent: HTMLElement,
  rectOf: (from: number, to: number) => DOMRect[],
): Line[] {
  const box = cutterOf(parent)
  if (box === null) return lines
  const { right, bottom } = box.getBoundingClientRect()
  const visible = lines.filter((line) => (line.top + line.bottom) / 2 < bottom)
  return visible.map((line, i) => {
    const isLast = i === visible.length - 1 && visible.length < lines.length
    if (line.right <= right + 1 && !isLast) return line
    const dots = (line.bottom - line.top) * 0.7
    let count = line.text.length
    let end = line.right
    while (count > 1 && end > right - dots) {
      count--
      end = rectOf(line.from, line.from + count).at(-1)?.right ?? end
    }
    return { ...line, text: `${line.text.slice(0, count).trimEnd()}…`, right: Math.min(right, end + dots) }
  })
}

function cutterOf(parent: HTMLElement): HTMLElement | null {
  for (let at: HTMLElement | null = parent, depth = 0; at && depth < 4; at = at.parentElement, depth++) {
    const style = getComputedStyle(at)
    const isCut = style.textOverflow === 'ellipsis' && style.overflowX !== 'visible' && at.scrollWidth > at.clientWidth
    const isClamped = style.webkitLineClamp !== 'none' && at.scrollHeight > at.clientHeight + 1
    if (isCut || isClamped) return at
    if (style.display === 'block' || style.display === 'flex') return null
  }
  return null
}

let context: OffscreenCanvasRenderingContext2D | null = null
const rises = new Map<string, number>()

/** How far below the top of a line's box its letters stand, as a share of the box's height. */
function riseOf(style: CSSStyleDeclaration): number {
  const font = `${style.fontStyle} ${style.fontWeight} 100px ${style.fontFamily}`
  let rise = rises.get(font)
  if (rise === undefined) {
    context ??= new OffscreenCanvas(1, 1).getContext('2d')
    if (!context) throw new Error('this browser has no 2D canvas to measure text with')
    context.font = font
    const { fontBoundingBoxAscent, fontBoundingBoxDescent } = context.measureText('x')
    rise = fontBoundingBoxAscent / (fontBoundingBoxAscent + fontBoundingBoxDescent)
    rises.set(font, rise)
  }
  return rise
}

const CASES: Readonly<Record<string, (text: string) => string>> = {
  uppercase: (text) => text.toUpperCase(),
  lowercase: (text) => text.toLowerCase(),
  capitalize: (text) => text.replace(/(^|\s)\p{L}/gu, (first) => first.toUpperCase()),
}

export function textSvg(line: Line, style: CSSStyleDeclaration, reading: Reading): string {
  const text = CASES[style.textTransform]?.(line.text) ?? line.text
  const [width, height] = [line.right - line.left, line.bottom - line.top]
  const rise = riseOf(style)
  const place =
    line.turn === 0
      ? { x: line.left, y: line.top + height * rise }
      : line.turn === 90
        ? { x: line.right - width * rise, y: line.top }
        : { x: line.left + width * rise, y: line.bottom }
  const [x, y] = [place.x - reading.corner.x, place.y - reading.corner.y]
  const spacing = Number.parseFloat(style.letterSpacing)
  const { fill, opacity } = colorOf(style.color)
  return element(
    'text',
    {
      x,
      y,
      transform: line.turn === 0 ? undefined : `rotate(${line.turn} ${number(x)} ${number(y)})`,
      ...fontOf(text, style, reading),
      fill,
      'fill-opacity': opacity,
      'letter-spacing': Number.isFinite(spacing) && spacing !== 0 ? spacing * reading.scale : undefined,
      'text-decoration': style.textDecorationLine === 'none' ? undefined : style.textDecorationLine,
      // With another font in its place a text still ends where it should.
      textLength: [...text].length > 1 ? (line.turn === 0 ? width : height) : undefined,
    },
    escaped(text),
  )
}

/** Class, size, weight and slant of a text; remembers its letters for the picture's fonts. */
export function fontOf(text: string, style: CSSStyleDeclaration, { scale, texts }: Reading, isChart = false) {
  const weight = (Math.min(700, Math.max(400, Math.round(Number(style.fontWeight) / 100) * 100)) || 400) as
    400 | 500 | 600 | 700
  const isItalic = style.fontStyle !== 'normal'
  texts.push({ text, weight, isItalic })
  return {
    class: /^["']?Inter/.test(style.fontFamily) ? 'interface' : 'paper',
    'font-size': Number.parseFloat(style.fontSize) * (isChart ? 1 : scale),
    'font-weight': weight === 400 ? undefined : weight,
    'font-style': isItalic ? 'italic' : undefined,
  }
}
