// Everything on a board as plain tables, and as files that spreadsheets open.
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { readBoard, type BoardState } from '../../../shared/board/boardState.ts'
import { computeBoard } from '../../../shared/boardResults.ts'
import { boardTables } from '../../../shared/tables/boardTables.ts'
import { copiedTable } from '../../../shared/tables/copiedTable.ts'
import { sheetNames } from '../../../shared/tables/sheetNames.ts'
import type { Table } from '../../../shared/tables/Table.ts'
import { tableCsv, tablesXlsx, tablesZip } from '../../../shared/tables/tableFiles.ts'
import { tableOfWidget } from '../../../shared/tables/widgetTables.ts'
import { editsOf, fullBoard } from '../../support/fullBoard.ts'
import { strategyBoard } from '../../support/strategyBoard.ts'
import { t } from '../pdf/examplePdf.ts'

const AT = new Date('2026-11-22T10:00:00Z')

function tablesOf(board: BoardState): Table[] {
  const { results, evidence } = computeBoard(board, '2026-11-22')
  return boardTables({ board, coverage: results.coverage, evidence, t })
}
const STRATEGY = tablesOf(strategyBoard())
function table(id: string, all = STRATEGY): Table {
  const found = all.find((one) => one.id === id)
  if (!found) throw new Error(`no table ${id}`)
  return found
}
const rowOf = ({ rows }: Table, first: string) => rows.find(([cell]) => cell === first)

describe('the tables of a board', () => {
  it('[X1] hold every list, field, matrix and revealed vote, the decisions and the recommendations', () => {
    const doc = fullBoard()
    const full = tablesOf(readBoard(doc))
    const ids = [...STRATEGY, ...full].map(({ id }) => id)
    const wanted = ['board', 'partners', 'T02.needs', 'T02.scores', 'T04.markets', 'T05.choices', 'T06~2.facts']
    expect(ids).toEqual(expect.arrayContaining([...wanted, 'T07.serviceDots', 'T04.decisionVote', 'coverage']))
    expect(table('T02.needs').rows).toHaveLength(17)
    expect(table('coverage').rows.length).toBeGreaterThanOrEqual(38)
    expect(new Set(table('coverage').rows.map(([code]) => code)).size).toBe(19)
    for (const one of [...STRATEGY, ...full])
      for (const row of one.rows) expect([one.id, row.length]).toEqual([one.id, one.heads.length])
  })

  it('[X1] mark markets that are no longer chosen, and only those', () => {
    const full = tablesOf(readBoard(fullBoard()))
    const markets = table('T04.markets', full)
    expect(markets.heads.at(-1)).toBe('no longer chosen')
    expect(markets.rows.map((row) => [row[0], row.at(-1)])).toEqual([
      ['BR', null],
      ['CN', null],
      ['US', 'yes'],
    ])
    expect(table('T02.needs', full).heads).not.toContain('no longer chosen')
    const actors = table('T10.actors', full)
    const market = actors.heads.indexOf('Market or region')
    expect(actors.rows.some((row) => row[market] === 'United States')).toBe(true)
    for (const row of actors.rows) expect(row.at(-1)).toBe(row[market] === 'United States' ? 'yes' : null)
  })

  it('[X1] keep numbers as numbers, dates as dates, and say names instead of ids', () => {
    expect(rowOf(table('T01.representatives'), 'x1')).toEqual([
      'x1',
      'Marta Vila',
      'Biocat',
      'all',
      { date: '2026-01-01' },
      { date: '2026-12-31' },
      null,
      null,
      // Another row speaks for a market that is no longer chosen.
      null,
    ])
    const scores = table('T02.scores')
    expect(scores.heads).toEqual([
      'Round',
      'Row',
      'Column',
      'Mean',
      'SD',
      'Biocat',
      'BioM',
      'bioPmed',
      'Lyonbiopole',
      'ERAI',
    ])
    expect(scores.rows[0]).toEqual([1, 'Advice on strategy and goals', 'Importance', 3, Math.sqrt(2), 5, 1, 2, 3, 4])
    expect(table('T01.statementVote').rows).toEqual([
      [1, 'Statement', 'Adopted', 4, 0, 1, 0.8, 'Approve', 'Approve', 'Approve', 'Approve', 'Abstain'],
    ])
  })

  it('[X1] have the map of needs that counts, also while it is the default one', () => {
    const map = table('T04.needMap')
    const own = map.rows.flatMap(([, ...cells]) => cells)
    expect(map.rows).toHaveLength(17)
    expect(own.every((cell) => cell === 0 || cell === 1 || cell === 3)).toBe(true)
    expect(own).toContain(3)
  })

  it('[X1] never show a round that is still open', () => {
    const doc = fullBoard()
    const round = { id: 'r1', widget: 'T02.scores', number: 1, state: 'open', openedAt: '', revealedAt: null }
    doc.getMap('session').set('round/r1', { ...round, progress: {} })
    expect(tablesOf(readBoard(doc)).map(({ id }) => id)).not.toContain('T02.scores')
  })

  it('[X1] take in every word people wrote, and no two sheets are called alike', () => {
    const doc = fullBoard()
    editsOf(doc, 'n').addItem('T02.needs', { label: '=HYPERLINK("http://x")', source: 'line 1\nline 2' })
    const all = tablesOf(readBoard(doc))
    expect(table('T02.needs', all).rows.at(-1)).toEqual(expect.arrayContaining(['=HYPERLINK("http://x")']))
    const names = sheetNames(all.map(({ title }) => title))
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(all.length)
  })
})

const HARMFUL: Table = {
  id: 'x',
  title: 'x',
  heads: ['=1+1', 'b'],
  rows: [
    ['=cmd|x', '  +1'],
    ['-1', -1.5],
    ['＝1', { date: '2026-01-02' }],
    ['a "quote", and\nline', { time: '2026-01-02T03:04:05.000Z' }],
    ['\u0001bell', null],
  ],
}

describe('files of tables', () => {
  it('[X2] are CSV that runs nothing as a formula and keeps numbers, quotes and lines', () => {
    expect(tableCsv(HARMFUL)).toBe(
      "\uFEFF'=1+1,b\r\n'=cmd|x,'  +1\r\n'-1,-1.5\r\n'＝1,2026-01-02\r\n" +
        '"a ""quote"", and\nline",2026-01-02T03:04:05.000Z\r\n\u0001bell,\r\n',
    )
  })

  it('[X2] have one CSV a table in a ZIP', () => {
    const files = unzipSync(tablesZip(STRATEGY, AT))
    expect(Object.keys(files)).toHaveLength(STRATEGY.length)
    expect(strFromU8(files['T02 Needs.csv']!)).toContain('N01,Advice on strategy and goals')
    expect(Object.keys(files)).toContain('T02 Needs, scores.csv')
  })

  it('[X3] are a workbook with a sheet a table, heads that stay in sight, and texts, numbers and days of their own kind', async () => {
    const files = unzipSync(await tablesXlsx([HARMFUL, ...STRATEGY]))
    const text = (name: string) => strFromU8(files[name]!)
    expect(Object.keys(files).filter((name) => name.startsWith('xl/worksheets/sheet'))).toHaveLength(
      STRATEGY.length + 1,
    )
    expect(text('xl/workbook.xml')).toContain('name="T02 Needs, scores"')
    const sheet = text('xl/worksheets/sheet1.xml')
    expect(sheet).toMatch(/<pane [^>]*ySplit="1"[^>]*state="frozen"/)
    expect(sheet).not.toContain('<f>')
    // The number itself, and a day as Excel counts days: 46024 is 2 January 2026.
    expect(sheet).toContain('<v>-1.5</v>')
    expect(sheet).toContain('<v>46024</v>')
    const words = Object.keys(files)
      .filter((name) => /sharedStrings|sheet1\.xml/.test(name))
      .map(text)
      .join('')
    expect(words).toContain('=cmd|x')
    expect(words).not.toContain('\u0001')
  })

  it.each([
    [
      ['Rates: a/b?', 'rates  a b'],
      ['Rates a b', 'rates a b 2'],
    ],
    [
      ['x'.repeat(40), 'x'.repeat(40)],
      ['x'.repeat(31), `${'x'.repeat(29)} 2`],
    ],
    [
      ['History', "'quoted'", ''],
      ['History 2', 'quoted', 'Table'],
    ],
    [[`${'a'.repeat(30)}😀`], ['a'.repeat(30)]],
  ])('[X2] are named as every program allows: %j', (titles, names) => {
    expect(sheetNames(titles)).toEqual(names)
  })
})

describe('one table', () => {
  it('[X26] is the same as among all, under the title it has there', () => {
    const board = strategyBoard()
    for (const id of ['T02.needs', 'T02.scores', 'T04.decision'])
      expect(tableOfWidget({ board, t }, id)).toEqual(table(id))
    expect(table('T02.scores').title).not.toBe(table('T02.needs').title)
    expect(tableOfWidget({ board, t }, 'T99.none')).toBeNull()
  })

  it('[X26] goes into the clipboard as cells that hold together and run nothing', () => {
    const rows = [
      ['two\nlines, "so"', 1.5],
      ['=1+1', null],
      ['<b>&', { date: '2027-03-31' }],
    ]
    const { text, html } = copiedTable({ heads: ['Need', 'Value'], rows })
    expect(text.split('\r\n')).toEqual(['Need\tValue', '"two\nlines, ""so"""\t1.5', "'=1+1\t", '<b>&\t2027-03-31'])
    expect(html).toContain('<th>Need</th>')
    expect(html).toContain('<td>two<br>lines, "so"</td><td>1.5</td>')
    expect(html).toContain("<td>'=1+1</td><td></td>")
    expect(html).toContain('<td>&lt;b&gt;&amp;</td>')
  })
})
