// What the workshop allows participants to write at the moment, asked of the board's document before an update is applied.
// The rules for drawings are shared/board/drawingRights.ts; who made something is known from client ids, never from what a
// client writes. Reads the document, changes nothing.
import * as Y from 'yjs'
import {
  isContainer,
  isInside,
  LOCK_MARK,
  whyNotAdd,
  whyNotChange,
  type DrawingBoard,
  type DrawingFacts,
} from '../../shared/board/drawingRights.ts'
import { BASE, isPlainObject } from '../../shared/board/recordLayout.ts'
import type { RefusalCode } from '../../shared/errors.ts'
import { readWorkshop, type Notes } from '../../shared/session/workshop.ts'
import type { GateBoard, Sender } from './gate.ts'

/** What an update would do to one record. */
export type Touch = {
  isRemoved: boolean
  /** Written as a whole: made, or put in the place of another. */
  isPut: boolean
  /** Values written under keys that rights depend on, in any order; the update may write one twice. */
  writes: { key: string; value: unknown }[]
}
/** What an update would do to drawings and items, as far as rights depend on it. Items by key of the root. */
export type Touches = {
  records: ReadonlyMap<string, Touch>
  items: ReadonlyMap<string, { isRemoved: boolean; values: readonly unknown[] }>
}

const MARK = `meta.${LOCK_MARK}`
/** Keys of a record whose values are looked at; of others it only counts that they are written. */
export const RIGHTS_KEYS: ReadonlySet<string> = new Set([BASE, 'type', 'parentId', 'fromId', 'meta', MARK])

const ARCHIVED = '/$archived'

type Limits = { isTaken: boolean; notes: Notes; locks: ReadonlySet<string> }

const known = new WeakMap<Y.Doc, Limits>()

/** The workshop's limits, read again only after the session has changed. */
function limitsOf(doc: Y.Doc): Limits {
  const fresh = known.get(doc)
  if (fresh) return fresh
  const { control, notes, locks } = readWorkshop(doc)
  const limits = { isTaken: control !== null, notes, locks: new Set(locks.map(({ frame }) => frame)) }
  known.set(doc, limits)
  const session = doc.getMap('session')
  const forget = (): void => {
    known.delete(doc)
    session.unobserve(forget)
  }
  session.observe(forget)
  return limits
}

export const isControlTaken = (doc: Y.Doc): boolean => limitsOf(doc).isTaken

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)

/** The value of a key in force: its own entry, else the one of the record as it was made. */
const inForce = (entry: Y.Map<unknown>, base: Record<string, unknown>, key: string): unknown =>
  entry.has(key) ? entry.get(key) : base[key]

function factsOf(entry: unknown): DrawingFacts | null {
  if (!(entry instanceof Y.Map)) return null
  const own = entry as Y.Map<unknown>
  const written = own.get(BASE)
  const base = isPlainObject(written) ? written : {}
  const meta = inForce(own, base, 'meta')
  const mark = own.has(MARK) ? own.get(MARK) : isPlainObject(meta) ? meta[LOCK_MARK] : undefined
  const arrow = text(inForce(own, base, 'fromId'))
  return {
    type: arrow === null ? text(inForce(own, base, 'type')) : null,
    parent: arrow ?? text(inForce(own, base, 'parentId')),
    isSealed: Boolean(mark),
  }
}

/** The client id that first put something under a key of a root; what came later under the same key replaced it. */
function firstAuthor(root: Y.Map<unknown>, key: string): number | null {
  let item = root._map.get(key)
  while (item?.left) item = item.left
  return item?.id.client ?? null
}

/** A participant's eyes on the board's drawings. */
class DocumentDrawings implements DrawingBoard {
  readonly locks: ReadonlySet<string>
  readonly notes: Notes
  readonly #board: GateBoard
  readonly #sender: Sender
  readonly #records: Y.Map<unknown>

  constructor(board: GateBoard, sender: Sender, { locks, notes }: Limits) {
    this.locks = locks
    this.notes = notes
    this.#board = board
    this.#sender = sender
    this.#records = board.doc.getMap('records')
  }
  read(id: string): DrawingFacts | null {
    return factsOf(this.#records.get(id))
  }
  isOwn(id: string): boolean {
    const author = firstAuthor(this.#records, id)
    if (author === null) return false
    const owner = this.#board.ownerOf(author)
    if (owner !== undefined) return owner === this.#sender.participantId
    return this.#isLaidOutFor(id)
  }
  /** A note of a private writing was put on the board by the server, which keeps there whose it is. */
  #isLaidOutFor(id: string): boolean {
    const entry = this.#records.get(id)
    if (!(entry instanceof Y.Map)) return false
    const base: unknown = entry.get(BASE)
    const author = firstAuthor(entry as Y.Map<unknown>, BASE)
    if (author === null || this.#board.ownerOf(author) !== undefined) return false
    return isPlainObject(base) && isPlainObject(base.meta) && base.meta.by === this.#sender.participantId
  }
}

/** Where the update puts a record, and as what: every value it writes counts, whichever stays in the end. */
function placesOf({ writes }: Touch): { types: unknown[]; parents: string[]; hasMark: boolean } {
  const types: unknown[] = []
  const parents: string[] = []
  let hasMark = false
  for (const { key, value } of writes) {
    const parts: Record<string, unknown> = key === BASE ? (isPlainObject(value) ? value : {}) : { [key]: value }
    if (typeof parts.type === 'string') types.push(parts.type)
    for (const parent of [parts.parentId, parts.fromId]) if (typeof parent === 'string') parents.push(parent)
    hasMark ||= isPlainObject(parts.meta) ? Boolean(parts.meta[LOCK_MARK]) : key === MARK && Boolean(value)
  }
  return { types, parents, hasMark }
}

function whyNotTouch(board: DrawingBoard, id: string, touch: Touch): RefusalCode | null {
  const refusal = whyNotChange(board, id)
  if (refusal) return refusal
  if (touch.writes.length === 0) return null
  const { types, parents, hasMark } = placesOf(touch)
  const facts = board.read(id)
  // Of a drawing that is there the kind stays what it is: what goes with it when it is deleted hangs on that.
  if (facts?.type != null && types.some((type) => type !== facts.type)) return 'not_allowed'
  if (hasMark && facts && !facts.isSealed && !touch.isPut) return 'not_allowed'
  for (const type of types) {
    const why = whyNotAdd(board, String(type), null)
    if (why) return why
  }
  for (const parent of parents) {
    const why = whyNotAdd(board, null, parent)
    if (why) return why
  }
  return null
}

/** What stands in a page, frame or group that goes would go too, or be lost to sight. */
function whyNotEmpty(board: DrawingBoard, doc: Y.Doc, removed: ReadonlySet<string>): RefusalCode | null {
  for (const id of doc.getMap('records').keys()) {
    if (!isInside(board, id, removed)) continue
    const why = whyNotChange(board, id)
    if (why) return why
  }
  return null
}

function whyNotItems({ doc, ownerOf }: GateBoard, sender: Sender, touched: Touches['items']): RefusalCode | null {
  const items = doc.getMap('items')
  const isOthers = (key: string): boolean => {
    const author = firstAuthor(items, key)
    return author === null || ownerOf(author) !== sender.participantId
  }
  for (const [key, { isRemoved, values }] of touched) {
    const present: unknown = items.get(key)
    const isItem = isPlainObject(present) && isPlainObject(present.fields)
    if (isItem && (isRemoved || values.length > 0) && isOthers(key)) return 'not_yours'
    if (!key.endsWith(ARCHIVED) || values.every((value) => value === false)) continue
    if (isOthers(key.slice(0, -ARCHIVED.length))) return 'not_yours'
  }
  return null
}

/**
 * Why a participant may not write this; null when nothing of the workshop is against it.
 * [G7] locked frames and [G8] the templates' scaffolding stay as they are, [G9] as do others' drawings and items while
 * everybody changes only their own.
 */
export function whyNotWrite(board: GateBoard, sender: Sender, touches: Touches): RefusalCode | null {
  const limits = limitsOf(board.doc)
  const drawings = new DocumentDrawings(board, sender, limits)
  const emptied = new Set<string>()
  for (const [id, touch] of touches.records) {
    const why = whyNotTouch(drawings, id, touch)
    if (why) return why
    const facts = touch.isRemoved || touch.isPut ? drawings.read(id) : null
    if (facts && (isContainer(facts) || id.startsWith('page:'))) emptied.add(id)
  }
  if (emptied.size > 0) {
    const why = whyNotEmpty(drawings, board.doc, emptied)
    if (why) return why
  }
  return limits.notes === 'own' ? whyNotItems(board, sender, touches.items) : null
}
