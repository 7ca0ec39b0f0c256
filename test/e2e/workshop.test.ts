// The main job on screen: set up a workshop, score in private, reveal.
import { describe, expect, it } from 'vitest'
import { canvasReady, joinBoard, joinHere, openPage } from '../support/boardVisit.ts'
import { visit } from '../support/chromium.ts'
import { browser, server } from '../support/serverAndBrowser.ts'

describe('a workshop from the start page to the reveal', () => {
  it('[E4] keeps the scores of a round from everybody until the facilitator reveals them', async () => {
    const nita = await visit(browser)
    await nita.page.goto(server.url)
    await nita.page.getByLabel('Title', { exact: true }).fill('Going abroad together')
    await nita.page.getByLabel('Consortium', { exact: true }).fill('Alps medtech')
    await nita.page.getByLabel('Name of partner 1').fill('Tyrol Health')
    await nita.page.getByLabel('Name of partner 2').fill('Veneto Life')
    await nita.page.getByLabel('Name of partner 3').fill('Ticino Bio')
    await nita.page.getByRole('button', { name: 'Create workshop' }).click()
    await nita.page.getByText('Your workshop is ready').waitFor()
    const editorLink = await nita.page.getByLabel('Link: Editor').inputValue()
    await nita.page.getByRole('button', { name: 'Open the board' }).click()
    await joinHere(nita.page, { name: 'Nita' })
    await openPage(nita.page, /T04/)

    const omar = await joinBoard(browser, editorLink, { name: 'Omar', partner: 'Veneto Life' })
    const received: string[] = []
    nita.page.on('response', (response) => {
      if (response.url().includes('/api/'))
        void response.text().then(
          (text) => received.push(text),
          () => undefined,
        )
    })
    await openPage(omar.page, /T04/)

    await nita.page.getByRole('button', { name: /^Step 6, / }).click()
    await nita.page.getByRole('button', { name: 'Open round 1' }).first().click()
    await omar.page
      .getByRole('button', { name: /^Score (now|in private)/ })
      .first()
      .click()
    const ballot = omar.page
      .getByRole('dialog')
      .or(omar.page.getByRole('region', { name: /Your scores/ }))
      .first()
    await ballot.getByText('Your scores, round 1').waitFor()
    await omar.page.keyboard.press('Tab')
    await ballot.getByRole('radio', { name: '4' }).first().click()
    await ballot.getByRole('button', { name: 'I have finished' }).click()

    await nita.page.getByRole('complementary').getByText('1 of 3 partners').waitFor()
    const boardId = new URL(nita.page.url()).pathname.split('/').at(-1)!
    const before = await nita.page.evaluate(
      async (id) => (await fetch(`/api/boards/${id}/results`)).json() as Promise<{ T04: { utility: object } }>,
      boardId,
    )
    expect(JSON.stringify(before.T04.utility)).not.toMatch(/\d\.?\d*[,}]/)

    await nita.page.getByRole('button', { name: 'Reveal', exact: true }).first().click()
    await nita.page.getByRole('button', { name: 'Reveal', exact: true }).last().click()
    await expect
      .poll(async () => {
        const results = await nita.page.evaluate(
          async (id) => (await fetch(`/api/boards/${id}/results`)).json() as Promise<{ T04: { utility: object } }>,
          boardId,
        )
        return JSON.stringify(results.T04.utility).includes('0.75')
      })
      .toBe(true)
    await canvasReady(omar.page)
    expect(nita.errors).toEqual([])
    expect(omar.errors).toEqual([])
    await nita.context.close()
    await omar.context.close()
  }, 120_000)
})
