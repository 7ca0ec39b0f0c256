// Signals that T03 feeds (domain 2).
import { textField } from '../content.ts'
import { atLeast, counting, refs, type Rule } from './rule.ts'

const NEEDED_PREFERENCES = 5

const preferencesNamed: Rule = ({ content, context, results: { T03 } }) => {
  if (!T03) return null
  const named = counting(content, 'T03.profiles').filter(({ fields }) =>
    context.markets.includes(textField(fields.preferredMarket)),
  )
  return atLeast(
    T03.withPreference,
    NEEDED_PREFERENCES,
    refs(
      'T03.profiles',
      named.map(({ id }) => id),
    ),
  )
}

export const profilesRules: Readonly<Record<string, Rule>> = {
  'R1.3.b': preferencesNamed,
}
