// Every kind of widget on its panel in a real browser: by keyboard alone from adding to undo with the focus always in sight,
// and by two people at the same moment.
import type { Locator, Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { joinBoard, openPage } from '../support/boardVisit.ts'
import { showWholePage } from '../support/panelCuts.ts'
import { browser, server } from '../support/serverAndBrowser.ts'

/** How people work on a kind: cells of a table, fields with text, rows of a list, bars or lines with a drawer beside them. */
type Way = 'cells' | 'fields' | 'rows' | 'drawer'
type Kind = { kind: string; page: RegExp; panel: string; way: Way; part: string; key?: string }

const KINDS: readonly Kind[] = [
  { kind: 'list', page: /^T01 /, panel: 'T01.parking', way: 'rows', part: '[data-cell]' },
  { kind: 'canvas', page: /^T01 /, panel: 'T01.method', way: 'fields', part: 'button[data-field]' },
  { kind: 'statement', page: /^T01 /, panel: 'T01.statement', way: 'fields', part: 'button[data-field]' },
  { kind: 'matrix', page: /^T04 /, panel: 'T04.measured', way: 'cells', part: '[data-cell]', key: '7' },
  { kind: 'heatmap', page: /^T05 /, panel: 'T05.heat', way: 'cells', part: 'td[data-at]', key: 'Space' },
  { kind: 'calendar', page: /^T09 /, panel: 'T09.calendar', way: 'drawer', part: '[data-bar]' },
  { kind: 'network', page: /^T10 /, panel: 'T10.map', way: 'drawer', part: 'li > [data-item]' },
  { kind: 'roadmap', page: /^T11 /, panel: 'T11.roadmap', way: 'drawer', part: '[data-bar]' },
  { kind: 'checklist', page: /^T14 /, panel: 'T14.adoption', way: 'cells', part: 'td[data-at]', key: 'Space' },
  { kind: 'indicatorTable', page: /^T16 /, panel: 'T16.indicators', way: 'rows', part: '[data-cell]' },
]

async function links(): Promise<{ facilitator: string; editor: string }> {
  const answer = await fetch(`${server.url}/api/boards/example?example=full`, { method: 'POST' })
  return ((await answer.json()) as { invites: { facilitator: string; editor: string } }).invites
}

const panelOf = (page: Page, { panel }: Kind): Locator => page.locator(`[data-panel="${panel}"]`)
const focused = (page: Page): Locator => page.locator(':focus')

async function show(page: Page, kind: Kind): Promise<Locator> {
  await openPage(page, kind.page)
  await showWholePage(page, [kind.panel])
  const panel = panelOf(page, kind)
  await panel.locator(kind.part).first().waitFor()
  return panel
}

/** Where the focus is: in a panel, on the canvas, or lost. */
const focusIn = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const at = document.activeElement
    const panel = at?.closest<HTMLElement>('[data-panel]')?.dataset['panel']
    return panel ?? (at?.classList.contains('tl-container') ? 'canvas' : (at?.tagName ?? 'nothing'))
  })

/** The focus is in this panel and drawn with a ring. */
async function staysIn(page: Page, { panel }: Kind, after: string): Promise<void> {
  await expect.poll(() => focusIn(page), { message: `${panel} after ${after}` }).toBe(panel)
  const rings = await focused(page).evaluate((one) => {
    const { outlineStyle, boxShadow } = getComputedStyle(one)
    return [outlineStyle, boxShadow]
  })
  // The drawer's frame takes the focus when it opens; its first control is one Tab away.
  const isDrawer = await focused(page).evaluate((one) => one.tagName === 'ASIDE')
  expect(isDrawer || rings.some((ring) => ring !== 'none'), `${panel}: a ring after ${after}`).toBe(true)
}

/** Puts the focus there, as enough Tabs would. */
const go = (to: Locator): Promise<void> => to.evaluate((one: HTMLElement) => one.focus({ preventScroll: true }))
const nameOf = (at: Locator): Promise<string> =>
  at.evaluate((one) => one.getAttribute('aria-label') ?? one.getAttribute('aria-pressed') ?? one.textContent ?? '')
const count = (panel: Locator, { part }: Kind): Promise<number> => panel.locator(part).count()

async function keys(page: Page, ...all: string[]): Promise<void> {
  for (const key of all) await page.keyboard.press(key)
}

async function undoes(page: Page, kind: Kind, before: string, read: () => Promise<string>) {
  await expect.poll(read, { message: `${kind.panel} was changed` }).not.toBe(before)
  await keys(page, 'Control+z')
  await expect.poll(read, { message: `${kind.panel} after undo` }).toBe(before)
  await staysIn(page, kind, 'undo')
}

async function byCells(page: Page, panel: Locator, kind: Kind): Promise<void> {
  await go(panel.locator(kind.part).first())
  const first = await nameOf(focused(page))
  await keys(page, 'ArrowRight', 'ArrowDown')
  expect(await nameOf(focused(page))).not.toBe(first)
  const place = await focused(page).evaluate((one: HTMLElement) => one.dataset['cell'] ?? one.dataset['at'])
  const at = panel.locator(`[data-cell="${place}"], [data-at="${place}"]`)
  const before = await nameOf(at)
  if (kind.key === 'Space') await keys(page, 'Space')
  else await keys(page, 'Enter', 'Control+a', kind.key!, 'Enter')
  await undoes(page, kind, before, () => nameOf(at))
}

async function byFields(page: Page, panel: Locator, kind: Kind): Promise<void> {
  const field = panel.locator(kind.part).last()
  await go(field)
  const before = await nameOf(field)
  await keys(page, 'Enter', 'End')
  await page.keyboard.type(' and more')
  await keys(page, 'Escape')
  expect(await nameOf(field)).toBe(before)
  await staysIn(page, kind, 'Escape from a text')
  await keys(page, 'Enter', 'End')
  await page.keyboard.type(' and more')
  await keys(page, 'Enter')
  await undoes(page, kind, before, () => nameOf(panel.locator(kind.part).last()))
}

/** Asked, kept, asked again, deleted: the focus is on what stood behind it. */
async function deletes(page: Page, panel: Locator, kind: Kind): Promise<void> {
  const items = await count(panel, kind)
  await go(panel.getByRole('button', { name: 'Delete', exact: true }).first())
  await keys(page, 'Enter')
  expect(await nameOf(focused(page))).toBe('Keep')
  await keys(page, 'Escape')
  expect(await nameOf(focused(page))).toBe('Delete')
  await keys(page, 'Enter', 'Shift+Tab', 'Enter')
  await expect.poll(() => count(panel, kind), { message: `${kind.panel} after deleting` }).toBeLessThan(items)
  await staysIn(page, kind, 'deleting')
  expect(await focused(page).evaluate((one) => one.closest('[data-item], [data-bar]') !== null)).toBe(true)
  const left = await count(panel, kind)
  await keys(page, 'Control+z')
  await expect.poll(() => count(panel, kind), { message: `${kind.panel} after undo` }).toBeGreaterThan(left)
}

async function byRows(page: Page, panel: Locator, kind: Kind): Promise<void> {
  const add = panel.getByRole('button', { name: /^Add / }).first()
  for (const name of ['First by keys', 'Second by keys']) {
    await go(add)
    await keys(page, 'Enter')
    await page.keyboard.type(name)
    await keys(page, 'Enter', 'Escape')
    await panel.getByRole('button', { name }).first().waitFor()
    await staysIn(page, kind, 'adding')
    expect(await nameOf(focused(page))).toMatch(/^Add /)
  }
  const second = panel.locator('[data-item]', { hasText: 'Second by keys' })
  const place = () => second.evaluate((row) => [...row.parentElement!.querySelectorAll('[data-item]')].indexOf(row))
  const before = await place()
  await go(second.locator(kind.part).first())
  await keys(page, 'Alt+ArrowUp')
  await expect.poll(place).toBe(before - 1)
  await staysIn(page, kind, 'moving')
  const toggle = second.locator('button[aria-expanded]')
  await go(toggle)
  await keys(page, 'Enter', 'Tab', 'Escape')
  expect(await toggle.getAttribute('aria-expanded')).toBe('false')
  expect(await nameOf(focused(page))).toContain('Second by keys')
  await keys(page, 'Enter')
  await go(panel.getByRole('button', { name: 'Duplicate' }))
  await keys(page, 'Enter')
  await expect.poll(() => panel.locator('[data-item]', { hasText: 'Second by keys' }).count()).toBe(2)
  await staysIn(page, kind, 'duplicating')
  await deletes(page, panel, kind)
}

async function byDrawer(page: Page, panel: Locator, kind: Kind): Promise<void> {
  const first = panel.locator(`${kind.part}[tabindex="0"], li > [data-item]`).first()
  await go(first)
  if (kind.kind !== 'network') {
    const before = await nameOf(first)
    await keys(page, 'Alt+ArrowRight')
    await undoes(page, kind, before, () => nameOf(focused(page)))
  }
  const opener = await nameOf(focused(page))
  await keys(page, 'Enter')
  const drawer = panel.locator('aside[tabindex="-1"]')
  await drawer.waitFor()
  await keys(page, 'Tab', 'Tab')
  await staysIn(page, kind, 'walking in the drawer')
  await keys(page, 'Escape')
  await expect.poll(() => nameOf(focused(page))).toBe(opener)
  const items = await count(panel, kind)
  await keys(page, 'Enter')
  await go(drawer.getByRole('button', { name: 'Duplicate' }))
  await keys(page, 'Enter', 'Escape')
  await expect.poll(() => count(panel, kind)).toBeGreaterThan(items)
  await staysIn(page, kind, 'duplicating')
  await keys(page, 'Enter')
  await go(drawer.getByRole('button', { name: 'Delete', exact: true }))
  await keys(page, 'Enter', 'Escape', 'Enter', 'Shift+Tab', 'Enter')
  await expect.poll(() => count(panel, kind), { message: `${kind.panel} after deleting` }).toBe(items)
  await staysIn(page, kind, 'deleting')
  await go(panel.getByRole('button', { name: /^Add / }).first())
  await keys(page, 'Enter')
  await drawer.waitFor()
  await keys(page, 'Escape')
  await expect.poll(() => count(panel, kind)).toBeGreaterThan(items)
  await staysIn(page, kind, 'adding')
}

const WAYS = { cells: byCells, fields: byFields, rows: byRows, drawer: byDrawer }

it(
  '[W170] every kind of widget is worked on by keyboard alone, and the focus is never lost',
  { timeout: 300_000 },
  async () => {
    const { page, context, errors } = await joinBoard(browser, (await links()).facilitator, { name: 'Nita' })
    for (const kind of KINDS) {
      await WAYS[kind.way](page, await show(page, kind), kind)
      // Out of whatever is open, and then to the canvas; from there Tab leads back into a panel.
      await keys(page, 'Escape')
      if ((await focusIn(page)) !== 'canvas') await keys(page, 'Escape')
      expect(await focusIn(page), `${kind.panel} after Escape`).toBe('canvas')
      await keys(page, 'Tab')
      expect(await focusIn(page)).toMatch(/^T/)
    }
    expect(errors).toEqual([])
    await context.close()
  },
)

/** Two places of a kind, and what two people do there; each is read by what stands there. */
async function changeOne(page: Page, kind: Kind, at: Locator, word: string): Promise<void> {
  await go(at)
  if (kind.way === 'cells' && kind.key === 'Space') return keys(page, 'Space')
  if (kind.way === 'drawer' && kind.kind !== 'network') return keys(page, 'Alt+ArrowRight')
  if (kind.kind === 'network') {
    await keys(page, 'Enter')
    await go(page.getByRole('button', { name: /, Closeness/ }))
    return keys(page, 'Enter', 'Control+a', word, 'Enter', 'Escape')
  }
  await keys(page, 'Enter', 'End')
  await page.keyboard.type(word)
  await keys(page, 'Enter')
}

it(
  '[W47] two people change different places of every kind of widget at once, and both see both',
  { timeout: 300_000 },
  async () => {
    const invites = await links()
    const nita = await joinBoard(browser, invites.facilitator, { name: 'Nita' })
    const omar = await joinBoard(browser, invites.editor, { name: 'Omar', partner: 'Biocat' })
    const both = [nita.page, omar.page]
    for (const kind of KINDS) {
      const panels = await Promise.all(both.map((page) => show(page, kind)))
      const ids = await panels[0]!
        .locator(kind.part)
        .evaluateAll((all) =>
          all
            .map((one) => (one as HTMLElement).dataset)
            .map(({ cell, at, bar, item, field }) => cell ?? at ?? bar ?? item ?? field ?? ''),
        )
      // The second of a row of cells, and one of another row or item.
      const [first, second] = kind.way === 'drawer' ? [ids[0]!, ids[1]!] : [ids[0]!, ids.at(-1)!]
      const place = (panel: Locator, id: string) =>
        panel.locator(
          `[data-cell="${id}"], [data-at="${id}"], [data-bar="${id}"], li > [data-item="${id}"], button[data-field="${id}"]`,
        )
      const read = async (panel: Locator) => [await nameOf(place(panel, first)), await nameOf(place(panel, second))]
      const before = await read(panels[0]!)
      await Promise.all(
        both.map((page, who) =>
          changeOne(page, kind, place(panels[who]!, who === 0 ? first : second), who === 0 ? '4' : '5'),
        ),
      )
      for (const panel of panels)
        for (const which of [0, 1])
          await expect.poll(async () => (await read(panel))[which], { message: kind.panel }).not.toBe(before[which])
      expect(await read(panels[0]!)).toEqual(await read(panels[1]!))
    }
    expect([...nita.errors, ...omar.errors]).toEqual([])
    await nita.context.close()
    await omar.context.close()
  },
)
