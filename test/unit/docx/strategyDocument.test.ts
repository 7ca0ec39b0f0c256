// The strategy document as a Word file: the words of the PDF, Word's own headings and tables, a package that holds together.
import { beforeAll, describe, expect, it } from 'vitest'
import type { BoardState } from '../../../shared/board/boardState.ts'
import type { Drawing } from '../../../shared/drawing.ts'
import type { Block } from '../../../shared/pdf/blocks.ts'
import { withoutEmptyColumns } from '../../../shared/pdf/tables.ts'
import { renderBoard } from '../pdf/examplePdf.ts'
import { prepareExample } from '../pdf/exampleState.ts'
import { readPdf } from '../pdf/readPdf.ts'
import { docxOf, reportOf } from './exampleDocx.ts'
import { all, childrenOf, readDocx, type ReadDocx } from './readDocx.ts'

const PEOPLE = [
  { name: 'Nita', partnerId: null, role: 'facilitator' },
  { name: 'Omar', partnerId: 'BIOM', role: 'editor' },
]

/** Letters and digits only: paper breaks lines, and a number may be set apart by other spaces. */
const wordsOf = (text: string): string[] => text.normalize('NFKC').match(/[\p{L}\p{N}]+/gu) ?? []

const flat = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** Every text of blocks in reading order. */
function textsOf(part: unknown): string[] {
  if (typeof part === 'string') return [part]
  if (Array.isArray(part)) return part.flatMap(textsOf)
  if (typeof part !== 'object' || part === null) return []
  const block = part as Record<string, unknown>
  if (block['kind'] === 'table') {
    const { columns, rows, caption = [] } = withoutEmptyColumns(part as Parameters<typeof withoutEmptyColumns>[0])
    return [...columns.map(({ head }) => head), ...textsOf(rows), ...textsOf(caption)]
  }
  if (block['kind'] === 'badges') {
    const { badges, isStrip } = part as Extract<Block, { kind: 'badges' }>
    return badges.flatMap(({ code, text }) => [code, ...(isStrip || text === undefined ? [] : [text])])
  }
  if ('status' in block) return textsOf((block['status'] as { text: string }).text)
  return TEXT_KEYS.flatMap((key) => textsOf(block[key]))
}

const TEXT_KEYS = [
  'title',
  'lead',
  'text',
  'statement',
  'value',
  'label',
  'keep',
  'items',
  'cells',
  'content',
  'caption',
].concat(['figures', 'left', 'right'])

describe.each(['worked', 'full'] as const)('the %s example as a Word file', (example) => {
  let board: BoardState
  let bytes: Uint8Array
  let read: ReadDocx
  const drawn: Drawing[] = []

  beforeAll(async () => {
    board = await prepareExample(undefined, example)
    bytes = await docxOf(reportOf(board, { people: PEOPLE }), board, { drawn })
    read = readDocx(bytes)
  }, 120_000)

  it('[X30] has every word of the PDF, those of charts as pictures', async () => {
    const inCharts = drawn.flatMap(({ marks }) => marks).map((mark) => (mark.kind === 'text' ? mark.text : ''))
    const known = [...new Set(wordsOf(`${read.text} ${inCharts.join(' ')}`))]
    const paper = readPdf((await renderBoard(board, { people: PEOPLE })).bytes)
    const pageNumbers = paper.pages.map((_, i) => String(i + 1))
    // Narrow columns of paper break long words: their parts are in a word here.
    const missing = [...new Set(wordsOf(paper.text))].filter(
      (word) => !pageNumbers.includes(word) && !known.some((one) => one === word || one.includes(word)),
    )
    expect(missing).toEqual([])
  }, 120_000)

  it('[X30] has every text of the report whole, in its order', () => {
    const text = flat(read.text)
    let at = 0
    const lost: string[] = []
    for (const words of textsOf(reportOf(board, { people: PEOPLE }).blocks)) {
      const found = text.indexOf(flat(words), at)
      if (found === -1) lost.push(words)
      else at = found + flat(words).length
    }
    expect(lost).toEqual([])
  })

  it('[X30] begins with the name, has the chapters as headings and never skips a level', () => {
    const titles = read.paragraphs.filter(({ style }) => style === 'Heading1').map(({ text }) => text)
    for (const title of ['1 Summary', '3 What companies need', '8 Brand and communication', 'Annex B Methods'])
      expect(titles.some((one) => one.startsWith(title))).toBe(true)
    expect(read.paragraphs.find(({ style }) => style === 'Title')!.text).toBe(
      'Internationalisation strategy of the meta-cluster',
    )
    const levels = read.paragraphs.flatMap(({ style }) => /^Heading(\d)$/.exec(style)?.[1] ?? []).map(Number)
    expect(levels.filter((level, i) => level > (levels[i - 1] ?? 0) + 1)).toEqual([])
    expect(Math.max(...levels)).toBeGreaterThan(2)
  })

  it('[X30] lists every chapter in its contents, with a way to it', () => {
    const contents = read.paragraphs.filter(({ style }) => style === 'TOC1').map(({ text }) => text.trim())
    expect(contents).toEqual(read.paragraphs.filter(({ style }) => style === 'Heading1').map(({ text }) => text))
    const document = read.parts['word/document.xml']!
    const places = new Set(all(document, 'w:bookmarkStart').map(({ attributes }) => attributes['w:name']))
    const leads = all(document, 'w:hyperlink').map(({ attributes }) => attributes['w:anchor'])
    expect(leads.filter((name) => name !== undefined && !places.has(name))).toEqual([])
  })

  it('[X31] holds together: every style, relation and file that is named is there, numbers occur once', () => {
    const document = read.parts['word/document.xml']!
    const styles = new Set(
      all(read.parts['word/styles.xml']!, 'w:style').map(({ attributes }) => attributes['w:styleId']),
    )
    const used = Object.values(read.parts).flatMap((part) => [...all(part, 'w:pStyle'), ...all(part, 'w:rStyle')])
    expect(used.map(({ attributes }) => attributes['w:val']).filter((style) => !styles.has(style))).toEqual([])

    const relations = childrenOf(read.parts['word/_rels/document.xml.rels']!)
    const ids = relations.map(({ attributes }) => attributes['Id'])
    expect(new Set(ids).size).toBe(ids.length)
    const asked = [...all(document, 'a:blip'), ...all(document, 'w:hyperlink'), ...all(document, 'w:headerReference')]
      .map(({ attributes }) => attributes['r:embed'] ?? attributes['r:id'])
      .filter((id) => id !== undefined)
    expect(asked.filter((id) => !ids.includes(id))).toEqual([])
    const inside = relations.filter(({ attributes }) => attributes['TargetMode'] !== 'External')
    expect(inside.filter(({ attributes }) => !(`word/${attributes['Target']}` in read.files))).toEqual([])

    const types = childrenOf(read.parts['[Content_Types].xml']!).map(
      ({ attributes }) => attributes['PartName'] ?? `.${attributes['Extension']}`,
    )
    const untyped = Object.keys(read.files).filter(
      (file) => file !== '[Content_Types].xml' && !types.includes(`/${file}`) && !/\.(?:png|rels)$/.test(file),
    )
    expect(untyped).toEqual([])
    const numbers = [...all(document, 'wp:docPr'), ...all(document, 'w:bookmarkStart')].map(
      ({ attributes }) => attributes['id'] ?? attributes['w:id'],
    )
    expect(new Set(numbers).size).toBe(numbers.length)
  })

  it('[X31] has tables with the head on every page, whole rows, and as many cells as columns', () => {
    const tables = all(read.parts['word/document.xml']!, 'w:tbl')
    let withHead = 0
    for (const table of tables) {
      const columns = all(
        childrenOf(table).find(({ name }) => name === 'w:tblGrid')!,
        'w:gridCol',
      ).length
      const rows = childrenOf(table).filter(({ name }) => name === 'w:tr')
      for (const row of rows) {
        expect(all(row, 'w:cantSplit').length).toBeGreaterThan(0)
        const cells = childrenOf(row).filter(({ name }) => name === 'w:tc')
        const spans = cells.map((cell) => Number(all(childrenOf(cell)[0]!, 'w:gridSpan')[0]?.attributes['w:val'] ?? 1))
        expect(spans.reduce((sum, span) => sum + span, 0)).toBe(columns)
        for (const cell of cells) expect(childrenOf(cell).at(-1)!.name).toBe('w:p')
      }
      const heads = rows.map((row) => childrenOf(childrenOf(row)[0]!).some(({ name }) => name === 'w:tblHeader'))
      expect(heads.slice(1)).not.toContain(true)
      withHead += heads[0] === true ? 1 : 0
    }
    expect(withHead).toBeGreaterThan(10)
  })

  it('[X31] says in words what each chart shows, and marks the rest as decoration', () => {
    const pictures = all(read.parts['word/document.xml']!, 'wp:docPr')
    const told = pictures.filter(({ attributes }) => attributes['descr'] !== '')
    expect(told.map(({ attributes }) => attributes['descr'])).toEqual(
      expect.arrayContaining(drawn.map(({ alt }) => alt).filter((alt) => alt !== '')),
    )
    for (const picture of pictures)
      expect(all(picture, 'adec:decorative').length).toBe(picture.attributes['descr'] === '' ? 1 : 0)
  })

  it('[X31] knows its title, author and language, and is the same file each time', async () => {
    const core = read.parts['docProps/core.xml']!
    const said = (name: string) => all(core, name)[0]!.children.join('')
    expect(said('dc:title')).toBe(`${said('dc:creator')}: Internationalisation strategy of the meta-cluster`)
    expect(said('dc:language')).toBe('en-GB')
    expect(all(read.parts['word/styles.xml']!, 'w:lang')[0]!.attributes['w:val']).toBe('en-GB')
    expect(await docxOf(reportOf(board, { people: PEOPLE }), board)).toEqual(bytes)
  })

  it('[X31] is set in a font that every computer has or has a twin of', () => {
    const fonts = all(read.parts['word/styles.xml']!, 'w:rFonts').flatMap(({ attributes }) => Object.values(attributes))
    expect(new Set(fonts)).toEqual(new Set(['Arial']))
    expect(all(read.parts['word/document.xml']!, 'w:rFonts')).toEqual([])
  })

  it('[X31] carries running head, state of the board and page number', () => {
    const codes = (part: string) =>
      all(read.parts[part]!, 'w:instrText').map(({ children }) => children.join('').trim())
    expect(codes('word/header1.xml')).toEqual(['STYLEREF 1'])
    expect(codes('word/footer1.xml')).toEqual(['PAGE'])
    expect(read.text).toContain('State of the board: 22 November 2026, 16:40 UTC.')
  })
})
