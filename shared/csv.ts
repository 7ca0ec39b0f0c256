// A table as a CSV file that spreadsheets open without harm.

/** A cell that begins like a formula, wide signs and spaces in front included, would be run as one; the quote makes it a text. */
const FORMULA = /^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/

/** RFC 4180, with CRLF line ends and a byte order mark, without which Excel misreads letters outside ASCII. */
export function toCsv(rows: readonly (readonly (string | number)[])[]): string {
  const lines = rows.map((row) => row.map(cellOf).join(','))
  return `\uFEFF${lines.join('\r\n')}\r\n`
}

/** The text with a quote in front where a spreadsheet would run it. */
export const plainText = (value: string): string => (FORMULA.test(value) ? `'${value}` : value)

function cellOf(value: string | number): string {
  if (typeof value === 'number') return String(value)
  const text = plainText(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
