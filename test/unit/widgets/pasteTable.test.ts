// Tables from the clipboard: how they are read, and what a list takes of them.
import { describe, expect, it } from 'vitest'
import type { BoardState } from '../../../shared/board/boardState.ts'
import { widgetSeedOf } from '../../../shared/catalog.ts'
import type { ListSeed } from '../../../shared/templateSeed.ts'
import { parseLines, parseTable, planRows, type PasteNames } from '../../../shared/widgets/pasteTable.ts'
import { ENGLISH } from '../pdf/examplePdf.ts'
import { emptyBoard } from '../pdf/exampleState.ts'

const CRITERIA = 'T04.criteria'
const seed = widgetSeedOf(CRITERIA) as ListSeed
const t = (key: string) => ENGLISH[key] ?? key
const NAMES: PasteNames = {
  field: (field) => t(`T04.field.criteria.${field.id}`),
  option: (field, value) => t(`T04.option.${field.id}.${value}`),
  t,
}
const board: BoardState = emptyBoard(
  ['T04'],
  [
    { id: 'BC', name: 'Biocat', region: 'Catalonia', type: 'cluster' },
    { id: 'BM', name: 'BioM', region: 'Bavaria', type: 'cluster' },
  ],
)
const plan = (table: string[][], state = board) => planRows(CRITERIA, seed, state, table, NAMES)

describe('a table from the clipboard', () => {
  it('[M13] is read as spreadsheets copy it, with quoted cells, and a plain text is no table', () => {
    expect(parseTable('a\tb\r\nc\td\r\n')).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ])
    expect(parseTable('"two\nlines"\t"say ""yes"""\n\n\t\nlast\t')).toEqual([
      ['two\nlines', 'say "yes"'],
      ['last', ''],
    ])
    expect(parseTable('5" pipe\tyes')).toEqual([['5" pipe', 'yes']])
    expect(parseTable('"never closed\tx')).toEqual([['\u201Dnever closed', 'x']])
    expect(parseTable('one line')).toBeNull()
    expect(parseTable('two\nlines')).toBeNull()
    expect(parseTable('\t\n\t')).toBeNull()
    expect(parseTable('x\t'.repeat(1000) + '\n'.repeat(3))?.[0]).toHaveLength(50)
  })

  it('lines without tabs are rows of one column, for lists', () => {
    expect(parseLines('one\n two \r\n\n')).toEqual([['one'], ['two']])
    expect(parseLines('one')).toBeNull()
  })
})

describe('rows for a list', () => {
  it('[M14] a head names the fields in any order, in the words of the screen', () => {
    const { hasHead, rows } = plan([
      [
        NAMES.field(seed.fields.find(({ id }) => id === 'kind')!),
        'unknown',
        NAMES.field(seed.fields.find(({ id }) => id === 'name')!),
      ],
      [t('T04.option.kind.measured'), 'ignored', 'Road distance'],
    ])
    expect(hasHead).toBe(true)
    expect(rows).toMatchObject([{ label: 'Road distance', refused: null, leftOut: [], fields: { kind: 'measured' } }])
  })

  it('[M15] rows without a name, doubled rows and rows beyond the room are refused with the reason, the others go in', () => {
    const table = [['Alpha'], [''], ['alpha'], ...Array.from({ length: seed.maxItems }, (_, i) => [`Row ${i}`])]
    const { rows } = plan(table)
    expect(rows[0]!.refused).toBeNull()
    expect(rows[1]!.refused).toBe('noLabel')
    expect(rows[2]!.refused).toBe('doubled')
    expect(rows.at(-1)!.refused).toBe('full')
    const free = seed.maxItems - [...board.items.keys()].filter((key) => /^T04\.criteria\/[^/]+$/.test(key)).length
    expect(rows.filter(({ refused }) => refused === null)).toHaveLength(free)
  })

  it('[M16] a cell its field does not take is left out and told, and the row goes in without it', () => {
    const head = ['name', 'kind', 'lo']
    const { rows } = plan([head, ['Beta', 'guessed', '1,5 %'], ['Gamma', 'JUDGED', 'many'], ['x'.repeat(5000), '', '']])
    expect(rows[0]).toMatchObject({ refused: null, fields: { name: 'Beta', lo: 1.5, kind: 'judged' } })
    expect(rows[0]!.leftOut).toMatchObject([{ field: { id: 'kind' }, text: 'guessed' }])
    expect(rows[1]!.leftOut).toMatchObject([{ field: { id: 'lo' }, text: 'many' }])
    expect(rows[2]!.refused).toBe('noLabel')
  })
})
