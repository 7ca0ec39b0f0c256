// A workbook's sheet before it is read: cells and rows without a value are left out, and how far its addresses reach is known.
// The reader fills every gap up to an address, so a stray one (some programs write the last of a million rows) costs memory, and
// an invented one all of it.
import { FileRefusal } from './FileTable.ts'

/** Of a sheet in Excel. */
const LAST_ROW = 1_048_576
const LAST_COLUMN = 16_384

const ATTRIBUTES = `((?:"[^"]*"|'[^']*'|[^<>"'])*?)`
const EMPTY_CELL = new RegExp(`<(?:[\\w.-]+:)?c(?=[\\s/])${ATTRIBUTES}/>`, 'g')
const EMPTY_ROW = new RegExp(`<((?:[\\w.-]+:)?row)(?=[\\s/])(?=[^<>]*\\sr=)${ATTRIBUTES}(?:/>|>\\s*</\\1\\s*>)`, 'g')
const PLACE = new RegExp(`<(?:[\\w.-]+:)?(row|c)(?=\\s)${ATTRIBUTES}>`, 'g')
const ADDRESS = /(?<![\w.-])r\s*=\s*(?:"([^"]*)"|'([^']*)')/g

export const isSheet = (xml: string): boolean => /<(?:[\w.-]+:)?sheetData[\s/>]/.test(xml)

export const withoutEmpty = (xml: string): string => xml.replace(EMPTY_CELL, '').replace(EMPTY_ROW, '')

/** Last row times last column that anything in it names. @throws FileRefusal unreadable for an address that no sheet has */
export function sheetReach(xml: string): { rows: number; columns: number } {
  const reach = { rows: 1, columns: 1 }
  for (const [, kind, attributes = ''] of xml.matchAll(PLACE))
    for (const [, double, single] of attributes.matchAll(ADDRESS)) {
      const [, letters = '', digits] =
        (kind === 'c' ? /^([A-Z]{1,3})(\d{1,7})$/ : /^()(\d{1,7})$/).exec(double ?? single ?? '') ?? []
      const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
      if (digits === undefined || Number(digits) > LAST_ROW || column > LAST_COLUMN) throw new FileRefusal('unreadable')
      reach.rows = Math.max(reach.rows, Number(digits))
      reach.columns = Math.max(reach.columns, column)
    }
  return reach
}
