// All results of a consortium's work from its content. The one way both the board and `evaluate` compute, so that they agree.
import type { PartnerId } from '../board/boardState.ts'
import { computeBrand } from './brand.ts'
import type { ComputeContext, Content } from './content.ts'
import { type CoverageEvidence, coverageResults, judgeCoverage } from './coverage/judge.ts'
import { isThere } from './coverage/rule.ts'
import { computeDecision } from './decision.ts'
import { computeMarkets } from './markets.ts'
import { computeNeeds, topNeeds } from './needs.ts'
import { brandPart, decisionPart, marketsPart, needsPart } from './parts.ts'
import type { Results } from './results.ts'
import { TEMPLATE_RESULTS } from './templateResults.ts'

/** What the content does not say: who the partners are, and the dates everything is counted from. */
export type ComputeBase = Pick<ComputeContext, 'partners' | 'today' | 'strategyStart' | 'strategyEnd'>

type CoreResults = Pick<Results, 'T02' | 'T04' | 'T04decision' | 'T08'>
export type Computed = { results: Results; context: ComputeContext; evidence: CoverageEvidence }

function marketsAndDecision(
  content: Content,
  partners: readonly PartnerId[],
  needs: Results['T02'],
): Required<Pick<Results, 'T04' | 'T04decision'>> {
  const input = marketsPart(content)
  const T04 = computeMarkets(input, partners, needs ?? null)
  const candidates = input.markets.map((market) => market.id)
  const { maxTargets } = input.settings
  return { T04, T04decision: computeDecision(decisionPart(content), partners, candidates, T04.shortlist, maxTargets) }
}

function coreResults(content: Content, { partners }: ComputeBase): CoreResults {
  const needs = isThere(content, 'T02') ? computeNeeds(needsPart(content), partners) : undefined
  return {
    ...(needs && { T02: needs }),
    ...(isThere(content, 'T04') && marketsAndDecision(content, partners, needs)),
    ...(isThere(content, 'T08') && { T08: computeBrand(brandPart(content), partners) }),
  }
}

function contextOf(content: Content, base: ComputeBase, core: CoreResults): ComputeContext {
  return {
    ...base,
    decided: core.T04decision?.markets ?? [],
    markets: isThere(content, 'T04') ? content.items('T04.markets').map((market) => market.id) : [],
    topNeeds: core.T02 ? topNeeds(core.T02) : [],
  }
}

function templateResults(content: Content, context: ComputeContext): Omit<Results, keyof CoreResults | 'coverage'> {
  return Object.fromEntries(
    Object.entries<(content: Content, context: ComputeContext) => unknown>(TEMPLATE_RESULTS)
      .filter(([template]) => isThere(content, template))
      .map(([template, compute]) => [template, compute(content, context)]),
  )
}

/**
 * Exact results (unrounded) with a key for each template that is on the board (domain 7, "Form of the results"), what all
 * formulas were told, and what proves each signal.
 */
export function computeResults(content: Content, base: ComputeBase): Computed {
  const core = coreResults(content, base)
  const context = contextOf(content, base, core)
  const results = { ...core, ...templateResults(content, context) }
  const evidence = judgeCoverage({ content, context, results })
  return { results: { ...results, coverage: coverageResults(evidence) }, context, evidence }
}
