// Recomputing must stay invisible while people type: the largest T04 and an ordinary board, each well under 5 ms.
import { readFileSync } from 'node:fs'
import { bench, describe } from 'vitest'
import type { BoardState } from '../../shared/board/boardState.ts'
import { boardResults } from '../../shared/boardResults.ts'
import { partnerMeans, partnerPoints, type PartnerBallot } from '../../shared/compute/ballots.ts'
import type { Criterion } from '../../shared/compute/marketScores.ts'
import { computeMarkets, type MarketsInput } from '../../shared/compute/markets.ts'
import { DEFAULT_NEED_MAP } from '../../shared/compute/marketWeights.ts'
import { parseInput } from '../../shared/compute/parseInput.ts'
import { boardFromInput } from '../unit/compute/boardFromInput.ts'

const count = <T>(n: number, value: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => value(i))
/** A fixed sequence of ratings 1-5, so that every run measures the same work. */
const ratingAt = (...parts: number[]): number => 1 + (parts.reduce((sum, part) => sum * 31 + part * 17, 7) % 5)

const partners = count(20, (p) => `P${p}`)
const criteria = count(12, (c): Criterion => ({
  id: `C${c}`,
  axis: c % 2 === 0 ? 'attractiveness' : 'fit',
  direction: c % 3 === 0 ? 'cost' : 'benefit',
  kind: 'judged',
  lo: null,
  hi: null,
  veto: null,
  memberInterest: false,
}))
const markets = count(12, (a) => ({ id: `M${a}`, maturity: 'growing' }))

const ballots: PartnerBallot[] = partners.flatMap((partner, p) =>
  count(3, (b) => ({
    partner,
    values: Object.fromEntries(
      criteria.map(({ id }, c) => [
        id,
        Object.fromEntries(markets.map((market, a) => [market.id, ratingAt(p, b, c, a)])),
      ]),
    ),
  })),
)
const points = partnerPoints(
  partners.map((partner, p) => ({
    partner,
    values: Object.fromEntries(criteria.map(({ id }, c) => [id, { points: ratingAt(p, c) }])),
  })),
)

const marketsInput = (): MarketsInput => ({
  criteria,
  markets,
  scores: partnerMeans(ballots),
  measured: {},
  points,
  needMap: DEFAULT_NEED_MAP,
  settings: { weightMode: 'blend', lambda: 0.5, sensitivityPct: 20, maxTargets: 3 },
})
const prepared = marketsInput()

const example = JSON.parse(readFileSync('seeds/examples/worked-example-1.json', 'utf8')) as { input: unknown }
const board: BoardState = boardFromInput(parseInput(example.input))

describe('compute', () => {
  bench('T04, 12 markets x 12 criteria x 20 partners, full sensitivity', () => {
    computeMarkets(prepared, partners, null)
  })

  bench('the same with the averaging of 3 ballots per partner', () => {
    computeMarkets(marketsInput(), partners, null)
  })

  bench('all results of the example board', () => {
    boardResults(board, '2027-01-01')
  })
})
