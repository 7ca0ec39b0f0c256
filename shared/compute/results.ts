// The computed results of a board, in the form that `evaluate` prints and GET .../results answers (domain 7, "Form of the
// results"). Numbers here are exact; `roundResults` rounds once, for printing. Empty is null, never 0.
import type { TemplateId } from '../catalog.ts'
import type { AddedValueResults } from './addedValue.ts'
import type { AlliancesResults } from './alliances.ts'
import type { CharterResults } from './charter.ts'
import type { CommunicationResults } from './communication.ts'
import type { BrandResults, CoverageResults, MarketDecision, MarketsResults, NeedsResults } from './coreResults.ts'
import type { EcosystemResults } from './ecosystem.ts'
import type { HubResults } from './hub.ts'
import type { IndicatorsResults } from './indicators.ts'
import type { MarketPlanResults } from './marketPlan.ts'
import type { MissionResults } from './missions.ts'
import type { PortraitResults } from './portraits.ts'
import type { ProfilesResults } from './profiles.ts'
import type { RelationsResults } from './relations.ts'
import type { SubsectorsResults } from './subsectors.ts'

export type * from './coreResults.ts'
export { VALUE_CHAIN_STAGES } from './coreResults.ts'

/**
 * Templates that are not on the board are left out; coverage is always there. A template that repeats has its results by
 * instance (`T06~2`).
 */
export type Results = {
  T01?: CharterResults
  T03?: ProfilesResults
  T05?: SubsectorsResults
  T06?: Record<TemplateId, PortraitResults>
  T07?: AddedValueResults
  T09?: CommunicationResults
  T10?: RelationsResults
  T11?: MarketPlanResults
  T12?: Record<TemplateId, MissionResults>
  T13?: HubResults
  T14?: AlliancesResults
  T15?: EcosystemResults
  T16?: IndicatorsResults
  T02?: NeedsResults
  T04?: MarketsResults
  T04decision?: MarketDecision
  T08?: BrandResults
  coverage: CoverageResults
}
