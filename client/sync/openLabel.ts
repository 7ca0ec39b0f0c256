// The label of an arrow while it is open for writing. The canvas uses a plain text box for it that never hears of others and
// writes all it holds at every letter, so the box is kept up to date here, and what it holds is merged, not taken over.
import type { Editor, TLArrowShape, TLRecord, TLShapeId } from 'tldraw'
import { mergeTexts } from '../../shared/board/sharedText.ts'

export type OpenLabel = {
  /** To be called with the canvas once it is there. @returns a function that stops */
  attach(editor: Editor): () => void
  /** Shows what others changed. To be called inside the merge into the store, for each record that came. */
  merge(record: TLRecord): void
}

/** The box of the label and what it showed when it last agreed with the canvas, or was last written from it. */
type Opened = { box: HTMLTextAreaElement; shape: TLShapeId; shown: string }

export function createOpenLabel(): OpenLabel {
  let editor: Editor | null = null
  let opened: Opened | null = null
  let isComposing = false

  function arrowInEdit(): TLArrowShape | null {
    const shape = editor?.getEditingShape()
    return shape?.type === 'arrow' ? (shape as TLArrowShape) : null
  }

  /** Makes sure that `opened` is this box. */
  function open(box: EventTarget | null): Opened | null {
    const shape = arrowInEdit()
    if (!(box instanceof HTMLTextAreaElement) || !shape) return null
    if (opened?.box !== box || opened.shape !== shape.id) opened = { box, shape: shape.id, shown: box.value }
    return opened
  }

  /** Puts the canvas' words into the box; the caret keeps its place among the letters. */
  function show(current: Opened, words: string): void {
    const { box } = current
    const was = box.value
    current.shown = words
    if (was === words) return
    const { selectionStart: start, selectionEnd: end, selectionDirection } = box
    // What was selected for this person when the box opened would be replaced by the next letter, with what others write.
    const isAll = start === 0 && end === was.length && was !== ''
    box.value = words
    const place = (position: number) => moved(position, was, words)
    if (isAll) box.setSelectionRange(words.length, words.length)
    else box.setSelectionRange(place(start), place(end), selectionDirection)
  }

  const onFocus = ({ target }: Event) => {
    const current = open(target)
    const shape = arrowInEdit()
    // The box of an arrow that was selected before may hold what it said then.
    if (current && shape) show(current, shape.props.text)
  }
  const onInput = (event: Event) => {
    // A box that nobody has entered holds nothing to compare with.
    const current = opened?.box === event.target ? opened : null
    const shape = arrowInEdit()
    if (!current || !shape) return
    const before = current.shown
    current.shown = current.box.value
    if (shape.props.text === before) return
    // Others changed the label while a composition kept the box from showing it.
    event.stopPropagation()
    const text = mergeTexts(before, current.box.value, shape.props.text)
    editor!.updateShape({ id: shape.id, type: 'arrow', props: { text } })
    if (!isComposing) show(current, text)
  }
  const onComposition = (event: Event) => {
    isComposing = event.type === 'compositionstart'
    if (isComposing) return
    // After the box's last own letters.
    queueMicrotask(() => {
      const shape = arrowInEdit()
      if (opened && shape?.id === opened.shape && !isComposing) show(opened, shape.props.text)
    })
  }

  return {
    attach(canvas) {
      editor = canvas
      const container = canvas.getContainer()
      const listeners = [
        ['focusin', onFocus],
        ['input', onInput],
        ['compositionstart', onComposition],
        ['compositionend', onComposition],
      ] as const
      for (const [name, listener] of listeners) container.addEventListener(name, listener, true)
      return () => {
        for (const [name, listener] of listeners) container.removeEventListener(name, listener, true)
        editor = null
        opened = null
      }
    },
    merge(record) {
      if (isComposing || !opened || opened.shape !== record.id || !opened.box.isConnected) return
      const shape = arrowInEdit()
      if (shape?.id === opened.shape) show(opened, shape.props.text)
    },
  }
}

/** Where a place between letters is after `was` became `now`: before what others put there. */
function moved(position: number, was: string, now: string): number {
  let start = 0
  while (start < was.length && start < now.length && was[start] === now[start]) start++
  if (position <= start) return position
  let end = 0
  while (end < was.length - start && end < now.length - start && was.at(-1 - end) === now.at(-1 - end)) end++
  if (position >= was.length - end) return position + now.length - was.length
  return Math.min(position, now.length - end)
}
