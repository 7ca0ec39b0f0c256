// What the three-step plan says in plain words: counts, costs and order by market, and how far it serves the goals (4.T11).
import { decidedMarkets, workingMarkets } from '../board/axis.ts'
import { listItems, type BoardState } from '../board/boardState.ts'
import { enumerate, itemLabel, textOf } from '../charts/boardTexts.ts'
import { printedShare } from '../charts/shareBarsChart.ts'
import type { MarketPlan, MarketPlanResults, PlanStep, StepPlan } from '../compute/marketPlan.ts'
import { PLAN_STEPS } from '../compute/marketPlan.ts'
import { ownEntry } from '../compute/ownEntry.ts'
import type { Translate } from '../drawing.ts'

export type PlanRow = {
  /** Market id; `all` for actions of all markets. */
  id: string
  name: string
  isLeft: boolean
  steps: Record<PlanStep, StepPlan>
  /** EUR; null when nothing has a cost. */
  cost: number | null
  /** Order in words; '' for actions of all markets. */
  order: string
  isInOrder: boolean
}

/** The markets people work on, those that left last; actions for all markets as a row of their own when there are any. */
export function planRows(results: MarketPlanResults, board: BoardState, t: Translate): PlanRow[] {
  const rows = workingMarkets(board).flatMap(({ id, item, isLeft }): PlanRow[] => {
    const plan = ownEntry(results.markets, id)
    if (!plan) return []
    const { steps, cost, inOrder } = plan
    const name = item ? itemLabel(item, t) : id
    return [{ id, name, isLeft, steps, cost, order: orderWords(plan, t), isInOrder: inOrder }]
  })
  const { shared } = results
  if (PLAN_STEPS.every((step) => shared[step].actions.length === 0)) return rows
  const costs = PLAN_STEPS.map((step) => shared[step].cost).filter((cost) => cost !== null)
  const cost = costs.length === 0 ? null : costs.reduce((sum, one) => sum + one, 0)
  return [
    ...rows,
    { id: 'all', name: t('T11.check.all'), isLeft: false, steps: shared, cost, order: '', isInOrder: true },
  ]
}

function orderWords({ inOrder, earlySteps, missingSteps }: MarketPlan, t: Translate): string {
  if (inOrder) return t('T11.check.inOrder')
  return enumerate(
    [
      ...(missingSteps.length === 0
        ? []
        : [t('T11.check.missing', { count: missingSteps.length, steps: enumerate(missingSteps, t) })]),
      ...(earlySteps.length === 0
        ? []
        : [t('T11.check.early', { count: earlySteps.length, steps: enumerate(earlySteps, t) })]),
    ],
    t,
  )
}

export type PlanFindings = {
  linked: string
  /** Markets of the decision whose steps are missing or out of order, in words. */
  warnings: string[]
}

export function planFindings(results: MarketPlanResults, board: BoardState, t: Translate): PlanFindings {
  const decided = new Set(decidedMarkets(board))
  const open = planRows(results, board, t).filter(({ id, isInOrder }) => decided.has(id) && !isInOrder)
  return {
    linked:
      results.linkedShare === null
        ? t('T11.say.noActions')
        : t('T11.say.linked', {
            count: results.linked.length,
            total: results.actions.length,
            share: printedShare(results.linkedShare),
          }),
    warnings:
      open.length > 0
        ? open.map(({ name, order }) => t('T11.say.order', { market: name, parts: order }))
        : decided.size > 0
          ? [t('T11.say.allInOrder')]
          : [],
  }
}

export type PastEvent = { label: string; step: string; start: string }
/** The years behind us, by market in the order of the facts; entries without a date are left out. */
export function pastLanes(board: BoardState, t: Translate): { market: string; events: PastEvent[] }[] {
  const lanes = new Map<string, PastEvent[]>()
  const markets = new Map(
    listItems(board, 'T04.markets', { archived: true }).map((item) => [item.id, itemLabel(item, t)]),
  )
  for (const item of listItems(board, 'T11.past')) {
    const start = textOf(item.fields.start, t)
    const id = textOf(item.fields.market, t)
    if (!/^\d{4}-\d\d/.test(start)) continue
    const market = markets.get(id) ?? id
    const events = lanes.get(market) ?? []
    lanes.set(market, [...events, { label: itemLabel(item, t), step: textOf(item.fields.step, t), start }])
  }
  return [...lanes].map(([market, events]) => ({
    market,
    events: events.sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0)),
  }))
}
