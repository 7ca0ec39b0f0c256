// What the fixed forms of a checked `evaluate` input bring, under the widget names of the board.
import type { Cells, FieldValue, PartnerId, RoundValues } from '../board/boardState.ts'
import { partnerMeans, partnerPoints } from './ballots.ts'
import { channelCellsOf } from './checkInput.ts'
import type { ContentItem } from './content.ts'
import { DECISION_ROW } from './decision.ts'
import {
  ATTRIBUTE_COLUMNS,
  attributeBallots,
  nameBallots,
  NEED_COLUMNS,
  needBallots,
  pointBallots,
  scoreBallots,
} from './inputBallots.ts'
import type { EvaluateInput } from './inputSchema.ts'
import { ownEntry } from './ownEntry.ts'

type Template<T extends 'T02' | 'T04' | 'T08'> = NonNullable<EvaluateInput[T]>
/** What one template brings; widget names without their template. */
export type Part = {
  items?: Record<string, ContentItem[]>
  fields?: Record<string, Record<string, FieldValue>>
  cells?: Record<string, Cells>
  values?: Record<string, RoundValues>
}

function item(id: string, fields: Record<string, FieldValue>, gaps: readonly string[] = []): ContentItem {
  return { id, fields, gaps, counts: gaps.length === 0 }
}

/** Fields of an entry that are empty, out of those it has to have. */
function gaps(fields: Record<string, FieldValue>): string[] {
  return Object.entries(fields)
    .filter(([, value]) => value === null || (typeof value === 'string' && value.trim() === ''))
    .map(([field]) => field)
}

/** Row -> partner -> vote, turned into partner values. */
function votesByPartner(
  partners: readonly PartnerId[],
  rows: Record<string, Record<string, string | null>>,
): RoundValues {
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

function needsPart(T02: Template<'T02'>, T04: EvaluateInput['T04']): Part {
  const markets = new Set(T04?.markets.map((market) => market.id))
  return {
    items: {
      needs: T02.needs.map(({ id, segment }) => item(id, { segment })),
      // [C6] a survey without label or number is a gap, not evidence (3.2).
      surveys: T02.surveys.map(({ id, label, companies }, i) =>
        item(id ?? String(i), { label, companies }, gaps({ label, companies })),
      ),
      needLinks: T02.needLinks.map(({ id, need, market }, i) => {
        const target = market !== null && markets.has(market) ? market : null
        return item(id ?? String(i), { need, target }, gaps({ target }))
      }),
    },
    values: { scores: partnerMeans(needBallots(T02), NEED_COLUMNS) },
  }
}

function marketsPart(T04: Template<'T04'>, input: EvaluateInput): Part {
  const { weightMode, lambda, sensitivityPct, maxTargets, decision } = T04
  const rowsOf = (rows: Record<string, Record<string, number | null> | null>): Cells =>
    Object.fromEntries(Object.entries(rows).map(([row, cells]) => [row, cells ?? {}]))
  return {
    items: {
      criteria: T04.criteria.map(({ id, axis, direction, kind, lo, hi, veto, memberInterest }) =>
        item(id, { axis, direction, kind, lo, hi, veto, memberInterest }),
      ),
      markets: T04.markets.map(({ id, name, maturity }) => item(id, { name, maturity })),
    },
    fields: {
      settings: { weightMode, lambda, sensitivityPct, maxTargets },
      decision: { statement: decision.statement, markets: decision.markets },
    },
    cells: {
      measured: rowsOf(T04.measured),
      ...(input.needToCriterion && { needMap: ownMap(input.needToCriterion, input.T02) }),
    },
    values: {
      scores: partnerMeans(scoreBallots(T04)),
      weights: partnerPoints(pointBallots(T04)),
      decisionVote: votesByPartner(input.partners, { [DECISION_ROW]: decision.votes }),
    },
  }
}

/** Every need has its row, so that an own map without a single entry is still an own map. */
function ownMap(map: NonNullable<EvaluateInput['needToCriterion']>, T02: EvaluateInput['T02']): Cells {
  const rows = Object.entries(map).map(([need, row]): [string, Cells[string]] => [
    need,
    Object.fromEntries(Object.entries(row ?? {}).map(([criterion, factor]) => [criterion, factor ?? 0])),
  ])
  return Object.fromEntries([...(T02?.needs ?? []).map(({ id }): [string, Cells[string]] => [id, {}]), ...rows])
}

function brandPart(T08: Template<'T08'>, partners: readonly PartnerId[]): Part {
  return {
    items: {
      attributes: T08.attributes.map(({ id, label }) => item(id, { label })),
      names: T08.names.map(({ id, label, available }) => item(id, { label, available })),
      channels: T08.channels.map(({ id, label, scope }) => item(id, { label, scope })),
      assets: T08.assets.map(({ id, partner, stage, label }, i) =>
        item(id ?? String(i), { partner, stage, label }, gaps({ partner, stage, label })),
      ),
    },
    fields: { positioning: T08.positioning },
    cells: { channelState: channelCellsOf(T08) },
    values: {
      attributeRatings: partnerMeans(attributeBallots(T08), ATTRIBUTE_COLUMNS),
      nameRatings: partnerMeans(nameBallots(T08)),
      nameVote: votesByPartner(partners, T08.nameVotes),
    },
  }
}

/** What the fixed forms of T02, T04 and T08 bring; null for a template that is not in the input. */
export function fixedParts(input: EvaluateInput): Record<'T02' | 'T04' | 'T08', Part | null> {
  const { partners, T02, T04, T08 } = input
  return {
    T02: T02 && needsPart(T02, T04),
    T04: T04 && marketsPart(T04, input),
    T08: T08 && brandPart(T08, partners),
  }
}
