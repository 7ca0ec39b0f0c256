// All results of a consortium's work from its content. The one way both the board and `evaluate` compute, so that they agree:
// every formula and every signal is a computation of its own, done once, or again when something it read has changed.
import { createOnce, type Memo } from '../incremental.ts'
import { computeBrand } from './brand.ts'
import type { ComputeContext, Content } from './content.ts'
import { type CoverageEvidence, coverageResults, judgeSignal, SIGNALS, type SignalEvidence } from './coverage/judge.ts'
import { isThere, type RuleFacts } from './coverage/rule.ts'
import { computeDecision } from './decision.ts'
import { computeMarkets } from './markets.ts'
import { computeNeeds, topNeeds } from './needs.ts'
import { brandPart, decisionPart, marketsPart, needsPart } from './parts.ts'
import type { Results } from './results.ts'
import { TEMPLATE_RESULTS } from './templateResults.ts'

/** What the content does not say: who the partners are, and the dates everything is counted from. */
export type ComputeBase = Pick<ComputeContext, 'partners' | 'today' | 'strategyStart' | 'strategyEnd'>

export type Computed = { results: Results; context: ComputeContext; evidence: CoverageEvidence }
type TemplateResults = Omit<Results, 'coverage'>
type Getters<T> = { [K in keyof T]-?: () => T[K] }

/** An object whose properties are asked for when they are read, so that only what is read counts as read. */
function lazy<T extends object>(getters: Getters<T>): T {
  const descriptors = Object.entries<() => unknown>(getters).map(
    ([key, get]) => [key, { get, enumerable: true }] as const,
  )
  return Object.defineProperties({}, Object.fromEntries(descriptors)) as T
}

/** T02, T04 and T08, which feed the context of all others. */
function coreGetters(content: Content, base: ComputeBase, memo: Memo) {
  const needsInput = memo('T02 input', () => needsPart(content))
  const marketsInput = memo('T04 input', () => marketsPart(content))
  const brandInput = memo('T08 input', () => brandPart(content))
  const T02 = memo('T02', () => (isThere(content, 'T02') ? computeNeeds(needsInput(), base.partners) : undefined))
  const T04 = memo('T04', () =>
    isThere(content, 'T04') ? computeMarkets(marketsInput(), base.partners, T02() ?? null) : undefined,
  )
  const T04decision = memo('T04decision', () => {
    const results = T04()
    if (!results) return undefined
    const { markets, settings } = marketsInput()
    const candidates = markets.map((market) => market.id)
    return computeDecision(decisionPart(content), base.partners, candidates, results.shortlist, settings.maxTargets)
  })
  const T08 = memo('T08', () => (isThere(content, 'T08') ? computeBrand(brandInput(), base.partners) : undefined))
  return { T02, T04, T04decision, T08 }
}

function contextGetters(
  content: Content,
  base: ComputeBase,
  core: ReturnType<typeof coreGetters>,
  memo: Memo,
): Getters<ComputeContext> {
  const { T02, T04decision } = core
  return {
    partners: () => base.partners,
    today: () => base.today,
    strategyStart: () => base.strategyStart,
    strategyEnd: () => base.strategyEnd,
    decided: memo('decided', () => T04decision()?.markets ?? []),
    markets: memo('markets', () =>
      isThere(content, 'T04') ? content.items('T04.markets').map((market) => market.id) : [],
    ),
    topNeeds: memo('top needs', () => {
      const needs = T02()
      return needs ? topNeeds(needs) : []
    }),
  }
}

/**
 * A way to ask for all results again and again.
 * @param content what to compute from; it may answer differently each time, as long as `memo` knows
 * @param base the same
 */
export function planResults(content: Content, base: ComputeBase, memo: Memo): () => Computed {
  const core = coreGetters(content, base, memo)
  const ask = contextGetters(content, base, core, memo)
  const context = lazy<ComputeContext>(ask)
  const others = Object.entries<(content: Content, context: ComputeContext) => unknown>(TEMPLATE_RESULTS).map(
    ([template, compute]) =>
      [template, memo(template, () => (isThere(content, template) ? compute(content, context) : undefined))] as const,
  )
  const getters: Record<string, () => unknown> = { ...core, ...Object.fromEntries(others) }
  const facts: RuleFacts = { content, context, results: lazy(getters as Getters<TemplateResults>) }
  const signals = SIGNALS.map((signal) => ({
    signal,
    judge: memo(`${signal.recommendation}.${signal.id}`, () => judgeSignal(signal, facts)),
  }))
  const evidence = memo('evidence', () => {
    const byRecommendation: Record<string, SignalEvidence[]> = {}
    for (const { signal, judge } of signals) (byRecommendation[signal.recommendation] ??= []).push(judge())
    return byRecommendation
  })
  const coverage = memo('coverage', () => coverageResults(evidence()))
  return memo('all', () => {
    const present = Object.entries(getters)
      .map(([template, get]) => [template, get()] as const)
      .filter(([, result]) => result !== undefined)
    return {
      results: { ...(Object.fromEntries(present) as TemplateResults), coverage: coverage() },
      context: { ...context },
      evidence: evidence(),
    }
  })
}

/**
 * Exact results (unrounded) with a key for each template that is on the board (domain 7, "Form of the results"), what all
 * formulas were told, and what proves each signal.
 */
export function computeResults(content: Content, base: ComputeBase): Computed {
  return planResults(content, base, createOnce())()
}
