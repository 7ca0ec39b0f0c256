// One tab stop for a table of cells: arrows walk inside it (shared/widgets/gridKeys.ts).
import { useRef, useState, type KeyboardEvent, type RefObject } from 'react'
import { gridStep, placeInside, type Place } from '../../../shared/widgets/gridKeys.ts'
import { focusInPaper } from './revealInPaper.ts'

/** Height of a sticky head that a cell must not hide under. */
const HEAD = 30

export type Grid<E extends HTMLElement> = {
  ref: RefObject<E | null>
  /** The cell with the tab stop. */
  at: Place
  /** Walks when the key does; answers whether it did. */
  step(event: KeyboardEvent): boolean
  go(place: Place): void
  /** Attributes of a cell. */
  cell(row: number, column: number): { tabIndex: number; 'data-at': string; onFocus: () => void }
}

/** @param columnsOf number of cells of a row where rows differ */
export function useGrid<E extends HTMLElement>(
  rows: number,
  columns: number,
  columnsOf: (row: number) => number = () => columns,
): Grid<E> {
  const ref = useRef<E>(null)
  const [wanted, setWanted] = useState<Place>({ row: 0, column: 0 })
  // Rows and columns come and go while a cell has the focus.
  const kept = placeInside(wanted, rows, columns)
  const at = { row: kept.row, column: Math.min(kept.column, Math.max(0, columnsOf(kept.row) - 1)) }
  const go = (place: Place) => {
    setWanted(place)
    const column = Math.min(place.column, Math.max(0, columnsOf(place.row) - 1))
    focusInPaper(ref.current?.querySelector<HTMLElement>(`[data-at="${place.row}:${column}"]`), HEAD)
  }
  return {
    ref,
    at,
    go,
    step(event) {
      // From a row with one wide cell the way goes on in the column one came from.
      const next = gridStep(event, { row: kept.row, column: kept.column }, rows, columns)
      if (!next) return false
      event.preventDefault()
      event.stopPropagation()
      go(next)
      return true
    },
    cell: (row, column) => ({
      tabIndex: row === at.row && column === at.column ? 0 : -1,
      'data-at': `${row}:${column}`,
      onFocus: () => setWanted({ row, column: columnsOf(row) < columns ? kept.column : column }),
    }),
  }
}
