// Rights while the workshop runs, in two real browsers: what is locked does not move, and what was done offline against a
// lock is told, with everything else saved.
import type { Page, WebSocketRoute } from 'playwright-core'
import { expect, it } from 'vitest'
import {
  canvasReady,
  createExample,
  isSaved,
  joinBoard,
  joinHere,
  note,
  openPage,
  writeNote,
} from '../support/boardVisit.ts'
import { visit } from '../support/chromium.ts'
import { browser, server } from '../support/serverAndBrowser.ts'

/** Draws a frame on the free page, from one point of the screen to another. */
async function drawFrame(page: Page, from: { x: number; y: number }, to: { x: number; y: number }): Promise<void> {
  await page.keyboard.press('f')
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(to.x, to.y, { steps: 5 })
  await page.mouse.up()
}

const placeOf = async (page: Page, text: string) => (await note(page, text).boundingBox())!

it('[G7] [G13] a locked frame stays as it is, and of offline work only what reaches into it is held back', async () => {
  const { invites, boardId } = await createExample(server.url)
  const nita = await joinBoard(browser, invites.facilitator, { name: 'Nita' })
  const omar = await visit(browser)
  let sockets: WebSocketRoute[] = []
  let isOffline = false
  await omar.context.routeWebSocket(/\/sync\//, (socket) => {
    if (isOffline) return void socket.close()
    socket.connectToServer()
    sockets.push(socket)
  })
  await omar.page.goto(invites.editor)
  await joinHere(omar.page, { name: 'Omar', partner: 'BioM' })
  for (const { page } of [nita, omar]) await openPage(page, /Notes/)
  await drawFrame(nita.page, { x: 500, y: 300 }, { x: 800, y: 620 })
  await writeNote(nita.page, 'In the frame', { x: 650, y: 460 })
  await note(omar.page, 'In the frame').waitFor()

  // Facilitators lock a frame as they lock any drawing.
  await nita.page.mouse.click(500, 400)
  await nita.page.keyboard.press('Shift+L')
  await omar.page.getByText('Locked by Nita').waitFor()
  const before = await placeOf(omar.page, 'In the frame')
  await omar.page.mouse.move(before.x + 20, before.y + 20)
  await omar.page.mouse.down()
  await omar.page.mouse.move(before.x + 200, before.y + 20, { steps: 8 })
  await omar.page.mouse.up()
  await omar.page.getByText('Nita locked this frame.').first().waitFor()
  expect(await placeOf(omar.page, 'In the frame')).toEqual(before)
  await omar.page.keyboard.press('Delete')
  await note(omar.page, 'In the frame').waitFor()

  // Unlocked, Omar loses his connection and works on; meanwhile it is locked again.
  await nita.page.getByRole('button', { name: /Locked by Nita/ }).click()
  await omar.page.getByText('Locked by Nita').waitFor({ state: 'detached' })
  isOffline = true
  for (const socket of sockets) await socket.close()
  sockets = []
  await omar.page.getByText('No connection', { exact: true }).waitFor()
  await omar.page.keyboard.press('Escape')
  await note(omar.page, 'In the frame').dblclick()
  await omar.page.keyboard.type('Changed offline ')
  await omar.page.keyboard.press('Escape')
  await omar.page.keyboard.press('Escape')
  await writeNote(omar.page, 'Beside the frame', { x: 1050, y: 450 })
  await nita.page.keyboard.press('Escape')
  await nita.page.mouse.click(500, 400)
  await nita.page.keyboard.press('Shift+L')
  await nita.page.getByText('Locked by Nita').waitFor()
  isOffline = false

  await omar.page.getByText('One of your changes was not taken.').waitFor()
  await note(nita.page, 'Beside the frame').waitFor()
  await isSaved(omar.page)
  for (const { page } of [nita, omar]) {
    expect(await note(page, 'In the frame').count()).toBe(1)
    expect(await note(page, 'Changed offline').count()).toBe(0)
    expect(await note(page, 'Beside the frame').count()).toBe(1)
  }
  // It is said until it has been seen, also after a reload.
  await omar.page.goto(`${server.url}/b/${boardId}`)
  await canvasReady(omar.page)
  const told = omar.page.getByText('One of your changes was not taken.')
  await told.waitFor()
  await omar.page.getByRole('button', { name: 'Close' }).first().click()
  await told.waitFor({ state: 'detached' })
  expect([...nita.errors, ...omar.errors].filter((error) => !error.includes('WebSocket'))).toEqual([])
}, 180_000)
