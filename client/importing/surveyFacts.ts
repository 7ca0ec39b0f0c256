// What is said about a survey besides its answers: the fields of its entry in the list of surveys.
import { listSeedOf } from '../../shared/catalog.ts'
import { SURVEYS } from '../../shared/importing/surveyColumns.ts'
import { LIMITS } from '../../shared/protocol.ts'

export type SurveyFacts = { label: string; date: string | null; method: string | null; segment: string | null }

/** Named after its table until somebody says otherwise. */
export const firstSurvey = (name: string): SurveyFacts => ({
  label: name.slice(0, LIMITS.maxTitleLength),
  date: null,
  method: null,
  segment: null,
})

export const surveyOptions = (field: 'method' | 'segment'): readonly string[] =>
  listSeedOf(SURVEYS)?.fields.find(({ id }) => id === field)?.options ?? []
