// T16: progress against what is expected by now, completeness, goals, and the length of the plan.
import { describe, expect, it } from 'vitest'
import { indicatorsRules } from '../../../shared/compute/coverage/indicatorsRules.ts'
import {
  computeIndicators,
  expectedProgress,
  indicatorProgress,
  indicatorStatus,
} from '../../../shared/compute/indicators.ts'
import type { ContentItem } from '../../../shared/compute/content.ts'
import { plainContent, plainContext, plainItem, type PlainContent } from '../../support/plainContent.ts'

const indicator = (id: string, fields: Record<string, string | number> = {}, gaps: string[] = []) =>
  plainItem(id, { level: 'output', ...fields }, gaps)
const withT16 = (indicators: ContentItem[], more: PlainContent = {}) =>
  plainContent({ instances: ['T16'], ...more, items: { 'T16.indicators': indicators, ...more.items } })

describe('[C33] progress', () => {
  it('is the share of the way, inside 0 and 1, also downwards', () => {
    expect(indicatorProgress(10, 30, 18)).toBeCloseTo(0.4, 12)
    expect(indicatorProgress(30, 10, 15)).toBe(0.75)
    expect(indicatorProgress(10, 30, 5)).toBe(0)
    expect(indicatorProgress(10, 30, 50)).toBe(1)
    expect(indicatorProgress(5, 5, 5)).toBe(1)
    expect(indicatorProgress(5, 5, 6)).toBe(0)
  })

  it('is held against the days that have passed', () => {
    expect(expectedProgress('2026-01-01', '2027-01-01', '2026-07-02')).toBeCloseTo(182 / 365, 12)
    expect(expectedProgress('2026-01-01', '2027-01-01', '2025-07-02')).toBe(0)
    expect(expectedProgress('2026-01-01', '2026-01-01', '2026-07-02')).toBeNull()
    expect(expectedProgress('2026-02-30', null, '2026-07-02')).toBeNull()
  })

  it('is on track from 0.9, at risk from 0.6, else behind; no data without an actual value', () => {
    expect(indicatorStatus(0.4, 0.5)).toEqual({ ratio: 0.8, status: 'at-risk' })
    expect(indicatorStatus(0.45, 0.5).status).toBe('on-track')
    expect(indicatorStatus(0.3, 0.5).status).toBe('at-risk')
    expect(indicatorStatus(0.29, 0.5).status).toBe('behind')
    expect(indicatorStatus(0, 0)).toEqual({ ratio: null, status: 'on-track' })
    expect(indicatorStatus(null, 0.5)).toEqual({ ratio: null, status: 'no-data' })
  })

  it('counts indicators by status, and goals that a complete indicator measures', () => {
    const dates = { baselineDate: '2026-01-01', dueDate: '2026-11-01', baseline: 0, target: 10 }
    const content = withT16(
      [
        indicator('I1', { ...dates, actual: 10, goal: 'G1' }),
        indicator('I2', { ...dates, actual: 1, goal: 'G2' }, ['owner']),
        indicator('I3', dates),
      ],
      { items: { 'T16.goals': [plainItem('G1', {}), plainItem('G2', {})] } },
    )
    expect(computeIndicators(content, plainContext())).toMatchObject({
      byStatus: { 'on-track': 1, behind: 1, 'no-data': 1, 'at-risk': 0 },
      complete: ['I1', 'I3'],
      measuredGoals: ['G1'],
      openGoals: ['G2'],
    })
  })
})

describe('[C33] signals of the indicators', () => {
  const judge = (id: string, content: ReturnType<typeof plainContent>, context = plainContext()) =>
    indicatorsRules[id]!({ content, context, results: {} })

  it('R1.1 a needs three complete ones, one of output and one of outcome or impact', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((id) => indicator(id)) as [ContentItem, ContentItem, ContentItem]
    expect(judge('R1.1.a', withT16([a, b, c]))).toMatchObject({ holds: false, have: 3 })
    expect(judge('R1.1.a', withT16([a, b, indicator('d', { level: 'impact' })]))?.holds).toBe(true)
    expect(judge('R1.1.a', withT16([a, b, indicator('d', { level: 'impact' }, ['unit'])]))).toMatchObject({
      holds: false,
      have: 2,
      missing: [{ widget: 'T16.indicators', item: 'd' }],
    })
  })

  it('R1.1 b needs a milestone of T11 or T16 at least 730 days after the start', () => {
    const milestones = (T11: string[], T16: string[], instances = ['T11', 'T16']) =>
      plainContent({
        instances,
        items: {
          'T11.milestones': T11.map((date, i) => plainItem(`p${i}`, { date })),
          'T16.milestones': T16.map((date, i) => plainItem(`m${i}`, { date })),
        },
      })
    expect(judge('R1.1.b', milestones(['2028-01-01'], ['2027-01-01']))).toMatchObject({
      holds: true,
      have: 730,
      evidence: [{ widget: 'T11.milestones', item: 'p0' }],
    })
    expect(judge('R1.1.b', milestones([], ['2027-12-31']))).toMatchObject({ holds: false, have: 729 })
    expect(judge('R1.1.b', milestones([], []))).toMatchObject({ holds: false, have: null })
    expect(judge('R1.1.b', milestones(['2029-01-01'], []), plainContext({ strategyStart: null }))?.holds).toBe(false)
    expect(judge('R1.1.b', milestones([], [], []))).toBeNull()
  })
})
