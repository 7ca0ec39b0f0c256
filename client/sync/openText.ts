// The text editor of the shape that is open for writing. From the moment it exists it shows what the document says, also
// before the canvas itself knows of it, and what happens while it opens never takes letters away.
import type { Editor as TextEditor } from '@tiptap/core'
import { Selection, type EditorState } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import type { Editor, TLRecord, TLShapeId, TLShapePartial } from 'tldraw'
import * as Y from 'yjs'
import { RICH_TEXT } from '../../shared/board/recordLayout.ts'
import { caretAt, placeOf } from './caret.ts'
import type { Caret } from './parseCaret.ts'
import { holdText, type HeldText } from './heldText.ts'
import { withParagraphs } from './sharedLines.ts'
import { applyMinimal, readScreen } from './textEdits.ts'
import { mayDelete } from './undoEntries.ts'

export type OpenTextOptions = {
  doc: Y.Doc
  /** Origin of the canvas' own changes of the document. */
  origin: object
  mayWrite: () => boolean
  /** The canvas, once it is there. */
  canvas: () => Editor | null
  /** Where others write in this shape's text. */
  caretsIn: (shape: string) => Caret[]
  /** Undo inside a text is this person's work too: its origin, when it begins and when it is over. */
  onUndoOrigin?: (origin: object, isOpen: boolean) => void
}

export type OpenText = ReturnType<typeof createOpenText>

/** How long after its start the canvas still moves the caret of a text editor by timers of its own. */
const OPENING_MS = 200
/** The browser's last changes of a composition are read by then. */
const COMPOSED_MS = 50
/** Letters typed with smaller pauses are undone together. */
const UNDO_PAUSE_MS = 500

type Opened = {
  shape: TLShapeId
  text: TextEditor
  undo: Y.UndoManager | null
  /** The canvas' timers may still run. */
  isOpening: boolean
  /** The canvas is being told that the text editor is there, and sets the selection it wants at the start. */
  isStarting: boolean
  /** The person has pressed a key or pointed since it opened. */
  hasBegun: boolean
  /** Somebody else changed the text since it opened. */
  hasOthers: boolean
  /** The selection that opening made, not the person. */
  automatic: Selection | null
  caret: Caret | null
  /** While a composition runs. */
  held: HeldText | null
  /** Undo or redo inside the text runs. */
  isUndoing: boolean
}

/** Follows the one text editor that a canvas has open at a time. */
export function createOpenText({ doc, origin, mayWrite, canvas, caretsIn, onUndoOrigin }: OpenTextOptions) {
  let opened: Opened | null = null

  const of = (text: TextEditor): Opened | null => (opened?.text === text ? opened : null)
  const viewOf = ({ text }: Opened): EditorView | null => (text.isDestroyed ? null : text.view)
  const richTextOf = (shape: TLShapeId): object | undefined =>
    (canvas()?.getShape(shape)?.props as { richText?: object } | undefined)?.richText

  function fragmentOf(shape: string): Y.XmlFragment | null {
    const entry: unknown = doc.getMap('records').get(shape)
    const fragment: unknown = entry instanceof Y.Map ? entry.get(RICH_TEXT) : null
    return fragment instanceof Y.XmlFragment ? fragment : null
  }

  function selectAtStart(open: Opened, wantsAll: boolean): void {
    const view = viewOf(open)
    if (!view || open.hasBegun) return
    const { doc: words, tr } = view.state
    const isAlone = !open.hasOthers && caretsIn(open.shape).length === 0
    const selection = wantsAll && isAlone ? Selection.fromJSON(words, { type: 'all' }) : Selection.atEnd(words)
    view.dispatch(tr.setSelection(selection))
    open.automatic = wantsAll && isAlone ? view.state.selection : null
  }

  function undoOf(open: Opened): Y.UndoManager | null {
    const fragment = fragmentOf(open.shape)
    if (open.undo || !fragment) return open.undo
    open.undo = new Y.UndoManager(fragment, {
      trackedOrigins: new Set([origin]),
      captureTimeout: UNDO_PAUSE_MS,
      deleteFilter: mayDelete,
    })
    onUndoOrigin?.(open.undo, true)
    return open.undo
  }

  return {
    /** A text editor is being made; its first content is what the canvas shows now, which may be newer than what it was given. */
    begin(text: TextEditor): void {
      const shape = canvas()?.getEditingShapeId()
      if (!shape) return
      const current = richTextOf(shape)
      if (current) text.options.content = current
      const open: Opened = {
        ...{ shape, text, undo: null, automatic: null, caret: null, held: null },
        ...{ isOpening: true, isStarting: false, hasBegun: false, hasOthers: false, isUndoing: false },
      }
      opened = open
      undoOf(open)
      // Keys may be pressed, and other people's letters come, before the canvas itself focuses or selects anything.
      queueMicrotask(() => {
        selectAtStart(open, false)
        viewOf(open)?.focus()
      })
      setTimeout(() => (open.isOpening = false), OPENING_MS)
    },

    /** The canvas now hears that the text editor is there and, in the same turn, sets the selection it wants. */
    start(text: TextEditor): void {
      const open = of(text)
      if (!open) return
      open.isStarting = true
      queueMicrotask(() => (open.isStarting = false))
    },

    end(text: TextEditor): void {
      const open = of(text)
      if (!open) return
      opened = null
      // Not while the screen is being built.
      queueMicrotask(() => leave(open.shape))
      if (!open.undo) return
      onUndoOrigin?.(open.undo, false)
      open.undo.destroy()
    },

    /** A key was pressed, or the pointer was used, inside the text editor. */
    touched(text: TextEditor): void {
      const open = of(text)
      if (!open) return
      open.hasBegun = true
      open.automatic = null
    },

    /** Whether the canvas may still be starting this text editor up. */
    isOpening: (text: TextEditor): boolean => of(text)?.isOpening ?? false,

    /** Whether the canvas puts the caret where the person had clicked, although they went on meanwhile. */
    isLateCaret: (text: TextEditor): boolean => {
      const open = of(text)
      return open !== null && open.isStarting && open.hasBegun
    },

    /** @returns whether the wish to select everything was the canvas' own, and has been dealt with here */
    selectsAllAtStart(text: TextEditor): boolean {
      const open = of(text)
      if (!open?.isStarting) return false
      queueMicrotask(() => selectAtStart(open, true))
      return true
    },

    /** Whether somebody else's caret may stand between two places of the text editor. One whose letters are not here yet may. */
    isOtherBetween(text: TextEditor, from: number, to: number): boolean {
      const open = of(text)
      if (!open) return false
      return caretsIn(open.shape).some((caret) => {
        const place = placeOf(doc, caret)?.head
        return place === undefined || (place >= from && place <= to)
      })
    },

    /** To be called before anything from outside is taken in: keys whose letters the text editor has not read yet. */
    readKeys(): void {
      if (!opened) return
      const view = viewOf(opened)
      if (!view) return
      readScreen(view)
      const { anchor, head } = view.state.selection
      opened.caret = caretAt(doc, opened.shape, anchor, head)
    },

    /** Shows what others changed. To be called inside the merge into the store, for each record that came. */
    merge(record: TLRecord): void {
      if (opened?.shape === record.id) bringUpToDate(opened)
    },

    /** Makes the text editor show what the canvas' store says, which is never older. @returns whether it is this one's shape */
    refresh(text: TextEditor): boolean {
      const open = of(text)
      if (!open) return false
      bringUpToDate(open)
      return true
    },

    /** The text editor's words changed; they go to the canvas and from there to everybody. */
    write(text: TextEditor): void {
      const open = of(text)
      const shape = open && canvas()?.getShape(open.shape)
      if (!open || !shape || canvas()!.getEditingShapeId() !== open.shape) return
      const shown = text.state.doc.toJSON() as object
      const richText = open.held?.compose(shown) ?? shown
      canvas()!.updateShape({ id: shape.id, type: shape.type, props: { richText } } as TLShapePartial)
    },

    /** A composition has ended; its last letters come right after. */
    composed(text: TextEditor): void {
      setTimeout(() => {
        const open = of(text)
        const view = open && viewOf(open)
        if (!open || !view) return
        readScreen(view)
        if (!view.composing) bringUpToDate(open)
      }, COMPOSED_MS)
    },

    /** Takes back what this person wrote since the text editor opened, and nothing that others wrote. */
    undo: (text: TextEditor) => step(of(text), 'undo'),
    redo: (text: TextEditor) => step(of(text), 'redo'),
  }

  function step(open: Opened | null, direction: 'undo' | 'redo'): true {
    if (!open?.undo || !mayWrite()) return true
    open.isUndoing = true
    try {
      open.undo[direction]()
    } finally {
      open.isUndoing = false
    }
    return true
  }

  /** The last one makes paragraphs of lines that were broken by a letter, because several people wrote in them. */
  function leave(shape: TLShapeId): void {
    const editor = canvas()
    const richText = richTextOf(shape)
    if (!editor || !richText || !mayWrite() || opened?.shape === shape || caretsIn(shape).length > 0) return
    const paragraphs = withParagraphs(richText)
    if (paragraphs === richText) return
    const { type } = editor.getShape(shape)!
    editor.updateShape({ id: shape, type, props: { richText: paragraphs } } as TLShapePartial)
  }

  function bringUpToDate(open: Opened): void {
    const view = viewOf(open)
    const richText = richTextOf(open.shape)
    if (!view || !richText) return
    if (view.composing) {
      open.held ??= holdText(view.state.doc.toJSON() as object)
      open.held.receive(richText)
      return
    }
    open.held = null
    // The editor's own schema object: nodes of another one would be refused.
    const next = view.state.schema.nodeFromJSON(richText)
    const transaction = view.state.tr
    const findPlace = () => open.caret && placeOf(doc, open.caret)
    if (!applyMinimal(transaction, next, findPlace)) return
    if (open.isUndoing) {
      const place = transaction.mapping.map(view.state.selection.from)
      transaction.setSelection(Selection.near(transaction.doc.resolve(place), -1))
    } else {
      open.hasOthers = true
      // The next letter would replace what was selected for this person, not by them, and with it what others write.
      if (isAutomatic(open, view.state)) transaction.setSelection(Selection.atEnd(transaction.doc))
      open.automatic = null
    }
    view.dispatch(transaction)
  }
}

const isAutomatic = ({ automatic }: Opened, { selection }: EditorState): boolean => automatic?.eq(selection) ?? false
