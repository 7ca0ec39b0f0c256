// Undo of this person's own work in the document view: fields, items, cells, notes and the words of drawings, each as far as
// others have not changed it since. Made of the canvas' own parts (client/sync), without the canvas.
import * as Y from 'yjs'
import { createItemUndo } from '../sync/itemUndo.ts'
import { isAlive, mayDelete, type Entry, type TextType } from '../sync/undoEntries.ts'
import { EDIT_ORIGIN } from '../../shared/board/boardEdit.ts'
import { revertRecord, type RecordEntry } from './noteRecords.ts'

/** Origin of changes to drawings and their words. */
export const WORDS_ORIGIN = { from: 'document' } as const

type TextEntry = Extract<Entry, { kind: 'text' }>
type ItemEntry = Extract<Entry, { kind: 'item' }>
type Step = (TextEntry | ItemEntry | RecordEntry)[]

const MOST_STEPS = 300

export type DocumentUndo = {
  undo(): void
  redo(): void
  canUndo(): boolean
  canRedo(): boolean
  /** A text of a drawing is about to change. */
  beforeText(text: TextType): void
  /** Makes and takes away drawings in one step of its own; `change` says what it did. */
  changeRecords(change: () => RecordEntry | null): void
  /** What follows is undone separately. */
  endStep(): void
  close(): void
  subscribe(listener: () => void): () => void
}

export function createDocumentUndo(doc: Y.Doc, mayWrite: () => boolean): DocumentUndo {
  const listeners = new Set<() => void>()
  const managers = new Map<TextType, Y.UndoManager>()
  let undos: Step[] = []
  let redos: Step[] = []
  let current: Step = []
  /** While undo or redo runs, what it changes is caught here: it is the way back. */
  let caught: Step | null = null

  const tell = () => {
    for (const listener of [...listeners]) listener()
  }
  function endStep(): void {
    if (current.length > 0) undos.push(current)
    if (undos.length > MOST_STEPS) undos = undos.slice(-MOST_STEPS)
    current = []
    for (const manager of managers.values()) manager.stopCapturing()
  }
  function note(entry: Step[number]): void {
    if (caught) {
      caught.push(entry)
      return
    }
    redos = []
    current.push(entry)
    tell()
  }
  function beforeText(text: TextType): void {
    if (managers.has(text)) return
    const manager = new Y.UndoManager(text, {
      trackedOrigins: new Set([EDIT_ORIGIN, WORDS_ORIGIN]),
      captureTimeout: Number.MAX_SAFE_INTEGER,
      deleteFilter: mayDelete,
    })
    manager.on('stack-item-added', ({ type }: { type: 'undo' | 'redo' }) => {
      if (type === 'undo' && !caught) note({ kind: 'text', text })
    })
    managers.set(text, manager)
  }
  const items = createItemUndo(doc, {
    onEdit() {
      if (!caught) endStep()
    },
    onEntry: note,
    beforeText,
  })

  function changeRecords(change: () => RecordEntry | null): void {
    endStep()
    doc.transact(() => {
      const entry = change()
      if (entry) note(entry)
    }, WORDS_ORIGIN)
    endStep()
  }

  function revert(step: Step, direction: 'undo' | 'redo'): void {
    const backwards = [...step].reverse()
    for (const entry of backwards) {
      if (entry.kind !== 'text') continue
      const manager = managers.get(entry.text)
      if (manager && isAlive(entry.text) && (direction === 'undo' ? manager.undo() : manager.redo())) note(entry)
    }
    for (const entry of backwards) {
      const wayBack = entry.kind === 'record' ? doc.transact(() => revertRecord(doc, entry), WORDS_ORIGIN) : null
      if (wayBack) note(wayBack)
    }
    items.revert(backwards.filter((entry) => entry.kind === 'item'))
  }

  function go(direction: 'undo' | 'redo'): void {
    endStep()
    const [from, to] = direction === 'undo' ? [undos, redos] : [redos, undos]
    let wayBack: Step = []
    // Others may have changed all of a step since: go on to something that can be taken back.
    while (mayWrite() && from.length > 0 && wayBack.length === 0) wayBack = catching(from.pop()!, direction)
    if (wayBack.length > 0) to.push(wayBack)
    tell()
  }

  /** @returns what was changed, as a step that changes it back */
  function catching(step: Step, direction: 'undo' | 'redo'): Step {
    const entries: Step = []
    caught = entries
    try {
      revert(step, direction)
    } finally {
      caught = null
      for (const manager of managers.values()) manager.stopCapturing()
    }
    return entries
  }

  return {
    undo: () => go('undo'),
    redo: () => go('redo'),
    canUndo: () => undos.length > 0 || current.length > 0,
    canRedo: () => redos.length > 0,
    beforeText,
    changeRecords,
    endStep,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close() {
      items.close()
      for (const manager of managers.values()) manager.destroy()
      managers.clear()
    },
  }
}
