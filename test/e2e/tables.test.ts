// The tables of a board in a real browser: the list, the files, without a connection too, and no fault that axe-core finds.
import { readFileSync } from 'node:fs'
import { strFromU8, unzipSync } from 'fflate'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { faultsOf } from '../support/axe.ts'
import { createExample, joinBoard } from '../support/boardVisit.ts'
import { browser, server } from '../support/serverAndBrowser.ts'

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

    expect(await faultsOf(page, '[role=dialog]')).toEqual([])
  }, 240_000)
})
