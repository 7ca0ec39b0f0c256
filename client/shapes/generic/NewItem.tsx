// Where a new item of a list is typed; what else it holds is filled in in its row.
import { useState } from 'react'
import type { WidgetId } from '../../../shared/catalog.ts'
import type { ListSeed } from '../../../shared/templateSeed.ts'
import { BoardError } from '../../../shared/errors.ts'
import { useBoard } from '../../board/boardContext.ts'
import { fieldKey } from './fieldKey.ts'
import styles from './ListView.module.css'

/** The line in which a new item's name is typed; Enter adds it and waits for the next one. */
export function NewItem({
  label,
  widget,
  seed,
  isFull,
  onAdd,
  onClose,
}: {
  label: string
  widget: WidgetId
  seed: ListSeed
  isFull: boolean
  onAdd: (text: string) => void
  onClose: () => void
}) {
  const { t } = useBoard()
  const [text, setText] = useState('')
  const [reason, setReason] = useState<string | null>(null)
  const field = seed.fields.find((one) => one.id === seed.label)
  const max = field?.maxLength ?? Infinity
  const add = (): boolean => {
    const trimmed = text.trim()
    if (trimmed === '') return true
    if (trimmed.length > max) {
      setReason(t('widgets.refused.long', { max, length: trimmed.length }))
      return false
    }
    if (isFull) {
      setReason(t('widgets.list.full', { max: seed.maxItems }))
      return false
    }
    try {
      onAdd(trimmed)
    } catch (error) {
      if (!(error instanceof BoardError)) throw error
      setReason(error.message)
      return false
    }
    setText('')
    setReason(null)
    return true
  }
  return (
    <div className={styles.adding}>
      <input
        autoFocus
        value={text}
        aria-label={label}
        aria-invalid={reason !== null}
        placeholder={t(fieldKey(widget, seed.label))}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'Enter') add()
          if (event.key !== 'Escape') return
          event.stopPropagation()
          onClose()
        }}
        onBlur={() => {
          if (add()) onClose()
        }}
      />
      {reason !== null && (
        <p className={styles.reason} role="alert">
          {reason}
        </p>
      )}
    </div>
  )
}
