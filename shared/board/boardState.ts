// What a board holds, read from its document into plain values. One reader for server, canvas, document view and PDF.
// Keys of `items` (flat, so that two people never touch one key by accident); every part is URI-encoded:
//   WIDGET/ITEM            the item as created: { fields, origin, order, fact?, by?, at? }
//   WIDGET/ITEM/FIELD      a later value of one field; $order, $archived, $confirmed are the item's own
//   WIDGET/FIELD           a single field (canvas, statement, settings)
//   WIDGET/ROW/COLUMN      a cell of a shared matrix or checklist
// A long text is a string or, once somebody has changed it, a Y.Text (sharedText.ts); readers see strings only.
import type * as Y from 'yjs'
import type { WidgetId, TemplateId } from '../catalog.ts'
import { plainItemValue } from './sharedText.ts'

export type PartnerId = string
export type PartnerType = 'cluster' | 'agency' | 'other'
export type Partner = { id: PartnerId; name: string; region: string; type: PartnerType }
export type Consortium = { name: string; strategyStart: string | null; strategyEnd: string | null }

/** `{ $t: key }` is a text of the seeds that every reader sees in their own language. */
export type SeedText = { $t: string }
export type FieldValue = string | number | boolean | null | string[] | SeedText

export type Origin = 'participant' | 'prefill' | 'link'
/** Who confirmed (or edited) a source fact, and when (ISO time). Participants are ids; names stay on the server. */
export type Confirmation = { by: string; partner: PartnerId | null; at: string; edited: boolean }

export type ItemBase = {
  fields: Record<string, FieldValue>
  origin: Origin
  order: number
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
}

/** Values of one revealed round, averaged inside each partner (3.5): row -> column -> value. */
export type Cells = Record<string, Record<string, number | string | null>>
export type PartnerCells = { people: number; cells: Cells }
export type RoundValues = Record<PartnerId, PartnerCells>

export type RoundProgress = Record<PartnerId, { scoring: number; finished: number }>
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
}

export type Timer = { durationMs: number; endsAt: string | null; remainingMs: number }
export type RunningStep = { template: TemplateId; step: string; startedAt: string }

export type BoardState = {
  title: string
  consortium: Consortium
  partners: Partner[]
  templates: TemplateId[]
  /** ISO date the consortium counts from, or null for the reader's current date. */
  today: string | null
  /** A sentence printed on every page, such as that ratings are invented. */
  notice: string | SeedText | null
  items: ReadonlyMap<string, unknown>
  rounds: Round[]
  /** Revealed values by widget, then round number. */
  values: ReadonlyMap<WidgetId, ReadonlyMap<number, RoundValues>>
  step: RunningStep | null
  timer: Timer | null
  isFrozen: boolean
}

/** Schema version of `items`, `session` and `meta`; a client that meets a higher one goes read-only. */
export const BOARD_SCHEMA = 1

/** Builds a key of `items` from its parts. */
export function itemKey(...parts: string[]): string {
  return parts.map((part) => encodeURIComponent(part)).join('/')
}

/** The parts of a key of `items`; none when it is no key that itemKey builds, so that one bad key never stops a reader. */
export function itemKeyParts(key: string): string[] {
  try {
    return key.split('/').map(decodeURIComponent)
  } catch {
    // decodeURIComponent refuses a broken escape; such a key is foreign and read as absent.
    return []
  }
}

/** An item without fields (a foreign or erased entry) is read as absent. */
function isItemBase(value: unknown): value is ItemBase {
  return typeof value === 'object' && value !== null && 'fields' in value && typeof value.fields === 'object'
}

/** Reads a document into plain values. Unknown keys are ignored, so that a newer board never breaks an older reader. */
export function readBoard(doc: Y.Doc): BoardState {
  const meta = doc.getMap('meta')
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
    items: readItems(doc),
    rounds,
    values,
    step: (session.get('step') as RunningStep | null | undefined) ?? null,
    timer: (session.get('timer') as Timer | null | undefined) ?? null,
    isFrozen: session.get('frozen') === true,
  }
}

function readItems(doc: Y.Doc): Map<string, unknown> {
  const items = new Map<string, unknown>()
  for (const [key, held] of doc.getMap('items').entries()) {
    const value = plainItemValue(key, held)
    if (value !== undefined) items.set(key, value)
  }
  return items
}

/** The items of a list widget in their order (3.1), archived ones left out unless asked for. */
export function listItems(board: BoardState, widget: WidgetId, options: { archived?: boolean } = {}): Item[] {
  const prefix = `${itemKey(widget)}/`
  const overrides = new Map<string, Map<string, unknown>>()
  const bases = new Map<string, ItemBase>()
  for (const [key, value] of board.items) {
    if (!key.startsWith(prefix)) continue
    const [id, field] = itemKeyParts(key.slice(prefix.length))
    if (id === undefined) continue
    if (field === undefined) {
      if (isItemBase(value)) bases.set(id, value)
    } else overrides.set(id, (overrides.get(id) ?? new Map<string, unknown>()).set(field, value))
  }
  const items: Item[] = []
  for (const [id, base] of bases) {
    const changed = overrides.get(id) ?? new Map<string, unknown>()
    const fields = { ...base.fields }
    for (const [field, value] of changed) if (!field.startsWith('$')) fields[field] = value as FieldValue
    items.push({
      id,
      widget,
      fields,
      origin: base.origin,
      order: (changed.get('$order') as number | undefined) ?? base.order,
      fact: base.fact ?? null,
      by: base.by ?? null,
      confirmed: (changed.get('$confirmed') as Confirmation | undefined) ?? null,
      archived: changed.get('$archived') === true,
    })
  }
  return items
    .filter((item) => options.archived === true || !item.archived)
    .sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1))
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
