// Signals that T05 feeds (domain 2).
import { eachDecidedMarket, refs, type Rule } from './rule.ts'

/** More than this is no choice (R1.11 a). */
const MOST_CHOSEN = 4

const fewChosen: Rule = (facts) => {
  const { T05 } = facts.results
  if (!T05) return null
  return eachDecidedMarket(facts, (market) => {
    const chosen = T05.markets[market]?.chosen ?? []
    return chosen.length <= MOST_CHOSEN ? refs('T05.subsectors', chosen) : []
  })
}

export const subsectorsRules: Readonly<Record<string, Rule>> = {
  'R1.11.a': fewChosen,
}
