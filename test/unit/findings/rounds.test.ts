// Findings of a revealed round on small rounds made by hand; the numbers of worked example 1 for the cells to discuss.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Partner, RoundValues } from '../../../shared/board/boardState.ts'
import {
  cellsToDiscuss,
  consensusMove,
  extremes,
  needCells,
  roundCells,
  roundGaps,
  scoresByPartner,
  spreadCounts,
} from '../../../shared/findings/roundFindings.ts'

const partner = (id: string): Partner => ({ id, name: id, region: '', type: 'cluster' })
const PARTNERS = ['BC', 'BM', 'BP', 'LY', 'ER'].map(partner)

const round = (values: Record<string, Record<string, Record<string, number | null>>>): RoundValues =>
  Object.fromEntries(Object.entries(values).map(([id, cells]) => [id, { people: 1, cells }]))

/** Demand in China of worked example 1: 4, 3, 2, 5, 4. */
const CHINA = round({
  BC: { C2: { CN: 4 } },
  BM: { C2: { CN: 3 } },
  BP: { C2: { CN: 2 } },
  LY: { C2: { CN: 5 } },
  ER: { C2: { CN: 4 } },
})

describe('cells of a revealed round', () => {
  it('[F1] mean, spread and label of a cell follow domain 3.4', () => {
    const [cell] = roundCells(CHINA, PARTNERS, ['C2'], ['CN'])
    expect(cell?.mean).toBeCloseTo(3.6, 10)
    expect(cell?.spread).toBeCloseTo(1.0198, 4)
    expect(cell?.label).toBe('discuss')
    expect(extremes(cell!)).toEqual({ low: 2, lowest: ['BP'], high: 5, highest: ['LY'] })
  })

  it('[F1] a spread of exactly 0.5 is some spread, of exactly 1 is to discuss, of one partner is not computable', () => {
    const labels = (a: number, b: number | null) =>
      roundCells(round({ BC: { R: { X: a } }, BM: { R: { X: b } } }), PARTNERS, ['R'], ['X'])[0]?.label
    expect(labels(3, 4)).toBe('some-spread')
    expect(labels(3, 5)).toBe('discuss')
    expect(labels(3, 3)).toBe('aligned')
    expect(labels(3, null)).toBe('not-computable')
  })

  it('[F2] an absent partner is named once and leaves no gap in every cell', () => {
    const values = round({ BC: { R: { X: 1, Y: 2 } }, BM: { R: { X: 1, Y: null } }, BP: { R: { X: null, Y: null } } })
    const three = PARTNERS.slice(0, 3)
    const cells = roundCells(values, three, ['R'], ['X', 'Y', 'Z'])
    const gaps = roundGaps(cells, values, three)
    expect(gaps.absent).toEqual(['BP'])
    expect(gaps.empty.map(({ column }) => column)).toEqual(['Z'])
    expect(gaps.partial.map(({ column, missing }) => [column, missing])).toEqual([['Y', ['BM']]])
    expect(spreadCounts(cells)).toEqual({ discuss: 0, someSpread: 0, aligned: 1, missing: 2 })
  })

  it('[F3] the talking list has the widest spread first, then table order', () => {
    const values = round({
      BC: { A: { X: 1, Y: 1 }, B: { X: 1, Y: 2 } },
      BM: { A: { X: 3, Y: 5 }, B: { X: 3, Y: 2 } },
    })
    const cells = cellsToDiscuss(roundCells(values, PARTNERS, ['A', 'B'], ['X', 'Y']))
    expect(cells.map(({ row, column }) => row + column)).toEqual(['AY', 'AX', 'BX'])
  })

  it('[F4] the consensus move is the earlier spread minus the later, and null without two values', () => {
    const before = roundCells(CHINA, PARTNERS, ['C2'], ['CN'])[0]
    const closer = { ...CHINA, BP: { people: 1, cells: { C2: { CN: 4 } } } }
    const after = roundCells(closer, PARTNERS, ['C2'], ['CN'])[0]!
    expect(consensusMove(before, after)).toBeCloseTo(1.0198 - 0.6325, 3)
    expect(consensusMove(undefined, after)).toBeNull()
    expect(consensusMove({ ...before!, spread: null }, after)).toBeNull()
  })
})

describe('needs by partner', () => {
  it('[F5] a partner counts only with importance and met; priority adds what is not met', () => {
    const values = round({
      BC: { N1: { importance: 5, met: 2 } },
      BM: { N1: { importance: 3, met: 5 } },
      BP: { N1: { importance: 4, met: null } },
    })
    const [cell] = needCells(values, PARTNERS, ['N1'])
    expect(cell?.values).toEqual([
      { partner: 'BC', value: 8 },
      { partner: 'BM', value: 3 },
    ])
    expect(cell?.missing).toEqual(['BP'])
    expect(cell?.label).toBe('discuss')
  })

  it('[F5] complete rows count once, single cells one by one', () => {
    const values = round({ BC: { N1: { importance: 5, met: 2 }, N2: { importance: 5, met: null } } })
    const counts = (complete: boolean) =>
      scoresByPartner(values, PARTNERS.slice(0, 2), ['N1', 'N2'], ['importance', 'met'], complete)
    expect(counts(true)).toEqual([
      { partner: 'BC', people: 1, filled: 1, total: 2 },
      { partner: 'BM', people: 0, filled: 0, total: 2 },
    ])
    expect(counts(false)[0]).toEqual({ partner: 'BC', people: 1, filled: 3, total: 4 })
  })
})

describe('any round', () => {
  const score = fc.option(fc.integer({ min: 1, max: 5 }))
  const anyRound = fc.array(fc.array(score, { minLength: 4, maxLength: 4 }), { minLength: 0, maxLength: 5 })
  const toValues = (rows: (number | null)[][]): RoundValues =>
    round(
      Object.fromEntries(
        rows.map((scores, place) => [
          PARTNERS[place]!.id,
          { A: { X: scores[0]!, Y: scores[1]! }, B: { X: scores[2]!, Y: scores[3]! } },
        ]),
      ),
    )

  it('[F1] every cell has one label, and each partner who took part is in it once: with a value or as missing', () => {
    fc.assert(
      fc.property(anyRound, (rows) => {
        const values = toValues(rows)
        const cells = roundCells(values, PARTNERS, ['A', 'B'], ['X', 'Y'])
        const voting = PARTNERS.length - roundGaps(cells, values, PARTNERS).absent.length
        const counts = spreadCounts(cells)
        const unclear = cells.filter(({ label }) => label === 'not-computable').length
        expect(cells).toHaveLength(4)
        expect(counts.discuss + counts.someSpread + counts.aligned + unclear).toBe(4)
        for (const cell of cells) {
          expect(cell.values.length + cell.missing.length).toBe(voting)
          expect(cell.mean === null).toBe(cell.values.length === 0)
          expect(cell.spread === null).toBe(cell.values.length < 2)
        }
      }),
    )
  })

  it('[F1] the order of partners changes no number', () => {
    fc.assert(
      fc.property(anyRound, (rows) => {
        const values = toValues(rows)
        const numbers = (partners: Partner[]) =>
          roundCells(values, partners, ['A', 'B'], ['X', 'Y']).map(({ spread, label }) => [spread?.toFixed(9), label])
        expect(numbers([...PARTNERS].reverse())).toEqual(numbers(PARTNERS))
      }),
    )
  })
})
