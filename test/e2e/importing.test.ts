// A spreadsheet comes onto the board in a real browser: what would change is shown first, one press brings it in, one undo takes
// it back; on a phone too, and no fault that axe-core finds.
import type { Locator, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { tablesXlsx } from '../../shared/tables/tableFiles.ts'
import { faultsOf } from '../support/axe.ts'
import { createExample, isSaved, joinBoard } from '../support/boardVisit.ts'
import { browser, server } from '../support/serverAndBrowser.ts'

const NEEDS = [
  'Id;Need;For;Source',
  'N01;Advice on aims;small and medium;Handbook §2, §3, §5',
  ';Digital export tools;small and medium;Survey 2027',
  ';Cyber security abroad;big;Survey 2027',
].join('\n')

async function chooseFile(page: Page, name: string, text: string): Promise<void> {
  await page.getByRole('button', { name: /menu/i }).last().click()
  await page.getByRole('menuitem', { name: /^Import/ }).click()
  const input = page.locator('input[type=file]')
  await input.setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text, 'utf8') })
}

async function tableMenu(page: Page, panel: string): Promise<Locator> {
  const here = page.locator(`[data-panel="${panel}"]`)
  await here.hover({ position: { x: 40, y: 8 } })
  await here.getByRole('button', { name: /^Table: / }).click()
  return page.getByRole('menu')
}

describe('importing a table', () => {
  it('[X22] shows each row first, brings the good ones in when that is said, and is one step of undo', async () => {
    const { invites } = await createExample(server.url)
    const { page, errors } = await joinBoard(browser, invites.facilitator, { name: 'Nita' })
    await chooseFile(page, 'needs.csv', NEEDS)
    const dialog = page.getByRole('dialog', { name: 'Import a table' })
    await dialog.getByText('1 refused').waitFor()
    expect(await dialog.getByLabel('What it is for').inputValue()).toBe('T02.needs')
    await dialog.getByText('Use one of: small and medium, large.').waitFor()
    const go = dialog.getByRole('button', { name: 'Import 2 rows' })
    expect(await go.getAttribute('aria-disabled')).toBe('true')

    expect(await faultsOf(page, '[role=dialog]')).toEqual([])

    await dialog.getByRole('checkbox', { name: 'Leave the refused row out' }).check()
    await go.click()
    await dialog.getByText('1 added, 1 changed, 1 left out').waitFor()
    await dialog.getByRole('button', { name: 'Close' }).last().click()
    await isSaved(page)
    const added = page.locator('[data-panel="T02.bars"]').getByText('Digital export tools')
    const changed = page.locator('[data-panel="T02.bars"]').getByText('Advice on aims')
    await added.waitFor()
    await changed.waitFor()
    // The button, not the keys: nothing was drawn, and it must be there all the same [D21].
    await page.getByRole('button', { name: 'Undo' }).click()
    await added.waitFor({ state: 'detached' })
    await changed.waitFor({ state: 'detached' })
    expect(errors).toEqual([])
  }, 300_000)

  it('[X23] [X26] survey results come in from a sheet of a workbook, asked for at the panel, and are called by their name', async () => {
    const { invites } = await createExample(server.url)
    const { page, errors } = await joinBoard(browser, invites.facilitator, { name: 'Nita' })
    const vera = await joinBoard(browser, invites.viewer, { name: 'Vera' })
    const workbook = Buffer.from(
      await tablesXlsx([
        { id: 'needs', title: 'Our needs', heads: ['Need', 'For'], rows: [['Digital export tools', 'large']] },
        {
          id: 'survey',
          title: 'Spring survey',
          heads: ['Partner', 'Companies', 'N01 importance', 'N01 met today'],
          rows: ['Biocat', 'BioM', 'bioPmed'].map((partner) => [partner, 9, 5, 1.5]),
        },
      ]),
    )
    const importHere = async () => {
      const menu = await tableMenu(page, 'T02.bars')
      await menu.getByRole('menuitem', { name: 'Import survey results' }).click()
      await page.locator('input[type=file]').setInputFiles({ name: 'survey.xlsx', mimeType: '', buffer: workbook })
    }
    await importHere()
    const dialog = page.getByRole('dialog', { name: 'Import a table' })
    // The sheet that fits what was asked for, not the first one.
    await dialog.getByText('27 companies of 3 of 5 partners.').waitFor()
    expect(await dialog.getByLabel('What it is for').inputValue()).toBe('T02.scores')
    await dialog.getByLabel('Sheet').selectOption('Our needs')
    await dialog.getByText('One more column is needed').waitFor()
    await dialog.getByLabel('Sheet').selectOption('Spring survey')
    await dialog.getByRole('button', { name: 'Import the results' }).click()
    await dialog.getByText('The results stand on needs as survey "Spring survey"').waitFor()
    await dialog.getByRole('button', { name: 'Close' }).last().click()
    await vera.page.locator('[data-panel="T02.brief"]').getByText('Survey "Spring survey" · 3 of 5 partners').waitFor()

    await importHere()
    await dialog.getByText('These results are on the board already: survey "Spring survey".').waitFor()
    expect(await dialog.getByRole('button', { name: 'Import the results' }).getAttribute('aria-disabled')).toBe('true')

    const open = await tableMenu(vera.page, 'T02.bars')
    expect((await open.getByRole('menuitem').allInnerTexts()).map((words) => words.split('\n')[0])).toEqual([
      'Copy the table',
      'Save as XLSX',
      'Save as CSV',
    ])
    expect(errors).toEqual([])
  }, 300_000)

  it('[X22] fits a phone', async () => {
    const { invites } = await createExample(server.url)
    const { page } = await joinBoard(browser, invites.facilitator, { name: 'Nita' }, { width: 390, height: 844 })
    await chooseFile(page, 'needs.csv', NEEDS)
    const dialog = page.getByRole('dialog', { name: 'Import a table' })
    await dialog.getByText('1 refused').waitFor()
    const { wide, box } = await dialog.evaluate((element) => ({
      wide: element.scrollWidth - element.clientWidth,
      box: element.getBoundingClientRect().width,
    }))
    expect(wide).toBe(0)
    expect(box).toBeLessThanOrEqual(390)
  }, 300_000)
})
