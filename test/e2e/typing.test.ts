// Several people type in one sticky note at the same time, in real browsers. Whatever they do, every letter that its writer
// did not take away is on every screen, and after a restart of the server too.
// TYPING_CPU=4 slows the pages' processors, TYPING_RUNS=20 repeats.
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { canvasReady, createExample, isSaved, joinBoard, note, openPage, writeNote } from '../support/boardVisit.ts'
import { type Visitor } from '../support/chromium.ts'
import { browser, server } from '../support/serverAndBrowser.ts'

const RUNS = Number(process.env.TYPING_RUNS ?? 1)
const CPU = Number(process.env.TYPING_CPU ?? 1)
const TIME = RUNS * CPU * 180_000

const PEOPLE = [{ name: 'Nita' }, { name: 'Omar', partner: 'BioM' }, { name: 'Vera', partner: 'BioM' }]

/** People at the free page of a new board, with slow processors if asked. */
async function room(count: number): Promise<Visitor[]> {
  const { invites } = await createExample(server.url)
  const visitors: Visitor[] = []
  for (const [index, person] of PEOPLE.slice(0, count).entries()) {
    const visitor = await joinBoard(browser, index === 0 ? invites.facilitator : invites.editor, person)
    await openPage(visitor.page, /Notes/)
    const session = await visitor.context.newCDPSession(visitor.page)
    if (CPU > 1) await session.send('Emulation.setCPUThrottlingRate', { rate: CPU })
    visitors.push(visitor)
  }
  return visitors
}

const written = async (page: Page): Promise<string> =>
  (await page.locator('.tl-shape[data-shape-type="note"] .tl-rich-text').first().innerText()).replace(/\n/g, '|')
const count = (text: string, letter: string) => [...text].filter((one) => one === letter).length

/** The note is the same for all, with exactly so many of each letter, also for somebody who comes after a restart. */
async function expectEverywhere(visitors: Visitor[], letters: Record<string, number>): Promise<void> {
  const counts = async (page: Page) => {
    const text = await written(page)
    return Object.fromEntries(Object.keys(letters).map((letter) => [letter, count(text, letter)]))
  }
  for (const { page } of visitors) await page.keyboard.press('Escape')
  for (const { page } of visitors)
    await expect
      .poll(() => counts(page), { timeout: CPU * 10_000 })
      .toEqual(letters)
      .catch(async (problem: unknown) => {
        throw new Error(`the note reads ${await written(page)}`, { cause: problem })
      })
  const first = await written(visitors[0]!.page)
  for (const { page } of visitors) await expect.poll(() => written(page), { timeout: CPU * 10_000 }).toBe(first)
  for (const { page } of visitors) await isSaved(page)
  await server.restart()
  const { page } = visitors.at(-1)!
  await page.reload()
  await canvasReady(page)
  await openPage(page, /Notes/)
  await expect.poll(() => written(page), { timeout: CPU * 10_000 }).toBe(first)
}

async function open(page: Page, text: string): Promise<void> {
  await note(page, text).dblclick()
  await page.locator('[contenteditable=true]').waitFor()
  await page.keyboard.press('End')
}

const type = (page: Page, letters: string) => page.keyboard.type(letters, { delay: 20 })

/** Runs the same on new boards, as often as asked. */
async function repeat(people: number, run: (visitors: Visitor[]) => Promise<void>): Promise<void> {
  for (let index = 0; index < RUNS; index++) {
    const visitors = await room(people)
    try {
      await run(visitors)
      for (const { errors } of visitors) expect(errors.filter((error) => !/WebSocket|ERR_/.test(error))).toEqual([])
    } finally {
      for (const { context } of visitors) await context.close()
    }
    if (RUNS > 1) console.log(`${expect.getState().currentTestName}: run ${index + 1} of ${RUNS}`)
  }
}

type Remembering = { lengths: number[] }

/** Runs in the page: how much the text editor holds for selected at each step of a composition; the next letter replaces it. */
function rememberSelections(): void {
  const lengths: number[] = []
  ;(window as never as Remembering).lengths = lengths
  type Editor = { state: { selection: { from: number; to: number } } }
  document.addEventListener('input', (event) => {
    if (!(event as InputEvent).isComposing) return
    const { selection } = (document.querySelector('.ProseMirror') as never as { editor: Editor }).editor.state
    lengths.push(selection.to - selection.from)
  })
}

describe('one sticky note', () => {
  it(
    '[D22] two people who open it at once lose no letter, also around Enter and bold',
    () =>
      repeat(2, async (visitors) => {
        await writeNote(visitors[0]!.page, 'Both')
        await note(visitors[1]!.page, 'Both').waitFor()
        const write = async ({ page }: Visitor, letter: string) => {
          await open(page, 'Both')
          await type(page, letter.repeat(12))
          await page.keyboard.press('Enter')
          await page.keyboard.press('Control+b')
          await type(page, letter.repeat(12))
        }
        await Promise.all(visitors.map((visitor, index) => write(visitor, 'xz'[index]!)))
        await expectEverywhere(visitors, { x: 24, z: 24, B: 1, o: 1, t: 1, h: 1 })
      }),
    TIME,
  )

  it(
    '[D22] three people type, delete their own letters, format and undo; who opens it while others type selects nothing',
    () =>
      repeat(3, async (visitors) => {
        const [nita, omar, vera] = visitors as [Visitor, Visitor, Visitor]
        await writeNote(nita.page, 'Three')
        for (const { page } of [omar, vera]) await note(page, 'Three').waitFor()
        const write = async ({ page }: Visitor, letter: string) => {
          await type(page, letter.repeat(10))
          for (let taken = 0; taken < 3; taken++) await page.keyboard.press('Backspace')
          await page.keyboard.press('Control+b')
          await type(page, letter.repeat(10))
          await page.keyboard.press('Enter')
          await page.keyboard.press('Control+i')
          await type(page, letter.repeat(10))
        }
        await open(nita.page, 'Three')
        await open(omar.page, 'Three')
        const writing = [write(nita, 'x'), write(omar, 'z')]
        // Her first key comes as soon as the text is open, with nothing to move the caret first.
        await note(vera.page, 'Three').dblclick()
        await vera.page.locator('[contenteditable=true]').waitFor()
        writing.push(write(vera, 'q'))
        await Promise.all(writing)
        await expectEverywhere(visitors, { x: 27, z: 27, q: 27, T: 1, h: 1, r: 1, e: 2 })
      }),
    TIME,
  )

  it(
    '[D22] undo in the text takes back own letters only, also when others wrote between them',
    () =>
      repeat(2, async (visitors) => {
        const [nita, omar] = visitors as [Visitor, Visitor]
        await writeNote(nita.page, 'Undo')
        await note(omar.page, 'Undo').waitFor()
        await open(nita.page, 'Undo')
        await type(nita.page, 'xxxx')
        await note(omar.page, 'Undoxxxx').waitFor()
        await open(omar.page, 'Undoxxxx')
        for (let left = 0; left < 2; left++) await omar.page.keyboard.press('ArrowLeft')
        await type(omar.page, 'zz')
        await expect.poll(() => written(nita.page)).toBe('Undoxxzzxx')
        await nita.page.keyboard.press('Control+z')
        await expect.poll(() => written(omar.page)).toBe('Undozz')
        await nita.page.keyboard.press('Control+Shift+z')
        await expect.poll(() => written(omar.page)).toBe('Undoxxzzxx')
        await omar.page.keyboard.press('Control+z')
        await expect.poll(() => written(nita.page)).toBe('Undoxxxx')
        await expectEverywhere(visitors, { x: 4, z: 0 })
      }),
    TIME,
  )

  it(
    '[D22] a composition (IME) and letters that others type meanwhile both stay',
    () =>
      repeat(2, async (visitors) => {
        const [nita, omar] = visitors as [Visitor, Visitor]
        await writeNote(nita.page, 'Compose')
        await note(omar.page, 'Compose').waitFor()
        await open(nita.page, 'Compose')
        await open(omar.page, 'Compose')
        const session = await nita.context.newCDPSession(nita.page)
        await nita.page.evaluate(rememberSelections)
        const compose = async (text: string) => {
          await session.send('Input.imeSetComposition', {
            text,
            selectionStart: text.length,
            selectionEnd: text.length,
          })
          await type(omar.page, 'zz')
        }
        for (const text of ['k', 'ka', 'kan', 'かん', 'かんじ', '漢字']) await compose(text)
        await session.send('Input.insertText', { text: '漢字' })
        await type(nita.page, 'xx')
        expect(await nita.page.evaluate(() => (window as never as Remembering).lengths)).toEqual(Array(7).fill(0))
        await expectEverywhere(visitors, { z: 12, x: 2, 漢: 1, 字: 1, C: 1 })
      }),
    TIME,
  )
})

describe('the label of an arrow', () => {
  it(
    '[D28] two people who write it at once lose no letter',
    () =>
      repeat(2, async (visitors) => {
        const [nita, omar] = visitors as [Visitor, Visitor]
        const label = (page: Page) => page.locator('.tl-arrow-label')
        await nita.page.keyboard.press('a')
        await nita.page.mouse.move(500, 400)
        await nita.page.mouse.down()
        await nita.page.mouse.move(900, 400, { steps: 5 })
        await nita.page.mouse.up()
        await nita.page.keyboard.press('Enter')
        await nita.page.locator('textarea.tl-text-input:enabled').waitFor()
        await type(nita.page, 'way')
        await label(omar.page).getByText('way').waitFor()
        await label(omar.page).getByText('way').dblclick({ force: true })
        await omar.page.locator('textarea.tl-text-input:enabled').waitFor()
        await omar.page.keyboard.press('End')
        await Promise.all([type(nita.page, 'x'.repeat(15)), type(omar.page, 'z'.repeat(15))])
        await omar.page.keyboard.press('Backspace')
        for (const { page } of visitors) await page.keyboard.press('Escape')
        const words = (page: Page) => label(page).locator('.tl-text-content').innerText()
        for (const { page } of visitors)
          await expect
            .poll(async () => {
              const text = await words(page)
              return [text.slice(0, 3), count(text, 'x'), count(text, 'z')]
            })
            .toEqual(['way', 15, 14])
        expect(await words(omar.page)).toBe(await words(nita.page))
        // Opened again, the box has what others wrote since.
        await label(nita.page).locator('.tl-text-content').dblclick({ force: true })
        await nita.page.locator('textarea.tl-text-input:enabled').waitFor()
        await nita.page.keyboard.press('End')
        await type(nita.page, 'q')
        await expect.poll(async () => count(await words(omar.page), 'z')).toBe(14)
        await expect.poll(async () => count(await words(omar.page), 'q')).toBe(1)
      }),
    TIME,
  )
})
