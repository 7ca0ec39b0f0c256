// The 19 recommendations and which template feeds each of their signals (domain 2, 4.17). Structure only; texts are keys.
import { z } from 'zod'
import seed from '../../seeds/recommendations.json'
import type { TemplateId } from '../catalog.ts'

export type RecommendationSeed = {
  id: string
  /**
   * In the order a, b, c. `fields`: what people fill in for it (`T02.scores.met`, or a whole widget); `blocks`: the parts of the
   * report that show it (`T02.needsTable`); docs/coverage-table.md is made of them.
   */
  signals: { id: string; templates: TemplateId[]; fields: string[]; blocks: string[] }[]
  templates: TemplateId[]
}

const places = z.array(z.string().regex(/^T\d\d\.[A-Za-z][A-Za-z0-9_]*(\.[A-Za-z][A-Za-z0-9_]*)?$/))
const templateIds = z.array(z.string().regex(/^T\d\d$/)).min(1)
const file = z.array(
  z.strictObject({
    id: z.string().regex(/^R[12]\.\d+$/),
    signals: z
      .array(
        z.strictObject({ id: z.string().regex(/^[a-c]$/), templates: templateIds, fields: places, blocks: places }),
      )
      .min(1),
    templates: templateIds,
  }),
)

/** Every recommendation in catalogue order; ids are final and never change their meaning. */
export const RECOMMENDATIONS: readonly RecommendationSeed[] = file.parse(seed)
