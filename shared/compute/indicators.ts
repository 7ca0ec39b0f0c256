// Indicators with baseline, target and actual value: how far, how far by now, and whether that is enough (domain 4.T16).
import { type ComputeContext, type Content, type ContentItem, numberField, textField } from './content.ts'
import { EPSILON, reaches } from './numbers.ts'

export type IndicatorStatus = 'no-data' | 'on-track' | 'at-risk' | 'behind'
/** Shares of the expected progress from which an indicator is on track or at risk (domain 4.T16). */
const ON_TRACK = 0.9
const AT_RISK = 0.6
const MS_A_DAY = 86_400_000

export type IndicatorResult = {
  /** Share of the way from baseline to target, 0-1; null without the three numbers. */
  progress: number | null
  /** Share of the time from baseline to due date, 0-1; null without both dates. */
  expected: number | null
  /** progress ÷ expected; null without either, or while nothing is expected yet. */
  ratio: number | null
  status: IndicatorStatus
  /** Every required field is filled (domain 3.2). */
  complete: boolean
}
export type IndicatorsResults = {
  indicators: Record<string, IndicatorResult>
  byStatus: Record<IndicatorStatus, number>
  complete: string[]
  /** Goals that at least one complete indicator measures, and those without. */
  measuredGoals: string[]
  openGoals: string[]
  /** Goal -> actions of T11 that serve it, live from the plan (domain 5.1); null without T11. */
  actionsByGoal: Record<string, number> | null
  /** Latest date of a review or milestone of T16 or T11, ISO; null without any. */
  lastMilestone: string | null
}

const clamp = (share: number): number => Math.min(1, Math.max(0, share))

/** Share of the way from baseline to target, also downwards; at equal ends 1 exactly when it is there (domain 4.T16). */
export function indicatorProgress(baseline: number, target: number, actual: number): number {
  if (Math.abs(target - baseline) <= EPSILON) return Math.abs(actual - target) <= EPSILON ? 1 : 0
  return clamp((actual - baseline) / (target - baseline))
}

/** Days since 1970 of an ISO date, or null for anything else. */
export function dayNumber(value: unknown): number | null {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return null
  const time = Date.parse(`${value}T00:00:00Z`)
  return Number.isFinite(time) ? time / MS_A_DAY : null
}

/** Share of the days from baseline to due date that have passed, 0-1; null without both, in order (domain 4.T16). */
export function expectedProgress(baselineDate: unknown, dueDate: unknown, today: string): number | null {
  const [from, to, now] = [dayNumber(baselineDate), dayNumber(dueDate), dayNumber(today)]
  return from === null || to === null || now === null || to <= from ? null : clamp((now - from) / (to - from))
}

/** The status of an indicator from its progress and what is expected by now (domain 4.T16). */
export function indicatorStatus(
  progress: number | null,
  expected: number | null,
): Pick<IndicatorResult, 'ratio' | 'status'> {
  if (progress === null || expected === null) return { ratio: null, status: 'no-data' }
  if (expected <= EPSILON) return { ratio: null, status: 'on-track' }
  const ratio = progress / expected
  const status = reaches(ratio, ON_TRACK) ? 'on-track' : reaches(ratio, AT_RISK) ? 'at-risk' : 'behind'
  return { ratio, status }
}

function indicatorResult({ fields, gaps }: ContentItem, today: string): IndicatorResult {
  const [baseline, target, actual] = [fields.baseline, fields.target, fields.actual].map(numberField)
  const progress =
    baseline == null || target == null || actual == null ? null : indicatorProgress(baseline, target, actual)
  const expected = expectedProgress(fields.baselineDate, fields.dueDate, today)
  return { progress, expected, ...indicatorStatus(progress, expected), complete: gaps.length === 0 }
}

/** Latest ISO date among counting milestones of T11 and T16 (domain 2, R1.1 b). */
export function lastMilestone(content: Content): string | null {
  const dates = ['T11.milestones', 'T16.milestones']
    .flatMap((widget) => content.items(widget))
    .filter((item) => item.counts)
    .map(({ fields }) => textField(fields.date))
    .filter((date) => dayNumber(date) !== null)
  return dates.length === 0 ? null : dates.reduce((last, date) => (date > last ? date : last))
}

function actionsByGoal(content: Content, goals: readonly string[]): Record<string, number> | null {
  if (content.instances('T11').length === 0) return null
  const served = content.items('T11.actions').map(({ fields }) => textField(fields.goal))
  return Object.fromEntries(goals.map((goal) => [goal, served.filter((one) => one === goal).length]))
}

/** The whole of T16 (domain 4.T16, Compute). */
export function computeIndicators(content: Content, context: ComputeContext): IndicatorsResults {
  const items = content.items('T16.indicators')
  const results = items.map((item): [string, IndicatorResult] => [item.id, indicatorResult(item, context.today)])
  const count = (status: IndicatorStatus): number => results.filter(([, one]) => one.status === status).length
  const counting = items.filter((item) => item.counts)
  const measured = new Set(counting.map(({ fields }) => textField(fields.goal)))
  const goals = content.items('T16.goals').map(({ id }) => id)
  return {
    indicators: Object.fromEntries(results),
    byStatus: {
      'no-data': count('no-data'),
      'on-track': count('on-track'),
      'at-risk': count('at-risk'),
      behind: count('behind'),
    },
    complete: counting.map(({ id }) => id),
    measuredGoals: goals.filter((goal) => measured.has(goal)),
    openGoals: goals.filter((goal) => !measured.has(goal)),
    actionsByGoal: actionsByGoal(content, goals),
    lastMilestone: lastMilestone(content),
  }
}
