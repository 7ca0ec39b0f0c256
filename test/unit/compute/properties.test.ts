import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boardResults } from '../../../shared/boardResults.ts'
import { evaluateInput } from '../../../shared/compute/evaluateInput.ts'
import { parseInput } from '../../../shared/compute/parseInput.ts'
import type { Results } from '../../../shared/compute/results.ts'
import { roundResults } from '../../../shared/compute/roundResults.ts'
import { rawInput, type RawInput } from './arbitraries.ts'
import { boardFromInput } from './boardFromInput.ts'

type Full = Required<Results>
const evaluate = (input: RawInput): Full => evaluateInput(parseInput(input)) as Full

/** Throws on the first number that is not finite, or -0. */
function assertPlainNumbers(value: unknown, path = ''): void {
  if (typeof value === 'number' && (!Number.isFinite(value) || Object.is(value, -0)))
    throw new Error(`${path} is ${value}`)
  if (typeof value === 'object' && value !== null)
    for (const [key, inner] of Object.entries(value)) assertPlainNumbers(inner, `${path}.${key}`)
}

/** Equal but for the last bits of numbers, which depend on the order of a sum. */
function closeTo(actual: unknown, expected: unknown, path = ''): void {
  if (typeof actual === 'number' && typeof expected === 'number') {
    if (Math.abs(actual - expected) > 1e-7 * Math.max(1, Math.abs(expected)))
      throw new Error(`${path}: ${actual} is not ${expected}`)
  } else if (typeof actual === 'object' && actual !== null && typeof expected === 'object' && expected !== null) {
    expect(Object.keys(actual).sort(), path).toEqual(Object.keys(expected).sort())
    for (const key of Object.keys(actual))
      closeTo((actual as Record<string, unknown>)[key], (expected as Record<string, unknown>)[key], `${path}.${key}`)
  } else expect(actual, path).toEqual(expected)
}

/** Results without what follows the order of the criteria by rule: lists in criteria order, and the first of tied swings. */
function withoutCriteriaOrder(results: Full): unknown {
  const { changed, criticalSwings, ...sensitivity } = results.T04.sensitivity
  const key = (one: { criterion: string; sign: number }): string => `${one.criterion}/${one.sign}`
  const markets = Object.entries(results.T04.markets).map(([id, market]) => [
    id,
    { ...market, vetoedBy: [...market.vetoedBy].sort() },
  ])
  return {
    ...results,
    T04: {
      ...results.T04,
      markets: Object.fromEntries(markets),
      sensitivity: {
        ...sensitivity,
        changed: [...changed].sort((a, b) => (key(a) < key(b) ? -1 : 1)),
        swings: criticalSwings.map(({ pair, changePct }) => ({ pair, size: changePct && Math.abs(changePct) })),
      },
    },
  }
}

const inRange = (value: number | null, min: number, max: number): boolean =>
  value === null || (value >= min - 1e-9 && value <= max + 1e-9)

describe('any input', () => {
  it('[C10] gives finite numbers and null only, never -0', () => {
    fc.assert(
      fc.property(rawInput, (input) => assertPlainNumbers(roundResults(evaluate(input)))),
      { numRuns: 300 },
    )
  })

  it('[C13] gives the same results on a board as from a file', () => {
    fc.assert(
      fc.property(rawInput, (raw) => {
        const input = parseInput(raw)
        const board = boardFromInput(input)
        // An own map without any cell cannot be told from none on a board; there the loader writes a zero.
        fc.pre(!raw.needToCriterion || Object.values(raw.needToCriterion).some((row) => Object.keys(row).length > 0))
        expect(roundResults(boardResults(board, '2027-01-01'))).toEqual(roundResults(evaluateInput(input)))
      }),
      { numRuns: 200 },
    )
  })

  it('[C7] does not depend on the order of partners or of ballots', () => {
    fc.assert(
      fc.property(rawInput, (input) => {
        const turned = structuredClone(input)
        turned.partners.reverse()
        turned.T02.ballots.reverse()
        turned.T04.ballots.reverse()
        const results = evaluate(turned)
        const { weightAbstained } = results.T04
        expect(turned.partners.filter((partner) => weightAbstained.includes(partner))).toEqual(weightAbstained)
        weightAbstained.reverse()
        closeTo(results, evaluate(input))
      }),
      { numRuns: 150 },
    )
  })

  it('[C7] does not depend on the order of needs, markets and names', () => {
    fc.assert(
      fc.property(rawInput, (input) => {
        const turned = structuredClone(input)
        for (const list of [
          turned.T02.needs,
          turned.T04.markets,
          turned.T08.names,
          turned.T08.attributes,
          turned.T08.channels,
        ])
          list.reverse()
        closeTo(evaluate(turned), evaluate(input))
      }),
      { numRuns: 150 },
    )
  })

  it('[C7] depends on the order of criteria only where a list is in criteria order', () => {
    fc.assert(
      fc.property(rawInput, (input) => {
        const turned = structuredClone(input)
        turned.T04.criteria.reverse()
        closeTo(withoutCriteriaOrder(evaluate(turned)), withoutCriteriaOrder(evaluate(input)))
      }),
      { numRuns: 150 },
    )
  })

  it('[C7] counts a partner once, however many people sent the same ballot', () => {
    fc.assert(
      fc.property(rawInput, (input) => {
        const doubled = structuredClone(input)
        for (const ballot of input.T02.ballots)
          doubled.T02.ballots.push({ ...ballot, participant: `${ballot.participant}b` })
        for (const ballot of input.T04.ballots)
          doubled.T04.ballots.push({ ...ballot, participant: `${ballot.participant}b` })
        closeTo(evaluate(doubled), evaluate(input))
      }),
      { numRuns: 100 },
    )
  })

  it('[C11] keeps every number of T02 and T08 in its range', () => {
    fc.assert(
      fc.property(rawInput, (input) => {
        const { T02, T08, coverage } = evaluate(input)
        for (const need of Object.values(T02.needs)) {
          expect(
            inRange(need.priority, 1, 9) && inRange(need.importance, 1, 5) && inRange(need.disagreement, 0, 4),
          ).toBe(true)
          expect(need.rank === null).toBe(!need.validated)
          expect(need.priority === null).toBe(need.voters === 0)
          expect(need.disagreement === null).toBe(need.voters < 2)
        }
        expect(inRange(T08.readiness, 0, 100) && inRange(T08.assets.balance, 0, 1)).toBe(true)
        for (const name of Object.values(T08.names)) expect(inRange(name.score, 0, 100)).toBe(true)
        expect(T08.nameTie && T08.adoptedName !== null).toBe(false)
        expect(coverage.covered + coverage.partial + coverage.missing).toBe(19)
        expect(inRange(coverage.index, 0, 100)).toBe(true)
      }),
      { numRuns: 200 },
    )
  })

  it('[C11] keeps every number of T04 in its range', () => {
    fc.assert(
      fc.property(rawInput, (input) => {
        const { T04, T04decision } = evaluate(input)
        if (input.T04.criteria.length > 0)
          for (const weights of [
            T04.weights,
            T04.needsWeights,
            T04.partnerMeanWeights,
            ...Object.values(T04.partnerWeights),
          ])
            expect(Object.values(weights).reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 9)
        for (const market of Object.values(T04.markets)) {
          expect(inRange(market.completeness, 0, 1) && inRange(market.score, 0, 100)).toBe(true)
          expect(market.low <= market.high + 1e-9 && inRange(market.low, 0, 100) && inRange(market.high, 0, 100)).toBe(
            true,
          )
          if (market.score !== null) expect(inRange(market.score, market.low, market.high)).toBe(true)
          expect(market.status === 'knocked-out').toBe(market.vetoedBy.length > 0)
          expect(market.rank === null).toBe(market.status !== 'ranked')
          for (const score of Object.values(market.partnerScores)) expect(inRange(score, 0, 100)).toBe(true)
        }
        expect(T04.overfull).toBe(T04.shortlist.length > input.T04.maxTargets)
        expect(T04decision.valid).toBe(T04decision.markets.length > 0)
        expect(inRange(T04.sensitivity.robustness, 0, 1)).toBe(true)
      }),
      { numRuns: 200 },
    )
  })
})

/** Sensitivity the plain way, from printed weights and utilities only (domain 4.T04.8). */
function naiveVariation(T04: Full['T04'], criterion: string, factor: number) {
  const weights = Object.entries(T04.weights).map(([id, weight]): [string, number] => [
    id,
    id === criterion ? weight * factor : weight,
  ])
  const ranked = Object.entries(T04.markets).filter(([, market]) => market.status === 'ranked')
  const scores = ranked.map(([id]): [string, number] => {
    const cells = weights.filter(([c]) => T04.utility[id]![c] !== null)
    const sum = cells.reduce((total, [, weight]) => total + weight, 0)
    return [id, (100 * cells.reduce((total, [c, weight]) => total + weight * T04.utility[id]![c]!, 0)) / sum]
  })
  return scores.map(([id, score]): [string, number, number] => [
    id,
    score,
    1 + scores.filter(([, other]) => other > score + 1e-9).length,
  ])
}

describe('sensitivity', () => {
  it('[C12] agrees with every variation recomputed from the printed weights and utilities', () => {
    fc.assert(
      fc.property(rawInput, (input) => {
        const { T04 } = evaluate(input)
        const { maxTargets, sensitivityPct } = input.T04
        const base = naiveVariation(T04, '', 1)
        const top = (rows: typeof base, limit: number): string[] =>
          rows.filter(([, , rank]) => rank <= limit).map(([id]) => id)
        let [variations, winners, shortlists, reversals] = [0, 0, 0, 0]
        const changed: string[] = []
        for (const { id } of input.T04.criteria as { id: string }[]) {
          if (T04.weights[id]! <= 1e-9) continue
          for (const sign of [1, -1]) {
            const varied = naiveVariation(T04, id, 1 + (sign * sensitivityPct) / 100)
            const isWinnerChanged = `${top(base, 1)}` !== `${top(varied, 1)}`
            const isShortlistChanged = `${top(base, maxTargets)}` !== `${top(varied, maxTargets)}`
            const turned = base.flatMap((a, i) =>
              base.filter((b, k) => a[1] > b[1] + 1e-9 && varied[k]![1] > varied[i]![1] + 1e-9),
            ).length
            variations += 1
            winners += Number(isWinnerChanged)
            shortlists += Number(isShortlistChanged)
            reversals += turned
            if (isWinnerChanged || isShortlistChanged || turned > 0) changed.push(`${id}/${sign}`)
          }
        }
        const { sensitivity } = T04
        expect([
          sensitivity.variations,
          sensitivity.winnerChanges,
          sensitivity.shortlistChanges,
          sensitivity.reversals,
        ]).toEqual([variations, winners, shortlists, reversals])
        expect(sensitivity.changed.map(({ criterion, sign }) => `${criterion}/${sign}`)).toEqual(changed)
        expect(sensitivity.criticalSwings.length).toBe(Math.max(0, base.length - 1))
      }),
      { numRuns: 200 },
    )
  })

  it('[C12] a critical swing makes its pair tie', () => {
    let swings = 0
    fc.assert(
      fc.property(rawInput, (input) => {
        const { T04 } = evaluate(input)
        for (const { pair, criterion, changePct } of T04.sensitivity.criticalSwings) {
          if (criterion === null || changePct === null) continue
          expect(changePct).toBeGreaterThanOrEqual(-100 - 1e-6)
          const scores = new Map(naiveVariation(T04, criterion, 1 + changePct / 100).map(([id, score]) => [id, score]))
          // All weight gone leaves no score to compare.
          if (Number.isNaN(scores.get(pair[0])!)) continue
          expect(scores.get(pair[0])!).toBeCloseTo(scores.get(pair[1])!, 6)
          swings += 1
        }
      }),
      { numRuns: 300 },
    )
    expect(swings).toBeGreaterThan(10)
  })
})

describe('coverage', () => {
  it('[C14] never drops when a survey, an asset, a live channel or a positioning text is added', () => {
    fc.assert(
      fc.property(rawInput, (input) => {
        const more = structuredClone(input)
        more.T02.surveys.push({ label: 'One more', companies: 9 })
        more.T08.assets.push({ partner: input.partners[0]!, stage: 'S4', label: 'One more' })
        more.T08.channels.push({ id: 'new', label: 'One more', scope: 'common' })
        more.T08.channelState.new = 2
        more.T08.positioning.need = 'One door'
        const before = evaluate(input).coverage
        const after = evaluate(more).coverage
        for (const [id, signals] of Object.entries(before.signals))
          signals.forEach((holds, i) => expect(!holds || after.signals[id]![i], `${id} ${i}`).toBe(true))
        expect(after.index).toBeGreaterThanOrEqual(before.index)
      }),
      { numRuns: 200 },
    )
  })
})
