// A workbook as its reader can have it: unpacked no further than the limit, without addresses that fill the memory with gaps, and
// with a word where a formula has no result.
import { strFromU8, strToU8, zipSync } from 'fflate'
import { FILE_LIMITS, FileRefusal } from './FileTable.ts'
import { withFormulaWords } from './formulaCells.ts'
import { isSheet, sheetReach, withoutEmpty } from './sheetXml.ts'
import { unpackFile } from './unpackFile.ts'

/** Cells of all sheets together, gaps between them included, that are read at most. */
const MOST_CELLS = 16_000_000

/** The same workbook, packed without compression. @throws FileRefusal tooLarge, tooManyRows, tooManyColumns, unreadable */
export function soundWorkbook(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  let cells = 0
  const parts: Record<string, Uint8Array> = {}
  for (const [name, content] of unpackFile(bytes, (one) => /\.(xml|rels)$/.test(one))) {
    const xml = strFromU8(content)
    if (!isSheet(xml)) {
      parts[name] = content
      continue
    }
    const sheet = withFormulaWords(withoutEmpty(xml))
    const { rows, columns } = sheetReach(sheet)
    cells += rows * columns
    if (cells > MOST_CELLS && columns > FILE_LIMITS.columns)
      throw new FileRefusal('tooManyColumns', { max: FILE_LIMITS.columns })
    if (cells > MOST_CELLS) throw new FileRefusal('tooManyRows', { max: FILE_LIMITS.rows })
    parts[name] = strToU8(sheet)
  }
  return new Uint8Array(zipSync(parts, { level: 0 }))
}
