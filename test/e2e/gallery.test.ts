// The template gallery in a real browser: from Home and from a board, read, chosen, added, for a market, and as a series.
import { describe, expect, it } from 'vitest'
import { CATALOG } from '../../shared/catalog.ts'
import { SHORTEST_SERIES, templatesOf } from '../../shared/templateSeries.ts'
import { createExample, joinBoard } from '../support/boardVisit.ts'
import { visit } from '../support/chromium.ts'
import { browser, server } from '../support/serverAndBrowser.ts'

describe('the template gallery', () => {
  it('[W90] at home a template is read and chosen, and a series chosen whole', { timeout: 120_000 }, async () => {
    const { page, context, errors } = await visit(browser)
    await page.goto(server.url)
    await page.getByRole('button', { name: 'What each is for, and in which order' }).click()
    const gallery = page.getByRole('dialog', { name: 'Templates' })
    await gallery.getByRole('button', { name: /^T05 / }).click()
    const sheet = gallery.getByRole('article', { name: /^T05 / })
    for (const term of [
      'When',
      'Who',
      'How long',
      'What comes out',
      'Takes over',
      'Feeds',
      'Recommendations it answers',
    ])
      expect(await sheet.getByText(term, { exact: true }).count()).toBe(1)
    await sheet.getByRole('button', { name: 'Use it in the workshop' }).click()
    await sheet.getByText('Chosen for the workshop').waitFor()

    await gallery.getByRole('button', { name: 'Three workshops' }).click()
    await gallery.getByRole('button', { name: 'Choose the three' }).click()
    for (const id of CATALOG.keys()) {
      await gallery.getByRole('button', { name: new RegExp(`^${id} `) }).click()
      const isChosen = await gallery.getByText('Chosen for the workshop').isVisible()
      expect([id, isChosen]).toEqual([id, templatesOf(SHORTEST_SERIES).includes(id)])
    }
    expect(errors).toEqual([])
    await context.close()
  })

  it(
    '[W90] on a phone list and sheet take turns, from the top, and back to where one was',
    { timeout: 120_000 },
    async () => {
      const { page, context, errors } = await visit(browser, { width: 390, height: 844 })
      await page.goto(server.url)
      await page.getByRole('button', { name: 'What each is for, and in which order' }).click()
      const gallery = page.getByRole('dialog', { name: 'Templates' })
      await gallery.getByRole('button', { name: 'Full series' }).click()
      const row = gallery.getByRole('button', { name: /^T12 / })
      await row.click()
      const heading = gallery.getByRole('heading', { name: /^T12 / })
      await expect.poll(() => heading.evaluate((element) => element === document.activeElement)).toBe(true)
      const { y } = (await heading.boundingBox())!
      expect(y).toBeGreaterThan(0)
      expect(y).toBeLessThan(844 / 2)
      expect(await row.isVisible()).toBe(false)
      await gallery.getByRole('button', { name: 'All templates' }).click()
      await expect.poll(() => row.evaluate((element) => element === document.activeElement)).toBe(true)
      expect(errors).toEqual([])
      await context.close()
    },
  )

  it(
    '[W90] [W92] on a board pages are added, one for a market, and the series goes on',
    { timeout: 120_000 },
    async () => {
      const { invites } = await createExample(server.url)
      const { page, context, errors } = await joinBoard(browser, invites.facilitator, { name: 'Nita' })
      const openGallery = async () => {
        await page.getByRole('button', { name: /^Page/ }).click()
        await page.getByRole('menuitem', { name: 'Add or see templates' }).click()
        return page.getByRole('dialog', { name: 'Templates' })
      }
      const gallery = await openGallery()
      await gallery.getByRole('button', { name: 'Full series' }).click()
      await gallery.getByText(/^\d+ of 16 decided\./).waitFor()

      await gallery.getByRole('button', { name: /^T15 / }).click()
      await gallery.getByRole('button', { name: 'Add to the board' }).click()
      await gallery.getByRole('button', { name: /^Go to T15/ }).waitFor()

      await gallery.getByRole('button', { name: /^T06 / }).click()
      await gallery.getByLabel('For which market').selectOption({ label: 'Brazil' })
      await gallery.getByRole('button', { name: /^Add (to the board|another page)$/ }).click()
      await gallery.getByRole('button', { name: /^Go to T06.*Brazil/ }).click()
      await gallery.waitFor({ state: 'hidden' })
      await page.locator('[data-panel^="T06"]', { hasText: 'Brazil' }).first().waitFor()

      await openGallery()
      await gallery.getByRole('button', { name: /^T06 / }).click()
      const options = await gallery.getByLabel('For which market').locator('option').allTextContents()
      expect(options.length).toBeGreaterThan(1)
      expect(options).not.toContain('Brazil')
      expect(errors).toEqual([])
      await context.close()
    },
  )
})
