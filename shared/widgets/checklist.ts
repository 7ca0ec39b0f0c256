// The checklist widget: which cells there are, what each is set to, how far a row is, and what a press or a key turns a cell
// into. A row has one cell, one for each partner, or by its field `scope` the one or the other. Pure.
import { cellValue, listItems, type BoardState, type Item, type PartnerId } from '../board/boardState.ts'
import { instanceOf, seedWidgetId, widgetOn, widgetSeedOf, type WidgetId } from '../catalog.ts'
import { itemLabel } from '../charts/boardTexts.ts'
import type { Translate } from '../drawing.ts'
import type { WidgetSeed } from '../templateSeed.ts'

export type ChecklistSeed = Extract<WidgetSeed, { kind: 'checklist' }>
/** A number (0 = not started, the highest = done), or a word such as `na` for what does not apply. */
export type CheckState = number | string

/** Column of a cell that is not one partner's. */
export const COMMON_COLUMN = 'common'

export type CheckCell = {
  /** Column of the cell in the document: a partner, or `common`. */
  column: PartnerId
  state: CheckState
}
export type CheckRow = {
  item: Item
  label: string
  /** One cell for all partners instead of one for each. */
  isCommon: boolean
  cells: CheckCell[]
  /** 0-100 over the cells that apply, null when none does. */
  readiness: number | null
}

/** @throws Error when the widget is no checklist. */
export function checklistSeedOf(widget: WidgetId): ChecklistSeed {
  const seed = widgetSeedOf(widget)
  if (seed?.kind !== 'checklist') throw new Error(`${widget} is no checklist`)
  return seed
}

/** The list whose items are checked. */
export const checkedList = (widget: WidgetId): WidgetId => widgetOn(instanceOf(widget), checklistSeedOf(widget).rows)

/** The state of a cell: the first of the seed's states when nobody set it, or somebody set one the seed does not know. */
export function checkState(board: BoardState, widget: WidgetId, row: string, column: string): CheckState {
  const { states } = checklistSeedOf(widget)
  const value = cellValue(board, widget, row, column)
  return value !== undefined && states.includes(value) ? value : emptyState(states)
}

const emptyState = (states: readonly CheckState[]): CheckState => (states.includes(0) ? 0 : (states[0] ?? 0))

/** The rows in the list's order; partner cells in the consortium's order. */
export function checkRows(board: BoardState, widget: WidgetId, t: Translate): CheckRow[] {
  const seed = checklistSeedOf(widget)
  return listItems(board, checkedList(widget)).map((item) => {
    const isCommon = seed.columns === 'one' || (seed.columns === 'scope' && item.fields['scope'] !== 'partner')
    const columns = isCommon ? [COMMON_COLUMN] : board.partners.map((partner) => partner.id)
    const cells = columns.map((column) => ({ column, state: checkState(board, widget, item.id, column) }))
    return { item, label: itemLabel(item, t), isCommon, cells, readiness: readinessOf(cells, seed.states) }
  })
}

/** The share of what could be done that is done: 100 * sum / (highest state * cells that apply); null when none applies. */
export function readinessOf(cells: readonly CheckCell[], states: readonly CheckState[]): number | null {
  const most = Math.max(0, ...states.filter((state) => typeof state === 'number'))
  const numbers = cells.map(({ state }) => state).filter((state) => typeof state === 'number')
  if (numbers.length === 0 || most === 0) return null
  return (100 * numbers.reduce((sum, state) => sum + state, 0)) / (most * numbers.length)
}

/** The state a press leads to: the next of the seed, and round again. Numbers go up from the lowest, words come last. */
export function nextState(states: readonly CheckState[], state: CheckState): CheckState {
  const order = pressOrder(states)
  return order[(order.indexOf(state) + 1) % order.length] ?? state
}

function pressOrder(states: readonly CheckState[]): CheckState[] {
  const numbers = states.filter((state) => typeof state === 'number').sort((a, b) => a - b)
  return [...numbers, ...states.filter((state) => typeof state === 'string')]
}

/** The state a key stands for: digits, the first letter of a word, Delete and Backspace for empty. Null for any other key. */
export function stateOfKey(states: readonly CheckState[], key: string): CheckState | null {
  if (key === 'Delete' || key === 'Backspace') return emptyState(states)
  if (/^\d$/.test(key)) return states.includes(Number(key)) ? Number(key) : null
  const word = states.find((state) => typeof state === 'string' && state[0] === key.toLowerCase())
  return word ?? null
}

/** How full the sign of a state is drawn: 0 empty, 1 full, null for a word. */
export function stateFill(states: readonly CheckState[], state: CheckState): number | null {
  if (typeof state !== 'number') return null
  const most = Math.max(...states.filter((one) => typeof one === 'number'))
  return most > 0 ? state / most : 0
}

/** Text key of a state: `T08.option.channelState.1`. */
export function stateKey(widget: WidgetId, state: CheckState): string {
  const [template = '', name = ''] = seedWidgetId(widget).split('.')
  return `${template}.option.${name}.${state}`
}
