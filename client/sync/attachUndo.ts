// Puts the undo log in the place of the canvas' own history: buttons, shortcuts and cancelled drags then use it.
import { atom, type Editor } from 'tldraw'

/** The canvas keeps its own history too; nobody reads it, so it is emptied now and then. */
const CLEAR_CANVAS_HISTORY_EVERY = 100

/** What the canvas asks of a history. */
export type UndoSteps = {
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
}

type Internals = { getMarkIdMatching(part: string): string | null }

/** Changes whenever a canvas gets or loses the log: the interface asks it before the log is there. */
const attachments = atom('canvases that got or lost an undo log', 0)

/** Whether undo or redo would do anything, for the interface: a signal follows the canvas to the log it gets later. */
export function mayUndo(editor: Pick<Editor, 'getCanUndo'>): boolean {
  attachments.get()
  return editor.getCanUndo()
}

export function mayRedo(editor: Pick<Editor, 'getCanRedo'>): boolean {
  attachments.get()
  return editor.getCanRedo()
}

/** @returns a function that gives the canvas its own history back */
export function attachUndo(editor: Editor, log: UndoSteps): () => void {
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
  attachments.update((count) => count + 1)
  return () => {
    Object.assign(editor, original)
    attachments.update((count) => count + 1)
  }
}
