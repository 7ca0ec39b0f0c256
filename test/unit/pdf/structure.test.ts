// What a screen reader finds in the board's PDF: title, language, headings, lists, tables, figures and links.
import { beforeAll, describe, expect, it } from 'vitest'
import type { FrameMark, FramePage, RichText } from '../../../shared/pdf/frames.ts'
import { WHOLE_BOARD } from '../../../shared/pdf/printChoice.ts'
import { renderBoard } from './examplePdf.ts'
import { prepareExample } from './exampleState.ts'
import { readStructure, walk, type Element, type Structure } from './readStructure.ts'

const note = (text: string, x: number, y: number, link?: string): FrameMark => ({
  opacity: 1,
  mark: {
    kind: 'richText',
    x,
    y,
    w: 160,
    h: 60,
    rotate: 0,
    size: 16,
    hand: 'sans',
    color: '#1d1d1d',
    align: 'start',
    verticalAlign: 'top',
    isWrapped: true,
    paragraphs: [
      {
        bullet: null,
        indent: 0,
        scale: 1,
        runs: text.split('|').map((part, i) => ({
          text: part,
          isBold: false,
          isItalic: false,
          isCode: false,
          ...(i === 1 && link !== undefined ? { link } : {}),
        })),
      },
    ],
  } satisfies RichText,
})

const picture: FrameMark = {
  opacity: 1,
  mark: {
    kind: 'picture',
    matrix: [1, 0, 0, 1, 300, 200],
    w: 100,
    h: 80,
    picture: null,
    alt: 'The harbour from the air',
    isRound: false,
  },
}

// Drawn from the last to the first, so that the order of drawing is not the order of reading.
const FRAMES: FramePage[] = [
  {
    title: 'Arrival',
    pageName: 'First page',
    width: 800,
    height: 400,
    marks: [
      picture,
      note('third of all', 20, 200),
      note('see |the guide| before', 220, 20, 'https://example.org/guide'),
      note('first of all', 20, 20),
    ],
  },
  { title: 'Departure', pageName: 'First page', width: 800, height: 400, marks: [] },
]

const flat = (text: string) => text.replace(/\s+/g, ' ').trim()

describe('the structure tree of the worked example', () => {
  let structure: Structure
  let all: { element: Element; above: readonly string[] }[]
  const ofType = (...types: string[]) => all.filter(({ element }) => types.includes(element.type))

  beforeAll(async () => {
    const { bytes } = await renderBoard(await prepareExample(), {
      frames: FRAMES,
      people: [{ name: 'Nita', partnerId: null, role: 'facilitator' }],
      notices: ['One picture could not be read.'],
    })
    structure = await readStructure(bytes)
    all = walk(structure.root)
  }, 60_000)

  it('[P86] is one tree with title and language, and no word is outside of it', () => {
    const { root, title, language, isMarked, isTitleShown, loose } = structure
    expect({ type: root.type, title, language, isMarked, isTitleShown }).toEqual({
      type: 'Document',
      title: 'bioXclusters: Internationalisation strategy of the meta-cluster',
      language: 'en',
      isMarked: true,
      isTitleShown: true,
    })
    expect(loose).toEqual([])
  })

  it('[P86] has headings that start at the first level and skip none', () => {
    const headings = all.filter(({ element }) => /^H\d$/.test(element.type))
    const levels = headings.map(({ element }) => Number(element.type.slice(1)))
    expect(levels[0]).toBe(1)
    const jumps = headings.filter((_, i) => i > 0 && levels[i]! > levels[i - 1]! + 1)
    expect(jumps.map(({ element }) => `${element.type} ${flat(element.text)}`)).toEqual([])
    expect(new Set(levels)).toEqual(new Set([1, 2, 3]))
    const said = headings.map(({ element }) => `${element.type} ${flat(element.text)}`)
    const order = ['H1 Contents', 'H1 3 What companies need', 'H2 Needs by priority', 'H2 Arrival', 'H2 Departure']
    expect(order.map((one) => said.indexOf(one))).toEqual(order.map((one) => said.indexOf(one)).sort((a, b) => a - b))
    expect(said).toEqual(expect.arrayContaining(order))
    expect(headings.filter(({ element }) => flat(element.text) === '')).toEqual([])
  })

  it('[P86] keeps the entries of a list together, each with its sign and its words', () => {
    const lists = ofType('L')
    expect(lists.some(({ element }) => element.children.length > 3)).toBe(true)
    for (const { element } of lists)
      for (const entry of element.children) {
        expect(entry.type).toBe('LI')
        expect(entry.children.at(-1)!.type).toBe('LBody')
        expect(flat(entry.children.at(-1)!.text)).not.toBe('')
      }
    expect(ofType('LI').every(({ above }) => above.at(-1) === 'L')).toBe(true)
    expect(ofType('LBody', 'Lbl').every(({ above }) => above.at(-1) === 'LI')).toBe(true)
  })

  it('[P86] names the columns and rows of every table by header cells', () => {
    const tables = ofType('Table')
    expect(tables.length).toBeGreaterThan(15)
    for (const { element: table } of tables) {
      expect(table.children.map(({ type }) => type).filter((type) => type !== 'TR' && type !== 'Caption')).toEqual([])
      const rows = table.children.filter(({ type }) => type === 'TR')
      const cells = rows.flatMap((row) => row.children)
      expect(new Set(cells.map(({ type }) => type))).toEqual(new Set(['TH', 'TD']))
      const headers = cells.filter(({ type }) => type === 'TH')
      expect(headers.filter(({ text, scope }) => flat(text) === '' || scope === null)).toEqual([])
      // All rows cover the same columns.
      expect(new Set(rows.map((row) => row.children.reduce((sum, { columns }) => sum + columns, 0))).size).toBe(1)
    }
    const markets = tables.find(({ element }) => element.text.includes('United States'))!.element
    expect(markets.children[0]!.children.some(({ type, scope }) => type === 'TH' && scope === 'Column')).toBe(true)
    expect(markets.children.some((row) => row.children[0]?.scope === 'Row')).toBe(true)
    expect(ofType('Caption').every(({ above }) => above.at(-1) === 'Table')).toBe(true)
    expect(ofType('TR').every(({ above }) => above.at(-1) === 'Table')).toBe(true)
  })

  it('[P86] describes every figure in words, drawings without a word included', () => {
    const figures = ofType('Figure').map(({ element }) => element.alt ?? '')
    expect(figures.length).toBeGreaterThan(8)
    expect(figures.filter((alt) => alt.trim() === '')).toEqual([])
    expect(figures).toContain('The harbour from the air')
    expect(figures).toContain('Departure')
    expect(figures.some((alt) => /^Markets by score.*United States 78\.5/.test(alt))).toBe(true)
  })

  it('[P86] has every link at its place among the words', () => {
    const links = ofType('Link')
    expect(links.length).toBe(structure.linkCount)
    expect(links.filter(({ element }) => !element.hasAnnotation || flat(element.text) === '')).toEqual([])
    const own = links.find(({ element }) => flat(element.text) === 'the guide')!
    expect(own.above.at(-1)).toBe('P')
    const around = ofType('P').find(({ element }) => element.children.includes(own.element))!.element
    expect(flat(around.text)).toBe('see the guide before')
    const contents = ofType('TOCI')
    expect(contents.length).toBeGreaterThan(15)
    for (const { element } of contents) expect(element.children.map(({ type }) => type)).toEqual(['Link'])
  })

  it('[P86] is read page after page, and on a drawn page row by row', () => {
    const { pages } = structure.root
    expect(pages).not.toContain(-1)
    expect(pages.filter((page, i) => i > 0 && page < pages[i - 1]!)).toEqual([])
    expect(new Set(pages).size).toBe(pages.at(-1)! + 1)
    const said = flat(structure.root.text)
    const places = ['Arrival', 'first of all', 'see the guide before', 'third of all'].map((words) =>
      said.lastIndexOf(words),
    )
    expect(places).not.toContain(-1)
    expect(places).toEqual([...places].sort((a, b) => a - b))
  })

  it('[P86] reads no running head, foot or page number aloud', () => {
    const [cover, ...pages] = structure.decorations.map(flat)
    expect(cover).toBe('')
    expect(pages.length).toBeGreaterThan(15)
    pages.forEach((said, i) => {
      expect(said).toContain('bioXclusters · Internationalisation strategy of the meta-cluster')
      expect(said).toMatch(new RegExp(`State of the board: 22 November 2026, 16:40 UTC\\..* ${i + 2}( |$)`))
    })
    expect(structure.root.text).not.toContain('State of the board: 22 November 2026')
  })

  it('[P86] leads the tab key over links in the order of the tree, on every page', () => {
    expect(structure.tabOrders).toHaveLength(structure.decorations.length)
    expect(new Set(structure.tabOrders)).toEqual(new Set(['S']))
  })

  it('[P86] puts words only where words may stand', () => {
    const holders = ['H1', 'H2', 'H3', 'P', 'Span', 'Lbl', 'LBody', 'TH', 'TD', 'Caption', 'Figure', 'Link']
    expect(all.filter(({ element }) => element.hasOwnContent && !holders.includes(element.type))).toEqual([])
    const inline = ofType('Span').filter(({ above }) => ['Document', 'Sect'].includes(above.at(-1)!))
    expect(inline).toEqual([])
  })
})

describe('the structure tree of drawn frames alone', () => {
  it('[P86] starts with a heading of the first level', async () => {
    const { bytes } = await renderBoard(await prepareExample(), {
      frames: FRAMES,
      choice: { ...WHOLE_BOARD, scope: { kind: 'drawn' } },
    })
    const headings = walk((await readStructure(bytes)).root)
      .map(({ element }) => element)
      .filter(({ type }) => /^H\d$/.test(type))
    expect(headings.map(({ type, text }) => `${type} ${flat(text)}`)).toEqual(['H1 Arrival', 'H1 Departure'])
  }, 60_000)
})
