// Text with signs and small icons in it, broken into lines. Icons are paths, because the fonts lack their letters.
import { COLOR } from '../drawing.ts'
import type { Paper, TextStyle, Weight } from './Paper.ts'

export type IconName =
  'tick' | 'cross' | 'dash' | 'triangle' | 'triangleOpen' | 'less' | 'stop' | 'live' | 'draft' | 'notStarted'
export type Inline =
  | string
  | { text: string; weight?: Weight; italic?: boolean; color?: string }
  | { sign: number }
  | { icon: IconName; color?: string }
  /** Parts that stay on one line. */
  | { keep: Inline[] }

export type TextLook = {
  size: number
  lineHeight: number
  weight?: Weight
  color?: string
  align?: 'left' | 'right' | 'center'
}

type Part =
  | { kind: 'text'; text: string; style: TextStyle }
  | { kind: 'sign'; sign: number }
  | { kind: 'icon'; icon: IconName; color: string }
type Placed = { part: Part; x: number }
export type InlineLines = { lines: { placed: Placed[]; width: number }[]; height: number; look: TextLook }

/** A word, sign or kept group: parts side by side, with the space before it when it is not first in its line. */
type Atom = {
  parts: { part: Part; width: number; gap: number }[]
  width: number
  spaceBefore: number
  breaksBefore: boolean
}

export function layoutInline(inlines: readonly Inline[], width: number, look: TextLook, paper: Paper): InlineLines {
  const lines: InlineLines['lines'] = []
  let line: Placed[] = []
  let x = 0
  const endLine = () => {
    lines.push({ placed: line, width: x })
    line = []
    x = 0
  }
  for (const atom of atomsOf(inlines, look, paper)) {
    if (atom.breaksBefore) endLine()
    for (const piece of splitToFit(atom, width, paper)) {
      const space = line.length === 0 ? 0 : piece.spaceBefore
      if (line.length > 0 && x + space + piece.width > width + 0.01) endLine()
      else x += space
      for (const { part, width: partWidth, gap } of piece.parts) {
        line.push({ part, x: x + gap })
        x += gap + partWidth
      }
    }
  }
  if (line.length > 0 || lines.length === 0) endLine()
  return { lines, height: lines.length * look.lineHeight, look }
}

/** Draws lines laid out before; `y` is the top of the first. */
export function drawInline(laid: InlineLines, x: number, y: number, width: number, paper: Paper): void {
  const { size, lineHeight, align } = laid.look
  laid.lines.forEach((line, i) => {
    const left = align === 'right' ? x + width - line.width : align === 'center' ? x + (width - line.width) / 2 : x
    const baseline = y + i * lineHeight + lineHeight / 2 + size * 0.35
    const pen: { run: { text: string; style: TextStyle; x: number; end: number } | null } = { run: null }
    const flush = () => {
      if (pen.run) paper.text(pen.run.text, pen.run.x, baseline, pen.run.style)
      pen.run = null
    }
    for (const { part, x: at } of line.placed) {
      if (part.kind === 'text') {
        // Words of one look are drawn as one text, so that a reader copies them with their spaces.
        const gap = pen.run === null ? -1 : left + at - pen.run.end
        const end = left + at + paper.width(part.text, part.style)
        if (pen.run !== null && sameStyle(pen.run.style, part.style) && gap > 0.01 && gap < size * 0.4) {
          pen.run = { ...pen.run, text: `${pen.run.text} ${part.text}`, end }
        } else {
          flush()
          pen.run = { text: part.text, style: part.style, x: left + at, end }
        }
        continue
      }
      flush()
      if (part.kind === 'sign')
        paper.sign(
          part.sign,
          left + at + paper.signWidth(part.sign, signSize(size)) / 2,
          baseline - size * 0.34,
          signSize(size),
        )
      else drawIcon(paper, part.icon, left + at, baseline, size, part.color)
    }
    flush()
  })
}

const signSize = (size: number) => size * 0.86
const sameStyle = (a: TextStyle, b: TextStyle) =>
  a.size === b.size && a.weight === b.weight && a.color === b.color && (a.italic ?? false) === (b.italic ?? false)

function atomsOf(inlines: readonly Inline[], look: TextLook, paper: Paper): Atom[] {
  const atoms: Atom[] = []
  const space = paper.width(' ', { size: look.size, weight: 400, color: '' })
  let glue = true
  let endedWithSpace = false
  for (const inline of inlines) {
    if (typeof inline === 'object' && 'keep' in inline) {
      const inner = atomsOf(inline.keep, look, paper)
      const parts = inner.flatMap((atom, i) =>
        atom.parts.map((entry, k) => ({ ...entry, gap: entry.gap + (i > 0 && k === 0 ? atom.spaceBefore : 0) })),
      )
      const width = parts.reduce((sum, entry) => sum + entry.gap + entry.width, 0)
      atoms.push({ parts, width, spaceBefore: glue ? 0 : space * 3, breaksBefore: false })
      glue = false
      endedWithSpace = false
      continue
    }
    if (typeof inline === 'object' && ('sign' in inline || 'icon' in inline)) {
      const part: Part =
        'sign' in inline
          ? { kind: 'sign', sign: inline.sign }
          : { kind: 'icon', icon: inline.icon, color: inline.color ?? look.color ?? COLOR.ink }
      const width =
        'sign' in inline ? paper.signWidth(inline.sign, signSize(look.size)) : iconWidth(inline.icon, look.size)
      atoms.push({
        parts: [{ part, width, gap: 0 }],
        width,
        spaceBefore: atoms.length === 0 ? 0 : space * 1.3,
        breaksBefore: false,
      })
      glue = false
      endedWithSpace = false
      continue
    }
    const run = typeof inline === 'string' ? { text: inline } : inline
    const style: TextStyle = {
      size: look.size,
      weight: run.weight ?? look.weight ?? 400,
      color: run.color ?? look.color ?? COLOR.ink,
      ...(run.italic === true ? { italic: true } : {}),
    }
    run.text.split('\n').forEach((paragraph, p) => {
      const words = paragraph.split(/ +/).filter((word) => word !== '')
      words.forEach((word, w) => {
        const width = paper.width(word, style)
        const follows =
          w === 0 && p === 0 && atoms.length > 0 && !run.text.startsWith(' ') && !endedWithSpace && !lastIsMark(atoms)
        const part: Part = { kind: 'text', text: word, style }
        if (follows) {
          // Written without a space between: stays with the word before, such as a full stop.
          const before = atoms.at(-1)!
          before.parts.push({ part, width, gap: 0 })
          before.width += width
          return
        }
        atoms.push({
          parts: [{ part, width, gap: 0 }],
          width,
          spaceBefore: space * (lastIsMark(atoms) && w === 0 ? 1.3 : 1),
          breaksBefore: p > 0 && w === 0,
        })
      })
      if (words.length === 0 && p > 0) atoms.push({ parts: [], width: 0, spaceBefore: 0, breaksBefore: true })
    })
    glue = false
    endedWithSpace = run.text.endsWith(' ')
  }
  return atoms
}

function lastIsMark(atoms: readonly Atom[]): boolean {
  const part = atoms.at(-1)?.parts.at(-1)?.part
  return part !== undefined && part.kind !== 'text'
}

/** A word wider than the line is broken between letters; kept groups that do not fit give way to single parts. */
function splitToFit(atom: Atom, width: number, paper: Paper): Atom[] {
  if (atom.width <= width + 0.01) return [atom]
  return atom.parts.flatMap((entry, i): Atom[] => {
    const spaceBefore = i === 0 ? atom.spaceBefore : entry.gap
    const { part } = entry
    if (part.kind !== 'text' || entry.width <= width)
      return [{ parts: [{ ...entry, gap: 0 }], width: entry.width, spaceBefore, breaksBefore: false }]
    const pieces: Atom[] = []
    let rest = [...part.text]
    while (rest.length > 0) {
      let count = rest.length
      while (count > 1 && paper.width(rest.slice(0, count).join(''), part.style) > width) count--
      const text = rest.slice(0, count).join('')
      const pieceWidth = paper.width(text, part.style)
      pieces.push({
        parts: [{ part: { ...part, text }, width: pieceWidth, gap: 0 }],
        width: pieceWidth,
        spaceBefore: pieces.length === 0 ? spaceBefore : 0,
        breaksBefore: false,
      })
      rest = rest.slice(count)
    }
    return pieces
  })
}

function iconWidth(icon: IconName, size: number): number {
  if (icon === 'live' || icon === 'draft' || icon === 'notStarted') return size * 1.5
  return size * (icon === 'dash' ? 0.6 : icon === 'less' ? 0.5 : 0.85)
}

function drawIcon(paper: Paper, icon: IconName, x: number, baseline: number, size: number, color: string): void {
  const u = size / 10
  const at = (points: [number, number][]) =>
    points.map(([px, py], i) => `${i === 0 ? 'M' : 'L'}${x + px * u} ${baseline - py * u}`).join('')
  const stroke = { color, width: u * 1.05 }
  switch (icon) {
    case 'tick':
      return paper.path(
        at([
          [0.6, 3.2],
          [3, 0.6],
          [7.6, 6.6],
        ]),
        { stroke },
      )
    case 'cross':
      paper.path(
        at([
          [1, 0.8],
          [6.6, 6.2],
        ]),
        { stroke },
      )
      return paper.path(
        at([
          [1, 6.2],
          [6.6, 0.8],
        ]),
        { stroke },
      )
    case 'dash':
      return paper.path(
        at([
          [0.6, 3.3],
          [5.4, 3.3],
        ]),
        { stroke },
      )
    case 'less':
      paper.path(
        at([
          [2.4, 7],
          [2.4, 0.2],
        ]),
        { stroke },
      )
      return paper.path(
        at([
          [0.4, 2.4],
          [2.4, 0.2],
          [4.4, 2.4],
        ]),
        { stroke },
      )
    case 'stop':
      paper.mark({ kind: 'circle', x: x + 3.8 * u, y: baseline - 3.4 * u, r: 3.2 * u, stroke })
      return paper.path(
        at([
          [1.6, 1.2],
          [6, 5.6],
        ]),
        { stroke },
      )
    case 'triangle':
      return paper.path(
        `${at([
          [4, 7.2],
          [7.9, 0],
          [0.1, 0],
        ])}Z`,
        { fill: { color } },
      )
    case 'triangleOpen':
      return paper.path(
        `${at([
          [4, 6.8],
          [7.4, 0.4],
          [0.6, 0.4],
        ])}Z`,
        { stroke },
      )
    case 'live':
    case 'draft':
    case 'notStarted': {
      const box = { x, y: baseline - 7.2 * u, w: 13 * u, h: 8 * u }
      const edge = { color: icon === 'notStarted' ? COLOR.controlLine : COLOR.action, width: 0.9 * u }
      paper.rect(box.x, box.y, box.w, box.h, {
        fill: { color: icon === 'live' ? COLOR.action : COLOR.paper },
        stroke: edge,
        radius: 1.6 * u,
      })
      if (icon === 'draft')
        paper.path(`M${box.x} ${box.y + box.h}L${box.x} ${box.y}L${box.x + box.w} ${box.y}Z`, {
          fill: { color: '#76B2B6' },
        })
    }
  }
}
