// The phone's room page in real browsers: joined from a link, everything a participant does there, seen by who leads.
import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { faultsOf } from '../support/axe.ts'
import { canvasReady, createBoard, joinBoard } from '../support/boardVisit.ts'
import { visit, type Visitor } from '../support/chromium.ts'
import { browser, server } from '../support/serverAndBrowser.ts'

const PHONE = { width: 390, height: 844 }

/** Opens a link on a phone and joins; lands wherever phones land. */
async function joinOnPhone(link: string, name: string, partner?: string, size = PHONE): Promise<Visitor> {
  const visitor = await visit(browser, size)
  const { page } = visitor
  await page.goto(link)
  await page.getByLabel('Your name').fill(name)
  if (partner !== undefined) await page.getByRole('radio', { name: partner }).check()
  await page.getByRole('button', { name: /^(Join|Watch)/ }).click()
  return visitor
}

const tabs = (page: Page) => page.getByRole('navigation', { name: 'Workshop' })
const toTab = (page: Page, name: RegExp) => tabs(page).getByRole('link', { name }).click()
const path = (page: Page) => new URL(page.url()).pathname

/** A command as the page of who leads sends it. */
async function command(page: Page, boardId: string, body: Record<string, unknown>): Promise<Record<string, unknown>> {
  const { status, text } = await page.evaluate(
    async ([id, json]) => {
      const headers = { 'content-type': 'application/json' }
      const answer = await fetch(`/api/boards/${id}/session`, { method: 'POST', headers, body: json! })
      return { status: answer.status, text: await answer.text() }
    },
    [boardId, JSON.stringify(body)],
  )
  expect(status, text).toBeLessThan(300)
  return JSON.parse(text) as Record<string, unknown>
}

/** Rules of axe-core that the page breaks, each with the first place; and targets that are too low for a thumb. */
async function faults(page: Page): Promise<string[]> {
  const shape = await page.evaluate(() => {
    const low = [...document.querySelectorAll('a, button, input, textarea, select')].filter((element) => {
      // A field is as high as the frame around it, a radio button as its row.
      const target = element.matches('a, button') ? element : (element.closest('label') ?? element.parentElement!)
      const { height } = target.getBoundingClientRect()
      return element.checkVisibility() && height > 0 && height < 43.5
    })
    const isWide = document.scrollingElement!.scrollWidth > innerWidth
    return [
      ...low.map((element) => `too low: ${element.outerHTML.slice(0, 200)}`),
      ...(isWide ? ['wider than the screen'] : []),
    ]
  })
  return [...(await faultsOf(page)), ...shape]
}

describe('the room page of a phone', () => {
  it('[W150] is where phones land, leads to the board and back, and remembers the choice; who leads lands on the board', async () => {
    const { boardId, invites } = await createBoard(server.url, ['T04'])
    const { page, context, errors } = await joinOnPhone(invites.editor, 'Omar', 'BioM')
    await tabs(page).waitFor()
    expect(path(page)).toBe(`/b/${boardId}/room`)
    await page.getByRole('link', { name: 'Open the board' }).click()
    await canvasReady(page)
    expect(path(page)).toBe(`/b/${boardId}`)
    await page.reload()
    await canvasReady(page)
    expect(path(page)).toBe(`/b/${boardId}`)
    await page.getByRole('link', { name: 'Workshop' }).click()
    await tabs(page).waitFor()
    expect(path(page)).toBe(`/b/${boardId}/room`)
    await tabs(page).getByRole('link', { name: 'Document' }).click()
    await page.getByRole('heading', { level: 2 }).first().waitFor()
    expect(path(page)).toBe(`/b/${boardId}/doc`)
    await toTab(page, /^Send idea/)
    await page.getByRole('heading', { name: 'Send an idea' }).waitFor()
    expect(errors).toEqual([])
    await context.close()

    const nita = await joinOnPhone(invites.facilitator, 'Nita', 'Biocat')
    await canvasReady(nita.page)
    expect(path(nita.page)).toBe(`/b/${boardId}`)
    await nita.context.close()
  }, 180_000)

  it('[W150] loads no code of the canvas and few scripts, also on a small screen and for a viewer', async () => {
    const { invites } = await createBoard(server.url, ['T04'])
    const visitor = await visit(browser, { width: 320, height: 568 })
    const scripts: Promise<string>[] = []
    visitor.page.on('response', (response) => {
      if (response.url().endsWith('.js')) scripts.push(response.text())
    })
    await visitor.page.goto(invites.viewer)
    await visitor.page.getByLabel('Your name').fill('Vera')
    await visitor.page.getByRole('button', { name: /^(Join|Watch)/ }).click()
    await visitor.page.getByText('The workshop has not started').waitFor()
    const texts = await Promise.all(scripts)
    expect(texts.length).toBeGreaterThan(3)
    expect(texts.filter((text) => text.includes('tl-canvas')).length).toBe(0)
    // 400 kB as people get it; a page built by the tests has React with its checks, 80 kB more.
    expect(texts.reduce((sum, text) => sum + gzipSync(text).length, 0)).toBeLessThan(480_000)
    // A viewer has nothing to send and no hand to raise.
    expect(await tabs(visitor.page).getByRole('link').allInnerTexts()).toEqual(['Now', 'Document'])
    expect(await tabs(visitor.page).getByRole('button').count()).toBe(0)
    expect(await faults(visitor.page)).toEqual([])
    await visitor.context.close()
  }, 120_000)

  it('[W154] takes scores, ideas, a hand, a sign and a vote; who leads sees each, on the board', async () => {
    const { boardId, invites } = await createBoard(server.url, ['T04'])
    const nita = await joinBoard(browser, invites.facilitator, { name: 'Nita', partner: 'Biocat' })
    const lead = (body: Record<string, unknown>) => command(nita.page, boardId, body)
    const { page, context, errors } = await joinOnPhone(invites.editor, 'Omar', 'BioM')
    await page.getByText('The workshop has not started').waitFor()
    expect(await faults(page)).toEqual([])

    await lead({ command: 'startStep', template: 'T04', step: 'score', withTimer: true })
    await page.getByRole('heading', { level: 2, name: 'Scores, private' }).waitFor()
    await page.getByRole('timer').waitFor()
    const { round } = (await lead({ command: 'openRound', widget: 'T04.scores' })) as { round: { id: string } }
    await page.getByRole('radio', { name: '4' }).first().click()
    expect(await faults(page)).toEqual([])

    // An idea meanwhile: typed, kept over a reload, sent, waiting.
    await toTab(page, /^Send idea/)
    await page.getByLabel('Your idea').fill('Approval takes 18 months. Who pays until then?')
    await page.reload()
    await expect.poll(() => page.getByLabel('Your idea').inputValue()).toContain('Who pays until then?')
    await expect
      .poll(() =>
        tabs(page)
          .getByRole('link', { name: /^1 waits for you Score/ })
          .count(),
      )
      .toBe(1)
    await page.getByRole('button', { name: 'Send', exact: true }).click()
    const sent = page.getByRole('listitem').filter({ hasText: 'Who pays until then?' })
    await sent.getByText('waiting').waitFor()
    expect(await faults(page)).toEqual([])
    await nita.page.getByRole('button', { name: /^Ideas, 1 idea waits/ }).waitFor()

    await tabs(page).getByRole('button', { name: 'Raise hand' }).click()
    await page.getByText('You are next.').waitFor()
    const queue = nita.page.getByRole('region', { name: 'Speaker queue' })
    await queue.getByText('Omar').waitFor()
    await queue.getByRole('button', { name: 'Give the floor' }).click()
    await page.getByText('You have the floor.').waitFor()
    await page.getByRole('button', { name: 'Done' }).click()
    await queue.waitFor({ state: 'detached' })

    // Whatever page the board shows, signs of the room rise there.
    await toTab(page, /Score$/)
    await page.getByRole('button', { name: 'I agree' }).click()
    await nita.page.getByRole('log', { name: 'Reactions' }).getByText('Omar').waitFor()

    await page.getByRole('button', { name: 'I have finished' }).click()
    await page.getByRole('heading', { name: 'You have finished' }).waitFor()
    await lead({ command: 'revealRound', roundId: round.id })
    await page.getByRole('columnheader', { name: 'Yours' }).waitFor()
    expect(await faults(page)).toEqual([])

    await lead({ command: 'startStep', template: 'T04', step: 'decide' })
    await lead({ command: 'openRound', widget: 'T04.decisionVote' })
    await page.getByRole('button', { name: 'Oppose' }).click()
    // The colour of a choice takes a moment.
    await expect.poll(() => faults(page)).toEqual([])
    await page.getByRole('button', { name: 'Cast my vote' }).click()
    await page.getByRole('heading', { name: 'You have finished' }).waitFor()
    await expect.poll(async () => (await nita.page.getByText('voted', { exact: true }).count()) > 0).toBe(true)
    expect([...errors, ...nita.errors]).toEqual([])
    await context.close()
    await nita.context.close()
  }, 240_000)

  it('[W152] keeps an idea without a connection, sends it later, and shows it on the board', async () => {
    const { boardId, invites } = await createBoard(server.url, ['T04'])
    const nita = await joinBoard(browser, invites.facilitator, { name: 'Nita', partner: 'Biocat' })
    const { page, context } = await joinOnPhone(invites.editor, 'Omar', 'BioM')
    await tabs(page).waitFor()
    await toTab(page, /^Send idea/)
    await context.setOffline(true)
    await page.getByLabel('Your idea').fill('Payment rules differ by state')
    await page.getByRole('button', { name: 'Send', exact: true }).click()
    const sent = page.getByRole('listitem').filter({ hasText: 'Payment rules' })
    await sent.getByText('kept on this device, sent later').waitFor()
    await context.setOffline(false)
    await sent.getByText('waiting').waitFor()
    const ideas = await nita.page.evaluate(
      async (id) =>
        (await (await fetch(`/api/boards/${id}/ideas`)).json()) as { ideas: { id: string; text: string }[] },
      boardId,
    )
    expect(ideas.ideas.map(({ text }) => text)).toEqual(['Payment rules differ by state'])
    await command(nita.page, boardId, {
      command: 'placeIdea',
      noteId: ideas.ideas[0]!.id,
      place: { template: 'T04' },
    })
    await sent.getByText('on the board').waitFor()
    await context.close()
    await nita.context.close()
  }, 180_000)
})
