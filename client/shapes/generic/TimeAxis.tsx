// Years and months over a drawing in time, with the lines that run down through it.
import { lengthOf, monthInYear, monthsOf, placeOn, yearOf, type MonthAxis } from '../../../shared/widgets/months.ts'
import { readerLocale } from '../../i18n.ts'
import { useBoard } from '../../board/boardContext.ts'
import styles from './TimeAxis.module.css'

/** Narrower months than this carry no letter; the year then shows its quarters. */
const LETTER_WIDTH = 15

type Props = { axis: MonthAxis; width: number }

export function TimeAxisHead({ axis, width }: Props) {
  const { t } = useBoard()
  const month = width / lengthOf(axis)
  const months = monthsOf(axis)
  const years = [...new Set(months.map(yearOf))]
  const isLettered = month >= LETTER_WIDTH
  return (
    <div className={styles.head} style={{ width }} aria-hidden>
      <div className={styles.years}>
        {years.map((year) => {
          const count = months.filter((one) => yearOf(one) === year).length
          return (
            <span key={year} style={{ width: count * month }}>
              {count * month >= 30 ? year : ''}
            </span>
          )
        })}
      </div>
      <div className={styles.months}>
        {months.map((one) => (
          <span key={one} style={{ width: month }} data-quarter={(monthInYear(one) - 1) % 3 === 0 || undefined}>
            {isLettered
              ? monthLetter(one, month >= 28 ? 'short' : 'narrow')
              : (monthInYear(one) - 1) % 3 === 0 && month * 3 >= 16
                ? t('widgets.time.quarter', { quarter: (monthInYear(one) - 1) / 3 + 1 })
                : ''}
          </span>
        ))}
      </div>
    </div>
  )
}

function monthLetter(month: number, style: 'short' | 'narrow'): string {
  const date = new Date(Date.UTC(yearOf(month), monthInYear(month) - 1, 1))
  return date.toLocaleDateString(readerLocale(), { month: style, timeZone: 'UTC' })
}

/** Lines at the beginning of quarters and years, and the day the board counts from. */
export function TimeLines({ axis, width, today }: Props & { today: string }) {
  const { t } = useBoard()
  const month = width / lengthOf(axis)
  const now = placeOn(axis, today, 'morning')
  return (
    <div className={styles.lines} style={{ width }} aria-hidden>
      {monthsOf(axis).map((one, place) => {
        const inYear = monthInYear(one)
        if ((inYear - 1) % 3 !== 0 || place === 0) return null
        return <i key={one} style={{ left: place * month }} data-year={inYear === 1 || undefined} />
      })}
      {now !== null && now >= 0 && now <= lengthOf(axis) && (
        <i className={styles.today} style={{ left: now * month }} title={t('widgets.time.today')} />
      )}
    </div>
  )
}
