// In which order templates are worked on and what one takes over from another (domain 5.1), for the gallery. The links
// themselves stand in the template files; here is only what a person is told of them.
import { z } from 'zod'
import flowsFile from '../seeds/flows.json'
import seriesFile from '../seeds/series.json'
import { CATALOG, type TemplateId } from './catalog.ts'

const templateId = z.string().regex(/^T\d\d$/)
const flowsForm = z.array(
  z.strictObject({
    /** Its sentence is the text `flow.ID`. */
    id: z.string().regex(/^[a-z][A-Za-z]*$/),
    from: z.array(z.union([templateId, z.literal('all')])).min(1),
    to: z.array(templateId).min(1),
  }),
)
const seriesForm = z
  .array(
    z.strictObject({
      id: z.string().regex(/^[a-z][A-Za-z]*$/),
      /** One after the other; templates of one stage in any order. */
      stages: z.array(z.array(templateId).min(1)).min(1),
    }),
  )
  .min(1)

export type Flow = z.infer<typeof flowsForm>[number]
export type Series = z.infer<typeof seriesForm>[number]

/** @throws Error naming the file, the place and the reason */
function read<T>(file: string, form: z.ZodType<T>, content: unknown): T {
  const parsed = form.safeParse(content)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]!
  throw new Error(`${file}: ${issue.path.join('.') || 'file'}: ${issue.message}`)
}

/** @throws Error as for a template file */
export const parseFlows = (content: unknown): Flow[] => read('seeds/flows.json', flowsForm, content)
/** @throws Error as for a template file */
export const parseSeries = (content: unknown): Series[] => read('seeds/series.json', seriesForm, content)

export const FLOWS: readonly Flow[] = parseFlows(flowsFile)
export const SERIES: readonly Series[] = parseSeries(seriesFile)

/** The series with the fewest workshops: what a consortium starts with. */
export const SHORTEST_SERIES: Series = SERIES.reduce((least, one) =>
  one.stages.flat().length < least.stages.flat().length ? one : least,
)

/** Templates of a series in its order, without those the catalogue does not have. */
export function templatesOf(series: Series): TemplateId[] {
  return series.stages.flat().filter((id) => CATALOG.has(id))
}

/** What a template takes over from others, in the order of the file. */
export function flowsInto(template: TemplateId): Flow[] {
  return FLOWS.filter(({ to }) => to.includes(template))
}

/** What others take over from a template; what every template gives (coverage) is left out. */
export function flowsFrom(template: TemplateId): Flow[] {
  return FLOWS.filter(({ from }) => from.includes(template))
}
