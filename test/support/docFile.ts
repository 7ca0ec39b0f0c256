// A page of docs/ that a test writes: UPDATE_DOCS=1 writes it, otherwise it must already say the same.
import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { format, resolveConfig } from 'prettier'

/**
 * @param name file in docs/ @param lines its text as Markdown, formatted here
 * @returns what the file says and what it has to say
 */
export async function docFile(name: string, lines: readonly string[]): Promise<{ is: string; wanted: string }> {
  const file = resolve(import.meta.dirname, '../../docs', name)
  const wanted = await format(lines.join('\n'), { ...(await resolveConfig(file)), parser: 'markdown' })
  if (process.env.UPDATE_DOCS) writeFileSync(file, wanted)
  return { is: readFileSync(file, 'utf8'), wanted }
}

/** A row of a Markdown table; bars inside cells are kept as text. */
export const tableRow = (cells: readonly string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`

export const tableHead = (cells: readonly string[]): string[] => [tableRow(cells), tableRow(cells.map(() => '---'))]
