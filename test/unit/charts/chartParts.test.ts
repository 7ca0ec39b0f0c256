// The parts every chart is made of, and the charts of the worked example and of awkward boards.
import { beforeAll, describe, expect, it } from 'vitest'
import * as fc from 'fast-check'
import worked from '../../../seeds/examples/worked-example-1.json'
import type { BoardState } from '../../../shared/board/boardState.ts'
import { boardResults } from '../../../shared/boardResults.ts'
import { attributeGapsChart } from '../../../shared/charts/attributeGapsChart.ts'
import { displayCodes } from '../../../shared/charts/boardTexts.ts'
import { needBarsChart } from '../../../shared/charts/needBarsChart.ts'
import { needQuadrantChart } from '../../../shared/charts/needQuadrantChart.ts'
import { nineBoxChart } from '../../../shared/charts/nineBoxChart.ts'
import { placeLabels } from '../../../shared/charts/placeLabels.ts'
import { placeSigns } from '../../../shared/charts/placeSigns.ts'
import { printed, printedChange } from '../../../shared/charts/printed.ts'
import { rankingChart } from '../../../shared/charts/rankingChart.ts'
import { wrapText } from '../../../shared/charts/wrapText.ts'
import type { Results } from '../../../shared/compute/results.ts'
import type { Drawing, MeasureText } from '../../../shared/drawing.ts'
import { partnerLooks } from '../../../shared/signs.ts'
import { emptyBoard, prepareExample } from '../pdf/exampleState.ts'
import { t } from '../pdf/examplePdf.ts'

const measure: MeasureText = (text, size) => text.length * size * 0.55
const SIZE = { width: 560, height: 320, fontScale: 1 }
const texts = (drawing: Drawing) => drawing.marks.flatMap((mark) => (mark.kind === 'text' ? [mark.text] : []))

describe('printed numbers', () => {
  it('[P17] rounds once, half away from zero, and prints a dash for no value', () => {
    expect([printed(0.475, 2), printed(-0.25, 1), printed(-0.04, 1), printed(2.5, 0), printed(null, 1)]).toEqual([
      '0.48',
      '−0.3',
      '0.0',
      '3',
      '–',
    ])
    expect([printedChange(20, 0), printedChange(-9.8432, 1)]).toEqual(['+20 %', '−9.8 %'])
  })
})

describe('placing', () => {
  it('[P18] moves no sign sideways unless four or more share a value', () => {
    const values = [10, 10, 10, 30, 31].map((x, partner) => ({ partner, x }))
    expect(placeSigns(values, 8).every((spot) => spot.x === values[spot.partner]!.x)).toBe(true)
    const four = placeSigns(
      [0, 1, 2, 3].map((partner) => ({ partner, x: 50 })),
      8,
    )
    expect(new Set(four.map(({ x }) => x)).size).toBe(2)
    expect(four.reduce((sum, { x }) => sum + x, 0) / 4).toBeCloseTo(50)
  })

  it('[P18] never lets signs cover each other', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 20 }), (xs) => {
        const spots = placeSigns(
          xs.map((x, partner) => ({ partner, x })),
          8,
        )
        expect(spots).toHaveLength(xs.length)
        for (const a of spots)
          for (const b of spots)
            if (a !== b && a.level === b.level) expect(Math.abs(a.x - b.x)).toBeGreaterThanOrEqual(8)
      }),
    )
  })

  it('[P19] keeps labels of near points apart, the same way every time', () => {
    const points = [0, 1, 2, 3].map((i) => ({
      x: 100 + i * 6,
      y: 100 + (i % 2) * 4,
      r: 5,
      lines: [`N0${i}`],
      width: 24,
    }))
    const bounds = { x: 0, y: 0, w: 200, h: 200 }
    const spots = placeLabels(points, 12, bounds)
    const boxes = spots.map((spot, i) => ({
      x: spot.x - (spot.anchor === 'start' ? 0 : spot.anchor === 'end' ? 24 : 12),
      y: spot.y - 9.6,
      w: points[i]!.width,
      h: 12,
    }))
    for (const a of boxes)
      for (const b of boxes)
        if (a !== b)
          expect(
            a.x + a.w <= b.x + 0.01 || b.x + b.w <= a.x + 0.01 || a.y + a.h <= b.y + 0.01 || b.y + b.h <= a.y + 0.01,
          ).toBe(true)
    expect(placeLabels(points, 12, bounds)).toEqual(spots)
  })

  it('wraps without losing a letter', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zé -]{0,60}$/), fc.integer({ min: 10, max: 200 }), (text, width) => {
        expect(wrapText(text, width, 10, 400, measure).join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
      }),
    )
  })

  it('gives every item a code of its own', () => {
    const codes = displayCodes(['C1', 'x9f', 'C2', 'k-2'], 'C')
    expect([...codes.values()]).toEqual(['C1', 'C3', 'C2', 'C4'])
  })
})

describe('charts', () => {
  let board: BoardState
  let results: Results
  beforeAll(async () => {
    board = await prepareExample()
    results = boardResults(board, '2026-11-22')
  })
  const looks = () => partnerLooks(board.partners)

  it('[P20] prints the number of every bar and says the same in words', () => {
    const ranking = rankingChart(results.T04!, board, looks(), t, measure, SIZE)
    expect(texts(ranking)).toEqual(expect.arrayContaining(['78.5', '60.4', '60.0', '49.8', '40.5']))
    expect(ranking.alt).toContain('1 United States 78.5.')
    expect(ranking.marks.filter((mark) => mark.kind === 'sign')).toHaveLength(25)
    const needs = needBarsChart(results.T02!, board, looks(), t, measure, { ...SIZE, height: 500 })
    for (const need of Object.values(worked.expected.T02.needs))
      if (need.priority !== null) expect(texts(needs)).toContain(printed(need.priority, 1))
    expect(needs.alt).toContain('no data')
  })

  it('[P20] marks the uncertain part of a bar only where scores are missing', () => {
    const hatched = rankingChart(results.T04!, board, looks(), t, measure, SIZE).marks.filter(
      (mark) => mark.kind === 'rect' && mark.fill && 'hatch' in mark.fill,
    )
    expect(hatched).toHaveLength(1)
  })

  it('[P21] draws missing as hatched with words, never as zero', () => {
    const empty = emptyBoard(['T02', 'T04', 'T08'], [{ id: 'A', name: 'Alpha', region: '', type: 'cluster' }])
    const none = boardResults(empty, '2026-11-22')
    const pictures = [
      rankingChart(none.T04!, empty, partnerLooks(empty.partners), t, measure, SIZE),
      needBarsChart(none.T02!, empty, partnerLooks(empty.partners), t, measure, SIZE),
      attributeGapsChart(none.T08!, empty, partnerLooks(empty.partners), t, measure, SIZE),
    ]
    for (const picture of pictures) {
      expect(picture.marks.some((mark) => mark.kind === 'rect' && mark.fill && 'hatch' in mark.fill)).toBe(true)
      expect(texts(picture).some((text) => text === 'no scores' || text === 'no data')).toBe(true)
      expect(texts(picture)).not.toContain('0.0')
    }
    expect(nineBoxChart(none.T04!, empty, [], t, measure, SIZE).marks.some((mark) => mark.kind === 'circle')).toBe(
      false,
    )
  })

  it('[P22] keeps scales fixed and every mark inside the picture', () => {
    const pictures = [
      rankingChart(results.T04!, board, looks(), t, measure, SIZE),
      nineBoxChart(results.T04!, board, looks(), t, measure, SIZE),
      needBarsChart(results.T02!, board, looks(), t, measure, SIZE),
      needQuadrantChart(results.T02!, board, looks(), t, measure, SIZE),
      attributeGapsChart(results.T08!, board, looks(), t, measure, SIZE),
    ]
    expect(texts(pictures[0]!)).toEqual(expect.arrayContaining(['0', '25', '50', '75', '100']))
    expect(texts(pictures[2]!)).toEqual(expect.arrayContaining(['1', '3', '5', '7', '9']))
    for (const { marks } of pictures)
      for (const mark of marks) {
        if (mark.kind !== 'rect') continue
        expect([mark.x, mark.y, mark.w, mark.h].every(Number.isFinite)).toBe(true)
        expect(mark.x).toBeGreaterThanOrEqual(-1)
        expect(mark.x + mark.w).toBeLessThanOrEqual(SIZE.width + 1)
        expect(mark.y + mark.h).toBeLessThanOrEqual(SIZE.height + 1)
      }
  })
})
