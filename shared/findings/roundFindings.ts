// What a revealed round says: which cells to talk about, where scores are missing, what moved since the round before.
// Pure and shared, so that board and PDF name the same cells. Knows no screen and no language.
import type { WidgetId } from '../catalog.ts'
import type { BoardState, Cells, Partner, PartnerId, RoundValues } from '../board/boardState.ts'
import { disagreementLabel, EPSILON, mean, populationSd, SPREAD_ON_5 } from '../compute/numbers.ts'
import { partnerPriority } from '../compute/needs.ts'
import type { Disagreement } from '../compute/results.ts'

export type PartnerValue = { partner: PartnerId; value: number }

/** One cell after the reveal. Values are partner values (3.5), in the consortium's order. */
export type RoundCell = {
  row: string
  column: string
  values: PartnerValue[]
  /** Partners who took part in the round but have no value here, in the consortium's order. */
  missing: PartnerId[]
  mean: number | null
  /** Population SD over the partners' values (3.4); null for fewer than two. */
  spread: number | null
  label: Disagreement
}

/** How often each label occurs; `missing` counts cells that somebody who took part left empty. */
export type SpreadCounts = { discuss: number; someSpread: number; aligned: number; missing: number }

/** Partners with at least one number in the round, in the consortium's order. */
export function partnersVoting(values: RoundValues, partners: readonly Partner[]): PartnerId[] {
  return partners.filter((partner) => hasNumber(values[partner.id]?.cells)).map((partner) => partner.id)
}

function hasNumber(cells: Cells | undefined): boolean {
  return Object.values(cells ?? {}).some((row) => Object.values(row).some((value) => typeof value === 'number'))
}

/**
 * The reveal map of a matrix scored 1-5 (domain 4.T04.7, "cell disagreement"): every cell, row by row.
 * @param rows ids of rows in display order; `columns` likewise.
 */
export function roundCells(
  values: RoundValues,
  partners: readonly Partner[],
  rows: readonly string[],
  columns: readonly string[],
): RoundCell[] {
  const voting = partnersVoting(values, partners)
  return rows.flatMap((row) =>
    columns.map((column) => cellOf(row, column, voting, (partner) => values[partner]?.cells[row]?.[column])),
  )
}

/**
 * Needs by partner (domain 4.T02.5): one cell a need with the partners' priorities I + max(I - C, 0), from 1 to 9.
 * A partner counts for a need only with both importance and met.
 */
export function needCells(values: RoundValues, partners: readonly Partner[], needs: readonly string[]): RoundCell[] {
  const voting = partnersVoting(values, partners)
  return needs.map((need) =>
    cellOf(need, 'priority', voting, (partner) => {
      const scores = values[partner]?.cells[need]
      const importance = scores?.['importance']
      const met = scores?.['met']
      if (typeof importance !== 'number' || typeof met !== 'number') return null
      return partnerPriority(importance, met)
    }),
  )
}

function cellOf(
  row: string,
  column: string,
  voting: readonly PartnerId[],
  valueOf: (partner: PartnerId) => number | string | null | undefined,
): RoundCell {
  const values: PartnerValue[] = []
  const missing: PartnerId[] = []
  for (const partner of voting) {
    const value = valueOf(partner)
    if (typeof value === 'number') values.push({ partner, value })
    else missing.push(partner)
  }
  const numbers = values.map(({ value }) => value)
  const spread = populationSd(numbers)
  return { row, column, values, missing, mean: mean(numbers), spread, label: disagreementLabel(spread, SPREAD_ON_5) }
}

export function spreadCounts(cells: readonly RoundCell[]): SpreadCounts {
  const count = (label: Disagreement) => cells.filter((cell) => cell.label === label).length
  return {
    discuss: count('discuss'),
    someSpread: count('some-spread'),
    aligned: count('aligned'),
    missing: cells.filter((cell) => cell.values.length === 0 || cell.missing.length > 0).length,
  }
}

/** The talking list: cells to discuss, widest spread first, then in table order (domain 4.T04.7). */
export function cellsToDiscuss(cells: readonly RoundCell[]): RoundCell[] {
  return cells
    .map((cell, place) => ({ cell, place }))
    .filter(({ cell }) => cell.label === 'discuss')
    .sort((a, b) => byNumber(b.cell.spread ?? 0, a.cell.spread ?? 0) || a.place - b.place)
    .map(({ cell }) => cell)
}

const byNumber = (a: number, b: number): number => (Math.abs(a - b) <= EPSILON ? 0 : a - b)

/** Lowest and highest value of a cell and the partners who gave them; null without values. */
export function extremes(
  cell: RoundCell,
): { low: number; lowest: PartnerId[]; high: number; highest: PartnerId[] } | null {
  if (cell.values.length === 0) return null
  const numbers = cell.values.map(({ value }) => value)
  const low = Math.min(...numbers)
  const high = Math.max(...numbers)
  const at = (bound: number) =>
    cell.values.filter(({ value }) => Math.abs(value - bound) <= EPSILON).map(({ partner }) => partner)
  return { low, lowest: at(low), high, highest: at(high) }
}

export type RoundGaps = {
  /** Partners without any number in this round. */
  absent: PartnerId[]
  /** Cells nobody scored. */
  empty: RoundCell[]
  /** Cells that some who took part left out. */
  partial: RoundCell[]
}

/** Who did not score what. Absent partners are named once, not in every cell. */
export function roundGaps(cells: readonly RoundCell[], values: RoundValues, partners: readonly Partner[]): RoundGaps {
  const voting = new Set(partnersVoting(values, partners))
  return {
    absent: partners.filter((partner) => !voting.has(partner.id)).map((partner) => partner.id),
    empty: cells.filter((cell) => cell.values.length === 0),
    partial: cells.filter((cell) => cell.values.length > 0 && cell.missing.length > 0),
  }
}

/**
 * Consensus move of a cell (domain 3.9): disagreement of the earlier round minus that of the later; positive = closer
 * together. Null when either round has fewer than two values there.
 */
export function consensusMove(before: RoundCell | undefined, after: RoundCell): number | null {
  if (!before || before.spread === null || after.spread === null) return null
  return before.spread - after.spread
}

export type PartnerCount = { partner: PartnerId; people: number; filled: number; total: number }

/**
 * How much each partner scored in a revealed round, in the consortium's order.
 * @param completeRows when true a row counts once and only when all its columns have numbers (T02, T08 attributes).
 */
export function scoresByPartner(
  values: RoundValues,
  partners: readonly Partner[],
  rows: readonly string[],
  columns: readonly string[],
  completeRows: boolean,
): PartnerCount[] {
  return partners.map(({ id }) => {
    const cells = values[id]?.cells ?? {}
    const isFilled = (row: string, column: string) => {
      const value = cells[row]?.[column]
      return value !== null && value !== undefined
    }
    const filled = completeRows
      ? rows.filter((row) => columns.every((column) => isFilled(row, column))).length
      : rows.reduce((sum, row) => sum + columns.filter((column) => isFilled(row, column)).length, 0)
    return {
      partner: id,
      people: values[id]?.people ?? 0,
      filled,
      total: completeRows ? rows.length : rows.length * columns.length,
    }
  })
}

/** Name of the survey a revealed round's values came in from; null for a round of ballots. */
export function surveyOf(board: BoardState, widget: WidgetId, number: number): string | null {
  const round = board.rounds.find((one) => one.widget === widget && one.number === number && one.state === 'revealed')
  return round?.survey ?? null
}
