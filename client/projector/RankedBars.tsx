// Named bars with their places, as many as can be read from the last row; the rest is a number.
import { useBoard } from '../board/boardContext.ts'
import styles from './Projector.module.css'

export type RankedRow = {
  id: string
  name: string
  rank: number | null
  value: number | null
  /** The value as it is printed. */
  text: string
  isInside: boolean
}

const MOST_ROWS = 9

export function RankedBars({ rows, from, to }: { rows: readonly RankedRow[]; from: number; to: number }) {
  const { t } = useBoard()
  const hasRanks = rows.some(({ rank }) => rank !== null)
  return (
    <div className={styles.ranked}>
      <table>
        <tbody>
          {rows.slice(0, MOST_ROWS).map(({ id, name, rank, value, text, isInside }) => (
            <tr key={id} data-inside={isInside || undefined}>
              {hasRanks ? <td className={styles.rank}>{rank ?? '–'}</td> : null}
              <th scope="row">
                <span>{name}</span>
                <span className={styles.bar} aria-hidden data-none={value === null || undefined}>
                  <i style={{ width: `${shareOf(value, from, to) * 100}%` }} />
                </span>
              </th>
              <td className={styles.number}>{text}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > MOST_ROWS ? <p>{t('projector.moreRows', { count: rows.length - MOST_ROWS })}</p> : null}
    </div>
  )
}

const shareOf = (value: number | null, from: number, to: number): number =>
  value === null || to <= from ? 0 : Math.min(1, Math.max(0, (value - from) / (to - from)))
