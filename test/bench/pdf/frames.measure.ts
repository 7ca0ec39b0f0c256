// `npm run bench:pdf`: frames of sixty notes as a PDF in the browser, beside the time headless Chromium takes to print the same
// frames in the same run.
import { expect, it } from 'vitest'
import { startHarness } from '../../pdf/harnessServer.ts'
import { launchChromium } from '../../support/chromium.ts'

it('20 frames of 60 notes', async () => {
  const server = await startHarness()
  const browser = await launchChromium()
  const page = await browser.newPage({ viewport: { width: 1200, height: 1000 } })
  await page.goto(server.url)
  await page.waitForFunction(() => window.harness !== undefined)
  await page.evaluate(() => window.harness!.notes(20))
  // The first run fetches code and fonts.
  await page.evaluate(() => window.harness!.exportFrames({ paper: 'A4' }))
  const file = await page.evaluate(() => window.harness!.exportFrames({ paper: 'A4' }))
  const views = await page.evaluate(() => window.harness!.printView())
  const start = performance.now()
  const print = await browser.newPage()
  await print.setContent(views.map((svg) => `<div style="break-after: page">${svg}</div>`).join(''))
  await print.pdf({ tagged: true, width: '2400px', height: '1500px' })
  const printed = performance.now() - start
  await browser.close()
  await server.stop()
  const kilobytes = Math.round((file.base64.length * 3) / 4 / 1024)
  const line = `${file.pageCount} pages, ${kilobytes} kB, ${Math.round(file.milliseconds)} ms; printing by Chromium ${Math.round(printed)} ms`
  process.stdout.write(`${line}; ratio ${(file.milliseconds / printed).toFixed(3)}\n`)
  expect(file.pageCount).toBe(20)
  expect(kilobytes).toBeLessThan(1024)
})
