// Two people type in one sticky note at the same time, in real browsers.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createExample, isSaved, joinBoard, note, openPage, writeNote } from '../support/boardVisit.ts'
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

const letters = (text: string, letter: string) => [...text].filter((one) => one === letter).length

describe('one sticky note, two people', () => {
  it('[D22] keeps every letter that both type at once, also around Enter and bold', async () => {
    const { invites } = await createExample(server.url)
    const nita = await joinBoard(browser, invites.facilitator, { name: 'Nita' })
    const omar = await joinBoard(browser, invites.editor, { name: 'Omar', partner: 'BioM' })
    await openPage(nita.page, /Notes/)
    await openPage(omar.page, /Notes/)
    await writeNote(nita.page, 'Both')
    await note(omar.page, 'Both').waitFor()

    const write = async (page: Page, letter: string) => {
      await note(page, 'Both').dblclick()
      await page.locator('[contenteditable=true]').waitFor()
      await page.keyboard.press('End')
      await page.keyboard.type(letter.repeat(12), { delay: 20 })
      await page.keyboard.press('Enter')
      await page.keyboard.press('Control+b')
      await page.keyboard.type(letter.repeat(12), { delay: 20 })
      await page.keyboard.press('Escape')
    }
    await Promise.all([write(nita.page, 'a'), write(omar.page, 'z')])

    const text = (page: Page) => page.locator('.tl-shape[data-shape-type="note"]').innerText()
    const counts = async (page: Page) => {
      const written = await text(page)
      return [letters(written, 'a'), letters(written, 'z')]
    }
    await expect.poll(() => counts(nita.page)).toEqual([24, 24])
    await expect.poll(() => counts(omar.page)).toEqual([24, 24])
    await expect.poll(async () => (await text(nita.page)) === (await text(omar.page))).toBe(true)
    await isSaved(nita.page)
    await isSaved(omar.page)
    await nita.context.close()
    await omar.context.close()
  }, 120_000)
})
