// Files as spreadsheets write them: separators, letters, numbers and days of several countries; and what is no table.
import { zipSync, strToU8 } from 'fflate'
import { describe, expect, it } from 'vitest'
import { FILE_LIMITS, FileRefusal, type FileTable } from '../../../shared/importing/FileTable.ts'
import { decodeText } from '../../../shared/importing/parseCsv.ts'
import { readDay, readNumber } from '../../../shared/importing/readNumber.ts'
import { readTables } from '../../../shared/importing/readTables.ts'
import { toCsv } from '../../../shared/csv.ts'
import { bytesOf, tableOf } from './importKit.ts'

const cellsOf = ({ rows }: FileTable) => rows.map(({ cells }) => cells)
async function refusalOf(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  try {
    await readTables(name, bytes)
    return 'taken'
  } catch (error) {
    if (!(error instanceof FileRefusal)) throw error
    return error.reason
  }
}
const lines = (count: number): string => 'a,b\n' + 'x,y\n'.repeat(count)

describe('a text file', () => {
  it.each([
    ['commas', 'Need,For\nA,B\n'],
    ['semicolons, with commas inside', 'Need;For\nA;B\n'],
    ['tabs', 'Need\tFor\r\nA\tB\r\n'],
    ['a line that names the separator', 'sep=;\r\nNeed;For\r\nA;B\r\n'],
    ['old line ends', 'Need,For\rA,B\r'],
  ])('[X21] may have %s', async (_, text) => {
    const table = await tableOf(text)
    expect([table.heads, ...cellsOf(table)]).toEqual([
      ['Need', 'For'],
      ['A', 'B'],
    ])
  })

  it('[X21] keeps line ends and quotes inside quotes, and counts rows as spreadsheets do', async () => {
    const table = await tableOf('Need,For\n"two\nlines, ""so""",B\n\n,\nC,D\n')
    expect(table.rows).toEqual([
      { line: 2, cells: ['two\nlines, "so"', 'B'] },
      { line: 5, cells: ['C', 'D'] },
    ])
  })

  it('[X21] is read in the letters it was written in', () => {
    const text = 'Étude, Łódź – 5 €'
    const utf16 = (isBig: boolean) => {
      const bytes = new Uint8Array(text.length * 2 + 2)
      const view = new DataView(bytes.buffer)
      view.setUint16(0, 0xfeff, !isBig)
      for (let i = 0; i < text.length; i++) view.setUint16(2 * i + 2, text.charCodeAt(i), !isBig)
      return bytes
    }
    expect(decodeText(bytesOf(text))).toBe(text)
    expect(decodeText(bytesOf(`\uFEFF${text}`)).replace('\uFEFF', '')).toBe(text)
    expect(decodeText(utf16(false))).toBe(text)
    expect(decodeText(utf16(true))).toBe(text)
    expect(decodeText(utf16(false).subarray(2))).toBe(text)
    expect(decodeText(Uint8Array.of(0xc9, 0x74, 0x75, 0x64, 0x65, 0x20, 0x80))).toBe('Étude €')
  })

  it('[X21] loses the quote that our own files put before formulas, and no other', async () => {
    const cells = ['=1+1', '-5 %', '@home', "'quoted'", '  +x', 'plain']
    const table = await tableOf(toCsv([['a', 'b', 'c', 'd', 'e', 'f'], cells]))
    expect(cellsOf(table)).toEqual([cells.map((cell) => cell.trim())])
  })
})

describe('numbers and days', () => {
  it.each([
    ['1.5', null, 1.5],
    ['1,5', null, 1.5],
    ['\u22121 234,50', null, -1234.5],
    ["1'234.5", null, 1234.5],
    ['1.234,5', null, 1234.5],
    ['1,234,567', null, 1_234_567],
    ['0,125', null, 0.125],
    ['40 %', null, 40],
    ['1,234', 'dot', 1234],
    ['1,234', 'comma', 1.234],
    ['1.234', 'comma', 1234],
    ['2,5', 'dot', 2.5],
  ] as const)('[X21] %s, decimals by %s, is %d', (text, style, value) => {
    expect(readNumber(text, style)).toEqual({ value })
  })

  it('[X21] what can be read in two ways is not guessed, what is no number is none', () => {
    expect(readNumber('1,234', null)).toEqual({ either: [1.234, 1234] })
    expect(readNumber('1.234', null)).toEqual({ either: [1.234, 1234] })
    for (const text of ['', 'x', '1,2,3', '12-3', '1.2.3', '5 companies']) expect(readNumber(text, null)).toBeNull()
  })

  it.each([
    ['2027-03-31', null, '2027-03-31'],
    ['2027-03-31T10:20', null, '2027-03-31'],
    ['31.3.2027', null, '2027-03-31'],
    ['3.4.2027', null, '2027-04-03'],
    ['31/3/2027', null, '2027-03-31'],
    ['3/31/2027', null, '2027-03-31'],
    ['5-5-2027', null, '2027-05-05'],
    ['3/4/2027', 'dayFirst', '2027-04-03'],
    ['3/4/2027', 'monthFirst', '2027-03-04'],
  ] as const)('[X21] %s, order %s, is %s', (text, order, value) => {
    expect(readDay(text, order)).toEqual({ value })
  })

  it('[X21] a day with two readings is not guessed, and the 31st of February is none', () => {
    expect(readDay('3/4/2027', null)).toEqual({ either: ['2027-04-03', '2027-03-04'] })
    for (const text of ['31.2.2027', '2027-02-30', '3/4/27', 'March 2027']) expect(readDay(text, null)).toBeNull()
  })

  it('[X21] other cells of the file tell how its numbers and days are written', async () => {
    expect((await tableOf('a;b\n1,234;3/4/2027\n2,5;31/12/2027\n')).style).toEqual({
      numbers: 'comma',
      days: 'dayFirst',
    })
    expect((await tableOf('a;b\n1,5;1/2/2027\n1.5;2/1/2027\n')).style).toEqual({ numbers: null, days: null })
  })
})

describe('what is no table', () => {
  it('[X21] is refused with the reason', async () => {
    const old = Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1)
    const broken = zipSync({ '[Content_Types].xml': strToU8('<no'), 'xl/workbook.xml': strToU8('nothing') })
    expect(await refusalOf('a.xls', old)).toBe('oldWorkbook')
    expect(await refusalOf('a.xlsx', old)).toBe('locked')
    expect(await refusalOf('a.xlsx', new Uint8Array(broken))).toBe('unreadable')
    expect(await refusalOf('a.zip', bytesOf('PK\u0003\u0004 and nothing'))).toBe('unreadable')
    expect(await refusalOf('a.pdf', bytesOf('%PDF-1.7'))).toBe('unreadable')
    expect(await refusalOf('a.csv', Uint8Array.of(1, 0, 0, 3, 0, 0, 0, 9, 200))).not.toBe('taken')
    expect(await refusalOf('a.csv', bytesOf(''))).toBe('empty')
    expect(await refusalOf('a.csv', bytesOf('only,heads\n'))).toBe('empty')
  })

  it('[X21] may be too much: megabytes, rows, columns, or a small archive that unpacks to a flood', async () => {
    expect(await refusalOf('a.csv', new Uint8Array(FILE_LIMITS.bytes + 1))).toBe('tooLarge')
    expect(await refusalOf('a.csv', bytesOf(lines(FILE_LIMITS.rows + 1)))).toBe('tooManyRows')
    expect(await refusalOf('a.csv', bytesOf(`${lines(FILE_LIMITS.rows)}\n\n`))).toBe('taken')
    expect(await refusalOf('a.csv', bytesOf(`${'a,'.repeat(300)}b\n`.repeat(2)))).toBe('tooManyColumns')
    const flood = zipSync({ 'a.csv': new Uint8Array(FILE_LIMITS.unpackedBytes + 1) }, { level: 1 })
    expect(flood.length).toBeLessThan(FILE_LIMITS.bytes)
    expect(await refusalOf('a.zip', new Uint8Array(flood))).toBe('tooLarge')
  })
})
