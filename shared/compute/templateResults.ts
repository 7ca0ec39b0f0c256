// The formulas of every template, one line each: what a template on the board adds to the results. A formula sees the content
// and the context only, so that a board and an `evaluate` file compute alike.
import { computeAddedValue } from './addedValue.ts'
import { computeAlliances } from './alliances.ts'
import { computeCharter } from './charter.ts'
import { computeCommunication } from './communication.ts'
import type { ComputeContext, Content } from './content.ts'
import { computeEcosystem } from './ecosystem.ts'
import { computeHub } from './hub.ts'
import { computeIndicators } from './indicators.ts'
import { computeMarketPlan } from './marketPlan.ts'
import { computeMissions } from './missions.ts'
import { computePortraits } from './portraits.ts'
import { computeProfiles } from './profiles.ts'
import { computeRelations } from './relations.ts'
import type { Results } from './results.ts'
import { computeSubsectors } from './subsectors.ts'

/** T02, T04 and T08 feed the context that the others ask for and are computed before them (computeResults.ts). */
export type TemplateKey = Exclude<keyof Results, 'T02' | 'T04' | 'T04decision' | 'T08' | 'coverage'>

/** Template -> its formula; a template that repeats answers with one entry for each instance. */
export const TEMPLATE_RESULTS: {
  readonly [K in TemplateKey]: (content: Content, context: ComputeContext) => NonNullable<Results[K]>
} = {
  T01: computeCharter,
  T03: computeProfiles,
  T05: computeSubsectors,
  T06: computePortraits,
  T07: computeAddedValue,
  T09: computeCommunication,
  T10: computeRelations,
  T11: computeMarketPlan,
  T12: computeMissions,
  T13: computeHub,
  T14: computeAlliances,
  T15: computeEcosystem,
  T16: computeIndicators,
}
