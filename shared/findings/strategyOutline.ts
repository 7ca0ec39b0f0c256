// The strategy document as a list of chapters (domain 5.2): which templates make each, and how far they are. Knows no paper.
import type { BoardState } from '../board/boardState.ts'
import { instanceProgress } from '../board/templateProgress.ts'
import { templateOf, type TemplateId } from '../catalog.ts'

export type StrategyChapter = {
  key: string
  /** 1-13 of domain 5.2. */
  number: number
  /** Templates whose own chapter this is. */
  templates: readonly TemplateId[]
  /** Templates that bring single parts from elsewhere (`chapter` in their seed's `pdf`). */
  guests: readonly TemplateId[]
}

const chapter = (
  number: number,
  key: string,
  templates: readonly TemplateId[],
  guests: readonly TemplateId[] = [],
): StrategyChapter => ({ number, key, templates, guests })

export const STRATEGY_CHAPTERS: readonly StrategyChapter[] = [
  chapter(1, 'summary', [], ['T16']),
  chapter(2, 'partners', ['T15'], ['T01', 'T08']),
  chapter(3, 'needs', ['T02', 'T03']),
  chapter(4, 'value', ['T07']),
  chapter(5, 'markets', ['T04']),
  chapter(6, 'subsectors', ['T05']),
  chapter(7, 'portraits', ['T06']),
  chapter(8, 'brand', ['T08', 'T09']),
  chapter(9, 'network', ['T10', 'T14']),
  chapter(10, 'plan', ['T11', 'T12']),
  chapter(11, 'hub', ['T13']),
  chapter(12, 'governance', ['T01']),
  chapter(13, 'indicators', ['T16']),
]

/** `absent`: not on the board. `open`: nobody has worked on it. `adopted`: worked on, and every statement was voted for. */
export type OutlineState = 'absent' | 'open' | 'begun' | 'adopted'
/** `collected`: the chapter is put together from all the others. */
export type ChapterState = OutlineState | 'collected'
export type OutlinePart = { template: TemplateId; instance: TemplateId; state: OutlineState }
export type OutlineChapter = StrategyChapter & { state: ChapterState; parts: OutlinePart[] }

const STATES = { empty: 'open', begun: 'begun', decided: 'adopted' } as const

/** A chapter is adopted when all of it is, and begun as soon as one page of it is worked on. */
function chapterState(parts: readonly OutlinePart[]): ChapterState {
  if (parts.length === 0) return 'collected'
  if (parts.every(({ state }) => state === 'absent')) return 'absent'
  const here = parts.filter(({ state }) => state !== 'absent')
  if (here.every(({ state }) => state === 'open')) return 'open'
  return parts.every(({ state }) => state === 'adopted') ? 'adopted' : 'begun'
}

/** Every chapter with the pages that make it, in the order of the document. */
export function strategyOutline(board: BoardState): OutlineChapter[] {
  return STRATEGY_CHAPTERS.map((one) => {
    const parts = one.templates.flatMap((template): OutlinePart[] => {
      const instances = board.templates.filter((instance) => templateOf(instance) === template)
      if (instances.length === 0) return [{ template, instance: template, state: 'absent' }]
      return instances.map((instance) => ({ template, instance, state: STATES[instanceProgress(board, instance)] }))
    })
    return { ...one, state: chapterState(parts), parts }
  })
}
