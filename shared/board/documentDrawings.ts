// The board's document as the rules for drawings see it (drawingRights.ts). Reads, changes nothing.
import * as Y from 'yjs'
import { readWorkshop, type Notes } from '../session/workshop.ts'
import { LOCK_MARK, type DrawingBoard, type DrawingFacts } from './drawingRights.ts'
import { BASE, isPlainObject } from './recordKeys.ts'

/** Author of a drawing that the server made for people to write in together. */
export const EVERYBODY = 'everybody'

/** Where a record keeps a facilitator's lock. */
export const MARK_KEY = `meta.${LOCK_MARK}`

/** What the running workshop holds participants to. */
export type Limits = {
  /** Somebody is in control: nobody but facilitators edits. */
  isTaken: boolean
  notes: Notes
  locks: ReadonlySet<string>
}

/** Limits of watched documents; null until they are asked for. */
const known = new WeakMap<Y.Doc, Limits | null>()

/** Before any observer hears of a change of the session: they may ask. */
function watch(doc: Y.Doc): void {
  const session: unknown = doc.getMap('session')
  doc.on('beforeObserverCalls', ({ changed }: Y.Transaction) => {
    if (changed.has(session as Y.AbstractType<Y.YEvent<Y.AbstractType<unknown>>>)) known.set(doc, null)
  })
}

/** The limits of a document's workshop; the same object until its session changes. */
export function limitsOf(doc: Y.Doc): Limits {
  const fresh = known.get(doc)
  if (fresh) return fresh
  if (fresh === undefined) watch(doc)
  const { control, notes, locks } = readWorkshop(doc)
  const limits = { isTaken: control !== null, notes, locks: new Set(locks.map(({ frame }) => frame)) }
  known.set(doc, limits)
  return limits
}

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)

/** What the rules need of an entry of `records`; null when it is no record. */
export function factsOf(entry: unknown): DrawingFacts | null {
  if (!(entry instanceof Y.Map)) return null
  const own = entry as Y.Map<unknown>
  const made = own.get(BASE)
  const base = isPlainObject(made) ? made : {}
  const inForce = (key: string): unknown => {
    const value = own.get(key)
    return value === undefined && !own.has(key) ? base[key] : value
  }
  const meta = inForce('meta')
  const mark = own.has(MARK_KEY) ? own.get(MARK_KEY) : isPlainObject(meta) ? meta[LOCK_MARK] : undefined
  const arrow = text(inForce('fromId'))
  return {
    type: arrow === null ? text(inForce('type')) : null,
    parent: arrow ?? text(inForce('parentId')),
    isSealed: Boolean(mark),
  }
}

/** The client id that first put something under a key; what came later under the same key replaced it. Null: nobody did. */
export function firstAuthor(map: Y.Map<unknown>, key: string): number | null {
  let item = map._map.get(key)
  while (item?.left) item = item.left
  return item?.id.client ?? null
}

/** @property isOf whether a client id is one of the participant's; undefined when it is nobody's (the server's own) */
export type Eyes = { locks: ReadonlySet<string>; notes: Notes; participantId: string; isOf: IsOf }
export type IsOf = (clientId: number) => boolean | undefined

/** The drawings of a document as one participant may change them. Reads anew at each question. */
export function drawingsOf(doc: Y.Doc, { locks, notes, participantId, isOf }: Eyes): DrawingBoard {
  const records = doc.getMap('records')
  /** A note that the server put on the board says there whose it is: of a private writing one person's, of groups everybody's. */
  function isLaidOutForThem(id: string): boolean {
    const entry = records.get(id)
    if (!(entry instanceof Y.Map)) return false
    const made: unknown = entry.get(BASE)
    const author = firstAuthor(entry as Y.Map<unknown>, BASE)
    if (author === null || isOf(author) !== undefined) return false
    if (!isPlainObject(made) || !isPlainObject(made.meta)) return false
    return made.meta.by === participantId || made.meta.by === EVERYBODY
  }
  return {
    locks,
    notes,
    read: (id) => factsOf(records.get(id)),
    isOwn(id) {
      const author = firstAuthor(records, id)
      return author !== null && (isOf(author) ?? isLaidOutForThem(id))
    },
  }
}

const ARCHIVED = '/$archived'

/**
 * While everybody changes only their own: whether a participant may write this under a key of `items`, or take it away.
 * Values of items are everybody's; that an item is there is its maker's business.
 * @param values what is written under the key
 */
export function mayTouchItem(
  doc: Y.Doc,
  isOf: IsOf,
  key: string,
  isRemoved: boolean,
  values: readonly unknown[],
): boolean {
  const items = doc.getMap('items')
  const isOwn = (of: string): boolean => {
    const author = firstAuthor(items, of)
    return author !== null && isOf(author) === true
  }
  const present: unknown = items.get(key)
  const isItem = isPlainObject(present) && isPlainObject(present.fields)
  if (isItem && (isRemoved || values.length > 0) && !isOwn(key)) return false
  if (!key.endsWith(ARCHIVED) || values.every((value) => value === false)) return true
  return isOwn(key.slice(0, -ARCHIVED.length))
}
