// Signals that T02 feeds (domain 2).
import { textField } from '../content.ts'
import { atLeast, counting, eachDecidedMarket, refs, type EvidenceRef, type Rule } from './rule.ts'

const NEEDED = { validatedNeeds: 8, surveyedCompanies: 10 } as const

const validatedNeeds: Rule = ({ results: { T02 } }) => {
  if (!T02) return null
  const entries = Object.entries(T02.needs)
  const pick = (validated: boolean): EvidenceRef[] =>
    refs(
      'T02.needs',
      entries.filter(([, need]) => need.validated === validated).map(([id]) => id),
    )
  return atLeast(pick(true).length, NEEDED.validatedNeeds, pick(true), pick(false))
}

const surveyedCompanies: Rule = ({ content, results }) => {
  if (!results.T02) return null
  const surveys = counting(content, 'T02.surveys')
  const have = surveys.reduce((sum, survey) => sum + (survey.fields.companies as number), 0)
  const evidence = refs(
    'T02.surveys',
    surveys.map((survey) => survey.id),
  )
  return atLeast(have, NEEDED.surveyedCompanies, evidence)
}

const targetsLinkedToNeeds: Rule = (facts) => {
  const { content, context, results } = facts
  if (!results.T02) return null
  const top = new Set(context.topNeeds)
  const links = counting(content, 'T02.needLinks').filter(({ fields }) => top.has(textField(fields.need)))
  return eachDecidedMarket(facts, (market) =>
    refs(
      'T02.needLinks',
      links.filter(({ fields }) => fields.target === market).map((link) => link.id),
    ),
  )
}

export const needsRules: Readonly<Record<string, Rule>> = {
  'R1.2.a': validatedNeeds,
  'R1.2.b': surveyedCompanies,
  'R1.2.c': targetsLinkedToNeeds,
}
