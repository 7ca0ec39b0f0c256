// The one place where results are rounded (domain 3.3): for printing, storing and answering, never between steps.
import { roundHalfAway } from './numbers.ts'
import type { Results } from './results.ts'

function roundDeep(value: unknown): unknown {
  if (typeof value === 'number') return roundHalfAway(value)
  if (Array.isArray(value)) return value.map(roundDeep)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, roundDeep(inner)]))
}

/** The same results with every number rounded half away from zero to 4 decimals; -0 becomes 0. */
export function roundResults(results: Results): Results {
  return roundDeep(results) as Results
}
