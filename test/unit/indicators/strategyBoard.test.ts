// T16 on a board: where the strategy stands in words, the coverage board with its gaps, the outline of the document.
import { describe, expect, it } from 'vitest'
import { VIEWS } from '../../../client/shapes/views.tsx'
import { computeBoard } from '../../../shared/boardResults.ts'
import { CATALOG } from '../../../shared/catalog.ts'
import { coverageRows } from '../../../shared/findings/coverageBoard.ts'
import { indicatorsFindings } from '../../../shared/findings/indicatorsFindings.ts'
import { strategyOutline } from '../../../shared/findings/strategyOutline.ts'
import { pagePlaces } from '../../support/pagePlaces.ts'
import { articleBoard } from '../../support/articleBoard.ts'
import { renderBoard, t } from '../pdf/examplePdf.ts'
import { prepareExample } from '../pdf/exampleState.ts'
import { readPdf } from '../pdf/readPdf.ts'

const board = articleBoard()
const { results, evidence } = computeBoard(board, '2026-11-22')
const rows = coverageRows(board, evidence, results.coverage, t)
const line = (id: string, signal: string) =>
  rows.find((row) => row.id === id)!.lines.find((one) => one.signal === signal)!

describe('[W95] the page of indicators and synthesis', () => {
  it('has a view for every panel, none of which covers another', () => {
    const { unknown, overlaps, outside } = pagePlaces(CATALOG.get('T16')!, VIEWS)
    expect({ unknown, overlaps, outside }).toEqual({ unknown: [], overlaps: [], outside: [] })
  })

  it('says how many indicators are complete, where they stand and which goals nobody measures', () => {
    const found = indicatorsFindings(results.T16!, board, (iso) => iso, t)
    expect(found.complete).toContain('3 of 13 indicators are complete.')
    expect(found.status).toBe('Today: 1 on track, 1 behind and 11 no data.')
    expect(found.goals).toBe('No complete indicator measures this goal: Be known in China.')
    expect(found.milestones).toContain('2028-06-30, 29 whole months after the start.')
  })
})

describe('[W96] the coverage board', () => {
  it('has all 19 recommendations with each signal and the panel that shows it', () => {
    expect(rows).toHaveLength(19)
    expect(line('R1.1', 'a')).toMatchObject({
      holds: true,
      evidence: [{ label: 'T16 Indicators', place: expect.stringMatching(/^T16\.indicators\/./) as string }],
      missing: [],
    })
  })

  it('names template and field that would supply what is missing, on the board or not', () => {
    expect(line('R1.2', 'b').missing).toEqual([{ label: 'T02 Surveys: Companies asked', place: null }])
    const open = rows.flatMap(({ lines }) => lines).filter(({ holds }) => !holds)
    expect(open.length).toBeGreaterThan(20)
    expect(open.filter(({ missing }) => missing.length === 0)).toEqual([])
  })
})

describe('[W96] the coverage board of the full example', () => {
  it('tells the pages of a template that repeats by what they are about', async () => {
    const full = await prepareExample(undefined, 'full')
    const computed = computeBoard(full, '2026-11-22')
    const places = coverageRows(full, computed.evidence, computed.results.coverage, t)
      .flatMap(({ lines }) => lines)
      .flatMap(({ evidence: shown }) => shown)
    expect(places.map(({ label }) => label)).toEqual(expect.arrayContaining(['T06 Portrait: China']))
    expect(places.filter(({ label }) => label.includes('~'))).toEqual([])
    expect(places.some(({ place }) => place?.startsWith('T06~2.'))).toBe(true)
  })
})

describe('[W97] the outline of the strategy document', () => {
  const outline = strategyOutline(board)
  it('has the 13 chapters, each as far as its templates are', () => {
    expect(outline.map(({ number }) => number)).toEqual(Array.from({ length: 13 }, (_, i) => i + 1))
    const state = Object.fromEntries(outline.map((chapter) => [chapter.key, chapter.state]))
    expect(state).toMatchObject({
      summary: 'collected',
      partners: 'begun',
      needs: 'absent',
      markets: 'open',
      indicators: 'adopted',
    })
  })
})

describe('[P45] indicators on paper', () => {
  it('print progress, the sentences and the coverage page with what to fill in', async () => {
    const text = readPdf((await renderBoard(board)).bytes).text.replace(/\s+/g, ' ')
    expect(text).toContain('No complete indicator measures this goal: Be known in China.')
    expect(text).toContain('on track')
    expect(text).toContain('T02 Surveys: Companies')
    expect(text).not.toMatch(/NaN|undefined|T1[456]\.(?:say|panel|field|option|paper|chart|outline)\./)
  }, 60_000)
})
