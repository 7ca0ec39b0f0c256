// `npm run export -- BOARD_LINK OUT.pdf [--format pdf|xlsx|csv]`: joins the board with the link, opens it in the system's
// Chromium and saves the file the board itself makes: the report, a workbook, or a ZIP of CSV files. Any link will do, a
// viewer's too; the visit is seen by nobody and leaves nobody on the board. A failure is one line on standard error and exit
// code 1.
import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { delimiter, extname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium, type Browser, type Page } from 'playwright-core'
import { MESSAGE } from '../../shared/protocol.ts'

const FORMATS = ['pdf', 'xlsx', 'csv'] as const
type Format = (typeof FORMATS)[number]

const USAGE =
  'Usage: npm run export -- BOARD_LINK OUT [--format pdf|xlsx|csv] (a link of the form http://HOST/b/BOARD#SECRET)'
/** The board leaves this name out of the people it prints. */
const JOIN_NAME = 'PDF export'
const OPEN_TIMEOUT_MS = 60_000
const EXPORT_TIMEOUT_MS = 120_000
const BROWSER_NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

class ExportRefusal extends Error {}

/** What the board's page offers (client/export/useExposeExport.ts); files come as base64. */
type Exposed = { exportPdf(): Promise<string>; exportTables(format: 'xlsx' | 'csv'): Promise<string> }

type BoardLink = { origin: string; boardId: string; secret: string }

/** @throws ExportRefusal for anything that is not a board's link. */
function parseLink(link: string): BoardLink {
  let url: URL
  try {
    url = new URL(link)
  } catch {
    throw new ExportRefusal(`"${link}" is not a link. ${USAGE}`)
  }
  const [, boardId] = /^\/b\/([^/]+)\/?$/.exec(url.pathname) ?? []
  const secret = decodeURIComponent(url.hash.slice(1))
  if (boardId === undefined || !/^https?:$/.test(url.protocol))
    throw new ExportRefusal(`${url.origin}${url.pathname} is not a board's link. ${USAGE}`)
  if (secret === '') throw new ExportRefusal('The link has no part after "#". Copy the whole link from Share.')
  return { origin: url.origin, boardId, secret }
}

type Order = { board: BoardLink; file: string; format: Format }

const isFormat = (word: string): word is Format => (FORMATS as readonly string[]).includes(word)

/** What is asked for; without `--format` the file's ending says it, else it is the report. @throws ExportRefusal */
function parseOrder(args: string[]): Order {
  const options = { format: { type: 'string' } } as const
  let given: { values: { format?: string }; positionals: string[] }
  try {
    given = parseArgs({ args, options, allowPositionals: true })
  } catch (error) {
    throw new ExportRefusal(`${(error as Error).message.split('\n')[0]} ${USAGE}`)
  }
  const [link, file, ...more] = given.positionals
  if (link === undefined || file === undefined || more.length > 0) throw new ExportRefusal(USAGE)
  const ending = extname(file).slice(1).toLowerCase()
  const format = given.values.format ?? (isFormat(ending) ? ending : 'pdf')
  if (!isFormat(format)) throw new ExportRefusal(`There is no format "${format}". Choose ${FORMATS.join(', ')}.`)
  return { board: parseLink(link), file, format }
}

/** CHROMIUM_PATH, else the first browser of a known name on the system's path. */
function browserPath(): string {
  const wanted = process.env.CHROMIUM_PATH
  if (wanted !== undefined && wanted !== '') {
    if (!existsSync(wanted))
      throw new ExportRefusal(`There is no browser at CHROMIUM_PATH (${wanted}). Correct the path.`)
    return wanted
  }
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/local/bin', '/opt/google/chrome']
  const found = BROWSER_NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) =>
    existsSync(path),
  )
  if (found === undefined)
    throw new ExportRefusal('No Chromium or Chrome was found. Install one, or set CHROMIUM_PATH to its program.')
  return found
}

/** Takes part as a viewer, which is enough to see everything. Answers the participant's id. */
async function joinBoard(page: Page, { origin, boardId, secret }: BoardLink): Promise<string> {
  const answer = await page.request
    .post(`${origin}/api/boards/${boardId}/join`, {
      data: { secret, name: JOIN_NAME, role: 'viewer' },
      headers: { origin },
    })
    .catch(() => {
      throw new ExportRefusal(`${origin} does not answer. Is the server running?`)
    })
  if (answer.ok()) return ((await answer.json()) as { participantId: string }).participantId
  const body = (await answer.json().catch(() => null)) as { error?: { message?: string } } | null
  throw new ExportRefusal(body?.error?.message ?? `The server refused the link (${answer.status()}).`)
}

async function exportBoard(browser: Browser, link: BoardLink, format: Format): Promise<Buffer> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  await stayUnseen(page)
  const participantId = await joinBoard(page, link)
  try {
    return await openAndExport(page, link, format)
  } finally {
    // The visit ends with the file: nobody is left on the board.
    const own = `${link.origin}/api/boards/${link.boardId}/participants/${participantId}`
    await page.request.delete(own, { headers: { origin: link.origin } }).catch((error: Error) => {
      process.stderr.write(`The visit "${JOIN_NAME}" could not be ended: ${error.message.split('\n')[0]}\n`)
    })
  }
}

/** The people on the board see neither a person nor a pointer of this visit: its presence is not sent. */
async function stayUnseen(page: Page): Promise<void> {
  await page.routeWebSocket(/\/sync\//, (socket) => {
    const server = socket.connectToServer()
    socket.onMessage((frame) => {
      if (typeof frame === 'string' || frame[0] !== MESSAGE.awareness) server.send(frame)
    })
  })
}

async function openAndExport(page: Page, link: BoardLink, format: Format): Promise<Buffer> {
  await page.goto(`${link.origin}/b/${link.boardId}`, { timeout: OPEN_TIMEOUT_MS })
  await page
    .waitForFunction(() => 'clusterboard' in window, undefined, { timeout: OPEN_TIMEOUT_MS })
    .catch(() => {
      throw new ExportRefusal('The board did not open within a minute. Open its link in a browser to see why.')
    })
  page.setDefaultTimeout(EXPORT_TIMEOUT_MS)
  const base64 = await page.evaluate((wanted) => {
    const { clusterboard } = window as unknown as { clusterboard: Exposed }
    return wanted === 'pdf' ? clusterboard.exportPdf() : clusterboard.exportTables(wanted)
  }, format)
  return Buffer.from(base64, 'base64')
}

/** Runs the command; answers the exit code. */
async function runExport(args: string[]): Promise<number> {
  let browser: Browser | null = null
  try {
    const { board, file, format } = parseOrder(args)
    browser = await chromium.launch({ executablePath: browserPath(), args: FLAGS })
    const bytes = await exportBoard(browser, board, format)
    await writeFile(file, bytes).catch((error: NodeJS.ErrnoException) => {
      throw new ExportRefusal(`${file} cannot be written (${error.code ?? error.message}).`)
    })
    process.stdout.write(`${file}: ${Math.ceil(bytes.length / 1024)} kB\n`)
    return 0
  } catch (error) {
    const reason =
      error instanceof ExportRefusal
        ? error.message
        : `The file could not be made: ${(error as Error).message.split('\n')[0]}`
    process.stderr.write(`${reason}\n`)
    return 1
  } finally {
    await browser?.close()
  }
}

process.exitCode = await runExport(process.argv.slice(2))
