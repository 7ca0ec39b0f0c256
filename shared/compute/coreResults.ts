// Results of T02, T04, T08 and of the coverage, and the words all templates share, in the form that `evaluate` prints (domain 7,
// "Form of the results"). Knows no other template: those are in their formulas' files, all together in results.ts.
import type { PartnerId } from '../board/boardState.ts'

export type Disagreement = 'aligned' | 'some-spread' | 'discuss' | 'not-computable'
export type Quadrant = 'act-now' | 'keep-up' | 'watch' | 'ease-off'
type Id = string
type Maybe = number | null

export type NeedResult = {
  voters: number
  partnerPriority: Record<PartnerId, number>
  importance: Maybe
  met: Maybe
  priority: Maybe
  disagreement: Maybe
  quadrant: Quadrant | null
  label: Disagreement
  validated: boolean
  rank: Maybe
}
export type NeedsResults = { quorum: number; needs: Record<Id, NeedResult> }

export type MarketResult = {
  score: Maybe
  completeness: number
  low: number
  high: number
  vetoedBy: Id[]
  status: 'ranked' | 'knocked-out' | 'insufficient-data'
  partnerScores: Record<PartnerId, number>
  disagreement: Maybe
  label: Disagreement
  attractiveness: Maybe
  fit: Maybe
  zone: 'go' | 'selective' | 'hold' | null
  rank: Maybe
}
export type Variation = {
  criterion: Id
  sign: 1 | -1
  ranks: Record<Id, number>
  winnerChanged: boolean
  shortlistChanged: boolean
  reversals: number
}
export type CriticalSwing = { pair: [Id, Id]; criterion: Id | null; changePct: Maybe }
export type MarketsResults = {
  partnerWeights: Record<PartnerId, Record<Id, number>>
  weightAbstained: PartnerId[]
  partnerMeanWeights: Record<Id, number>
  weightDisagreementPoints: Record<Id, Maybe>
  needsWeights: Record<Id, number>
  weights: Record<Id, number>
  utility: Record<Id, Record<Id, Maybe>>
  cellDisagreement: Record<Id, Record<Id, Maybe>>
  markets: Record<Id, MarketResult>
  shortlist: Id[]
  overfull: boolean
  sensitivity: {
    variations: number
    winnerChanges: number
    shortlistChanges: number
    reversals: number
    robustness: Maybe
    changed: Variation[]
    equalWeights: { scores: Record<Id, number>; ranks: Record<Id, number> }
    criticalSwings: CriticalSwing[]
  }
}

export type VoteTally = {
  approve: number
  oppose: number
  abstain: number
  participation: number
  quorum: boolean
  approvalShare: Maybe
  adopted: boolean
}
export type MarketDecision = VoteTally & {
  valid: boolean
  markets: Id[]
  withinLimit: boolean
  departsFromShortlist: boolean
}

export type AttributeResult = {
  voters: number
  today: Maybe
  should: Maybe
  gap: Maybe
  disagreement: Maybe
  rank: Maybe
}
export type NameResult = VoteTally & {
  score: Maybe
  voters: number
  disagreement: Maybe
  available: boolean
  eligible: boolean
}
export const VALUE_CHAIN_STAGES = ['S1', 'S2', 'S3', 'S4', 'S5', 'S6', 'SX'] as const
export type Stage = (typeof VALUE_CHAIN_STAGES)[number]
export type BrandResults = {
  attributes: Record<Id, AttributeResult>
  coreAttributes: Id[]
  coreOverfull: boolean
  names: Record<Id, NameResult>
  adoptedName: Id | null
  nameTie: boolean
  readiness: Maybe
  readinessCells: number
  readinessByChannel: Record<Id, Maybe>
  readinessByPartner: Record<PartnerId, Maybe>
  assets: {
    byStage: Record<Stage, number>
    byPartner: Record<PartnerId, number>
    stageCoverage: number
    missingStages: Stage[]
    balance: Maybe
  }
  positioningComplete: boolean
}

export type CoverageStatus = 'covered' | 'partial' | 'missing'
export type CoverageResults = {
  /** Recommendation -> its signals in the order a, b, c. */
  signals: Record<Id, boolean[]>
  status: Record<Id, CoverageStatus>
  covered: number
  partial: number
  missing: number
  /** 0-100. */
  index: number
}
