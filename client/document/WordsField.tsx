// The words of one drawing in a field of their own, shared letter by letter with everybody who writes in them, here or on the
// canvas. The others see this person's caret there.
import { simpleDiffString } from 'lib0/diff'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { mergeTexts } from '../../shared/board/sharedText.ts'
import { useBoard } from '../board/boardContext.ts'
import { useConnection } from '../board/connectionContext.ts'
import { useDocument } from './documentContext.ts'
import { WORDS_ORIGIN } from './documentUndo.ts'
import { caretPlace, closeWords, plainWords, writeWords, type DrawnWords } from './drawnWords.ts'
import styles from './DocumentField.module.css'

/** More letters in one drawing are refused by everybody's gate. */
const MOST_LETTERS = 50_000

type Props = { shapeId: string; words: DrawnWords; label: string; onDone: () => void }

export function WordsField({ shapeId, words, label, onDone }: Props) {
  const { canEdit } = useBoard()
  const { doc, presence } = useConnection()
  const { undo } = useDocument()
  const field = useRef<HTMLTextAreaElement>(null)
  const caret = useRef({ from: 0, to: 0 })
  const [text, setText] = useState(() => plainWords(words))
  /** The letters of a composition (IME) with the words it began with: they are written when it ends. */
  const [composed, setComposed] = useState<{ base: string; text: string } | null>(null)

  const isAlone = () => presence.peers().every((peer) => peer.caret?.shape !== shapeId)
  const showCaret = () => {
    const { selectionStart: from, selectionEnd: to } = field.current!
    caret.current = { from, to }
    const [anchor, head] = [caretPlace(words, from), caretPlace(words, to)]
    presence.set({ caret: anchor === null || head === null ? null : { shape: shapeId, anchor, head } })
  }
  const write = (next: string) => {
    undo.beforeText(words)
    doc.transact(() => writeWords(words, next, isAlone()), WORDS_ORIGIN)
  }

  useEffect(() => {
    const read = () => {
      const next = plainWords(words)
      setText((before) => {
        if (before === next || document.activeElement !== field.current) return next
        // The caret stays between its letters when others write before it.
        const { index, remove, insert } = simpleDiffString(before, next)
        const moved = (place: number) =>
          place <= index ? place : Math.max(index, place - remove) + (place >= index + remove ? insert.length : 0)
        if (field.current!.value !== next)
          caret.current = { from: moved(caret.current.from), to: moved(caret.current.to) }
        return next
      })
    }
    words.observeDeep(read)
    read()
    return () => words.unobserveDeep(read)
  }, [words])

  const shown = composed?.text ?? text
  useLayoutEffect(() => {
    const element = field.current
    if (!element || composed || document.activeElement !== element) return
    const { from, to } = caret.current
    if (element.selectionStart !== from || element.selectionEnd !== to) element.setSelectionRange(from, to)
  }, [shown, composed])

  useEffect(() => {
    field.current?.focus()
    return () => {
      presence.set({ caret: null })
      undo.endStep()
    }
  }, [presence, undo])

  return (
    <textarea
      ref={field}
      className={styles.input}
      aria-label={label}
      rows={2}
      maxLength={MOST_LETTERS}
      readOnly={!canEdit}
      value={shown}
      onChange={(event) => {
        const { value, selectionStart, selectionEnd } = event.target
        caret.current = { from: selectionStart, to: selectionEnd }
        if (composed) return setComposed({ ...composed, text: value })
        // The field may be a moment behind what others wrote.
        write(mergeTexts(shown, value, plainWords(words)))
        showCaret()
      }}
      onSelect={showCaret}
      onCompositionStart={() => setComposed({ base: text, text })}
      onCompositionEnd={(event) => {
        const { value } = event.currentTarget
        setComposed(null)
        write(mergeTexts(composed?.base ?? text, value, plainWords(words)))
      }}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return
        if (event.key === 'Escape' || (event.key === 'Enter' && (event.ctrlKey || event.metaKey))) {
          event.stopPropagation()
          onDone()
        }
      }}
      onBlur={() => {
        presence.set({ caret: null })
        if (canEdit && isAlone()) doc.transact(() => closeWords(words), WORDS_ORIGIN)
        undo.endStep()
      }}
    />
  )
}
