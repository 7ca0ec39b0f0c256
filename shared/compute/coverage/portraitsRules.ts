// Signals that T06 feeds, over all portraits on the board (domain 2).
import type { PortraitResults } from '../portraits.ts'
import { atLeast, eachDecidedMarket, type EvidenceRef, type Rule, type RuleFacts } from './rule.ts'

/** Panels that show it for one market: `widget` of every portrait of that market for which it is true. */
function portraitRefs(
  { results }: RuleFacts,
  market: string,
  widget: 'portrait' | 'statement',
  isTrue: (portrait: PortraitResults) => boolean,
): EvidenceRef[] {
  return Object.entries(results.T06 ?? {})
    .filter(([, portrait]) => portrait.market === market && isTrue(portrait))
    .map(([instance]) => ({ widget: `${instance}.${widget}`, item: null }))
}

const complete =
  (facts: RuleFacts) =>
  (market: string): EvidenceRef[] =>
    portraitRefs(facts, market, 'portrait', (portrait) => portrait.complete)

const onePortrait: Rule = (facts) => {
  if (!facts.results.T06) return null
  const each = eachDecidedMarket(facts, complete(facts))
  return atLeast(each.have ?? 0, 1, each.evidence, each.missing)
}

const everyPortrait: Rule = (facts) => (facts.results.T06 ? eachDecidedMarket(facts, complete(facts)) : null)

const everyApproach: Rule = (facts) =>
  facts.results.T06
    ? eachDecidedMarket(facts, (market) =>
        portraitRefs(facts, market, 'statement', (portrait) => portrait.approachStated),
      )
    : null

export const portraitsRules: Readonly<Record<string, Rule>> = {
  'R1.5.a': onePortrait,
  'R1.5.b': everyPortrait,
  'R1.5.c': everyApproach,
}
