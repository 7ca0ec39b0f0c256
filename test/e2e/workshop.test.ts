// The main job on screen: set up a workshop, score in private, reveal; and each kind of ballot by keyboard alone.
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { faultsOf } from '../support/axe.ts'
import { canvasReady, joinBoard, joinHere, openPage } from '../support/boardVisit.ts'
import { visit } from '../support/chromium.ts'
import { joinCrowd, post } from '../support/crowd.ts'
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

type Ballot = { kind: string; widget: string; keys: readonly string[]; finish: string }

/** What a person presses once the ballot is open; the focus is on the first question then. */
const BALLOTS: readonly Ballot[] = [
  { kind: 'scale', widget: 'T04.scores', keys: ['4', '3', '-', 'ArrowLeft', '5'], finish: 'I have finished' },
  { kind: 'points', widget: 'T04.weights', keys: ['1', '0', 'Tab', '5'], finish: 'I have finished' },
  { kind: 'dots', widget: 'T08.architecture', keys: ['Enter', 'Space', 'Enter'], finish: 'I have finished' },
  { kind: 'vote', widget: 'T04.decisionVote', keys: ['Tab', 'Enter'], finish: 'Cast my vote' },
]

const focusedName = (page: Page): Promise<string> =>
  page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '')

const isFocusIn = (page: Page, selector: string): Promise<boolean> =>
  page.evaluate((within) => document.activeElement?.closest(within) != null, selector)

describe('ballots by keyboard alone', () => {
  it('[B48] every kind is opened, filled and finished, without a fault that axe-core finds', async () => {
    const { boardId, invites } = await post<{ boardId: string; invites: { facilitator: string; editor: string } }>(
      server.url,
      '/api/boards/example?example=full',
      undefined,
    )
    const secret = new URL(invites.facilitator).hash.slice(1)
    const nita = await joinCrowd(server.url, { boardId, secret }, { name: 'Nita', partnerId: null })
    const lead = <T>(body: object) => nita.ask<T>('POST', '/session', body)
    const { page, errors, context } = await joinBoard(browser, invites.editor, { name: 'Omar', partner: 'BioM' })
    for (const { kind, widget, keys, finish } of BALLOTS) {
      const { round } = await lead<{ round: { id: string } }>({ command: 'openRound', widget })
      await page.getByRole('button', { name: /^(Score|Vote) now$/ }).focus()
      await page.keyboard.press('Enter')
      const ballot = page.getByRole('dialog', { name: /^Your / })
      await expect.poll(() => isFocusIn(page, '[role=dialog] [data-first]'), { message: kind }).toBe(true)
      expect(await faultsOf(page, '[role=dialog]'), kind).toEqual([])
      for (const key of keys) {
        await page.keyboard.press(key)
        expect(await isFocusIn(page, '[role=dialog]'), `${kind} after ${key}`).toBe(true)
      }
      // The colour of a choice takes a moment.
      await expect.poll(() => faultsOf(page, '[role=dialog]'), { message: `${kind}, filled` }).toEqual([])
      for (let tabs = 0; tabs < 40 && (await focusedName(page)) !== finish; tabs++) await page.keyboard.press('Tab')
      expect(await focusedName(page)).toBe(finish)
      await page.keyboard.press('Enter')
      await ballot.waitFor({ state: 'detached' })
      await expect.poll(() => isFocusIn(page, '.tl-container'), { message: `${kind}: the focus after it` }).toBe(true)
      const path = `/api/boards/${boardId}/rounds/${round.id}/ballot`
      const own = await page.evaluate(async (from) => (await (await fetch(from)).json()) as { finished: boolean }, path)
      expect(own.finished, kind).toBe(true)
      await lead({ command: 'revealRound', roundId: round.id })
    }
    expect(errors).toEqual([])
    nita.sync.destroy()
    await context.close()
  }, 240_000)
})
