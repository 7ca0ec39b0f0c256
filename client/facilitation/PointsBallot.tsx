// The weights ballot: points for each criterion and the share they make. Only the proportions count (domain 4.T04.5).
import { Fragment, useState } from 'react'
import { printed } from '../../shared/charts/printed.ts'
import { useBoard } from '../board/boardContext.ts'
import { FieldError } from '../ui/FieldError.tsx'
import type { BallotForm, FormRow } from './ballotForm.ts'
import { pointsShare } from './ballotState.ts'
import type { OwnBallot } from './useBallot.ts'
import styles from './BallotForms.module.css'

export function PointsBallot({ form, ballot }: { form: BallotForm; ballot: OwnBallot }) {
  const { t } = useBoard()
  return (
    <table className={styles.points}>
      <thead>
        <tr>
          <th scope="col">{t(`ballot.rows.${form.widget}`)}</th>
          <th scope="col">
            {form.columns[0]?.label}
            <small>{form.columns[0]?.hint}</small>
          </th>
          <th scope="col">{t('ballot.share')}</th>
        </tr>
      </thead>
      <tbody>
        {form.rows.map((row, place) => (
          <Fragment key={row.id}>
            {row.group !== '' && row.group !== form.rows[place - 1]?.group && (
              <tr className={styles.group}>
                <th colSpan={3} scope="colgroup">
                  {row.group}
                </th>
              </tr>
            )}
            <PointsRow row={row} ballot={ballot} isFirst={place === 0} />
          </Fragment>
        ))}
      </tbody>
    </table>
  )
}

function PointsRow({ row, ballot, isFirst }: { row: FormRow; ballot: OwnBallot; isFirst: boolean }) {
  const { t } = useBoard()
  const { values, refused, status } = ballot.state
  const kept = values[row.id]?.['points']
  const [typed, setTyped] = useState<string | null>(null)
  const text = typed ?? (typeof kept === 'number' ? String(kept) : '')
  const wrong = pointsOf(text) === 'wrong'
  const refusal = wrong ? t('ballot.points.range') : refused.find((cell) => cell.row === row.id)?.message
  const share = pointsShare(values, row.id)
  return (
    <tr>
      <th scope="row">
        {row.code && <span>{row.code}</span>}
        {row.label}
      </th>
      <td>
        <input
          inputMode="decimal"
          autoComplete="off"
          aria-label={t('ballot.points.label', { row: row.label })}
          aria-invalid={refusal ? true : undefined}
          data-first={isFirst || undefined}
          readOnly={status !== 'ready'}
          value={text}
          onChange={(event) => {
            setTyped(event.target.value)
            const points = pointsOf(event.target.value)
            if (points === 'wrong') return
            if (points === null) ballot.change({ type: 'clear', row: row.id, column: 'points' })
            else ballot.change({ type: 'set', row: row.id, column: 'points', value: points })
          }}
          onBlur={() => {
            // A refused text stays for correction; anything else is shown as it was kept.
            if (!wrong) setTyped(null)
          }}
        />
        {refusal && <FieldError>{refusal}</FieldError>}
      </td>
      <td>
        <span className={styles.share}>
          <i aria-hidden style={{ width: `${(share ?? 0) * 100}%` }} />
        </span>
        <span className={styles.percent}>{share === null ? '–' : `${printed(share * 100, 1)} %`}</span>
      </td>
    </tr>
  )
}

/** A comma counts as a decimal point; empty is no points. */
function pointsOf(text: string): number | null | 'wrong' {
  const plain = text.trim().replace(',', '.')
  if (plain === '') return null
  const points = Number(plain)
  return Number.isFinite(points) && points >= 0 ? points : 'wrong'
}
