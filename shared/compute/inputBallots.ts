// The ballots of a checked `evaluate` input as people cast them. Knows no formula.
import type { Cells } from '../board/boardState.ts'
import type { PartnerBallot } from './ballots.ts'
import { NAME_POINTS } from './brand.ts'
import type { EvaluateInput } from './inputSchema.ts'

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
