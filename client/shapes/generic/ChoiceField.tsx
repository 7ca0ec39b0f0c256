// A field whose value is picked, not typed: a choice, yes or no, a partner, an item of another list or several of them.
import { useId, useState } from 'react'
import type { BoardState, FieldValue } from '../../../shared/board/boardState.ts'
import { listItems } from '../../../shared/board/boardState.ts'
import type { FieldSeed } from '../../../shared/templateSeed.ts'
import { itemLabel } from '../../../shared/charts/boardTexts.ts'
import type { Translate } from '../../../shared/drawing.ts'
import { BoardError } from '../../../shared/errors.ts'
import { useBoard } from '../../board/boardContext.ts'
import { classes } from '../../ui/classes.ts'
import type { FieldEditorProps } from './fieldEditorProps.ts'
import { optionText } from './fieldText.ts'
import styles from './FieldEditor.module.css'

export function isChoiceField(field: FieldSeed): boolean {
  return ['choice', 'boolean', 'partner', 'reference', 'references'].includes(field.type)
}

type Option = { value: string; text: string }
type OptionGroup = { label: string | null; options: Option[] }

export function ChoiceField({ widget, field, value, label, save, cell, className }: FieldEditorProps) {
  const { board, t } = useBoard()
  const reasonId = useId()
  const [reason, setReason] = useState<string | null>(null)
  const put = (next: FieldValue) => {
    try {
      save(next)
      setReason(null)
    } catch (error) {
      if (!(error instanceof BoardError)) throw error
      setReason(error.message)
    }
  }
  const shared = {
    'data-cell': cell,
    'aria-label': label,
    'aria-describedby': reason === null ? undefined : reasonId,
  }
  return (
    <span className={classes(styles.editing, className)}>
      {field.type === 'boolean' ? (
        <input
          {...shared}
          className={styles.check}
          type="checkbox"
          checked={value === true}
          onChange={(event) => put(event.target.checked)}
        />
      ) : field.type === 'references' ? (
        <Picks
          label={label}
          options={fieldOptions(board, widget, field, t).flatMap((group) => group.options)}
          picked={Array.isArray(value) ? value : []}
          put={put}
        />
      ) : (
        <select
          {...shared}
          className={styles.select}
          value={typeof value === 'string' ? value : ''}
          data-empty={typeof value === 'string' ? undefined : true}
          onChange={(event) => put(event.target.value === '' ? null : event.target.value)}
        >
          <option value="">{t('widgets.field.choose')}</option>
          {fieldOptions(board, widget, field, t).map((group, index) =>
            group.label === null ? (
              group.options.map((option) => <OptionView key={option.value} {...option} />)
            ) : (
              <optgroup key={index} label={group.label}>
                {group.options.map((option) => (
                  <OptionView key={option.value} {...option} />
                ))}
              </optgroup>
            ),
          )}
        </select>
      )}
      {reason !== null && (
        <span id={reasonId} className={styles.reason} role="alert">
          {reason}
        </span>
      )}
    </span>
  )
}

function OptionView({ value, text }: Option) {
  return <option value={value}>{text}</option>
}

/** Several items as buttons that stay pressed. */
function Picks({
  label,
  options,
  picked,
  put,
}: {
  label: string
  options: Option[]
  picked: string[]
  put: (next: string[]) => void
}) {
  return (
    <span className={styles.picks} role="group" aria-label={label}>
      {options.map((option) => {
        const isPicked = picked.includes(option.value)
        return (
          <button
            key={option.value}
            type="button"
            className={styles.pick}
            aria-pressed={isPicked}
            onClick={() => put(isPicked ? picked.filter((id) => id !== option.value) : [...picked, option.value])}
          >
            {option.text}
          </button>
        )
      })}
    </span>
  )
}

function fieldOptions(board: BoardState, widget: string, field: FieldSeed, t: Translate): OptionGroup[] {
  if (field.type === 'choice') {
    const options = (field.options ?? []).map((value) => ({ value, text: optionText(widget, field, value, t) }))
    return [{ label: null, options }]
  }
  if (field.type === 'partner')
    return [{ label: null, options: board.partners.map((partner) => ({ value: partner.id, text: partner.name })) }]
  const lists = field.to ?? []
  return lists.map((list) => ({
    label: lists.length > 1 ? t(widgetNameKey(list)) : null,
    options: listItems(board, list).map((item) => ({ value: item.id, text: itemLabel(item, t) })),
  }))
}

function widgetNameKey(widget: string): string {
  const [template = '', name = ''] = widget.split('.')
  return `${template}.widget.${name}`
}
