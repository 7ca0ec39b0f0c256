// The plan in numbers: actions, done share, start and cost by market and step, and whether the steps follow each other.
import { useMemo } from 'react'
import { printedMoney } from '../../../shared/charts/printedMoney.ts'
import { printedShare } from '../../../shared/charts/shareBarsChart.ts'
import { PLAN_STEPS, type StepPlan } from '../../../shared/compute/marketPlan.ts'
import { planFindings, planRows } from '../../../shared/findings/marketPlanFindings.ts'
import { useBoard } from '../../board/boardContext.ts'
import { EmptyBox } from '../../ui/EmptyBox.tsx'
import { classes } from '../../ui/classes.ts'
import { formatMonth } from '../../ui/format.ts'
import { PlainTable } from '../grids/PlainTable.tsx'
import base from '../grids/Findings.module.css'
import styles from './MarketPlan.module.css'

export function PlanCheck() {
  const { board, results, t } = useBoard()
  const plan = results.T11
  const rows = useMemo(() => (plan ? planRows(plan, board, t) : []), [plan, board, t])
  if (!plan || rows.length === 0) {
    return (
      <div className={base.empty}>
        <EmptyBox title={t('T11.check.noMarkets')}>{t('T11.check.noMarketsText')}</EmptyBox>
      </div>
    )
  }
  const { linked } = planFindings(plan, board, t)
  return (
    <div className={base.panel}>
      <PlainTable
        name={t('T11.panel.check')}
        columns={[
          { head: t('T11.check.market') },
          ...PLAN_STEPS.map((step) => ({ head: t(`T11.option.step.${step}`) })),
          { head: t('T11.check.cost'), align: 'right' as const },
          { head: t('T11.check.order') },
        ]}
        rows={rows.map(({ id, name, isLeft, steps, cost: total, order, isInOrder }) => ({
          id,
          isLeft,
          isMarked: !isLeft && !isInOrder,
          cells: [
            name,
            ...PLAN_STEPS.map((step) => <StepCell key={step} step={steps[step]} />),
            printedMoney(total),
            <span key="order" className={classes(!isInOrder && !isLeft && styles.warning)}>
              {order}
            </span>,
          ],
        }))}
      />
      <p className={base.sentence}>{linked}</p>
    </div>
  )
}

function StepCell({ step }: { step: StepPlan }) {
  const { t } = useBoard()
  if (step.actions.length === 0) return <span className={base.no}>{t('T11.check.none')}</span>
  return (
    <>
      <span className={styles.cell}>
        {t('T11.check.actions', { count: step.actions.length })}
        {step.start !== null && `, ${t('T11.check.start', { date: formatMonth(step.start.slice(0, 7)) })}`}
      </span>
      <span className={styles.small}>
        {t('T11.check.done', { share: printedShare(step.doneShare) })}
        {step.cost !== null && `, EUR ${printedMoney(step.cost)}`}
        {step.uncosted > 0 && `, ${t('T11.check.uncosted', { count: step.uncosted })}`}
      </span>
    </>
  )
}

export function PlanCheckCaption() {
  const { results, t } = useBoard()
  const cost = results.T11?.cost ?? null
  return cost === null ? null : (
    <>
      {t('T11.check.total')}: EUR {printedMoney(cost)}
    </>
  )
}
