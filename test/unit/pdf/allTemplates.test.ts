// Every template of the catalogue on paper: its part is whole, several pages of one follow each other, nothing is cut.
import { beforeAll, describe, expect, it } from 'vitest'
import type { BoardState } from '../../../shared/board/boardState.ts'
import { boardResults } from '../../../shared/boardResults.ts'
import { roundResults } from '../../../shared/compute/roundResults.ts'
import { CATALOG, listSeedOf } from '../../../shared/catalog.ts'
import { CHAPTERS } from '../../../shared/pdf/chapters/strategyChapters.ts'
import { pdfParts } from '../../../shared/pdf/chapters/templateBlocks.ts'
import { gridTables, inParts } from '../../../shared/pdf/generic/columnParts.ts'
import { randomInput } from '../../support/randomInput.ts'
import { seededDraw } from '../../support/seededDraw.ts'
import { ENGLISH, renderBoard, t } from './examplePdf.ts'
import { emptyBoard, prepareExample } from './exampleState.ts'
import { outlineTitles, readPdf, type ReadPdf } from './readPdf.ts'

const PEOPLE = [
  { name: 'Nita', partnerId: null, role: 'facilitator' },
  { name: 'Omar', partnerId: 'A', role: 'editor' },
]
const flat = (text: string): string => text.replace(/\s+/g, ' ')

describe('a board with all templates on paper', () => {
  let board: BoardState
  let bytes: Uint8Array
  let read: ReadPdf
  let text: string

  beforeAll(async () => {
    board = await prepareExample(randomInput(seededDraw(5)))
    bytes = (await renderBoard(board, { people: PEOPLE })).bytes
    read = readPdf(bytes)
    text = flat(read.text)
  }, 60_000)

  it('[P31] has each chapter of the strategy document, in order', () => {
    const titles = outlineTitles(bytes).filter((title) => /^\d+ /.test(title))
    expect(titles.slice(0, CHAPTERS.length)).toEqual(
      CHAPTERS.map(({ number, key }) => `${number} ${t(`report.chapter.${key}`)}`),
    )
  })

  it('[P31] has name and question of every template that was worked on', () => {
    for (const id of CATALOG.keys()) {
      expect(text).toContain(`${id} ${ENGLISH[`${id}.name`]}`)
      expect(text).toContain(flat(ENGLISH[`${id}.question`]!))
    }
  })

  it('[P31] has method, gaps, sources, people and recommendations in every part', () => {
    const parts = board.templates.length
    for (const key of ['method', 'gaps', 'sources', 'whoTookPart', 'recommendations']) {
      const heads = read.text.split('\n').filter((line) => line.includes(ENGLISH[`report.${key}`]!))
      expect([key, heads.length >= parts]).toEqual([key, true])
    }
  })

  it('[P32] prints every page of a template that repeats, named by what it is about', () => {
    const markets = board.templates.filter((instance) => instance.startsWith('T06'))
    expect(markets.length).toBeGreaterThan(1)
    expect(text.split(flat(ENGLISH['T06.question']!)).length - 1).toBe(markets.length)
  })

  it('[P31] leaves no text key and no missing value', () => {
    const annexB = read.pages.findIndex((page) => page.includes('Annex B Methods') && !page.includes('Contents'))
    const chapters = read.pages.slice(0, annexB).join('\n')
    expect(chapters.match(/\b(?:report|finding|chart|widgets|T\d\d)\.[a-z]\w*\.[\w.]+/g)).toBeNull()
    expect(read.text).not.toMatch(/undefined|NaN|\[object|Infinity/)
  })

  it('[P2] lists every computed number in Annex B', () => {
    const [from, to] = ['All computed values', 'Annex C Source'].map((title) =>
      read.pages.findIndex((page) => page.includes(title) && !page.includes('Contents')),
    )
    const annex = ` ${flat(read.pages.slice(from, to! + 1).join('\n'))} `
    const walk = (tree: unknown): number[] =>
      typeof tree === 'number' ? [tree] : tree && typeof tree === 'object' ? Object.values(tree).flatMap(walk) : []
    const exact = walk(roundResults(boardResults(board, board.today!))).map((n) =>
      Number.isInteger(n) ? String(n) : n.toFixed(4),
    )
    expect(exact.length).toBeGreaterThan(200)
    // A number stands as a word of its own: 8 is not found in 78.
    const words = new Set(annex.split(/[\s;]+/).map((word) => word.replace(/\.$/, '')))
    expect([...new Set(exact)].filter((n) => !words.has(n))).toEqual([])
  })

  it('[P2] names entries, markets and partners in Annex B as people do', () => {
    const annex = read.pages.slice(read.pages.findIndex((page) => page.includes('All computed values'))).join('\n')
    expect(annex).not.toMatch(/\b(BIOCAT|true|false|null|undefined)\b|T\d\d\.[a-z]|[a-z][A-Z]{2,}[a-z]/)
  })
})

/** Gives every text of the lists that are printed as tables a word of its own. */
function withTokens(input: Record<string, unknown>): { input: Record<string, unknown>; tokens: string[] } {
  const tokens: string[] = []
  const printed = new Set(
    [...CATALOG.keys()].flatMap((id) =>
      pdfParts(id).flatMap(({ block, widget }) => (block === 'items' && widget !== undefined ? [widget] : [])),
    ),
  )
  const pages = (id: string): Record<string, unknown>[] => {
    const own = input[id] as Record<string, unknown> | Record<string, unknown>[]
    return Array.isArray(own) ? own : [own]
  }
  for (const widget of printed) {
    const seed = listSeedOf(widget)!
    const [id, name] = widget.split('.') as [string, string]
    const texts = seed.fields.filter(({ type }) => type === 'text' || type === 'longText').map((field) => field.id)
    for (const page of pages(id))
      for (const entry of (page[name] ?? []) as Record<string, unknown>[])
        for (const field of texts) {
          if (entry[field] === undefined || entry[field] === null) continue
          tokens.push(`word${tokens.length}x`)
          entry[field] = tokens.at(-1)
        }
  }
  return { input, tokens }
}

describe('wide lists', () => {
  it('[P33] are printed with every word, however many columns they have', async () => {
    const { input, tokens } = withTokens(randomInput(seededDraw(12)))
    const { bytes } = await renderBoard(await prepareExample(input))
    // A word may be broken at the end of a narrow column, never lost.
    const letters = readPdf(bytes).text.replace(/\s+/g, '')
    expect(tokens.length).toBeGreaterThan(20)
    expect(tokens.filter((token) => !letters.includes(token))).toEqual([])
  })

  it('[P33] are split into tables that fit, with the names of the rows in each', () => {
    expect(inParts([1, 2, 3, 4, 5, 6, 7, 8, 9], 4)).toEqual([
      [1, 2, 3],
      [4, 5, 6],
      [7, 8, 9],
    ])
    const columns = Array.from({ length: 20 }, (_, i) => ({ head: `C${i}` }))
    const row = { name: { content: ['Row'] }, cells: columns.map((_, i) => ({ content: [`v${i}`] })) }
    const tables = gridTables({ corner: '', columns, rows: [row] }, { least: 60 })
    expect(tables.length).toBeGreaterThan(3)
    const cells = tables.flatMap((one) =>
      one.kind === 'table' ? one.rows.flatMap((own) => (own.kind === 'cells' ? own.cells : [])) : [],
    )
    expect(cells.filter(({ content }) => content[0] === 'Row')).toHaveLength(tables.length)
    expect(cells.filter(({ content }) => content[0] !== 'Row').map(({ content }) => content[0])).toEqual(
      columns.map((_, i) => `v${i}`),
    )
  })
})

describe('a board whose templates nobody has worked on', () => {
  it('[P8] says so for each chapter, and names the templates', async () => {
    const partners = [{ id: 'A', name: 'Alpha', region: '', type: 'cluster' as const }]
    const { bytes } = await renderBoard(emptyBoard([...CATALOG.keys()], partners))
    const { text } = readPdf(bytes)
    const quiet = [...CATALOG.keys()].filter((id) => !['T01', 'T02', 'T04', 'T08', 'T15', 'T16'].includes(id))
    for (const id of quiet) expect(flat(text)).toMatch(new RegExp(`Not yet worked on\\. Templates: [^.]*${id} `))
    expect(text).not.toMatch(/undefined|NaN/)
  })
})
