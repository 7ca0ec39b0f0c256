// What a report is made of, before it has pages. Chapters build blocks; pieces.ts measures and draws them.
import type { CoverageStatus } from '../compute/results.ts'
import type { Drawing, MeasureText } from '../drawing.ts'
import type { FramePage } from './frames.ts'
import type { Inline } from './inline.ts'
import type { Weight } from './look.ts'
import type { Sheet } from './Sheet.ts'

export type Cell = {
  content: Inline[]
  align?: 'left' | 'right' | 'center'
  weight?: Weight
  color?: string
  /** Background of the whole cell. */
  tint?: string
  /** Hatched: nobody gave a value. */
  isHatched?: boolean
  /** Amber frame: discuss. */
  isFramed?: boolean
  /** A status in a box, as in the coverage table. */
  status?: { status: CoverageStatus; text: string }
  /** A bar from 0 to 1 under the text's left. */
  bar?: number
}

export type Column = {
  head: string
  align?: 'left' | 'right' | 'center'
  /** Left out when none of its cells says anything. */
  isOptional?: boolean
} & ({ width: number } | { share: number })
export type Row =
  | { kind: 'cells'; cells: Cell[]; isTotal?: boolean }
  /** A heading across the table, kept with the row after it. */
  | { kind: 'group'; text: string }

export type Badge = { code: string; status: CoverageStatus; text?: string }

export type Block =
  | { kind: 'chapter'; title: string; lead?: string; runningHead: string; newPage: boolean; isWorked: boolean }
  /** A template's own heading in a chapter of several. */
  | { kind: 'section'; title: string; lead: string }
  | { kind: 'heading'; text: string; level?: 2 | 3 }
  | { kind: 'text'; content: Inline[]; style?: 'body' | 'caption' | 'small' | 'strong' | 'notice' }
  | { kind: 'list'; items: Inline[][]; style?: 'body' | 'small' }
  | { kind: 'decision'; statement: string; content: Inline[]; isEmpty: boolean }
  | { kind: 'figures'; figures: { value: string; label: string }[] }
  | {
      kind: 'chart'
      height: number
      /** Below this width in px its words no longer fit; a narrower screen scrolls. */
      leastWidth?: number
      draw: (measure: MeasureText, width: number, height: number) => Drawing
      caption?: Inline[]
    }
  | {
      /** A chart with text to its right. */
      kind: 'beside'
      width: number
      height: number
      draw: (measure: MeasureText, width: number, height: number) => Drawing
      right: Block[]
    }
  | { kind: 'table'; columns: Column[]; rows: Row[]; caption?: Inline[]; size?: number; padding?: number }
  | { kind: 'columns'; left: Block[]; right: Block[] }
  | { kind: 'badges'; badges: Badge[]; isStrip: boolean }
  | { kind: 'contents' }
  | { kind: 'gap'; height: number }

export type Cover = {
  consortium: string
  title: string
  subtitle: string
  partnersHead: string
  partners: { name: string; detail: string }[]
  stateHead: string
  state: string[]
  footnote: string
}

export type Report = {
  language: string
  title: string
  author: string
  cover: Cover
  runningHead: string
  /** Foot of each page, left. */
  footnote: string
  contentsTitle: string
  blocks: Block[]
  sheet: Sheet
  /** Cover and contents. */
  hasFront: boolean
  /** Each drawn frame has a page of its own size. */
  hasOwnSizes: boolean
  /** The chapter of the drawn frames; null when each stands for itself. */
  framesHead: { chapter: string; runningHead: string } | null
  frames: FramePage[]
  /** What could not be printed as it is on the board; said on the last page. */
  notices: { title: string; texts: string[] }
  /** Said on the last page when letters had no glyph; `{{count}}` is filled in. */
  missingLetters: (count: number, letters: string) => { title: string; text: string }
}
