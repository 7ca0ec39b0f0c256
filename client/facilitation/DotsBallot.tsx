// The blind dot vote (domain 3.7): a few dots to place, only so many on one option.
import { Minus, Plus } from 'lucide-react'
import { useBoard } from '../board/boardContext.ts'
import { IconButton } from '../ui/IconButton.tsx'
import type { BallotForm } from './ballotForm.ts'
import { dotsLeft, dotsOn } from './ballotState.ts'
import type { OwnBallot } from './useBallot.ts'
import styles from './VoteForms.module.css'

type DotsForm = Extract<BallotForm, { kind: 'dots' }>

export function DotsBallot({ form, ballot }: { form: DotsForm; ballot: OwnBallot }) {
  const { t } = useBoard()
  const { values, status, refused } = ballot.state
  const left = dotsLeft(form, values)
  const isOff = status !== 'ready'
  const place = (row: string, dots: number) => ballot.change({ type: 'set', row, column: 'dots', value: dots })
  return (
    <div className={styles.dots}>
      <p>{t('ballot.dots.rule', { budget: form.budget, most: form.mostPerOption })}</p>
      <ul>
        {form.rows.map((row, index) => {
          const dots = dotsOn(values, row.id)
          const refusal = refused.find((cell) => cell.row === row.id)?.message
          return (
            <li key={row.id}>
              <span>{row.label}</span>
              <IconButton
                variant="normal"
                label={t('ballot.dots.less', { option: row.label })}
                icon={<Minus size={16} aria-hidden />}
                isDisabled={isOff || dots === 0}
                onClick={() => place(row.id, dots - 1)}
              />
              <span role="img" aria-label={t('ballot.dots.on', { count: dots })} className={styles.dotRow}>
                {Array.from({ length: form.mostPerOption }, (_, dot) => (
                  <i key={dot} data-placed={dot < dots || undefined} />
                ))}
              </span>
              <IconButton
                variant="normal"
                label={t('ballot.dots.more', { option: row.label })}
                icon={<Plus size={16} aria-hidden />}
                isDisabled={isOff || left <= 0 || dots >= form.mostPerOption}
                data-first={index === 0 || undefined}
                onClick={() => place(row.id, dots + 1)}
              />
              {refusal && (
                <p className={styles.refusal} role="alert">
                  {refusal}
                </p>
              )}
            </li>
          )
        })}
      </ul>
    </div>
  )
}
