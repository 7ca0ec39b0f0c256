// Pictures of a board in a real browser: from the menu and from the canvas, with panels, without a connection too.
import { readFileSync } from 'node:fs'
import { unzipSync } from 'fflate'
import type { Locator, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { faultsOf } from '../support/axe.ts'
import { createExample, joinBoard, note, openPage, writeNote } from '../support/boardVisit.ts'
import { browser, server } from '../support/serverAndBrowser.ts'

async function openDialog(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Board menu' }).click()
  await page.getByRole('menuitem', { name: /^Pictures/ }).click()
  const dialog = page.getByRole('dialog', { name: 'Save pictures' })
  await dialog.waitFor()
  return dialog
}

async function saved(page: Page, dialog: Locator): Promise<{ name: string; bytes: Buffer }> {
  const download = page.waitForEvent('download', { timeout: 120_000 })
  await dialog.getByRole('button', { name: 'Save', exact: true }).click()
  const file = await download
  await dialog.waitFor({ state: 'hidden' })
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) }
}

describe('pictures of a board', () => {
  it('[P102] are saved by anybody, screen by screen with what is on their panels, and without a connection once they were', async () => {
    const { invites } = await createExample(server.url)
    const { page, context, errors } = await joinBoard(browser, invites.viewer, { name: 'Vera' })
    const dialog = await openDialog(page)
    // Colours are measured once the dialog has faded in.
    await dialog.evaluate((box) =>
      Promise.all((box.closest('dialog') ?? box).getAnimations({ subtree: true }).map(({ finished }) => finished)),
    )
    expect(await faultsOf(page, '[role=dialog]')).toEqual([])

    await dialog.getByLabel('File').selectOption('svg')
    const svgs = unzipSync((await saved(page, dialog)).bytes)
    expect(Object.keys(svgs)).toEqual(expect.arrayContaining(['T02 Needs, Result.svg']))
    const svg = Buffer.from(svgs['T02 Needs, Result.svg']!).toString('utf8')
    const { words, hasFields, isBroken } = await page.evaluate((file) => {
      const parsed = new DOMParser().parseFromString(file, 'image/svg+xml')
      return {
        words: [...parsed.querySelectorAll('text')].map((one) => one.textContent).join(' | '),
        hasFields: parsed.querySelector('foreignObject') !== null,
        isBroken: parsed.querySelector('parsererror') !== null,
      }
    }, svg)
    expect(isBroken).toBe(false)
    expect(hasFields).toBe(false)
    // A mark without a place is drawn at the edge, over what stands there.
    for (const [name, file] of Object.entries(svgs))
      expect([name, Buffer.from(file).toString('utf8').includes('NaN')]).toEqual([name, false])
    for (const said of ['Needs by priority', 'Knowledge of the target market', 'Importance', '7.8', 'keep up'])
      expect(words).toContain(said)
    // What is there to be done is on the screen, not in the picture.
    expect(words).not.toContain('Add a')

    await (await openDialog(page)).getByLabel('File').selectOption('png')
    expect(errors).toEqual([])
    await context.setOffline(true)
    const pngs = unzipSync((await saved(page, dialog)).bytes)
    const png = Buffer.from(pngs['T02 Needs, Result.png']!)
    expect(png.subarray(1, 4).toString('latin1')).toBe('PNG')
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([expect.closeTo(3096, -2), expect.closeTo(2096, -2)])
    expect(await inkOf(page, png)).toBeGreaterThan(0.02)
    await context.close()
  }, 300_000)

  it('[P102] are made of what is selected, from the menu of the canvas', async () => {
    const { invites } = await createExample(server.url)
    const { page, context } = await joinBoard(browser, invites.editor, { name: 'Omar', partner: 'BioM' })
    await openPage(page, /Notes/)
    await writeNote(page, 'Only this note')
    await note(page, 'Only this note').last().click({ button: 'right' })
    await page.getByRole('menuitem', { name: 'Export as' }).hover()
    await page.getByRole('menuitem', { name: 'SVG' }).click()
    const dialog = page.getByRole('dialog', { name: 'Save pictures' })
    await dialog.getByLabel('What to save').waitFor()
    const { name, bytes } = await saved(page, dialog)
    expect(name).toMatch(/^Selection-.*\.svg$/)
    expect(bytes.toString('utf8')).toContain('Only this note')
    await context.close()
  }, 200_000)
})

/** Share of dots that are not white. */
const inkOf = (page: Page, png: Buffer): Promise<number> =>
  page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
    const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
    const pen = new OffscreenCanvas(image.width, image.height).getContext('2d')!
    pen.drawImage(image, 0, 0)
    const { data } = pen.getImageData(0, 0, image.width, image.height)
    let ink = 0
    for (let i = 0; i < data.length; i += 4) if (data[i]! + data[i + 1]! + data[i + 2]! < 700) ink++
    return ink / (data.length / 4)
  }, png.toString('base64'))
