// Signals that T09 feeds (domain 2): members hear from us regularly, and the plan is more than a few lines.
import { textField } from '../content.ts'
import { atLeast, counting, refs, type Rule } from './rule.ts'

const NEEDED = { regular: 1, items: 5 } as const
const INFORMED: readonly string[] = ['members', 'stakeholders']

const keepsInformed: Rule = ({ content, results: { T09 } }) => {
  if (!T09) return null
  const recurring = new Set(T09.recurring)
  const found = counting(content, 'T09.items')
    .filter(({ id, fields }) => recurring.has(id) && INFORMED.includes(textField(fields.audience)))
    .map(({ id }) => id)
  return atLeast(found.length, NEEDED.regular, refs('T09.items', found))
}

const enoughItems: Rule = ({ content, results: { T09 } }) => {
  if (!T09) return null
  const open = content.items('T09.items').filter((item) => !item.counts)
  return atLeast(
    T09.complete.length,
    NEEDED.items,
    refs('T09.items', T09.complete),
    refs(
      'T09.items',
      open.map(({ id }) => id),
    ),
  )
}

export const communicationRules: Readonly<Record<string, Rule>> = {
  'R1.8.a': keepsInformed,
  'R2.2.c': enoughItems,
}
