// Two people on one board in real browsers, against the built server as a process.
import { describe, expect, it } from 'vitest'
import { canvasReady, createExample, isSaved, joinBoard, note, openPage, writeNote } from '../support/boardVisit.ts'
import { browser, server } from '../support/serverAndBrowser.ts'

describe('a board shared by two browsers', () => {
  it('[E1] shows an edit to the other, and has all of it after a kill and a restart', async () => {
    const { invites, boardId } = await createExample(server.url)
    const nita = await joinBoard(browser, invites.facilitator, { name: 'Nita' })
    const omar = await joinBoard(browser, invites.editor, { name: 'Omar', partner: 'BioM' })

    await openPage(nita.page, /Notes/)
    await openPage(omar.page, /Notes/)
    await writeNote(nita.page, 'From Nita')
    await note(omar.page, 'From Nita').waitFor()
    await writeNote(omar.page, 'From Omar', { x: 1000, y: 400 })
    await note(nita.page, 'From Omar').waitFor()
    await isSaved(nita.page)
    await isSaved(omar.page)
    expect(nita.errors).toEqual([])
    expect(omar.errors).toEqual([])
    await nita.context.close()
    await omar.page.close()

    await server.kill()
    await server.restart()

    const again = await omar.context.newPage()
    await again.goto(`${server.url}/b/${boardId}`)
    await canvasReady(again)
    await openPage(again, /Notes/)
    await note(again, 'From Nita').waitFor()
    await note(again, 'From Omar').waitFor()
    await omar.context.close()
  }, 120_000)

  it('[E2] asks no other host for anything in a whole session', async () => {
    const { invites } = await createExample(server.url)
    const nita = await joinBoard(browser, invites.facilitator, { name: 'Nita' })
    for (const page of [/T02/, /T04/, /T08/, /Notes/]) await openPage(nita.page, page)
    await writeNote(nita.page, 'https://example.org/ and more')
    await nita.page.getByRole('button', { name: 'Share', exact: true }).click()
    await nita.page.getByRole('dialog').waitFor()
    await nita.page.keyboard.press('Escape')
    await isSaved(nita.page)
    const hosts = new Set(
      nita.requests
        .map((address) => new URL(address))
        .filter((address) => address.protocol !== 'data:' && address.protocol !== 'blob:')
        .map((address) => address.host),
    )
    expect([...hosts]).toEqual([new URL(server.url).host])
    expect(nita.requests.length).toBeGreaterThan(10)
    expect(nita.requests.filter((address) => address.includes(invites.facilitator.split('#')[1]!))).toEqual([])
    await nita.context.close()
  }, 120_000)

  it('[E3] lets a viewer see everything live and change nothing', async () => {
    const { invites } = await createExample(server.url)
    const nita = await joinBoard(browser, invites.facilitator, { name: 'Nita' })
    const vera = await joinBoard(browser, invites.viewer, { name: 'Vera' })
    await openPage(nita.page, /Notes/)
    await openPage(vera.page, /Notes/)
    await writeNote(nita.page, 'Only to be read')
    await note(vera.page, 'Only to be read').waitFor()
    await vera.page.keyboard.press('n')
    await vera.page.mouse.click(900, 500)
    await note(vera.page, 'Only to be read').click()
    await vera.page.keyboard.press('Delete')
    await writeNote(nita.page, 'Still here', { x: 1000, y: 400 })
    await note(vera.page, 'Still here').waitFor()
    expect(await vera.page.locator('.tl-shape[data-shape-type="note"]').count()).toBe(2)
    expect(await nita.page.locator('.tl-shape[data-shape-type="note"]').count()).toBe(2)
    await vera.page.getByText('Viewing').waitFor()
    await nita.context.close()
    await vera.context.close()
  }, 120_000)
})
