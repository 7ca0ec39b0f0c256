// What the arguments of `npm run export` ask for. Reads which files there are; opens no board.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { ExportRefusal } from './ExportRefusal.ts'

export const FORMATS = ['pdf', 'docx', 'xlsx', 'csv', 'svg', 'png', 'json'] as const
export type Format = (typeof FORMATS)[number]

export const USAGE = `Usage: npm run export -- BOARD_LINK OUT [--format ${FORMATS.join('|')}], or with a file of links, an archive or a folder of archives in the place of the link and a folder as OUT (a link has the form http://HOST/b/BOARD#SECRET)`

export type BoardLink = { origin: string; boardId: string; secret: string }
export type Source =
  { kind: 'link'; link: BoardLink } | { kind: 'archive'; file: string } | { kind: 'wrong'; why: string }

/**
 * `out` is a file for one board, a folder for several: then each file is named by its board.
 * @property label names a board in what is printed; never its secret.
 */
export type Order = {
  boards: { label: string; source: Source }[]
  out: string
  isFolder: boolean
  format: Format
}

const isFormat = (word: string): word is Format => (FORMATS as readonly string[]).includes(word)
const isLink = (word: string): boolean => /^https?:/i.test(word)

/** What is asked for; without `--format` the file's ending says it, else it is the report. @throws ExportRefusal */
export function parseOrder(args: string[]): Order {
  const options = { format: { type: 'string' } } as const
  let given: { values: { format?: string }; positionals: string[] }
  try {
    given = parseArgs({ args, options, allowPositionals: true })
  } catch (error) {
    throw new ExportRefusal(`${(error as Error).message.split('\n')[0]} ${USAGE}`)
  }
  const [from, out, ...more] = given.positionals
  if (from === undefined || out === undefined || more.length > 0) throw new ExportRefusal(USAGE)
  // Tables and pictures come as one archive: `tables.csv.zip` says which.
  const ending = extname(out.replace(/(\.(?:csv|svg|png))\.zip$/i, '$1')).slice(1)
  const boards = boardsOf(from)
  const said = given.values.format ?? (boards.isFolder && !isFormat(ending.toLowerCase()) ? 'pdf' : ending || 'pdf')
  const format = said.toLowerCase()
  if (!isFormat(format)) throw new ExportRefusal(`There is no format "${said}". Choose ${FORMATS.join(', ')}.`)
  return { ...boards, out, format }
}

function boardsOf(from: string): Pick<Order, 'boards' | 'isFolder'> {
  const kind = isLink(from) ? null : statOf(from)
  if (kind === null) {
    const link = parseLink(from)
    return { boards: [{ label: labelOf(link), source: { kind: 'link', link } }], isFolder: false }
  }
  if (kind === 'folder') {
    const files = readdirSync(from)
      .filter((name) => name.toLowerCase().endsWith('.json'))
      .sort()
    if (files.length === 0) throw new ExportRefusal(`${from} holds no archive: no file in it ends with .json.`)
    return {
      boards: files.map((name) => ({ label: name, source: { kind: 'archive', file: join(from, name) } })),
      isFolder: true,
    }
  }
  if (from.toLowerCase().endsWith('.json'))
    return { boards: [{ label: basename(from), source: { kind: 'archive', file: from } }], isFolder: false }
  return { boards: linksOf(from), isFolder: true }
}

/** A line that is no link takes its place in the list, so that the others are made and it is told. */
function linksOf(file: string): Order['boards'] {
  const lines = readFileSync(file, 'utf8')
    .split(/\r?\n/)
    .map((line, i) => ({ words: line.trim(), number: i + 1 }))
    .filter(({ words }) => words !== '' && !words.startsWith('#'))
  if (lines.length === 0) throw new ExportRefusal(`${file} holds no link. Write one on each line.`)
  return lines.map(({ words, number }) => {
    try {
      const link = parseLink(words)
      return { label: labelOf(link), source: { kind: 'link', link } }
    } catch (error) {
      if (!(error instanceof ExportRefusal)) throw error
      return { label: `${file}, line ${number}`, source: { kind: 'wrong', why: error.message } }
    }
  })
}

/** Null when there is nothing of this name, which is then taken for a link. */
function statOf(path: string): 'file' | 'folder' | null {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (stat === undefined) return null
  return stat.isDirectory() ? 'folder' : 'file'
}

const labelOf = ({ origin, boardId }: BoardLink): string => `${origin}/b/${boardId}`

/** @throws ExportRefusal for anything that is not a board's link. */
export function parseLink(link: string): BoardLink {
  let url: URL
  try {
    url = new URL(link)
  } catch {
    throw new ExportRefusal(`"${link}" is neither a link nor a file. ${USAGE}`)
  }
  const [, boardId] = /^\/b\/([^/]+)\/?$/.exec(url.pathname) ?? []
  if (boardId === undefined || !/^https?:$/.test(url.protocol))
    throw new ExportRefusal(`${url.origin}${url.pathname} is not a board's link. ${USAGE}`)
  const secret = decodeURIComponent(url.hash.slice(1))
  if (secret === '') throw new ExportRefusal('The link has no part after "#". Copy the whole link from Share.')
  return { origin: url.origin, boardId, secret }
}
