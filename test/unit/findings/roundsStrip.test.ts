// Signs of the strip: where they stand and that none hides another.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { partnerStrip, type StripValue } from '../../../shared/charts/partnerStrip.ts'

const OPTIONS = { width: 88, height: 36, size: 7.4, ticks: [1, 2, 3, 4, 5], margin: 12, alt: 'a strip' }
const signsOf = (values: StripValue[]) =>
  partnerStrip(values, OPTIONS).marks.flatMap((mark) => (mark.kind === 'sign' ? [mark] : []))

describe('partner strip', () => {
  it('[F6] up to three at one value stand above each other at that value', () => {
    const signs = signsOf([0, 1, 2].map((partner) => ({ partner, value: 3 })))
    expect(signs.map(({ x }) => x)).toEqual([44, 44, 44])
    expect(signs.map(({ y }) => y)).toEqual([...signs.map(({ y }) => y)].sort((a, b) => a - b))
    expect(new Set(signs.map(({ y }) => y)).size).toBe(3)
  })

  it('[F6] four at one value stand in two columns centred on it', () => {
    const signs = signsOf([0, 1, 2, 3].map((partner) => ({ partner, value: 3 })))
    const columns = [...new Set(signs.map(({ x }) => x))]
    expect(columns).toHaveLength(2)
    expect((columns[0]! + columns[1]!) / 2).toBeCloseTo(44, 10)
  })

  it('[F6] in a strip too low for three in a column the third stands between two, and none touches another', () => {
    const low = { ...OPTIONS, height: 26, size: 7.6 }
    const values = [0, 1, 2].map((partner) => ({ partner, value: 3 }))
    const signs = partnerStrip(values, low).marks.flatMap((mark) => (mark.kind === 'sign' ? [mark] : []))
    expect(new Set(signs.map(({ y }) => y)).size).toBe(2)
    expect(signs.reduce((sum, { x }) => sum + x, 0) / 3).toBeCloseTo(44, 10)
    for (const a of signs)
      for (const b of signs)
        if (a !== b) expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThanOrEqual(1.2 * low.size)
  })

  it('[F6] different whole scores stand on one line', () => {
    const signs = signsOf([1, 2, 3, 4, 5].map((value, partner) => ({ partner, value })))
    expect(signs.map(({ x }) => x)).toEqual([12, 28, 44, 60, 76])
    expect(new Set(signs.map(({ y }) => y))).toEqual(new Set([18]))
  })

  it('[F6] no two signs share a place and all stay inside, for any means of up to twenty partners', () => {
    const means = fc.array(fc.integer({ min: 4, max: 20 }), { minLength: 1, maxLength: 20 })
    fc.assert(
      fc.property(means, (quarters) => {
        const signs = signsOf(quarters.map((quarter, partner) => ({ partner, value: quarter / 4 })))
        expect(new Set(signs.map(({ x, y }) => `${x.toFixed(3)}/${y.toFixed(3)}`)).size).toBe(quarters.length)
        for (const { y } of signs) expect(Math.abs(y - 18)).toBeLessThanOrEqual(18 - 7.4 / 2)
      }),
    )
  })
})
