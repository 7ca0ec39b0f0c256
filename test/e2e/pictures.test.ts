// Pictures, links and tables that people drop and paste, in real browsers: what the others see, and what is said when not.
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { createExample, isSaved, joinBoard, joinHere, openPage } from '../support/boardVisit.ts'
import { joined, PICTURES } from '../support/pictures.ts'
import { browser, server } from '../support/serverAndBrowser.ts'

type Carried = { files?: { name: string; type: string; bytes: Uint8Array }[]; texts?: Record<string, string> }

/** What the browser does when something is let go over the canvas, or pasted. */
async function bring(page: Page, how: 'drop' | 'paste', { files = [], texts = {} }: Carried): Promise<void> {
  const plain = files.map(({ name, type, bytes }) => ({ name, type, base64: Buffer.from(bytes).toString('base64') }))
  await page.evaluate(
    ([kind, carriedFiles, carriedTexts]) => {
      const carried = new DataTransfer()
      for (const { name, type, base64 } of carriedFiles) {
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
        carried.items.add(new File([bytes], name, { type }))
      }
      for (const [type, text] of Object.entries(carriedTexts)) carried.setData(type, text)
      const shared = { bubbles: true, cancelable: true, clientX: 720, clientY: 420 }
      if (kind === 'paste') document.dispatchEvent(new ClipboardEvent('paste', { ...shared, clipboardData: carried }))
      else
        document.querySelector('.tl-canvas')!.dispatchEvent(new DragEvent('drop', { ...shared, dataTransfer: carried }))
    },
    [how, plain, texts] as const,
  )
}

const png = (name: string, bytes: Uint8Array = PICTURES.png) => ({ files: [{ name, type: 'image/png', bytes }] })
const images = (page: Page) => page.locator('.tl-shape[data-shape-type="image"]')
const says = (page: Page, words: string | RegExp) => page.locator('.tlui-toast__container').getByText(words).waitFor()

/** The board's drawing records as the server keeps them. */
async function recordsOf(page: Page, boardId: string): Promise<string> {
  const state = await page.evaluate(async (id) => {
    const answer = await fetch(`/api/boards/${id}/export.json`)
    return ((await answer.json()) as { state: string }).state
  }, boardId)
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Buffer.from(state, 'base64'))
  return JSON.stringify(doc.getMap('records').toJSON())
}

it('[M22] pictures reach the others whole, refusals are said, and nothing half is left', async () => {
  const { boardId, invites } = await createExample(server.url)
  const nita = await joinBoard(browser, invites.facilitator, { name: 'Nita' })
  const omar = await joinBoard(browser, invites.editor, { name: 'Omar', partner: 'BioM' })
  for (const { page } of [nita, omar]) await openPage(page, /Notes/)

  await bring(nita.page, 'drop', png('plan.png'))
  const shown = images(omar.page).locator('img, .tl-image').first()
  await shown.waitFor()
  await bring(nita.page, 'paste', {
    files: [{ name: 'photo.jpg', type: 'image/jpeg', bytes: PICTURES.jpeg }],
  })
  await images(omar.page).nth(1).waitFor()
  await isSaved(nita.page)
  const records = await recordsOf(nita.page, boardId)
  expect(records.match(/"asset:[0-9a-f]{64}"/g)).toHaveLength(2)
  expect(records).not.toContain('data:image')
  expect(records).not.toContain('"src":""')

  const tooLarge = joined(PICTURES.png, new Uint8Array(10 * 1024 * 1024))
  await bring(nita.page, 'drop', png('large.png', tooLarge))
  await says(nita.page, 'Not added: large.png')
  await says(nita.page, /larger than 10 MB/)
  await bring(nita.page, 'drop', {
    files: [{ name: 'drawing.svg', type: 'image/svg+xml', bytes: joined('<svg xmlns="http://www.w3.org/2000/svg"/>') }],
  })
  await says(nita.page, /^Only PNG, JPEG, GIF and WebP/)
  await bring(nita.page, 'drop', png('letter.png', joined('Dear partners')))
  await says(nita.page, 'Not added: letter.png')
  await says(nita.page, 'The file is damaged or not a picture.')
  // A board with 200 MB of pictures is long to fill: the server's own answer, given at the first picture.
  await nita.page.route('**/assets', (route) =>
    route.fulfill({ status: 409, json: { error: { code: 'quota_reached', message: 'All the room there is.' } } }),
  )
  await bring(nita.page, 'drop', png('one-more.png'))
  await says(nita.page, 'Not added: one-more.png')
  await says(nita.page, 'All the room there is.')
  await nita.page.unroute('**/assets')
  await nita.context.setOffline(true)
  await bring(nita.page, 'drop', png('offline.png'))
  await says(nita.page, 'Not added: offline.png')
  await nita.context.setOffline(false)
  await isSaved(nita.page)
  expect(await images(nita.page).count()).toBe(2)
  expect(await images(omar.page).count()).toBe(2)
  // The board as it is kept is the same as before the refusals.
  expect((await recordsOf(nita.page, boardId)).match(/"asset:[0-9a-f]{64}"/g)).toHaveLength(2)
  expect(omar.errors).toEqual([])
  await Promise.all([nita.context.close(), omar.context.close()])
}, 120_000)

it('[M22] an address is a card nobody is asked for, other addresses and viewers are told; a table becomes stickies', async () => {
  const { invites } = await createExample(server.url)
  const omar = await joinBoard(browser, invites.editor, { name: 'Omar', partner: 'BioM' })
  const vera = await joinBoard(browser, invites.viewer, { name: 'Vera' })
  for (const { page } of [omar, vera]) await openPage(page, /Notes/)

  const link = 'https://clusters.example/markets'
  await bring(omar.page, 'paste', { texts: { 'text/plain': link } })
  await vera.page.locator('.tl-shape[data-shape-type="bookmark"]', { hasText: link }).waitFor()
  await bring(omar.page, 'drop', { texts: { 'text/uri-list': 'ftp://clusters.example/file' } })
  await says(omar.page, 'Only links to web pages can be put on a board')
  for (const carried of [png('mine.png'), { texts: { 'text/uri-list': link } }]) {
    await bring(vera.page, 'drop', carried)
    await says(vera.page, /^You are watching this board/)
  }

  await bring(omar.page, 'paste', { texts: { 'text/plain': 'Payers\tCare\nBavaria\tTyrol' } })
  const dialog = omar.page.getByRole('dialog', { name: 'What should the table become?' })
  await dialog.getByRole('radio', { name: /4 sticky notes/ }).check()
  await dialog.getByRole('button', { name: 'Add 4 notes' }).click()
  await vera.page.locator('.tl-shape[data-shape-type="note"]', { hasText: 'Tyrol' }).waitFor()
  expect(await images(omar.page).count()).toBe(0)
  for (const { requests, errors, context } of [omar, vera]) {
    expect(requests.filter((address) => address.includes('clusters.example'))).toEqual([])
    expect(errors).toEqual([])
    await context.close()
  }
}, 120_000)

it('[M22] a picture copied from one board and pasted on another is uploaded there', async () => {
  const first = await createExample(server.url)
  const second = await createExample(server.url)
  const nita = await joinBoard(browser, first.invites.facilitator, { name: 'Nita' })
  await nita.context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: server.url })
  await openPage(nita.page, /Notes/)
  await bring(nita.page, 'drop', png('plan.png'))
  await images(nita.page).first().waitFor()
  await isSaved(nita.page)
  await nita.page.keyboard.press('Control+c')
  // Copying reads the picture from the server first.
  await nita.page.waitForFunction(async () => (await navigator.clipboard.read()).length > 0)

  await nita.page.goto(second.invites.facilitator)
  await joinHere(nita.page, { name: 'Nita' })
  await openPage(nita.page, /Notes/)
  await nita.page.mouse.click(720, 420)
  await nita.page.keyboard.press('Control+v')
  await images(nita.page).locator('img, .tl-image').first().waitFor()
  await isSaved(nita.page)
  const kept = async () => recordsOf(nita.page, second.boardId)
  await expect.poll(async () => (await kept()).match(/"asset:[0-9a-f]{64}"/g)?.length, { timeout: 20_000 }).toBe(1)
  expect(await kept()).not.toContain('data:image')
  expect(nita.errors).toEqual([])
  await nita.context.close()
}, 120_000)
