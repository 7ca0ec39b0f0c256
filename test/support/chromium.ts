// A real Chromium, and a record of every request it makes.
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { openBrowser } from '../../server/cli/boardFile.ts'

/** The browser that `npm run export` takes. */
export const launchChromium = openBrowser

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
