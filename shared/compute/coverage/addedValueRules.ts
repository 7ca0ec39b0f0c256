// Signals that T07 feeds (domain 2).
import { textField } from '../content.ts'
import { atLeast, counting, refs, type Rule } from './rule.ts'

const NEEDED = { audiences: 2, services: 5, joint: 1 } as const

const audiencesServed: Rule = ({ content, results: { T07 } }) => {
  if (!T07) return null
  const complete = counting(content, 'T07.propositions').map(({ id }) => id)
  const open = content
    .items('T07.propositions')
    .filter((item) => !item.counts && T07.missingAudiences.some((one) => one === textField(item.fields.audience)))
    .map(({ id }) => id)
  return atLeast(
    T07.audiences.length,
    NEEDED.audiences,
    refs('T07.propositions', complete),
    refs('T07.propositions', open),
  )
}

const enoughServices: Rule = ({ content, results: { T07 } }) => {
  if (!T07) return null
  const open = content.items('T07.services').filter((item) => !item.counts)
  return atLeast(
    T07.services.length,
    NEEDED.services,
    refs('T07.services', T07.services),
    refs(
      'T07.services',
      open.map(({ id }) => id),
    ),
  )
}

const jointService: Rule = ({ results: { T07 } }) =>
  T07 ? atLeast(T07.joint.length, NEEDED.joint, refs('T07.services', T07.joint)) : null

export const addedValueRules: Readonly<Record<string, Rule>> = {
  'R2.3.a': audiencesServed,
  'R2.4.a': enoughServices,
  'R2.4.b': jointService,
}
