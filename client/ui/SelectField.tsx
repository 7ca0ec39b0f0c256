// A labelled choice of one from a short list; the browser's own list, so that phones and screen readers know it.
import { ChevronDown } from 'lucide-react'
import { useId, type ComponentProps } from 'react'
import { classes } from './classes.ts'
import { FieldError } from './FieldError.tsx'
import styles from './Field.module.css'

export type SelectFieldProps<Value extends string> = Omit<ComponentProps<'select'>, 'value' | 'onChange'> & {
  label: string
  hideLabel?: boolean
  value: Value
  options: readonly { value: Value; label: string }[]
  onChange: (value: Value) => void
  hint?: string | undefined
  error?: string | null | undefined
}

export function SelectField<Value extends string>({
  label,
  hideLabel = false,
  value,
  options,
  onChange,
  hint,
  error,
  className,
  ...rest
}: SelectFieldProps<Value>) {
  const id = useId()
  const described = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ')
  return (
    <div className={classes(styles.field, className)}>
      <label htmlFor={id} className={hideLabel ? 'visually-hidden' : styles.label}>
        {label}
      </label>
      <div className={classes(styles.control, error && styles.wrong, rest.disabled && styles.off)}>
        <select
          {...rest}
          id={id}
          value={value}
          className={styles.input}
          aria-invalid={error ? true : undefined}
          aria-describedby={described || undefined}
          onChange={(event) => onChange(event.target.value as Value)}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
        <ChevronDown className={styles.arrow} size={16} aria-hidden />
      </div>
      {error ? <FieldError id={`${id}-error`}>{error}</FieldError> : null}
      {hint ? (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      ) : null}
    </div>
  )
}
