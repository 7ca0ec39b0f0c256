// Signals that T04 feeds (domain 2).
import { textField } from '../content.ts'
import { ownEntry } from '../ownEntry.ts'
import { criteriaOf, measuredOf, settingsOf } from '../parts.ts'
import type { MarketDecision } from '../coreResults.ts'
import { atLeast, refs, type EvidenceRef, type Rule, type RuleFacts } from './rule.ts'

const NEEDED_RANKED = 3

const isRanked =
  ({ results }: RuleFacts) =>
  (id: string): boolean =>
    ownEntry(results.T04?.markets, id)?.status === 'ranked'

const rankedMarkets: Rule = (facts) => {
  if (!facts.results.T04) return null
  const { markets } = facts.context
  const ranked = markets.filter(isRanked(facts))
  const rest = markets.filter((id) => !ranked.includes(id))
  return atLeast(ranked.length, NEEDED_RANKED, refs('T04.markets', ranked), refs('T04.markets', rest))
}

const memberInterest: Rule = ({ content, context, results }) => {
  if (!results.T04) return null
  const measured = measuredOf(content)
  const asked = criteriaOf(content).filter((criterion) => criterion.kind === 'measured' && criterion.memberInterest)
  const hasValue = (id: string): boolean =>
    context.markets.some((market) => typeof ownEntry(ownEntry(measured, id), market) === 'number')
  const filled = asked.map((criterion) => criterion.id).filter(hasValue)
  const empty = asked.map((criterion) => criterion.id).filter((id) => !hasValue(id))
  return atLeast(filled.length, 1, refs('T04.criteria', filled), refs('T04.criteria', empty))
}

const youngMarkets: Rule = (facts) => {
  if (!facts.results.T04) return null
  const young = facts.content
    .items('T04.markets')
    .filter(({ fields }) => ['emerging', 'growing'].includes(textField(fields.maturity)))
    .map((market) => market.id)
  const ranked = young.filter(isRanked(facts))
  const rest = young.filter((id) => !ranked.includes(id))
  return atLeast(ranked.length, 1, refs('T04.markets', ranked), refs('T04.markets', rest))
}

const decisionEvidence = (decision: MarketDecision): EvidenceRef[] =>
  decision.valid ? [{ widget: 'T04.decision', item: null }, ...refs('T04.markets', decision.markets)] : []
const decisionGap = (holds: boolean): EvidenceRef[] => (holds ? [] : [{ widget: 'T04.decision', item: null }])

const decisionTaken: Rule = ({ results: { T04decision } }) =>
  T04decision
    ? atLeast(T04decision.valid ? 1 : 0, 1, decisionEvidence(T04decision), decisionGap(T04decision.valid))
    : null

const withinLimit: Rule = ({ content, results: { T04decision } }) =>
  T04decision
    ? {
        holds: T04decision.withinLimit,
        have: T04decision.markets.length,
        // Here `need` is the most there may be.
        need: settingsOf(content).maxTargets,
        evidence: decisionEvidence(T04decision),
        missing: decisionGap(T04decision.withinLimit),
      }
    : null

export const marketsRules: Readonly<Record<string, Rule>> = {
  'R1.3.a': rankedMarkets,
  'R1.3.b': memberInterest,
  'R1.3.c': youngMarkets,
  'R1.4.a': decisionTaken,
  'R1.4.b': withinLimit,
}
