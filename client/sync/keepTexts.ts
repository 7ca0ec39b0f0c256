// Two people who begin to change the same plain text at once each put a shared text in its place, and the document keeps one
// of the two. Whoever made the other one brings what was written in it into the one that stayed; when they are not here, the
// one whose text stayed does. Whoever else wrote in the one that went looks for the own letters and brings what is missing.
import { diffAuto } from 'lib0/diff/patience'
import * as Y from 'yjs'
import { PLAIN_TEXT } from '../../shared/board/recordKeys.ts'
import { CONVERSION_ORIGIN, mergeTexts, writeSharedText } from '../../shared/board/sharedText.ts'

/** A shared text begun here: its id in the document, the words it began with, and what it reads now. */
type Begun = { id: Y.ID; base: string; now: string }

/** What must outlive the tab: `place` is where the text stands, `id` and `base` as in Begun. */
export type BegunText = { place: string; client: number; clock: number; base: string }

/** Remembers the texts begun on this device until somebody reopens the board here. */
export type BegunMemory = {
  read(): BegunText[]
  add(text: BegunText): void
  remove(place: string): void
}

export type KeepOptions = {
  memory?: BegunMemory
  /** Whether the page that writes with this client id is connected. */
  isHere: (client: number) => boolean
  /** Calls back once presence of the others must have been heard. */
  soon: (callback: () => void) => void
}

/** Watches until the answer is called. To be called before anything from the server is taken in. */
export function keepTexts(doc: Y.Doc, mayWrite: () => boolean, options: KeepOptions): () => void {
  const { memory, isHere, soon } = options
  let isStopped = false
  const items = doc.getMap('items')
  const records = doc.getMap('records')
  /** By place: a key of `items`, or the id of a record. */
  const begun = new Map<string, Begun>()

  const isRecord = (place: string) => place.startsWith('shape:')
  function textAt(place: string): unknown {
    if (!isRecord(place)) return items.get(place)
    const entry = records.get(place)
    return entry instanceof Y.Map ? entry.get(PLAIN_TEXT) : undefined
  }

  const observe = (events: Y.YEvent<Y.AbstractType<unknown>>[], transaction: Y.Transaction): void => {
    for (const event of events) {
      const { target, path, keys } = event
      if (event instanceof Y.YMapEvent) lookForBeaten(event, transaction)
      if (target instanceof Y.Text) {
        const text = begun.get(String(path[0]))
        if (text && target._item && Y.compareIDs(target._item.id, text.id)) text.now = target.toString()
      } else if (target === (items as unknown)) {
        for (const [key, { oldValue }] of keys) changed(key, oldValue, transaction)
      } else if (path.length === 1 && keys.has(PLAIN_TEXT))
        changed(String(path[0]), keys.get(PLAIN_TEXT)!.oldValue, transaction)
    }
  }

  function changed(place: string, former: unknown, transaction: Y.Transaction): void {
    const text = textAt(place)
    if (transaction.origin === CONVERSION_ORIGIN && text instanceof Y.Text) {
      const { id } = text._item!
      begun.set(place, { id, base: text.toString(), now: text.toString() })
      memory?.add({ place, client: id.client, clock: id.clock, base: text.toString() })
      return
    }
    const lost = begun.get(place)
    if (!begun.delete(place)) {
      if (former instanceof Y.Text && !transaction.local) lookForOwn(place, former, transaction)
      return
    }
    memory?.remove(place)
    // A text that was deleted or replaced by another kind of value was meant to go.
    if (!lost || transaction.local || !(text instanceof Y.Text) || !mayWrite()) return
    add(text, lost.base, lost.now)
  }

  /** Not an edit of this moment: undo leaves it. Who found the text replaced before may have brought words over already. */
  function add(text: Y.Text, base: string, words: string): void {
    const present = text.toString()
    const missing = missingWords(present, base, words)
    if (missing !== null) doc.transact(() => writeSharedText(text, mergeTexts(base, missing, present)), keepTexts)
  }

  /** Own letters in a text of another's that gave way: its maker may not have heard of them in time. */
  function lookForOwn(place: string, former: Y.Text, { deleteSet }: Y.Transaction): void {
    let [words, others] = ['', '']
    for (let item = former._start; item; item = item.right) {
      // What its writers had deleted themselves stays deleted.
      if (!(item.content instanceof Y.ContentString) || !Y.isDeleted(deleteSet, item.id)) continue
      words += item.content.str
      if (item.id.client !== doc.clientID) others += item.content.str
    }
    if (words === others) return
    soon(() => {
      const text = textAt(place)
      if (!isStopped && mayWrite() && text instanceof Y.Text) add(text, others, words)
    })
  }

  /** Another's text that came and had to give way at once to the one begun here. */
  function lookForBeaten({ target, path, keysChanged, keys }: Y.YMapEvent<unknown>, transaction: Y.Transaction): void {
    for (const key of keysChanged as Set<string>) {
      const place =
        (target as unknown) === items ? key : path.length === 1 && key === PLAIN_TEXT ? String(path[0]) : null
      if (place === null || keys.has(key) || !begun.has(place)) continue
      for (let item = target._map.get(key)?.left; item; item = item.left) {
        const isNew = item.id.clock >= (transaction.beforeState.get(item.id.client) ?? 0)
        if (isNew && item.content instanceof Y.ContentType && item.content.type instanceof Y.Text)
          bringIn(place, item.id.client, wordsOf(item.content.type))
      }
    }
  }

  function bringIn(place: string, writer: number, words: string): void {
    const { base, id } = begun.get(place)!
    soon(() => {
      const text = textAt(place)
      if (isStopped || isHere(writer) || !mayWrite() || !(text instanceof Y.Text)) return
      if (!text._item || !Y.compareIDs(text._item.id, id)) return
      add(text, base, words)
    })
  }

  // What an earlier visit of this device began may still be unknown to everybody else.
  for (const { place, client, clock, base } of memory?.read() ?? []) {
    const text = textAt(place)
    const id = Y.createID(client, clock)
    if (text instanceof Y.Text && text._item && Y.compareIDs(text._item.id, id))
      begun.set(place, { id, base, now: text.toString() })
  }
  items.observeDeep(observe)
  records.observeDeep(observe)
  return () => {
    isStopped = true
    items.unobserveDeep(observe)
    records.unobserveDeep(observe)
  }
}

/** The words of a text that has just been deleted as a whole: what its writers had deleted themselves is gone already. */
function wordsOf(text: Y.Text): string {
  let words = ''
  for (let item = text._start; item; item = item.right)
    if (item.content instanceof Y.ContentString) words += item.content.str
  return words
}

/** Letters that may stand in any text by chance prove nothing. */
const TELLING_LENGTH = 4

/** `words` without the pieces put into `base` that a text has already; null when it has them all. */
function missingWords(text: string, base: string, words: string): string | null {
  const pieces = diffAuto(base, words)
  const isThere = (insert: string): boolean => insert.trim().length >= TELLING_LENGTH && text.includes(insert.trim())
  if (pieces.length > 0 && pieces.every(({ insert }) => isThere(insert))) return null
  let [missing, end] = ['', 0]
  for (const { index, remove, insert } of pieces) {
    missing += base.slice(end, index) + (isThere(insert) ? '' : insert)
    end = index + remove.length
  }
  return missing + base.slice(end)
}
