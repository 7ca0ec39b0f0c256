// What a person reads when a board takes no more, in a real browser.
import { getIndicesAbove, type IndexKey } from 'tldraw'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { createExample, isSaved, joinBoard, openPage } from '../support/boardVisit.ts'
import { joinCrowd } from '../support/crowd.ts'
import { browser, server } from '../support/serverAndBrowser.ts'

it('[M23] a text that is full takes no more, says so, and keeps what it has', async () => {
  const { invites } = await createExample(server.url)
  const { page, errors } = await joinBoard(browser, invites.editor, { name: 'Omar', partner: 'BioM' })
  await openPage(page, /Notes/)
  await page.keyboard.press('n')
  await page.mouse.click(700, 400)
  const field = page.locator('[contenteditable=true]').first()
  await field.waitFor()
  const text = 'ten signs '.repeat(4999)
  await page.keyboard.insertText(text)
  await page.keyboard.insertText('eleven more')
  await page.getByText('This text has reached its limit of 50,000 characters.', { exact: true }).waitFor()
  expect((await field.textContent())!.length).toBe(text.length)
  // Up to the limit there is still room.
  await page.keyboard.insertText('ten others')
  expect(await field.textContent()).toMatch(/ten others$/)
  await isSaved(page)
  expect(errors).toEqual([])
}, 120_000)

const NOTES = 1200
const COLUMNS = 40

/** Notes in rows on the free page, as a program writes them. */
function writeNotes(doc: Y.Doc): void {
  const records = doc.getMap<Y.Map<unknown>>('records')
  const indices = getIndicesAbove('a1' as IndexKey, NOTES)
  doc.transact(() => {
    for (const [i, index] of indices.entries()) {
      const record = new Y.Map<unknown>()
      const id = `shape:n${i}`
      const place = { x: (i % COLUMNS) * 220, y: Math.floor(i / COLUMNS) * 220, rotation: 0 }
      const look = {
        color: 'yellow',
        labelColor: 'black',
        size: 'm',
        font: 'sans',
        align: 'middle',
        verticalAlign: 'middle',
      }
      const props = { ...look, fontSizeAdjustment: 0, growY: 0, url: '', scale: 1 }
      const rest = { index, isLocked: false, opacity: 1, meta: {}, props }
      record.set('base', { id, typeName: 'shape', type: 'note', parentId: 'page:notes', ...place, ...rest })
      const text = new Y.XmlFragment()
      text.insert(0, [new Y.XmlElement('paragraph')])
      record.set('props.richText', text)
      records.set(id, record)
    }
  })
}

it('[M24] a large page shows what is in sight first, and nothing is left out', async () => {
  const { boardId, invites } = await createExample(server.url)
  const secret = invites.editor.split('#')[1]!
  const filler = await joinCrowd(server.url, { boardId, secret }, { name: 'Filler', partnerId: null })
  writeNotes(filler.sync.doc)
  const { page, errors } = await joinBoard(browser, invites.editor, { name: 'Omar', partner: 'BioM' })
  const inPage = () => page.locator('.tl-shape[data-shape-type="note"]').count()
  const inSight = () => page.locator('.tl-shape[data-shape-type="note"]:visible').count()
  await openPage(page, /Notes/)
  const atFirst = await page.waitForFunction(() => document.querySelectorAll('[data-shape-type="note"]').length, null, {
    polling: 'raf',
  })
  expect(await atFirst.jsonValue()).toBeLessThan(NOTES)
  await expect.poll(inPage, { timeout: 90_000 }).toBe(NOTES)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Shift+1')
  await expect.poll(inSight, { timeout: 30_000 }).toBe(NOTES)
  expect(errors).toEqual([])
  filler.sync.destroy()
}, 180_000)
