// From a checked `evaluate` input to its results: averages the ballots inside each partner, then computes as the board does.
import type { Cells, RoundValues } from '../board/boardState.ts'
import { partnerMeans, partnerPoints, type PartnerBallot } from './ballots.ts'
import { type BrandInput, NAME_POINTS } from './brand.ts'
import { channelCellsOf } from './checkInput.ts'
import { type ComputeInput, computeResults } from './computeResults.ts'
import { DECISION_ROW } from './decision.ts'
import { DEFAULT_NEED_MAP, type NeedMap } from './marketWeights.ts'
import type { EvaluateInput } from './inputSchema.ts'
import { ownEntry } from './ownEntry.ts'
import type { Results } from './results.ts'

/** Columns of a needs ballot, in the order of the pairs. */
export const NEED_COLUMNS = ['importance', 'met'] as const
/** Columns of an attribute ballot, in the order of the pairs. */
export const ATTRIBUTE_COLUMNS = ['today', 'should'] as const

type Template<T extends 'T02' | 'T04' | 'T08'> = NonNullable<EvaluateInput[T]>

/** Rows of equally long lists -> cells with named columns; a null row has no cells. */
function namedCells(rows: Record<string, readonly (number | null)[] | null>, columns: readonly string[]): Cells {
  return Object.fromEntries(
    Object.entries(rows).map(([row, values]) => [
      row,
      Object.fromEntries((values ?? []).map((value, i) => [columns[i]!, value])),
    ]),
  )
}

/** One ballot per partner, from an object by partner. */
function ballotsByPartner<T>(byPartner: Record<string, T | null>, cells: (own: T) => Cells): PartnerBallot[] {
  return Object.entries(byPartner).flatMap(([partner, own]) => (own === null ? [] : [{ partner, values: cells(own) }]))
}

/** Row -> partner -> vote, turned into partner values. */
function votesByPartner(partners: readonly string[], rows: Record<string, Record<string, string | null>>): RoundValues {
  return Object.fromEntries(
    partners.map((partner) => [
      partner,
      {
        people: 1,
        cells: Object.fromEntries(
          Object.entries(rows).map(([row, votes]) => [row, { vote: ownEntry(votes, partner) ?? null }]),
        ),
      },
    ]),
  )
}

/** The ballots of the needs matrix as people cast them. */
export function needBallots({ ballots }: Template<'T02'>): PartnerBallot[] {
  return ballots.map(({ partner, ratings }) => ({ partner, values: namedCells(ratings, NEED_COLUMNS) }))
}
/** The ballots of the market scores as people cast them. */
export function scoreBallots({ ballots }: Template<'T04'>): PartnerBallot[] {
  return ballots.map(({ partner, scores }) => ({
    partner,
    values: Object.fromEntries(Object.entries(scores).map(([row, cells]) => [row, cells ?? {}])),
  }))
}
/** Weight points, one ballot per partner. */
export function pointBallots({ weightPoints }: Template<'T04'>): PartnerBallot[] {
  return ballotsByPartner(weightPoints, (own) =>
    Object.fromEntries(Object.entries(own).map(([criterion, points]) => [criterion, { points }])),
  )
}
/** Attribute ratings, one ballot per partner. */
export function attributeBallots({ attributeRatings }: Template<'T08'>): PartnerBallot[] {
  return ballotsByPartner(attributeRatings, (own) => namedCells(own, ATTRIBUTE_COLUMNS))
}
/** Name ratings, one ballot per partner. */
export function nameBallots({ nameRatings }: Template<'T08'>): PartnerBallot[] {
  return ballotsByPartner(nameRatings, (own) => namedCells(own, NAME_POINTS))
}

function needsPart(T02: Template<'T02'>, T04: EvaluateInput['T04']): ComputeInput['T02'] {
  const markets = new Set(T04?.markets.map((market) => market.id))
  return {
    needs: T02.needs,
    values: partnerMeans(needBallots(T02), NEED_COLUMNS),
    // [C6] a survey without label or number is a gap, not evidence (3.2).
    surveys: T02.surveys.flatMap(({ id, label, companies }, i) =>
      label.trim() === '' || companies === null ? [] : [{ id: id ?? String(i), companies }],
    ),
    needLinks: T02.needLinks.flatMap(({ id, need, market }, i) =>
      market === null || !markets.has(market) ? [] : [{ id: id ?? String(i), need, target: market }],
    ),
  }
}

function ownNeedMap(map: NonNullable<EvaluateInput['needToCriterion']>): NeedMap {
  return Object.fromEntries(
    Object.entries(map).map(([need, row]) => [
      need,
      Object.fromEntries(Object.entries(row ?? {}).map(([criterion, factor]) => [criterion, factor ?? 0])),
    ]),
  )
}

function marketsPart(T04: Template<'T04'>, input: EvaluateInput): ComputeInput['T04'] {
  const { weightMode, lambda, sensitivityPct, maxTargets, decision } = T04
  return {
    criteria: T04.criteria,
    markets: T04.markets,
    scores: partnerMeans(scoreBallots(T04)),
    measured: Object.fromEntries(Object.entries(T04.measured).map(([criterion, row]) => [criterion, row ?? {}])),
    points: partnerPoints(pointBallots(T04)),
    needMap: input.needToCriterion ? ownNeedMap(input.needToCriterion) : DEFAULT_NEED_MAP,
    settings: { weightMode, lambda, sensitivityPct, maxTargets },
    decision: {
      statement: decision.statement,
      markets: decision.markets,
      votes: votesByPartner(input.partners, { [DECISION_ROW]: decision.votes }),
    },
  }
}

function brandPart(T08: Template<'T08'>, partners: readonly string[]): BrandInput {
  return {
    attributes: T08.attributes.map((attribute) => attribute.id),
    attributeRatings: partnerMeans(attributeBallots(T08), ATTRIBUTE_COLUMNS),
    names: T08.names,
    nameRatings: partnerMeans(nameBallots(T08)),
    nameVotes: votesByPartner(partners, T08.nameVotes),
    channels: T08.channels,
    channelState: channelCellsOf(T08),
    assets: T08.assets.flatMap(({ id, partner, stage, label }, i) =>
      partner === null || stage === null || label.trim() === '' ? [] : [{ id: id ?? String(i), partner, stage }],
    ),
    positioning: T08.positioning,
  }
}

/** Exact results of a checked input, by the same functions as the board's (domain 7); round them with roundResults. */
export function evaluateInput(input: EvaluateInput): Results {
  const { partners, T02, T04, T08 } = input
  return computeResults({
    partners,
    T02: T02 ? needsPart(T02, T04) : null,
    T04: T04 ? marketsPart(T04, input) : null,
    T08: T08 ? brandPart(T08, partners) : null,
  })
}
