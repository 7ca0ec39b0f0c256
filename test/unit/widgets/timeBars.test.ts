import { describe, expect, it } from 'vitest'
import type { Item } from '../../../shared/board/boardState.ts'
import { dateIn, daysIn, lengthOf, monthAxis, monthOf, placeOn, shiftMonths } from '../../../shared/widgets/months.ts'
import { barOf, linesOf, packBars, shiftBar } from '../../../shared/widgets/timeBars.ts'

const TIMES = { start: 'start', end: 'end' }
const item = (id: string, start: string | null, end: string | null = null): Item => ({
  id,
  widget: 'T11.actions',
  fields: { start, end },
  origin: 'participant',
  order: 1,
  fact: null,
  by: null,
  confirmed: null,
  archived: false,
  source: null,
})
const AXIS = { from: monthOf('2027-01-01')!, to: monthOf('2029-12-31')! }

describe('months', () => {
  it('[W60] keep the day when they shift and stop at the last day of a shorter month', () => {
    expect(shiftMonths('2027-01-31', 1)).toBe('2027-02-28')
    expect(shiftMonths('2027-12-15', 1)).toBe('2028-01-15')
    expect(shiftMonths('2028-03-31', -1)).toBe('2028-02-29')
    expect(shiftMonths('2027-02-30', 1)).toBeNull()
    expect(shiftMonths('soon', 1)).toBeNull()
  })

  it('know their days and their first day', () => {
    expect([daysIn(monthOf('2028-02-01')!), daysIn(monthOf('2100-02-01')!)]).toEqual([29, 28])
    expect(dateIn(monthOf('2027-04-09')!, 31)).toBe('2027-04-30')
  })

  it('[W60] span the strategy, wide enough for every date, and never more than ten years', () => {
    const strategy = { strategyStart: '2027-01-01', strategyEnd: '2029-12-31' }
    expect(monthAxis(strategy, [], '2026-11-22')).toEqual(AXIS)
    const wide = monthAxis(strategy, ['2026-11-01', '2030-02-01', 'never'], '2026-11-22')
    expect([wide.from, wide.to]).toEqual([monthOf('2026-11-01'), monthOf('2030-02-01')])
    expect(lengthOf(monthAxis(strategy, ['1027-05-01', '9999-01-01'], '2026-11-22'))).toBeLessThanOrEqual(120)
    const none = { strategyStart: null, strategyEnd: null }
    expect(monthAxis(none, [], '2026-11-22')).toEqual({ from: monthOf('2026-11-01'), to: monthOf('2027-10-01') })
  })

  it('count a bar to the evening of its last day', () => {
    expect(placeOn(AXIS, '2027-02-01', 'morning')).toBe(1)
    expect(placeOn(AXIS, '2027-02-28', 'evening')).toBe(2)
    expect(placeOn(AXIS, null, 'morning')).toBeNull()
  })
})

describe('bars in time', () => {
  it('[W61] never overlap in a line, whatever their labels need', () => {
    const bars = [
      item('a', '2027-01-01', '2027-06-30'),
      item('b', '2027-03-01', '2027-04-30'),
      item('c', '2027-07-01', '2027-08-31'),
      item('d', '2027-03-01', '2027-03-31'),
    ].map((one) => barOf(one, TIMES, AXIS)!)
    const packed = packBars(bars, () => 2)
    expect(packed.map(({ item: { id }, line }) => `${id}${line}`)).toEqual(['a0', 'b1', 'd2', 'c0'])
    expect(linesOf(packed)).toBe(3)
    for (const one of packed)
      for (const other of packed)
        if (one !== other && one.line === other.line && one.from <= other.from)
          expect(Math.max(one.to, one.from + 2)).toBeLessThanOrEqual(other.from + 1e-9)
    // The order in which they are given changes nothing.
    expect(packBars([...bars].reverse(), () => 2)).toEqual(packed)
  })

  it('has none without a start, and a day when the end is missing or before it', () => {
    expect(barOf(item('a', null, '2027-01-01'), TIMES, AXIS)).toBeNull()
    const day = barOf(item('a', '2027-02-01'), TIMES, AXIS)!
    expect(day.to - day.from).toBeCloseTo(1 / 28)
    expect(barOf(item('a', '2027-02-01', '2026-01-01'), TIMES, AXIS)).toMatchObject({ from: 1, to: day.to })
  })

  it('is cut at the ends of the axis and says so', () => {
    expect(barOf(item('a', '2026-06-01', '2031-01-01'), TIMES, AXIS)).toMatchObject({
      from: 0,
      to: 36,
      isCutBefore: true,
      isCutAfter: true,
    })
  })

  it('[W61] moves as a whole by months, keeps the last day of a month, and its ends stop at each other', () => {
    const bar = item('a', '2027-01-15', '2027-02-28')
    expect(shiftBar(bar, TIMES, 1, 'whole')).toEqual({ start: '2027-02-15', end: '2027-03-31' })
    expect(shiftBar(bar, TIMES, 2, 'end')).toEqual({ end: '2027-04-28' })
    expect(shiftBar(bar, TIMES, -2, 'end')).toEqual({})
    expect(shiftBar(bar, TIMES, 2, 'start')).toEqual({})
    expect(shiftBar(item('a', '2027-01-15'), TIMES, 1, 'end')).toEqual({ end: '2027-02-15' })
    expect(shiftBar(item('a', null), TIMES, 1, 'whole')).toEqual({})
  })
})
