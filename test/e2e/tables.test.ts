// The tables of a board in a real browser: the list, the files, without a connection too, and no fault that axe-core finds.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { strFromU8, unzipSync } from 'fflate'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createExample, joinBoard } from '../support/boardVisit.ts'
import { launchChromium } from '../support/chromium.ts'
import { startServerProcess, type ServerProcess } from '../support/serverProcess.ts'

let server: ServerProcess
let browser: Browser
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

beforeAll(async () => {
  server = await startServerProcess()
  browser = await launchChromium()
}, 300_000)
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

/** The bytes of the file that a button saves, with its name. */
async function saved(page: Page, button: string): Promise<{ name: string; bytes: Buffer }> {
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: button, exact: true }).click()
  const file = await download
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) }
}

describe('the tables of a board', () => {
  it('[X7] are saved from the menu by anybody, all at once or one by one, without a connection too', async () => {
    const { invites } = await createExample(server.url)
    const { page, context } = await joinBoard(browser, invites.viewer, { name: 'Vera' })
    await page.getByRole('button', { name: 'Board menu' }).click()
    await page.getByRole('menuitem', { name: /^Tables/ }).click()
    const dialog = page.getByRole('dialog', { name: 'Tables of this board' })
    await dialog.getByText('T02 Needs, scores').waitFor()
    await context.setOffline(true)

    const workbook = await saved(page, 'Save all as XLSX')
    expect(workbook.name).toMatch(/\.xlsx$/)
    expect(strFromU8(unzipSync(workbook.bytes)['xl/workbook.xml']!)).toContain('name="T04 Candidate markets"')
    const archive = await saved(page, 'Save all as CSV')
    expect(archive.name).toMatch(/\.csv\.zip$/)
    expect(Object.keys(unzipSync(archive.bytes))).toHaveLength(await dialog.getByRole('listitem').count())
    const needs = await saved(page, 'Save T02 Needs as CSV')
    expect(needs.bytes.toString('utf8')).toMatch(/^\uFEFFId,Need,/)

    await page.evaluate(axe)
    const { violations } = await page.evaluate(() =>
      (window as unknown as { axe: { run(at: object): Promise<{ violations: { id: string }[] }> } }).axe.run({
        include: ['[role=dialog]'],
      }),
    )
    expect(violations.map(({ id }) => id)).toEqual([])
  }, 240_000)
})
