// One board as the bytes of a file. The archive comes from the server; every other file is made by the board's own page in the
// system's Chromium. The visit is seen by nobody and leaves nobody on the board.
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium, type Browser, type Page } from 'playwright-core'
import { checkedText, type Archive } from '../../shared/board/archive.ts'
import { MESSAGE } from '../../shared/protocol.ts'
import { ask, beginVisit, endVisit, JOIN_NAME, type Visit } from './boardVisit.ts'
import { ExportRefusal } from './ExportRefusal.ts'
import type { BoardLink, Format } from './exportOrder.ts'

export type BoardFile = { title: string; bytes: Buffer }

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

/** What the board's page offers (client/export/useExposeExport.ts); files come as base64. */
type Exposed = {
  exportPdf(): Promise<string>
  exportDocx(): Promise<string>
  exportTables(format: 'xlsx' | 'csv'): Promise<string>
  exportFrames(format: 'svg' | 'png'): Promise<string>
}

/** Which of them makes a format. */
const MAKERS = {
  pdf: 'exportPdf',
  docx: 'exportDocx',
  xlsx: 'exportTables',
  csv: 'exportTables',
  svg: 'exportFrames',
  png: 'exportFrames',
} as const satisfies Record<Exclude<Format, 'json'>, keyof Exposed>

/** @throws ExportRefusal when there is no browser */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: browserPath(), args: FLAGS })
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

/**
 * @param browser answers one that is open, the same for every board.
 * @param isOwnServer a server that ends with this command: nobody has to leave it.
 * @throws ExportRefusal in words for the person who asked
 */
export async function boardFile(
  link: BoardLink,
  format: Format,
  browser: () => Promise<Browser>,
  isOwnServer: boolean,
): Promise<BoardFile> {
  const visit = await beginVisit(link, format === 'json' ? null : 'viewer')
  try {
    const bytes =
      format === 'json' ? await archiveOf(link, visit) : await pageFile(await browser(), link, visit, format)
    return { title: visit.title, bytes }
  } finally {
    if (!isOwnServer) await endVisit(link, visit)
  }
}

/** The whole board, without the visits of this command, which the board shows to nobody either. */
async function archiveOf({ origin, boardId }: BoardLink, { token }: Visit): Promise<Buffer> {
  const answer = await ask(origin, `${origin}/api/boards/${boardId}/export.json`, {
    headers: { authorization: `Bearer ${token}` },
  })
  const { checksum: _, ...archive } = (await answer.json()) as Archive
  archive.participants = archive.participants.filter(({ name, partnerId }) => name !== JOIN_NAME || partnerId !== null)
  // Times of somebody who is not in the file would keep any server from taking it.
  const known = new Set(archive.participants.map(({ id }) => id))
  const times = archive.visits?.filter(({ participantId }) => known.has(participantId)) ?? []
  if (times.length > 0) archive.visits = times
  else delete archive.visits
  const checksum = createHash('sha256').update(checkedText(archive)).digest('hex')
  return Buffer.from(JSON.stringify({ ...archive, checksum }))
}

async function pageFile(browser: Browser, link: BoardLink, visit: Visit, format: Exclude<Format, 'json'>) {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    reducedMotion: 'reduce',
  })
  try {
    await context.addCookies([{ name: `cb_${link.boardId}`, value: visit.token, url: link.origin, httpOnly: true }])
    const page = await context.newPage()
    await stayUnseen(page)
    return await openAndExport(page, link, format)
  } finally {
    await context.close()
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

async function openAndExport(page: Page, link: BoardLink, format: Exclude<Format, 'json'>): Promise<Buffer> {
  await page.goto(`${link.origin}/b/${link.boardId}`, { timeout: OPEN_TIMEOUT_MS })
  await page
    .waitForFunction(() => 'clusterboard' in window, undefined, { timeout: OPEN_TIMEOUT_MS })
    .catch(() => {
      throw new ExportRefusal('The board did not open within a minute. Open its link in a browser to see why.')
    })
  page.setDefaultTimeout(EXPORT_TIMEOUT_MS)
  const base64 = await page.evaluate(
    ([maker, wanted]) => {
      const { clusterboard } = window as unknown as {
        clusterboard: Partial<Record<string, (format: string) => Promise<string>>>
      }
      return clusterboard[maker]?.(wanted) ?? null
    },
    [MAKERS[format], format] as const,
  )
  // The command may be newer than the server it asks.
  if (base64 === null) throw new ExportRefusal(`${link.origin} makes no ${format} files. Bring that server up to date.`)
  return Buffer.from(base64, 'base64')
}
