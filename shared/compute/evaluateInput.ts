// From a checked `evaluate` input to its results: averages the ballots inside each partner, then computes as the board does.
import { computeResults } from './computeResults.ts'
import { contentOfInput } from './inputContent.ts'
import type { EvaluateInput } from './inputSchema.ts'
import type { Results } from './results.ts'

/** Exact results of a checked input, by the same functions as the board's (domain 7); round them with roundResults. */
export function evaluateInput(input: EvaluateInput): Results {
  const { partners } = input
  const base = { partners, today: input.today ?? '', strategyStart: null, strategyEnd: null }
  return computeResults(contentOfInput(input), base).results
}
