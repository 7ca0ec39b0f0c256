// Formulas of a workbook's sheet that have no result. The reader takes them for empty cells, and an import would leave out
// without a word what somebody worked out there: they become texts, which the board refuses by name.
import { UNREAD_FORMULA } from './FileTable.ts'

const FAILED = /(<c\b[^>]*\bt=)"e"/g
/** A cell with a formula and no value beside it. */
const UNREAD = /<c\b([^>]*)>(?:<f\b[^>]*\/>|<f\b[^>]*>[^<]*<\/f>)(?:<v\/>)?<\/c>/g

/** @param xml of one sheet */
export function withFormulaWords(xml: string): string {
  return xml.replace(FAILED, '$1"str"').replace(UNREAD, (_, attributes: string) => {
    const others = attributes.replace(/\st="[^"]*"/, '')
    return `<c${others} t="str"><v>${UNREAD_FORMULA}</v></c>`
  })
}
