// Signals that T01 feeds (domain 2).
import { METHOD_FIELDS, representativeTerms, ALL_MARKETS } from '../charter.ts'
import { textField } from '../content.ts'
import { atLeast, eachDecidedMarket, refs, type Rule } from './rule.ts'

const methodAdopted: Rule = ({ content, results: { T01 } }) => {
  if (!T01) return null
  const filled = METHOD_FIELDS.filter((field) => textField(content.field('T01.method', field)) !== '')
  return T01.adopted
    ? atLeast(1, 1, [{ widget: 'T01.statement', item: null }, ...refs('T01.method', filled)])
    : atLeast(
        0,
        1,
        [],
        T01.methodGaps.length > 0 ? refs('T01.method', T01.methodGaps) : [{ widget: 'T01.statement', item: null }],
      )
}

const hasRepresentative: Rule = ({ results: { T01 } }) =>
  T01 ? atLeast(T01.representatives.length, 1, refs('T01.representatives', T01.representatives)) : null

const noMonthWithout: Rule = (facts) => {
  const { T01 } = facts.results
  if (!T01) return null
  const terms = representativeTerms(facts.content)
  return eachDecidedMarket(facts, (market) =>
    T01.months.length > 0 && T01.gaps[market]?.length === 0
      ? refs(
          'T01.representatives',
          terms.filter(({ scope }) => scope === market || scope === ALL_MARKETS).map(({ id }) => id),
        )
      : [],
  )
}

export const charterRules: Readonly<Record<string, Rule>> = {
  'R2.1.a': methodAdopted,
  'R2.5.a': hasRepresentative,
  'R2.5.b': noMonthWithout,
}
