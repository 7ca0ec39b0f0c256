// A room with a code in real browsers: the wall shows it, a phone comes in with it, the door closes, somebody is put out.
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { createExample, joinBoard } from '../support/boardVisit.ts'
import { visit } from '../support/chromium.ts'
import { browser, server } from '../support/serverAndBrowser.ts'

const PHONE = { width: 390, height: 844 }
const WALL = { width: 1280, height: 720 }

const openShare = (page: Page) => page.getByRole('button', { name: 'Share', exact: true }).click()
const scrolls = (page: Page): Promise<boolean> =>
  page.evaluate(() =>
    [document.documentElement, document.querySelector('main')!].some(
      (box) => box.scrollHeight > box.clientHeight || box.scrollWidth > box.clientWidth,
    ),
  )

describe('a room with a code', () => {
  it('[A30] [A32] [A35] [A37] lets a phone in, is shown on the wall, and closes', async () => {
    const { boardId, invites } = await createExample(server.url)
    const nita = await joinBoard(browser, invites.facilitator, { name: 'Nita' })
    await openShare(nita.page)
    await nita.page.getByRole('button', { name: 'Open with a code' }).click()
    const shown = nita.page.getByRole('dialog').getByText(/^[0-9A-Z]{3} [0-9A-Z]{3}$/)
    const code = (await shown.innerText()).trim()

    // The wall is another page of the facilitator's browser.
    const wall = await nita.context.newPage()
    await wall.setViewportSize(WALL)
    await wall.goto(`${server.url}/b/${boardId}/projector`)
    await wall.getByText(code).waitFor()
    await wall.getByText('0 people are here').waitFor()
    expect(await scrolls(wall)).toBe(false)

    const omar = await visit(browser, PHONE)
    await omar.page.goto(`${server.url}/j`)
    await omar.page.getByLabel('Code').fill('hello')
    await omar.page.keyboard.press('Enter')
    await omar.page.getByText(/^A code has six letters and digits/).waitFor()
    await omar.page.getByLabel('Code').fill(` ${code.toLowerCase().replaceAll('0', 'o')} `)
    await omar.page.keyboard.press('Enter')
    await omar.page.getByLabel('Your name').fill('Omar')
    await omar.page.getByRole('radio', { name: 'BioM' }).check()
    await omar.page.getByRole('button', { name: /^Join/ }).click()
    await omar.page.waitForURL(`${server.url}/b/${boardId}/room`)
    await wall.getByText('1 person is here').waitFor()

    // A running step takes the place of the code; the letter J brings it back.
    const command = (body: object) =>
      nita.page.evaluate(
        async ([id, sent]) =>
          (
            await fetch(`/api/boards/${id}/session`, {
              method: 'POST',
              headers: { 'content-type': 'application/json' },
              body: sent!,
            })
          ).status,
        [boardId, JSON.stringify(body)],
      )
    expect(await command({ command: 'startStep', template: 'T02', step: 'score', withTimer: true })).toBe(200)
    await wall.getByRole('heading', { level: 1, name: 'Private scoring' }).waitFor()
    await wall.getByRole('timer').waitFor()
    expect(await command({ command: 'openRound', widget: 'T02.scores' })).toBe(200)
    await wall.getByText('0 of 5 partners have finished').waitFor()
    expect(await scrolls(wall)).toBe(false)
    await wall.keyboard.press('j')
    await wall.getByText('1 person is here').waitFor()
    await wall.keyboard.press('j')

    // Nobody new comes in through a closed door, and the wall shows no code.
    await nita.page.getByRole('dialog').getByRole('button', { name: 'Close the door' }).click()
    await nita.page.getByText('The door is closed, so the code lets nobody in.').waitFor()
    await wall.getByText(code).waitFor({ state: 'detached' })
    const late = await visit(browser, PHONE)
    await late.page.goto(`${server.url}/j#${code.replace(' ', '')}`)
    await late.page.getByRole('heading', { name: 'The door is closed' }).waitFor()
    expect(late.page.url()).toBe(`${server.url}/j`)
    await nita.page.getByRole('dialog').getByRole('button', { name: 'Open the door' }).click()
    await nita.page.getByText('The door is open').waitFor()
    await late.page.getByRole('button', { name: 'Try again' }).click()
    await late.page.getByLabel('Your name').waitFor()
    await nita.page.keyboard.press('Escape')

    // Out, and then the name as well.
    await nita.page.getByRole('button', { name: /here, show the list/ }).click()
    await nita.page.getByRole('button', { name: 'Everybody, rights and attendance' }).click()
    const people = nita.page.getByRole('dialog')
    await people.getByRole('button', { name: 'More about Omar' }).click()
    await nita.page.getByRole('menuitem', { name: 'Remove from the board' }).click()
    await nita.page.getByRole('button', { name: 'Remove', exact: true }).click()
    await omar.page
      .getByText(/no longer on this board|taken off this board/)
      .first()
      .waitFor()
    await people.getByRole('heading', { name: 'No longer on the board' }).waitFor()
    await people.getByRole('button', { name: 'Attendance' }).click()
    await people.getByRole('rowheader', { name: 'Omar' }).waitFor()
    await people.getByRole('button', { name: 'Back to people' }).click()
    await people.getByRole('button', { name: 'Erase the name' }).click()
    await nita.page
      .getByRole('dialog', { name: 'Erase the name of Omar?' })
      .getByRole('button', { name: 'Erase the name' })
      .click()
    await people.getByRole('heading', { name: 'No longer on the board' }).waitFor({ state: 'detached' })
    expect(nita.errors).toEqual([])
    for (const one of [nita, omar, late]) await one.context.close()
  }, 180_000)
})
