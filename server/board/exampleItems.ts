// The contents of a board that is made from an `evaluate` input: lists, single fields and cells. Ballots are elsewhere.
import type * as Y from 'yjs'
import { itemKey, type FieldValue, type ItemBase } from '../../shared/board/boardState.ts'
import { widgetSeedOf, type WidgetId } from '../../shared/catalog.ts'
import { channelCellsOf } from '../../shared/compute/checkInput.ts'
import { CONFIRMED, itemBase, itemIds } from '../../shared/compute/inputBoard.ts'
import type { EvaluateInput } from '../../shared/compute/inputSchema.ts'
import { givenWidgets, type InputItem } from '../../shared/compute/templateInput.ts'
import { BoardError } from '../../shared/errors.ts'

type Template<T extends 'T02' | 'T04' | 'T08'> = NonNullable<EvaluateInput[T]>
type Fields = Record<string, FieldValue | undefined>
type Entry = { id: string | null; fields: Fields }

/** Writes into `items`; absent values write nothing. */
export type ItemWriter = {
  list(widget: WidgetId, entries: readonly Entry[]): void
  fields(widget: WidgetId, fields: Fields): void
  cell(widget: WidgetId, row: string, column: string, value: number | string | null): void
}

const isGiven = (entry: [string, FieldValue | undefined]): entry is [string, FieldValue] =>
  entry[1] !== undefined && entry[1] !== null && entry[1] !== ''

export function createItemWriter(doc: Y.Doc): ItemWriter {
  const items = doc.getMap('items')
  return {
    list(widget, entries) {
      const used = new Set<string>()
      entries.forEach(({ id, fields }, i) => {
        // Lists whose ids nothing refers to may lack them or repeat them; an entry must not replace another one.
        const own = freshId(id ?? `${i + 1}`, used)
        const base: ItemBase = {
          fields: Object.fromEntries(Object.entries(fields).filter(isGiven)),
          origin: 'participant',
          order: i + 1,
        }
        items.set(itemKey(widget, own), base)
      })
    },
    fields(widget, fields) {
      for (const [field, value] of Object.entries(fields).filter(isGiven)) items.set(itemKey(widget, field), value)
    },
    cell(widget, row, column, value) {
      if (value !== null) items.set(itemKey(widget, row, column), value)
    },
  }
}

function freshId(wanted: string, used: Set<string>): string {
  let id = wanted
  for (let n = 2; used.has(id); n++) id = `${wanted}-${n}`
  used.add(id)
  return id
}

const withId = <T extends { id: string | null }>(entry: T): Entry => {
  const { id, ...fields } = entry
  return { id, fields: fields as Fields }
}

function writeNeeds(write: ItemWriter, T02: Template<'T02'>): void {
  write.list('T02.needs', T02.needs.map(withId))
  const seed = widgetSeedOf('T02.surveys')
  const limit = (seed && 'fields' in seed && seed.fields.find((field) => field.id === 'companies')?.max) || Infinity
  T02.surveys.forEach(({ companies }, i) => {
    if (companies !== null && companies > limit)
      throw new BoardError('invalid_value', `must be at most ${limit}`, `T02.surveys.${i}.companies`)
  })
  write.list('T02.surveys', T02.surveys.map(withId))
  write.list(
    'T02.needLinks',
    T02.needLinks.map(({ id, need, market, service }) => ({ id, fields: { need, target: market ?? service } })),
  )
}

function writeMarkets(write: ItemWriter, T04: Template<'T04'>): void {
  write.list('T04.criteria', T04.criteria.map(withId))
  write.list('T04.markets', T04.markets.map(withId))
  const { weightMode, lambda, sensitivityPct, decision } = T04
  // More targets than markets there can be is the same as all of them.
  const maxTargets = Math.min(T04.maxTargets, MAX_MARKETS)
  write.fields('T04.settings', { weightMode, lambda, sensitivityPct, maxTargets })
  for (const { id, kind } of T04.criteria) {
    if (kind !== 'measured') continue
    for (const [market, value] of Object.entries(T04.measured[id] ?? {})) write.cell('T04.measured', id, market, value)
  }
  const { statement, markets, reason, minority } = decision
  write.fields('T04.decision', { statement, markets, reason, minority })
}
const MAX_MARKETS = 12

/** One own cell replaces the default map as a whole (domain 4.T04.5); so an own map without entries needs a zero. */
function writeNeedMap(write: ItemWriter, input: EvaluateInput): void {
  if (!input.needToCriterion) return
  const cells = Object.entries(input.needToCriterion).flatMap(([need, row]) =>
    Object.entries(row ?? {}).map(([criterion, factor]) => ({ need, criterion, factor: factor ?? 0 })),
  )
  if (cells.length === 0)
    cells.push({
      need: input.T02?.needs[0]?.id ?? 'none',
      criterion: input.T04?.criteria[0]?.id ?? 'none',
      factor: 0,
    })
  for (const { need, criterion, factor } of cells) write.cell('T04.needMap', need, criterion, factor)
}

function writeBrand(write: ItemWriter, T08: Template<'T08'>): void {
  write.list('T08.attributes', T08.attributes.map(withId))
  write.list('T08.names', T08.names.map(withId))
  write.list('T08.channels', T08.channels.map(withId))
  write.list('T08.assets', T08.assets.map(withId))
  for (const [channel, states] of Object.entries(channelCellsOf(T08)))
    for (const [column, state] of Object.entries(states)) write.cell('T08.channelState', channel, column, state)
  write.fields('T08.positioning', T08.positioning)
}

/**
 * @param at ISO time of the confirmations
 * @throws BoardError invalid_value when a number is beyond what its field on the board takes.
 */
export function writeInputItems(doc: Y.Doc, input: EvaluateInput, at: string): void {
  const write = createItemWriter(doc)
  if (input.T02) writeNeeds(write, input.T02)
  if (input.T04) {
    writeMarkets(write, input.T04)
    writeNeedMap(write, input)
  }
  if (input.T08) writeBrand(write, input.T08)
  for (const { widget, input: given } of givenWidgets(input)) {
    if (given.kind === 'items') writeItems(doc, widget, given.items, at)
    if (given.kind === 'fields') write.fields(widget, given.fields)
    if (given.kind !== 'cells') continue
    for (const [row, columns] of Object.entries(given.cells))
      for (const [column, value] of Object.entries(columns)) write.cell(widget, row, column, value)
  }
}

/** Entries in the seeds' form: source facts stay source facts until somebody confirms them. */
function writeItems(doc: Y.Doc, widget: WidgetId, given: readonly InputItem[], at: string): void {
  const items = doc.getMap('items')
  const ids = itemIds(given)
  given.forEach((one, i) => {
    items.set(itemKey(widget, ids[i]!), itemBase(one, i + 1))
    if (one.confirmed) items.set(itemKey(widget, ids[i]!, '$confirmed'), { ...CONFIRMED, at })
  })
}
