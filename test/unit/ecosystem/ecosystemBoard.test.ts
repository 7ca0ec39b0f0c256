// T15 on a board: the profile of factors, weak spots and their owners, the model of the region, the three spheres.
import { describe, expect, it } from 'vitest'
import { VIEWS } from '../../../client/shapes/views.tsx'
import { computeBoard } from '../../../shared/boardResults.ts'
import { CATALOG } from '../../../shared/catalog.ts'
import { factorGroups, factorProfileChart } from '../../../shared/charts/factorProfileChart.ts'
import { helixBarChart } from '../../../shared/charts/helixBarChart.ts'
import { indexBarsChart, indexScale } from '../../../shared/charts/indexBarsChart.ts'
import { rsiModelChart } from '../../../shared/charts/rsiModelChart.ts'
import type { Drawing, MeasureText } from '../../../shared/drawing.ts'
import { ecosystemFindings } from '../../../shared/findings/ecosystemFindings.ts'
import { articleBoard } from '../../support/articleBoard.ts'
import { pagePlaces } from '../../support/pagePlaces.ts'
import { renderBoard, t } from '../pdf/examplePdf.ts'
import { readPdf } from '../pdf/readPdf.ts'

const board = articleBoard()
const { T15 } = computeBoard(board, '2026-11-22').results
const measure: MeasureText = (text, size) => text.length * size * 0.55
const SIZE = { width: 600, height: 0, fontScale: 1 }
const words = ({ marks }: Drawing): string[] => marks.flatMap((mark) => (mark.kind === 'text' ? [mark.text] : []))
const hatches = ({ marks }: Drawing): number =>
  marks.filter((mark) => mark.kind === 'rect' && mark.fill && 'hatch' in mark.fill).length

describe('[W98] the page of the ecosystem', () => {
  it('has a view for every panel, none of which covers another', () => {
    const { unknown, overlaps, outside } = pagePlaces(CATALOG.get('T15')!, VIEWS)
    expect({ unknown, overlaps, outside }).toEqual({ unknown: [], overlaps: [], outside: [] })
  })

  it('draws a dot for each scored factor, names where less is better, and hatches what nobody scored', () => {
    const groups = factorGroups(T15!, board, t)
    expect(groups.map(({ rows }) => rows.length)).toEqual([5, 7, 9])
    const drawing = factorProfileChart(groups, t, measure, SIZE)
    expect(drawing.marks.filter((mark) => mark.kind === 'circle')).toHaveLength(19)
    expect(hatches(drawing)).toBe(2)
    expect(drawing.alt).toContain('International networks: no scores.')
    expect(
      words(drawing)
        .join(' ')
        .match(/less is better/g),
    ).toHaveLength(2)
  })

  it('names the weakest three and which of them nobody looks after', () => {
    const found = ecosystemFindings(T15!, board, t)
    expect(found.weakest.slice(0, 2).map(({ id }) => id)).toEqual(['F2', 'E4'])
    expect(found.owners).toMatch(/^No owner yet for Risk capital/)
    expect(found.klepper).toBe('Patterns of growth: 62.5 of 100.')
  })

  it('tints the parts of the model by their factors; a part without scores has no number', () => {
    const only = { ...T15!, model: { ...T15!.model, markets: null } }
    const drawing = rsiModelChart(only, t, measure, SIZE)
    expect(hatches(drawing)).toBe(1)
    expect(drawing.alt).toContain('Markets outside –')
  })

  it('divides the bar of spheres by the actors and says how even they are', () => {
    expect(T15!.spheres).toEqual({ academia: 4, government: 2, industry: 2 })
    const widths = helixBarChart(T15!, t, measure, SIZE).marks.flatMap((mark) => (mark.kind === 'rect' ? [mark.w] : []))
    expect(widths).toEqual([300, 150, 150])
    expect(ecosystemFindings(T15!, board, t).helix).toBe('Balance 0.95; 1 is even, 0 is one sphere only.')
  })

  it('draws bars from the low end of the scale, and hatches a missing value', () => {
    const scale = indexScale([1, 3, 5], 1)
    const rows = [
      { label: 'One', value: 1 },
      { label: 'Five', value: 5, spread: 1 },
      { label: 'None', value: null },
    ]
    const drawing = indexBarsChart(rows, scale, { alt: 'alt', noData: 'no scores' }, measure, SIZE)
    expect(hatches(drawing)).toBe(1)
    expect(words(drawing)).toEqual(expect.arrayContaining(['1.0', '5.0', '–', 'no scores']))
  })
})

describe('[P45] the ecosystem on paper', () => {
  it('prints profile, model, spheres, weak spots with their owner, and patterns with what shows them', async () => {
    const text = readPdf((await renderBoard(board)).bytes).text.replace(/\s+/g, ' ')
    for (const part of [
      'A joint seed fund',
      'Patterns of growth: 62.5 of 100.',
      'System of innovation of the region',
      'Balance 0.95; 1 is even, 0 is one sphere only.',
      'No owner yet for Risk capital',
      'Eleven spin-offs of two institutes since 2010',
    ])
      expect(text).toContain(part)
    expect(text).not.toMatch(/NaN|undefined|T15\.(?:say|panel|field|option|paper|chart|model)\./)
  }, 60_000)
})
