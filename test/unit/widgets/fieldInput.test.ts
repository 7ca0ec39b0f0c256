// What people may type into a field, and what they are told when it is refused.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FieldSeed } from '../../../shared/templateSeed.ts'
import { isIsoDate, readFieldInput, readNumber } from '../../../shared/widgets/fieldInput.ts'

const field = (rest: Partial<FieldSeed> & Pick<FieldSeed, 'type'>): FieldSeed => ({ id: 'f', required: false, ...rest })

describe('readFieldInput', () => {
  it('[W1] takes an empty text as nothing entered, also in a required field', () => {
    expect(readFieldInput(field({ type: 'text', required: true }), '   ')).toEqual({ value: null })
    expect(readFieldInput(field({ type: 'number', min: 1 }), '')).toEqual({ value: null })
  })

  it('[W2] refuses a number outside its range and names the range', () => {
    const veto = field({ type: 'number', min: 0, max: 1 })
    expect(readFieldInput(veto, '0,1')).toEqual({ value: 0.1 })
    expect(readFieldInput(veto, '7')).toEqual({
      refused: { key: 'widgets.refused.numberBetween', values: { min: 0, max: 1 } },
    })
    const targets = field({ type: 'integer', min: 1, max: 12 })
    expect(readFieldInput(targets, '2.5')).toEqual({
      refused: { key: 'widgets.refused.wholeBetween', values: { min: 1, max: 12 } },
    })
  })

  it('[W2] refuses words, two decimal marks, infinity and too long texts', () => {
    for (const text of ['abc', '1.2.3', 'Infinity', '1e999', '0x10', '--1'])
      expect(readFieldInput(field({ type: 'number' }), text)).toHaveProperty('refused')
    expect(readFieldInput(field({ type: 'text', maxLength: 3 }), 'abcd')).toEqual({
      refused: { key: 'widgets.refused.long', values: { max: 3, length: 4 } },
    })
  })

  it('[W2] takes only days that exist', () => {
    const date = field({ type: 'date' })
    expect(readFieldInput(date, '2028-02-29')).toEqual({ value: '2028-02-29' })
    for (const text of ['2027-02-29', '2027-13-01', '29.02.2028', '2027-1-1'])
      expect(readFieldInput(date, text)).toEqual({ refused: { key: 'widgets.refused.date', values: {} } })
  })

  it('[W2] takes only the options of a choice', () => {
    const choice = field({ type: 'choice', options: ['fit'] })
    expect(readFieldInput(choice, 'fit')).toEqual({ value: 'fit' })
    expect(readFieldInput(choice, 'other')).toHaveProperty('refused')
  })

  it('[W2] reads back every number it was given, with comma or point', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }), (value) => {
        const expected = { value: value === 0 ? 0 : value }
        expect(readNumber(String(value), { integer: false })).toEqual(expected)
        expect(readNumber(String(value).replace('.', ','), { integer: false })).toEqual(expected)
      }),
    )
  })

  it('[W2] takes the minus sign that the board prints and never stores -0', () => {
    expect(readNumber('−9.8', { integer: false })).toEqual({ value: -9.8 })
    expect(readNumber('-0', { integer: true })).toEqual({ value: 0 })
    expect(readNumber('12 500', { integer: true })).toEqual({ value: 12500 })
  })
})

describe('isIsoDate', () => {
  it('[W2] agrees with the calendar for every day', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1900-01-01'), max: new Date('2200-01-01'), noInvalidDate: true }),
        (date) => {
          expect(isIsoDate(date.toISOString().slice(0, 10))).toBe(true)
        },
      ),
    )
  })
})
