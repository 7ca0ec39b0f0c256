// Keeps a board's plain state beside its document: after a change only what changed is read again, and every widget that did
// not change is the same object as before.
import * as Y from 'yjs'
import type { BoardItems } from './boardItems.ts'
import { readBoard, readItems, readMeta, readSession, type BoardState } from './boardState.ts'
import { plainItemValue } from './sharedText.ts'

export type BoardReader = {
  /** The state as the document is now; the same object until something changes. */
  read(): BoardState
  close(): void
}

export function createBoardReader(doc: Y.Doc): BoardReader {
  const items = doc.getMap('items')
  const meta = doc.getMap('meta')
  const session = doc.getMap('session')
  let held: { state: BoardState; items: BoardItems } | null = null
  let isMetaStale = false
  let isSessionStale = false
  const changed = new Set<string>()

  const onItems = (events: Y.YEvent<Y.AbstractType<unknown>>[]): void => {
    for (const event of events) {
      // A change inside a long text is a change of its key.
      if (event.path.length > 0) changed.add(String(event.path[0]))
      else for (const key of event.keys.keys()) changed.add(key)
    }
  }
  const onMeta = (): void => void (isMetaStale = true)
  const onSession = (): void => void (isSessionStale = true)
  items.observeDeep(onItems)
  meta.observeDeep(onMeta)
  session.observeDeep(onSession)

  function readChanges(now: BoardItems): BoardItems {
    if (changed.size === 0) return now
    const changes = new Map<string, unknown>()
    for (const key of changed) changes.set(key, items.has(key) ? plainItemValue(key, items.get(key)) : undefined)
    return now.with(changes)
  }

  return {
    read() {
      // Inside a transaction nobody has been told yet what changed.
      if (doc._transaction) return readBoard(doc)
      if (held && changed.size === 0 && !isMetaStale && !isSessionStale) return held.state
      const read = held ? readChanges(held.items) : readItems(doc)
      const state = {
        ...(held && !isMetaStale ? held.state : readMeta(doc)),
        ...(held && !isSessionStale ? sessionOf(held.state) : readSession(doc)),
        items: read,
      }
      changed.clear()
      isMetaStale = false
      isSessionStale = false
      held = { state, items: read }
      return state
    },
    close() {
      items.unobserveDeep(onItems)
      meta.unobserveDeep(onMeta)
      session.unobserveDeep(onSession)
    },
  }
}

function sessionOf({ rounds, values, step, timer, isFrozen, workshop }: BoardState) {
  return { rounds, values, step, timer, isFrozen, workshop }
}
