// Which recommendations the content of a board covers, and what proves it (domain 2). One judgement gives both, so that a
// badge and its evidence never disagree. Signals of templates that are not on the board are false.
import type { TemplateId } from '../../catalog.ts'
import { RECOMMENDATIONS, type RecommendationSeed } from '../recommendations.ts'
import type { CoverageResults, CoverageStatus } from '../coreResults.ts'
import { addedValueRules } from './addedValueRules.ts'
import { alliancesRules } from './alliancesRules.ts'
import { brandRules } from './brandRules.ts'
import { charterRules } from './charterRules.ts'
import { communicationRules } from './communicationRules.ts'
import { hubRules } from './hubRules.ts'
import { indicatorsRules } from './indicatorsRules.ts'
import { marketPlanRules } from './marketPlanRules.ts'
import { marketsRules } from './marketsRules.ts'
import { needsRules } from './needsRules.ts'
import { portraitsRules } from './portraitsRules.ts'
import { profilesRules } from './profilesRules.ts'
import { relationsRules } from './relationsRules.ts'
import { either, type Finding, isThere, NOTHING, type Rule, type RuleFacts } from './rule.ts'
import { subsectorsRules } from './subsectorsRules.ts'

export type SignalEvidence = Finding & {
  /** `a`, `b` or `c`. */
  signal: string
  /** Templates that can feed this signal, and whether one of them is on the board. */
  templates: TemplateId[]
  isOnBoard: boolean
}
/** Recommendation -> its signals in the order a, b, c. */
export type CoverageEvidence = Record<string, SignalEvidence[]>

/** Signal id (`R1.2.a`) -> its rule, one file for each template; a signal of two templates is in both files. */
const RULE_FILES: readonly Readonly<Record<string, Rule>>[] = [
  charterRules, // T01
  needsRules, // T02
  profilesRules, // T03
  marketsRules, // T04
  subsectorsRules, // T05
  portraitsRules, // T06
  addedValueRules, // T07
  brandRules, // T08
  communicationRules, // T09
  relationsRules, // T10
  marketPlanRules, // T11
  hubRules, // T13
  alliancesRules, // T14
  indicatorsRules, // T16
]

/** Every rule there is. Signals without one wait for their template and are false (domain 2). */
export const RULES: ReadonlyMap<string, Rule> = RULE_FILES.reduce((rules, file) => {
  for (const [id, rule] of Object.entries(file)) {
    const other = rules.get(id)
    rules.set(id, other ? either(other, rule) : rule)
  }
  return rules
}, new Map<string, Rule>())

export type Signal = RecommendationSeed['signals'][number] & { recommendation: string }

/** Every signal of every recommendation, in catalogue order. */
export const SIGNALS: readonly Signal[] = RECOMMENDATIONS.flatMap(({ id, signals }) =>
  signals.map((signal) => ({ ...signal, recommendation: id })),
)

/** Judges one signal and says what proves it (domain 2). */
export function judgeSignal({ recommendation, id, templates }: Signal, facts: RuleFacts): SignalEvidence {
  const isOnBoard = templates.some((template) => isThere(facts.content, template))
  const found = isOnBoard ? RULES.get(`${recommendation}.${id}`)?.(facts) : null
  return { signal: id, templates, isOnBoard, ...(found ?? NOTHING) }
}

function statusOf(signals: readonly boolean[]): CoverageStatus {
  if (signals.every((holds) => holds)) return 'covered'
  return signals.some((holds) => holds) ? 'partial' : 'missing'
}

/** Signals, status and the index 0-100 over all recommendations (domain 2). */
export function coverageResults(evidence: CoverageEvidence): CoverageResults {
  const signals = Object.fromEntries(
    Object.entries(evidence).map(([id, found]) => [id, found.map(({ holds }) => holds)]),
  )
  const status = Object.fromEntries(Object.entries(signals).map(([id, holds]) => [id, statusOf(holds)]))
  const count = (wanted: CoverageStatus): number => Object.values(status).filter((one) => one === wanted).length
  const covered = count('covered')
  const partial = count('partial')
  return {
    signals,
    status,
    covered,
    partial,
    missing: count('missing'),
    index: (100 * (covered + 0.5 * partial)) / Object.keys(status).length,
  }
}
