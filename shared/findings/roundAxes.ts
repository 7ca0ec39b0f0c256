// Rows and columns of a scored matrix as they stand on the board now. Pure.
import { listItems, type BoardState, type Item } from '../board/boardState.ts'
import type { AxisSeed } from '../catalog.ts'

export type AxisEntry = {
  id: string
  /** The list's item, null for an axis of fixed ids. */
  item: Item | null
}

/** Entries of an axis in display order; a `where` keeps only the items with that field value. */
export function axisEntries(board: BoardState, axis: AxisSeed): AxisEntry[] {
  if ('ids' in axis) return axis.ids.map((id) => ({ id, item: null }))
  const { where } = axis
  return listItems(board, axis.list)
    .filter((item) => !where || item.fields[where.field] === where.equals)
    .map((item) => ({ id: item.id, item }))
}
