// Walking through a table of cells with the keyboard, the same in every widget. Pure; knows places and keys, no screen.

export type Place = { row: number; column: number }
/** What of a key press matters here. */
export type Press = { key: string; ctrlKey?: boolean; metaKey?: boolean; altKey?: boolean; shiftKey?: boolean }

const clamp = (value: number, count: number): number => Math.max(0, Math.min(count - 1, value))

/**
 * Where a key leads from a cell: arrows one cell, Home and End to the row's ends, with Ctrl to the table's. Stops at the edges.
 * @returns null for a key that does not walk, and for any key with Alt, which moves items instead.
 */
export function gridStep(press: Press, at: Place, rows: number, columns: number): Place | null {
  if (press.altKey || press.metaKey || rows === 0 || columns === 0) return null
  switch (press.key) {
    case 'ArrowUp':
      return { row: clamp(at.row - 1, rows), column: at.column }
    case 'ArrowDown':
      return { row: clamp(at.row + 1, rows), column: at.column }
    case 'ArrowLeft':
      return { row: at.row, column: clamp(at.column - 1, columns) }
    case 'ArrowRight':
      return { row: at.row, column: clamp(at.column + 1, columns) }
    case 'Home':
      return press.ctrlKey ? { row: 0, column: 0 } : { row: at.row, column: 0 }
    case 'End':
      return press.ctrlKey ? { row: rows - 1, column: columns - 1 } : { row: at.row, column: columns - 1 }
    default:
      return null
  }
}

/** The nearest place that exists, after rows or columns have gone. */
export function placeInside(at: Place, rows: number, columns: number): Place {
  return { row: clamp(at.row, Math.max(1, rows)), column: clamp(at.column, Math.max(1, columns)) }
}

/** Whether a key empties the cell it is pressed on. */
export const isEmptyingKey = (key: string): boolean => key === 'Delete' || key === 'Backspace'

/** The way Alt with an arrow moves an item; null for any other press. */
export function moveOf(press: Press): 'up' | 'down' | 'left' | 'right' | null {
  if (!press.altKey || press.ctrlKey || press.metaKey) return null
  switch (press.key) {
    case 'ArrowUp':
      return 'up'
    case 'ArrowDown':
      return 'down'
    case 'ArrowLeft':
      return 'left'
    case 'ArrowRight':
      return 'right'
    default:
      return null
  }
}
