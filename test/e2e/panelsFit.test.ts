// Every panel of every template shows all that it is for, on an empty board and on a full one. What is a long list by nature
// may go on below its paper, and says so.
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { CATALOG, templateOf } from '../../shared/catalog.ts'
import { joinBoard, openPage } from '../support/boardVisit.ts'
import { FULL_PARTNERS } from '../support/fullBoard.ts'
import { panelCuts, showWholePage } from '../support/panelCuts.ts'
import { browser, server } from '../support/serverAndBrowser.ts'

/** Lists that no panel of a screen can hold, each with what makes it long. Their panel ends with a line "n more". */
const LONG: Record<string, string> = {
  'T02.needs': '17 needs that all restate the handbook, each with its source',
  'T03.personas': 'a card for each of up to 200 profiles',
  'T07.grid': 'all needs, until the scores of T02 say which come first',
  'T07.services': 'up to 100 services, each with its source',
  'T08.assets': 'all that five partners have, each with its source',
  'T09.messages': 'all pillars of the message house, each with where it is from',
  'T09.channels': 'all channels of T08, each with where it is from',
  'T10.map': 'every contact and every link of the partners',
  'T10.actors': 'up to 200 contacts, many with their source',
  'T11.candidates': 'a way round each barrier in each market',
  'T11.pastList': 'all that 2012 and 2013 brought, each with its source',
  'T12.meetings': 'every meeting of the mission',
  'T12.delegates': 'everybody who travels',
  'T12.followUps': 'every meeting of the mission',
  'T12.benchmarks': 'earlier missions, each with its source',
  'T13.catalogue': 'a card for each service',
  'T13.serviceDots': 'all services that can get dots',
  'T14.firms': 'up to 60 firms, many with a note and their source',
  'T15.factors': '21 factors, each with its source',
  'T15.figures': '23 figures of countries, each with its source',
  'T16.coverage': 'all that 19 recommendations ask for, while nothing of it is there',
}
const baseOf = (panel: string) => panel.replace(/~\d+/, '')
const TEMPLATES = [...CATALOG.values()]

const make = { full: ['/api/boards/example?example=full', undefined], empty: ['/api/boards', emptyBoard()] } as const

function emptyBoard(): string {
  const consortium = { name: 'C', strategyStart: '2027-01-01', strategyEnd: '2029-12-31', partners: FULL_PARTNERS }
  return JSON.stringify({ title: 'Empty', consortium, templates: TEMPLATES.map(({ id }) => id) })
}

/** The link of a new board for who leads. */
async function newBoard(kind: keyof typeof make): Promise<string> {
  const [path, body] = make[kind]
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch(server.url + path, { method: 'POST', ...(body && { body, headers }) })
  if (answer.status !== 201) throw new Error(await answer.text())
  return ((await answer.json()) as { invites: { facilitator: string } }).invites.facilitator
}

/** The pages of the board by the instance they show, each with the exact name in the menu. */
async function pagesOf(page: Page): Promise<[instance: string, name: string][]> {
  await page.getByRole('button', { name: /^Page: / }).click()
  const names = await page.getByRole('menuitemradio').allInnerTexts()
  await page.keyboard.press('Escape')
  const times = new Map<string, number>()
  return names.flatMap((name): [string, string][] => {
    const id = name.slice(0, 3)
    if (!TEMPLATES.some((template) => template.id === id)) return []
    const time = (times.get(id) ?? 0) + 1
    times.set(id, time)
    return [[time === 1 ? id : `${id}~${time}`, name]]
  })
}

describe.each(['empty', 'full'] as const)('[W165] the panels of an %s board', (kind) => {
  it('are not cut, and long lists say how much more there is', { timeout: 240_000 }, async () => {
    const { page, context, errors } = await joinBoard(browser, await newBoard(kind), { name: 'Nita' })
    const cut: unknown[] = []
    for (const [instance, name] of await pagesOf(page)) {
      const { panels } = CATALOG.get(templateOf(instance))!
      const ids = panels.map((panel) => `${instance}.${panel.id}`)
      await openPage(page, name)
      await showWholePage(page, ids)
      cut.push(...(await panelCuts(page, ids)).filter(({ panel, hasSign }) => !(baseOf(panel) in LONG && hasSign)))
    }
    expect(cut).toEqual([])
    expect(errors).toEqual([])
    await context.close()
  })
})

it('[W165] in a panel suggestions are dashed and what has the focus has its ring', { timeout: 120_000 }, async () => {
  const { page, context } = await joinBoard(browser, await newBoard('full'), { name: 'Nita' })
  await openPage(page, /^T05 /)
  const outlines = (selector: string) =>
    page.locator(selector).evaluateAll((all) => all.map((one) => getComputedStyle(one).outlineStyle))
  await page.locator('[data-panel="T05.heat"] td[aria-label*="suggested"]').first().waitFor()
  expect(new Set(await outlines('[data-panel="T05.heat"] td[aria-label*="suggested"]'))).toEqual(new Set(['dashed']))
  await page.keyboard.press('Tab')
  for (const part of ['[data-panel="T05.heat"] td[tabindex="0"]', '[data-panel="T05.statement"] button']) {
    await page
      .locator(part)
      .first()
      .evaluate((one: HTMLElement) => one.focus())
    expect([part, await outlines(':focus')]).toEqual([part, ['solid']])
  }
  // A linked item leads to its source, which is marked there.
  await openPage(page, /^T09 /)
  await page.getByRole('button', { name: 'Items', exact: true }).click()
  await page.locator('[data-panel="T09.messages"]').getByRole('button', { name: 'Show', exact: true }).first().click()
  await page.locator('[data-panel="T08.pillars"] [data-shown]').waitFor()
  expect(await outlines('[data-shown]')).toEqual(['solid'])
  await context.close()
})
