// T14 on a board: where alliances stand, how dependent firms are, who may be taken over, how open the partners work.
import { describe, expect, it } from 'vitest'
import { VIEWS } from '../../../client/shapes/views.tsx'
import { computeBoard } from '../../../shared/boardResults.ts'
import { CATALOG } from '../../../shared/catalog.ts'
import { agreementChart } from '../../../shared/charts/agreementChart.ts'
import { allianceMapChart } from '../../../shared/charts/allianceMapChart.ts'
import { dependenceProfileChart, dependenceProfileHeight } from '../../../shared/charts/dependenceProfileChart.ts'
import { byDependence, drawnFirms } from '../../../shared/compute/alliances.ts'
import type { MeasureText } from '../../../shared/drawing.ts'
import { allianceMap, alliancesFindings } from '../../../shared/findings/alliancesFindings.ts'
import { articleBoard } from '../../support/articleBoard.ts'
import { pagePlaces } from '../../support/pagePlaces.ts'
import { renderBoard, t } from '../pdf/examplePdf.ts'
import { readPdf } from '../pdf/readPdf.ts'

const board = articleBoard()
const { results, evidence } = computeBoard(board, '2026-11-22')
const T14 = results.T14!
const measure: MeasureText = (text, size) => text.length * size * 0.55
const SIZE = { width: 600, height: 0, fontScale: 1 }

describe('[W99] the page of alliances', () => {
  it('has a view for every panel, none of which covers another', () => {
    const { unknown, overlaps, outside } = pagePlaces(CATALOG.get('T14')!, VIEWS)
    expect({ unknown, overlaps, outside }).toEqual({ unknown: [], overlaps: [], outside: [] })
  })

  it('puts each alliance by hold and direction, and names those it has no place for', () => {
    const map = allianceMap(T14, board, t)
    expect(map.at(4, 'outbound').map(({ text, isHigh }) => [text, isHigh])).toEqual([
      ['BC-07 with Large Pharma A', true],
    ])
    expect(map.at(1, 'both').map(({ isHigh }) => isHigh)).toEqual([false])
    expect(alliancesFindings(T14, board, t).unplaced).toContain('Movetis with Shire')
    expect(allianceMapChart(map, t, measure, SIZE).alt).toContain('joint venture, outbound: BC-07 with Large Pharma A.')
  })

  it('draws the dependence by type, highest first; what nobody rated is hatched', () => {
    expect(byDependence(T14)).toHaveLength(7)
    const drawing = dependenceProfileChart(T14, board, t, measure, SIZE)
    const hatched = drawing.marks.filter((mark) => mark.kind === 'rect' && mark.fill && 'hatch' in mark.fill)
    // One type of a firm and three of another; the five of the source without any rating are named instead.
    expect(hatched).toHaveLength(1 + 3)
    expect(drawing.alt).toMatch(/BC-07: 81\.3\. .*BM-12: –\./)
    expect(alliancesFindings(T14, board, t).unrated).toMatch(/^Not scored yet: ThromboGenics, .*UCB\.$/)
    expect(dependenceProfileHeight(T14, 1)).toBe(drawing.height)
  })

  it('draws every firm hatched while nobody rated any', () => {
    const firms = Object.fromEntries(
      Object.entries(T14.firms).map(([id, firm]) => [id, { ...firm, ratings: {}, index: null, high: false }]),
    )
    const unrated = { ...T14, firms }
    expect(drawnFirms(unrated)).toHaveLength(7)
    expect(alliancesFindings(unrated, board, t).unrated).toBe(null)
  })

  it('names who may be taken over with the alliance that holds them', () => {
    const found = alliancesFindings(T14, board, t)
    expect(found.exposedFirms.map(({ name, alliances }) => [name, alliances])).toEqual([
      ['BC-07', ['Large Pharma A, joint venture']],
    ])
    expect(found.flow).toBe('Balance 0.20: 1 is all outbound, −1 all inbound.')
  })

  it('says how far each partner is and which step was left out', () => {
    const [first, second, third] = alliancesFindings(T14, board, t).stages.map(({ text }) => text)
    expect(first).toBe('step 4, left out: Networking outside')
    expect(second).toBe('step 1')
    expect(third).toBe('no step yet')
  })

  it('draws agreement with each proposition from 1 to 5', () => {
    expect(agreementChart(T14, board, t, measure, SIZE).alt).toContain('4.6')
  })

  it('shows an initiative of a region for R2.6 a', () => {
    expect(evidence['R2.6']!.map(({ holds }) => holds)).toEqual([true, false])
  })
})

describe('[P45] alliances on paper', () => {
  it('print map, dependence, exposure, steps and propositions', async () => {
    const text = readPdf((await renderBoard(board)).bytes).text.replace(/\s+/g, ' ')
    for (const part of [
      'BC-07 with Large Pharma A',
      '81.3',
      'Balance 0.20',
      'left out: Networking outside',
      'Open laboratories',
    ])
      expect(text).toContain(part)
    expect(text).not.toMatch(/NaN|undefined|T14\.(?:say|panel|field|option|map|flow|dependence|agreement)\./)
  }, 60_000)
})
