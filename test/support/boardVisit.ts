// What a person does at a board, in the words of the screen. One place to mend when the screen changes.
import type { Browser, Page } from 'playwright-core'
import { visit, type Visitor } from './chromium.ts'

export type Invites = { facilitator: string; editor: string; viewer: string }

/** A board with worked example 1, made as a program makes it. */
export async function createExample(url: string): Promise<{ boardId: string; invites: Invites }> {
  const answer = await fetch(`${url}/api/boards/example`, { method: 'POST' })
  if (answer.status !== 201) throw new Error(`the example answered ${answer.status}: ${await answer.text()}`)
  return (await answer.json()) as { boardId: string; invites: Invites }
}

/** A board of three partners with these templates, made as a program makes it. */
export async function createBoard(
  url: string,
  templates: readonly string[],
): Promise<{ boardId: string; invites: Invites }> {
  const partners = ['Biocat', 'BioM', 'bioPmed'].map((name, i) => ({ id: `P${i}`, name, region: '', type: 'cluster' }))
  const consortium = { name: 'bioXclusters', strategyStart: '2026-01-01', strategyEnd: '2028-06-30', partners }
  const answer = await fetch(`${url}/api/boards`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ title: 'bioXclusters strategy', consortium, templates, locale: 'en' }),
  })
  if (answer.status !== 201) throw new Error(`creating answered ${answer.status}: ${await answer.text()}`)
  return (await answer.json()) as { boardId: string; invites: Invites }
}

/** Opens a link in a browser of its own, joins, and waits until the canvas is there and everything is saved. */
export async function joinBoard(
  browser: Browser,
  link: string,
  person: { name: string; partner?: string },
  size?: { width: number; height: number },
): Promise<Visitor> {
  const visitor = await visit(browser, size)
  await visitor.page.goto(link)
  await joinHere(visitor.page, person)
  return visitor
}

/** Fills the join page that is on screen. */
export async function joinHere(page: Page, person: { name: string; partner?: string }): Promise<void> {
  await page.getByLabel('Your name').fill(person.name)
  await page.getByRole('radio', { name: person.partner ?? 'I belong to no partner' }).check()
  await page.getByRole('button', { name: /^(Join|Watch)/ }).click()
  await canvasReady(page)
}

export async function canvasReady(page: Page): Promise<void> {
  await page.locator('.tl-canvas').waitFor()
  await page.locator('.tl-shape:visible').first().waitFor()
}

export async function isSaved(page: Page): Promise<void> {
  await page.getByText('Saved', { exact: true }).waitFor()
}

export async function openPage(page: Page, name: RegExp | string): Promise<void> {
  await page.getByRole('button', { name: /^Page: / }).click()
  await page.getByRole('menuitemradio', { name }).click()
}

/** Puts a sticky note on the free page and writes on it. */
export async function writeNote(page: Page, text: string, at = { x: 700, y: 400 }): Promise<void> {
  await page.keyboard.press('Escape')
  await page.keyboard.press('n')
  await page.mouse.click(at.x, at.y)
  await page.locator('.tl-text-input, [contenteditable=true]').first().waitFor()
  await page.keyboard.type(text)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
}

export const note = (page: Page, text: string) => page.locator('.tl-shape', { hasText: text })
