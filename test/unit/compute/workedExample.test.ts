import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { evaluateInput } from '../../../shared/compute/evaluateInput.ts'
import { parseInput } from '../../../shared/compute/parseInput.ts'
import { roundResults } from '../../../shared/compute/roundResults.ts'

const example = JSON.parse(readFileSync('seeds/examples/worked-example-1.json', 'utf8')) as {
  input: Record<string, unknown>
  expected: unknown
}

describe('worked example 1', () => {
  it('[C10] gives exactly the expected results: every key, no other, the same order', () => {
    const results = roundResults(evaluateInput(parseInput(example.input)))
    expect(results).toEqual(example.expected)
    expect(JSON.stringify(results)).toBe(JSON.stringify(example.expected))
  })

  it('[C3] uses the default need map when the consortium has none of its own', () => {
    const { needToCriterion: _, ...input } = example.input
    expect(roundResults(evaluateInput(parseInput(input)))).toEqual(example.expected)
  })
})
