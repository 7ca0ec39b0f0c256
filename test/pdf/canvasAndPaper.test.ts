// Every kind of shape in every style, on the canvas and on paper: the same picture, the same words, in reading order.
// CORPUS_PICTURES=folder keeps the pictures and the file for a look by eye.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LOOK } from '../../shared/pdf/pieces.ts'
import { A4 } from '../../shared/pdf/Sheet.ts'
import { launchChromium } from '../support/chromium.ts'
import { outlineTitles, readPdf, type ReadPdf } from '../unit/pdf/readPdf.ts'
import { distance, pagePicture, type Distance } from './comparePages.ts'
import { SCRIPTS } from './harness/corpusWords.ts'
import { startHarness, type HarnessServer } from './harnessServer.ts'

const WINDOW = { width: 1200, height: 1000 }
const PX = 0.75
/** Where a frame begins on its page, in px of the canvas: below running head, name and page. */
const CORNER = {
  x: A4.side / PX,
  y: (A4.contentTop + LOOK.heading.lineHeight + LOOK.caption.lineHeight + 6) / PX,
}
/** At a quarter of the size: share of dots that are far off, and mean distance of all. */
const LIMIT: Distance = { far: 0.012, mean: 0.015 }
/** Link cards have no icon, no picture's place and another type on paper. */
const LIMITS: Readonly<Record<string, Distance>> = { Cards: { far: 0.012, mean: 0.035 } }

describe('canvas and paper', () => {
  let server: HarnessServer
  let browser: Browser
  let page: Page
  let names: string[]
  let bytes: Buffer
  let read: ReadPdf
  let notices: string[]

  beforeAll(async () => {
    server = await startHarness()
    browser = await launchChromium()
    page = await browser.newPage({ viewport: WINDOW })
    await page.goto(server.url)
    await page.waitForFunction(() => window.harness !== undefined)
    names = await page.evaluate(() => window.harness!.corpus())
    const file = await page.evaluate(() => window.harness!.exportFrames())
    bytes = Buffer.from(file.base64, 'base64')
    notices = file.notices
    read = readPdf(bytes)
  }, 240_000)
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
  })

  it('[P80] draws every shape and style as the canvas does', async () => {
    const found: Record<string, Distance> = {}
    for (const [i, name] of names.entries()) {
      const size = await page.evaluate((frame) => window.harness!.show(frame), name)
      if (size.width > 20_000) continue
      const [w, h] = [Math.min(size.width, WINDOW.width), Math.min(size.height, WINDOW.height)]
      const shot = await page.screenshot({ clip: { x: 0, y: 0, width: w, height: h } })
      const paper = pagePicture(bytes, i + 1, { ...CORNER, w, h })
      found[name] = await distance(page, paper, shot.toString('base64'))
      keep(`${i} ${name} screen.png`, shot)
      keep(`${i} ${name} paper.png`, Buffer.from(paper, 'base64'))
    }
    keep('corpus.pdf', bytes)
    keep('distances.json', Buffer.from(JSON.stringify(found, null, 1)))
    const tooFar = Object.entries(found).filter(([name, { far, mean }]) => {
      const limit = LIMITS[name] ?? LIMIT
      return far > limit.far || mean > limit.mean
    })
    expect(tooFar).toEqual([])
  }, 240_000)

  it('[P81] has every word as text, and embeds a subset of every font', () => {
    const text = flat(read.text)
    for (const words of [
      'x-box',
      'curved',
      'elbow',
      'free with a label',
      'Marked words 4',
      'mono xl',
      'Inner frame',
      'Cut off',
    ])
      expect(text).toContain(words)
    for (const words of SCRIPTS.filter((one) => !/[\u0590-\u06ff]/.test(one))) expect(text).toContain(words)
    for (const word of ['השוק', 'הבינלאומי', '2027']) expect(text).toContain(word)
    expect(read.fonts.filter(({ isEmbedded, isSubset }) => !isEmbedded || !isSubset)).toEqual([])
    expect(outlineTitles(bytes)).toEqual(expect.arrayContaining(names))
  })

  it('[P82] keeps links of texts, shapes and cards', () => {
    const file = bytes.toString('latin1')
    for (const url of ['grant?id=1', 'note', 'call', 'plain', 'shape'])
      expect(file).toContain(`(https://example.org/${url})`)
  })

  it('[P83] prints hard cases and says what is not as on the board', () => {
    expect(read.pages).toHaveLength(names.length + 1)
    expect(notices).toEqual([expect.stringContaining('Broken.png')])
    expect(read.pages.at(-1)).toContain('Broken.png')
    const long = read.pages[names.indexOf('Ten thousand letters')]!
    expect(long.match(/Ten\s+thousand\s+letters\s+do/g)!.length).toBeGreaterThan(170)
    const wide = read.pages[names.indexOf('Very wide')]!
    expect(wide).toContain('At the left')
    expect(wide).toContain('At the right')
  })

  it('[P83] says when paper makes the words of a wide frame too small', async () => {
    const file = await page.evaluate(() => window.harness!.exportFrames({ paper: 'A4' }))
    expect(file.notices).toEqual(expect.arrayContaining([expect.stringMatching(/^Very wide is \d+ by \d+ px/)]))
  }, 60_000)
})

const flat = (text: string) => text.replace(/\s+/g, ' ')

function keep(name: string, content: Buffer): void {
  const folder = process.env.CORPUS_PICTURES
  if (folder === undefined) return
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, name), content)
}
