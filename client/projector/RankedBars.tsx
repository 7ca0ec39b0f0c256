// Named bars with their places, as many as fit and can be read from the last row; the rest is a number.
import { useBoard } from '../board/boardContext.ts'
import styles from './RankedBars.module.css'
import { useBoxSize } from './useBoxSize.ts'

export type RankedRow = {
  id: string
  name: string
  rank: number | null
  value: number | null
  /** The value as it is printed. */
  text: string
  isInside: boolean
}

/** Units at 1920 x 1080: a row whose name takes one line, or two, and the line that counts the rest. */
const ROW = 74
const TALL_ROW = 106
const REST = 46
/** Width of a letter in a name, about. */
const LETTER = 14.5
const BESIDE_NAME = 170

export function RankedBars({ rows, from, to }: { rows: readonly RankedRow[]; from: number; to: number }) {
  const { t } = useBoard()
  const { box, width, height } = useBoxSize<HTMLDivElement>()
  const unit = Math.min(window.innerWidth / 1920, window.innerHeight / 1080)
  const letters = (width / unit - BESIDE_NAME) / LETTER
  const shown = rows.slice(0, fitting(rows, height / unit, letters))
  const hasRanks = rows.some(({ rank }) => rank !== null)
  return (
    <div ref={box} className={styles.ranked}>
      <ol>
        {shown.map(({ id, name, rank, value, text, isInside }) => (
          <li key={id} data-inside={isInside || undefined} data-ranked={hasRanks || undefined}>
            {hasRanks ? <span className={styles.rank}>{rank ?? '–'}</span> : null}
            <span className={styles.rowName}>{name}</span>
            <span className={styles.number}>{text}</span>
            <span className={styles.bar} aria-hidden data-none={value === null || undefined}>
              <i style={{ width: `${shareOf(value, from, to) * 100}%` }} />
            </span>
          </li>
        ))}
      </ol>
      {rows.length > shown.length ? <p>{t('projector.moreRows', { count: rows.length - shown.length })}</p> : null}
    </div>
  )
}

/** How many rows fit, the line for the rest included where it is needed. All sizes in units. */
function fitting(rows: readonly RankedRow[], height: number, letters: number): number {
  let used = 0
  for (const [place, { name }] of rows.entries()) {
    used += name.length > letters ? TALL_ROW : ROW
    const rest = place < rows.length - 1 ? REST : 0
    if (used + rest > height) return place
  }
  return rows.length
}

const shareOf = (value: number | null, from: number, to: number): number =>
  value === null || to <= from ? 0 : Math.min(1, Math.max(0, (value - from) / (to - from)))
