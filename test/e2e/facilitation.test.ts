// Running a workshop on screen: steps and their times, hands, and where everybody looks.
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { createExample, joinBoard, openPage } from '../support/boardVisit.ts'
import type { Visitor } from '../support/chromium.ts'
import { browser, server } from '../support/serverAndBrowser.ts'

let invites: Awaited<ReturnType<typeof createExample>>['invites']
let nita: Visitor
let omar: Visitor

beforeAll(async () => {
  invites = (await createExample(server.url)).invites
  nita = await joinBoard(browser, invites.facilitator, { name: 'Nita' })
  omar = await joinBoard(browser, invites.editor, { name: 'Omar', partner: 'Biocat' })
}, 180_000)

/** A busy machine may take its time. */
const POLL = { timeout: 15_000 }

const sheet = (page: Page) => page.getByRole('complementary', { name: 'Run-sheet' })
const tool = async (page: Page, name: RegExp) => {
  await page.getByRole('button', { name: 'Tools of the workshop' }).click()
  await page.getByRole('menuitem', { name }).click()
}
/** Where the canvas stands: zoom, x and y of its layers, as coarse as whole pixels and whole per cent. */
const camera = async (page: Page) => {
  const style = (await page.locator('.tl-html-layer').first().getAttribute('style')) ?? ''
  const [zoom = 0, x = 0, y = 0] = [...style.matchAll(/-?\d+(\.\d+)?/g)].map(([figure]) => Number(figure))
  return { zoom, x, y }
}
type Camera = Awaited<ReturnType<typeof camera>>
/** Views travel as whole units of the page. */
const isSame = (a: Camera, b: Camera) =>
  Math.abs(a.zoom - b.zoom) < 0.01 && Math.abs(a.x - b.x) < 4 && Math.abs(a.y - b.y) < 4
const seesSame = async () => isSame(await camera(omar.page), await camera(nita.page))
const wheel = async (page: Page) => {
  await page.mouse.move(900, 500)
  await page.mouse.wheel(0, 240)
}

describe('running a workshop', () => {
  it('[W133] what one facilitator changes in the run-sheet is there for everybody at once', async () => {
    await openPage(nita.page, /T02/)
    await tool(nita.page, /Edit the run-sheet/)
    const editor = nita.page.getByRole('dialog', { name: 'Edit the run-sheet' })
    await editor.getByLabel('Title of step 2').fill('Needs we forgot')
    await editor.getByLabel('Minutes for Brief and survey').fill('7')
    await editor.getByText('117 min in total').waitFor()
    await editor.getByRole('button', { name: 'Move Brief and survey' }).focus()
    await nita.page.keyboard.press('Alt+ArrowDown')
    await expect.poll(() => editor.getByLabel('Title of step 1').inputValue(), POLL).toBe('Needs we forgot')
    await nita.page.keyboard.press('Alt+ArrowUp')
    await expect.poll(() => editor.getByLabel('Title of step 1').inputValue(), POLL).toBe('Brief and survey')
    await editor.getByRole('button', { name: 'Add a step' }).click()
    await expect.poll(() => editor.getByLabel('Title of step 10').inputValue(), POLL).toBe('New step')
    await editor.getByRole('button', { name: 'Show more of New step' }).click()
    await editor.getByRole('button', { name: 'Remove this step' }).click()
    await expect.poll(() => editor.getByLabel('Title of step 10').count(), POLL).toBe(0)
    await editor.getByRole('button', { name: 'Close' }).last().click()
    await openPage(omar.page, /T02/)
    await sheet(omar.page).getByText('Needs we forgot').waitFor()
  }, 60_000)

  it('[W134] who comes late lands where the running step is, with its timer', async () => {
    await sheet(nita.page)
      .getByRole('button', { name: /^Step 2, Needs we forgot/ })
      .click()
    const late = await joinBoard(browser, invites.editor, { name: 'Late Lea', partner: 'BioM' })
    await sheet(late.page).getByRole('heading', { name: 'Needs we forgot' }).waitFor()
    await sheet(late.page).getByRole('timer').waitFor()
    await late.page.getByRole('button', { name: 'Needs and surveys', exact: true }).waitFor()
    await expect
      .poll(() =>
        late.page.getByRole('button', { name: 'Needs and surveys', exact: true }).getAttribute('aria-current'),
      )
      .toBe('true')
    await late.context.close()
  }, 60_000)

  it('[W135] a raised hand is in the queue of everybody, and gets the floor', async () => {
    await omar.page.getByRole('button', { name: 'Raise hand' }).click()
    await omar.page.getByRole('button', { name: 'Hand is up, place 1' }).waitFor()
    const queue = nita.page.getByRole('region', { name: 'Speaker queue' })
    await queue.getByText('Omar').waitFor()
    await queue.getByRole('button', { name: 'Give the floor' }).click()
    await omar.page.getByRole('button', { name: 'You have the floor' }).click()
    await queue.waitFor({ state: 'detached' })
  }, 60_000)

  it('[W130] everybody is brought to what the facilitator sees, and can go back', async () => {
    await openPage(omar.page, /T08/)
    await expect.poll(() => omar.page.getByRole('button', { name: /^Page/ }).innerText(), POLL).toContain('T08')
    await nita.page.getByRole('button', { name: 'Bring everyone here' }).click()
    await omar.page.getByText('Nita brought everybody here.').waitFor()
    await expect.poll(() => omar.page.getByRole('button', { name: /^Page/ }).innerText(), POLL).toContain('T02')
    await expect.poll(seesSame, POLL).toBe(true)
    await omar.page.getByRole('button', { name: 'Back to where I was' }).click()
    await expect.poll(() => omar.page.getByRole('button', { name: /^Page/ }).innerText(), POLL).toContain('T08')
  }, 60_000)

  it('[W131] in control: the others’ screens follow and cannot leave; released they move again', async () => {
    await tool(nita.page, /^Take control/)
    await omar.page.getByText('Nita is guiding. You can look, not move.').waitFor()
    await nita.page.getByText('You are guiding. 1 of 1 see what you see.').waitFor()
    await expect.poll(seesSame, POLL).toBe(true)
    const held = await camera(omar.page)
    await wheel(omar.page)
    await omar.page.keyboard.press('Escape')
    await omar.page.keyboard.press('Shift+1')
    await omar.page.keyboard.press('Alt+ArrowRight')
    await openPage(omar.page, /T08/)
    await omar.page.getByRole('button', { name: /^Page/ }).getByText('T02').waitFor()
    expect(isSame(await camera(omar.page), held)).toBe(true)
    await wheel(nita.page)
    await expect.poll(async () => isSame(await camera(omar.page), held), POLL).toBe(false)
    await expect.poll(seesSame, POLL).toBe(true)
    await nita.page.getByRole('button', { name: 'Release everyone' }).click()
    await omar.page.getByText('Nita is guiding. You can look, not move.').waitFor({ state: 'detached' })
    const free = await camera(omar.page)
    await wheel(omar.page)
    await expect.poll(async () => isSame(await camera(omar.page), free), POLL).toBe(false)
  }, 60_000)

  it('[W132] all follow somebody only once they agree, and stop when they stop', async () => {
    const ask = async () => {
      await tool(nita.page, /^Follow somebody together/)
      await nita.page.getByRole('radio', { name: /Omar/ }).check()
      await nita.page.getByRole('button', { name: 'Ask', exact: true }).click()
    }
    await ask()
    await omar.page.getByRole('button', { name: 'Not now' }).click()
    await nita.page.getByText('Omar has been asked to show their screen.').waitFor({ state: 'detached' })
    await ask()
    await nita.page.getByText('Omar has been asked to show their screen.').waitFor()
    await omar.page.getByRole('button', { name: 'Show my screen' }).click()
    await nita.page.getByText('Everybody follows Omar.').waitFor()
    await openPage(omar.page, /T04/)
    await expect.poll(() => nita.page.getByRole('button', { name: /^Page/ }).innerText(), POLL).toContain('T04')
    await omar.page.getByRole('button', { name: 'Stop showing' }).click()
    await nita.page.getByText('Everybody follows Omar.').waitFor({ state: 'detached' })
    await openPage(omar.page, /T08/)
    await expect.poll(() => omar.page.getByRole('button', { name: /^Page/ }).innerText(), POLL).toContain('T08')
    expect(await nita.page.getByRole('button', { name: /^Page/ }).innerText()).toContain('T04')
  }, 60_000)

  it('[W137] the tool of a step comes first, and a step can be skipped and the run ended with its times', async () => {
    await openPage(nita.page, /T02/)
    const own = sheet(nita.page)
    await own.getByRole('button', { name: 'Open private writing' }).waitFor()
    await nita.page.getByRole('button', { name: 'More for this step' }).click()
    await nita.page.getByRole('menuitem', { name: /^Skip this step/ }).click()
    await own.getByRole('heading', { name: 'Merge doubles' }).waitFor()
    await own.getByRole('button', { name: /earlier steps/ }).click()
    await own.getByRole('button', { name: /^Step 2, .* skipped/ }).waitFor()
    await nita.page.getByRole('button', { name: 'More for this step' }).click()
    await nita.page.getByRole('menuitem', { name: /^End this step/ }).click()
    await own.getByText('No step is running. Go on when everybody is back.').waitFor()
    await own.getByRole('button', { name: 'Go on with step 4' }).waitFor()
    expect(nita.errors).toEqual([])
    expect(omar.errors).toEqual([])
  }, 60_000)
})
