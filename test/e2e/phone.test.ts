// The document and the windows of a board on a phone, with a finger, in a real browser.
import type { BrowserContext, Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { createExample, joinHere } from '../support/boardVisit.ts'
import { browser, server } from '../support/serverAndBrowser.ts'

const HEIGHT = 844
let context: BrowserContext
let page: Page
let made: Awaited<ReturnType<typeof createExample>>

beforeAll(async () => {
  made = await createExample(server.url)
  context = await browser.newContext({ viewport: { width: 390, height: HEIGHT }, isMobile: true, hasTouch: true })
  await context.addInitScript((id) => sessionStorage.setItem(`clusterboard.view.${id}`, 'board'), made.boardId)
  page = await context.newPage()
  await page.goto(made.invites.facilitator)
  await joinHere(page, { name: 'Nita', partner: 'BioM' })
}, 300_000)

/** What a thumb could miss in the window in front. */
const tooLow = () =>
  page
    .getByRole('dialog')
    .locator('button, select, input:not([type=checkbox], [type=radio]), label:has(input)')
    .evaluateAll((controls) =>
      controls.flatMap((control) => {
        const { height, width } = control.getBoundingClientRect()
        return width > 1 && height < 43.5 ? [`${control.textContent?.slice(0, 40)} ${height}`] : []
      }),
    )

describe('on a phone', () => {
  it('[M26] title and buttons of a long window stay in sight, and each control is as high as a thumb needs', async () => {
    await page.getByRole('button', { name: /menu/i }).last().tap()
    await page.getByRole('menuitem', { name: /^Export PDF/ }).tap()
    const dialog = page.getByRole('dialog', { name: 'Export PDF' })
    const save = dialog.getByRole('button', { name: /^Save PDF|^Save when/ }).last()
    const title = dialog.getByRole('heading', { name: 'Export PDF' })
    await dialog.getByText(/^Page 1 of \d+$/).waitFor({ timeout: 120_000 })
    expect((await dialog.boundingBox())!.height).toBeGreaterThan(HEIGHT)
    const inSight = async () => {
      const [above, below] = [(await title.boundingBox())!, (await save.boundingBox())!]
      expect(above.y).toBeGreaterThanOrEqual(0)
      expect(below.y + below.height).toBeLessThanOrEqual(HEIGHT)
    }
    await inSight()
    await dialog.getByText(/^Page 1 of \d+$/).scrollIntoViewIfNeeded()
    await inSight()
    expect(await tooLow()).toEqual([])
    await dialog.getByRole('button', { name: 'Close' }).tap()
    await dialog.waitFor({ state: 'detached' })
  }, 200_000)

  it('[O12] the map of needs is lines to read and to choose in; undo lies over nothing', async () => {
    await page.goto(`${server.url}/b/${made.boardId}/doc?at=T04.needMap`)
    const strength = page.getByRole('combobox', { name: 'Advice on strategy and goals, Market size and growth' })
    await strength.selectOption({ label: '3, strongly' })
    const undo = page.getByRole('button', { name: /^Undo/ })
    const row = page.getByRole('navigation', { name: 'Parts of the document' })
    const [button, names] = [(await undo.boundingBox())!, (await row.boundingBox())!]
    expect(button.x).toBeGreaterThanOrEqual(names.x + names.width - 1)
    expect(button.y + button.height).toBeLessThanOrEqual(names.y + names.height + 1)
    await undo.tap()
    await expect.poll(() => strength.inputValue()).toBe('0')

    await page.getByRole('button', { name: 'Back to the default' }).tap()
    await strength.waitFor({ state: 'detached' })
    const map = page.getByRole('table', { name: 'Needs and criteria' })
    // Two criteria of one need: each is named, however alike their strengths.
    await map
      .getByRole('row', { name: /^Existing links and entry points\s*3, strongly/ })
      .first()
      .waitFor()
    expect(await page.getByRole('grid').count()).toBe(0)
  }, 120_000)
})
