// One field as a labelled control of the browser's own kind, so that every keyboard, phone and screen reader knows it.
import { useId, useState, type KeyboardEvent } from 'react'
import { textOf } from '../../shared/charts/boardTexts.ts'
import { BoardError } from '../../shared/errors.ts'
import type { FieldSeed } from '../../shared/templateSeed.ts'
import type { FieldValue } from '../../shared/board/boardState.ts'
import type { WidgetId } from '../../shared/catalog.ts'
import { readFieldInput } from '../../shared/widgets/fieldInput.ts'
import { useBoard } from '../board/boardContext.ts'
import { fieldOptions, type OptionGroup } from '../shapes/generic/fieldOptions.ts'
import { fieldText } from '../shapes/generic/fieldText.ts'
import { useRefusal } from '../shapes/generic/useRefusal.ts'
import { useTextDraft } from '../shapes/generic/useTextDraft.ts'
import { Checkbox } from '../ui/Checkbox.tsx'
import { FieldError } from '../ui/FieldError.tsx'
import styles from './DocumentField.module.css'

export type DocumentFieldProps = {
  widget: WidgetId
  field: FieldSeed
  value: FieldValue | undefined
  label: string
  /** The label stands elsewhere, such as in the heads of a table. */
  isLabelHidden?: boolean
  /** Something required is missing. */
  isMissing?: boolean
  /** Throws BoardError when the value is refused. */
  save: (value: FieldValue) => void
}

const SEVERAL = ['choices', 'partners', 'references']
const ONE = ['choice', 'partner', 'reference']

export function DocumentField(props: DocumentFieldProps) {
  const { type } = props.field
  if (type === 'boolean') return <YesNoField {...props} />
  if (SEVERAL.includes(type)) return <SeveralField {...props} />
  if (ONE.includes(type)) return <OneField {...props} />
  return <TypedField {...props} />
}

const isNumber = ({ type }: FieldSeed): boolean => type === 'number' || type === 'integer'
/** Grows with its words, which a single line of a phone would cut. */
const isText = ({ type }: FieldSeed): boolean => type === 'text' || type === 'longText'

function Label({
  id,
  label,
  isLabelHidden,
  isMissing,
}: Pick<DocumentFieldProps, 'label' | 'isLabelHidden' | 'isMissing'> & { id: string }) {
  const { t } = useBoard()
  return (
    <label htmlFor={id} className={isLabelHidden ? 'visually-hidden' : styles.label}>
      {label}
      {isMissing && <span className={styles.missing}> {t('widgets.field.needed')}</span>}
    </label>
  )
}

/** Written when the field is left or Enter is pressed. What others write in the same long text meanwhile is woven in. */
function TypedField({
  widget,
  field,
  value,
  label,
  isLabelHidden = false,
  isMissing = false,
  save,
}: DocumentFieldProps) {
  const { board, t } = useBoard()
  const id = useId()
  const [reason, setReason] = useState<string | null>(null)
  const shown = field.type === 'date' ? textOf(value, t) : fieldText(board, widget, field, value, t)
  const edited = useTextDraft(shown, field.type === 'longText')
  const end = () => {
    edited.end()
    setReason(null)
  }
  const commit = () => {
    if (edited.text === null) return
    const entered = edited.merged()
    // An untouched text must not overwrite what somebody else wrote meanwhile, nor a seed text in its own language.
    if (entered.trim() === shown.trim()) return end()
    const input = readFieldInput(field, entered)
    if ('refused' in input) return setReason(t(input.refused.key, input.refused.values))
    try {
      save(input.value)
    } catch (error) {
      if (!(error instanceof BoardError)) throw error
      return setReason(error.message)
    }
    end()
  }
  const { ref, ...composing } = edited.input
  const shared = {
    ...composing,
    id,
    className: styles.input,
    value: edited.text ?? shown,
    'data-draft': (edited.text !== null && edited.text !== shown) || undefined,
    'aria-invalid': reason === null ? undefined : true,
    'aria-describedby': reason === null ? undefined : `${id}-reason`,
    onFocus: () => {
      if (edited.text === null) edited.begin()
    },
    onBlur: commit,
    onKeyDown: (event: KeyboardEvent) => {
      if (event.nativeEvent.isComposing) return
      if (event.key === 'Escape' && edited.text !== null && edited.text !== shown) {
        event.stopPropagation()
        setReason(null)
        edited.change(shown)
      }
      if (event.key === 'Enter' && field.type !== 'longText') {
        event.preventDefault()
        commit()
        edited.begin()
      }
    },
  }
  return (
    <div className={styles.field} data-number={isNumber(field) || undefined}>
      <Label id={id} label={label} isLabelHidden={isLabelHidden} isMissing={isMissing} />
      {isText(field) ? (
        <textarea
          {...shared}
          ref={ref as React.RefObject<HTMLTextAreaElement | null>}
          rows={field.type === 'longText' ? 2 : 1}
          onChange={(event) => {
            if (edited.text === null) edited.begin()
            const { value: entered } = event.target
            // A short text has one line, however many the screen needs for it.
            edited.change(field.type === 'longText' ? entered : entered.replaceAll('\n', ' '))
          }}
        />
      ) : (
        <input
          {...shared}
          ref={ref as React.RefObject<HTMLInputElement | null>}
          type={field.type === 'date' ? 'date' : 'text'}
          inputMode={isNumber(field) ? 'decimal' : undefined}
          autoComplete="off"
          onChange={(event) => {
            if (edited.text === null) edited.begin()
            edited.change(event.target.value)
          }}
        />
      )}
      {reason !== null && <FieldError id={`${id}-reason`}>{reason}</FieldError>}
    </div>
  )
}

function OneField({ widget, field, value, label, isLabelHidden = false, isMissing = false, save }: DocumentFieldProps) {
  const { board, t } = useBoard()
  const id = useId()
  const { reason, attempt } = useRefusal()
  const picked = typeof value === 'string' ? value : ''
  const groups = fieldOptions(board, widget, field, picked === '' ? [] : [picked], t)
  return (
    <div className={styles.field}>
      <Label id={id} label={label} isLabelHidden={isLabelHidden} isMissing={isMissing} />
      <select
        id={id}
        className={styles.input}
        value={picked}
        aria-invalid={reason === null ? undefined : true}
        aria-describedby={reason === null ? undefined : `${id}-reason`}
        onChange={(event) => attempt(() => save(event.target.value === '' ? null : event.target.value))}
      >
        <option value="">{t('widgets.field.choose')}</option>
        {groups.map((group, place) => (
          <OptionGroupView key={place} {...group} />
        ))}
      </select>
      {reason !== null && <FieldError id={`${id}-reason`}>{reason}</FieldError>}
    </div>
  )
}

function OptionGroupView({ label, options }: OptionGroup) {
  const list = options.map(({ value, text }) => (
    <option key={value} value={value}>
      {text}
    </option>
  ))
  return label === null ? list : <optgroup label={label}>{list}</optgroup>
}

function SeveralField({
  widget,
  field,
  value,
  label,
  isLabelHidden = false,
  isMissing = false,
  save,
}: DocumentFieldProps) {
  const { board, t } = useBoard()
  const id = useId()
  const { reason, attempt } = useRefusal()
  const picked = Array.isArray(value) ? value : typeof value === 'string' && value !== '' ? [value] : []
  const groups = fieldOptions(board, widget, field, picked, t)
  return (
    <fieldset className={styles.field} aria-describedby={reason === null ? undefined : `${id}-reason`}>
      <legend className={isLabelHidden ? 'visually-hidden' : styles.label}>
        {label}
        {isMissing && <span className={styles.missing}> {t('widgets.field.needed')}</span>}
      </legend>
      <div className={styles.several}>
        {groups.map((group, place) => (
          <div key={place} className={styles.picks}>
            {group.label !== null && <p className={styles.group}>{group.label}</p>}
            {group.options.map((option) => (
              <Checkbox
                key={option.value}
                checked={picked.includes(option.value)}
                onChange={(isPicked) =>
                  attempt(() =>
                    save(isPicked ? [...picked, option.value] : picked.filter((one) => one !== option.value)),
                  )
                }
              >
                {option.text}
              </Checkbox>
            ))}
          </div>
        ))}
        {groups.every((group) => group.options.length === 0) && (
          <p className={styles.group}>{t('document.noOptions')}</p>
        )}
      </div>
      {reason !== null && <FieldError id={`${id}-reason`}>{reason}</FieldError>}
    </fieldset>
  )
}

function YesNoField({ value, label, save }: DocumentFieldProps) {
  const id = useId()
  const { reason, attempt } = useRefusal()
  return (
    <div className={styles.field}>
      <Checkbox
        checked={value === true}
        aria-describedby={reason === null ? undefined : `${id}-reason`}
        onChange={(isOn) => attempt(() => save(isOn))}
      >
        {label}
      </Checkbox>
      {reason !== null && <FieldError id={`${id}-reason`}>{reason}</FieldError>}
    </div>
  )
}
