// Two values of 1 to 5 on one line: open for today, filled for how it should be. The numbers are printed beside it.
import { useBoard } from '../../board/boardContext.ts'
import styles from './Dumbbell.module.css'

const LEFT = 6
const HEIGHT = 14
const MIDDLE = HEIGHT / 2

type Props = {
  today: number | null
  should: number | null
  /** A round is open: nothing may be known yet. */
  isHidden?: boolean
  width?: number
}

export function Dumbbell({ today, should, isHidden = false, width = 112 }: Props) {
  const { t } = useBoard()
  if (today === null || should === null) {
    return (
      <span className={styles.none} style={{ width }}>
        <span>{t(isHidden ? 'brand.hidden' : 'brand.attribute.noScores')}</span>
      </span>
    )
  }
  const x = (value: number) => LEFT + ((width - 2 * LEFT) * (value - 1)) / 4
  return (
    <svg className={styles.line} width={width} height={HEIGHT} viewBox={`0 0 ${width} ${HEIGHT}`} aria-hidden>
      <path className={styles.track} d={`M${x(1)} ${MIDDLE}H${x(5)}`} />
      <path className={styles.gap} d={`M${x(today)} ${MIDDLE}H${x(should)}`} />
      <circle className={styles.today} cx={x(today)} cy={MIDDLE} r="4" />
      <circle className={styles.should} cx={x(should)} cy={MIDDLE} r="4.5" />
    </svg>
  )
}

export function DumbbellLegend() {
  const { t } = useBoard()
  return (
    <span className={styles.legend}>
      <svg width="11" height="11" viewBox="0 0 11 11" aria-hidden>
        <circle className={styles.today} cx="5.5" cy="5.5" r="4" />
      </svg>
      {t('brand.legend.today')}
      <svg width="11" height="11" viewBox="0 0 11 11" aria-hidden>
        <circle className={styles.should} cx="5.5" cy="5.5" r="4.5" />
      </svg>
      {t('brand.legend.should')}
    </span>
  )
}
