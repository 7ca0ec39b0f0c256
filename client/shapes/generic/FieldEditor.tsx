// One field of an item or widget: shows its value and, where allowed, edits it in place. A refused entry stays as typed with
// the reason under it. Does not know where the value is kept: `save` does, and throws BoardError when it refuses.
import { useId, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react'
import { Link2, TriangleAlert } from 'lucide-react'
import type { FieldSeed } from '../../../shared/templateSeed.ts'
import { instanceOf } from '../../../shared/catalog.ts'
import { textOf } from '../../../shared/charts/boardTexts.ts'
import { BoardError } from '../../../shared/errors.ts'
import { readFieldInput } from '../../../shared/widgets/fieldInput.ts'
import { isEmptyingKey } from '../../../shared/widgets/gridKeys.ts'
import { useBoard } from '../../board/boardContext.ts'
import { classes } from '../../ui/classes.ts'
import { withReadableDates } from '../../ui/format.ts'
import { ChoiceField, isChoiceField } from './ChoiceField.tsx'
import type { FieldEditorProps } from './fieldEditorProps.ts'
import { fieldText } from './fieldText.ts'
import { useTextDraft } from './useTextDraft.ts'
import styles from './FieldEditor.module.css'

export function FieldEditor(props: FieldEditorProps) {
  const { canEdit } = useBoard()
  if (!canEdit || props.isLocked) return <ReadOnlyField {...props} />
  if (props.item?.source?.fields.includes(props.field.id)) return <LinkedField {...props} />
  return isChoiceField(props.field) ? <ChoiceField {...props} /> : <TypedField {...props} />
}

function ReadOnlyField({ widget, field, value, isBlock, className }: FieldEditorProps) {
  const { board, t } = useBoard()
  return (
    <span
      data-field={field.id}
      className={classes(styles.plain, isBlock && styles.block, isNumber(field) && styles.number, className)}
    >
      {fieldText(board, widget, field, value, t)}
    </span>
  )
}

/** A value that is read from the item it is linked to and edited there. Stays a stop of the keyboard in its table. */
function LinkedField(props: FieldEditorProps) {
  const { widget, field, value, label, cell, isBlock, item, className } = props
  const { board, t } = useBoard()
  const shown = fieldText(board, widget, field, value, t)
  const template = instanceOf(item?.source?.widget ?? '')
  const words = t('widgets.link.field', { template })
  return (
    <span
      data-cell={cell}
      tabIndex={cell === undefined ? undefined : 0}
      role={cell === undefined ? undefined : 'group'}
      aria-label={`${label}: ${shown}. ${words}`}
      title={words}
      className={classes(
        styles.plain,
        styles.linked,
        isBlock && styles.block,
        isNumber(field) && styles.number,
        className,
      )}
    >
      <Link2 size={11} aria-hidden /> {shown === '' ? t('widgets.field.dash') : shown}
    </span>
  )
}

const isNumber = (field: FieldSeed): boolean => field.type === 'number' || field.type === 'integer'

function TypedField({
  widget,
  field,
  value,
  label,
  save,
  isBlock,
  placeholder,
  cell,
  onEntered,
  className,
}: FieldEditorProps) {
  const { board, t } = useBoard()
  const reasonId = useId()
  const [reason, setReason] = useState<string | null>(null)
  const shown = fieldText(board, widget, field, value, t)
  const editable = field.type === 'date' ? textOf(value, t) : shown
  const edited = useTextDraft(editable, field.type === 'longText')
  const draft = edited.text
  const rest = useRef<HTMLButtonElement>(null)
  const isReturning = useRef(false)

  useLayoutEffect(() => {
    if (draft === null && isReturning.current) {
      isReturning.current = false
      rest.current?.focus()
    }
  }, [draft])

  /** @returns whether the field is free again. */
  const commit = (): boolean => {
    if (draft === null) return true
    // An untouched text must not overwrite what somebody else wrote meanwhile, nor a seed text in its own language.
    const entered = edited.merged()
    if (entered.trim() === editable.trim()) return close()
    const input = readFieldInput(field, entered)
    if ('refused' in input) {
      setReason(t(input.refused.key, input.refused.values))
      return false
    }
    try {
      save(input.value)
    } catch (error) {
      if (!(error instanceof BoardError)) throw error
      setReason(withReadableDates(error.message))
      return false
    }
    return close()
  }
  const close = (): true => {
    edited.end()
    setReason(null)
    return true
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') {
      event.stopPropagation()
      isReturning.current = true
      close()
    } else if (event.key === 'Enter' && !(isBlock && event.shiftKey)) {
      event.preventDefault()
      const next = cell && !isBlock ? nextCell(event.currentTarget, cell) : null
      if (!commit()) return
      if (next) next.focus()
      else isReturning.current = true
      onEntered?.()
    }
  }

  if (draft === null) {
    return (
      <button
        ref={rest}
        type="button"
        data-cell={cell}
        data-field={field.id}
        className={classes(styles.rest, isBlock && styles.block, isNumber(field) && styles.number, className)}
        aria-label={shown === '' ? `${label}: ${t('widgets.field.empty')}` : `${label}: ${shown}`}
        onClick={edited.begin}
        onKeyDown={(event) => {
          if (cell === undefined || shown === '' || !isEmptyingKey(event.key)) return
          event.preventDefault()
          save(null)
        }}
      >
        {shown === '' ? <span className={styles.placeholder}>{placeholder ?? t('widgets.field.dash')}</span> : shown}
      </button>
    )
  }
  const { ref: inputRef, ...composing } = edited.input
  const shared = {
    ...composing,
    value: draft,
    autoFocus: true,
    'aria-label': label,
    'aria-invalid': reason !== null,
    'aria-describedby': reason === null ? undefined : reasonId,
    onBlur: () => void commit(),
    onKeyDown,
  }
  return (
    <span data-field={field.id} className={classes(styles.editing, className)}>
      {isBlock ? (
        <GrowingText {...shared} textRef={inputRef} placeholder={placeholder} onText={edited.change} />
      ) : (
        <input
          {...shared}
          ref={inputRef as React.RefObject<HTMLInputElement | null>}
          className={classes(styles.input, isNumber(field) && styles.number)}
          type={field.type === 'date' ? 'date' : 'text'}
          inputMode={isNumber(field) ? 'decimal' : undefined}
          onChange={(event) => edited.change(event.target.value)}
        />
      )}
      <LengthLeft field={field} length={draft.trim().length} />
      {reason !== null && (
        <span id={reasonId} className={classes(styles.reason, !isBlock && styles.hanging)} role="alert">
          <TriangleAlert size={13} aria-hidden />
          <span>{reason}</span>
        </span>
      )}
    </span>
  )
}

/** The editor of the same field one row on, where the list has one. */
function nextCell(from: Element, cell: string): HTMLElement | null {
  const [row, field] = cell.split(':')
  const panel = from.closest('[data-grid]')
  return panel?.querySelector<HTMLElement>(`[data-cell="${Number(row) + 1}:${field}"]`) ?? null
}

type GrowingTextProps = Omit<React.ComponentProps<'textarea'>, 'onChange' | 'ref'> & {
  textRef: React.RefObject<HTMLInputElement | HTMLTextAreaElement | null>
  onText: (text: string) => void
}

function GrowingText({ onText, textRef, value, ...rest }: GrowingTextProps) {
  useLayoutEffect(() => {
    const area = textRef.current
    if (!area) return
    area.style.height = '0'
    area.style.height = `${area.scrollHeight + 2}px`
  }, [textRef, value])
  return (
    <textarea
      {...rest}
      ref={textRef as React.RefObject<HTMLTextAreaElement | null>}
      rows={1}
      value={value}
      className={styles.input}
      onChange={(event) => onText(event.target.value)}
      onFocus={(event) => event.target.setSelectionRange(event.target.value.length, event.target.value.length)}
    />
  )
}

/** Shown near the limit only: a count from the first letter on would be noise. */
function LengthLeft({ field, length }: { field: FieldSeed; length: number }) {
  const { t } = useBoard()
  const max = field.maxLength
  if (max === undefined || length < max * 0.8) return null
  return (
    <span className={classes(styles.length, length > max && styles.over)}>
      {t('widgets.field.length', { length, max })}
    </span>
  )
}
