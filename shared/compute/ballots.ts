// From the ballots of people to the values of partners: one partner, one vote (domain 3.5). Used when a round is revealed and
// by `evaluate`. Knows no widget: what a row or column means is the caller's matter.
import type { Cells, PartnerId, RoundValues } from '../board/boardState.ts'
import { ownEntry } from './ownEntry.ts'

/** One person's ballot: row -> column -> value; null or absent = cannot judge. */
export type PartnerBallot = { partner: PartnerId; values: Cells }

type CellSums = Map<string, Map<string, { sum: number; count: number }>>

function addBallot(sums: CellSums, values: Cells, completeRows: readonly string[]): void {
  for (const [row, columns] of Object.entries(values)) {
    // [C1] a half-filled pair would mix different people's opinions in one priority or gap.
    if (completeRows.some((column) => typeof columns[column] !== 'number')) continue
    for (const [column, value] of Object.entries(columns)) {
      if (typeof value !== 'number') continue
      const cells = sums.get(row) ?? new Map<string, { sum: number; count: number }>()
      const cell = cells.get(column) ?? { sum: 0, count: 0 }
      cell.sum += value
      cell.count += 1
      sums.set(row, cells.set(column, cell))
    }
  }
}

function groupBallots(ballots: readonly PartnerBallot[]): Map<PartnerId, PartnerBallot[]> {
  const byPartner = new Map<PartnerId, PartnerBallot[]>()
  for (const ballot of ballots) {
    const group = byPartner.get(ballot.partner)
    if (group) group.push(ballot)
    else byPartner.set(ballot.partner, [ballot])
  }
  return byPartner
}

function reduceBallots(
  ballots: readonly PartnerBallot[],
  completeRows: readonly string[],
  value: (cell: { sum: number; count: number }, people: number) => number,
): RoundValues {
  const values: [PartnerId, RoundValues[string]][] = []
  for (const [partner, group] of groupBallots(ballots)) {
    const sums: CellSums = new Map()
    for (const ballot of group) addBallot(sums, ballot.values, completeRows)
    const rows = [...sums].map(([row, columns]): [string, Record<string, number>] => [
      row,
      Object.fromEntries([...columns].map(([column, cell]) => [column, value(cell, group.length)])),
    ])
    values.push([partner, { people: group.length, cells: Object.fromEntries(rows) }])
  }
  return Object.fromEntries(values)
}

/**
 * Means inside each partner, cell by cell, over the ballots that have a number there (domain 3.5).
 * @param completeRows columns that must all be numbers for a ballot's row to be used (domain 4.T02.5, 4.T08.5)
 */
export function partnerMeans(ballots: readonly PartnerBallot[], completeRows: readonly string[] = []): RoundValues {
  return reduceBallots(ballots, completeRows, (cell) => cell.sum / cell.count)
}

/** Weight points: means over all ballots of the partner, an empty cell counting as 0 (domain 4.T04.5). */
export function partnerPoints(ballots: readonly PartnerBallot[]): RoundValues {
  return reduceBallots(ballots, [], (cell, people) => cell.sum / people)
}

/** Dots: sums over the partner's ballots (domain 3.7). */
export function partnerSums(ballots: readonly PartnerBallot[]): RoundValues {
  return reduceBallots(ballots, [], (cell) => cell.sum)
}

/** The number in a partner's cell, or null. */
export function partnerNumber(values: RoundValues, partner: PartnerId, row: string, column: string): number | null {
  const value = ownEntry(ownEntry(ownEntry(values, partner)?.cells, row), column)
  return typeof value === 'number' && Number.isFinite(value) ? value : null
}
