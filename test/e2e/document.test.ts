// The board as a document in real browsers: complete, live, by keyboard alone, light, and without a fault that axe-core finds.
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { CATALOG } from '../../shared/catalog.ts'
import { faultsOf } from '../support/axe.ts'
import { canvasReady, createBoard, createExample, isSaved } from '../support/boardVisit.ts'
import { visit, type Visitor } from '../support/chromium.ts'
import { browser, server } from '../support/serverAndBrowser.ts'

const PHONE = { width: 390, height: 844 }

/** Joins through a board link with the document's path; the fragment keeps the secret. */
async function joinDocument(link: string, person: { name: string; partner: string }, at = ''): Promise<Visitor> {
  const visitor = await visit(browser, PHONE)
  const { page } = visitor
  await page.goto(link.replace('#', `/doc${at}#`))
  await page.getByLabel('Your name').fill(person.name)
  await page.getByRole('radio', { name: person.partner }).check()
  await page.getByRole('button', { name: /^(Join|Watch)/ }).click()
  await page.locator('main h2').waitFor()
  return visitor
}

async function openPart(page: Page, name: RegExp): Promise<void> {
  await page.getByRole('navigation', { name: 'Parts of the document' }).getByRole('link', { name }).click()
  await page.getByRole('main').getByRole('heading', { level: 2, name }).waitFor()
}

/** What a thumb could miss: controls lower than 44 px. */
const tooLow = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('main button, main textarea, main label:has(input)')]
      .filter((control) => control.checkVisibility() && control.getBoundingClientRect().height < 43.5)
      .map((control) => control.outerHTML.slice(0, 160)),
  )

/** Tables of which a part lies out of sight. */
const wideTables = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('main table')]
      .filter(({ parentElement: box }) => box !== null && box.scrollWidth > box.clientWidth + 1)
      .map((table) => table.querySelector('caption')?.textContent),
  )

/** Headings that skip a level, and how many are of the first. */
const outline = (page: Page) =>
  page.evaluate(() => {
    let last = 0
    const skipped: string[] = []
    for (const heading of document.querySelectorAll('h1,h2,h3,h4,h5,h6')) {
      const level = Number(heading.tagName[1])
      if (level > last + 1) skipped.push(heading.textContent ?? '')
      last = level
    }
    return { first: document.querySelectorAll('h1').length, skipped }
  })

describe('the board as a document', () => {
  it('[O1] [O16] has every part of every template on a phone, without a fault that axe-core finds', async () => {
    const templates = [...CATALOG.keys()]
    const { invites } = await createBoard(server.url, templates)
    const nita = await joinDocument(invites.facilitator, { name: 'Nita', partner: 'BioM' })
    for (const part of [
      /^Overview/,
      ...templates.map((id) => new RegExp(`^${id} `)),
      /^Notes on the canvas/,
      /^Coverage/,
    ]) {
      await openPart(nita.page, part)
      // What is computed comes after the forms.
      const id = /T\d\d/.exec(part.source)?.[0]
      if (id !== undefined) await nita.page.locator(`section:has([id="at-${id}.results"]) h4`).first().waitFor()
      await nita.page.evaluate(() => {
        for (const one of document.querySelectorAll('main details')) one.setAttribute('open', '')
      })
      expect(await faultsOf(nita.page), part.source).toEqual([])
      expect(await outline(nita.page), part.source).toEqual({ first: 1, skipped: [] })
      const missing = Object.keys(CATALOG.get(id ?? '')?.widgets ?? {}).filter((name) => !/Vote$/.test(name))
      for (const name of missing) expect(await nita.page.locator(`[id="at-${id}.${name}"]`).count(), name).toBe(1)
      const isWide = await nita.page.evaluate(() => document.scrollingElement!.scrollWidth > innerWidth)
      expect(isWide, part.source).toBe(false)
      expect(await tooLow(nita.page), part.source).toEqual([])
      expect(await wideTables(nita.page), part.source).toEqual([])
    }
    expect(nita.errors).toEqual([])
    await nita.context.close()
  }, 300_000)

  it('[O2] is edited by keyboard alone; others see it at once and hear of it', async () => {
    const { invites } = await createBoard(server.url, ['T04'])
    const at = '?at=T04.markets'
    const omar = await joinDocument(invites.editor, { name: 'Omar', partner: 'BioM' }, at)
    const nita = await joinDocument(invites.facilitator, { name: 'Nita', partner: 'Biocat' }, at)
    const { page } = omar
    await page.getByRole('button', { name: 'Add a market' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('textbox', { name: 'Market to be filled in' }).waitFor()
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA')
    await page.keyboard.type('Canada')
    await page.keyboard.press('Enter')
    await nita.page.getByRole('heading', { level: 4, name: 'Canada' }).waitFor()
    await nita.page
      .getByRole('status')
      .filter({ hasText: /^Changed by others: Candidate markets/ })
      .waitFor()
    await isSaved(page)
    expect([...omar.errors, ...nita.errors]).toEqual([])
    await omar.context.close()
    await nita.context.close()
  }, 180_000)

  it('[O3] takes private scores and shows the means after the reveal', async () => {
    const { invites } = await createBoard(server.url, ['T04'])
    const nita = await joinDocument(invites.facilitator, { name: 'Nita', partner: 'Biocat' }, '?at=T04.scores')
    const omar = await joinDocument(invites.editor, { name: 'Omar', partner: 'BioM' }, '?at=T04.scores')
    await nita.page.getByRole('button', { name: 'Open round 1' }).first().click()
    await omar.page.getByRole('button', { name: 'Score now' }).click()
    const ballot = omar.page.getByRole('dialog')
    await ballot.getByRole('radio', { name: '4' }).first().click()
    expect(await faultsOf(omar.page)).toEqual([])
    await ballot.getByRole('button', { name: 'I have finished' }).click()
    await ballot.waitFor({ state: 'detached' })
    expect(await omar.page.getByRole('table', { name: /means of the partners/ }).count()).toBe(0)
    await nita.page.getByRole('button', { name: /^Take part/ }).click()
    const own = nita.page.getByRole('dialog')
    await own.getByRole('radio', { name: '2' }).first().click()
    await own.getByRole('button', { name: 'I have finished' }).click()
    await own.waitFor({ state: 'detached' })
    const third = await joinDocument(invites.editor, { name: 'Ada', partner: 'bioPmed' }, '?at=T04.scores')
    await third.page.getByRole('button', { name: 'Score now' }).click()
    await third.page.getByRole('dialog').getByRole('button', { name: 'I have finished' }).click()
    await nita.page.getByRole('button', { name: 'Reveal' }).click()
    const means = omar.page.getByRole('table', { name: /means of the partners/ })
    await means.getByText('3.0').first().waitFor()
    // The time left stands once on a page, in the line that stays in sight.
    await nita.page.getByRole('button', { name: 'Start step 1' }).click()
    await nita.page.getByRole('timer').first().waitFor()
    expect(await nita.page.getByRole('timer').count()).toBe(1)
    await omar.context.close()
    await nita.context.close()
    await third.context.close()
  }, 180_000)

  it('[O8] [O9] [O10] [O13] changes notes letter by letter, takes them back, and has the comments of the board', async () => {
    const { invites } = await createExample(server.url)
    const at = '?at=T04.notes'
    const omar = await joinDocument(invites.editor, { name: 'Omar', partner: 'BioM' }, at)
    const nita = await joinDocument(invites.facilitator, { name: 'Nita', partner: 'Biocat' }, at)
    const { page } = omar
    const theirs = nita.page.locator('[data-note]', { hasText: 'Check with the Shanghai park' })
    await theirs.waitFor()
    await page.getByRole('button', { name: /^Edit the note: Check with the Shanghai park/ }).click()
    const field = page.getByRole('textbox', { name: /^Edit the note/ })
    await field.press('Control+End')
    await field.pressSequentially(' in May')
    // While it is still open here.
    await theirs.filter({ hasText: /before round 2 in May$/ }).waitFor()
    expect(await faultsOf(page)).toEqual([])
    await field.press('Control+z')
    await nita.page.locator('[data-note]', { hasText: /before round 2$/ }).waitFor()
    await field.press('Control+y')
    await theirs.filter({ hasText: /before round 2 in May$/ }).waitFor()
    await field.press('Escape')

    await page.getByRole('button', { name: 'Add a note: Notes from the talk' }).press('Enter')
    const fresh = page.getByRole('textbox', { name: 'Edit the note: Empty note' })
    await fresh.pressSequentially('Ask the park')
    const added = nita.page.locator('[data-note]', { hasText: 'Ask the park' })
    await added.waitFor()
    await page.getByRole('button', { name: 'Delete the note: Ask the park' }).press('Enter')
    await page.getByRole('group', { name: 'Delete this note?' }).getByRole('button', { name: 'Delete' }).press('Enter')
    await added.waitFor({ state: 'detached' })
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? ''))
      .toMatch(/^(Edit the|Add a) note/)
    await page.keyboard.press('Control+z')
    await added.waitFor()
    await nita.page
      .getByRole('status')
      .filter({ hasText: /^Changed by others: Notes on the canvas/ })
      .waitFor()

    await page.getByRole('button', { name: 'Edit: Brazil' }).click()
    await page.getByRole('button', { name: 'Write a comment' }).click()
    await page.getByRole('combobox', { name: 'Comment on Brazil' }).fill('Who goes there first?')
    await page.getByRole('button', { name: 'Comment', exact: true }).click()
    await nita.page.getByRole('button', { name: 'Brazil: show 1 comment' }).click()
    await nita.page.getByRole('combobox', { name: 'Answer' }).fill('We do')
    await nita.page.getByRole('button', { name: 'Answer', exact: true }).click()
    await page.getByText('We do', { exact: true }).waitFor()
    // A field of several lines that offers names is a combobox, which HTML has no element for.
    expect((await faultsOf(nita.page)).filter((fault) => !fault.startsWith('aria-allowed-role'))).toEqual([])
    await nita.page.getByRole('button', { name: 'Resolve' }).click()
    await page.getByRole('button', { name: /^Brazil: show/ }).waitFor({ state: 'detached' })
    await openPart(nita.page, /^Overview/)
    await nita.page.getByRole('button', { name: 'Show 1 resolved thread' }).click()
    await nita.page.getByRole('button', { name: 'Open again' }).click()
    await page.getByRole('button', { name: /^Brazil: show/ }).waitFor()
    await isSaved(page)

    const vera = await joinDocument(invites.viewer, { name: 'Vera', partner: 'BioM' }, at)
    await vera.page.locator('[data-note]', { hasText: 'in May' }).waitFor()
    expect(await vera.page.getByRole('button', { name: /^Edit/ }).count()).toBe(0)
    expect([...omar.errors, ...nita.errors]).toEqual([])
    await omar.context.close()
    await nita.context.close()
    await vera.context.close()
  }, 240_000)

  it('[O4] loads no code of the canvas', async () => {
    const { invites } = await createBoard(server.url, ['T04'])
    const visitor = await visit(browser, PHONE)
    const scripts: Promise<string>[] = []
    visitor.page.on('response', (response) => {
      if (response.url().endsWith('.js')) scripts.push(response.text())
    })
    await visitor.page.goto(invites.viewer.replace('#', '/doc?at=T04#'))
    await visitor.page.getByLabel('Your name').fill('Vera')
    await visitor.page.getByRole('button', { name: /^(Join|Watch)/ }).click()
    await visitor.page.locator('section:has([id="at-T04.results"]) h4').first().waitFor()
    const texts = await Promise.all(scripts)
    expect(texts.length).toBeGreaterThan(3)
    expect(texts.filter((text) => text.includes('tl-canvas')).length).toBe(0)
    expect(texts.reduce((sum, text) => sum + text.length, 0)).toBeLessThan(2_000_000)
    await visitor.context.close()
  }, 120_000)

  it('[O5] [O14] and the board link to each other, and a place in a link survives joining', async () => {
    const { invites, boardId } = await createBoard(server.url, ['T04'])
    const nita = await joinDocument(invites.editor, { name: 'Nita', partner: 'BioM' }, '?at=T04.markets/CN')
    const { page } = nita
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('China')
    expect(new URL(page.url()).hash).toBe('')
    await page.getByRole('link', { name: 'China: show on the board' }).click()
    await canvasReady(page)
    await expect.poll(() => new URL(page.url()).pathname + new URL(page.url()).search).toBe(`/b/${boardId}`)
    // From a frame of the board to its place in the document, and from there back to the frame.
    await page.keyboard.press('Escape')
    await page.goto(`${server.url}/b/${boardId}/doc?at=${encodeURIComponent('T04.notes/shape:T04.frame.premortem')}`)
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('H4')
    const frame = await page.evaluate(() => document.activeElement?.textContent)
    await page.getByRole('link', { name: `${frame}: show on the board` }).click()
    await canvasReady(page)
    await page.getByRole('button', { name: 'Menu' }).click()
    await page.getByRole('menuitem', { name: 'Open as a document' }).click()
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe(frame)
    // A field of a form takes the keyboard, here and on the board.
    await page.goto(`${server.url}/b/${boardId}/doc?at=${encodeURIComponent('T04.decision/statement')}`)
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA')
    await page.goto(`${server.url}/b/${boardId}?at=${encodeURIComponent('T04.decision/statement')}`)
    await canvasReady(page)
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-field'))).toBe('statement')
    await page.getByRole('link', { name: 'Document' }).click()
    await page.getByRole('heading', { level: 2, name: /^T04/ }).waitFor()
    await nita.context.close()
  }, 120_000)
})
