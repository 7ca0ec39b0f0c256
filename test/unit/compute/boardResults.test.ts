import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type BoardState, itemKey } from '../../../shared/board/boardState.ts'
import { boardResults, computeBoard, coverageEvidence } from '../../../shared/boardResults.ts'
import { RECOMMENDATIONS } from '../../../shared/compute/recommendations.ts'
import { parseInput } from '../../../shared/compute/parseInput.ts'
import type { Results } from '../../../shared/compute/results.ts'
import { roundResults } from '../../../shared/compute/roundResults.ts'
import { boardFromInput } from './boardFromInput.ts'

const example = JSON.parse(readFileSync('seeds/examples/worked-example-1.json', 'utf8')) as {
  input: unknown
  expected: Required<Results>
}
const TODAY = '2027-01-01'

/** The example's board, with other entries in its items. */
function exampleBoard(changes: Record<string, unknown> = {}): BoardState {
  const board = boardFromInput(parseInput(example.input))
  return { ...board, items: new Map([...board.items, ...Object.entries(changes)]) }
}
const results = (board: BoardState): Required<Results> => roundResults(boardResults(board, TODAY)) as Required<Results>

describe('results of a board', () => {
  it('[C13] equal the worked example', () => {
    expect(results(exampleBoard())).toEqual(example.expected)
  })

  it('[C13] have keys for the templates on the board only', () => {
    const { input } = example as { input: { partners: string[] } }
    expect(Object.keys(results({ ...exampleBoard(), templates: ['T08'] }))).toEqual(['T08', 'coverage'])
    const withoutNeeds = results({ ...exampleBoard(), templates: ['T04'] })
    expect(Object.keys(withoutNeeds)).toEqual(['T04', 'T04decision', 'coverage'])
    expect(new Set(Object.values(withoutNeeds.T04.needsWeights))).toEqual(new Set([0.1]))
    expect(withoutNeeds.T04.weightAbstained).toEqual([])
    expect(input.partners.length).toBe(5)
  })

  it('[C13] use the latest revealed round', () => {
    const board = exampleBoard()
    const first = board.values.get('T02.scores')!.get(1)!
    const second = { BIOM: { people: 1, cells: { N01: { importance: 5, met: 1 } } } }
    const values = new Map([
      ...board.values,
      [
        'T02.scores',
        new Map([
          [2, second],
          [1, first],
        ]),
      ],
    ])
    expect(results({ ...board, values }).T02.needs.N01).toMatchObject({ voters: 1, priority: 9, validated: false })
  })

  it('[C6] count a prefilled asset or survey only when somebody confirmed it', () => {
    const prefill = { fields: { partner: 'BIOM', stage: 'S4', label: { $t: 'key' } }, origin: 'prefill', order: 90 }
    const key = itemKey('T08.assets', 'fact')
    expect(results(exampleBoard({ [key]: prefill })).T08.assets.byStage.S4).toBe(0)
    const confirmed = { by: 'omar', partner: 'BIOM', at: `${TODAY}T09:00:00Z`, edited: false }
    const counted = exampleBoard({ [key]: prefill, [`${key}/$confirmed`]: confirmed })
    expect(results(counted).T08.assets.byStage.S4).toBe(1)
    const archived = exampleBoard({ [key]: prefill, [`${key}/$confirmed`]: confirmed, [`${key}/$archived`]: true })
    expect(results(archived).T08.assets.byStage.S4).toBe(0)
  })

  it('[C6] drop an archived market from ranking, decision and links', () => {
    const { T04, T04decision } = results(exampleBoard({ [`${itemKey('T04.markets', 'CN')}/$archived`]: true }))
    expect(Object.keys(T04.markets)).toEqual(['BR', 'US', 'JP', 'AU'])
    expect(T04decision.markets).toEqual(['US', 'BR'])
  })

  it('[C3] use the default need map until the board has a cell of its own', () => {
    const board = exampleBoard()
    const items = new Map([...board.items].filter(([key]) => !key.startsWith('T04.needMap/')))
    expect(results({ ...board, items }).T04.needsWeights).toEqual(example.expected.T04.needsWeights)
    const own = new Map([...items, [itemKey('T04.needMap', 'N02', 'C1'), 3]])
    expect(results({ ...board, items: own }).T04.needsWeights).toMatchObject({ C1: 1, C2: 0, C9: 0 })
  })

  it('[C13] read values that do not fit their field as empty', () => {
    const board = exampleBoard({
      [itemKey('T04.settings', 'lambda')]: 7,
      [itemKey('T04.settings', 'weightMode')]: 'none',
      [itemKey('T04.settings', 'maxTargets')]: '3',
      [itemKey('T04.settings', 'sensitivityPct')]: null,
      [itemKey('T04.measured', 'C10', 'AU')]: 'many',
      [itemKey('T08.channelState', 'B1', 'common')]: 9,
      [itemKey('T08.positioning', 'need')]: 4,
      'T04.markets/%E0%A4': { fields: { name: 'Broken key' }, origin: 'participant', order: 9 },
      'T04.measured/%E0%A4/AU': 3,
      [itemKey('T04.markets', 'erased')]: null,
      [itemKey('T08.assets', 'text')]: 'no item',
      [itemKey('T04.criteria', 'C11')]: { fields: { name: 'Half typed' }, origin: 'participant', order: 50 },
      [itemKey('T04.criteria', 'C12')]: {
        fields: { name: 'No anchors', axis: 'fit', direction: 'cost', kind: 'measured', lo: 3, hi: 3 },
        origin: 'participant',
        order: 51,
      },
    })
    const { T04, T08 } = results(board)
    expect(Object.keys(T04.weights)).toHaveLength(10)
    expect(T04.utility.AU!.C10).toBeNull()
    expect(T04.weights).toEqual(example.expected.T04.weights)
    expect([T08.readinessByChannel.B1, T08.positioningComplete]).toEqual([0, false])
  })
})

describe('coverage evidence', () => {
  it('[C14] says what proves each signal and agrees with the badges', () => {
    const board = exampleBoard()
    const { results: computed, evidence } = computeBoard(board, TODAY)
    expect(Object.keys(evidence)).toEqual(RECOMMENDATIONS.map(({ id }) => id))
    for (const [id, signals] of Object.entries(computed.coverage.signals))
      expect(evidence[id]!.map(({ holds }) => holds)).toEqual(signals)
    expect(evidence['R1.2']![2]).toEqual({
      signal: 'c',
      templates: ['T02', 'T04'],
      isOnBoard: true,
      holds: false,
      have: 2,
      need: 3,
      evidence: [
        // In the order of the chosen markets.
        { widget: 'T02.needLinks', item: 'item-1' },
        { widget: 'T02.needLinks', item: 'item-0' },
      ],
      missing: [{ widget: 'T04.markets', item: 'BR' }],
    })
    expect(evidence['R2.2']![0]).toMatchObject({ holds: true, evidence: [{ widget: 'T08.names', item: 'NA1' }] })
    expect(evidence['R2.7']![0]).toMatchObject({ have: 5, need: 5, missing: [{ widget: 'T08.assets', item: 'S4' }] })
    expect(evidence['R1.1']![0]).toMatchObject({ isOnBoard: false, have: null, templates: ['T16'] })
  })

  it('[C9] speaks of no market while nothing is decided', () => {
    const board = exampleBoard({ [itemKey('T04.decision', 'statement')]: ' ' })
    const evidence = coverageEvidence(board, TODAY)
    expect(evidence['R1.2']![2]).toMatchObject({ holds: false, have: 0, need: 0, missing: [] })
    expect(evidence['R1.4']![0]).toMatchObject({ holds: false, missing: [{ widget: 'T04.decision', item: null }] })
  })
})
