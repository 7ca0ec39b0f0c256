// Rows and columns of a matrix, heat map or vote as they stand on the board now. Pure.
import { instanceOf, widgetOn, type TemplateId, type WidgetId } from '../catalog.ts'
import { DECISION_ROW } from '../compute/decision.ts'
import { tallyVotes } from '../compute/votes.ts'
import type { AxisSeed } from '../templateSeed.ts'
import { bucketOf, itemKeyParts } from './boardItems.ts'
import { cellValue, latestValues, listItems, singleField, type BoardState, type Item } from './boardState.ts'

export type AxisEntry = {
  id: string
  /** The list's item, null for fixed ids and partners. */
  item: Item | null
  /** A market that is no longer chosen: shown greyed, kept with its values (domain 5.1). */
  isLeft: boolean
}

/**
 * D of domain 2: the markets of a valid T04 decision, in the order chosen; empty while nothing valid is decided. The same rule
 * as compute/decision.ts, without the ranking that D does not depend on.
 */
export function decidedMarkets(board: BoardState): string[] {
  const statement = singleField(board, 'T04.decision', 'statement')
  const chosen = singleField(board, 'T04.decision', 'markets')
  const isStated =
    (typeof statement === 'string' && statement.trim() !== '') ||
    (typeof statement === 'object' && statement !== null && !Array.isArray(statement))
  if (!isStated || !Array.isArray(chosen)) return []
  const votes = latestValues(board, 'T04.decisionVote')?.values ?? {}
  const partners = board.partners.map((partner) => partner.id)
  if (!tallyVotes(votes, partners, DECISION_ROW).adopted) return []
  const candidates = new Set(listItems(board, 'T04.markets').map((market) => market.id))
  return [...new Set(chosen)].filter((market) => candidates.has(market))
}

/**
 * Markets to work on: the decided ones, or every candidate while nothing is decided. Candidates that were left out and those that
 * were archived come last, marked, so that what was written about them stays in sight.
 */
export function workingMarkets(board: BoardState): AxisEntry[] {
  const decided = decidedMarkets(board)
  const all = listItems(board, 'T04.markets', { archived: true })
  const byId = new Map(all.map((item) => [item.id, item]))
  const present = all.filter(({ archived }) => !archived)
  const chosen = decided.length > 0 ? decided : present.map(({ id }) => id)
  const left = [...present, ...all.filter(({ archived }) => archived)].filter(({ id }) => !chosen.includes(id))
  return [
    ...chosen.map((id): AxisEntry => ({ id, item: byId.get(id) ?? null, isLeft: false })),
    ...left.map((item): AxisEntry => ({ id: item.id, item, isLeft: true })),
  ]
}

/** Subsectors chosen in T05 for at least one market to work on (domain 5.1: the values offered in T11 and T12). */
export function chosenSubsectors(board: BoardState): ReadonlySet<string> {
  const markets = workingMarkets(board).filter(({ isLeft }) => !isLeft)
  const all = listItems(board, 'T05.subsectors').map(({ id }) => id)
  return new Set(all.filter((id) => markets.some((market) => cellValue(board, 'T05.choices', id, market.id) === 1)))
}

/** Whether a market that something is about is no longer chosen, or no longer there (domain 5.1). */
export function isLeftMarket(board: BoardState, market: string): boolean {
  return workingMarkets(board).every(({ id, isLeft }) => id !== market || isLeft)
}

/**
 * Entries of an axis in display order; a `where` keeps only the items with that field value.
 * @param instance template instance whose widget has the axis (`T06~2`)
 * @param options.archived keeps archived items: a ballot sent while somebody archives an item is no mistake of its sender
 */
export function axisEntries(
  board: BoardState,
  axis: AxisSeed,
  instance: TemplateId,
  options: { archived?: boolean } = {},
): AxisEntry[] {
  if ('ids' in axis) return axis.ids.map((id) => ({ id, item: null, isLeft: false }))
  if ('partners' in axis) return board.partners.map(({ id }) => ({ id, item: null, isLeft: false }))
  if ('markets' in axis) return workingMarkets(board)
  const { where } = axis
  return listItems(board, widgetOn(instance, axis.list), options)
    .filter((item) => !where || item.fields[where.field] === where.equals)
    .map((item) => ({ id: item.id, item, isLeft: false }))
}

/**
 * What a round asks people for: every entry but markets that are no longer chosen. Whoever leaves those out has missed nothing;
 * scores they were given stay in the matrix.
 */
export function askedEntries(board: BoardState, axis: AxisSeed, instance: TemplateId): AxisEntry[] {
  return axisEntries(board, axis, instance).filter((entry) => !entry.isLeft)
}

/** Whether any cell or revealed score of a matrix has this row or column. */
function isHeld(board: BoardState, widget: WidgetId, id: string): boolean {
  for (const [key, value] of bucketOf(board.items, widget))
    if (value !== null && itemKeyParts(key).slice(1).includes(id)) return true
  return [...(board.values.get(widget)?.values() ?? [])].some((partners) =>
    Object.values(partners).some(({ cells }) => id in cells || Object.values(cells).some((row) => id in row)),
  )
}

/** What a matrix shows: what it asks for, and markets no longer chosen as long as it holds something about them. */
export function shownEntries(board: BoardState, widget: WidgetId, axis: AxisSeed): AxisEntry[] {
  return axisEntries(board, axis, instanceOf(widget)).filter(({ id, isLeft }) => !isLeft || isHeld(board, widget, id))
}

/** Ids of an axis, as axisEntries gives them. */
export function axisIds(
  board: BoardState,
  axis: AxisSeed,
  instance: TemplateId,
  options: { archived?: boolean } = {},
): string[] {
  return axisEntries(board, axis, instance, options).map((entry) => entry.id)
}
