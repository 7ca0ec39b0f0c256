// A table for the clipboard: spreadsheets and word processors take the HTML, plain fields the text with tabs.
import { plainText } from '../csv.ts'
import { plainCell, type Table } from './Table.ts'

/** Nothing in it runs as a formula, as in the CSV files. */
export function copiedTable({ heads, rows }: Pick<Table, 'heads' | 'rows'>): { text: string; html: string } {
  const lines = [heads, ...rows.map((row) => row.map(plainCell))].map((row) =>
    row.map((cell) => (typeof cell === 'number' ? String(cell) : plainText(cell))),
  )
  const html = lines.map((cells, i) => {
    const tag = i === 0 ? 'th' : 'td'
    return `<tr>${cells.map((cell) => `<${tag}>${asHtml(cell)}</${tag}>`).join('')}</tr>`
  })
  return {
    text: lines.map((cells) => cells.map(asTabbed).join('\t')).join('\r\n'),
    html: `<table>${html.join('')}</table>`,
  }
}

const asTabbed = (cell: string): string => (/["\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

const asHtml = (cell: string): string =>
  cell.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replace(/\r?\n/g, '<br>')
