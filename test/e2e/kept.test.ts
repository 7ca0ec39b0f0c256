// What the board says of the copy in the browser's database, while that database is slow.
import { expect, it } from 'vitest'
import { createExample, isSaved, joinBoard, openPage, writeNote } from '../support/boardVisit.ts'
import { browser, server } from '../support/serverAndBrowser.ts'

/** In the page: keeps the board's database busy until `release` is called. */
async function holdDatabase(): Promise<void> {
  const names = (await indexedDB.databases()).map(({ name }) => name!)
  const name = names.find((candidate) => /^clusterboard\/[^/]+\/[^/]+$/.test(candidate))!
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(name)
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error!)
  })
  const store = database.transaction(['updates'], 'readwrite').objectStore('updates')
  let isHeld = true
  const again = () => {
    if (isHeld) store.count().onsuccess = again
    else database.close()
  }
  again()
  ;(window as unknown as { release: () => void }).release = () => (isHeld = false)
}

it('[D29] work counts as kept on this device only once the database has it', async () => {
  const { invites } = await createExample(server.url)
  const { page, context } = await joinBoard(browser, invites.facilitator, { name: 'Nita' })
  await openPage(page, /Notes/)
  await writeNote(page, 'Before')
  await isSaved(page)
  await server.kill()
  await page.getByText('No connection', { exact: true }).waitFor()
  const kept = page.getByText(/kept on this device/i)
  await writeNote(page, 'While it is quick', { x: 400, y: 600 })
  await kept.first().waitFor()
  await page.evaluate(holdDatabase)
  await writeNote(page, 'While it is slow', { x: 1000, y: 600 })
  await kept.first().waitFor({ state: 'detached' })
  await page.evaluate(() => (window as unknown as { release: () => void }).release())
  await kept.first().waitFor()
  expect(await page.getByText('Saved', { exact: true }).count()).toBe(0)
  await context.close()
}, 120_000)
