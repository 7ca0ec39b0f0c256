// The shown example with every template, read as its reader does: page breaks, contents, words.
import { beforeAll, describe, expect, it } from 'vitest'
import { renderBoard } from './examplePdf.ts'
import { emptyBoard, prepareExample } from './exampleState.ts'
import { readPdf, type ReadPdf } from './readPdf.ts'

describe('the example of a whole strategy on paper', () => {
  let read: ReadPdf
  /** The lines of each page between running head and foot. */
  let bodies: string[][]

  beforeAll(async () => {
    read = readPdf((await renderBoard(await prepareExample(undefined, 'full'))).bytes)
    bodies = read.pages.map((page) => {
      const lines = page.split('\n').filter((line) => line.trim() !== '')
      const foot = lines.findIndex((line) => line.startsWith('State of the board:'))
      return lines.slice(1, foot < 0 ? undefined : foot).map((line) => line.trim())
    })
  }, 60_000)

  it('[P5] names chapters and their templates in the contents, each with the page it begins on', () => {
    const entries = bodies[1]!.flatMap((line) => {
      const found = /^(.*?) {2,}(\d+)$/.exec(line)
      return found ? [{ title: found[1]!.replace(/ +/g, ' '), page: Number(found[2]) }] : []
    })
    expect(entries.length).toBeGreaterThan(28)
    expect(entries.map(({ title }) => title)).toEqual(
      expect.arrayContaining([
        '5 Target markets and how they were chosen',
        'T09 Communication plan',
        'T12 Mission plan: Shanghai 2027',
      ]),
    )
    const wrong = entries.filter(
      ({ title, page }) => !bodies[page - 1]!.some((line) => line.replace(/ +/g, ' ').startsWith(title.slice(0, 40))),
    )
    expect(wrong).toEqual([])
  })

  it('[P8] begins no page with the count of a decision, a caption or the sentence under a chart', () => {
    const torn = /^(\d+ approve, \d+ oppose|Scale \d|Fit 0 to 100|Balance 0|Score 0 to 100|\d+ profiles\.)/
    expect(bodies.flatMap(([first]) => (first !== undefined && torn.test(first) ? [first] : []))).toEqual([])
  })

  it('[P8] leaves no decision without its figures on the same page', () => {
    const decisions = bodies.filter((lines) => lines.some((line) => /^\d+ approve, \d+ oppose/.test(line)))
    expect(decisions.length).toBeGreaterThan(10)
    for (const lines of decisions) expect(lines.join('\n')).toMatch(/abstentions/)
  })

  it('[P1] keeps a number and its unit together, and dates and sums as people write them', () => {
    const text = bodies.flat().join('\n')
    expect(text).not.toMatch(/^%|^: \d+\b/m)
    expect(text).not.toMatch(/\d{4}-\d{2}-\d{2}/)
    // Costs of four digits and of five look alike.
    expect(text).toMatch(/EUR: 8 000\b/)
    expect(text).toMatch(/EUR: 30 000\b/)
    expect(text).not.toMatch(/\w\.\.(?!\.)|\w\.;/)
  })

  it('[P108] lists the recommendations once', () => {
    const titles = bodies.flat().filter((line) => /^1\.9 +Many doors/.test(line))
    expect(titles).toHaveLength(1)
    expect(read.text).toContain('Shown in Annex A.')
  })
})

describe('hard cases on paper', () => {
  it('[P83] a text of 10,000 letters goes on over pages at full size, in lists, decisions and tables', async () => {
    const board = await prepareExample(undefined, 'full')
    const words = Array.from({ length: 1250 }, (_, i) => `word${String(i).padStart(4, '0')}`)
    const items = new Map(board.items)
      .set('T02.statement/statement', words.join(' '))

      .set('T07.services/knowledge/name', words.join(' ').replaceAll('word', 'cell'))
    const { pages } = readPdf((await renderBoard({ ...board, items })).bytes)
    for (const kind of ['word', 'cell']) {
      const found = pages.map((page) => page.match(new RegExp(`${kind}\\d{4}`, 'g')) ?? [])
      // Set small enough for one page nobody could read it.
      expect(Math.max(...found.map(({ length }) => length))).toBeLessThan(1000)
      expect(new Set(found.flat()).size).toBe(1250)
    }
    // The heading is not left alone on its page.
    expect(pages.find((page) => page.includes('1 Summary') && !page.includes('Contents'))).toContain('word0100')
  }, 60_000)

  it('[P12] says of an empty board that nothing is decided and what has no evidence', async () => {
    const { text } = readPdf((await renderBoard(emptyBoard([], []))).bytes)
    expect(text).toContain('Nothing is decided yet.')
    expect(text).toContain('No partner is entered yet.')
    expect(text).toContain('19 recommendations have no evidence yet')
  })
})
