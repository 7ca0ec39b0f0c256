// Undo of one person's own work, property by property: it takes back what this person changed and is still as they left it,
// and never what others did since. The canvas' own history works on whole records and would wipe others' work.
import { atom, type Editor, type TLRecord, type TLStore } from 'tldraw'
import { defaultDeleteFilter, defaultProtectedNodes } from 'y-prosemirror'
import * as Y from 'yjs'
import { isSameJson, valueAt, withValue } from '../../shared/board/recordLayout.ts'
import type { LocalChange } from './bindStore.ts'

type Json = Record<string, unknown>
type Entry = Exclude<LocalChange, { kind: 'text' }> | { kind: 'text'; fragment: Y.XmlFragment }
/** What is undone in one go; `marks` are the canvas' names for the moment the group began. */
type Group = { marks: string[]; entries: Entry[] }

const MOST_GROUPS = 300
/** The canvas keeps its own history too; nobody reads it, so it is emptied now and then. */
const CLEAR_CANVAS_HISTORY_EVERY = 100

export type UndoLog = {
  /** Hooks for the binding. */
  record(changes: LocalChange[]): void
  beforeText(fragment: Y.XmlFragment): void
  foreign(ids: ReadonlySet<string>): void
  /** Origin of the binding's own transactions, whose text changes count as this person's. */
  follow(origin: object): void

  /** Ends the running group; what follows is undone separately. */
  mark(id: string): void
  /** Makes one group of everything since the mark. */
  squashTo(id: string): void
  /** Takes back everything since the mark, for good. */
  bailTo(id: string): void
  undo(): void
  redo(): void
  canUndo(): boolean
  canRedo(): boolean
  /** Puts the log in the place of the editor's history until the answer is called. */
  attach(editor: Editor): () => void
  close(): void
}

export function createUndoLog({ store, mayWrite }: { store: TLStore; mayWrite: () => boolean }): UndoLog {
  let undos: Group[] = []
  let redos: Group[] = []
  let current: Group = { marks: [], entries: [] }
  /** While undo or redo runs, what it changes is caught here: it is the way back. */
  let caught: Entry[] | null = null
  const touchedByOthers = new Set<string>()
  const managers = new Map<Y.XmlFragment, Y.UndoManager>()
  const trackedOrigins = new Set<object>()
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
    for (const manager of managers.values()) manager.stopCapturing()
  }

  /** Goes through the entries backwards and changes the store as one; what others changed since is left alone. */
  function revert(entries: Entry[], direction: 'undo' | 'redo'): void {
    const records = new Map<string, TLRecord | null>()
    const get = (id: string) => (records.has(id) ? records.get(id)! : (store.get(id as TLRecord['id']) ?? null))
    for (const entry of [...entries].reverse()) {
      if (entry.kind === 'text') {
        const manager = managers.get(entry.fragment)
        if (manager && isAlive(entry.fragment) && (direction === 'undo' ? manager.undo() : manager.redo()))
          note({ kind: 'text', fragment: entry.fragment })
      } else if (entry.kind === 'set') {
        const record = get(entry.id)
        if (record && isSameJson(valueAt(record as unknown as Json, entry.key), entry.after))
          records.set(entry.id, withValue(record as unknown as Json, entry.key, entry.before) as unknown as TLRecord)
      } else if (entry.kind === 'add') {
        if (get(entry.record.id) && !touchedByOthers.has(entry.record.id)) records.set(entry.record.id, null)
      } else if (!get(entry.record.id)) {
        records.set(entry.record.id, entry.record)
      }
    }
    apply(records, get)
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
      for (const change of changes) if (change.kind !== 'text') note(change)
      refresh()
    },
    beforeText(fragment) {
      if (managers.has(fragment)) return
      const manager = new Y.UndoManager(fragment, {
        trackedOrigins: new Set(trackedOrigins),
        captureTimeout: Number.MAX_SAFE_INTEGER,
        deleteFilter: (item) => defaultDeleteFilter(item, defaultProtectedNodes),
      })
      manager.on('stack-item-added', ({ type }: { type: 'undo' | 'redo' }) => {
        if (type === 'undo' && !caught) note({ kind: 'text', fragment })
        refresh()
      })
      managers.set(fragment, manager)
    },
    foreign(ids) {
      for (const id of ids) touchedByOthers.add(id)
    },
    follow(origin) {
      trackedOrigins.add(origin)
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
    attach: (editor) => attachTo(editor, log),
    close() {
      for (const manager of managers.values()) manager.destroy()
      managers.clear()
    },
  }
  return log
}

/** A fragment whose record was deleted (and perhaps restored as another one) has nothing left to undo. */
function isAlive(fragment: Y.XmlFragment): boolean {
  for (let item = fragment._item; item; item = (item.parent as Y.AbstractType<unknown>)._item) {
    if (item.deleted) return false
  }
  return fragment.doc !== null
}

/** Whether a restored record finds its page or frame, or both of its ends. */
function hasNeeds(record: TLRecord, get: (id: string) => TLRecord | null): boolean {
  if (record.typeName === 'shape') return get(record.parentId) !== null
  if (record.typeName === 'binding') return get(record.fromId) !== null && get(record.toId) !== null
  return true
}

type Internals = { getMarkIdMatching(part: string): string | null }

function attachTo(editor: Editor, log: UndoLog): () => void {
  const marks: string[] = []
  const original = {
    undo: editor.undo.bind(editor),
    redo: editor.redo.bind(editor),
    getCanUndo: editor.getCanUndo.bind(editor),
    getCanRedo: editor.getCanRedo.bind(editor),
    markHistoryStoppingPoint: editor.markHistoryStoppingPoint.bind(editor),
    squashToMark: editor.squashToMark.bind(editor),
    bailToMark: editor.bailToMark.bind(editor),
    bail: editor.bail.bind(editor),
    getMarkIdMatching: (editor as unknown as Internals).getMarkIdMatching.bind(editor),
  }
  const quietly = (change: () => void) => {
    editor.run(change, { history: 'ignore', ignoreShapeLock: true })
    return editor
  }
  const bailToMark = (id: string) => quietly(() => log.bailTo(id))
  Object.assign(editor, {
    undo: () => {
      editor.complete()
      return quietly(() => log.undo())
    },
    redo: () => {
      editor.complete()
      return quietly(() => log.redo())
    },
    getCanUndo: () => log.canUndo(),
    getCanRedo: () => log.canRedo(),
    markHistoryStoppingPoint: (name?: string) => {
      if (marks.length % CLEAR_CANVAS_HISTORY_EVERY === CLEAR_CANVAS_HISTORY_EVERY - 1) editor.clearHistory()
      const id = original.markHistoryStoppingPoint(name)
      marks.push(id)
      if (marks.length > 1000) marks.splice(0, 500)
      log.mark(id)
      return id
    },
    squashToMark: (id: string) => {
      log.squashTo(id)
      return editor
    },
    bailToMark,
    bail: () => (marks.length > 0 ? bailToMark(marks.at(-1)!) : editor),
    getMarkIdMatching: (part: string) => marks.findLast((id) => id.includes(part)) ?? null,
  } satisfies Partial<Record<keyof typeof original, unknown>>)
  return () => void Object.assign(editor, original)
}
