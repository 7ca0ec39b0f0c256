// Work without a connection, in real browsers: the server goes away and comes back.
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { canvasReady, createExample, isSaved, joinBoard, note, openPage, writeNote } from '../support/boardVisit.ts'
import { visit } from '../support/chromium.ts'
import { browser, server } from '../support/serverAndBrowser.ts'
import { startSlowNetwork } from '../support/slowNetwork.ts'

/** Waits until everything the page has written to its copy on the device is there: a later transaction comes after it. */
const copyIsWritten = (page: Page) =>
  page.evaluate(async () => {
    for (const { name } of await indexedDB.databases()) {
      if (name === undefined) continue
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open(name)
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error!)
      })
      if (database.objectStoreNames.length > 0)
        await new Promise<void>((resolve, reject) => {
          const reading = database.transaction([...database.objectStoreNames], 'readonly')
          reading.oncomplete = () => resolve()
          reading.onabort = () => reject(reading.error!)
          reading.objectStore(database.objectStoreNames[0]!).count()
        })
      database.close()
    }
  })

/** Nothing is called saved, the browser has its copy, and the tab is gone. */
async function closesWithItsCopy(page: Page): Promise<void> {
  expect(await page.getByText('Saved', { exact: true }).count()).toBe(0)
  await page
    .getByText(/kept on this device/i)
    .first()
    .waitFor()
  await copyIsWritten(page)
  await page.close()
}

const isOffline = (page: Page) => page.getByText('No connection', { exact: true }).waitFor()

it('[D25] edits go on without a connection, survive closing the tab, and merge on return', async () => {
  const { invites, boardId } = await createExample(server.url)
  const nita = await joinBoard(browser, invites.facilitator, { name: 'Nita' })
  const omar = await joinBoard(browser, invites.editor, { name: 'Omar', partner: 'BioM' })
  // A second tab of the same person shares the copy on the device.
  const second = await omar.context.newPage()
  await second.goto(`${server.url}/b/${boardId}`)
  await canvasReady(second)
  for (const page of [nita.page, omar.page, second]) await openPage(page, /Notes/)
  await omar.page.bringToFront()
  await writeNote(omar.page, 'From the first tab')
  await note(second, 'From the first tab').waitFor()
  await isSaved(omar.page)

  await server.kill()
  await isOffline(nita.page)
  await isOffline(omar.page)
  await writeNote(nita.page, 'Nita without server', { x: 500, y: 620 })
  await writeNote(omar.page, 'Omar without server', { x: 1050, y: 400 })
  await note(omar.page, 'Omar without server').waitFor()
  await closesWithItsCopy(omar.page)

  await server.restart()
  await note(nita.page, 'Nita without server').waitFor()
  await isSaved(nita.page)
  // Nobody but the closed tab has seen Omar's note: it can come from the copy on his device only.
  const again = await omar.context.newPage()
  await again.goto(`${server.url}/b/${boardId}`)
  await canvasReady(again)
  await openPage(again, /Notes/)
  for (const page of [again, second, nita.page]) {
    for (const text of ['From the first tab', 'Nita without server', 'Omar without server'])
      await note(page, text).first().waitFor()
    await isSaved(page)
  }
  expect(await nita.page.locator('.tl-shape[data-shape-type="note"]').count()).toBe(3)
  await nita.context.close()
  await omar.context.close()
}, 150_000)

it('[D25] in the document, what was written without a connection is there after the tab was closed', async () => {
  const { invites, boardId } = await createExample(server.url)
  const nita = await joinBoard(browser, invites.facilitator, { name: 'Nita' })
  const omar = await joinBoard(browser, invites.editor, { name: 'Omar', partner: 'BioM' })
  const address = `${server.url}/b/${boardId}/doc?at=T04.markets`
  const market = (page: Page) => page.getByRole('heading', { level: 4, name: 'Canada' })
  for (const { page } of [nita, omar]) {
    await page.goto(address)
    await page.getByRole('button', { name: 'Add a market' }).waitFor()
  }
  await isSaved(omar.page)
  await server.kill()
  await isOffline(omar.page)
  await omar.page.getByRole('button', { name: 'Add a market' }).click()
  await omar.page.getByRole('textbox', { name: 'Market to be filled in' }).fill('Canada')
  await omar.page.keyboard.press('Enter')
  await market(omar.page).waitFor()
  await closesWithItsCopy(omar.page)

  await server.restart()
  const again = await omar.context.newPage()
  await again.goto(address)
  for (const page of [again, nita.page]) {
    await market(page).waitFor()
    await isSaved(page)
  }
  await nita.context.close()
  await omar.context.close()
}, 150_000)

it('[A21] over a slow network that stalls the board opens and says so, and nothing is called saved before it is', async () => {
  const { invites } = await createExample(server.url)
  // The whole board takes longer than the silence after which a connection counts as broken.
  const network = await startSlowNetwork(server.url, { bytesPerSecond: 6000, delayMs: 400 })
  const omar = await visit(browser)
  const { page } = omar
  await page.goto(invites.editor.replace(server.url, network.url))
  await page.getByLabel('Your name').fill('Omar')
  await page.getByRole('radio', { name: 'BioM' }).check()
  await page.getByRole('button', { name: /^Join/ }).click()
  await page.getByText('The board is on its way.').waitFor()
  await canvasReady(page)
  await openPage(page, /Notes/)
  await isSaved(page)
  network.stall()
  await writeNote(page, 'Written while nothing passes')
  await page.getByText('Not saved', { exact: true }).waitFor()
  expect(await page.getByText('Saved', { exact: true }).count()).toBe(0)
  await note(page, 'Written while nothing passes').waitFor()
  network.flow()
  await isSaved(page)
  const nita = await joinBoard(browser, invites.facilitator, { name: 'Nita' })
  await openPage(nita.page, /Notes/)
  await note(nita.page, 'Written while nothing passes').waitFor()
  expect(omar.errors).toEqual([])
  await omar.context.close()
  await nita.context.close()
  await network.close()
}, 180_000)
