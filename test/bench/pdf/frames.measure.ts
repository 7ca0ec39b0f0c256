// `npm run bench:pdf`: frames of sixty notes as a PDF in the browser, beside the time headless Chromium takes to print the same
// frames in the same run. Both are measured in turn, because a machine is not equally fast all the time. The print gets its
// pages as finished SVG, the export starts from the shapes of the board.
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { startHarness } from '../../pdf/harnessServer.ts'
import { launchChromium } from '../../support/chromium.ts'

const FRAMES = 20
const ROUNDS = 3

const exported = (page: Page) => page.evaluate(() => window.harness!.exportFrames({ paper: 'A4' }))
const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!
const ms = (value: number) => `${Math.round(value)} ms`

it(`${FRAMES} frames of 60 notes`, async () => {
  const server = await startHarness()
  const browser = await launchChromium()
  const open = async () => {
    const page = await browser.newPage({ viewport: { width: 1200, height: 1000 } })
    await page.goto(server.url)
    await page.waitForFunction(() => window.harness !== undefined)
    await page.evaluate((frames) => window.harness!.notes(frames), FRAMES)
    return page
  }
  const page = await open()
  const file = await exported(page)
  const views = await page.evaluate(() => window.harness!.printView())
  const pages = views.map((svg) => `<div style="break-after: page">${svg}</div>`).join('')
  const printed = async () => {
    const start = performance.now()
    const print = await browser.newPage()
    await print.setContent(pages)
    await print.pdf({ tagged: true, width: '2400px', height: '1500px' })
    const took = performance.now() - start
    await print.close()
    return took
  }
  const times = { cold: [] as number[], first: [] as number[], next: [] as number[], print: [] as number[] }
  for (let round = 0; round < ROUNDS; round++) {
    const fresh = await open()
    times.cold.push((await exported(fresh)).milliseconds)
    await fresh.close()
    times.print.push(await printed())
    const warmed = await open()
    await warmed.evaluate(() => window.harness!.warm())
    times.first.push((await exported(warmed)).milliseconds)
    await warmed.close()
    times.next.push((await exported(page)).milliseconds)
  }
  await browser.close()
  await server.stop()
  const kilobytes = Math.round((file.base64.length * 3) / 4 / 1024)
  const print = median(times.print)
  const share = (name: 'cold' | 'first' | 'next') => {
    const time = median(times[name])
    return `${ms(time)} (${(time / print).toFixed(3)} of printing)`
  }
  process.stdout.write(
    [
      `${file.pageCount} pages, ${kilobytes} kB; medians of ${ROUNDS}, each beside a print of the same round`,
      `printing by Chromium: ${ms(print)}`,
      `worker not started: ${share('cold')}`,
      `first file, the worker ready: ${share('first')}`,
      `next file of the same worker: ${share('next')}`,
      '',
    ].join('\n'),
  )
  expect(file.pageCount).toBe(FRAMES)
  expect(kilobytes).toBeLessThan(1024)
})
