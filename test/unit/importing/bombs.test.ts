// Files that are small and want to be large: archives that unpack to a flood, sheets with addresses far away.
import { strToU8, Zip, ZipDeflate, zipSync, type Zippable } from 'fflate'
import { describe, expect, it } from 'vitest'
import { FILE_LIMITS, FileRefusal } from '../../../shared/importing/FileTable.ts'
import { readTables } from '../../../shared/importing/readTables.ts'

const cell = (place: string, text: string): string => `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`
const HEAD = `<row r="1">${cell('A1', 'Name')}${cell('B1', 'Score')}</row>`
const ROW = `<row r="2">${cell('A2', 'Japan')}<c r="B2"><v>4</v></c></row>`

function workbook(rows: string): Record<string, Uint8Array> {
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const sheets = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  return Object.fromEntries(
    Object.entries({
      '[Content_Types].xml': '<Types/>',
      'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="r1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
      'xl/workbook.xml': `<workbook xmlns:r="${office}"><sheets><sheet name="Scores" sheetId="1" r:id="r1"/></sheets></workbook>`,
      'xl/worksheets/sheet1.xml': `<worksheet xmlns="${sheets}"><sheetData>${rows}</sheetData></worksheet>`,
    }).map(([name, text]) => [name, strToU8(text)]),
  )
}

const packed = (files: Zippable): Uint8Array<ArrayBuffer> => new Uint8Array(zipSync(files, { level: 6 }))

/** What is read of a sheet with these rows: its cells, or the reason why none are. */
async function readingOf(bytes: Uint8Array<ArrayBuffer>, name = 'a.xlsx') {
  try {
    return (await readTables(name, bytes)).map(({ heads, rows }) => [heads, ...rows.map(({ cells }) => cells)])
  } catch (error) {
    if (!(error instanceof FileRefusal)) throw error
    return error.reason
  }
}
const SCORES = [
  [
    ['Name', 'Score'],
    ['Japan', 4],
  ],
]

/** The archive with another size in its list than its file has. */
function withSize(archive: Uint8Array<ArrayBuffer>, size: number): Uint8Array<ArrayBuffer> {
  const listed = archive.findIndex((_, i) => [0x50, 0x4b, 1, 2].every((mark, k) => archive[i + k] === mark))
  new DataView(archive.buffer).setUint32(listed + 24, size, true)
  return archive
}

describe('an archive', () => {
  it.each([0, 100])('[X21] that says %i bytes of a flood is read no further than the limit', async (size) => {
    const flood = packed({ 'a.csv': new Uint8Array(FILE_LIMITS.unpackedBytes + 1).fill(32) })
    expect(flood.length).toBeLessThan(FILE_LIMITS.bytes)
    expect(await readingOf(withSize(flood, size), 'a.zip')).toBe('tooLarge')
  })

  it('[X21] whose list and files differ is no whole file', async () => {
    expect(await readingOf(withSize(packed({ 'a.csv': strToU8('Name,Score\nJapan,4\n') }), 9), 'a.zip')).toBe(
      'unreadable',
    )
  })

  it('[X21] may be written by a program that knew no sizes yet', async () => {
    const parts: Uint8Array[] = []
    const zip = new Zip((error, part) => {
      if (error) throw error
      parts.push(part)
    })
    for (const [name, bytes] of Object.entries(workbook(HEAD + ROW))) {
      const file = new ZipDeflate(name)
      zip.add(file)
      file.push(bytes.subarray(0, 40))
      file.push(bytes.subarray(40), true)
    }
    zip.end()
    const all = new Uint8Array(Buffer.concat(parts))
    // The mark of a file whose size comes after it.
    expect(all[6]! & 8).toBe(8)
    expect(await readingOf(all)).toEqual(SCORES)
  })
})

describe('a sheet', () => {
  it.each([
    ['the last row of all, empty', '<row r="1048576"/>'],
    ['the last row of all, styled', '<row r="1048576" ht="12.8"><c r="A1048576" s="1"/></row>'],
    ['a row that no sheet has, empty', '<row r="999999999"/>'],
    ['an empty cell far to the right', '<row r="3"><c r="XFD3" s="1"/></row>'],
  ])('[X21] may end with %s', async (_, rows) => {
    expect(await readingOf(packed(workbook(HEAD + ROW + rows)))).toEqual(SCORES)
  })

  it.each([
    ['a row', `<row r="999999999">${cell('A3', 'x')}</row>`, 'unreadable'],
    ['a row in other digits', `<row r="1e9">${cell('A3', 'x')}</row>`, 'unreadable'],
    ['a row behind marks', `<row spans="a>b" r='&#57;99999999'>${cell('A3', 'x')}</row>`, 'unreadable'],
    ['a cell', `<row r="3">${cell('ZZZZZZ3', 'x')}</row>`, 'unreadable'],
    ['a cell of another name', `<x:row r="3"><x:c r="ZZZZZZ3"><x:v>1</x:v></x:c></x:row>`, 'unreadable'],
    [
      'many rows of wide cells',
      `<row r="3">${cell('XFD3', 'x')}</row><row r="5000">${cell('A5000', 'x')}</row>`,
      'tooManyColumns',
    ],
    [
      'cells that span a field of gaps',
      `<row r="3">${cell('GR3', 'x')}</row><row r="1048576">${cell('A1048576', 'x')}</row>`,
      'tooManyRows',
    ],
  ])('[X21] is refused before it is laid out when it names %s far away', async (_, rows, reason) => {
    expect(await readingOf(packed(workbook(HEAD + ROW + rows)))).toBe(reason)
  })
})
