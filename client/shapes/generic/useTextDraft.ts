// The text of a field while it is being edited here. What others write in the same field meanwhile is woven into the draft, so
// that entering it takes nothing of theirs back. During a composition (IME) the draft is left alone until it ends.
import { useLayoutEffect, useRef, useState, type RefObject } from 'react'
import { mergeTexts } from '../../../shared/board/sharedText.ts'

type TextElement = HTMLInputElement | HTMLTextAreaElement

/** Stands for the caret while two texts are merged; private use, so nobody types it. */
const CARET = '\uE0FF'

export type TextDraft = {
  /** What is in the field now, or null while nobody edits it here. */
  text: string | null
  begin(): void
  change(text: string): void
  /** The draft with everything others wrote since it was begun. */
  merged(): string
  end(): void
  /** For the input: its element, and when a composition runs. */
  input: {
    ref: RefObject<TextElement | null>
    onCompositionStart: () => void
    onCompositionEnd: () => void
  }
}

/**
 * @param present the field's text on the board
 * @param isShared whether others' changes are merged letter by letter; else the draft stays as typed
 */
export function useTextDraft(present: string, isShared: boolean): TextDraft {
  const [draft, setDraft] = useState<{ text: string; base: string } | null>(null)
  const [isComposing, setIsComposing] = useState(false)
  const element = useRef<TextElement>(null)
  const caret = useRef<number | null>(null)

  const mustMerge = draft !== null && isShared && !isComposing && draft.base !== present
  useLayoutEffect(() => {
    if (!mustMerge) return
    setDraft((old) => {
      if (old === null || old.base === present) return old
      const place = element.current?.selectionStart ?? old.text.length
      const marked = mergeTexts(old.base, old.text.slice(0, place) + CARET + old.text.slice(place), present)
      const index = marked.indexOf(CARET)
      caret.current = index
      return { text: marked.replace(CARET, ''), base: present }
    })
  }, [mustMerge, present])

  useLayoutEffect(() => {
    if (caret.current === null) return
    element.current?.setSelectionRange(caret.current, caret.current)
    caret.current = null
  }, [draft])

  return {
    text: draft?.text ?? null,
    begin: () => setDraft({ text: present, base: present }),
    change: (text) => setDraft((old) => old && { ...old, text }),
    merged: () => (draft === null ? present : isShared ? mergeTexts(draft.base, draft.text, present) : draft.text),
    end: () => setDraft(null),
    input: {
      ref: element,
      onCompositionStart: () => setIsComposing(true),
      onCompositionEnd: () => setIsComposing(false),
    },
  }
}
