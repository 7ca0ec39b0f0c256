// A labelled line (or several lines) of text, with hint and error.
import { useId, type ComponentProps, type ReactNode, type Ref } from 'react'
import { classes } from './classes.ts'
import { FieldError } from './FieldError.tsx'
import styles from './Field.module.css'

export type TextFieldProps = Omit<ComponentProps<'input'>, 'value' | 'onChange' | 'ref'> & {
  label: string
  /** The label is read aloud but not shown, for fields in a table with a head. */
  hideLabel?: boolean
  value: string
  onChange: (value: string) => void
  hint?: string | undefined
  error?: string | null | undefined
  /** Words or a unit inside the field at its end. */
  suffix?: ReactNode
  /** Lines of a text area; left out for a single line. */
  lines?: number
  ref?: Ref<HTMLInputElement & HTMLTextAreaElement>
}

export function TextField({
  label,
  hideLabel = false,
  value,
  onChange,
  hint,
  error,
  suffix,
  lines,
  className,
  ref,
  ...rest
}: TextFieldProps) {
  const id = useId()
  const described = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ')
  const common = {
    ...rest,
    id,
    value,
    className: styles.input,
    'aria-invalid': error ? true : undefined,
    'aria-describedby': described || undefined,
  }
  return (
    <div className={classes(styles.field, className)}>
      <label htmlFor={id} className={hideLabel ? 'visually-hidden' : styles.label}>
        {label}
      </label>
      <div className={classes(styles.control, error && styles.wrong, (rest.disabled || rest.readOnly) && styles.off)}>
        {lines === undefined ? (
          <input {...common} ref={ref} onChange={(event) => onChange(event.target.value)} />
        ) : (
          <textarea
            {...(common as ComponentProps<'textarea'>)}
            ref={ref}
            rows={lines}
            onChange={(event) => onChange(event.target.value)}
          />
        )}
        {suffix !== undefined && <span className={styles.suffix}>{suffix}</span>}
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
