// The board's copy in the browser's own database, where there is one (some private windows have none). A change counts as
// kept when the database has it, not when it was handed over. Knows no socket.
import { clearDocument, IndexeddbPersistence, storeState } from 'y-indexeddb'
import type * as Y from 'yjs'
import type { BegunMemory, BegunText } from './keepTexts.ts'
import type { Clock } from './savedState.ts'

export type Copy = {
  /** What the device had is in the document, or cannot be had. */
  loaded: Promise<void>
  /** Whether everything in the document is in the database at this moment. */
  isKept(): boolean
  /** Small things to remember beside the copy; they go with it. */
  memory: BegunMemory
  erase(): Promise<void>
  /** Empties the copy: other tabs of this person write theirs into it anew. */
  empty(): Promise<void>
  close(): void
}

export type CopyOptions = {
  doc: Y.Doc
  name: string
  isWanted: boolean
  clock: Clock
  /** Hears whether everything is kept; that it is not, only when a write takes longer than a blink. */
  onKept: (isKept: boolean) => void
}

const DATABASE_WAIT_MS = 3000
/** A write is mostly done in a few milliseconds; the screen need not flicker at every letter. */
const SLOW_WRITE_MS = 200
const UPDATES = 'updates'

export function keepCopy({ doc, name, isWanted, clock, onKept }: CopyOptions): Copy {
  let persistence: IndexeddbPersistence | null = null
  let isClosed = false
  /** Counts changes of the document; all up to `written` are in the database. */
  let changes = 0
  let written = -1
  /** The database refused a write; then the copy has a hole. */
  let hasFailed = false
  let cancelSlow: (() => void) | null = null

  const emptiedKey = `${name}/emptied`
  const isKept = () => persistence !== null && !hasFailed && written === changes

  function report(): void {
    cancelSlow?.()
    cancelSlow = null
    if (isKept()) onKept(true)
    else if (hasFailed || written < 0) onKept(false)
    else cancelSlow = clock.after(SLOW_WRITE_MS, () => onKept(isKept()))
  }

  /** A reading transaction of the same store begins after every writing one before it has ended. */
  function confirm(): void {
    const { db } = persistence!
    if (!db) return
    const upTo = changes
    const reading = db.transaction([UPDATES], 'readonly')
    reading.oncomplete = () => {
      written = Math.max(written, upTo)
      if (!isClosed) report()
    }
    reading.objectStore(UPDATES).count()
  }

  function changed(_update: Uint8Array, from: unknown): void {
    // What another tab wrote down, or an earlier visit, is in the database.
    if (from === persistence) return
    changes++
    report()
    confirm()
  }

  const loaded = (async () => {
    if (!isWanted || !(await hasDatabase()) || isClosed) return
    const opened = new IndexeddbPersistence(name, doc)
    persistence = opened
    const whenLoaded = opened.whenSynced.then(() => {
      if (isClosed || persistence !== opened) return
      const failed = () => {
        hasFailed = true
        report()
      }
      opened.db!.addEventListener('abort', failed)
      opened.db!.addEventListener('close', failed)
      // After the persistence's own listener, so that its write is under way.
      doc.on('update', changed)
      confirm()
    })
    // A database that another tab holds up must not keep the board closed.
    await Promise.race([whenLoaded, new Promise<void>((resolve) => void clock.after(DATABASE_WAIT_MS, resolve))])
  })()

  /** Another tab of this person emptied the copy that both share. */
  const onEmptied = ({ key }: StorageEvent): void => {
    if (key === emptiedKey && persistence?.db) void storeState(persistence, true).then(confirm)
  }
  if (isWanted && typeof window !== 'undefined') window.addEventListener('storage', onEmptied)

  function stop(): Promise<void> | undefined {
    isClosed = true
    if (typeof window !== 'undefined') window.removeEventListener('storage', onEmptied)
    cancelSlow?.()
    doc.off('update', changed)
    const ended = persistence?.destroy()
    persistence = null
    return ended
  }

  const memory = rememberedTexts(`${name}/begun`, isWanted)
  return {
    loaded,
    isKept,
    memory,
    async erase() {
      onKept(false)
      await stop()
      memory.forget()
      if (isWanted && typeof indexedDB !== 'undefined') await clearDocument(name)
    },
    async empty() {
      const db = persistence?.db
      if (db) {
        await new Promise<void>((resolve) => {
          const emptying = db.transaction([UPDATES], 'readwrite')
          emptying.oncomplete = () => resolve()
          // A database that fails takes nothing more of this copy either.
          emptying.onabort = () => resolve()
          emptying.objectStore(UPDATES).clear()
        })
      }
      await stop()
      memory.forget()
      if (db && typeof localStorage !== 'undefined') localStorage.setItem(emptiedKey, String(clock.now()))
    },
    close: () => void stop(),
  }
}

/** Most texts that are remembered; the newest stay. */
const MOST_REMEMBERED = 200

/** Read anew before each change: other tabs of this person write here too. */
function rememberedTexts(key: string, isWanted: boolean): BegunMemory & { forget(): void } {
  const storage = isWanted && typeof localStorage !== 'undefined' ? localStorage : null
  const read = (): BegunText[] => {
    try {
      const kept: unknown = JSON.parse(storage?.getItem(key) ?? '[]')
      return Array.isArray(kept) ? kept.filter(isBegunText) : []
    } catch {
      // Not ours, or not readable: as if nothing had been kept.
      return []
    }
  }
  const write = (texts: BegunText[]) => {
    try {
      if (texts.length === 0) storage?.removeItem(key)
      else storage?.setItem(key, JSON.stringify(texts.slice(-MOST_REMEMBERED)))
    } catch (problem) {
      console.warn('this device remembers nothing more', problem)
    }
  }
  const without = (place: string) => read().filter((text) => text.place !== place)
  return {
    read,
    add: (text) => write([...without(text.place), text]),
    remove: (place) => write(without(place)),
    forget: () => write([]),
  }
}

function isBegunText(value: unknown): value is BegunText {
  if (typeof value !== 'object' || value === null) return false
  const { place, client, clock, base } = value as Record<string, unknown>
  return typeof place === 'string' && typeof base === 'string' && [client, clock].every(Number.isSafeInteger)
}

function hasDatabase(): Promise<boolean> {
  if (typeof indexedDB === 'undefined') return Promise.resolve(false)
  return new Promise((resolve) => {
    const request = indexedDB.open('clusterboard/probe')
    request.onsuccess = () => {
      request.result.close()
      resolve(true)
    }
    request.onerror = () => resolve(false)
    request.onblocked = () => resolve(false)
  })
}
