// Signals that T14 feeds (domain 2): kindred efforts in a territory and of the meta-cluster. T10 can show them too.
import { textField } from '../content.ts'
import { atLeast, counting, isThere, refs, type Rule } from './rule.ts'

const initiative =
  (scope: 'territory' | 'meta_cluster'): Rule =>
  ({ content }) => {
    if (!isThere(content, 'T14')) return null
    const found = counting(content, 'T14.initiatives').filter(({ fields }) => textField(fields.scope) === scope)
    return atLeast(
      found.length,
      1,
      refs(
        'T14.initiatives',
        found.map(({ id }) => id),
      ),
    )
  }

export const alliancesRules: Readonly<Record<string, Rule>> = {
  'R2.6.a': initiative('territory'),
  'R2.6.b': initiative('meta_cluster'),
}
