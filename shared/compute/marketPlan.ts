// The plan of each market in three steps: how much is planned and done, in which order, at what cost (domain 4.T11).
import { type ComputeContext, type Content, type ContentItem, namesMarket, numberField, textField } from './content.ts'
import { dayNumber } from './indicators.ts'

/** 1 experts and workshops, 2 missions, 3 information and support hub (domain 1.5). */
export const PLAN_STEPS = ['1', '2', '3'] as const
export type PlanStep = (typeof PLAN_STEPS)[number]

export type StepPlan = {
  /** Actions that count as evidence (domain 3.2); those for all markets stand in every market. */
  actions: string[]
  /** Done ÷ actions, 0-1; null without actions. */
  doneShare: number | null
  /** Earliest start, ISO; null without actions. */
  start: string | null
  /** EUR of the actions of this market alone; null while none of them has a cost. */
  cost: number | null
  /** Actions of this market alone without a cost. */
  uncosted: number
}
export type MarketPlan = {
  steps: Record<PlanStep, StepPlan>
  /** EUR of this market alone over the steps; null while no action has a cost. */
  cost: number | null
  /** Steps without an action. */
  missingSteps: PlanStep[]
  /** Steps that begin before the step they follow. */
  earlySteps: PlanStep[]
  /** All steps are there and begin one after the other (domain 2, R1.10 b). */
  inOrder: boolean
  /** Who supports us there, in words; '' while nobody does. */
  supportProvider: string
}
export type MarketPlanResults = {
  /** Every candidate market, so that what was written about one that left stays in sight. */
  markets: Record<string, MarketPlan>
  /** Actions for all markets: number, done share and cost by step. */
  shared: Record<PlanStep, StepPlan>
  /** Actions that count, and those of them with a goal of T16. */
  actions: string[]
  linked: string[]
  /** linked ÷ actions, 0-1; null without actions. */
  linkedShare: number | null
  /** EUR of all actions; null while none has a cost. */
  cost: number | null
  /** Milestones that count, in order of time. */
  milestones: string[]
  /** Actions of step 2 that no mission (T12) is made for yet. */
  withoutMission: string[]
}

const ids = (items: readonly ContentItem[]): string[] => items.map(({ id }) => id)

/** Sum of the numbers there are; null when there is none, never 0 (domain 3.3). */
function sumOf(values: readonly (number | null)[]): number | null {
  const given = values.filter((value) => value !== null)
  return given.length === 0 ? null : given.reduce((sum, value) => sum + value, 0)
}

const costOf = ({ fields }: ContentItem): number | null => numberField(fields.cost)

function stepPlan(actions: readonly ContentItem[], own: readonly ContentItem[], step: PlanStep): StepPlan {
  const isInStep = ({ fields }: ContentItem): boolean => textField(fields.step) === step
  const inStep = actions.filter(isInStep)
  const ownCosts = own.filter(isInStep).map(costOf)
  const starts = inStep.map(({ fields }) => textField(fields.start)).filter((start) => dayNumber(start) !== null)
  return {
    actions: ids(inStep),
    doneShare:
      inStep.length === 0 ? null : inStep.filter(({ fields }) => fields.state === 'done').length / inStep.length,
    start: starts.length === 0 ? null : starts.reduce((first, start) => (start < first ? start : first)),
    cost: sumOf(ownCosts),
    uncosted: ownCosts.filter((cost) => cost === null).length,
  }
}

const stepsOf = (actions: readonly ContentItem[], own: readonly ContentItem[]): Record<PlanStep, StepPlan> => ({
  '1': stepPlan(actions, own, '1'),
  '2': stepPlan(actions, own, '2'),
  '3': stepPlan(actions, own, '3'),
})

/** Steps that begin before the nearest earlier step that has a beginning. */
function earlySteps(steps: Record<PlanStep, StepPlan>): PlanStep[] {
  let before: string | null = null
  const early: PlanStep[] = []
  for (const step of PLAN_STEPS) {
    const { start } = steps[step]
    if (start === null) continue
    if (before !== null && start < before) early.push(step)
    before = start
  }
  return early
}

/** Who supports us in each market, as people wrote it: a live row for every candidate market. */
function supportOf(content: Content, market: string): string {
  const row = content.items('T11.support').find(({ fields }) => fields.market === market)
  return textField(row?.fields.supportProvider)
}

function marketPlan(content: Content, actions: readonly ContentItem[], market: string): MarketPlan {
  const own = actions.filter(({ fields }) => fields.market === market)
  const steps = stepsOf(
    actions.filter(({ fields }) => namesMarket(fields.market, market)),
    own,
  )
  const missingSteps = PLAN_STEPS.filter((step) => steps[step].start === null)
  const early = earlySteps(steps)
  return {
    steps,
    cost: sumOf(PLAN_STEPS.map((step) => steps[step].cost)),
    missingSteps,
    earlySteps: early,
    inOrder: missingSteps.length === 0 && early.length === 0,
    supportProvider: supportOf(content, market),
  }
}

/** Actions of step 2 that have a beginning, complete or not, and that no mission names: each asks for one of its own. */
function withoutMission(content: Content): string[] {
  const planned = new Set(
    content.instances('T12').map((instance) => textField(content.field(`${instance}.sheet`, 'action'))),
  )
  return ids(
    content
      .items('T11.actions')
      .filter(
        ({ id, fields }) => textField(fields.step) === '2' && dayNumber(fields.start) !== null && !planned.has(id),
      ),
  )
}

/** The whole of T11 (domain 4.T11, Compute). */
export function computeMarketPlan(content: Content, context: ComputeContext): MarketPlanResults {
  const actions = content.items('T11.actions').filter((item) => item.counts)
  const goals = new Set(content.items('T16.goals').map(({ id }) => id))
  const linked = actions.filter(({ fields }) => goals.has(textField(fields.goal)))
  const forAll = actions.filter(({ fields }) => fields.market === 'all')
  const milestones = content
    .items('T11.milestones')
    .filter((item) => item.counts)
    .map(({ id, fields }) => ({ id, date: textField(fields.date) }))
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
  return {
    markets: Object.fromEntries(context.markets.map((market) => [market, marketPlan(content, actions, market)])),
    shared: stepsOf(forAll, forAll),
    actions: ids(actions),
    linked: ids(linked),
    linkedShare: actions.length === 0 ? null : linked.length / actions.length,
    cost: sumOf(actions.map(costOf)),
    milestones: milestones.map(({ id }) => id),
    withoutMission: withoutMission(content),
  }
}
