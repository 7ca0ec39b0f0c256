// Which audience hears from us regularly about which decided market, and who hears nothing yet.
import { useMemo } from 'react'
import { Check } from 'lucide-react'
import { printedShare } from '../../../shared/charts/shareBarsChart.ts'
import { cadenceGrid, communicationFindings } from '../../../shared/findings/communicationFindings.ts'
import { useBoard } from '../../board/boardContext.ts'
import { EmptyBox } from '../../ui/EmptyBox.tsx'
import { PlainTable } from '../grids/PlainTable.tsx'
import base from '../grids/Findings.module.css'

export function Cadence() {
  const { board, results, t } = useBoard()
  const plan = results.T09
  const grid = useMemo(() => (plan ? cadenceGrid(plan, board, t) : null), [plan, board, t])
  if (!plan || !grid || grid.markets.length === 0) {
    return (
      <div className={base.empty}>
        <EmptyBox title={t('T09.cadence.none')}>{t('T09.cadence.noneText')}</EmptyBox>
      </div>
    )
  }
  return (
    <div className={base.panel}>
      <PlainTable
        name={t('T09.panel.cadence')}
        columns={[{ head: t('T09.cadence.row') }, ...grid.markets.map(({ name }) => ({ head: name }))]}
        rows={grid.rows.map(({ audience, isServed }) => ({
          id: audience,
          isMarked: isServed.includes(false),
          cells: [
            audience,
            ...isServed.map((isOn) =>
              isOn ? (
                <span key="yes" className={base.yes}>
                  <Check size={12} strokeWidth={3} aria-hidden />
                  {t('T09.cadence.yes')}
                </span>
              ) : (
                <span key="no" className={base.no}>
                  {t('T09.cadence.no')}
                </span>
              ),
            ),
          ],
        }))}
      />
      <p className={base.sentence}>{communicationFindings(plan, results.T08, board, t).cadence}</p>
    </div>
  )
}

export function CadenceCaption() {
  const { results, t } = useBoard()
  const share = results.T09?.cadenceCoverage ?? null
  return share === null ? null : <>{t('T09.cadence.share', { share: printedShare(share) })}</>
}
