// What the canvas' text editors need so that several people can write in one text at once.
import { Extension, extensions } from '@tiptap/core'
import type { AnyExtension, Editor as TextEditor, RawCommands } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { tipTapDefaultExtensions } from 'tldraw'
import type { OpenText } from './openText.ts'
import { RemoteCarets } from './remoteCarets.ts'
import { canonicalRichText, MAX_CHARACTERS } from './richText.ts'
import { sharedLines } from './sharedLines.ts'
import { applyMinimal, readScreen } from './textEdits.ts'

const core = extensions.Commands.config.addCommands!.call(undefined as never) as RawCommands

/** Keys that by themselves change nothing in a text. */
const SILENT_KEYS: readonly string[] = ['Shift', 'Control', 'Alt', 'Meta', 'CapsLock']

/** Commands that the canvas calls, so that none of them takes letters or the caret from anybody. */
function sharedCommands(open: OpenText): Extension {
  return Extension.create({
    name: 'sharedCommands',
    // Behind all others, so that its commands are the ones that hold.
    priority: 1,
    onBeforeCreate() {
      open.begin(this.editor as TextEditor)
    },
    onCreate() {
      open.start(this.editor as TextEditor)
    },
    onDestroy() {
      open.end(this.editor as TextEditor)
    },
    addCommands() {
      const editor = this.editor as TextEditor
      return {
        // The canvas hands late copies of the text to `setContent`, which would put the caret at the end.
        setContent:
          (content) =>
          ({ tr, dispatch }) => {
            if (!dispatch) return true
            if (open.refresh(editor)) tr.setMeta('preventDispatch', true)
            else applyMinimal(tr, tr.doc.type.schema.nodeFromJSON(canonicalRichText(content as object)))
            return true
          },
        selectAll: () => (props) => open.selectsAllAtStart(editor) || core.selectAll()(props),
        setTextSelection: (position) => (props) => open.isLateCaret(editor) || core.setTextSelection(position)(props),
        // While it starts, the canvas puts the caret first at the start and later at the end: wherever the person is by then.
        focus: (position, options) => (props) => core.focus(open.isOpening(editor) ? null : position, options)(props),
      }
    },
    addKeyboardShortcuts() {
      const editor = this.editor as TextEditor
      const redo = () => open.redo(editor)
      return { 'Mod-z': () => open.undo(editor), 'Shift-Mod-z': redo, 'Mod-y': redo }
    },
    addProseMirrorPlugins() {
      const editor = this.editor as TextEditor
      const touched = (view: EditorView) => {
        readScreen(view)
        open.touched(editor)
        return false
      }
      return [
        new Plugin({
          props: {
            handleDOMEvents: {
              keydown: (view, event) => (SILENT_KEYS.includes(event.key) ? false : touched(view)),
              pointerdown: touched,
              compositionstart: touched,
              compositionend() {
                open.composed(editor)
                return false
              },
              paste: touched,
              drop: touched,
              beforeinput(view, event) {
                const { inputType, isComposing } = event as InputEvent
                // Before each step of a composition the browser itself selects what is composed so far. Read as the person's
                // selection, the next letter would replace the word they have just composed.
                if (isComposing) return false
                touched(view)
                // From the browser's own menu.
                if (inputType !== 'historyUndo' && inputType !== 'historyRedo') return false
                event.preventDefault()
                return inputType === 'historyUndo' ? open.undo(editor) : open.redo(editor)
              },
            },
          },
        }),
      ]
    },
  })
}

/** Others refuse a longer text, so it must not come to be here. What others wrote always comes in. */
function lengthLimit(onReached: () => void): Extension {
  return Extension.create({
    name: 'lengthLimit',
    addProseMirrorPlugins: () => [
      new Plugin({
        filterTransaction(transaction, state) {
          if (!transaction.docChanged || transaction.getMeta('addToHistory') === false) return true
          const length = transaction.doc.textContent.length
          if (length <= MAX_CHARACTERS || length <= state.doc.textContent.length) return true
          onReached()
          return false
        },
      }),
    ],
  })
}

/** The canvas' extensions without a history of their own: it would take away what others wrote between one's letters. */
const extensionsWithoutHistory = tipTapDefaultExtensions.map((extension) =>
  extension.name === 'starterKit' ? (extension.configure({ history: false }) as AnyExtension) : extension,
)

/** Options of the canvas' text editors. */
export function createTextOptions({ open, onTooLong }: { open: OpenText; onTooLong: () => void }) {
  return {
    tipTapConfig: {
      onUpdate: ({ editor }: { editor: TextEditor }) => open.write(editor),
      extensions: [
        ...extensionsWithoutHistory,
        sharedCommands(open),
        sharedLines(open),
        RemoteCarets,
        lengthLimit(onTooLong),
      ],
    },
  }
}
