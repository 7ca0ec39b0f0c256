// `npm run export -- BOARD_LINK OUT [--format pdf|docx|xlsx|csv|svg|png|json]`: a board as a file, from a terminal. A file of
// links, an archive or a folder of archives stands for its boards; several get a folder, a file each. Any link will do, a
// viewer's too, except for json. One line a board; what fails is one line on standard error, does not stop the others, and
// ends the command with 1.
import { basename, join } from 'node:path'
import type { Browser } from 'playwright-core'
import { startArchiveServer, type ArchiveServer } from './archiveServer.ts'
import { boardFile, openBrowser, type BoardFile } from './boardFile.ts'
import { ExportRefusal } from './ExportRefusal.ts'
import { parseOrder, type Format, type Order, type Source } from './exportOrder.ts'
import { checkPlace, makeFolder, saveFile } from './saveFile.ts'

/** Endings of the files in a folder; several tables or pictures come as one ZIP. */
const ENDINGS: Readonly<Record<Format, string>> = {
  pdf: 'pdf',
  docx: 'docx',
  xlsx: 'xlsx',
  csv: 'csv.zip',
  svg: 'svg.zip',
  png: 'png.zip',
  json: 'json',
}

/** Browser and own server are opened by the first board that needs them. */
class Tools {
  #browser: Promise<Browser> | null = null
  #server: Promise<ArchiveServer> | null = null

  readonly browser = (): Promise<Browser> => (this.#browser ??= openBrowser())
  readonly server = (): Promise<ArchiveServer> => (this.#server ??= startArchiveServer())

  async close(): Promise<void> {
    // What never opened has told why already.
    await Promise.allSettled([
      this.#browser?.then((browser) => browser.close()),
      this.#server?.then((server) => server.close()),
    ])
  }
}

async function fileOf(source: Source, format: Format, tools: Tools): Promise<BoardFile> {
  if (source.kind === 'wrong') throw new ExportRefusal(source.why)
  const link = source.kind === 'link' ? source.link : await (await tools.server()).board(source.file)
  return boardFile(link, format, tools.browser, source.kind === 'archive')
}

/** Letters, digits and hyphens of any script; a name that is taken already gets a number. */
function freeName(words: string, ending: string, taken: Set<string>): string {
  const plain = words
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80)
  const start = plain === '' ? 'board' : plain
  let name = `${start}.${ending}`
  for (let number = 2; taken.has(name.toLowerCase()); number++) name = `${start}-${number}.${ending}`
  taken.add(name.toLowerCase())
  return name
}

/** @returns whether every board has its file */
async function exportAll({ boards, out, isFolder, format }: Order, tools: Tools): Promise<boolean> {
  if (isFolder) await makeFolder(out)
  else checkPlace(out)
  const taken = new Set<string>()
  let isWhole = true
  for (const { label, source } of boards) {
    try {
      const { title, bytes } = await fileOf(source, format, tools)
      const words = source.kind === 'archive' ? basename(source.file).replace(/\.json$/i, '') : title
      const file = isFolder ? join(out, freeName(words, ENDINGS[format], taken)) : out
      await saveFile(file, bytes)
      const made = `${file}: ${Math.ceil(bytes.length / 1024)} kB`
      process.stdout.write(isFolder ? `${label}: ${made}\n` : `${made}\n`)
    } catch (error) {
      isWhole = false
      process.stderr.write(isFolder ? `${label}: ${reasonOf(error)}\n` : `${reasonOf(error)}\n`)
    }
  }
  return isWhole
}

const reasonOf = (error: unknown): string =>
  error instanceof ExportRefusal
    ? error.message
    : `The file could not be made: ${(error as Error).message.split('\n')[0]}`

/** Runs the command; answers the exit code. */
async function runExport(args: string[]): Promise<number> {
  const tools = new Tools()
  try {
    return (await exportAll(parseOrder(args), tools)) ? 0 : 1
  } catch (error) {
    process.stderr.write(`${reasonOf(error)}\n`)
    return 1
  } finally {
    await tools.close()
  }
}

process.exitCode = await runExport(process.argv.slice(2))
