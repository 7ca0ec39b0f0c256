// Text with signs and small icons in it, broken into lines. Icons are paths, because the fonts lack their letters.
import { COLOR } from '../drawing.ts'
import { bidiRuns, hasRightToLeft } from './bidi.ts'
import type { BoardHand } from './boardFonts.ts'
import { drawIcon, iconWidth, type IconName } from './icons.ts'
import { breakableParts } from './lineBreaks.ts'
import type { Decoration, TextStyle, Weight } from './look.ts'
import type { Paper } from './Paper.ts'

/** What a line of text is drawn with: a sheet of paper, or a picture. */
export type TextPaper = Pick<
  Paper,
  'width' | 'middle' | 'signWidth' | 'text' | 'halo' | 'rect' | 'line' | 'path' | 'mark' | 'sign' | 'link'
>

export type Inline =
  | string
  | ({ text: string; weight?: Weight; italic?: boolean; color?: string; hand?: BoardHand } & Decoration)
  | { sign: number }
  | { icon: IconName; color?: string }
  /** Parts that stay on one line. */
  | { keep: Inline[] }

/** A space at which no line ends. */
const NO_BREAK = '\u00a0'

/** Numbers stay beside what they count: `36 months`. */
export const numbersKept = (text: string): string => text.replace(/(\d) (?=\p{L})/gu, `$1${NO_BREAK}`)

/** Units stay with their number wherever text is set: `20 %`, `5 : 0`, `4 May 2027`. */
export const unitsKept = (text: string): string =>
  /\d [%:\p{L}]/u.test(text)
    ? text.replace(
        /(?<=\d) (?=%|: \d)|(?<=\d :) (?=\d)|(?<=\b\d{1,2}) (?=\p{L}{3,9} \d{4}\b)|(?<=\b\d{1,2}[ \u00a0]\p{L}{3,9}) (?=\d{4}\b)/gu,
        NO_BREAK,
      )
    : text

export type TextLook = {
  size: number
  lineHeight: number
  weight?: Weight
  color?: string
  align?: 'left' | 'right' | 'center'
  /** Text of the board: its baseline stands where a browser puts it. */
  isBoard?: boolean
  /** Which way a line begins; right to left when the first letter that has a direction says so. */
  direction?: 'ltr' | 'rtl'
}

type TextPart = { kind: 'text'; text: string; style: TextStyle; decoration: Decoration }
type Part = TextPart | { kind: 'sign'; sign: number } | { kind: 'icon'; icon: IconName; color: string }
type Placed = { part: Part; x: number }
export type InlineLines = { lines: { placed: Placed[]; width: number }[]; height: number; look: TextLook }

/** A word, sign or kept group: parts side by side, with the space before it when it is not first in its line. */
type Atom = {
  parts: { part: Part; width: number; gap: number }[]
  width: number
  spaceBefore: number
  breaksBefore: boolean
}

export function layoutInline(inlines: readonly Inline[], width: number, look: TextLook, paper: TextPaper): InlineLines {
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
export function drawInline(laid: InlineLines, x: number, y: number, width: number, paper: TextPaper): void {
  const { size, lineHeight, align } = laid.look
  laid.lines.forEach((line, i) => {
    const left = align === 'right' ? x + width - line.width : align === 'center' ? x + (width - line.width) / 2 : x
    const middle = y + i * lineHeight + lineHeight / 2
    const first = line.placed.find(({ part }) => part.kind === 'text')?.part
    const rise = laid.look.isBoard === true && first?.kind === 'text' ? paper.middle(first.style) : size * 0.35
    drawLine(line, left, middle + rise, laid.look, paper)
  })
}

function drawLine(
  line: InlineLines['lines'][number],
  left: number,
  baseline: number,
  look: TextLook,
  paper: TextPaper,
) {
  const { size } = look
  const texts = line.placed.filter((one): one is Placed & { part: TextPart } => one.part.kind === 'text')
  if (look.direction === 'rtl' || texts.some(({ part }) => hasRightToLeft(part.text))) {
    drawBidi(line, left, baseline, look, paper)
    return
  }
  const pen: { run: { part: TextPart; text: string; x: number; end: number } | null } = { run: null }
  const flush = () => {
    if (pen.run) drawRun(pen.run.part, pen.run.text, pen.run.x, pen.run.end, baseline, paper)
    pen.run = null
  }
  for (const { part, x: at } of line.placed) {
    if (part.kind === 'text') {
      // Words of one look are drawn as one text, so that a reader copies them with their spaces.
      const gap = pen.run === null ? -1 : left + at - pen.run.end
      const end = left + at + paper.width(part.text, part.style)
      if (pen.run !== null && sameLook(pen.run.part, part) && gap > -0.01 && gap < size * 0.4) {
        pen.run = { ...pen.run, text: `${pen.run.text}${gap > 0.01 ? ' ' : ''}${part.text}`, end }
      } else {
        flush()
        pen.run = { part, text: part.text, x: left + at, end }
      }
      continue
    }
    flush()
    drawSign(part, left + at, baseline, size, paper)
  }
  flush()
}

function drawSign(part: Exclude<Part, TextPart>, x: number, baseline: number, size: number, paper: TextPaper): void {
  if (part.kind === 'icon') return drawIcon(paper, part.icon, x, baseline, size, part.color)
  const wide = paper.signWidth(part.sign, signSize(size))
  paper.sign(part.sign, x + wide / 2, baseline - size * 0.34, signSize(size))
}

function drawRun(
  part: TextPart,
  text: string,
  x: number,
  end: number,
  baseline: number,
  paper: TextPaper,
  isRtl = false,
) {
  const { style, decoration } = part
  const { size } = style
  if (decoration.mark !== undefined)
    paper.rect(x, baseline - size * 0.95, end - x, size * 1.25, { fill: { color: decoration.mark } })
  if (decoration.halo !== undefined) paper.halo(text, x, baseline, style, decoration.halo, isRtl)
  const words = () => paper.text(text, x, baseline, style, { isRightToLeft: isRtl })
  if (decoration.link === undefined) words()
  else paper.link(decoration.link, [x, baseline - size, end - x, size * 1.25], text, words)
  const rule = { color: style.color, width: size / 16 }
  if (decoration.isUnderlined === true) paper.line(x, baseline + size * 0.12, end, baseline + size * 0.12, rule)
  if (decoration.isStruck === true) paper.line(x, baseline - size * 0.29, end, baseline - size * 0.29, rule)
}

/** A line in which something runs from right to left: its runs in the order in which the eye meets them. */
function drawBidi(
  line: InlineLines['lines'][number],
  left: number,
  baseline: number,
  look: TextLook,
  paper: TextPaper,
): void {
  const runs = bidiRuns(
    line.placed.map(({ part, x }, i) => {
      const before = line.placed[i - 1]
      const end = before === undefined ? x : before.x + widthOf(before.part, look.size, paper)
      return { text: part.kind === 'text' ? part.text : null, hasSpaceBefore: x - end > 0.01 }
    }),
    look.direction ?? 'ltr',
  )
  let x = left
  for (const { index, text, isRightToLeft } of runs) {
    const { part } = line.placed[index]!
    const width = part.kind === 'text' ? paper.width(text, part.style) : widthOf(part, look.size, paper)
    if (part.kind !== 'text') drawSign(part, x, baseline, look.size, paper)
    else if (text !== ' ') drawRun(part, text, x, x + width, baseline, paper, isRightToLeft)
    x += width
  }
}

function widthOf(part: Part, size: number, paper: TextPaper): number {
  if (part.kind === 'text') return paper.width(part.text, part.style)
  return part.kind === 'sign' ? paper.signWidth(part.sign, signSize(size)) : iconWidth(part.icon, size)
}

const signSize = (size: number) => size * 0.86
const sameLook = ({ style: a, decoration: c }: TextPart, { style: b, decoration: d }: TextPart) =>
  a.size === b.size &&
  a.weight === b.weight &&
  a.color === b.color &&
  (a.italic ?? false) === (b.italic ?? false) &&
  a.hand === b.hand &&
  c.isUnderlined === d.isUnderlined &&
  c.isStruck === d.isStruck &&
  c.mark === d.mark &&
  c.link === d.link

function atomsOf(inlines: readonly Inline[], look: TextLook, paper: TextPaper): Atom[] {
  const atoms: Atom[] = []
  const space = paper.width(' ', { size: look.size, weight: 400, color: '' })
  // The board's own hands have spaces of their own; paper's own font keeps one for all weights.
  const spaceOf = (style: TextStyle) => (style.hand === undefined ? space : paper.width(' ', style))
  let glue = true
  let endedWithSpace = false
  /** A space belongs to the run it was written in, not to the word after it. */
  let lastSpace = 0
  for (const inline of inlines) {
    if (typeof inline === 'object' && 'keep' in inline) {
      const inner = atomsOf(inline.keep, look, paper)
      const parts = inner.flatMap((atom, i) =>
        atom.parts.map((entry, k) => ({ ...entry, gap: entry.gap + (i > 0 && k === 0 ? atom.spaceBefore : 0) })),
      )
      const width = parts.reduce((sum, entry) => sum + entry.gap + entry.width, 0)
      // After `Owner: ` a sign stands as a word does; in a row of signs they keep apart.
      atoms.push({ parts, width, spaceBefore: glue ? 0 : endedWithSpace ? lastSpace : space * 3, breaksBefore: false })
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
    const run: Exclude<Inline, string | { sign: number } | { icon: IconName } | { keep: Inline[] }> =
      typeof inline === 'string' ? { text: inline } : inline
    const decoration = decorationOf(run)
    const style: TextStyle = {
      size: look.size,
      weight: run.weight ?? look.weight ?? 400,
      color: run.color ?? look.color ?? COLOR.ink,
      ...(run.italic === true ? { italic: true } : {}),
      ...(run.hand === undefined ? {} : { hand: run.hand }),
    }
    const gapBefore = (w: number, p: number) => (w === 0 && p === 0 && endedWithSpace ? lastSpace : spaceOf(style))
    const kept = look.isBoard === true ? run.text : unitsKept(run.text)
    kept.split('\n').forEach((paragraph, p) => {
      const words = breakableParts(paragraph)
      words.forEach(({ text: word, hasSpaceBefore }, w) => {
        const width = paper.width(word, style)
        const follows =
          w === 0 && p === 0 && atoms.length > 0 && !run.text.startsWith(' ') && !endedWithSpace && !lastIsMark(atoms)
        // A space that may not break is still read and copied as a space.
        const text = look.isBoard === true ? word : word.replaceAll(NO_BREAK, ' ')
        const part: Part = { kind: 'text', text, style, decoration }
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
          spaceBefore: w > 0 && !hasSpaceBefore ? 0 : gapBefore(w, p) * (lastIsMark(atoms) && w === 0 ? 1.3 : 1),
          breaksBefore: p > 0 && w === 0,
        })
      })
      if (words.length === 0 && p > 0) atoms.push({ parts: [], width: 0, spaceBefore: 0, breaksBefore: true })
    })
    glue = false
    endedWithSpace = run.text.endsWith(' ')
    lastSpace = spaceOf(style)
  }
  return atoms
}

function decorationOf({ isUnderlined, isStruck, mark, link, halo }: Decoration): Decoration {
  return {
    ...(isUnderlined === true ? { isUnderlined } : {}),
    ...(isStruck === true ? { isStruck } : {}),
    ...(mark === undefined ? {} : { mark }),
    ...(link === undefined ? {} : { link }),
    ...(halo === undefined ? {} : { halo }),
  }
}

function lastIsMark(atoms: readonly Atom[]): boolean {
  const part = atoms.at(-1)?.parts.at(-1)?.part
  return part !== undefined && part.kind !== 'text'
}

/** A word wider than the line is broken between letters; kept groups that do not fit give way to single parts. */
function splitToFit(atom: Atom, width: number, paper: TextPaper): Atom[] {
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
