// A real Chromium, and a record of every request it makes.
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium', args: FLAGS })
}

export type Visitor = {
  context: BrowserContext
  page: Page
  /** Every request of the visit, sockets included. */
  requests: string[]
  /** Errors of the page: uncaught exceptions and console errors. */
  errors: string[]
}

/** A person with a browser of their own: separate cookies and storage. */
export async function visit(browser: Browser, size = { width: 1440, height: 900 }): Promise<Visitor> {
  const context = await browser.newContext({ viewport: size, acceptDownloads: true, locale: 'en-GB' })
  const page = await context.newPage()
  const requests: string[] = []
  const errors: string[] = []
  context.on('request', (request) => requests.push(request.url()))
  page.on('websocket', (socket) => requests.push(socket.url()))
  page.on('pageerror', (error) => errors.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text())
  })
  return { context, page, requests, errors }
}
