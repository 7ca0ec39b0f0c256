// Signals that T11 feeds (domain 2): every step planned, in order, with support, towards a goal. How long the plan is (R1.1 b)
// is judged with the milestones of T16 (indicatorsRules.ts).
import { namesMarket, textField } from '../content.ts'
import { type MarketPlan, PLAN_STEPS } from '../marketPlan.ts'
import { ownEntry } from '../ownEntry.ts'
import { chosenSubsectors } from '../subsectors.ts'
import { atLeast, counting, eachDecidedMarket, type EvidenceRef, refs, type Rule, type RuleFacts } from './rule.ts'

/** Share of actions with a goal, 0-100 (domain 2, R2.1 b). */
const NEEDED_LINKED = 80

const actionsOf = (plan: MarketPlan): EvidenceRef[] =>
  refs(
    'T11.actions',
    PLAN_STEPS.flatMap((step) => plan.steps[step].actions),
  )

const eachMarket =
  (provenBy: (plan: MarketPlan, market: string, facts: RuleFacts) => readonly EvidenceRef[]): Rule =>
  (facts) => {
    const { T11 } = facts.results
    if (!T11) return null
    return eachDecidedMarket(facts, (market) => {
      const plan = ownEntry(T11.markets, market)
      return plan ? provenBy(plan, market, facts) : []
    })
  }

const everyStep = eachMarket((plan) =>
  PLAN_STEPS.every((step) => plan.steps[step].actions.length > 0) ? actionsOf(plan) : [],
)

const inOrder = eachMarket((plan) => (plan.inOrder ? actionsOf(plan) : []))

const hasSupport = eachMarket((plan, market, { content }) =>
  plan.supportProvider === ''
    ? []
    : refs(
        'T11.support',
        content
          .items('T11.support')
          .filter(({ fields }) => fields.market === market)
          .map(({ id }) => id),
      ),
)

const namesSubsector = eachMarket((_plan, market, { content }) => {
  const chosen = chosenSubsectors(content, market)
  return refs(
    'T11.actions',
    counting(content, 'T11.actions')
      .filter(({ fields }) => namesMarket(fields.market, market) && chosen.includes(textField(fields.subsector)))
      .map(({ id }) => id),
  )
})

const linkedToGoals: Rule = ({ results: { T11 } }) => {
  if (!T11) return null
  const linked = new Set(T11.linked)
  return {
    ...atLeast(
      100 * (T11.linkedShare ?? 0),
      NEEDED_LINKED,
      refs('T11.actions', T11.linked),
      refs(
        'T11.actions',
        T11.actions.filter((id) => !linked.has(id)),
      ),
    ),
    ...(T11.linkedShare === null ? { have: null } : {}),
  }
}

export const marketPlanRules: Readonly<Record<string, Rule>> = {
  'R1.10.a': everyStep,
  'R1.10.b': inOrder,
  'R1.10.c': hasSupport,
  'R1.11.b': namesSubsector,
  'R2.1.b': linkedToGoals,
  'R2.1.c': everyStep,
}
