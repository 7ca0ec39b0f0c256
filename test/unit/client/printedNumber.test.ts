// Numbers in fields and lists, as people read them.
import { describe, expect, it } from 'vitest'
import { printedNumber } from '../../../client/shapes/generic/fieldText.ts'
import { readNumber } from '../../../shared/widgets/fieldInput.ts'

describe('a number in a field', () => {
  it.each([
    ['2013', '2013'],
    ['30000', '30\u00a0000'],
    ['-1234567.25', '−1\u00a0234\u00a0567.25'],
    ['0.12345', '0.12345'],
  ])('%s is printed as %s, and what is printed is read as the same number', (plain, shown) => {
    expect(printedNumber(plain)).toBe(shown)
    expect(readNumber(shown, { integer: false })).toEqual({ value: Number(plain) })
  })
})
