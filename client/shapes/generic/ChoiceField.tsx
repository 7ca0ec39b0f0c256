// A field whose value is picked, not typed: a choice, yes or no, partners, items of other lists. Few values of one kind are
// buttons or the browser's own list; many, or several in a narrow place, open beside the field.
import { useId, useRef, type KeyboardEvent } from 'react'
import type { FieldSeed } from '../../../shared/templateSeed.ts'
import { isEmptyingKey } from '../../../shared/widgets/gridKeys.ts'
import type { FieldValue } from '../../../shared/board/boardState.ts'
import { useBoard } from '../../board/boardContext.ts'
import { classes } from '../../ui/classes.ts'
import { PartnerSign } from '../../ui/PartnerSign.tsx'
import type { FieldEditorProps } from './fieldEditorProps.ts'
import { fieldOptions, type Option, type OptionGroup } from './fieldOptions.ts'
import { SeveralField } from './SeveralField.tsx'
import { useRefusal } from './useRefusal.ts'
import styles from './FieldEditor.module.css'

const PICKED = ['choice', 'choices', 'boolean', 'partner', 'partners', 'reference', 'references']
const SEVERAL = ['choices', 'partners', 'references']
/** More options than this in one list are searched, not scrolled through. */
const MOST_LISTED = 15
/** More than this many buttons side by side are no longer read. */
const MOST_BUTTONS = 9

export function isChoiceField(field: FieldSeed): boolean {
  return PICKED.includes(field.type)
}

export function ChoiceField(props: FieldEditorProps) {
  const { widget, field, value, label, save, cell, className, isCompact = false } = props
  const { board, t } = useBoard()
  const reasonId = useId()
  const { reason, attempt } = useRefusal()
  const put = (next: FieldValue) => void attempt(() => save(next))
  const isSeveral = SEVERAL.includes(field.type)
  const picked = Array.isArray(value) ? value : typeof value === 'string' && value !== '' ? [value] : []
  const groups = field.type === 'boolean' ? [] : fieldOptions(board, widget, field, picked, t)
  const count = groups.reduce((sum, group) => sum + group.options.length, 0)
  const attributes = {
    'data-cell': cell,
    'aria-describedby': reason === null ? undefined : reasonId,
  }
  const opensBeside = isSeveral ? isCompact || count > MOST_BUTTONS : count > MOST_LISTED
  return (
    <span data-field={field.id} className={classes(styles.editing, className)}>
      {field.type === 'boolean' ? (
        <input
          {...attributes}
          aria-label={label}
          className={styles.check}
          type="checkbox"
          checked={value === true}
          onChange={(event) => put(event.target.checked)}
        />
      ) : opensBeside ? (
        <SeveralField
          label={label}
          groups={groups}
          picked={picked}
          isSingle={!isSeveral}
          placeholder={t('widgets.field.choose')}
          attributes={attributes}
          put={(next) => put(isSeveral ? next : (next[0] ?? null))}
        />
      ) : isSeveral ? (
        <Picks label={label} options={groups.flatMap((group) => group.options)} picked={picked} put={put} />
      ) : (
        <OneOf label={label} attributes={attributes} groups={groups} picked={picked[0] ?? null} put={put} cell={cell} />
      )}
      {reason !== null && (
        <span id={reasonId} className={styles.reason} role="alert">
          {reason}
        </span>
      )}
    </span>
  )
}

type OneOfProps = {
  label: string
  attributes: Record<string, string | undefined>
  groups: readonly OptionGroup[]
  picked: string | null
  put: (next: string | null) => void
  cell: string | undefined
}

/** The browser's own list. Inside a table arrows walk on to other cells, so Enter or the space bar open it. */
function OneOf({ label, attributes, groups, picked, put, cell }: OneOfProps) {
  const { t } = useBoard()
  const select = useRef<HTMLSelectElement>(null)
  const onKeyDown = (event: KeyboardEvent<HTMLSelectElement>) => {
    if (cell === undefined || isListOpen(event.currentTarget) || event.altKey) return
    if (event.key === 'Enter') {
      event.preventDefault()
      select.current?.showPicker()
    } else if (isEmptyingKey(event.key)) {
      event.preventDefault()
      if (picked !== null) put(null)
    }
  }
  return (
    <select
      {...attributes}
      ref={select}
      aria-label={label}
      className={styles.select}
      value={picked ?? ''}
      data-empty={picked === null || undefined}
      onKeyDown={onKeyDown}
      onChange={(event) => put(event.target.value === '' ? null : event.target.value)}
    >
      <option value="">{t('widgets.field.choose')}</option>
      {groups.map((group, index) =>
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
  )
}

/** Whether a list is open, where the browser can tell; its own keys then belong to it. */
export function isListOpen(select: HTMLSelectElement): boolean {
  return CSS.supports('selector(:open)') && select.matches(':open')
}

function OptionView({ value, text }: Option) {
  return <option value={value}>{text}</option>
}

/** Several values as buttons that stay pressed. */
function Picks({
  label,
  options,
  picked,
  put,
}: {
  label: string
  options: readonly Option[]
  picked: readonly string[]
  put: (next: string[]) => void
}) {
  const { looks } = useBoard()
  return (
    <span className={styles.picks} role="group" aria-label={label}>
      {options.map((option) => {
        const isPicked = picked.includes(option.value)
        const look = option.partner === undefined ? undefined : looks[option.partner]
        return (
          <button
            key={option.value}
            type="button"
            className={styles.pick}
            aria-pressed={isPicked}
            onClick={() => put(isPicked ? picked.filter((id) => id !== option.value) : [...picked, option.value])}
          >
            {look && <PartnerSign look={look} size={13} />}
            {option.text}
          </button>
        )
      })}
    </span>
  )
}
