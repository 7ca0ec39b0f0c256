// What stands in the cells of the market matrix, before, during and after a round.
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { itemKey, readBoard, type Round, type RoundValues } from '../../../shared/board/boardState.ts'
import { boardResults } from '../../../shared/boardResults.ts'
import { decisionMarkets, standsToShortlist } from '../../../shared/widgets/marketDecision.ts'
import { marketMatrix, weightSource, type MatrixCell } from '../../../shared/widgets/marketMatrix.ts'
import { needMapView, nextStrength, ownCells, ownMapCells } from '../../../shared/widgets/needMap.ts'
import { quorumOf, statementVote } from '../../../shared/widgets/statement.ts'
import { weightBar, weightTicks } from '../../../shared/widgets/weightTicks.ts'

const PARTNERS = ['A', 'B', 'C'].map((id) => ({ id, name: id, region: '', type: 'cluster' as const }))

/** Two criteria on each axis (the last one measured) and two markets. */
function smallBoard(): Y.Doc {
  const doc = new Y.Doc()
  doc.getMap('meta').set('partners', PARTNERS)
  doc.getMap('meta').set('templates', ['T02', 'T04'])
  const put = (widget: string, id: string, order: number, fields: Record<string, unknown>) =>
    doc.getMap('items').set(itemKey(widget, id), { fields, origin: 'participant', order })
  put('T04.criteria', 'C1', 1, {
    name: 'Size',
    axis: 'attractiveness',
    direction: 'benefit',
    kind: 'judged',
    veto: 0.3,
  })
  put('T04.criteria', 'C2', 2, { name: 'Distance', axis: 'fit', direction: 'cost', kind: 'judged', veto: null })
  put('T04.criteria', 'C3', 3, {
    name: 'Members',
    axis: 'fit',
    direction: 'benefit',
    kind: 'measured',
    lo: 0,
    hi: 50,
    veto: null,
  })
  put('T04.criteria', 'own', 4, { name: 'Without part', kind: 'judged', direction: 'benefit' })
  put('T04.markets', 'BR', 1, { name: 'Brazil', maturity: 'emerging' })
  put('T04.markets', 'CN', 2, { name: 'China', maturity: 'growing' })
  return doc
}

const VALUES: RoundValues = {
  A: { people: 1, cells: { C1: { BR: 1, CN: 5 }, C2: { BR: 3, CN: 1 } } },
  B: { people: 2, cells: { C1: { BR: 2, CN: 5 }, C2: { BR: 3, CN: 5 } } },
  C: { people: 1, cells: { C1: { BR: 1, CN: null }, C2: { BR: null, CN: 5 } } },
}

const round = (state: Round['state'], number = 1): Round => ({
  id: `r${number}`,
  widget: 'T04.scores',
  number,
  state,
  openedAt: `2026-11-22T0${number}:00:00Z`,
  revealedAt: null,
  progress: {},
})

function cellsOf(doc: Y.Doc): Record<string, MatrixCell[]> {
  const board = readBoard(doc)
  const matrix = marketMatrix(board, boardResults(board, '2026-11-22').T04)
  return Object.fromEntries(matrix.groups.flatMap((group) => group.rows.map((row) => [row.item.id, row.cells])))
}

describe('marketMatrix', () => {
  it('[W6] shows no zeros before the first reveal, and says while a round is open that scores are hidden', () => {
    const doc = smallBoard()
    expect(cellsOf(doc)['C1']).toEqual([{ kind: 'notYet' }, { kind: 'notYet' }])
    expect(cellsOf(doc)['C3']).toEqual([{ kind: 'noData' }, { kind: 'noData' }])
    doc.getMap('session').set('round/r1', round('open'))
    expect(cellsOf(doc)['C1']).toEqual([{ kind: 'hidden' }, { kind: 'hidden' }])
  })

  it('[W6] shows value, disagreement and how many partners gave it after the reveal', () => {
    const doc = smallBoard()
    doc.getMap('session').set('values/T04.scores/1', VALUES)
    doc.getMap('items').set(itemKey('T04.measured', 'C3', 'BR'), 25)
    const cells = cellsOf(doc)
    expect(cells['C1']![1]).toEqual({ kind: 'value', value: 1, label: 'aligned', have: 2, of: 3, isOut: false })
    expect(cells['C2']![1]).toMatchObject({ kind: 'value', label: 'discuss', have: 3, of: 3 })
    expect(cells['C3']).toEqual([
      { kind: 'value', value: 0.5, label: 'not-computable', have: 0, of: 0, isOut: false },
      { kind: 'noData' },
    ])
    expect(cells['own']).toEqual([{ kind: 'noScores' }, { kind: 'noScores' }])
  })

  it('[W6] marks the cell that puts a market out', () => {
    const doc = smallBoard()
    doc.getMap('session').set('values/T04.scores/1', VALUES)
    expect(cellsOf(doc)['C1']![0]).toMatchObject({ kind: 'value', isOut: true })
  })

  it('[W6] keeps showing the revealed round while the next one is open', () => {
    const doc = smallBoard()
    doc.getMap('session').set('values/T04.scores/1', VALUES)
    doc.getMap('session').set('round/r2', round('open', 2))
    const board = readBoard(doc)
    const matrix = marketMatrix(board, boardResults(board, '2026-11-22').T04)
    expect([matrix.round, matrix.open?.number, matrix.voting]).toEqual([1, 2, 3])
    expect(matrix.groups[0]!.rows[0]!.cells[1]).toMatchObject({ kind: 'value', value: 1 })
  })

  it('[W6] groups criteria by part and gives one without a short id a code of its own', () => {
    const matrix = marketMatrix(readBoard(smallBoard()), undefined)
    expect(matrix.groups.map((group) => [group.axis, group.rows.map((row) => row.code)])).toEqual([
      ['attractiveness', ['C1']],
      ['fit', ['C2', 'C3']],
      [null, ['C4']],
    ])
  })
})

describe('words and axes of T04', () => {
  it('[W7] names the source of the weights', () => {
    expect(weightSource('partners', 0.5).key).toBe('markets.weightsFrom.partners')
    expect(weightSource('blend', 1).key).toBe('markets.weightsFrom.needs')
    expect(weightSource('blend', 0.5).key).toBe('markets.weightsFrom.half')
    expect(weightSource('blend', 0.3)).toEqual({
      key: 'markets.weightsFrom.blend',
      values: { needs: 30, partners: 70 },
    })
  })

  it('[W7] gives the partners an axis that holds every weight', () => {
    const doc = smallBoard()
    const points = { A: { people: 1, cells: { C1: { points: 10 }, C2: { points: 10 }, C3: { points: 5 } } } }
    doc.getMap('session').set('values/T04.weights/1', points)
    expect(weightTicks(boardResults(readBoard(doc), '2026-11-22').T04!)).toEqual([0, 25, 50])
  })
})

describe('weightBar', () => {
  it('[W7] keeps bars in proportion and inside their room', () => {
    const weights = { C1: 0.4, C2: 0.2, C3: 0 }
    expect(Object.values(weights).map((weight) => weightBar(weight, weights, 36))).toEqual([36, 18, 0])
    expect(weightBar(0.09, { C1: 0.09, C2: 0.1 }, 36)).toBeCloseTo(18)
  })
})

describe('need map (domain 4.T04.5)', () => {
  it('[W8] uses the default until the board has a map of its own, and goes back to it', () => {
    const doc = smallBoard()
    const need = { fields: { label: 'Funding', segment: 'sme' }, origin: 'participant', order: 1 }
    doc.getMap('items').set(itemKey('T02.needs', 'N05'), need)
    const before = needMapView(readBoard(doc))
    expect([before.isOwn, before.strength('N05', 'C3'), before.strength('N05', 'C1')]).toEqual([false, 3, 0])

    const cells = ownMapCells(readBoard(doc))
    expect(cells).toEqual([{ need: 'N05', criterion: 'C3', value: 3 }])
    for (const { need: row, criterion, value } of cells)
      doc.getMap('items').set(itemKey('T04.needMap', row, criterion), value)
    doc.getMap('items').set(itemKey('T04.needMap', 'N05', 'C1'), 1)
    const own = needMapView(readBoard(doc))
    expect([own.isOwn, own.strength('N05', 'C3'), own.strength('N05', 'C1')]).toEqual([true, 3, 1])

    for (const { need: row, criterion } of ownCells(readBoard(doc)))
      doc.getMap('items').delete(itemKey('T04.needMap', row, criterion))
    expect(needMapView(readBoard(doc)).isOwn).toBe(false)
  })

  it('[W8] a new map always has a cell, also where the default has none', () => {
    const doc = smallBoard()
    const need = { fields: { label: 'New' }, origin: 'participant', order: 1 }
    doc.getMap('items').set(itemKey('T02.needs', 'own-need'), need)
    expect(ownMapCells(readBoard(doc))).toEqual([{ need: 'own-need', criterion: 'C1', value: 0 }])
  })

  it('[W8] goes round 0, 1, 3', () => {
    expect([0, 1, 3].map(nextStrength)).toEqual([1, 3, 0])
  })
})

describe('statement and decision', () => {
  it('[W9] is empty, draft, in the vote, adopted or not', () => {
    const doc = smallBoard()
    const state = () => statementVote(readBoard(doc), 'T04.decision', 'decision').state
    expect(state()).toBe('empty')
    doc.getMap('items').set(itemKey('T04.decision', 'statement'), 'Work on China.')
    expect(state()).toBe('draft')
    doc.getMap('session').set('round/v1', { ...round('open'), widget: 'T04.decisionVote' })
    expect(state()).toBe('voting')
    doc.getMap('session').set('round/v1', { ...round('revealed'), widget: 'T04.decisionVote' })
    const vote = (value: string) => ({ people: 1, cells: { decision: { vote: value } } })
    doc.getMap('session').set('values/T04.decisionVote/1', { A: vote('approve'), B: vote('approve') })
    expect(state()).toBe('adopted')
    doc.getMap('session').set('values/T04.decisionVote/2', { A: vote('approve'), B: vote('oppose') })
    expect(state()).toBe('notAdopted')
    expect(statementVote(readBoard(doc), 'T04.decision', 'decision').votes.map(({ vote: cast }) => cast)).toEqual([
      'approve',
      'oppose',
      'abstain',
    ])
  })

  it('[W9] needs 0.6 of all partners', () => {
    expect([1, 2, 3, 4, 5, 10, 20].map(quorumOf)).toEqual([1, 2, 2, 3, 3, 6, 12])
  })

  it('[W9] compares chosen markets with the shortlist as sets', () => {
    expect(standsToShortlist(['US', 'CN'], ['CN', 'US'])).toBe('follows')
    expect(standsToShortlist(['US'], ['CN', 'US'])).toBe('departs')
    expect(standsToShortlist([], ['CN'])).toBe('none')
    expect(standsToShortlist(['CN'], [])).toBe('none')
  })

  it('[W9] leaves out markets the board never had', () => {
    const doc = smallBoard()
    doc.getMap('items').set(itemKey('T04.decision', 'markets'), ['CN', 'ghost'])
    expect(decisionMarkets(readBoard(doc))).toEqual(['CN'])
  })
})
