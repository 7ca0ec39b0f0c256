// All results of a consortium's work from its inputs. The one way both the board and `evaluate` compute, so that they agree.
import type { PartnerId } from '../board/boardState.ts'
import { type BrandInput, computeBrand } from './brand.ts'
import { type CoverageFacts, coverageResults, judgeCoverage } from './coverage.ts'
import { computeDecision, type DecisionInput } from './decision.ts'
import { computeMarkets, type MarketsInput } from './markets.ts'
import { computeNeeds, type NeedsInput } from './needs.ts'
import type { Results } from './results.ts'

/** Partner values and shared contents of the templates on the board; null = template not on the board. */
export type ComputeInput = {
  partners: readonly PartnerId[]
  T02: (NeedsInput & Pick<NonNullable<CoverageFacts['T02']>, 'surveys' | 'needLinks'>) | null
  T04: (MarketsInput & { decision: DecisionInput }) | null
  T08: BrandInput | null
}

function computeMarketsWithDecision(
  input: NonNullable<ComputeInput['T04']>,
  partners: readonly PartnerId[],
  needs: Results['T02'],
): Required<Pick<Results, 'T04' | 'T04decision'>> {
  const T04 = computeMarkets(input, partners, needs ?? null)
  const candidates = input.markets.map((market) => market.id)
  const { maxTargets } = input.settings
  return { T04, T04decision: computeDecision(input.decision, partners, candidates, T04.shortlist, maxTargets) }
}

/** What the signals of domain 2 look at: the inputs beside their results. */
export function coverageFacts(input: ComputeInput, results: Omit<Results, 'coverage'>): CoverageFacts {
  return {
    partners: input.partners,
    T02: input.T02 && results.T02 ? { ...input.T02, results: results.T02 } : null,
    T04:
      input.T04 && results.T04 && results.T04decision
        ? { input: input.T04, results: results.T04, decision: results.T04decision }
        : null,
    T08: input.T08 && results.T08 ? { input: input.T08, results: results.T08 } : null,
  }
}

/** Exact results (unrounded), with a key for each template that is on the board (domain 7, "Form of the results"). */
export function computeResults(input: ComputeInput): Results {
  const { partners } = input
  const needs = input.T02 ? computeNeeds(input.T02, partners) : undefined
  const results: Omit<Results, 'coverage'> = {
    ...(needs && { T02: needs }),
    ...(input.T04 && computeMarketsWithDecision(input.T04, partners, needs)),
    ...(input.T08 && { T08: computeBrand(input.T08, partners) }),
  }
  return { ...results, coverage: coverageResults(judgeCoverage(coverageFacts(input, results))) }
}
