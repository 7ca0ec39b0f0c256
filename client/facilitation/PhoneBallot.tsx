// The scored ballot on a phone: one row at a time, large buttons, Back and Next.
import { ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { useBoard } from '../board/boardContext.ts'
import { Button } from '../ui/Button.tsx'
import type { BallotForm } from './ballotForm.ts'
import { ScaleCell } from './ScaleCell.tsx'
import type { OwnBallot } from './useBallot.ts'
import styles from './BallotForms.module.css'

type ScaleForm = Extract<BallotForm, { kind: 'scale' }>

export function PhoneBallot({ form, ballot }: { form: ScaleForm; ballot: OwnBallot }) {
  const { t } = useBoard()
  const { values, refused, status } = ballot.state
  const [place, setPlace] = useState(() => {
    const open = form.rows.findIndex((row) => form.columns.some(({ id }) => values[row.id]?.[id] === undefined))
    return Math.max(0, open)
  })
  const row = form.rows[Math.min(place, form.rows.length - 1)]
  if (!row) return null
  const isLast = place >= form.rows.length - 1
  return (
    <div className={styles.phone}>
      <p className={styles.phoneKicker}>
        {t(`ballot.place.${form.widget}`, { number: place + 1, total: form.rows.length })}
      </p>
      <h3>{row.label}</h3>
      {row.hint && <p className={styles.phoneHint}>{row.hint}</p>}
      {form.columns.map((column) => (
        <div key={column.id} className={styles.phoneQuestion}>
          <b>{column.label}</b>
          {column.hint && <small>{column.hint}</small>}
          <ScaleCell
            isLarge
            isTabStop
            label={`${row.label}, ${column.label}`}
            min={form.min}
            max={form.max}
            value={values[row.id]?.[column.id]}
            before={ballot.before?.[row.id]?.[column.id]}
            onChoose={(value) => ballot.change({ type: 'set', row: row.id, column: column.id, value })}
            isDisabled={status !== 'ready'}
            refusal={refused.find((cell) => cell.row === row.id && cell.column === column.id)?.message}
            cellKey={`${row.id}/${column.id}`}
          />
        </div>
      ))}
      <div className={styles.phoneButtons}>
        <Button size="large" isDisabled={place === 0} onClick={() => setPlace(place - 1)}>
          {t('ballot.back')}
        </Button>
        {!isLast && (
          <Button variant="primary" size="large" onClick={() => setPlace(place + 1)}>
            {t('ballot.next')}
            <ChevronRight size={18} aria-hidden />
          </Button>
        )}
      </div>
    </div>
  )
}
