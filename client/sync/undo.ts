// Undo of one person's own work, property by property: it takes back what this person changed and is still as they left it,
// and never what others did since. Drawings, their texts and the panels' fields share one log, in the order they were made.
// The canvas' own history works on whole records and would wipe others' work.
import { atom, type Editor, type TLRecord, type TLShape, type TLStore } from 'tldraw'
import * as Y from 'yjs'
import { EDIT_ORIGIN } from '../../shared/board/boardEdit.ts'
import { isSameJson, valueAt, withValue } from '../../shared/board/recordLayout.ts'
import { attachUndo, type UndoSteps } from './attachUndo.ts'
import type { LocalChange } from './bindStore.ts'
import { createItemUndo } from './itemUndo.ts'
import { isAlive, isOwnValue, mayDelete, type Entry, type Group, type TextType } from './undoEntries.ts'

type Json = Record<string, unknown>

const MOST_GROUPS = 300

export type UndoLog = UndoSteps & {
  /** Hooks for the binding. */
  record(changes: LocalChange[]): void
  beforeText(text: TextType): void
  foreign(ids: ReadonlySet<string>): void
  /** Origin of the binding's own transactions, whose text changes count as this person's. */
  follow(origin: object): void
  unfollow(origin: object): void
  /** Puts the log in the place of the editor's history until the answer is called. */
  attach(editor: Editor): () => void
  close(): void
}

export type UndoOptions = { doc: Y.Doc; store: TLStore; mayWrite: () => boolean }

export function createUndoLog({ doc, store, mayWrite }: UndoOptions): UndoLog {
  const recordMap = doc.getMap<Y.Map<unknown>>('records')
  let undos: Group[] = []
  let redos: Group[] = []
  let current: Group = { marks: [], entries: [] }
  /** While undo or redo runs, what it changes is caught here: it is the way back. */
  let caught: Entry[] | null = null
  /** Changes of others by record. */
  const foreignChanges = new Map<string, number>()
  const managers = new Map<TextType, Y.UndoManager>()
  const trackedOrigins = new Set<object>([EDIT_ORIGIN])
  /** A panel's edit is a step of its own, whatever follows. */
  let isEditOpen = false
  const depths = atom('undo and redo depth', { undo: 0, redo: 0 })

  const refresh = () => {
    const undo = undos.length + (current.entries.length > 0 ? 1 : 0)
    const { undo: before, redo } = depths.get()
    if (undo !== before || redos.length !== redo) depths.set({ undo, redo: redos.length })
  }

  function note(entry: Entry): void {
    if (caught) {
      caught.push(entry)
      return
    }
    redos = []
    // A drag of sixty steps is one change from where it began to where it ended.
    if (entry.kind === 'set') {
      for (const earlier of current.entries) {
        if (earlier.kind === 'add' && earlier.record.id === entry.id) return
        if (earlier.kind === 'set' && earlier.id === entry.id && earlier.key === entry.key) {
          earlier.after = entry.after
          return
        }
      }
    }
    current.entries.push(entry)
  }

  function closeGroup(): void {
    if (current.entries.length > 0) undos.push(current)
    if (undos.length > MOST_GROUPS) undos = undos.slice(-MOST_GROUPS)
    current = { marks: [], entries: [] }
    isEditOpen = false
    for (const manager of managers.values()) manager.stopCapturing()
  }

  function beforeText(text: TextType): void {
    if (managers.has(text)) return
    const manager = new Y.UndoManager(text, {
      trackedOrigins: new Set(trackedOrigins),
      captureTimeout: Number.MAX_SAFE_INTEGER,
      deleteFilter: mayDelete,
    })
    manager.on('stack-item-added', ({ type }: { type: 'undo' | 'redo' }) => {
      if (type === 'undo' && !caught) note({ kind: 'text', text })
      refresh()
    })
    managers.set(text, manager)
  }

  const itemUndo = createItemUndo(doc, {
    onEdit() {
      if (caught) return
      if (current.entries.length > 0) closeGroup()
      isEditOpen = true
    },
    onEntry(entry) {
      note(entry)
      refresh()
    },
    beforeText,
  })

  /** Goes through the entries backwards and changes the store as one; what others changed since is left alone. */
  function revert(entries: Entry[], direction: 'undo' | 'redo'): void {
    const records = new Map<string, TLRecord | null>()
    const restored = new Set<string>()
    const setHere = new Set<string>()
    const items: Extract<Entry, { kind: 'item' }>[] = []
    const get = (id: string) => (records.has(id) ? records.get(id)! : (store.get(id as TLRecord['id']) ?? null))
    const backwards = [...entries].reverse()
    // Texts first: they change the store at once, and a record taken from it before would put the old text back.
    for (const entry of backwards) {
      if (entry.kind !== 'text') continue
      const manager = managers.get(entry.text)
      if (manager && isAlive(entry.text) && (direction === 'undo' ? manager.undo() : manager.redo())) note(entry)
    }
    for (const entry of backwards) {
      switch (entry.kind) {
        case 'text':
          break
        case 'set': {
          const { id, key } = entry
          const record = get(id) as unknown as Json | null
          const isMine = restored.has(id) || setHere.has(`${id} ${key}`) || isOwnValue(recordMap, id, key)
          if (!record || !isMine || !isSameJson(valueAt(record, key), entry.after)) break
          records.set(id, withValue(record, key, entry.before) as unknown as TLRecord)
          setHere.add(`${id} ${key}`)
          break
        }
        case 'add': {
          const { id } = entry.record
          if (get(id) && (foreignChanges.get(id) ?? 0) === entry.seen) records.set(id, null)
          break
        }
        case 'delete':
          // It may be back already, even out of sight.
          if (get(entry.record.id) || recordMap.has(entry.record.id)) break
          records.set(entry.record.id, entry.record)
          restored.add(entry.record.id)
          break
        case 'item':
          items.push(entry)
      }
    }
    apply(records, get)
    itemUndo.revert(items)
  }

  function apply(records: Map<string, TLRecord | null>, get: (id: string) => TLRecord | null): void {
    // A frame or page that holds something stays; something without its page, frame or end does not come back.
    let isSettled = false
    while (!isSettled) {
      isSettled = true
      for (const [id, record] of records) {
        const isWrong = record ? !hasNeeds(record, get) : holdsSomething(id, records)
        if (!isWrong) continue
        records.delete(id)
        isSettled = false
      }
    }
    const puts = [...records.values()].filter((record) => record !== null)
    const removals = [...records].flatMap(([id, record]) => (record ? [] : [id as TLRecord['id']]))
    if (puts.length > 0) store.put(puts)
    const present = removals.filter((id) => store.has(id))
    if (present.length > 0) store.remove(present)
  }

  function holdsSomething(id: string, records: Map<string, TLRecord | null>): boolean {
    const others = store.allRecords().filter((record) => !records.has(record.id))
    const now = [...others, ...[...records.values()].filter((record) => record !== null)]
    if (now.some((record) => record.typeName === 'shape' && record.parentId === id)) return true
    // Another person's arrow leads to it.
    if (now.some((record) => record.typeName === 'binding' && (record.toId === id || record.fromId === id))) return true
    return id.startsWith('page:') && !now.some((record) => record.typeName === 'page')
  }

  function step(direction: 'undo' | 'redo'): void {
    closeGroup()
    const [from, to] = direction === 'undo' ? [undos, redos] : [redos, undos]
    while (mayWrite() && from.length > 0) {
      const group = from.pop()!
      caught = []
      try {
        revert(group.entries, direction)
      } finally {
        const entries = caught
        caught = null
        if (entries.length > 0) to.push({ marks: group.marks, entries })
        for (const manager of managers.values()) manager.stopCapturing()
      }
      // Others have changed all of it since: go on to something that can be taken back.
      if (to.at(-1)?.marks === group.marks) break
    }
    refresh()
  }

  /** Groups since the mark, taken off the log; null when the mark is not known. */
  function takeSince(id: string): Group[] | null {
    if (current.marks.includes(id)) {
      const group = current
      current = { marks: [], entries: [] }
      return [group]
    }
    const place = undos.findIndex((group) => group.marks.includes(id))
    if (place < 0) return null
    const taken = [...undos.splice(place), current]
    current = { marks: [], entries: [] }
    return taken
  }

  const log: UndoLog = {
    record(changes) {
      if (isEditOpen && !caught) closeGroup()
      for (const change of changes) {
        if (change.kind === 'add') note({ ...change, seen: foreignChanges.get(change.record.id) ?? 0 })
        else if (change.kind !== 'text') note(change)
      }
      refresh()
    },
    beforeText(text) {
      if (isEditOpen && !caught) closeGroup()
      beforeText(text)
    },
    foreign(ids) {
      for (const id of ids) foreignChanges.set(id, (foreignChanges.get(id) ?? 0) + 1)
    },
    follow(origin) {
      trackedOrigins.add(origin)
      for (const manager of managers.values()) manager.addTrackedOrigin(origin)
    },
    unfollow(origin) {
      trackedOrigins.delete(origin)
      for (const manager of managers.values()) manager.removeTrackedOrigin(origin)
    },
    mark(id) {
      if (current.entries.length > 0) closeGroup()
      current.marks.push(id)
      refresh()
    },
    squashTo(id) {
      const groups = takeSince(id)
      if (!groups) return
      current = { marks: groups.flatMap((group) => group.marks), entries: groups.flatMap((group) => group.entries) }
      refresh()
    },
    bailTo(id) {
      const groups = takeSince(id)
      if (!groups || !mayWrite()) return
      caught = []
      try {
        revert(
          groups.flatMap((group) => group.entries),
          'undo',
        )
      } finally {
        caught = null
      }
      refresh()
    },
    undo: () => step('undo'),
    redo: () => step('redo'),
    canUndo: () => depths.get().undo > 0,
    canRedo: () => depths.get().redo > 0,
    attach: (editor) => attachUndo(editor, log),
    close() {
      itemUndo.close()
      for (const manager of managers.values()) manager.destroy()
      managers.clear()
    },
  }
  return log
}

/** Whether a restored record finds its page or frame, or both of its ends. */
function hasNeeds(record: TLRecord, get: (id: string) => TLRecord | null): boolean {
  if (record.typeName === 'shape') return hasParents(record, get)
  if (record.typeName === 'binding') return get(record.fromId) !== null && get(record.toId) !== null
  return true
}

/** Whether the chain of parents ends at a page: what was inside a frame may hold that frame by now. */
function hasParents(shape: TLShape, get: (id: string) => TLRecord | null): boolean {
  const seen = new Set<string>()
  for (let current = shape; ;) {
    if (seen.has(current.id)) return false
    seen.add(current.id)
    const parent = get(current.parentId)
    if (parent?.typeName !== 'shape') return parent?.typeName === 'page'
    current = parent
  }
}
