// What people see of each other on one board, and a board on a phone, in real browsers.
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { canvasReady, createExample, joinBoard, joinHere, note, openPage, writeNote } from '../support/boardVisit.ts'
import { browser, server } from '../support/serverAndBrowser.ts'

const cursors = (page: Page, count: number) => page.locator(`canvas[data-cursors="${count}"]`).waitFor()

describe('people on one board', () => {
  it('[M17] [M18] see cursors come and go, who follows whom, the laser, reactions and comments', async () => {
    const { invites } = await createExample(server.url)
    const nita = await joinBoard(browser, invites.facilitator, { name: 'Nita' })
    const omar = await joinBoard(browser, invites.editor, { name: 'Omar', partner: 'BioM' })
    const vera = await joinBoard(browser, invites.viewer, { name: 'Vera' })
    const all = [nita, omar, vera]
    for (const { page } of all) await openPage(page, /Notes/)

    await omar.page.mouse.move(800, 450)
    await vera.page.mouse.move(900, 500)
    await cursors(nita.page, 2)
    // Onto a bar of the board: the pointer is no longer on the canvas.
    await vera.page.mouse.move(60, 30)
    await cursors(nita.page, 1)

    await omar.page.getByRole('button', { name: /^Nita.*Click to follow/ }).click()
    await vera.page.getByRole('button', { name: /^Nita.*Click to follow/ }).click()
    await nita.page.getByText('2 people follow your view').waitFor({ state: 'attached' })
    await omar.page.getByText('Following Nita').waitFor()
    await omar.page.locator('[data-viewport]').waitFor({ state: 'attached' })
    // The follower's view goes along, until the follower moves the canvas.
    await openPage(nita.page, /T08/)
    await omar.page.getByRole('button', { name: /^Page.*T08/ }).waitFor()
    await openPage(nita.page, /Notes/)
    await omar.page.getByRole('button', { name: /^Page.*Notes/ }).waitFor()
    await omar.page.mouse.move(800, 500)
    await omar.page.mouse.wheel(0, 40)
    await omar.page.getByText('Following Nita').waitFor({ state: 'detached' })
    await nita.page.getByText('1 person follows your view').waitFor({ state: 'attached' })

    await nita.page.keyboard.press('k')
    await nita.page.mouse.move(700, 300)
    await nita.page.mouse.down()
    for (let step = 1; step <= 10; step++) await nita.page.mouse.move(700 + 20 * step, 300)
    await omar.page.locator('svg[data-laser]:not([data-gone]) path[d]').waitFor({ state: 'attached' })
    await nita.page.mouse.up()
    await omar.page.locator('svg[data-laser]:not([data-gone]) path[d]').waitFor({ state: 'detached' })

    await omar.page.keyboard.press('Shift+R')
    await omar.page.getByRole('button', { name: 'Idea', exact: true }).click()
    const reaction = nita.page.getByRole('log', { name: 'Reactions' }).getByText('Omar')
    await reaction.waitFor()
    await reaction.waitFor({ state: 'detached' })
    await omar.page.keyboard.press('Escape')
    await omar.page.getByRole('button', { name: 'Idea', exact: true }).waitFor({ state: 'detached' })

    await writeNote(omar.page, 'Payers differ', { x: 700, y: 400 })
    await note(vera.page, 'Payers differ').waitFor()
    await omar.page.keyboard.press('c')
    await omar.page.mouse.click(700, 400)
    await omar.page.getByRole('combobox', { name: 'Write a comment' }).fill('Is that so everywhere?')
    await omar.page.keyboard.press('Enter')
    await vera.page
      .getByRole('button', { name: /comment.*Omar|Omar.*comment/i })
      .first()
      .click()
    await vera.page.getByText('Is that so everywhere?').waitFor()
    expect(await vera.page.getByRole('combobox').count()).toBe(0)
    for (const { errors, context } of all) {
      expect(errors).toEqual([])
      await context.close()
    }
  }, 120_000)

  it('[M19] a finger reads, presses what is on a panel, and writes a sticky; nothing to press is under 44 px', async () => {
    const { boardId, invites } = await createExample(server.url)
    const context = await browser.newContext({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true })
    // Somebody who chose the board; a phone opens with the room otherwise [W150].
    await context.addInitScript((id) => sessionStorage.setItem(`clusterboard.view.${id}`, 'board'), boardId)
    const page = await context.newPage()
    const problems: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text())
    })
    await page.goto(invites.editor)
    await joinHere(page, { name: 'Omar', partner: 'BioM' })
    await canvasReady(page)
    await page.getByText('Add a minority statement').tap()
    await page.getByText('Add a minority statement').waitFor({ state: 'detached' })

    await page.getByRole('button', { name: 'Pages' }).tap()
    await page.getByRole('menuitemradio', { name: /Notes/ }).tap()
    await page.getByTestId('tools.note').tap()
    await page.touchscreen.tap(195, 400)
    await page.locator('[contenteditable=true]').first().waitFor()
    await page.keyboard.type('From the train')
    await page.touchscreen.tap(195, 640)
    await note(page, 'From the train').waitFor()
    const small = await page.locator('.tlui-toolbar button:visible, nav button:visible').evaluateAll((buttons) =>
      buttons.flatMap((button) => {
        const { width, height } = button.getBoundingClientRect()
        return width < 44 || height < 44 ? [`${button.getAttribute('aria-label')} ${width} x ${height}`] : []
      }),
    )
    expect(small).toEqual([])
    expect(problems).toEqual([])
    await context.close()
  }, 120_000)

  it('[M25] one finger moves the view; a note goes along when it was chosen before', async () => {
    const { boardId, invites } = await createExample(server.url)
    const context = await browser.newContext({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true })
    await context.addInitScript((id) => sessionStorage.setItem(`clusterboard.view.${id}`, 'board'), boardId)
    const page = await context.newPage()
    await page.goto(invites.editor)
    await joinHere(page, { name: 'Omar', partner: 'BioM' })
    await canvasReady(page)
    await page.getByRole('button', { name: 'Pages' }).tap()
    await page.getByRole('menuitemradio', { name: /Notes/ }).tap()
    await page.getByTestId('tools.note').tap()
    await page.touchscreen.tap(195, 400)
    await page.locator('[contenteditable=true]').first().waitFor()
    await page.keyboard.type('Here')
    await page.touchscreen.tap(195, 700)
    const finger = await context.newCDPSession(page)
    const drag = async (fromX: number, fromY: number, x: number, y: number) => {
      const at = (share: number) => [{ x: fromX + x * share, y: fromY + y * share }]
      await finger.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(0) })
      for (const share of [0.2, 0.4, 0.6, 0.8, 1, 1, 1, 1, 1])
        await finger.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(share) })
      await finger.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
    }
    /** Where the note is on its page, and where it is on the screen. */
    const places = async () => ({
      onPage: await note(page, 'Here').evaluate((shape) => shape.style.transform),
      onScreen: await note(page, 'Here').boundingBox(),
    })
    const start = await places()
    await drag(60, 640, 40, -120)
    await expect.poll(async () => (await places()).onScreen!.y).toBeLessThan(start.onScreen!.y - 80)
    expect((await places()).onPage).toBe(start.onPage)

    const middle = async () => {
      const { x, y, width, height } = (await places()).onScreen!
      return [x + width / 2, y + height / 2] as const
    }
    // Over a note that nobody chose.
    const second = await places()
    await drag(...(await middle()), 0, 100)
    await expect.poll(async () => (await places()).onScreen!.y).toBeGreaterThan(second.onScreen!.y + 60)
    expect((await places()).onPage).toBe(start.onPage)

    await page.touchscreen.tap(...(await middle()))
    await page.locator('[data-testid="selection.resize.bottom-right"], .tl-selection__fg').first().waitFor()
    await drag(...(await middle()), 30, 80)
    await expect.poll(async () => (await places()).onPage).not.toBe(start.onPage)
    await context.close()
  }, 120_000)
})
