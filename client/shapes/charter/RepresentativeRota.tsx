// Who represents us when, month by month and market by market, with the gaps in red and in words.
import { useMemo } from 'react'
import { rotaChart } from '../../../shared/charts/rotaChart.ts'
import { printedShare } from '../../../shared/charts/shareBarsChart.ts'
import { charterFindings } from '../../../shared/findings/charterFindings.ts'
import { rotaLanes } from '../../../shared/widgets/rota.ts'
import { useBoard } from '../../board/boardContext.ts'
import { DrawingView } from '../../ui/DrawingView.tsx'
import { EmptyBox } from '../../ui/EmptyBox.tsx'
import { classes } from '../../ui/classes.ts'
import { measureText, useBoardFont } from '../../ui/measureText.ts'
import type { ViewProps } from '../viewProps.ts'
import styles from './Charter.module.css'

const PAD = 12

export function RepresentativeRota({ width }: ViewProps) {
  const { board, results, looks, t } = useBoard()
  const hasFont = useBoardFont()
  const charter = results.T01
  const lanes = useMemo(() => (charter ? rotaLanes(board, charter, t) : []), [board, charter, t])
  const findings = useMemo(() => (charter ? charterFindings(charter, board, undefined, t) : null), [board, charter, t])
  const drawing = useMemo(() => {
    if (!charter || !findings) return null
    const alt = [t('T01.rota.alt'), ...findings.gaps].join(' ')
    return rotaChart(lanes, charter.months, alt, t, measureText, { width: width - 2 * PAD, height: 0, fontScale: 1 })
    // The font decides where texts go, although it is no argument.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [charter, findings, lanes, t, width, hasFont])
  if (!charter || !drawing || !findings) return null
  if (charter.months.length === 0) {
    return (
      <div className={styles.empty}>
        <EmptyBox title={t('T01.rota.noPeriod')}>{t('T01.rota.noPeriodText')}</EmptyBox>
      </div>
    )
  }
  return (
    <div className={styles.rota}>
      <DrawingView drawing={drawing} looks={looks} />
      <ul className={styles.sentences}>
        {findings.gaps.map((sentence) => (
          <li key={sentence} className={classes(findings.hasGap && styles.gap)}>
            {sentence}
          </li>
        ))}
        {findings.withoutMandate !== null && <li>{findings.withoutMandate}</li>}
      </ul>
    </div>
  )
}

export function RotaCaption() {
  const { results, t } = useBoard()
  const share = results.T01?.gapShare ?? null
  if (share === null) return null
  return <>{share === 0 ? t('T01.rota.full') : t('T01.rota.share', { share: printedShare(share) })}</>
}
