// One question of a scored ballot: a button for each value and the dash for "cannot judge". Drawn alike on table and phone.
import type { KeyboardEvent } from 'react'
import { useBoard } from '../board/boardContext.ts'
import { classes } from '../ui/classes.ts'
import styles from './BallotForms.module.css'

export type ScaleCellProps = {
  label: string
  min: number
  max: number
  /** undefined: not answered yet; null: cannot judge. */
  value: number | string | null | undefined
  /** The own mark of the round before. */
  before?: number | string | null | undefined
  onChoose: (value: number | null) => void
  onKey?: (event: KeyboardEvent<HTMLElement>) => void
  onFocus?: () => void
  /** Only one cell of a table is in the tab order; the arrow keys lead to the others. */
  isTabStop: boolean
  isFirst?: boolean
  isDisabled: boolean
  refusal: string | undefined
  isLarge?: boolean
  cellKey: string
}

export function ScaleCell(props: ScaleCellProps) {
  const { label, min, max, value, onChoose, onKey, onFocus, isTabStop, isFirst, isDisabled, refusal, isLarge } = props
  const { t } = useBoard()
  const choices: (number | null)[] = [...Array.from({ length: max - min + 1 }, (_, step) => min + step), null]
  const isBefore = (choice: number | null) => props.before !== undefined && props.before === choice
  const focusable = choices.includes(value as number | null) && value !== undefined ? value : choices[0]
  return (
    <>
      <div
        role="radiogroup"
        aria-label={label}
        aria-invalid={refusal ? true : undefined}
        className={classes(styles.scale, isLarge && styles.large)}
        data-cell={props.cellKey}
        onKeyDown={onKey}
        onFocus={onFocus}
      >
        {choices.map((choice) => (
          <button
            key={String(choice)}
            type="button"
            role="radio"
            aria-checked={value === choice}
            aria-label={choice === null ? t('ballot.cannotJudge') : undefined}
            aria-description={
              isBefore(choice) ? t('rounds.before', { value: choice ?? t('ballot.cannotJudge') }) : undefined
            }
            title={isBefore(choice) ? t('rounds.before', { value: choice ?? t('ballot.cannotJudge') }) : undefined}
            data-before={isBefore(choice) || undefined}
            aria-disabled={isDisabled || undefined}
            tabIndex={isTabStop && choice === focusable ? 0 : -1}
            data-target={choice === focusable || undefined}
            data-first={(isFirst && choice === focusable) || undefined}
            className={classes(styles.choice, choice === null && styles.dash, value === choice && styles.chosen)}
            onClick={() => {
              if (!isDisabled) onChoose(choice)
            }}
          >
            {choice === null ? (isLarge ? t('ballot.cannotJudge') : '–') : choice}
          </button>
        ))}
      </div>
      {refusal && (
        <p className={styles.refusal} role="alert">
          {refusal}
        </p>
      )}
    </>
  )
}
