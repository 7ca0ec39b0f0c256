// Arrow keys between the fields of a table whose cells are editors at rest: `data-cell="ROW:FIELD"`. While a text is being
// typed the arrows belong to it.
import type { KeyboardEvent } from 'react'
import { isListOpen } from './ChoiceField.tsx'
import { focusInPaper } from './revealInPaper.ts'

const HEAD = 30

/** For the element with `data-grid`. Answers whether the key walked. */
export function walkCells(event: KeyboardEvent<HTMLElement>): boolean {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return false
  const step = STEPS[event.key]
  const cell = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-cell]') : null
  if (!step || !cell || cell !== event.target || isWriting(cell)) return false
  const next = nextCell(event.currentTarget, cell, step)
  // Also at the edge: the browser's own list would take the arrow and change its value.
  event.preventDefault()
  event.stopPropagation()
  focusInPaper(next, HEAD)
  return true
}

type Step = { rows: -1 | 0 | 1; columns: -1 | 0 | 1 }
const STEPS: Readonly<Record<string, Step>> = {
  ArrowUp: { rows: -1, columns: 0 },
  ArrowDown: { rows: 1, columns: 0 },
  ArrowLeft: { rows: 0, columns: -1 },
  ArrowRight: { rows: 0, columns: 1 },
}

function isWriting(element: HTMLElement): boolean {
  if (element instanceof HTMLTextAreaElement) return true
  if (element instanceof HTMLSelectElement) return isListOpen(element)
  return element instanceof HTMLInputElement && element.type !== 'checkbox'
}

function nextCell(grid: HTMLElement, cell: HTMLElement, step: Step): HTMLElement | null {
  const [row = '', field = ''] = splitCell(cell.dataset['cell'] ?? '')
  if (step.columns !== 0) {
    const inRow = cellsOf(grid, row)
    return inRow[inRow.indexOf(cell) + step.columns] ?? null
  }
  for (let at = Number(row) + step.rows; at >= 0; at += step.rows) {
    const inRow = cellsOf(grid, String(at))
    if (inRow.length === 0) return null
    const same = inRow.find((one) => splitCell(one.dataset['cell'] ?? '')[1] === field)
    // A field that means nothing in that row is passed over.
    if (same) return same
  }
  return null
}

const cellsOf = (grid: HTMLElement, row: string): HTMLElement[] => [
  ...grid.querySelectorAll<HTMLElement>(`[data-cell^="${row}:"]`),
]

function splitCell(cell: string): [string, string] {
  const at = cell.indexOf(':')
  return [cell.slice(0, at), cell.slice(at + 1)]
}
