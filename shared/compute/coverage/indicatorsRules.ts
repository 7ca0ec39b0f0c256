// Signals that T16 feeds (domain 2): named indicators, and a plan of at least two years.
import { textField } from '../content.ts'
import { dayNumber, lastMilestone } from '../indicators.ts'
import { reaches } from '../numbers.ts'
import { counting, type EvidenceRef, isThere, refs, type Rule, type RuleFacts } from './rule.ts'

const NEEDED = { indicators: 3, days: 730 } as const

const namedIndicators: Rule = ({ content }) => {
  if (!isThere(content, 'T16')) return null
  const complete = counting(content, 'T16.indicators')
  const hasLevel = (...levels: string[]): boolean =>
    complete.some(({ fields }) => levels.includes(textField(fields.level)))
  const open = content.items('T16.indicators').filter((item) => !item.counts)
  return {
    holds: complete.length >= NEEDED.indicators && hasLevel('output') && hasLevel('outcome', 'impact'),
    have: complete.length,
    need: NEEDED.indicators,
    evidence: refs(
      'T16.indicators',
      complete.map(({ id }) => id),
    ),
    missing: refs(
      'T16.indicators',
      open.map(({ id }) => id),
    ),
  }
}

/** Milestones on the latest date: what makes the plan as long as it is. */
function lastOnes({ content }: RuleFacts, date: string | null): EvidenceRef[] {
  return ['T11.milestones', 'T16.milestones'].flatMap((widget) =>
    refs(
      widget,
      counting(content, widget)
        .filter(({ fields }) => fields.date === date)
        .map(({ id }) => id),
    ),
  )
}

/** Looks at the milestones of both templates, so that either of them alone on a board is judged by its own. */
const longPlan: Rule = (facts) => {
  const { content, context } = facts
  if (!isThere(content, 'T16') && !isThere(content, 'T11')) return null
  const date = lastMilestone(content)
  const [start, end] = [dayNumber(context.strategyStart), dayNumber(date)]
  const days = start === null || end === null ? null : end - start
  return {
    holds: days !== null && reaches(days, NEEDED.days),
    have: days,
    need: NEEDED.days,
    evidence: date === null ? [] : lastOnes(facts, date),
    missing: [],
  }
}

export const indicatorsRules: Readonly<Record<string, Rule>> = {
  'R1.1.a': namedIndicators,
  'R1.1.b': longPlan,
}
