// The strategy period: shown as one field, chosen as two months. Own lists instead of the browser's month field, which
// two of the large browsers show as bare text.
import { useId } from 'react'
import { readerLocale, useTranslate } from '../i18n.ts'
import { classes } from '../ui/classes.ts'
import fieldStyles from '../ui/Field.module.css'
import { FieldError } from '../ui/FieldError.tsx'
import { formatMonth } from '../ui/format.ts'
import { Popover } from '../ui/Popover.tsx'
import { SelectField } from '../ui/SelectField.tsx'
import styles from './PeriodField.module.css'
import { monthsIn } from './workshopDraft.ts'

export type PeriodFieldProps = {
  start: string
  end: string
  onChange: (start: string, end: string) => void
  error: string | null
  /** First and last year offered. */
  years: readonly [number, number]
}

export function PeriodField({ start, end, onChange, error, years }: PeriodFieldProps) {
  const t = useTranslate()
  const id = useId()
  const months = monthsIn(start, end)
  const shown = t('home.period.range', {
    start: formatMonth(start, readerLocale()),
    end: formatMonth(end, readerLocale()),
  })
  return (
    <div>
      <span id={id} className={fieldStyles.label}>
        {t('home.period')}
      </span>
      <Popover
        label={t('home.period')}
        align="start"
        trigger={
          <button
            type="button"
            className={classes(fieldStyles.control, error && fieldStyles.wrong, styles.shown)}
            aria-labelledby={`${id} ${id}-value`}
            aria-describedby={error ? `${id}-error` : undefined}
            data-wrong={error ? true : undefined}
          >
            <span id={`${id}-value`}>{shown}</span>
            {months > 0 && <span className={styles.months}>{t('home.period.months', { count: months })}</span>}
          </button>
        }
      >
        <div className={styles.choice}>
          <Month label={t('home.period.start')} value={start} years={years} onChange={(next) => onChange(next, end)} />
          <Month label={t('home.period.end')} value={end} years={years} onChange={(next) => onChange(start, next)} />
          <p className={styles.note}>
            {months > 0 ? t('home.period.months', { count: months }) : t('home.problem.period')}
          </p>
        </div>
      </Popover>
      {error ? <FieldError id={`${id}-error`}>{error}</FieldError> : null}
    </div>
  )
}

type MonthProps = {
  label: string
  value: string
  years: readonly [number, number]
  onChange: (month: string) => void
}

function Month({ label, value, years, onChange }: MonthProps) {
  const t = useTranslate()
  const [year, month] = value.split('-') as [string, string]
  const names = new Intl.DateTimeFormat(readerLocale(), { month: 'long', timeZone: 'UTC' })
  const monthOptions = Array.from({ length: 12 }, (_, index) => ({
    value: String(index + 1).padStart(2, '0'),
    label: names.format(new Date(Date.UTC(2000, index, 1))),
  }))
  const yearOptions = Array.from({ length: years[1] - years[0] + 1 }, (_, index) => {
    const shown = String(years[0] + index)
    return { value: shown, label: shown }
  })
  return (
    <fieldset className={styles.month}>
      <legend className={fieldStyles.label}>{label}</legend>
      <SelectField
        label={t('home.period.month')}
        hideLabel
        value={month}
        options={monthOptions}
        onChange={(next) => onChange(`${year}-${next}`)}
      />
      <SelectField
        label={t('home.period.year')}
        hideLabel
        value={year}
        options={yearOptions}
        onChange={(next) => onChange(`${next}-${month}`)}
      />
    </fieldset>
  )
}
