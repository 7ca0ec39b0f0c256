// May this participant send this update? Decided from the parsed update and the board's document before anything is
// applied. Pure: reads the document, changes nothing; what it does not understand is refused.
import * as Y from 'yjs'
import { limitsOf } from '../../shared/board/documentDrawings.ts'
import type { RefusalCode } from '../../shared/errors.ts'
import { mayWrite, ROOTS, type Root } from '../../shared/roles.ts'
import type { GateBoard, Sender } from './GateBoard.ts'
import type { ParsedUpdate, Struct } from './parseUpdate.ts'
import { RIGHTS_KEYS, whyNotWrite, type Touch, type Touches } from './recordRights.ts'

/** How many entries of these roots an update takes away without putting others in their place. */
export type Removals = { records: number; items: number }
export type Verdict =
  /** The board has all of it already. */
  | { kind: 'nothing-new' }
  /** Allowed; `claims` are the client ids the sender uses for the first time. */
  | { kind: 'apply'; claims: number[]; removals: Removals }
  /** It builds on something the board does not have: ask the sender for everything instead of storing a hole. */
  | { kind: 'gap' }
  | { kind: 'refuse'; code: RefusalCode; reason: string }

const refuse = (code: RefusalCode, reason: string): Verdict => ({ kind: 'refuse', code, reason })
const isRoot = (name: string): name is Root => (ROOTS as readonly string[]).includes(name)

/** Index of the struct that holds `clock` in an ascending row without holes, or -1. */
function indexAt(row: readonly Struct[], clock: number): number {
  let low = 0
  let high = row.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const struct = row[middle]!
    if (clock < struct.id.clock) high = middle - 1
    else if (clock >= struct.id.clock + struct.length) low = middle + 1
    else return middle
  }
  return -1
}

/** The name of the root an applied item lives under, or null when it hangs on nothing any more. */
export function rootOfType(type: Y.AbstractType<unknown>): string | null {
  let current = type
  while (current._item) {
    const parent = current._item.parent
    if (!(parent instanceof Y.AbstractType)) return null
    current = parent as Y.AbstractType<unknown>
  }
  return Y.findRootTypeKey(current)
}

/** Where an entry stands: in a root (by name) or in the type an item holds; `key` null in lists and texts. */
type Place = { parent: string | Y.Item; key: string | null }
/** The way down to a place: root, key of the entry in it, key inside that entry (null: the entry itself). */
type Path = { root: string; entry: string | null; key: string | null }

/** Says that a workshop's limit is in the way; the code tells which. */
const LIMIT_WORDS = 'The workshop does not allow this change at the moment.'

/** Two that stand nowhere agree: what people typed offline into a text that others deleted is no fault of theirs. */
const isSamePlace = (a: Place | null, b: Place | null): boolean =>
  a === null || b === null ? a === b : a.parent === b.parent && a.key === b.key

/** What an update would do to a document, found out without applying it. */
class Survey {
  readonly roots = new Set<string>()
  /** By record and item; kept only for senders whose writing has limits. */
  readonly touches: Touches | null
  readonly newClients: number[] = []
  readonly #removed: { root: string; key: string }[] = []
  readonly #written = new Set<string>()
  hasNew = false
  hasGap = false
  isMalformed = false
  readonly #places = new Map<Y.Item, Place | null>()
  readonly #update: ParsedUpdate
  readonly #doc: Y.Doc

  constructor(update: ParsedUpdate, doc: Y.Doc, isLimited: boolean) {
    this.#update = update
    this.#doc = doc
    this.touches = isLimited ? { records: new Map(), items: new Map() } : null
    for (const [client, row] of update.structs) this.#surveyRow(client, row)
    for (const [client, ranges] of update.deletes) {
      for (const { clock, len } of ranges) this.#surveyDeletion(client, clock, clock + len)
    }
  }

  get removals(): Removals {
    const gone = this.#removed.filter(({ root, key }) => !this.#written.has(`${root}/${key}`))
    const count = (name: Root): number => gone.filter(({ root }) => root === name).length
    return { records: count('records'), items: count('items') }
  }

  #surveyRow(client: number, row: readonly Struct[]): void {
    const state = Y.getState(this.#doc.store, client)
    let reached = state
    for (const struct of row) {
      const end = struct.id.clock + struct.length
      // Yjs makes a root of every name it reads, even in entries it has already: no name may pass unseen.
      const parent: unknown = struct instanceof Y.Item ? struct.parent : null
      if (typeof parent === 'string' && !isRoot(parent)) this.roots.add(parent)
      if (end <= state) continue
      this.hasNew = true
      if (struct.id.clock > reached || struct instanceof Y.Skip) this.hasGap = true
      if (struct instanceof Y.Item) this.#surveyItem(struct)
      reached = Math.max(reached, end)
    }
    if (reached > state) this.newClients.push(client)
  }

  #surveyItem(item: Y.Item): void {
    const place = this.#placeOf(item)
    const path = place && this.#pathOf(place)
    if (path) {
      this.roots.add(path.root)
      if (this.touches) this.#touch(this.touches, path, place, item)
    }
    const parent: unknown = item.parent
    if (parent instanceof Y.ID && this.#find(parent) === null) this.hasGap = true
    for (const id of [item.origin, item.rightOrigin]) {
      const neighbour = id && this.#find(id)
      if (id && !neighbour) this.hasGap = true
      if (neighbour instanceof Y.Item && !isSamePlace(place, this.#placeOf(neighbour))) this.isMalformed = true
    }
    if (!place) return
    if (typeof place.parent === 'string' && !(item.content instanceof Y.ContentDeleted))
      this.#written.add(`${place.parent}/${place.key}`)
    // Entries of a map have no right neighbour, and only types have entries. Yjs does not check either; breaking one
    // makes the document depend on the order in which updates are applied.
    if (place.key !== null && item.rightOrigin) this.isMalformed = true
    if (place.parent instanceof Y.Item && !(place.parent.content instanceof Y.ContentType)) this.isMalformed = true
  }

  #find(id: Y.ID): Struct | null {
    if (id.clock < Y.getState(this.#doc.store, id.client)) {
      const row = this.#doc.store.clients.get(id.client)!
      return row[Y.findIndexSS(row, id.clock)] as Struct
    }
    const row = this.#update.structs.get(id.client) ?? []
    return row[indexAt(row, id.clock)] ?? null
  }

  /** Where an entry stands: as it says itself, else where its left or right neighbour stands. Null: nowhere any more. */
  #placeOf(start: Y.Item): Place | null {
    const path: Y.Item[] = []
    let current: Struct | null = start
    let place: Place | null = null
    while (current instanceof Y.Item) {
      const known = this.#places.get(current)
      if (known !== undefined) {
        place = known
        break
      }
      path.push(current)
      // Entries that name each other in a circle stand nowhere.
      this.#places.set(current, null)
      const parent = this.#parentOf(current)
      if (parent !== undefined) {
        place = parent === null ? null : { parent, key: current.parentSub }
        break
      }
      const next: Y.ID | null = current.origin ?? current.rightOrigin
      current = next && this.#find(next)
    }
    for (const item of path) this.#places.set(item, place)
    return place
  }

  /** The parent an entry names itself: a root, the item that holds the type, null when that is gone; else undefined. */
  #parentOf(item: Y.Item): string | Y.Item | null | undefined {
    const parent: unknown = item.parent
    if (typeof parent === 'string') return parent
    if (parent instanceof Y.AbstractType) return parent._item ?? Y.findRootTypeKey(parent as Y.AbstractType<unknown>)
    if (!(parent instanceof Y.ID)) return undefined
    const holder = this.#find(parent)
    return holder instanceof Y.Item && !(holder.content instanceof Y.ContentDeleted) ? holder : null
  }

  /** The way from the root to a place; null when what is above is gone. */
  #pathOf(start: Place): Path | null {
    const seen = new Set<Struct>()
    let place: Place | null = start
    let below: Place | null = null
    while (place) {
      const { parent }: Place = place
      if (typeof parent === 'string') return { root: parent, entry: place.key, key: below?.key ?? null }
      if (seen.has(parent)) return null
      seen.add(parent)
      below = place
      place = this.#placeOf(parent)
    }
    return null
  }

  /** Notes what is written (`item`) or taken away (null) there. */
  #touch({ records, items }: Touches, { root, entry, key }: Path, place: Place, item: Y.Item | null): void {
    if (entry === null) return
    const isEntry = typeof place.parent === 'string'
    if (root === 'records') {
      let touch = (records as Map<string, Touch>).get(entry)
      if (!touch) (records as Map<string, Touch>).set(entry, (touch = { isRemoved: false, isPut: false, writes: [] }))
      if (isEntry && item) touch.isPut = true
      else if (isEntry) touch.isRemoved = true
      else if (item && key !== null && RIGHTS_KEYS.has(key) && this.#isEntryPart(place)) {
        for (const value of item.content.getContent()) touch.writes.push({ key, value })
      }
    } else if (root === 'items' && isEntry) {
      const touched = items as Map<string, { isRemoved: boolean; values: unknown[] }>
      const before = touched.get(entry) ?? { isRemoved: false, values: [] }
      touched.set(entry, before)
      if (item && !(item.content instanceof Y.ContentDeleted)) before.values.push(...item.content.getContent())
      else before.isRemoved = true
    }
  }

  /** Whether a place is directly in an entry of a root. */
  #isEntryPart({ parent }: Place): boolean {
    return typeof parent !== 'string' && typeof this.#placeOf(parent)?.parent === 'string'
  }

  #surveyDeletion(client: number, from: number, to: number): void {
    const state = Y.getState(this.#doc.store, client)
    const row = this.#doc.store.clients.get(client) ?? []
    const end = Math.min(to, state)
    for (let index = from < end ? Y.findIndexSS(row, from) : row.length; index < row.length; index++) {
      const struct = row[index]!
      if (struct.id.clock >= end) break
      if (!(struct instanceof Y.Item) || struct.deleted) continue
      this.hasNew = true
      const place = this.#placeOf(struct)
      const path = place && this.#pathOf(place)
      if (!path) continue
      this.roots.add(path.root)
      if (this.touches) this.#touch(this.touches, path, place, null)
      if (typeof place.parent === 'string' && place.key !== null)
        this.#removed.push({ root: place.parent, key: place.key })
    }
    if (to <= state) return
    this.hasNew = true
    const added = this.#update.structs.get(client)
    const last = added?.at(-1)
    if (!added || !last || added[0]!.id.clock > Math.max(from, state) || last.id.clock + last.length < to)
      this.hasGap = true
  }
}

/**
 * Decides about one update of one participant.
 * [G1] the role may write every root the update touches; [G2] new entries only under client ids of the sender;
 * [G3] a frozen board takes changes of facilitators only, as does one that somebody has taken control of; [G4] nothing that
 * would leave a hole is stored; [G7] to [G9] the workshop's limits for participants.
 */
export function judgeUpdate(update: ParsedUpdate, sender: Sender, board: GateBoard): Verdict {
  const isLimited = sender.role !== 'facilitator'
  const survey = new Survey(update, board.doc, isLimited)
  if (!survey.hasNew) return { kind: 'nothing-new' }
  if (sender.role === 'viewer') return refuse('not_allowed', 'Viewers cannot change the board.')
  if (board.isFrozen && isLimited) return refuse('board_frozen', 'The board is frozen.')
  if (isLimited && limitsOf(board.doc).isTaken)
    return refuse('taken_control', 'Somebody leads the board at the moment.')
  if (survey.isMalformed) return refuse('bad_frame', 'The update links two places of the board.')
  for (const root of survey.roots) {
    if (!isRoot(root) || !mayWrite(sender.role, root))
      return refuse('not_allowed', 'This part of the board is not yours to change.')
  }
  const claims: number[] = []
  for (const clientId of survey.newClients) {
    const owner = board.ownerOf(clientId)
    if (owner === sender.participantId) continue
    // A client id with entries but no owner is the server's own.
    const isFree = owner === undefined && clientId !== board.doc.clientID && Y.getState(board.doc.store, clientId) === 0
    if (!isFree) return refuse('not_allowed', 'The change is signed as somebody else.')
    claims.push(clientId)
  }
  if (survey.hasGap) return { kind: 'gap' }
  const why = survey.touches && whyNotWrite(board, sender, survey.touches)
  return why ? refuse(why, LIMIT_WORDS) : { kind: 'apply', claims, removals: survey.removals }
}
