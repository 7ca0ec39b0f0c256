// A ballot while it is being filled: own values, what the server has, what it refused. Pure; ballotKeeper does the talking.
import type { Cells } from '../../shared/board/boardState.ts'
import type { BallotForm } from './ballotForm.ts'

export type CellPlace = { row: string; column: string }
export type Refused = CellPlace & { message: string }
export type BallotState = {
  /** `closed`: the round has ended, nothing is taken any more. `failed`: the ballot could not be loaded. */
  status: 'loading' | 'ready' | 'closed' | 'failed'
  values: Cells
  finished: boolean
  /** Counts own changes; `savedRevision` is the latest one the server has on disk. */
  revision: number
  savedRevision: number
  isSaving: boolean
  /** Why the last attempt to load or save failed; null when all is well. */
  problem: string | null
  refused: Refused[]
}

export type BallotEvent =
  | { type: 'loaded'; values: Cells; finished: boolean; isDraft: boolean }
  | { type: 'loadFailed'; message: string }
  | { type: 'set'; row: string; column: string; value: number | string | null }
  | { type: 'clear'; row: string; column: string }
  | { type: 'finish'; finished: boolean }
  | { type: 'saving' }
  | { type: 'saved'; revision: number }
  | { type: 'saveFailed'; message: string }
  | { type: 'refused'; refused: Refused }
  | { type: 'closed' }

export const EMPTY_BALLOT: BallotState = {
  status: 'loading',
  values: {},
  finished: false,
  revision: 0,
  savedRevision: 0,
  isSaving: false,
  problem: null,
  refused: [],
}

/** The next state. Nothing changes a ballot whose round is closed. */
export function ballotAfter(state: BallotState, event: BallotEvent): BallotState {
  if (state.status === 'closed') return state
  switch (event.type) {
    case 'loaded':
      return {
        ...EMPTY_BALLOT,
        status: 'ready',
        values: event.values,
        finished: event.finished,
        revision: event.isDraft ? 1 : 0,
      }
    case 'loadFailed':
      return { ...state, status: 'failed', problem: event.message }
    case 'set':
      return changed(state, event, { ...state.values[event.row], [event.column]: event.value })
    case 'clear': {
      const { [event.column]: _removed, ...rest } = state.values[event.row] ?? {}
      return changed(state, event, rest)
    }
    case 'finish':
      if (state.finished === event.finished) return state
      return { ...state, finished: event.finished, revision: state.revision + 1 }
    case 'saving':
      return { ...state, isSaving: true }
    case 'saved':
      return { ...state, isSaving: false, problem: null, savedRevision: Math.max(state.savedRevision, event.revision) }
    case 'saveFailed':
      return { ...state, isSaving: false, problem: event.message }
    case 'refused':
      return {
        ...state,
        isSaving: false,
        refused: [...state.refused.filter((other) => !isSame(other, event.refused)), event.refused],
      }
    case 'closed':
      return { ...state, status: 'closed', isSaving: false }
  }
}

function changed(state: BallotState, place: CellPlace, row: Cells[string]): BallotState {
  if (state.status !== 'ready') return state
  return {
    ...state,
    values: { ...state.values, [place.row]: row },
    revision: state.revision + 1,
    refused: state.refused.filter((other) => !isSame(other, place)),
  }
}

const isSame = (a: CellPlace, b: CellPlace): boolean => a.row === b.row && a.column === b.column

/** What is sent: all values but the refused ones, so that one refused value never holds back the others. */
export function valuesToSave(state: BallotState): Cells {
  const cells: Cells = {}
  for (const [row, columns] of Object.entries(state.values)) {
    const kept = Object.entries(columns).filter(
      ([column]) => !state.refused.some((other) => isSame(other, { row, column })),
    )
    if (kept.length > 0) cells[row] = Object.fromEntries(kept)
  }
  return cells
}

export const isUnsaved = (state: BallotState): boolean => state.revision > state.savedRevision

/** Questions answered of all; "cannot judge" (null) is an answer, an untouched cell is none. */
export function answered(form: BallotForm, values: Cells): { done: number; total: number } {
  const cells = form.rows.flatMap((row) => form.columns.map((column) => values[row.id]?.[column.id]))
  return { done: cells.filter((value) => value !== undefined).length, total: cells.length }
}

export function dotsLeft(form: Extract<BallotForm, { kind: 'dots' }>, values: Cells): number {
  const placed = form.rows.reduce((sum, row) => sum + dotsOn(values, row.id), 0)
  return form.budget - placed
}

export function dotsOn(values: Cells, option: string): number {
  const value = values[option]?.['dots']
  return typeof value === 'number' ? value : 0
}

/** Share of a row in all points, 0 to 1; null while no points are given (domain 4.T04.5). */
export function pointsShare(values: Cells, row: string): number | null {
  const pointsOf = (id: string) => {
    const value = values[id]?.['points']
    return typeof value === 'number' ? value : 0
  }
  const sum = Object.keys(values).reduce((total, id) => total + pointsOf(id), 0)
  return sum > 0 ? pointsOf(row) / sum : null
}

/** Where the arrow keys lead; stays inside the table. */
export function cellAfterKey(form: BallotForm, at: CellPlace, key: string): CellPlace {
  const row = form.rows.findIndex(({ id }) => id === at.row)
  const column = form.columns.findIndex(({ id }) => id === at.column)
  const place = (toRow: number, toColumn: number): CellPlace => ({
    row: form.rows[clamp(toRow, form.rows.length)]?.id ?? at.row,
    column: form.columns[clamp(toColumn, form.columns.length)]?.id ?? at.column,
  })
  switch (key) {
    case 'ArrowLeft':
      return place(row, column - 1)
    case 'ArrowRight':
      return place(row, column + 1)
    case 'ArrowUp':
      return place(row - 1, column)
    case 'ArrowDown':
      return place(row + 1, column)
    case 'Home':
      return place(row, 0)
    case 'End':
      return place(row, form.columns.length - 1)
    default:
      return at
  }
}

/** After a value is typed: the next cell of the row, then the first of the next row; the last cell stays. */
export function nextCell(form: BallotForm, at: CellPlace): CellPlace {
  const column = form.columns.findIndex(({ id }) => id === at.column)
  if (column < form.columns.length - 1) return cellAfterKey(form, at, 'ArrowRight')
  const row = form.rows.findIndex(({ id }) => id === at.row)
  if (row >= form.rows.length - 1) return at
  return { row: form.rows[row + 1]!.id, column: form.columns[0]!.id }
}

const clamp = (value: number, length: number): number => Math.min(length - 1, Math.max(0, value))
