// "What explains the difference?": the note to one cell of the talking list, kept on the board as an item of the list `talk`.
// Two people who begin at the same time get a note each; nothing overwrites the other.
import { useEffect, useState } from 'react'
import { listItems } from '../../../shared/board/boardState.ts'
import { textOf } from '../../../shared/charts/boardTexts.ts'
import type { WidgetId } from '../../../shared/catalog.ts'
import { useBoard } from '../../board/boardContext.ts'
import { FieldError } from '../../ui/FieldError.tsx'
import styles from './rounds.module.css'

type Props = { widget: WidgetId; cell: string; title: string }

export function TalkNote({ widget, cell, title }: Props) {
  const { board, t, edit, canEdit } = useBoard()
  const notes = listItems(board, widget).filter((item) => item.fields['cell'] === cell)
  if (!canEdit) {
    return notes.map((item) => (
      <p key={item.id} className={styles.noteText}>
        {textOf(item.fields['note'], t)}
      </p>
    ))
  }
  const label = t('rounds.talk.noteLabel', { cell: title })
  if (notes.length === 0) {
    return <NoteField label={label} text="" keep={(note) => void edit.addItem(widget, { cell, note })} />
  }
  return notes.map((item) => (
    <NoteField
      key={item.id}
      label={label}
      text={textOf(item.fields['note'], t)}
      keep={(note) => {
        if (note === '') edit.removeItem(widget, item.id)
        else edit.setItemField(widget, item.id, 'note', note)
      }}
    />
  ))
}

function NoteField({ label, text, keep }: { label: string; text: string; keep: (note: string) => void }) {
  const { t } = useBoard()
  const [typed, setTyped] = useState<string | null>(null)
  const [refusal, setRefusal] = useState<string | null>(null)
  useEffect(() => {
    // Kept: from here on the board's own text is shown, also when somebody else changes it.
    if (typed !== null && typed.trim() === text) setTyped(null)
  }, [text, typed])
  const commit = () => {
    const note = (typed ?? text).trim()
    if (note === text) {
      setTyped(null)
      setRefusal(null)
      return
    }
    try {
      keep(note)
      setRefusal(null)
    } catch (reason) {
      setRefusal(reason instanceof Error ? reason.message : String(reason))
    }
  }
  return (
    <div className={styles.note}>
      <textarea
        aria-label={label}
        aria-invalid={refusal ? true : undefined}
        placeholder={t('rounds.talk.note')}
        rows={1}
        value={typed ?? text}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.blur()
          if (event.key === 'Escape') {
            setTyped(null)
            setRefusal(null)
          }
          event.stopPropagation()
        }}
      />
      {refusal && <FieldError>{refusal}</FieldError>}
    </div>
  )
}
