import { describe, expect, it } from 'vitest'
import type { Block, Column } from '../../../shared/pdf/blocks.ts'
import { columnWidths } from '../../../shared/pdf/columnWidths.ts'

type Table = Extract<Block, { kind: 'table' }>

/** Every letter is five points wide. */
const measure = (text: string): number => text.length * 5
const table = (columns: Column[], ...rows: string[][]): Table => ({
  kind: 'table',
  columns,
  rows: rows.map((cells) => ({ kind: 'cells', cells: cells.map((text) => ({ content: [text] })) })),
})
const sum = (widths: readonly number[]): number => widths.reduce((all, one) => all + one, 0)
const rounded = (widths: readonly number[]): number[] => widths.map((width) => Math.round(width))

describe('the columns of a table', () => {
  it('[P33] are as its author says while all words have room', () => {
    const given = table(
      [
        { head: 'Name', width: 120 },
        { head: 'Note', share: 1 },
      ],
      ['Brazil', 'a market'],
    )
    expect(rounded(columnWidths(given, 400, measure))).toEqual([120, 280])
  })

  it('[P33] give what they do not need to one that would break its words', () => {
    const given = table(
      [
        { head: 'Criterion', share: 1 },
        { head: 'Zone', width: 40 },
        { head: 'China', width: 40 },
      ],
      ['Fit', 'selective', '100.0 %'],
    )
    const widths = columnWidths(given, 400, measure)
    expect(widths[1]).toBeGreaterThanOrEqual('selective'.length * 5 + 8)
    expect(widths[2]).toBeGreaterThanOrEqual('100.0 %'.length * 5 + 8)
    expect(sum(widths)).toBeCloseTo(400, 6)
  })

  it('[P33] leave a long text the room that short ones beside it do not use', () => {
    const long = 'word '.repeat(60)
    const given = table(
      [
        { head: 'A', width: 150 },
        { head: 'B', share: 1 },
        { head: 'C', width: 100 },
      ],
      ['a', long, 'c'],
    )
    const widths = columnWidths(given, 400, measure)
    expect(widths[1]).toBeGreaterThan(270)
    expect(sum(widths)).toBeCloseTo(400, 6)
  })

  it('[P33] break a word that is longer than a third of the page rather than starve the others', () => {
    const given = table(
      [
        { head: 'A', width: 100 },
        { head: 'B', share: 1 },
      ],
      ['x'.repeat(500), 'some words beside it'],
    )
    const widths = columnWidths(given, 400, measure)
    expect(widths[0]).toBeLessThan(300)
    expect(widths[1]).toBeGreaterThan(100)
  })

  it('[P33] take the whole of a wider page', () => {
    const given = table(
      [
        { head: 'A', width: 100 },
        { head: 'B', width: 300 },
      ],
      ['a', 'b'],
    )
    expect(rounded(columnWidths(given, 800, measure))).toEqual([200, 600])
  })
})
