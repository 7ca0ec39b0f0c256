// Going back to an earlier state of the board, in real browsers, against the built server as a process.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
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
import { browser, server } from '../support/serverAndBrowser.ts'

describe('the history of a board', () => {
  it('[L1] a board goes back to a named state for everybody', async () => {
    const { invites } = await createExample(server.url)
    const nita = await joinBoard(browser, invites.facilitator, { name: 'Nita' })
    const omar = await joinBoard(browser, invites.editor, { name: 'Omar', partner: 'BioM' })
    await openPage(nita.page, /Notes/)
    await openPage(omar.page, /Notes/)
    await writeNote(omar.page, 'Worth keeping')
    await note(nita.page, 'Worth keeping').waitFor()
    await isSaved(omar.page)

    await nita.page.getByRole('button', { name: 'Board menu' }).click()
    await nita.page.getByRole('menuitem', { name: /^History/ }).click()
    await nita.page.getByLabel('Name for the board as it is now').fill('Before cleaning up')
    await nita.page.getByRole('button', { name: 'Name this state' }).click()
    const look = nita.page.getByRole('button', { name: /^Look at it: Before cleaning up/ })
    await look.waitFor()

    await note(omar.page, 'Worth keeping').click()
    await omar.page.keyboard.press('Delete')
    await note(omar.page, 'Worth keeping').waitFor({ state: 'detached' })
    await note(nita.page, 'Worth keeping').waitFor({ state: 'detached' })
    await isSaved(omar.page)

    await look.click()
    const notesRow = nita.page.getByRole('row', { name: /^Notes/ })
    await notesRow.getByText('now 0').waitFor()
    await nita.page.getByRole('button', { name: 'Go back to this state' }).click()
    await nita.page.getByText('Go back to this state?').waitFor()
    await nita.page.getByRole('button', { name: 'Go back to this state' }).click()

    for (const { page } of [nita, omar]) {
      await page.getByText('This board was set back to an earlier state.').waitFor()
      await canvasReady(page)
      await openPage(page, /Notes/)
      await note(page, 'Worth keeping').waitFor()
    }
    // They go on working together in the state they went back to.
    await writeNote(omar.page, 'After it', { x: 1000, y: 400 })
    await note(nita.page, 'After it').waitFor()

    await nita.page.getByRole('button', { name: 'Board menu' }).click()
    await nita.page.getByRole('menuitem', { name: /^History/ }).click()
    await nita.page.getByText('Before the board was set back').waitFor()
    await nita.page.getByRole('tab', { name: 'What was done' }).click()
    await nita.page.getByText(/^Nita set the board back to “Before cleaning up”/).waitFor()

    await omar.page.getByRole('button', { name: 'Board menu' }).click()
    await omar.page.getByRole('menuitem', { name: /Keyboard shortcuts/ }).waitFor()
    expect(await omar.page.getByRole('menuitem', { name: /^History/ }).count()).toBe(0)
    expect(nita.errors).toEqual([])
    expect(omar.errors).toEqual([])
    await nita.context.close()
    await omar.context.close()
  }, 120_000)

  it('[L3] who worked without a connection meanwhile keeps that work as a file, and opens the earlier state', async () => {
    const { boardId, invites } = await createExample(server.url)
    const nita = await joinBoard(browser, invites.facilitator, { name: 'Nita' })
    const omar = await joinBoard(browser, invites.editor, { name: 'Omar', partner: 'BioM' })
    await openPage(omar.page, /Notes/)
    await isSaved(omar.page)
    const ask = async (path: string, body?: object) =>
      (await (
        await nita.context.request.post(`${server.url}/api/boards/${boardId}/history${path}`, {
          headers: { origin: server.url },
          ...(body ? { data: body } : {}),
        })
      ).json()) as { point: { id: string } }
    const { point } = await ask('', { name: 'Before the break' })

    await omar.context.setOffline(true)
    await omar.page.getByText('No connection', { exact: true }).waitFor({ timeout: 60_000 })
    await writeNote(omar.page, 'Written offline')
    await ask(`/${point.id}/restore`)
    await omar.context.setOffline(false)

    await omar.page.getByText('Some of your changes were not saved.').waitFor({ timeout: 60_000 })
    const download = omar.page.waitForEvent('download')
    await omar.page.getByRole('button', { name: 'Download my copy' }).click()
    const file = readFileSync(await (await download).path(), 'utf8')
    await omar.page.getByRole('button', { name: 'Open again' }).click()
    await canvasReady(omar.page)
    await openPage(omar.page, /Notes/)
    await isSaved(omar.page)
    expect(await note(omar.page, 'Written offline').count()).toBe(0)

    // The file opens as a board of its own, with the work in it.
    const answer = await fetch(`${server.url}/api/boards/import`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: file,
    })
    const copy = (await answer.json()) as { invites: { facilitator: string } }
    await omar.page.goto(copy.invites.facilitator)
    await joinHere(omar.page, { name: 'Omar', partner: 'BioM' })
    await openPage(omar.page, /Notes/)
    await note(omar.page, 'Written offline').waitFor()
    await nita.context.close()
    await omar.context.close()
  }, 180_000)
})
