// What the formulas of T02, T04 and T08 take, read out of the content. Values that do not fit their field (a half-typed or
// foreign entry) read as empty and never stop the computing.
import type { FieldValue } from '../board/boardState.ts'
import { widgetSeedOf } from '../catalog.ts'
import { type BrandInput, type ChannelState, POSITIONING_FIELDS } from './brand.ts'
import { type Content, type ContentItem, numberField, textField } from './content.ts'
import type { DecisionInput } from './decision.ts'
import { isFilled } from './evidence.ts'
import type { Criterion } from './marketScores.ts'
import type { MarketSettings, MarketsInput } from './markets.ts'
import { DEFAULT_NEED_MAP, type NeedMap } from './marketWeights.ts'
import type { NeedsInput } from './needs.ts'

type Grid<T> = Record<string, Record<string, T>>

function cellsWhere<T>(cells: Grid<unknown>, fits: (value: unknown) => value is T): Grid<T> {
  return Object.fromEntries(
    Object.entries(cells).map(([row, columns]) => [
      row,
      Object.fromEntries(Object.entries(columns).filter((entry): entry is [string, T] => fits(entry[1]))),
    ]),
  )
}

const idsOf = (items: readonly ContentItem[]): string[] => items.map((item) => item.id)

/** Needs and their revealed values (domain 4.T02.5). */
export function needsPart(content: Content): NeedsInput {
  return {
    needs: content.items('T02.needs').map(({ id, fields }) => ({ id, segment: textField(fields.segment) || null })),
    values: content.values('T02.scores'),
  }
}

/** A criterion that can be computed with, or null while its axis, direction, kind or anchors are missing. */
function criterionOf({ id, fields }: ContentItem): Criterion | null {
  const { axis, direction, kind } = fields
  if (axis !== 'attractiveness' && axis !== 'fit') return null
  if (direction !== 'benefit' && direction !== 'cost') return null
  if (kind !== 'judged' && kind !== 'measured') return null
  const lo = numberField(fields.lo)
  const hi = numberField(fields.hi)
  if (kind === 'measured' && (lo === null || hi === null || lo >= hi)) return null
  const veto = numberField(fields.veto)
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

/** The criteria that can be computed with, in their order (domain 4.T04.3). */
export function criteriaOf(content: Content): Criterion[] {
  return content.items('T04.criteria').flatMap((item) => criterionOf(item) ?? [])
}

/** Measured values of markets: criterion -> market -> finite number. */
export function measuredOf(content: Content): Grid<number> {
  return cellsWhere(
    content.cells('T04.measured'),
    (value): value is number => typeof value === 'number' && Number.isFinite(value),
  )
}

function needMapOf(content: Content): NeedMap {
  const own = content.cells('T04.needMap')
  // One own cell replaces the default map as a whole (domain 4.T04.5).
  if (Object.keys(own).length === 0) return DEFAULT_NEED_MAP
  return cellsWhere(own, (value): value is number => value === 0 || value === 1 || value === 3)
}

const wholeFrom1 = (value: FieldValue): number | null =>
  typeof value === 'number' && Number.isInteger(value) && value >= 1 ? value : null

/** Settings of T04; a field nobody set, or set out of its range, has the seed's default. */
export function settingsOf(content: Content): MarketSettings {
  const seed = widgetSeedOf('T04.settings')
  const fields = seed && 'fields' in seed ? seed.fields : []
  const read = (id: string): FieldValue | undefined => {
    const field = fields.find((one) => one.id === id)!
    const value = content.field('T04.settings', id)
    return isFilled(field, value, () => false) ? value : field.default
  }
  return {
    weightMode: read('weightMode') as MarketSettings['weightMode'],
    lambda: read('lambda') as number,
    sensitivityPct: read('sensitivityPct') as number,
    // The field's upper bound is a matter of entry; any whole number from 1 means the same to the formulas.
    maxTargets: wholeFrom1(content.field('T04.settings', 'maxTargets')) ?? (read('maxTargets') as number),
  }
}

/** Criteria, markets, scores, weights and settings (domain 4.T04). */
export function marketsPart(content: Content): MarketsInput {
  return {
    criteria: criteriaOf(content),
    markets: content
      .items('T04.markets')
      .map(({ id, fields }) => ({ id, maturity: textField(fields.maturity) || null })),
    scores: content.values('T04.scores'),
    measured: measuredOf(content),
    points: content.values('T04.weights'),
    needMap: needMapOf(content),
    settings: settingsOf(content),
  }
}

/** The decision on markets as it stands (domain 4.T04.9). */
export function decisionPart(content: Content): DecisionInput {
  const chosen = content.field('T04.decision', 'markets')
  return {
    statement: textField(content.field('T04.decision', 'statement')),
    markets: Array.isArray(chosen) ? chosen : [],
    votes: content.values('T04.decisionVote'),
  }
}

const isState = (value: unknown): value is ChannelState => value === 0 || value === 1 || value === 2 || value === 'na'

/** Everything the brand is computed from (domain 4.T08.5). */
export function brandPart(content: Content): BrandInput {
  return {
    attributes: idsOf(content.items('T08.attributes')),
    attributeRatings: content.values('T08.attributeRatings'),
    names: content.items('T08.names').map(({ id, fields }) => ({ id, available: fields.available === true })),
    nameRatings: content.values('T08.nameRatings'),
    nameVotes: content.values('T08.nameVote'),
    channels: content
      .items('T08.channels')
      .flatMap(({ id, fields: { scope } }) => (scope === 'common' || scope === 'partner' ? [{ id, scope }] : [])),
    channelState: cellsWhere(content.cells('T08.channelState'), isState),
    assets: content
      .items('T08.assets')
      .filter((item) => item.counts)
      .map(({ id, fields }) => ({ id, partner: textField(fields.partner), stage: textField(fields.stage) })),
    positioning: Object.fromEntries(
      POSITIONING_FIELDS.map((field) => [field, textField(content.field('T08.positioning', field))]),
    ),
  }
}
