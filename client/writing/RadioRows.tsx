// One of a few choices, each a row with what it means.
import { useId } from 'react'
import { classes } from '../ui/classes.ts'
import styles from './Facilitator.module.css'

type Props<Value extends string> = {
  legend: string
  hint?: string
  value: Value
  options: readonly { value: Value; label: string; text?: string }[]
  onChange: (value: Value) => void
  isInLine?: boolean
}

export function RadioRows<Value extends string>({ legend, hint, value, options, onChange, isInLine }: Props<Value>) {
  const group = useId()
  return (
    <fieldset aria-describedby={hint ? `${group}-hint` : undefined}>
      <legend className={styles.legend}>{legend}</legend>
      {hint && (
        <p id={`${group}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
      <div className={classes(styles.rows, isInLine && styles.inLine)}>
        {options.map((option) => (
          <label key={option.value} className={classes(styles.row, value === option.value && styles.chosen)}>
            <input type="radio" name={group} checked={value === option.value} onChange={() => onChange(option.value)} />
            <span>
              <b>{option.label}</b>
              {option.text && <span>{option.text}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
