// Numbers are rounded once from the exact value, half away from zero (visual rule 1 of tables and charts).
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  formatClock,
  formatMonth,
  formatNumber,
  formatScore,
  formatValue,
  initialsOf,
  withReadableDates,
} from '../../../client/ui/format.ts'

describe('numbers', () => {
  it('round half away from zero, as people write them', () => {
    expect(['0.285', '1.005', '2.675', '-0.285', '0.125'].map((n) => formatNumber(Number(n), 2))).toEqual([
      '0.29',
      '1.01',
      '2.68',
      '-0.29',
      '0.13',
    ])
    expect(formatScore(78.45)).toBe('78.5')
    expect(formatValue(0.7)).toBe('0.70')
  })

  it('never show minus zero', () => {
    expect(formatNumber(-0.004, 2)).toBe('0.00')
  })

  it('are within half a step of the exact value', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e6, max: 1e6, noNaN: true }),
        fc.integer({ min: 0, max: 4 }),
        (value, decimals) => {
          const shown = Number(formatNumber(value, decimals))
          expect(Math.abs(shown - value)).toBeLessThanOrEqual(0.5 * 10 ** -decimals * (1 + 1e-9) + 1e-9)
        },
      ),
    )
  })
})

describe('the clock', () => {
  it('counts down to zero and then up with a plus', () => {
    expect([400_000, 45_000, 1, 0, -500, -70_000, 4_000_000].map(formatClock)).toEqual([
      '06:40',
      '00:45',
      '00:01',
      '00:00',
      '00:00',
      '+01:10',
      '1:06:40',
    ])
  })
})

describe('months and names', () => {
  it('a month stays the same month in every time zone', () => {
    expect(formatMonth('2027-01', 'en')).toBe('Jan 2027')
  })

  it('initials are those of the first and last word', () => {
    expect(['Anna Keller', 'Nita', 'José María de la Cruz', ' ', '李 小龙'].map(initialsOf)).toEqual([
      'AK',
      'NI',
      'JC',
      '?',
      '李小',
    ])
  })
})

it('days in a sentence are those of the reader', () => {
  expect(withReadableDates('Choose a date from 2027-09-06 on.', 'en-GB')).toBe('Choose a date from 6 Sept 2027 on.')
  expect(withReadableDates('12027-09-061 stays', 'en-GB')).toBe('12027-09-061 stays')
})
