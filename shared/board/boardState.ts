// What a board holds, read from its document into plain values. One reader for server, canvas, document view and PDF.
// Keys of `items` (flat, so that two people never touch one key by accident); every part is URI-encoded:
//   WIDGET/ITEM            the item as created: { fields, origin, order, source?, fact?, by?, at? }
//                          (an item of a live link has no such entry: it is there as long as its source is)
//   WIDGET/ITEM/FIELD      a later value of one field; $order, $archived, $confirmed are the item's own
//   WIDGET/FIELD           a single field (canvas, statement, settings)
//   WIDGET/ROW/COLUMN      a cell of a shared matrix or checklist
// A long text is a string or, once somebody has changed it, a Y.Text (sharedText.ts); readers see strings only.
import type * as Y from 'yjs'
import {
  instanceOf,
  listSeedOf,
  templateOf,
  widgetOn,
  type PartnerId,
  type TemplateId,
  type WidgetId,
} from '../catalog.ts'
import type { LinkSeed } from '../templateSeed.ts'
import { readWorkshop, type Notes, type Workshop } from '../session/workshop.ts'
import { BoardItems, bucketOf, itemKey, itemKeyParts, type Bucket } from './boardItems.ts'
import { plainItemValue } from './sharedText.ts'

export { itemKey, itemKeyParts }
export type { PartnerId }

export type PartnerType = 'cluster' | 'agency' | 'other'
export type Partner = { id: PartnerId; name: string; region: string; type: PartnerType }
export type Consortium = { name: string; strategyStart: string | null; strategyEnd: string | null }

/** `{ $t: key }` is a text of the seeds that every reader sees in their own language. */
export type SeedText = { $t: string }
export type FieldValue = string | number | boolean | null | string[] | SeedText

export type Origin = 'participant' | 'prefill' | 'link'
/** Who confirmed (or edited) a source fact, and when (ISO time). Participants are ids; names stay on the server. */
export type Confirmation = { by: string; partner: PartnerId | null; at: string; edited: boolean }

/** The item of another widget that an item is linked to. */
export type ItemSource = { widget: WidgetId; item: string }

export type ItemBase = {
  fields: Record<string, FieldValue>
  origin: Origin
  order: number
  source?: ItemSource
  fact?: string
  by?: string
  at?: string
}

export type Item = {
  id: string
  widget: WidgetId
  fields: Record<string, FieldValue>
  origin: Origin
  order: number
  fact: string | null
  by: string | null
  confirmed: Confirmation | null
  archived: boolean
  /**
   * The item its mapped `fields` are read from and edited at, or null. `isGone`: that item is archived, removed or no longer
   * fits; what was written here stays and does not count.
   */
  source: (ItemSource & { fields: readonly string[]; isGone: boolean }) | null
}

/** Values of one revealed round, averaged inside each partner (3.5): row -> column -> value. */
export type Cells = Record<string, Record<string, number | string | null>>
/** `proxies`: how many of these ballots were entered for people without a device. */
export type PartnerCells = { people: number; cells: Cells; proxies?: number }
export type RoundValues = Record<PartnerId, PartnerCells>

export type RoundProgress = Record<PartnerId, { scoring: number; finished: number; proxies?: number }>
export type Round = {
  id: string
  widget: WidgetId
  /** 1 for the first round on this widget, then counting up; a later round keeps the earlier. */
  number: number
  state: 'open' | 'revealed' | 'cancelled'
  openedAt: string
  revealedAt: string | null
  /** Counts of people by partner, never a value. */
  progress: RoundProgress
  /** Name of the survey its values came in from; such a round has no ballots. */
  survey?: string
}

export type Timer = { durationMs: number; endsAt: string | null; remainingMs: number }
export type RunningStep = {
  template: TemplateId
  step: string
  startedAt: string
  /** What the step set aside while it runs and gives back at its end (the step's `edits`). */
  restore?: { frozen?: boolean; notes?: Notes }
}

export type BoardState = {
  title: string
  consortium: Consortium
  partners: Partner[]
  templates: TemplateId[]
  /** ISO date the consortium counts from, or null for the reader's current date. */
  today: string | null
  /** A sentence printed on every page, such as that ratings are invented. */
  notice: string | SeedText | null
  /** Entries by key; never changed once a state is made. */
  items: ReadonlyMap<string, unknown>
  rounds: Round[]
  /** Revealed values by widget, then round number. */
  values: ReadonlyMap<WidgetId, ReadonlyMap<number, RoundValues>>
  step: RunningStep | null
  timer: Timer | null
  isFrozen: boolean
  workshop: Workshop
}

/** Schema version of `items`, `session` and `meta`; a client that meets a higher one goes read-only. */
export const BOARD_SCHEMA = 1

/** An item without fields (a foreign or erased entry) is read as absent. */
function isItemBase(value: unknown): value is ItemBase {
  return typeof value === 'object' && value !== null && 'fields' in value && typeof value.fields === 'object'
}

/** Reads a document into plain values. Unknown keys are ignored, so that a newer board never breaks an older reader. */
export function readBoard(doc: Y.Doc): BoardState {
  return { ...readMeta(doc), ...readSession(doc), items: readItems(doc) }
}

type MetaState = Pick<BoardState, 'title' | 'consortium' | 'partners' | 'templates' | 'today' | 'notice'>
type SessionState = Pick<BoardState, 'rounds' | 'values' | 'step' | 'timer' | 'isFrozen' | 'workshop'>

export function readMeta(doc: Y.Doc): MetaState {
  const meta = doc.getMap('meta')
  return {
    title: (meta.get('title') as string | undefined) ?? '',
    consortium: (meta.get('consortium') as Consortium | undefined) ?? {
      name: '',
      strategyStart: null,
      strategyEnd: null,
    },
    partners: (meta.get('partners') as Partner[] | undefined) ?? [],
    templates: (meta.get('templates') as TemplateId[] | undefined) ?? [],
    today: (meta.get('today') as string | undefined) ?? null,
    notice: (meta.get('notice') as string | SeedText | undefined) ?? null,
  }
}

export function readSession(doc: Y.Doc): SessionState {
  const session = doc.getMap('session')
  const rounds: Round[] = []
  const values = new Map<WidgetId, Map<number, RoundValues>>()
  for (const [key, value] of session.entries()) {
    if (key.startsWith('round/')) rounds.push(value as Round)
    if (key.startsWith('values/')) {
      const [, widget, number] = key.split('/') as [string, string, string]
      const byNumber = values.get(widget) ?? new Map<number, RoundValues>()
      values.set(widget, byNumber.set(Number(number), value as RoundValues))
    }
  }
  rounds.sort((a, b) => (a.openedAt < b.openedAt ? -1 : a.openedAt > b.openedAt ? 1 : a.number - b.number))
  return {
    rounds,
    values,
    step: (session.get('step') as RunningStep | null | undefined) ?? null,
    timer: (session.get('timer') as Timer | null | undefined) ?? null,
    isFrozen: session.get('frozen') === true,
    workshop: readWorkshop(doc),
  }
}

/** Every entry of `items` as plain values. */
export function readItems(doc: Y.Doc): BoardItems {
  const items: [string, unknown][] = []
  for (const [key, held] of doc.getMap('items').entries()) {
    const value = plainItemValue(key, held)
    if (value !== undefined) items.push([key, value])
  }
  return BoardItems.from(items)
}

type Entries = { bases: Map<string, ItemBase>; changes: Map<string, Map<string, unknown>> }
const NO_CHANGES: ReadonlyMap<string, unknown> = new Map<string, unknown>()

function readEntries(bucket: Bucket): Entries {
  const bases = new Map<string, ItemBase>()
  const changes = new Map<string, Map<string, unknown>>()
  for (const [key, value] of bucket) {
    const [, id, field] = itemKeyParts(key)
    if (id === undefined) continue
    if (field !== undefined) {
      const own = changes.get(id)
      if (own) own.set(field, value)
      else changes.set(id, new Map([[field, value]]))
    } else if (isItemBase(value)) bases.set(id, value)
  }
  return { bases, changes }
}

function itemOf(widget: WidgetId, id: string, base: ItemBase, changes: ReadonlyMap<string, unknown>): Item {
  const fields = { ...base.fields }
  for (const [field, value] of changes) if (!field.startsWith('$')) fields[field] = value as FieldValue
  return {
    id,
    widget,
    fields,
    origin: base.origin,
    order: (changes.get('$order') as number | undefined) ?? base.order,
    fact: base.fact ?? null,
    by: base.by ?? null,
    confirmed: (changes.get('$confirmed') as Confirmation | undefined) ?? null,
    archived: changes.get('$archived') === true,
    source: null,
  }
}

/** The id of the item that stands for a source: the same for everybody, so that nobody links one source twice. */
export function linkedId({ widget, item }: ItemSource): string {
  return `${widget.replace('.', '-')}-${item}`
}

/** The widgets a link reads from: the own instance's inside a template, else every instance's on the board. */
export function sourceWidgets(board: Pick<BoardState, 'templates'>, widget: WidgetId, link: LinkSeed): WidgetId[] {
  const [template = '', name = ''] = link.from.split('.')
  const instance = instanceOf(widget)
  if (templateOf(instance) === template) return [widgetOn(instance, link.from)]
  return board.templates.filter((other) => templateOf(other) === template).map((other) => `${other}.${name}`)
}

/** Whether a source item is one that a link takes. */
export function fitsLink(link: LinkSeed, source: Item): boolean {
  const { where } = link
  return (
    !source.archived &&
    !source.source?.isGone &&
    (!where || where.is.some((value) => value === source.fields[where.field]))
  )
}

type LinkSource = { link: LinkSeed; widget: WidgetId; items: ReadonlyMap<string, Item> }

/** The values a link takes from a source item. */
export function mappedFields(link: LinkSeed, source: Item): Record<string, FieldValue> {
  return Object.fromEntries(
    Object.entries(link.fields).map(([own, other]) => [
      own,
      other === '$item' ? source.id : (source.fields[other] ?? null),
    ]),
  )
}

/** Puts the source's values into the mapped fields; without a source those stay as they were when it was linked. */
function linked(item: Item, from: ItemSource, { link, items }: LinkSource): Item {
  const source = items.get(from.item)
  const fields = { ...item.fields }
  if (source) Object.assign(fields, mappedFields(link, source))
  const isGone = !source || !fitsLink(link, source)
  return { ...item, fields, source: { ...from, fields: Object.keys(link.fields), isGone } }
}

const isOwnContent = ([field, value]: [string, unknown]): boolean =>
  !field.startsWith('$') && value !== null && value !== ''

/** Items of live links that have no entry of their own: each fitting source, and any other that somebody wrote about. */
function liveItems(widget: WidgetId, from: LinkSource, { bases, changes }: Entries): Item[] {
  const prefix = linkedId({ widget: from.widget, item: '' })
  const written = [...changes].filter(
    ([id, own]) => id.startsWith(prefix) && !bases.has(id) && [...own].some(isOwnContent),
  )
  const ids = new Set([
    ...[...from.items.values()].filter((source) => fitsLink(from.link, source)).map(({ id }) => id),
    ...written.map(([id]) => id.slice(prefix.length)),
  ])
  return [...ids].flatMap((item) => {
    const source: ItemSource = { widget: from.widget, item }
    const id = linkedId(source)
    if (bases.has(id)) return []
    const base: ItemBase = {
      fields: defaultFields(widget),
      origin: 'link',
      order: from.items.get(item)?.order ?? 0,
      source,
    }
    return [linked(itemOf(widget, id, base, changes.get(id) ?? NO_CHANGES), source, from)]
  })
}

/** What a new item of a widget starts with. */
export function defaultFields(widget: WidgetId): Record<string, FieldValue> {
  const fields = listSeedOf(widget)?.fields ?? []
  return Object.fromEntries(fields.flatMap(({ id, default: value }) => (value === undefined ? [] : [[id, value]])))
}

/** A list of partners always has the partner named in the field it is tied to (`includes`). */
function withNamed(item: Item): Item {
  let { fields } = item
  for (const { id, includes } of listSeedOf(item.widget)?.fields ?? []) {
    const named = includes === undefined ? null : fields[includes]
    if (typeof named !== 'string' || named === '') continue
    const list = fields[id]
    if (Array.isArray(list) ? !list.includes(named) : list === null || list === undefined)
      fields = { ...fields, [id]: [named, ...(Array.isArray(list) ? list : [])] }
  }
  return fields === item.fields ? item : { ...item, fields }
}

type Listed = {
  all: readonly Item[]
  present: readonly Item[]
  byId: ReadonlyMap<string, Item>
  sources: readonly unknown[]
}
/** By bucket, then widget: a list is read again only when its own entries or those it is linked to have changed. */
const listed = new WeakMap<Bucket, Map<WidgetId, Listed>>()

function readList(board: Pick<BoardState, 'items' | 'templates'>, widget: WidgetId): Listed {
  const bucket = bucketOf(board.items, widget)
  const sources = (listSeedOf(widget)?.links ?? []).flatMap((link) =>
    sourceWidgets(board, widget, link).map((from): LinkSource => ({
      link,
      widget: from,
      items: readList(board, from).byId,
    })),
  )
  const byWidget = listed.get(bucket) ?? new Map<WidgetId, Listed>()
  listed.set(bucket, byWidget)
  const known = byWidget.get(widget)
  if (known && known.sources.length === sources.length && sources.every(({ items }, i) => items === known.sources[i]))
    return known
  const entries = readEntries(bucket)
  const own = [...entries.bases].map(([id, base]) => {
    const item = itemOf(widget, id, base, entries.changes.get(id) ?? NO_CHANGES)
    const from = base.source && sources.find((source) => source.widget === base.source?.widget)
    return base.source && from ? linked(item, base.source, from) : item
  })
  const live = sources.flatMap((from) => (from.link.rule === 'live' ? liveItems(widget, from, entries) : []))
  const all = [...own, ...live].map(withNamed).sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1))
  const made: Listed = {
    all: Object.freeze(all),
    present: Object.freeze(all.filter((item) => !item.archived)),
    byId: new Map(all.map((item) => [item.id, item])),
    sources: sources.map(({ items }) => items),
  }
  byWidget.set(widget, made)
  return made
}

/**
 * The items of a list widget in their order (3.1), archived ones left out unless asked for. The same array until one of them
 * changes; it belongs to everybody and must not be changed.
 */
export function listItems(
  board: Pick<BoardState, 'items' | 'templates'>,
  widget: WidgetId,
  options: { archived?: boolean } = {},
): readonly Item[] {
  const { all, present } = readList(board, widget)
  return options.archived === true ? all : present
}

/** One item of a list, archived or not, or undefined. */
export function findItem(
  board: Pick<BoardState, 'items' | 'templates'>,
  widget: WidgetId,
  itemId: string,
): Item | undefined {
  return readList(board, widget).byId.get(itemId)
}

/** The value of a single field, or undefined when nobody has set it. */
export function singleField(board: BoardState, widget: WidgetId, field: string): FieldValue | undefined {
  return board.items.get(itemKey(widget, field)) as FieldValue | undefined
}

/** A cell of a shared matrix or checklist, or undefined when empty. */
export function cellValue(
  board: BoardState,
  widget: WidgetId,
  row: string,
  column: string,
): number | string | undefined {
  return (board.items.get(itemKey(widget, row, column)) as number | string | null | undefined) ?? undefined
}

/** The revealed values of the latest round on a widget (3.9), or null before the first reveal. */
export function latestValues(board: BoardState, widget: WidgetId): { number: number; values: RoundValues } | null {
  const byNumber = board.values.get(widget)
  if (!byNumber || byNumber.size === 0) return null
  const number = Math.max(...byNumber.keys())
  return { number, values: byNumber.get(number)! }
}

/** The round now open on a widget, if any. */
export function openRound(board: BoardState, widget: WidgetId): Round | null {
  return board.rounds.find((round) => round.widget === widget && round.state === 'open') ?? null
}
