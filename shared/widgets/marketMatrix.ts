// The group matrix of T04 as it is shown: criteria by markets, what stands in each cell and why a cell is empty
// (domain 4.T04.6-7). Numbers come from the results; this only says which of them may be shown and how.
import { latestValues, listItems, openRound } from '../board/boardState.ts'
import type { BoardState, Item, Round } from '../board/boardState.ts'
import { displayCodes } from '../charts/boardTexts.ts'
import { below } from '../compute/numbers.ts'
import type { Disagreement, MarketsResults } from '../compute/results.ts'
import { partnersVoting, roundCells, type RoundCell } from '../findings/roundFindings.ts'

export type MatrixCell =
  /** `value` 0 to 1; `have` of `of` partners gave a score (both 0 for a measured criterion). */
  | { kind: 'value'; value: number; label: Disagreement; have: number; of: number; isOut: boolean }
  /** Revealed, but nobody scored it. */
  | { kind: 'noScores' }
  /** A measured value is missing. */
  | { kind: 'noData' }
  /** No round has been revealed yet. */
  | { kind: 'notYet' }
  /** The first round is running: scores exist, but nobody may see them. */
  | { kind: 'hidden' }

export type Axis = 'attractiveness' | 'fit'
export type MatrixRow = {
  item: Item
  /** Short code, such as `C3`. */
  code: string
  isCost: boolean
  isMeasured: boolean
  veto: number | null
  /** 0 to 1; null when the results do not know the criterion yet. */
  weight: number | null
  /** In the order of `markets`. */
  cells: MatrixCell[]
}

export type MarketMatrix = {
  markets: readonly Item[]
  /** Criteria by axis in display order; a criterion without a part yet stands in the last group. */
  groups: { axis: Axis | null; rows: MatrixRow[] }[]
  open: Round | null
  /** Number of the revealed round that is shown; null before the first. */
  round: number | null
  /** Partners with at least one score in that round. */
  voting: number
}

export function marketMatrix(board: BoardState, results: MarketsResults | undefined): MarketMatrix {
  const criteria = listItems(board, 'T04.criteria')
  const markets = listItems(board, 'T04.markets')
  const latest = latestValues(board, 'T04.scores')
  const open = openRound(board, 'T04.scores')
  const values = latest?.values ?? {}
  const ids = (items: readonly Item[]) => items.map((item) => item.id)
  const scored = new Map<string, RoundCell>()
  for (const cell of roundCells(values, board.partners, ids(criteria), ids(markets)))
    scored.set(`${cell.row}/${cell.column}`, cell)
  const codes = displayCodes(ids(criteria), 'C')
  const before: MatrixCell = { kind: open ? 'hidden' : 'notYet' }

  const rowOf = (item: Item): MatrixRow => {
    const isMeasured = item.fields['kind'] === 'measured'
    const veto = typeof item.fields['veto'] === 'number' ? item.fields['veto'] : null
    const cellOf = (market: Item): MatrixCell => {
      const value = results?.utility[market.id]?.[item.id] ?? null
      const isOut = veto !== null && value !== null && below(value, veto)
      if (isMeasured) {
        if (value === null) return { kind: 'noData' }
        return { kind: 'value', value, label: 'not-computable', have: 0, of: 0, isOut }
      }
      if (!latest) return before
      const cell = scored.get(`${item.id}/${market.id}`)
      if (value === null || !cell) return { kind: 'noScores' }
      const have = cell.values.length
      return { kind: 'value', value, label: cell.label, have, of: have + cell.missing.length, isOut }
    }
    return {
      item,
      code: codes.get(item.id) ?? item.id,
      isCost: item.fields['direction'] === 'cost',
      isMeasured,
      veto,
      weight: results?.weights[item.id] ?? null,
      cells: markets.map(cellOf),
    }
  }
  const rows = criteria.map(rowOf)
  const groups = ([['attractiveness'], ['fit'], [null]] as [Axis | null][]).map(([axis]) => ({
    axis,
    rows: rows.filter((row) => axisOf(row.item) === axis),
  }))
  return {
    markets,
    groups: groups.filter((group) => group.rows.length > 0),
    open,
    round: latest?.number ?? null,
    voting: partnersVoting(values, board.partners).length,
  }
}

function axisOf(item: Item): Axis | null {
  const axis = item.fields['axis']
  return axis === 'attractiveness' || axis === 'fit' ? axis : null
}

/** Where the weights come from: mode and share of the needs in per cent (domain 4.T04.5). */
export function weightSource(mode: string, lambda: number): { key: string; values: Record<string, number> } {
  if (mode === 'partners' || (mode === 'blend' && lambda <= 0))
    return { key: 'markets.weightsFrom.partners', values: {} }
  if (mode === 'needs' || (mode === 'blend' && lambda >= 1)) return { key: 'markets.weightsFrom.needs', values: {} }
  if (Math.abs(lambda - 0.5) < 1e-9) return { key: 'markets.weightsFrom.half', values: {} }
  const needs = Math.round(lambda * 100)
  return { key: 'markets.weightsFrom.blend', values: { needs, partners: 100 - needs } }
}
