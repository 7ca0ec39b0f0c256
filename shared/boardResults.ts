// The results of a board: takes the contents and the revealed partner values out of its state and computes as `evaluate` does.
// Values that do not fit their field (a half-typed or foreign entry) read as empty and never stop the computing.
import {
  type BoardState,
  type FieldValue,
  itemKey,
  itemKeyParts,
  latestValues,
  listItems,
  type Item,
  type RoundValues,
  singleField,
} from './board/boardState.ts'
import { widgetSeedOf, type WidgetId } from './catalog.ts'
import type { FieldSeed } from './templateSeed.ts'
import { type BrandInput, type ChannelState, POSITIONING_FIELDS } from './compute/brand.ts'
import { type ComputeInput, computeResults, coverageFacts } from './compute/computeResults.ts'
import { type CoverageEvidence, judgeCoverage } from './compute/coverage.ts'
import { countsAsEvidence, isFilled } from './compute/evidence.ts'
import type { Criterion } from './compute/marketScores.ts'
import type { MarketSettings } from './compute/markets.ts'
import { DEFAULT_NEED_MAP, type NeedMap } from './compute/marketWeights.ts'
import type { Results } from './compute/results.ts'

function fieldsOf(widget: WidgetId): readonly FieldSeed[] {
  const seed = widgetSeedOf(widget)
  return seed && 'fields' in seed ? seed.fields : []
}

const revealed = (board: BoardState, widget: WidgetId): RoundValues => latestValues(board, widget)?.values ?? {}

/** Cells of a shared matrix or checklist: row -> column -> value, in one pass over the board's items. */
function sharedCells(board: BoardState, widget: WidgetId): Map<string, Map<string, unknown>> {
  const prefix = `${itemKey(widget)}/`
  const rows = new Map<string, Map<string, unknown>>()
  for (const [key, value] of board.items) {
    if (!key.startsWith(prefix) || value === null) continue
    const [row, column] = itemKeyParts(key.slice(prefix.length))
    if (row === undefined || column === undefined) continue
    rows.set(row, (rows.get(row) ?? new Map<string, unknown>()).set(column, value))
  }
  return rows
}

function cellsWhere<T>(cells: Map<string, Map<string, unknown>>, fits: (value: unknown) => value is T) {
  const rows = [...cells].map(([row, columns]): [string, Record<string, T>] => [
    row,
    Object.fromEntries([...columns].filter((entry): entry is [string, T] => fits(entry[1]))),
  ])
  return Object.fromEntries(rows)
}

/** Whether a reference or partner id names something that is on the board and not archived. */
function resolverOf(board: BoardState): (field: FieldSeed, id: string) => boolean {
  const idsByWidget = new Map<WidgetId, Set<string>>()
  const idsOf = (widget: WidgetId): Set<string> => {
    const ids = idsByWidget.get(widget) ?? new Set(listItems(board, widget).map((item) => item.id))
    idsByWidget.set(widget, ids)
    return ids
  }
  return (field, id) =>
    field.type === 'partner'
      ? board.partners.some((partner) => partner.id === id)
      : (field.to ?? []).some((widget) => idsOf(widget).has(id))
}

/** Items of a list that count as evidence (domain 3.2). */
export function countingItems(board: BoardState, widget: WidgetId): Item[] {
  const fields = fieldsOf(widget)
  const resolves = resolverOf(board)
  return listItems(board, widget).filter((item) => countsAsEvidence(item, fields, resolves))
}

const textOf = (value: FieldValue | undefined): string =>
  typeof value === 'string' ? value : typeof value === 'object' && value !== null && '$t' in value ? value.$t : ''
const numberOf = (value: FieldValue | undefined): number | null =>
  typeof value === 'number' && Number.isFinite(value) ? value : null
const ids = (items: readonly Item[]): string[] => items.map((item) => item.id)

function needsPart(board: BoardState): ComputeInput['T02'] {
  return {
    needs: listItems(board, 'T02.needs').map(({ id, fields }) => ({ id, segment: textOf(fields.segment) || null })),
    values: revealed(board, 'T02.scores'),
    surveys: countingItems(board, 'T02.surveys').map(({ id, fields }) => ({
      id,
      companies: fields.companies as number,
    })),
    needLinks: countingItems(board, 'T02.needLinks').map(({ id, fields }) => ({
      id,
      need: textOf(fields.need),
      target: textOf(fields.target),
    })),
  }
}

/** A criterion that can be computed with, or null while its axis, direction, kind or anchors are missing. */
function criterionOf({ id, fields }: Item): Criterion | null {
  const { axis, direction, kind } = fields
  if (axis !== 'attractiveness' && axis !== 'fit') return null
  if (direction !== 'benefit' && direction !== 'cost') return null
  if (kind !== 'judged' && kind !== 'measured') return null
  const lo = numberOf(fields.lo)
  const hi = numberOf(fields.hi)
  if (kind === 'measured' && (lo === null || hi === null || lo >= hi)) return null
  const veto = numberOf(fields.veto)
  return {
    id,
    axis,
    direction,
    kind,
    lo,
    hi,
    veto: veto !== null && veto >= 0 && veto <= 1 ? veto : null,
    memberInterest: fields.memberInterest === true,
  }
}

function needMapOf(board: BoardState): NeedMap {
  const own = sharedCells(board, 'T04.needMap')
  // One own cell replaces the default map as a whole (domain 4.T04.5).
  if (own.size === 0) return DEFAULT_NEED_MAP
  return cellsWhere(own, (value): value is number => value === 0 || value === 1 || value === 3)
}

const wholeFrom1 = (value: FieldValue | undefined): number | null =>
  typeof value === 'number' && Number.isInteger(value) && value >= 1 ? value : null

/** Settings of T04; a field nobody set, or set out of its range, has the seed's default. */
function settingsOf(board: BoardState): MarketSettings {
  const read = (id: string): FieldValue | undefined => {
    const field = fieldsOf('T04.settings').find((one) => one.id === id)!
    const value = singleField(board, 'T04.settings', id)
    return isFilled(field, value, () => false) ? value : field.default
  }
  return {
    weightMode: read('weightMode') as MarketSettings['weightMode'],
    lambda: read('lambda') as number,
    sensitivityPct: read('sensitivityPct') as number,
    // The field's upper bound is a matter of entry; any whole number from 1 means the same to the formulas.
    maxTargets: wholeFrom1(singleField(board, 'T04.settings', 'maxTargets')) ?? (read('maxTargets') as number),
  }
}

function marketsPart(board: BoardState): ComputeInput['T04'] {
  const chosen = singleField(board, 'T04.decision', 'markets')
  return {
    criteria: listItems(board, 'T04.criteria').flatMap((item) => criterionOf(item) ?? []),
    markets: listItems(board, 'T04.markets').map(({ id, fields }) => ({
      id,
      maturity: textOf(fields.maturity) || null,
    })),
    scores: revealed(board, 'T04.scores'),
    measured: cellsWhere(
      sharedCells(board, 'T04.measured'),
      (value): value is number => typeof value === 'number' && Number.isFinite(value),
    ),
    points: revealed(board, 'T04.weights'),
    needMap: needMapOf(board),
    settings: settingsOf(board),
    decision: {
      statement: textOf(singleField(board, 'T04.decision', 'statement')),
      markets: Array.isArray(chosen) ? chosen : [],
      votes: revealed(board, 'T04.decisionVote'),
    },
  }
}

const isState = (value: unknown): value is ChannelState => value === 0 || value === 1 || value === 2 || value === 'na'

function brandPart(board: BoardState): BrandInput {
  return {
    attributes: ids(listItems(board, 'T08.attributes')),
    attributeRatings: revealed(board, 'T08.attributeRatings'),
    names: listItems(board, 'T08.names').map(({ id, fields }) => ({ id, available: fields.available === true })),
    nameRatings: revealed(board, 'T08.nameRatings'),
    nameVotes: revealed(board, 'T08.nameVote'),
    channels: listItems(board, 'T08.channels').flatMap(({ id, fields: { scope } }) =>
      scope === 'common' || scope === 'partner' ? [{ id, scope }] : [],
    ),
    channelState: cellsWhere(sharedCells(board, 'T08.channelState'), isState),
    assets: countingItems(board, 'T08.assets').map(({ id, fields }) => ({
      id,
      partner: textOf(fields.partner),
      stage: textOf(fields.stage),
    })),
    positioning: Object.fromEntries(
      POSITIONING_FIELDS.map((field) => [field, textOf(singleField(board, 'T08.positioning', field))]),
    ),
  }
}

/** What the formulas need from a board: contents, and the latest revealed partner values of every ballot widget (3.9). */
export function boardInput(board: BoardState): ComputeInput {
  const has = (template: string): boolean => board.templates.includes(template)
  return {
    partners: board.partners.map((partner) => partner.id),
    T02: has('T02') ? needsPart(board) : null,
    T04: has('T04') ? marketsPart(board) : null,
    T08: has('T08') ? brandPart(board) : null,
  }
}

/**
 * Exact results of everything on the board; templates that are not on it have no key.
 * @param _today ISO date the board counts from; no signal of T02, T04 or T08 compares dates
 */
export function boardResults(board: BoardState, _today: string): Results {
  return computeResults(boardInput(board))
}

/** For every signal of the 19 recommendations: whether it holds, what proves it and what is missing (domain 2). */
export function coverageEvidence(board: BoardState, results: Results): CoverageEvidence {
  return judgeCoverage(coverageFacts(boardInput(board), results))
}
