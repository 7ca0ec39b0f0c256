// Single blocks as Word's markup: text that XML cannot hold, links, signs, directions, empty things.
import { strToU8 } from 'fflate'
import { describe, expect, it } from 'vitest'
import type { Block } from '../../../shared/pdf/blocks.ts'
import type { FramePage } from '../../../shared/pdf/frames.ts'
import type { Inline } from '../../../shared/pdf/inline.ts'
import { emptyBoard } from '../pdf/exampleState.ts'
import { DOT, docxOf, reportOf } from './exampleDocx.ts'
import { all, childrenOf, readDocx, type ReadDocx } from './readDocx.ts'

const PARTNERS = ['Alpha', 'Beta'].map((name) => ({ id: name, name, region: '', type: 'cluster' as const }))
const board = emptyBoard(['T04'], PARTNERS)
const CHAPTER: Block = { kind: 'chapter', title: 'One', runningHead: 'One', newPage: true, isWorked: true }

async function written(blocks: Block[]): Promise<ReadDocx> {
  return readDocx(await docxOf({ ...reportOf(board), blocks: [CHAPTER, ...blocks], frames: [] }, board))
}
const text = (...content: Inline[]): Block => ({ kind: 'text', content })
const paragraphWith = ({ parts }: ReadDocx, words: string) =>
  all(parts['word/document.xml']!, 'w:p').find((node) => JSON.stringify(node).includes(words))!

describe('blocks in Word', () => {
  it('[X31] keeps every letter that XML can hold and leaves out the others', async () => {
    const odd = 'a < b && c > "d" \u0007\u0000 \uD800 😀 市场 \u{10380}'
    expect((await written([text(odd)])).text).toContain('a < b && c > "d"   😀 市场 \u{10380}')
  })

  it('[X31] leads on to addresses of the web, and to nothing that runs', async () => {
    const read = await written([
      text({ text: 'page', link: 'https://example.org/?a=1&b="2"' }, ' and ', {
        text: 'trap',
        link: 'javascript:go()',
      }),
    ])
    const targets = childrenOf(read.parts['word/_rels/document.xml.rels']!)
      .filter(({ attributes }) => attributes['TargetMode'] === 'External')
      .map(({ attributes }) => attributes['Target'])
    expect(targets).toEqual(['https://example.org/?a=1&b="2"'])
    expect(read.text).toContain('page and trap')
  })

  it('[X31] sets signs and ticks as letters beside their words, apart from the next', async () => {
    const read = await written([
      text({ keep: [{ sign: 0 }, 'Alpha', { icon: 'tick' }] }, { keep: [{ sign: 1 }, 'Beta'] }, '.'),
    ])
    expect(read.text).toContain('●\u00A0Alpha ✓\u2003■\u00A0Beta.')
  })

  it('[X31] writes from right to left what is written so, and says so for single words too', async () => {
    const read = await written([text('سوق جديدة'), text('the market سوق')])
    expect(all(paragraphWith(read, 'جديدة'), 'w:bidi')).toHaveLength(1)
    expect(all(paragraphWith(read, 'the market'), 'w:bidi')).toHaveLength(0)
    expect(all(paragraphWith(read, 'the market'), 'w:rtl')).toHaveLength(1)
  })

  it('[X31] breaks lines where the writer did', async () => {
    const read = await written([text('first\nsecond')])
    expect(all(paragraphWith(read, 'first'), 'w:br')).toHaveLength(1)
  })

  it('[X31] numbers figures and tables apart, each under what it belongs to', async () => {
    const table: Block = {
      kind: 'table',
      columns: [{ head: 'Need', share: 1 }],
      rows: [{ kind: 'cells', cells: [{ content: ['Money'] }] }],
      caption: ['what it says'],
    }
    const chart: Block = {
      kind: 'chart',
      height: 20,
      draw: (_, width, height) => ({ width, height, marks: [], alt: 'two bars' }),
      caption: ['how to read it'],
    }
    const read = await written([table, chart, table])
    const captions = read.paragraphs.filter(({ style }) => style === 'Caption').map((one) => one.text)
    expect(captions).toEqual(['Table 1. what it says', 'Figure 1. how to read it', 'Table 2. what it says'])
  })

  it('[X31] shows a drawn frame as a picture with its words, and lists the words when there is none', async () => {
    const frame: FramePage = {
      title: 'What could go wrong',
      pageName: 'On page T04',
      width: 4000,
      height: 1000,
      marks: [
        {
          opacity: 1,
          mark: {
            kind: 'richText',
            ...{ x: 0, y: 0, w: 200, h: 200, rotate: 0, size: 22, hand: 'sans', color: '#17212B' },
            ...{ align: 'center', verticalAlign: 'middle', isWrapped: true },
            paragraphs: [
              {
                ...{ bullet: null, indent: 0, scale: 1 },
                runs: [{ text: 'Who pays?', isBold: false, isItalic: false, isCode: false }],
              },
            ],
          },
        },
      ],
    }
    const report = reportOf(board, { frames: [frame, frame] })
    const read = readDocx(await docxOf(report, board, { framePictures: [DOT, null] }))
    const told = all(read.parts['word/document.xml']!, 'wp:docPr').filter(
      ({ attributes }) => attributes['descr'] === 'Who pays?',
    )
    expect(told).toHaveLength(1)
    expect(read.files['word/media/picture1.png']).toEqual(DOT)
    expect(
      read.paragraphs.filter(({ style, text: words }) => style === 'ListBullet' && words === 'Who pays?'),
    ).toHaveLength(1)
    const wide = Number(all(read.parts['word/document.xml']!, 'wp:extent').at(-1)!.attributes['cx'])
    expect(wide).toBeCloseTo(report.sheet.contentWidth * 12_700, -1)
  })

  it('[X31] says what could not be shown, and gives a board nobody worked on its gaps in words', async () => {
    const read = readDocx(await docxOf(reportOf(board, { notices: ['A picture is missing.'] }), board))
    expect(read.text).toContain('A picture is missing.')
    expect(read.text).toContain('No market is ranked yet')
    expect(read.text).not.toMatch(/undefined|NaN|\[object/)
  })

  it('[X31] has the paper that was chosen', async () => {
    const choice = {
      ...{ scope: { kind: 'board' as const }, parts: ['results' as const] },
      paper: 'A3' as const,
      orientation: 'landscape' as const,
    }
    const read = readDocx(await docxOf(reportOf(board, { choice }), board))
    expect(all(read.parts['word/document.xml']!, 'w:pgSz')[0]!.attributes).toEqual({
      'w:w': '23811',
      'w:h': '16838',
      'w:orient': 'landscape',
    })
  })

  it('[X31] is a package that ZIP programs know by its first part', async () => {
    const bytes = await docxOf(reportOf(board), board)
    expect([...bytes.slice(0, 4)]).toEqual([...strToU8('PK\u0003\u0004')])
    expect(Object.keys(readDocx(bytes).files)[0]).toBe('[Content_Types].xml')
  })
})
