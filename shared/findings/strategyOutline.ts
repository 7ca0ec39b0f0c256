// The strategy document as a list of chapters (domain 5.2): which templates make each, and how far they are. Knows no paper.
import { latestValues, listItems, singleField, type BoardState, type Item } from '../board/boardState.ts'
import { templateOf, templateSeedOf, type TemplateId } from '../catalog.ts'
import type { Content } from '../compute/content.ts'
import { statementRow, statementVote } from '../widgets/statement.ts'

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

/** Entries that are there by themselves (source facts, live links) are nobody's work until somebody touches them. */
const isPeoples = (item: Item): boolean =>
  item.origin === 'participant' || item.confirmed !== null || (item.origin === 'link' && item.by !== null)
const isSet = (value: unknown): boolean => value !== undefined && value !== null && value !== ''

/** Whether people have put anything into an instance: an entry, a text, a cell, a round. What was prefilled does not count. */
export function isWorkedOn(board: BoardState, content: Content, instance: TemplateId): boolean {
  return Object.entries(templateSeedOf(instance)?.widgets ?? {}).some(([name, seed]) => {
    const widget = `${instance}.${name}`
    if (latestValues(board, widget) !== null) return true
    switch (seed.kind) {
      case 'canvas':
      case 'statement':
        // The market a page was made for is not work on it.
        return seed.fields.some(({ id, type }) => type !== 'reference' && isSet(singleField(board, widget, id)))
      case 'matrix':
      case 'heatmap':
      case 'checklist':
        return Object.keys(content.cells(widget)).length > 0
      case 'dotVote':
      case 'partnerVote':
        return false
      default:
        return listItems(board, widget).some(isPeoples)
    }
  })
}

/** `absent`: not on the board. `open`: nobody has worked on it. `adopted`: worked on, and every statement was voted for. */
export type OutlineState = 'absent' | 'open' | 'begun' | 'adopted'
/** `collected`: the chapter is put together from all the others. */
export type ChapterState = OutlineState | 'collected'
export type OutlinePart = { template: TemplateId; instance: TemplateId; state: OutlineState }
export type OutlineChapter = StrategyChapter & { state: ChapterState; parts: OutlinePart[] }

function isAdopted(board: BoardState, instance: TemplateId): boolean {
  const statements = Object.entries(templateSeedOf(instance)?.widgets ?? {}).filter(
    ([, { kind }]) => kind === 'statement',
  )
  return (
    statements.length > 0 &&
    statements.every(([name]) => {
      const widget = `${instance}.${name}`
      return statementVote(board, widget, statementRow(widget)).state === 'adopted'
    })
  )
}

function partState(board: BoardState, content: Content, instance: TemplateId): OutlineState {
  if (!isWorkedOn(board, content, instance)) return 'open'
  return isAdopted(board, instance) ? 'adopted' : 'begun'
}

/** A chapter is adopted when all of it is, and begun as soon as one page of it is worked on. */
function chapterState(parts: readonly OutlinePart[]): ChapterState {
  if (parts.length === 0) return 'collected'
  if (parts.every(({ state }) => state === 'absent')) return 'absent'
  const here = parts.filter(({ state }) => state !== 'absent')
  if (here.every(({ state }) => state === 'open')) return 'open'
  return parts.every(({ state }) => state === 'adopted') ? 'adopted' : 'begun'
}

/** Every chapter with the pages that make it, in the order of the document. */
export function strategyOutline(board: BoardState, content: Content): OutlineChapter[] {
  return STRATEGY_CHAPTERS.map((one) => {
    const parts = one.templates.flatMap((template): OutlinePart[] => {
      const instances = board.templates.filter((instance) => templateOf(instance) === template)
      if (instances.length === 0) return [{ template, instance: template, state: 'absent' }]
      return instances.map((instance) => ({ template, instance, state: partState(board, content, instance) }))
    })
    return { ...one, state: chapterState(parts), parts }
  })
}
