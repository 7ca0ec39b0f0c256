// How private notes lie once they are revealed: in rows, by partner under headings or mixed, none over another. Pure: from
// notes and a number for chance to places inside a frame. Knows no document.
import type { PartnerId } from '../catalog.ts'
import { drawFrom, shuffled } from '../shuffled.ts'
import type { Arrangement, Naming } from './workshop.ts'

export type NoteToLay = { id: string; text: string; participantId: string | null; partnerId: PartnerId | null }
/** Places are in the frame, in board units. */
export type LaidNote = {
  id: string
  text: string
  x: number
  y: number
  w: number
  h: number
  size: 's' | 'm'
  /** Font size in pixels where it is not the one of `size`; 0 otherwise. */
  fontSizeAdjustment: number
  /** What the announced naming lets stand on the note. */
  meta: { by?: string; partner?: PartnerId }
}
export type LaidHeading = { partnerId: PartnerId | null; x: number; y: number; w: number; h: number }
export type Layout = { notes: LaidNote[]; headings: LaidHeading[]; w: number; h: number }

export const NOTE_SIDE = 200
const COLUMNS = 6
const GAP = 16
const HEADING_HEIGHT = 40
const SECTION_GAP = 24
/** Padding of a note's text and height of its lines, as the canvas has them. */
const PADDING = 16
const LINE_HEIGHT = 1.35
const FONT_SIZES = { m: 22, s: 18 } as const
/** Longer texts than these get the next smaller letters. */
const SHORT = 60
const LONG = 280
const SMALL_FONT = 14

/** Width of a character as a share of the font size, rather too wide than too narrow. */
function widthOf(character: string): number {
  if (character === ' ') return 0.3
  if (
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Extended_Pictographic}]/u.test(character)
  )
    return 1.1
  return /[\p{Lu}mw@%&]/u.test(character) ? 0.75 : 0.56
}

const textWidth = (text: string): number => [...text].reduce((sum, character) => sum + widthOf(character), 0)

/** Lines that a text takes when it wraps at words, and inside words that are wider than a line. @param width in font sizes */
function countLines(text: string, width: number): number {
  let lines = 0
  for (const paragraph of text.split('\n')) {
    lines += 1
    let filled = 0
    for (const word of paragraph.split(' ')) {
      const wide = textWidth(word)
      if (filled > 0 && filled + 0.3 + wide > width) {
        lines += 1
        filled = 0
      }
      const extra = Math.max(0, Math.ceil(wide / width) - 1)
      lines += extra
      filled = (filled === 0 ? 0 : filled + 0.3) + wide - extra * width
    }
  }
  return lines
}

/** Letters and height of a note, so that its whole text lies inside. */
export function noteSize(text: string): Pick<LaidNote, 'h' | 'size' | 'fontSizeAdjustment'> {
  const size = text.length <= SHORT ? 'm' : 's'
  const fontSizeAdjustment = text.length > LONG ? SMALL_FONT : 0
  const font = fontSizeAdjustment || FONT_SIZES[size]
  const lines = countLines(text, (NOTE_SIDE - 2 * PADDING) / font)
  return { size, fontSizeAdjustment, h: Math.max(NOTE_SIDE, Math.ceil(lines * font * LINE_HEIGHT) + 2 * PADDING) }
}

function metaOf(note: NoteToLay, naming: Naming): LaidNote['meta'] {
  const partner = note.partnerId === null ? {} : { partner: note.partnerId }
  if (naming === 'names') return note.participantId === null ? partner : { by: note.participantId, ...partner }
  return naming === 'partners' ? partner : {}
}

type Section = { partnerId: PartnerId | null; notes: readonly NoteToLay[] }

/** By partner in the consortium's order, people without one last; whoever wrote more stands no closer to the front. */
function sectionsOf(notes: readonly NoteToLay[], partners: readonly PartnerId[], draw: () => number): Section[] {
  const known = new Set(partners)
  const sections = [...partners, null].map((partnerId): Section => {
    const own = notes.filter((note) => (known.has(note.partnerId ?? '') ? note.partnerId : null) === partnerId)
    return { partnerId, notes: shuffled(own, draw) }
  })
  return sections.filter((section) => section.notes.length > 0)
}

/**
 * Lays notes out from the left upper corner.
 * @param rules as announced before anybody wrote; notes that are to name nobody are always mixed
 * @param partners in the consortium's order
 * @param seed decides the order, which tells nothing about who wrote when
 */
export function layNotes(
  notes: readonly NoteToLay[],
  rules: { naming: Naming; arrangement: Arrangement },
  partners: readonly PartnerId[],
  seed: number,
): Layout {
  const draw = drawFrom(seed)
  // The same notes in whatever order they come are the same to chance.
  const sorted = [...notes].sort((a, b) => (a.id < b.id ? -1 : 1))
  const isByPartner = rules.arrangement === 'partner' && rules.naming !== 'nobody'
  const sections = isByPartner
    ? sectionsOf(sorted, partners, draw)
    : [{ partnerId: null, notes: shuffled(sorted, draw) }]
  const layout: Layout = { notes: [], headings: [], w: 0, h: 0 }
  let y = 0
  for (const { partnerId, notes: own } of sections) {
    if (isByPartner) {
      if (y > 0) y += SECTION_GAP
      layout.headings.push({ partnerId, x: 0, y, w: COLUMNS * NOTE_SIDE, h: HEADING_HEIGHT })
      y += HEADING_HEIGHT
    }
    for (let start = 0; start < own.length; start += COLUMNS) {
      const row = own.slice(start, start + COLUMNS).map((note, column): LaidNote => ({
        id: note.id,
        text: note.text,
        x: column * (NOTE_SIDE + GAP),
        y,
        w: NOTE_SIDE,
        ...noteSize(note.text),
        meta: metaOf(note, rules.naming),
      }))
      layout.notes.push(...row)
      layout.w = Math.max(layout.w, row.length * (NOTE_SIDE + GAP) - GAP)
      layout.h = y + Math.max(...row.map(({ h }) => h))
      y = layout.h + GAP
    }
  }
  return layout
}
