// What the indicators say in plain sentences: how many are complete, where they stand, which goals nobody measures (domain 4.T16).
import type { BoardState } from '../board/boardState.ts'
import { enumerate, itemLabels } from '../charts/boardTexts.ts'
import { dayNumber, type IndicatorsResults, type IndicatorStatus } from '../compute/indicators.ts'
import type { Translate } from '../drawing.ts'

/** Days of a month on average, to say a span of days in months. */
const DAYS_A_MONTH = 30.4375
const ORDER: readonly IndicatorStatus[] = ['on-track', 'at-risk', 'behind', 'no-data']

export type IndicatorsFindings = {
  complete: string
  status: string
  goals: string
  /** Goals that no action of T11 serves; null without goals or without T11. */
  actions: string | null
  milestones: string
}

/** @param day an ISO date as its reader writes it */
export function indicatorsFindings(
  results: IndicatorsResults,
  board: BoardState,
  day: (iso: string) => string,
  t: Translate,
): IndicatorsFindings {
  const total = Object.keys(results.indicators).length
  const said = ORDER.filter((status) => results.byStatus[status] > 0)
  return {
    complete:
      total === 0 ? t('T16.say.none') : t('T16.say.complete', { complete: results.complete.length, count: total }),
    status:
      results.byStatus['no-data'] === total
        ? t('T16.say.noActual')
        : t('T16.say.status', {
            states: enumerate(
              said.map((status) => `${results.byStatus[status]} ${t(`widgets.indicator.${status}`)}`),
              t,
            ),
          }),
    goals: goalsSentence(results, board, t),
    actions: actionsSentence(results, board, t),
    milestones: milestonesSentence(results, board, day, t),
  }
}

function goalsSentence(results: IndicatorsResults, board: BoardState, t: Translate): string {
  const { measuredGoals, openGoals } = results
  if (measuredGoals.length + openGoals.length === 0) return t('T16.say.noGoals')
  if (openGoals.length === 0) return t('T16.say.allGoals', { count: measuredGoals.length })
  const names = itemLabels(board, 'T16.goals', t)
  const goals = enumerate(
    openGoals.map((id) => names.get(id) ?? id),
    t,
  )
  return t('T16.say.openGoals', { count: openGoals.length, goals })
}

function actionsSentence({ actionsByGoal }: IndicatorsResults, board: BoardState, t: Translate): string | null {
  const goals = Object.entries(actionsByGoal ?? {})
  if (goals.length === 0) return null
  const names = itemLabels(board, 'T16.goals', t)
  const idle = goals.filter(([, count]) => count === 0).map(([id]) => names.get(id) ?? id)
  const total = goals.reduce((sum, [, count]) => sum + count, 0)
  if (idle.length === 0) return t('T16.say.servedGoals', { count: total })
  return t('T16.say.idleGoals', { count: idle.length, goals: enumerate(idle, t) })
}

function milestonesSentence(
  { lastMilestone }: IndicatorsResults,
  { consortium }: BoardState,
  day: (iso: string) => string,
  t: Translate,
): string {
  if (lastMilestone === null) return t('T16.say.noMilestone')
  const [from, to] = [dayNumber(consortium.strategyStart), dayNumber(lastMilestone)]
  if (from === null || to === null) return t('T16.say.lastMilestone', { date: day(lastMilestone) })
  const months = Math.floor((to - from) / DAYS_A_MONTH)
  return t('T16.say.span', { date: day(lastMilestone), count: months })
}
