// Which need asks for which criterion (domain 4.T04.5): the default map until a consortium makes its own, which then
// replaces it as a whole.
import { cellValue, itemKey, listItems, type BoardState } from '../board/boardState.ts'
import { DEFAULT_NEED_MAP } from '../compute/marketWeights.ts'

export type NeedMapView = {
  isOwn: boolean
  /** Strength 0, 1 or 3. */
  strength: (need: string, criterion: string) => number
}

export const NEED_MAP = 'T04.needMap'
/** How strongly a need can ask for a criterion. */
export const NEED_STRENGTHS: readonly number[] = [0, 1, 3]

/** The map in force. */
export function needMapView(board: BoardState): NeedMapView {
  const prefix = `${itemKey(NEED_MAP)}/`
  const isOwn = [...board.items.keys()].some((key) => key.startsWith(prefix))
  return {
    isOwn,
    strength: (need, criterion) => {
      if (!isOwn) return DEFAULT_NEED_MAP[need]?.[criterion] ?? 0
      const value = cellValue(board, NEED_MAP, need, criterion)
      return typeof value === 'number' ? value : 0
    },
  }
}

/** The strength a press on a cell leads to: 0, 1, 3 and round again. */
export function nextStrength(strength: number): number {
  return strength === 0 ? 1 : strength === 1 ? 3 : 0
}

export type MapCell = { need: string; criterion: string; value: number }

/**
 * The cells to write so that the board's own map says the same as the default does now. At least one cell is always written,
 * because a map exists by having cells.
 */
export function ownMapCells(board: BoardState): MapCell[] {
  const needs = listItems(board, 'T02.needs').map((item) => item.id)
  const criteria = listItems(board, 'T04.criteria').map((item) => item.id)
  const all = needs.flatMap((need) =>
    criteria.map((criterion) => ({ need, criterion, value: DEFAULT_NEED_MAP[need]?.[criterion] ?? 0 })),
  )
  const filled = all.filter((cell) => cell.value > 0)
  return filled.length > 0 ? filled : all.slice(0, 1)
}

/** The cells of the board's own map, as the ones to empty when it goes back to the default. */
export function ownCells(board: BoardState): { need: string; criterion: string }[] {
  const prefix = `${itemKey(NEED_MAP)}/`
  return [...board.items.keys()]
    .filter((key) => key.startsWith(prefix))
    .map((key) => {
      const [need, criterion] = key.slice(prefix.length).split('/').map(decodeURIComponent) as [string, string]
      return { need, criterion }
    })
}
