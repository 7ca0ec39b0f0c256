// The export window in a real browser: every paper, every part, stopping in the middle, and no connection.
import { readFileSync } from 'node:fs'
import type { Locator, Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { createExample, joinBoard, note, writeNote } from '../support/boardVisit.ts'
import { browser, server } from '../support/serverAndBrowser.ts'
import { readDocx } from '../unit/docx/readDocx.ts'
import { readPdf } from '../unit/pdf/readPdf.ts'

let page: Page
let dialog: Locator

beforeAll(async () => {
  const { invites } = await createExample(server.url)
  ;({ page } = await joinBoard(browser, invites.facilitator, { name: 'Nita', partner: 'Biocat' }))
  dialog = page.getByRole('dialog', { name: 'Export PDF' })
}, 300_000)

async function openDialog(): Promise<void> {
  await page.getByRole('button', { name: 'Board menu' }).click()
  await page.getByRole('menuitem', { name: /^Export PDF/ }).click()
}

/** How many pages the preview has once it is finished. */
async function pageCount(): Promise<number> {
  const words = await dialog.getByText(/^Page 1 of \d+$/).innerText({ timeout: 120_000 })
  return Number(words.split(' ').at(-1))
}

/** Changes something and waits for the file that follows from it. */
async function pagesAfter(change: () => Promise<void>): Promise<number> {
  await change()
  await dialog.getByLabel('Pages of the file').getByRole('status').waitFor()
  return pageCount()
}

const choose = (field: string, option: string) => async () => {
  await dialog.getByLabel(field, { exact: true }).selectOption({ label: option })
}

async function saveFile(): Promise<{ facts: string; text: string }> {
  const download = page.waitForEvent('download')
  await dialog.getByRole('button', { name: 'Save PDF', exact: true }).click()
  const { facts, text } = readPdf(readFileSync(await (await download).path()))
  return { facts, text }
}

describe('the export window', () => {
  it('[P89] makes every paper, upright and lying, as its preview says', async () => {
    await openDialog()
    const upright = await pageCount()
    const sizes: string[] = []
    for (const [paper, orientation] of [
      ['A3', 'Portrait'],
      ['Letter', 'Landscape'],
    ] as const) {
      if (sizes.length > 0) await openDialog().then(pageCount)
      const count = await pagesAfter(async () => {
        await choose('Paper', paper)()
        if (orientation !== 'Portrait') await choose('Orientation', orientation)()
      })
      const { facts } = await saveFile()
      expect(facts).toMatch(new RegExp(`Pages: +${count}\n`))
      expect(count).not.toBe(upright)
      sizes.push(/Page size: +([\d.]+ x [\d.]+)/.exec(facts)![1]!)
    }
    expect(sizes).toEqual(['841.89 x 1190.55', '792 x 612'])
  }, 400_000)

  it('[P89] leaves out each part that is not ticked, and asks for one when none is', async () => {
    await openDialog()
    const all = await pageCount()
    for (const part of ['Source facts', 'Methods and all values'])
      expect(await pagesAfter(() => dialog.getByLabel(part, { exact: true }).uncheck())).toBeLessThan(all)
    expect(
      await pagesAfter(() => dialog.getByLabel('Results of the templates', { exact: true }).uncheck()),
    ).toBeLessThan(all / 2)
    const ticked = dialog.getByRole('checkbox', { checked: true })
    while ((await ticked.count()) > 0) await ticked.first().click()
    expect(await dialog.getByRole('button', { name: 'Save PDF', exact: true }).getAttribute('aria-disabled')).toBe(
      'true',
    )
    await page.keyboard.press('Escape')
  }, 400_000)

  it('[P88] can be stopped in the middle, and the board goes on', async () => {
    await openDialog()
    await pagesAfter(choose('Orientation', 'Landscape'))
    await choose('Orientation', 'Portrait')()
    await dialog.getByRole('button', { name: 'Stop', exact: true }).click()
    await dialog.getByText('Stopped.').waitFor()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await writeNote(page, 'still here')
    await note(page, 'still here').waitFor()
  }, 300_000)

  it('[P89] prints frames on paper of their own size', async () => {
    await openDialog()
    await pageCount()
    await pagesAfter(choose('What to print', 'Frames'))
    expect(await dialog.getByRole('checkbox', { checked: true }).count()).toBe(2)
    await pagesAfter(choose('Paper', 'Frame size'))
    expect(await dialog.getByLabel('Orientation', { exact: true }).isDisabled()).toBe(true)
    const { facts, text } = await saveFile()
    expect(facts).toMatch(/Pages: +2\n/)
    const [width, height] = /Page size: +([\d.]+) x ([\d.]+)/.exec(facts)!.slice(1).map(Number) as [number, number]
    expect(width / height).toBeGreaterThan(2)
    expect(text).toContain('Reimbursement')
  }, 300_000)

  it('[X30] saves the same as a Word file', async () => {
    await openDialog()
    await pageCount()
    const download = page.waitForEvent('download', { timeout: 120_000 })
    await dialog.getByRole('button', { name: 'Save as Word' }).click()
    const file = await download
    expect(file.suggestedFilename()).toMatch(/\.docx$/)
    const { text } = readDocx(readFileSync(await file.path()))
    for (const words of ['Contents', '5 Target markets and how they were chosen', 'Annex C Source facts'])
      expect(text).toContain(words)
    await dialog.getByText('The document is saved.').waitFor()
    await page.keyboard.press('Escape')
  }, 300_000)

  it('[P83] [P88] goes on without a font that cannot be had and says so, while people type', async () => {
    await page.context().route(/noto-sans-sc/, (route) => route.abort())
    await writeNote(page, 'China 中国', { x: 900, y: 500 })
    await openDialog()
    await dialog.getByRole('button', { name: 'Save when ready' }).click()
    const download = page.waitForEvent('download', { timeout: 120_000 })
    await dialog.waitFor({ state: 'detached' })
    await writeNote(page, 'typed meanwhile', { x: 600, y: 600 })
    await note(page, 'typed meanwhile').waitFor()
    const { text } = readPdf(readFileSync(await (await download).path()))
    expect(text).toContain('Letters that could not be printed')
    await openDialog()
    await pageCount()
    await dialog
      .getByText(/noto-sans-sc/)
      .first()
      .waitFor()
    await page.keyboard.press('Escape')
    await page.context().unroute(/noto-sans-sc/)
  }, 300_000)

  it('[P89] works without a connection, with what was drawn a moment ago', async () => {
    await openDialog()
    await pageCount()
    await page.keyboard.press('Escape')
    await page.context().setOffline(true)
    await openDialog()
    await pageCount()
    expect((await saveFile()).text).toContain('still here')
    await page.context().setOffline(false)
  }, 300_000)
})
