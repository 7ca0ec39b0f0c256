// How a board of 20,000 notes, 5,000 of them on the page shown, feels in a real browser at a real server: `npm run bench:size`.
// Absolute figures of this machine; without a graphics card most of a frame is drawing.
import type { Page } from 'playwright-core'
import { getIndicesAbove, type IndexKey } from 'tldraw'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { canvasReady, createExample, isSaved, joinHere, openPage, writeNote } from '../../support/boardVisit.ts'
import { launchChromium, visit } from '../../support/chromium.ts'
import { joinCrowd } from '../../support/crowd.ts'
import { startServerProcess } from '../../support/serverProcess.ts'

const PAGES = 4
const PER_PAGE = 5_000
/** Records a message: somebody who writes is not allowed more at once. */
const PER_STEP = 250
/** So that the page fits into 1440 x 900 above the smallest zoom of the board. */
const PER_ROW = 100
const DISTANCE = 220

function noteRecord(id: string, page: string, place: number, index: string): Y.Map<unknown> {
  const record = new Y.Map<unknown>()
  const props = {
    color: 'yellow',
    labelColor: 'black',
    size: 'm',
    font: 'sans',
    align: 'middle',
    verticalAlign: 'middle',
  }
  record.set('base', {
    ...{
      id,
      typeName: 'shape',
      type: 'note',
      parentId: page,
      rotation: 0,
      index,
      isLocked: false,
      opacity: 1,
      meta: {},
    },
    x: (place % PER_ROW) * DISTANCE,
    y: Math.floor(place / PER_ROW) * DISTANCE,
    props: { ...props, fontSizeAdjustment: 0, growY: 0, url: '', scale: 1 },
  })
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [new Y.XmlText(`Note ${place} about payers`)])
  const text = new Y.XmlFragment()
  text.insert(0, [paragraph])
  record.set('props.richText', text)
  return record
}

/** The records of one page, the first being the example's own page of notes. */
function* pageOfNotes(page: number): Generator<(records: Y.Map<unknown>) => void> {
  const id = page === 0 ? 'page:notes' : `page:more${page}`
  const indices = getIndicesAbove('a1' as IndexKey, PER_PAGE)
  if (page > 0)
    yield (records) => {
      const record = new Y.Map<unknown>()
      record.set('base', { id, typeName: 'page', name: `More ${page}`, index: `a9${page}`, meta: {} })
      records.set(id, record)
    }
  for (let from = 0; from < PER_PAGE; from += PER_STEP)
    yield (records) => {
      for (let place = from; place < from + PER_STEP; place++) {
        const shape = `shape:p${page}n${place}`
        records.set(shape, noteRecord(shape, id, place, indices[place]!))
      }
    }
}

type Frames = { count: number; isOn: boolean }

async function framesWhile(page: Page, act: () => Promise<unknown>): Promise<string> {
  await page.evaluate(() => {
    const frames: Frames = { count: 0, isOn: true }
    ;(window as never as { frames: Frames }).frames = frames
    const tick = () => {
      frames.count += 1
      if (frames.isOn) requestAnimationFrame(tick)
    }
    requestAnimationFrame(tick)
  })
  const startedAt = performance.now()
  await act()
  const seconds = (performance.now() - startedAt) / 1000
  const count = await page.evaluate(() => {
    const { frames } = window as never as { frames: Frames }
    frames.isOn = false
    return frames.count
  })
  return `${(count / seconds).toFixed(1)} frames a second`
}

/** A hand that pushes the canvas on, each push once the one before is on screen. */
async function pan(page: Page, steps: number, x: number, y: number): Promise<void> {
  for (let step = 0; step < steps; step++) {
    await page.mouse.wheel(x, y)
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(drawn)))
  }
}

/** A push that comes late ends the flight of the camera, as it does for a person. */
async function cameraRests(page: Page): Promise<void> {
  await page.waitForFunction(
    () => {
      const seen = window as never as { camera?: string | undefined }
      const before = seen.camera
      seen.camera = document.querySelector<HTMLElement>('.tl-html-layer')!.style.transform
      return before === seen.camera
    },
    undefined,
    { polling: 250 },
  )
}

/** Resolves when every note of the page is put in, or moreover none is left out because it is out of sight. */
async function notesDrawn(page: Page, inSight: boolean): Promise<void> {
  await page.waitForFunction(
    ([all, needsSight]) => {
      const notes = [...document.querySelectorAll<HTMLElement>('.tl-shape[data-shape-type="note"]')]
      return notes.length >= all && (!needsSight || notes.every(({ style }) => style.display !== 'none'))
    },
    [PER_PAGE, inSight] as const,
    { polling: 250 },
  )
}

it('20,000 notes on four pages', async () => {
  const server = await startServerProcess()
  const browser = await launchChromium()
  try {
    const { boardId, invites } = await createExample(server.url)
    const secret = new URL(invites.facilitator).hash.slice(1)
    const join = (name: string) => joinCrowd(server.url, { boardId, secret }, { name, partnerId: null })
    const [writer, reader] = [await join('Writer'), await join('Reader')]
    const records = writer.sync.doc.getMap('records')
    for (let page = 0; page < PAGES; page++)
      for (const step of pageOfNotes(page)) {
        writer.sync.doc.transact(() => step(records))
        // What others see is on disk.
        await reader.sync.until((doc) => doc.getMap('records').size === records.size)
      }
    writer.sync.destroy()
    reader.sync.destroy()

    const { page, errors } = await visit(browser)
    page.setDefaultTimeout(120_000)
    const timed = async (what: string, act: () => Promise<unknown>) => {
      const startedAt = performance.now()
      await act()
      console.log(`${what}: ${((performance.now() - startedAt) / 1000).toFixed(1)} s`)
    }
    await page.goto(invites.editor)
    await timed('joined, a template in sight', () => joinHere(page, { name: 'Omar', partner: 'BioM' }))
    await timed('the page of 5,000 in sight', async () => {
      await openPage(page, /Notes/)
      await page.locator('[data-shape-type="note"]:visible').first().waitFor()
    })
    await page.mouse.move(720, 450)
    console.log(`panning right after: ${await framesWhile(page, () => pan(page, 60, 40, 30))}`)
    await timed('the rest put in', () => notesDrawn(page, false))
    console.log(`panning back, everything put in: ${await framesWhile(page, () => pan(page, 60, -40, -30))}`)
    await cameraRests(page)
    await page.keyboard.press('Shift+1')
    await timed('all 5,000 in sight', () => notesDrawn(page, true))
    console.log(`panning with all 5,000 in sight: ${await framesWhile(page, () => pan(page, 60, 20, 10))}`)
    await page.keyboard.press('Shift+0')
    await timed('a note written and saved', async () => {
      await writeNote(page, 'hello', { x: 500, y: 500 })
      await isSaved(page)
    })
    await timed('opened again from the copy on the device', async () => {
      await page.reload()
      await canvasReady(page)
    })
    const heap = await page.evaluate(
      () => (performance as never as { memory: { usedJSHeapSize: number } }).memory.usedJSHeapSize,
    )
    console.log(`JavaScript heap: ${Math.round(heap / 1e6)} MB`)
    expect(errors).toEqual([])
  } finally {
    await browser.close()
    await server.stop()
  }
})
