// What a person reads when a board takes no more, in a real browser.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createExample, isSaved, joinBoard, openPage } from '../support/boardVisit.ts'
import { launchChromium } from '../support/chromium.ts'
import { startServerProcess, type ServerProcess } from '../support/serverProcess.ts'

let server: ServerProcess
let browser: Browser

beforeAll(async () => {
  server = await startServerProcess()
  browser = await launchChromium()
}, 180_000)
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

it('[M23] a text that is full takes no more, says so, and keeps what it has', async () => {
  const { invites } = await createExample(server.url)
  const { page, errors } = await joinBoard(browser, invites.editor, { name: 'Omar', partner: 'BioM' })
  await openPage(page, /Notes/)
  await page.keyboard.press('n')
  await page.mouse.click(700, 400)
  const field = page.locator('[contenteditable=true]').first()
  await field.waitFor()
  const text = 'ten signs '.repeat(4999)
  await page.keyboard.insertText(text)
  await page.keyboard.insertText('eleven more')
  await page.getByText('This text has reached its limit of 50,000 characters.').waitFor()
  expect((await field.textContent())!.length).toBe(text.length)
  // Up to the limit there is still room.
  await page.keyboard.insertText('ten others')
  expect(await field.textContent()).toMatch(/ten others$/)
  await isSaved(page)
  expect(errors).toEqual([])
}, 120_000)
