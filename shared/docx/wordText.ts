// Runs and paragraphs of WordprocessingML. Lengths come in points and leave in the units Word wants (half points, twentieths).
import { COLOR } from '../drawing.ts'
import { directionOf, hasRightToLeft } from '../pdf/bidi.ts'
import type { IconName } from '../pdf/icons.ts'
import type { Inline } from '../pdf/inline.ts'
import type { Decoration, Weight } from '../pdf/look.ts'
import type { PartnerLook, SignShape } from '../signs.ts'
import type { WordParts } from './WordParts.ts'
import { el, escaped, join, type Xml } from './xml.ts'

/** What the writer of a document's text needs wherever it stands. */
export type WordContext = {
  parts: WordParts
  looks: readonly PartnerLook[]
}

export type RunLook = {
  isBold?: boolean
  isItalic?: boolean
  color?: string
  /** Points. */
  size?: number
  /** Colour behind the letters. */
  shade?: string
  /** Colour of a dashed frame round the letters. */
  frame?: string
  style?: string
} & Pick<Decoration, 'isUnderlined' | 'isStruck'>

/** Letters that stand for a partner's sign; the colour is the partner's. */
const SIGNS: Readonly<Record<Exclude<SignShape, 'none'>, string>> = {
  circle: '●',
  square: '■',
  triangle: '▲',
  diamond: '◆',
  cross: '✚',
  triangleDown: '▼',
  pentagon: '⬟',
  ring: '◎',
}

const ICONS: Readonly<Record<IconName, string>> = {
  tick: '✓',
  cross: '✗',
  dash: '–',
  triangle: '▲',
  triangleOpen: '△',
  less: '↓',
  stop: '⊘',
  live: '■',
  draft: '◪',
  notStarted: '□',
}

export const twips = (points: number): number => Math.round(points * 20)
export const hex = (color: string): string => color.replace('#', '').toUpperCase()

/** Semibold and more is bold: a reader's computer knows no half measures. */
export const isBold = (weight: Weight | undefined): boolean => weight !== undefined && weight >= 600

export function run(text: string, look: RunLook = {}): Xml {
  if (text === '') return '' as Xml
  const words = text
    .split(/(\n|\t)/)
    .filter((part) => part !== '')
    .map((part) =>
      part === '\n' ? el('w:br') : part === '\t' ? el('w:tab') : el('w:t', { 'xml:space': 'preserve' }, escaped(part)),
    )
  return el('w:r', {}, runLook(look, hasRightToLeft(text)), ...words)
}

/** The order of the parts is the schema's. */
export function runLook(look: RunLook, isRightToLeft = false): Xml {
  const parts = [
    look.style === undefined ? '' : el('w:rStyle', { 'w:val': look.style }),
    look.isBold === true ? join([el('w:b'), el('w:bCs')]) : '',
    look.isItalic === true ? join([el('w:i'), el('w:iCs')]) : '',
    look.isStruck === true ? el('w:strike') : '',
    look.color === undefined ? '' : el('w:color', { 'w:val': hex(look.color) }),
    look.size === undefined
      ? ''
      : join([
          el('w:sz', { 'w:val': Math.round(look.size * 2) }),
          el('w:szCs', { 'w:val': Math.round(look.size * 2) }),
        ]),
    look.isUnderlined === true ? el('w:u', { 'w:val': 'single' }) : '',
    look.frame === undefined
      ? ''
      : el('w:bdr', { 'w:val': 'dashed', 'w:sz': 4, 'w:space': 0, 'w:color': hex(look.frame) }),
    look.shade === undefined ? '' : el('w:shd', { 'w:val': 'clear', 'w:color': 'auto', 'w:fill': hex(look.shade) }),
    isRightToLeft ? el('w:rtl') : '',
  ].filter((part): part is Xml => part !== '')
  return parts.length === 0 ? ('' as Xml) : el('w:rPr', {}, ...parts)
}

/** Text with signs and icons as runs. Two parts are one word unless one of them has the space, as on paper. */
export function runs(inlines: readonly Inline[], context: WordContext, look: RunLook = {}): Xml {
  const out: Xml[] = []
  let before = 'nothing' as 'nothing' | 'text' | 'space' | 'mark'
  const mark = (letter: string, color: string) => {
    if (before === 'text' || before === 'mark') out.push(run(' ', look))
    out.push(run(letter, { ...look, color }))
    before = 'mark'
  }
  for (const inline of flat(inlines)) {
    if (typeof inline !== 'string' && 'sign' in inline) {
      const sign = context.looks[inline.sign]
      if (sign) mark(sign.shape === 'none' ? sign.letters : SIGNS[sign.shape], sign.color)
      continue
    }
    if (typeof inline !== 'string' && 'icon' in inline) {
      mark(ICONS[inline.icon], inline.color ?? look.color ?? COLOR.ink)
      continue
    }
    const part = typeof inline === 'string' ? { text: inline } : inline
    if (part.text === '' || (part.text === '\u2003' && (before === 'space' || before === 'nothing'))) continue
    if (before === 'mark' && !/^\s/.test(part.text)) out.push(run('\u00A0', look))
    out.push(textRun(part, context, look))
    before = /\s$/.test(part.text) ? 'space' : 'text'
  }
  return join(out)
}

type TextInline = Exclude<Inline, string | { sign: number } | { icon: IconName } | { keep: Inline[] }>

function textRun(part: TextInline, { parts }: WordContext, look: RunLook): Xml {
  const own: RunLook = {
    ...look,
    ...(part.weight === undefined ? {} : { isBold: isBold(part.weight) }),
    ...(part.italic === true ? { isItalic: true } : {}),
    ...(part.color === undefined ? {} : { color: part.color }),
    ...(part.isUnderlined === true ? { isUnderlined: true } : {}),
    ...(part.isStruck === true ? { isStruck: true } : {}),
    ...(part.mark === undefined ? {} : { shade: part.mark }),
  }
  const rel = part.link === undefined ? null : parts.link(part.link)
  if (rel === null) return run(part.text, own)
  return el('w:hyperlink', { 'r:id': rel, 'w:history': 1 }, run(part.text, { ...own, style: 'Hyperlink' }))
}

/** Kept groups stand further apart from what is before them than words do, as in a legend. */
function flat(inlines: readonly Inline[]): Exclude<Inline, { keep: Inline[] }>[] {
  return inlines.flatMap((inline, i) => {
    if (typeof inline === 'string' || !('keep' in inline)) return [inline]
    return i === 0 ? flat(inline.keep) : ['\u2003', ...flat(inline.keep)]
  })
}

/** The words of a text, without its signs. */
export function plainText(inlines: readonly Inline[]): string {
  return flat(inlines)
    .map((inline) => (typeof inline === 'string' ? inline : 'text' in inline ? inline.text : ' '))
    .join('')
}

export type ParagraphLook = {
  align?: 'left' | 'right' | 'center'
  keepWithNext?: boolean
  startsPage?: boolean
  /** Points above and below instead of the style's own. */
  above?: number
  below?: number
  /** A place that others lead to. */
  bookmark?: string
}

const ALIGN = { left: 'left', right: 'right', center: 'center' } as const

/** @param style id of a style in styles.ts @param words what is said, for the direction of the writing */
export function paragraph(style: string, content: Xml, words: string, look: ParagraphLook = {}): Xml {
  const isRightToLeft = directionOf(words) === 'rtl'
  const spacing =
    look.above === undefined && look.below === undefined
      ? ''
      : el('w:spacing', {
          'w:before': look.above === undefined ? undefined : twips(look.above),
          'w:after': look.below === undefined ? undefined : twips(look.below),
        })
  const parts = [
    style === 'Normal' ? '' : el('w:pStyle', { 'w:val': style }),
    look.keepWithNext === true ? el('w:keepNext') : '',
    look.startsPage === true ? el('w:pageBreakBefore') : '',
    isRightToLeft ? el('w:bidi') : '',
    spacing,
    look.align === undefined || look.align === 'left' ? '' : el('w:jc', { 'w:val': ALIGN[look.align] }),
  ].filter((part): part is Xml => part !== '')
  return el('w:p', {}, parts.length === 0 ? ('' as Xml) : el('w:pPr', {}, ...parts), content)
}

/** A paragraph of a report's own text. */
export function textParagraph(
  style: string,
  inlines: readonly Inline[],
  context: WordContext,
  look: ParagraphLook & RunLook = {},
): Xml {
  return paragraph(style, runs(inlines, context, look), plainText(inlines), look)
}

/** A field with what it says until the reader's program works it out. */
export function field(code: string, shown: Xml): Xml {
  return join([
    el('w:r', {}, el('w:fldChar', { 'w:fldCharType': 'begin' })),
    el('w:r', {}, el('w:instrText', { 'xml:space': 'preserve' }, escaped(` ${code} `))),
    el('w:r', {}, el('w:fldChar', { 'w:fldCharType': 'separate' })),
    shown,
    el('w:r', {}, el('w:fldChar', { 'w:fldCharType': 'end' })),
  ])
}
