// Work that the server did not take because of the workshop's limits, kept on this device until it is brought back or the
// person has seen what could not be. Outlives the tab where the browser lets it. Knows no document.
import { fromBase64, toBase64 } from 'lib0/buffer'
import { mergeUpdates } from 'yjs'
import type { RefusalCode } from '../../shared/errors.ts'

/** A change that may not be made, in the words of what it is about. */
export type LeftChange = { id: string; words: string; why: RefusalCode }
export type HeldWork = {
  /** All the server lacks of this person's work (Yjs update). */
  update: Uint8Array
  /** What it was refused for last. */
  because: RefusalCode
  /** How often it was refused. */
  tries: number
  /** What could not be brought back; null while that has not been tried. */
  left: LeftChange[] | null
}

export type WorkMemory = {
  read(): HeldWork | null
  /** Adds work that was refused just now to what is held already. */
  hold(update: Uint8Array, because: RefusalCode): void
  /** Everything that may be is brought back; what is left is remembered until it is forgotten. */
  settle(left: LeftChange[]): void
  forget(): void
}

/** For this page alone, where the browser keeps nothing. */
const held = new Map<string, HeldWork>()

/** @param name of the copy on this device that the work belongs to. @param isKept false: in this page only */
export function workMemory(name: string, isKept: boolean): WorkMemory {
  const key = `${name}/refused`
  const storage = isKept && typeof localStorage !== 'undefined' ? localStorage : null

  function read(): HeldWork | null {
    const here = held.get(key)
    if (here) return here
    try {
      const text = storage?.getItem(key)
      const kept: unknown = text ? JSON.parse(text) : null
      return isKeptWork(kept) ? { ...kept, update: fromBase64(kept.update) } : null
    } catch {
      // Not ours, or not readable: as if nothing had been held.
      return null
    }
  }
  function write(work: HeldWork): void {
    held.set(key, work)
    try {
      storage?.setItem(key, JSON.stringify({ ...work, update: toBase64(work.update) }))
    } catch (problem) {
      console.warn('work that was refused is kept in this page only', problem)
    }
  }
  return {
    read,
    hold(update, because) {
      const before = read()
      // What was settled before has been told; it is held on only for the file that keeps it.
      const tries = before && before.left === null ? before.tries + 1 : 1
      write({ update: before ? mergeUpdates([before.update, update]) : update, because, tries, left: null })
    },
    settle(left) {
      const work = read()
      if (work) write({ ...work, left })
    },
    forget() {
      held.delete(key)
      storage?.removeItem(key)
    },
  }
}

function isKeptWork(value: unknown): value is Omit<HeldWork, 'update'> & { update: string } {
  if (typeof value !== 'object' || value === null) return false
  const { update, because, tries, left } = value as Record<string, unknown>
  if (typeof update !== 'string' || typeof because !== 'string' || !Number.isSafeInteger(tries)) return false
  return left === null || Array.isArray(left)
}
