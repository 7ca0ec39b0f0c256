// Cells whose formula has no result, and letters that a file does not name: neither is guessed, and nothing is left out in silence.
import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { readBoard } from '../../../shared/board/boardState.ts'
import { CODE_PAGES } from '../../../shared/importing/FileTable.ts'
import { readTables } from '../../../shared/importing/readTables.ts'
import { fullBoard } from '../../support/fullBoard.ts'
import { planOf, refusalsOf, statesOf, tableOf } from './importKit.ts'

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'

/** A workbook of one sheet, its cells as the program that wrote it left them. */
function workbookOf(rows: readonly (readonly string[])[]): Uint8Array<ArrayBuffer> {
  const cells = rows.map((row) => `<row>${row.map((cell) => `<c ${cell}</c>`).join('')}</row>`).join('')
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`
  const relations = (one: string) =>
    `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${one}</Relationships>`
  const files = {
    '[Content_Types].xml': `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    '_rels/.rels': relations(relation('r1', 'officeDocument', 'xl/workbook.xml')),
    'xl/workbook.xml': `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="Needs" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations(relation('r1', 'worksheet', 'worksheets/sheet1.xml')),
    'xl/worksheets/sheet1.xml': `${HEAD}<worksheet xmlns="${MAIN}"><sheetData>${cells}</sheetData></worksheet>`,
  }
  return new Uint8Array(zipSync(Object.fromEntries(Object.entries(files).map(([name, xml]) => [name, strToU8(xml)]))))
}
const text = (at: string, words: string) => `r="${at}" t="inlineStr"><is><t>${words}</t></is>`

describe('a formula', () => {
  it('[X25] that was worked out is its result; one that failed or was never worked out refuses its row', async () => {
    const [table] = await readTables(
      'needs.xlsx',
      workbookOf([
        [text('A1', 'Need'), text('B1', 'Source')],
        [text('A2', 'Worked out'), 'r="B2" t="str"><f>"S"&amp;1</f><v>S1</v>'],
        [text('A3', 'Failed'), 'r="B3" t="e"><f>1/0</f><v>#DIV/0!</v>'],
        [text('A4', 'Never worked out'), 'r="B4"><f>SUM(C1:C9)</f>'],
        [text('A5', 'Empty result'), 'r="B5" t="str"><f>""</f><v></v>'],
      ]),
    )
    const plan = planOf(readBoard(fullBoard()), 'T02.needs', table!)
    expect(statesOf(plan)).toEqual(['added', 'refused', 'refused', 'added'])
    expect(plan.rows[0]!.changes).toMatchObject([{ name: 'Source', after: 'S1' }])
    expect(refusalsOf(plan)).toEqual([
      '3 | Source | #DIV/0! | The formula in this cell failed. Mend it in the workbook.',
      '4 | Source | #= | The result of this formula is not in the file. Open it in a spreadsheet, save it and choose it again.',
    ])
  })

  it('[X25] that failed is no text of a CSV file either', async () => {
    const plan = planOf(readBoard(fullBoard()), 'T02.needs', await tableOf('Need;Source\nA;#N/A\nB;# 3\n'))
    expect(statesOf(plan)).toEqual(['refused', 'added'])
  })
})

describe('letters', () => {
  // "Łódź" and "kůň" as programs of Central Europe wrote them, and "Θέση" as those of Greece did.
  const POLISH = Uint8Array.of(0xa3, 0xf3, 0x64, 0x9f, 0x20, 0x6b, 0xf9, 0xf2)
  const GREEK = Uint8Array.of(0xc8, 0xdd, 0xf3, 0xe7)
  const fileOf = (name: Uint8Array) => new Uint8Array([...strToU8('Need;For\n'), ...name, ...strToU8(';large\n')])

  it('[X25] that the file does not name are those that are chosen, and it says that they can be', async () => {
    const first = async (bytes: Uint8Array<ArrayBuffer>, codePage?: (typeof CODE_PAGES)[number]) => {
      const [table] = await readTables('needs.csv', bytes, codePage)
      return [table!.rows[0]!.cells[0], table!.hasOldLetters]
    }
    expect(await first(fileOf(POLISH), 'windows-1250')).toEqual(['Łódź kůň', true])
    expect(await first(fileOf(GREEK), 'windows-1253')).toEqual(['Θέση', true])
    expect(await first(fileOf(POLISH))).toEqual(['£ódŸ kùò', true])
    expect(await first(new Uint8Array(strToU8('Need;For\nŁódź;large\n')), 'windows-1253')).toEqual(['Łódź', undefined])
  })
})
