// Plain sentences decided by rules: the worked example, and rankings with ties, no data, one market, open winners.
import { beforeAll, describe, expect, it } from 'vitest'
import type { BoardState } from '../../../shared/board/boardState.ts'
import { boardResults } from '../../../shared/boardResults.ts'
import type { BrandResults, MarketsResults, Results, Variation } from '../../../shared/compute/results.ts'
import { brandFindings } from '../../../shared/findings/brandFindings.ts'
import { marketFindings } from '../../../shared/findings/marketFindings.ts'
import { needFindings } from '../../../shared/findings/needFindings.ts'
import { emptyBoard, prepareExample } from '../pdf/exampleState.ts'
import { t } from '../pdf/examplePdf.ts'

let board: BoardState
let results: Results
beforeAll(async () => {
  board = await prepareExample()
  results = boardResults(board, '2026-11-22')
})

/** The example's results with other ranks and tests. */
function ranked(ranks: Record<string, number>, changed: Partial<Variation>[] = [], winnerChanges = 0): MarketsResults {
  const base = structuredClone(results.T04!)
  for (const [id, market] of Object.entries(base.markets)) market.rank = ranks[id] ?? null
  base.shortlist = Object.keys(ranks).filter((id) => ranks[id]! <= 3)
  base.sensitivity = {
    ...base.sensitivity,
    winnerChanges,
    shortlistChanges: 0,
    reversals: changed.length,
    criticalSwings: [],
    changed: changed.map((one) => ({
      criterion: 'C3',
      sign: -1 as const,
      ranks: {},
      winnerChanged: false,
      shortlistChanged: false,
      reversals: 1,
      ...one,
    })),
  }
  return base
}

describe('markets', () => {
  it('[P23] says how firm the order of the worked example is', () => {
    const found = marketFindings(results.T04!, board, t)
    expect(found.headline).toBe('First place is firm. Second and third are close.')
    expect(found.swing).toBe('China and Brazil change places if the weight of C3 falls by 9.8 %.')
    expect(found.tests).toBe(
      '20 tests, each weight 20 % up and down: same three markets every time. They change places in 4:',
    )
    expect(found.changed.map(({ label, pairs }) => [label, ...pairs])).toEqual(
      ['C3 −20 %', 'C4 −20 %', 'C7 +20 %', 'C9 +20 %'].map((label) => [label, 'China and Brazil']),
    )
    expect(found.equalWeights).toBe(
      'With equal weights: United States 74.3, Brazil 59.3, China 58.3, Australia 51.5, Japan 38.5.',
    )
  })

  it('[P23] speaks right of ties, open winners, runs of close places and stable orders', () => {
    const headline = (markets: MarketsResults) => marketFindings(markets, board, t).headline
    expect(headline(ranked({ US: 1, CN: 1, BR: 3 }))).toBe('China and United States share first place.')
    expect(headline(ranked({ US: 1, CN: 2, BR: 2 }))).toContain('Brazil and China share second place.')
    expect(headline(ranked({ US: 1, CN: 2, BR: 3 }))).toBe('First place is firm. No market changes places.')
    const turned = { US: 2, CN: 1, BR: 3 }
    expect(headline(ranked({ US: 1, CN: 2, BR: 3 }, [{ ranks: turned, winnerChanged: true }], 1))).toBe(
      'First place depends on the weights. First and second are close.',
    )
    expect(
      headline(
        ranked({ US: 1, CN: 2, BR: 3, JP: 4 }, [
          { ranks: { US: 1, CN: 3, BR: 2, JP: 4 } },
          { ranks: { US: 1, CN: 2, BR: 4, JP: 3 } },
        ]),
      ),
    ).toBe('First place is firm. Second, third and fourth are close.')
  })

  it('[P23] says so when nothing or one thing is ranked', () => {
    const none = marketFindings(ranked({}), board, t)
    expect(none).toMatchObject({
      headline: 'No market is ranked yet.',
      swing: null,
      tests: null,
      changed: [],
      equalWeights: null,
    })
    expect(marketFindings(ranked({ US: 1 }), board, t).headline).toBe(
      'Only United States is ranked, so there is nothing to compare.',
    )
    expect(marketFindings(ranked({ US: 1, CN: 2 }), board, t).swing).toMatch(
      /^No change of a single weight can be named/,
    )
  })
})

describe('needs', () => {
  it('[P24] names the market no first need points to, and what is without data', () => {
    const found = needFindings(results, board, t)
    expect(found.linkGap).toBe(
      'Brazil has no link to one of the first five needs. Recommendation 1.2 stays partly covered.',
    )
    expect(found.withoutData.map(({ id, note }) => [id, note])).toEqual([
      ['L03', '2 of 5 partners'],
      ['L05', 'nobody yet'],
    ])
    expect(found.statementDraft).toBe(
      'We will first help with knowledge of the target market, reliable contacts and entry points and access to funding and investors.',
    )
  })

  it('[P24] keeps silent about links before a decision', () => {
    const empty = emptyBoard(['T02', 'T04'], board.partners)
    expect(needFindings(boardResults(empty, '2026-11-22'), empty, t)).toMatchObject({
      linkGap: null,
      statementDraft: null,
    })
  })
})

describe('brand', () => {
  it('[P25] explains five core attributes and why the best rated name was not chosen', () => {
    const found = brandFindings(results.T08!, board, t)
    expect(found.coreNote).toBe('Five, because three share a rank. Pick four or keep all.')
    expect(found.nameNote).toBe(
      'The best rated name cannot be chosen: its domain, trade mark and language check is not done. bioXclusters has the most approval of the others.',
    )
    expect(found.toDo.map(({ partner }) => partner)).toEqual(['BIOPMED', 'BIOM', 'ERAI', 'BIOCAT', 'LYON'])
    expect(found.stages).toBe(
      '5 of 6 stages filled. Nothing yet for Regulation, payers. Spread over partners 0.98 (1 = even).',
    )
  })

  it('[P25] finds words for every way a name can be chosen or not', () => {
    const note = (change: (brand: BrandResults) => void) => {
      const brand = structuredClone(results.T08!)
      change(brand)
      return brandFindings(brand, board, t).nameNote
    }
    expect(note((brand) => (brand.nameTie = true))).toMatch(/^Two names have the same approval/)
    expect(note((brand) => (brand.names = {}))).toBe('No name has been proposed yet.')
    expect(note((brand) => (brand.adoptedName = null))).toMatch(/No other name is adopted\.$/)
    expect(note((brand) => (brand.adoptedName = 'NA2'))).toBe(
      'EuroHealth Gateway has the best rating and is adopted by vote.',
    )
    expect(note((brand) => (brand.names['NA2']!.score = brand.names['NA1']!.score))).toBe(
      'bioXclusters shares the best rating and is adopted by vote.',
    )
    expect(
      note((brand) => {
        for (const name of Object.values(brand.names)) name.score = null
        brand.adoptedName = null
      }),
    ).toBe('No name has been rated yet.')
  })
})
