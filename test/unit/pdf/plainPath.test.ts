// Path data of every kind comes out in plain commands that mean the same.
import { describe, expect, it } from 'vitest'
import { plainPath } from '../../../shared/pdf/plainPath.ts'

describe('plain paths', () => {
  it('makes everything absolute and keeps lines, curves and arcs', () => {
    expect(plainPath('m10,20 5 5h10V0z l1 1')).toBe('M10 20L15 25L25 25L25 0ZL11 21')
    expect(plainPath('M0 0c1 2 3 4 5 6')).toBe('M0 0C1 2 3 4 5 6')
    expect(plainPath('M5 5a3 3 0 1 1 6-.5')).toBe('M5 5A3 3 0 1 1 11 4.5')
  })

  it('[P84] mirrors the control point of each smooth curve in a row, as strokes of the pen need', () => {
    // Control points alternate below and above the line through (0, 0), (6, 0), (12, 0), (18, 0).
    expect(plainPath('M0 0Q3 6 6 0T12 0 18 0')).toBe('M0 0C2 4 4 4 6 0C8 -4 10 -4 12 0C14 4 16 4 18 0')
    expect(plainPath('M0 0C0 2 4 2 4 0S8 -2 8 0')).toBe('M0 0C0 2 4 2 4 0C4 -2 8 -2 8 0')
    expect(plainPath('M0 0T6 0')).toBe('M0 0C0 0 2 0 6 0')
  })
})
