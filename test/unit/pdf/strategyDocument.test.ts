// The strategy document as a reader gets it: every number of the worked example, its form, and boards that lack things.
import { beforeAll, describe, expect, it } from 'vitest'
import worked from '../../../seeds/examples/worked-example-1.json'
import type { BoardState } from '../../../shared/board/boardState.ts'
import { printed } from '../../../shared/charts/printed.ts'
import { WHOLE_BOARD } from '../../../shared/pdf/printChoice.ts'
import type { FramePage } from '../../../shared/pdf/frames.ts'
import { renderBoard } from './examplePdf.ts'
import { emptyBoard, prepareExample } from './exampleState.ts'
import { outlineTitles, readPdf, type ReadPdf } from './readPdf.ts'

const PEOPLE = [
  { name: 'Nita', partnerId: null, role: 'facilitator' },
  { name: 'Omar', partnerId: 'BIOM', role: 'editor' },
]

type Tree = null | string | number | boolean | Tree[] | { [key: string]: Tree }

/** Every number of a tree with the keys that lead to it. */
function numbers(tree: Tree, path: string[] = []): { path: string[]; value: number }[] {
  if (typeof tree === 'number') return [{ path, value: tree }]
  if (tree === null || typeof tree !== 'object') return []
  return Object.entries(tree).flatMap(([key, value]) => numbers(value as Tree, [...path, key]))
}

/** How the document's chapters print a number: weights and shares in %, values 0-1 and SDs of 1-9 scales with two decimals. */
function printedForm(path: string[], value: number): string {
  const has = (...keys: string[]) => keys.some((key) => path.includes(key))
  const last = path.at(-1)!
  if (has('partnerWeights', 'partnerMeanWeights', 'needsWeights', 'weights')) return printed(100 * value, 1)
  if (['participation', 'approvalShare', 'completeness'].includes(last)) return printed(100 * value, 1)
  if (has('utility', 'cellDisagreement') || ['stageCoverage', 'balance', 'robustness'].includes(last))
    return printed(value, 2)
  if (last === 'disagreement') return printed(value, has('markets', 'names') ? 1 : 2)
  if (last === 'changePct') return printed(value, 1)
  const isCount = has('ranks', 'byStage', 'byPartner') && !has('readinessByPartner')
  const counts = ['voters', 'rank', 'quorum', 'variations', 'winnerChanges', 'shortlistChanges', 'reversals', 'sign']
  const votes = ['approve', 'oppose', 'abstain', 'readinessCells', 'covered', 'partial', 'missing']
  if (isCount || counts.includes(last) || votes.includes(last)) return String(Math.abs(value))
  return printed(value, 1)
}

/** The number as a word of its own, so that 8.4 is not found inside 78.4. */
function stands(text: string, number: string): boolean {
  const escaped = number.replace(/[.]/g, '\\.')
  return new RegExp(`(?<![\\d.])${escaped}(?!\\d|\\.\\d)`).test(text)
}

describe('the worked example on paper', () => {
  let board: BoardState
  let bytes: Uint8Array
  let read: ReadPdf
  let chapters: string

  beforeAll(async () => {
    board = await prepareExample()
    bytes = (await renderBoard(board, { people: PEOPLE })).bytes
    read = readPdf(bytes)
    const annexB = read.pages.findIndex((page) => page.includes('Annex B Methods') && !page.includes('Contents'))
    chapters = read.pages.slice(0, annexB).join('\n')
  })

  it('[P1] prints every computed number in its chapter, rounded once', () => {
    const all = numbers(worked.expected as unknown as Tree)
    const missing = all.filter(({ path, value }) => !stands(chapters, printedForm(path, value)))
    expect(all.length).toBeGreaterThan(500)
    expect(missing.map(({ path, value }) => `${path.join('.')} ${printedForm(path, value)}`)).toEqual([])
  })

  it('[P2] lists every computed number with four decimals in Annex B', () => {
    const exact = numbers(worked.expected as unknown as Tree).map(({ value }) =>
      Number.isInteger(value) ? String(value) : value.toFixed(4),
    )
    const annex = read.pages
      .slice(read.pages.findIndex((page) => page.includes('Annex B Methods') && !page.includes('Contents')))
      .join('\n')
    expect([...new Set(exact)].filter((number) => !stands(annex, number))).toEqual([])
  })

  it('[P3] embeds a subset of every font and stays under 1 MB', () => {
    expect(read.fonts.length).toBeGreaterThan(0)
    expect(read.fonts.filter((font) => !font.isEmbedded || !font.isSubset)).toEqual([])
    expect(bytes.length).toBeLessThan(1_000_000)
  })

  it('[P4] is tagged, names its language and title, and is A4', () => {
    expect(read.facts).toMatch(/Tagged: +yes/)
    expect(read.facts).toMatch(/Title: +bioXclusters: Internationalisation strategy/)
    expect(read.facts).toMatch(/Page size: +595.28 x 841.89 pts \(A4\)/)
    expect(Buffer.from(bytes).toString('latin1')).toContain('/Lang (en)')
  })

  it('[P5] has every chapter and annex in its outline and contents', () => {
    const titles = outlineTitles(bytes)
    for (const title of [
      '1 Summary',
      '3 What companies need',
      '5 Target markets and how they were chosen',
      '8 Brand and communication',
      'Annex A Coverage of the recommendations',
    ]) {
      expect(titles).toContain(title)
      expect(read.pages[1]!.replace(/ +/g, ' ')).toContain(title)
    }
  })

  it('[P6] says who took part, by partner, and how many voted', () => {
    expect(read.text).toContain('Omar')
    expect(read.text).toContain('Nita (facilitator)')
    expect(read.text).toMatch(/5 approve, 0 oppose, 0 abstain/)
    expect(read.text).toMatch(/Biocat\s+2/)
  })

  it('[P7] names the gaps instead of hiding them', () => {
    const flat = read.text.replace(/\s+/g, ' ')
    expect(flat).toContain('nobody scored it')
    expect(flat).toContain('Lyonbiopole gave no score')
    expect(flat).toContain('Brazil has no link to one of the first five needs')
    expect(flat).toContain('Access to policy and decision makers: nobody yet')
  })

  it('[P8] prints chapters without content as not yet worked on, with their templates', () => {
    expect(read.text).toMatch(/6 Subsector focus\s+Not yet worked on. Templates: T05/)
  })

  it('[P8] leaves no page with next to nothing on it but the last', () => {
    const lines = read.pages.slice(2, -1).map((page) => page.split('\n').filter((line) => line.trim() !== '').length)
    expect(lines.filter((count) => count < 14)).toEqual([])
  })

  it('[P8] keeps the first charts of a chapter with its decision', () => {
    const page = read.pages.find((text) => text.includes('5 Target markets') && !text.includes('Contents'))!
    for (const words of ['Work on the United States', 'Ranking', 'Nine-box and sensitivity'])
      expect(page).toContain(words)
  })

  it('[P8] keeps numbers on the cover beside what they count', () => {
    expect(read.pages[0]).toMatch(/36 months\./)
    expect(read.pages[0]).toMatch(/3 partly, 13 missing/)
  })

  it('[P108] prints a part that two chapters have once, and says where', async () => {
    const heading = 'What we have along the value chain'
    // The summary names it among what is open, with a colon.
    const places = read.pages.flatMap((text, i) => (new RegExp(`${heading}(?!:)`).test(text) ? [i] : []))
    expect(places).toHaveLength(2)
    expect(read.pages[places[0]!]).toContain('5 of 6 stages filled')
    expect(read.pages[places[1]!]).toMatch(/along the value chain\s+Shown in chapter 2\./)
    const alone = await renderBoard(board, {
      choice: { ...WHOLE_BOARD, scope: { kind: 'pages', templates: ['T08'] } },
    })
    const { text } = readPdf(alone.bytes)
    expect(text).toContain(heading)
    expect(text).not.toContain('Shown in chapter')
  }, 30_000)

  it('[P9] repeats the head of a table on every page it takes', () => {
    const isRow = (line: string) => /^ *[12]\.\d+ .* (covered|partly|missing)\b/.test(line)
    const coverage = read.pages.filter((page) => page.split('\n').filter(isRow).length > 2)
    expect(coverage.length).toBeGreaterThan(1)
    for (const page of coverage) expect(page).toMatch(/Recommendation +Status +Signals +Evidence/)
  })

  it('[P10] carries running head, state of the board and page number on every page but the cover', () => {
    read.pages.slice(1).forEach((page, i) => {
      expect(page).toContain('bioXclusters · Internationalisation strategy of the meta-cluster')
      expect(page).toMatch(
        new RegExp(
          `State of the board: 22 November 2026, 16:40 UTC\\. All ratings are invented for testing\\. +${i + 2}\\s*$`,
        ),
      )
    })
  })

  it('[P11] lists all 19 recommendations with signals and evidence', () => {
    const isHead = (title: string) => (text: string) => text.includes(title) && !text.includes('Contents')
    const [from, to] = ['Annex A Coverage', 'Annex B Methods'].map((title) => read.pages.findIndex(isHead(title)))
    const page = read.pages.slice(from, to! + 1).join('\n')
    for (let i = 1; i <= 12; i++) expect(stands(page, `1.${i}`)).toBe(true)
    for (let i = 1; i <= 7; i++) expect(stands(page, `2.${i}`)).toBe(true)
    expect(page.match(/^.* missing .*$/gm)!.length).toBeGreaterThanOrEqual(13)
  })

  it('leaves no text key and no missing value in the text', () => {
    expect(read.text).not.toMatch(/\b(?:report|finding|chart|T0\d)\.[a-z]\w*\.?[\w-]*(?= |$)(?<!T0\d\.\S*)/)
    expect(read.text).not.toMatch(/undefined|NaN|\[object/)
  })
})

describe('other boards on paper', () => {
  const partners = [
    { id: 'A', name: 'Alpha', region: '', type: 'cluster' as const },
    { id: 'B', name: 'Beta', region: 'North', type: 'other' as const },
  ]

  it('[P12] prints a board nobody has worked on, with what is missing in words', async () => {
    const { bytes } = await renderBoard(emptyBoard(['T02', 'T04', 'T08'], partners))
    const { text } = readPdf(bytes)
    for (const words of [
      'No statement yet',
      'No name adopted yet',
      'No round has been revealed yet',
      'No market is ranked yet',
      'no data',
      'no scores',
    ])
      expect(text).toContain(words)
    expect(text).toContain('to be updated by the consortium')
    expect(text).not.toMatch(/undefined|NaN/)
  })

  it('[P13] prints a board with one template and one partner', async () => {
    const { bytes } = await renderBoard(emptyBoard(['T08'], partners.slice(0, 1)))
    const { text } = readPdf(bytes)
    expect(text).toMatch(/3 What companies need\s+Not yet worked on/)
    expect(text).toContain('8 Brand and communication')
  })

  it('[P14] keeps letters of other scripts as text and boxes only those without a glyph', async () => {
    const board = { ...emptyBoard(['T04'], partners), title: 'Λύση Київ Łódź Tiếng Việt 市场 ☎ 𐎀𐎁' }
    const { bytes, missingLetters } = await renderBoard(board)
    const { text } = readPdf(bytes)
    for (const word of ['Λύση', 'Київ', 'Łódź', 'Tiếng Việt', '市场', '☎', '𐎀', '𐎁']) expect(text).toContain(word)
    expect(missingLetters).toEqual(['𐎀', '𐎁'])
    expect(text).toMatch(/2 letters are not in the fonts/)
  })

  it('[P15] prints each drawn frame on a page of its own, text as text', async () => {
    const note = (text: string, x: number): FramePage['marks'][number] => ({
      opacity: 1,
      mark: {
        kind: 'richText',
        x,
        y: 20,
        w: 200,
        h: 200,
        rotate: x === 600 ? 15 : 0,
        size: 22,
        color: '#17212B',
        align: 'center',
        verticalAlign: 'middle',
        hand: 'sans',
        isWrapped: true,
        paragraphs: [
          {
            bullet: '•',
            indent: 1,
            scale: 1,
            runs: [
              { text, isBold: true, isItalic: false, isCode: false },
              { text: ' and more', isBold: false, isItalic: true, isCode: false },
            ],
          },
        ],
      },
    })
    const frames: FramePage[] = [
      {
        title: 'What could go wrong',
        pageName: 'On page T04',
        width: 900,
        height: 300,
        marks: [note('Who pays until then?', 20), note('Very '.repeat(90), 300), note('turned', 600)],
      },
      {
        title: 'Notes',
        pageName: 'On page Notes',
        width: 300,
        height: 900,
        marks: [
          {
            opacity: 0.5,
            mark: {
              kind: 'vector',
              matrix: [1, 0, 0, 1, 0, 0],
              d: 'M0 0L200 200L0 200Z',
              fill: { pattern: '#9AA6B0', box: [0, 0, 200, 200] },
            },
          },
        ],
      },
    ]
    const { bytes } = await renderBoard(emptyBoard(['T04'], partners), { frames })
    const { pages } = readPdf(bytes)
    const page = pages.find((text) => text.includes('What could go wrong') && text.includes('Annex E Drawings'))!
    expect(page.replace(/\s+/g, ' ')).toContain('On page T04')
    expect(page).toContain('Who pays')
    expect(page.match(/Very/g)).toHaveLength(90)
    expect(outlineTitles(bytes)).toContain('Notes')
  })

  it('[P16] prints twelve markets, twelve criteria and twenty partners without losing one', async () => {
    const ids = (prefix: string, count: number) => Array.from({ length: count }, (_, i) => `${prefix}${i + 1}`)
    const partnerIds = ids('P', 20)
    const criteria = ids('C', 12).map((id, i) => ({
      id,
      name: `Criterion with a rather long name ${id}`,
      axis: i < 6 ? 'attractiveness' : 'fit',
      direction: i % 3 === 0 ? 'cost' : 'benefit',
      kind: 'judged',
      veto: null,
    }))
    const markets = ids('M', 12).map((id) => ({ id, name: `Market ${id}`, maturity: 'growing' }))
    const score = (a: number, b: number, d: number) => 1 + ((a * 7 + b * 3 + d * 5) % 5)
    const ballots = partnerIds.map((partner, a) => ({
      partner,
      participant: `u${a}`,
      scores: Object.fromEntries(
        criteria.map((c, b) => [c.id, Object.fromEntries(markets.map((m, d) => [m.id, score(a, b, d)]))]),
      ),
    }))
    const { T02, T08, needToCriterion, ...input } = structuredClone(worked.input) as unknown as Record<string, unknown>
    void [T02, T08, needToCriterion]
    const points = Object.fromEntries(partnerIds.map((p) => [p, Object.fromEntries(criteria.map((c) => [c.id, 5]))]))
    const T04 = {
      ...(input['T04'] as Record<string, unknown>),
      criteria,
      markets,
      ballots,
      measured: {},
      weightPoints: points,
    }
    delete (T04 as Record<string, unknown>)['decision']
    const board = await prepareExample({ ...input, partners: partnerIds, T04 })
    const { bytes } = await renderBoard(board)
    const { text } = readPdf(bytes)
    for (const { name } of markets) expect(text.replace(/\s+/g, ' ')).toContain(name)
    for (const partner of partnerIds) expect(text).toContain(partner)
    expect(text).not.toMatch(/undefined|NaN/)
  })
})
