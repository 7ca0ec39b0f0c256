// Every kind of shape in every style, on the canvas and on paper: the same picture, the same words, in reading order.
// CORPUS_PICTURES=folder keeps the pictures and the file for a look by eye.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LOOK } from '../../shared/pdf/pieces.ts'
import { frameSheet, scaleOf } from '../../shared/pdf/framePage.ts'
import { A4 } from '../../shared/pdf/Sheet.ts'
import { launchChromium } from '../support/chromium.ts'
import { outlineTitles, readPdf, type ReadPdf } from '../unit/pdf/readPdf.ts'
import { readStructure, walk } from '../unit/pdf/readStructure.ts'
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

  type Part = { name: string; left: number; w: number; h: number; size: { width: number; height: number } }

  /** How far each frame's picture is from the canvas's own; both ends of a frame wider than any screen. */
  async function distances(kind: string, picture: (part: Part) => Promise<string>): Promise<Record<string, Distance>> {
    const found: Record<string, Distance> = {}
    for (const [i, name] of names.entries()) {
      const size = await page.evaluate((frame) => window.harness!.show(frame), name)
      const [w, h] = [Math.min(size.width, WINDOW.width), Math.min(size.height, WINDOW.height)]
      for (const left of size.width > 20_000 ? [0, size.width - w] : [0]) {
        await page.evaluate(([frame, from]) => window.harness!.show(frame, from), [name, left] as const)
        const shot = await page.screenshot({ clip: { x: 0, y: 0, width: w, height: h } })
        const other = await picture({ name, left, w, h, size })
        const key = left === 0 ? name : `${name}, right end`
        found[key] = await distance(page, other, shot.toString('base64'))
        keep(`${i} ${key} screen.png`, shot)
        keep(`${i} ${key} ${kind}.png`, Buffer.from(other, 'base64'))
      }
    }
    keep(`distances of ${kind}.json`, Buffer.from(JSON.stringify(found, null, 1)))
    return found
  }

  it('[P80] [P104] draws every shape and style, and who wrote a note, as the canvas does', async () => {
    const found = await distances('paper', async ({ name, left, w, h, size }) => {
      const frame = { title: name, pageName: '', ...size, marks: [] }
      // A frame beyond the longest page is drawn smaller.
      const share = scaleOf(frame, frameSheet(frame)) / PX
      const area = { x: CORNER.x + left * share, y: CORNER.y, w: w * share, h: h * share }
      return pagePicture(bytes, names.indexOf(name) + 1, area)
    })
    keep('corpus.pdf', bytes)
    expect(tooFar(found, LIMITS)).toEqual([])
  }, 600_000)

  it('[P100] makes pictures that are those of the canvas, with nothing but what is in the file', async () => {
    const found = await distances('picture', ({ name, left, w, h }) =>
      page.evaluate(([frame, part]) => window.harness!.picture(frame, 'png', part), [name, { left, w, h }] as const),
    )
    expect(tooFar(found, LIMITS)).toEqual([])
  }, 600_000)

  it('[P101] keeps text as text in an SVG file, and has the fonts it needs in it', async () => {
    const svg = await page.evaluate(() => window.harness!.picture('Scripts', 'svg'))
    keep('Scripts.svg', Buffer.from(svg))
    const { isBroken, words, families } = await page.evaluate((file) => {
      const parsed = new DOMParser().parseFromString(file, 'image/svg+xml')
      return {
        isBroken: parsed.querySelector('parsererror') !== null,
        words: [...parsed.querySelectorAll('text')].map((one) => one.textContent).join(' '),
        families: [...file.matchAll(/@font-face\{font-family:"([^"]+)"/g)].map((face) => face[1]),
      }
    }, svg)
    expect(isBroken).toBe(false)
    for (const said of SCRIPTS.filter((one) => !/[\u0590-\u06ff]/.test(one))) expect(flat(words)).toContain(said)
    expect(families).toEqual(expect.arrayContaining(['board sans', expect.stringContaining('noto-sans-sc')]))
    expect(svg).not.toMatch(/(?:src|href)\s*[=:]\s*(?:url\()?["']?(?!data:|#)https?:/)
  }, 60_000)

  it('[P103] says when a frame is too large for a PNG at full size', async () => {
    const notices = await page.evaluate(() => window.harness!.pictureNotices('Very wide'))
    expect(notices).toEqual([expect.stringMatching(/^Very wide is 30000 by 800 px/)])
    expect(await page.evaluate(() => window.harness!.pictureNotices('Fills'))).toEqual([])
  }, 60_000)

  it('[P105] has the words of every shape in the order in which they are read', async () => {
    const { root } = await readStructure(new Uint8Array(bytes))
    const sections = walk(root).flatMap(({ element }) => (element.type === 'Sect' ? [element] : []))
    expect(sections).toHaveLength(names.length)
    let checked = 0
    for (const [i, name] of names.entries()) {
      // A word longer than its line is in two parts.
      const read = sections[i]!.text.normalize('NFKC').replace(/\s+/g, '')
      const shapes = (await page.evaluate((frame) => window.harness!.words(frame), name)).filter(
        ({ words }) => !/[\u0590-\u06ff]/.test(words),
      )
      const starts = shapes.map(({ words }) => startOf(words, read))
      expect(shapes.filter((_, k) => starts[k] === null).map(({ words }) => `${name}: ${words}`)).toEqual([])
      for (const [a, first] of shapes.entries())
        for (const [b, second] of shapes.entries()) {
          const isBefore = first.bottom <= second.top || (first.top === second.top && first.left < second.left)
          if (!isBefore || first.words === second.words) continue
          checked++
          if (starts[a]! > starts[b]!) throw new Error(`${name}: "${second.words}" is read before "${first.words}"`)
        }
    }
    expect(checked).toBeGreaterThan(500)
  }, 60_000)

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

  it('[P106] makes a good page without a font that cannot be had, and says so', async () => {
    const context = await browser.newContext({ viewport: WINDOW })
    const other = await context.newPage()
    await other.goto(server.url)
    await other.waitForFunction(() => window.harness !== undefined)
    await other.evaluate(() => window.harness!.corpus())
    await context.route(/IBMPlexMono-Medium.*\.ttf/, (route) => route.abort())
    const file = await other.evaluate(() => window.harness!.exportFrames())
    await context.close()
    const pages = readPdf(Buffer.from(file.base64, 'base64'))
    keep('without mono.pdf', Buffer.from(file.base64, 'base64'))
    expect(file.notices).toEqual(expect.arrayContaining([expect.stringContaining('mono regular')]))
    expect(flat(pages.text)).toContain('mono xl')
    expect(pages.fonts.filter(({ isEmbedded, isSubset }) => !isEmbedded || !isSubset)).toEqual([])
  }, 120_000)

  it('[P83] says when paper makes the words of a wide frame too small', async () => {
    const file = await page.evaluate(() => window.harness!.exportFrames({ paper: 'A4' }))
    expect(file.notices).toEqual(expect.arrayContaining([expect.stringMatching(/^Very wide is \d+ by \d+ px/)]))
  }, 60_000)
})

/** Where the first word of a text is read; null when not all of its words are, in their order. */
function startOf(words: string, read: string): number | null {
  const parts = words.normalize('NFKC').split(' ')
  for (let start = read.indexOf(parts[0]!); start !== -1; start = read.indexOf(parts[0]!, start + 1)) {
    let at = start
    for (const part of parts) {
      const next = read.indexOf(part, at)
      // Signs of lists and breaks stand between words, other texts do not.
      if (next === -1 || next - at > 12) {
        at = -1
        break
      }
      at = next + part.length
    }
    if (at !== -1) return start
  }
  return null
}

function tooFar(found: Record<string, Distance>, limits: Readonly<Record<string, Distance>>): [string, Distance][] {
  return Object.entries(found).filter(([name, { far, mean }]) => {
    const limit = limits[name] ?? LIMIT
    return far > limit.far || mean > limit.mean
  })
}

const flat = (text: string) => text.replace(/\s+/g, ' ')

function keep(name: string, content: Buffer): void {
  const folder = process.env.CORPUS_PICTURES
  if (folder === undefined) return
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, name), content)
}
