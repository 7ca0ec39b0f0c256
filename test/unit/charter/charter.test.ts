// T01: the method, and a representative for every month and market.
import { describe, expect, it } from 'vitest'
import { computeCharter, monthsBetween } from '../../../shared/compute/charter.ts'
import type { ComputeContext } from '../../../shared/compute/content.ts'
import { charterRules } from '../../../shared/compute/coverage/charterRules.ts'
import { plainContent, plainContext, plainItem, votes, type PlainContent } from '../../support/plainContent.ts'

const METHOD = {
  'T01.method/goal': 'One door',
  'T01.method/commonSteps': { $t: 'T01.item.method.commonSteps' },
  'T01.method/decisionRule': 'One partner, one vote',
  'T01.method/language': 'English',
}
const ADOPTED = { 'T01.statementVote': votes('statement', { A: 'approve', B: 'approve', C: 'oppose' }) }
const term = (id: string, scope: string, start: string, end: string) =>
  plainItem(id, { person: id, partner: 'A', scope, start, end })

function charter(content: PlainContent, context: Partial<ComputeContext> = {}) {
  return computeCharter(plainContent(content), plainContext(context))
}

function signal(id: string, plain: PlainContent, more: Partial<ComputeContext> = {}) {
  const content = plainContent({ instances: ['T01'], ...plain })
  const context = plainContext(more)
  return charterRules[id]!({ content, context, results: { T01: computeCharter(content, context) } })
}

describe('[C21] the charter', () => {
  it('is adopted by the vote of the partners when nothing required is missing', () => {
    expect(charter({ fields: METHOD, values: ADOPTED })).toMatchObject({ adopted: true, methodGaps: [] })
  })

  it('is not adopted without a decision rule, whatever the vote', () => {
    const result = charter({ fields: { ...METHOD, 'T01.method/decisionRule': '  ' }, values: ADOPTED })
    expect(result).toMatchObject({ adopted: false, methodGaps: ['decisionRule'], vote: { adopted: true } })
  })

  it('is not adopted without a quorum', () => {
    const values = { 'T01.statementVote': votes('statement', { A: 'approve' }) }
    expect(charter({ fields: METHOD, values }).adopted).toBe(false)
  })
})

describe('[C21] months', () => {
  it('are those that overlap the period by at least one day', () => {
    expect(monthsBetween('2026-11-30', '2027-02-01')).toEqual(['2026-11', '2026-12', '2027-01', '2027-02'])
    expect(monthsBetween('2026-05-04', '2026-05-04')).toEqual(['2026-05'])
  })

  it('are none without a period', () => {
    expect(monthsBetween(null, '2027-02-01')).toEqual([])
    expect(monthsBetween('2027-02-02', '2027-02-01')).toEqual([])
    expect(charter({}, { strategyEnd: null })).toMatchObject({ months: [], gapShare: null })
  })
})

describe('[C21] representation', () => {
  const period = { strategyStart: '2026-01-15', strategyEnd: '2026-04-10' }

  it('fills a month by one day, for a market or for all', () => {
    const items = {
      'T01.representatives': [
        term('r1', 'CN', '2025-06-01', '2026-01-01'),
        term('r2', 'all', '2026-02-28', '2026-03-01'),
      ],
    }
    const result = charter({ items }, { ...period, decided: ['CN', 'BR'] })
    expect(result.lanes).toEqual(['CN', 'BR'])
    expect(result.gaps).toEqual({ CN: ['2026-04'], BR: ['2026-01', '2026-04'] })
    // 3 of 2 markets x 4 months.
    expect(result.gapShare).toBeCloseTo(3 / 8, 12)
  })

  it('asks for a representative of all while no market is decided', () => {
    const items = { 'T01.representatives': [term('r1', 'CN', '2026-01-01', '2026-12-31')] }
    const result = charter({ items }, period)
    expect(result.lanes).toEqual(['all'])
    expect(result.gaps).toEqual({ all: ['2026-01', '2026-02', '2026-03', '2026-04'] })
    expect(result.gapShare).toBe(1)
  })

  it('does not count a representative whose entry has gaps', () => {
    const open = plainItem('r1', { person: 'Ana', scope: 'all', start: '2026-01-01', end: null }, ['end'])
    const items = { 'T01.representatives': [open] }
    expect(charter({ items }, period)).toMatchObject({ representatives: [], gapShare: 1 })
    expect(signal('R2.5.a', { items })).toMatchObject({ holds: false, have: 0 })
  })
})

describe('[C21] signals of the charter', () => {
  const always = { 'T01.representatives': [term('r1', 'all', '2026-01-01', '2027-12-31')] }

  it('R2.1 a holds with the adopted method and names its fields', () => {
    const found = signal('R2.1.a', { fields: METHOD, values: ADOPTED })
    expect(found?.holds).toBe(true)
    expect(found?.evidence).toContainEqual({ widget: 'T01.statement', item: null })
    expect(found?.evidence).toContainEqual({ widget: 'T01.method', item: 'goal' })
    expect(signal('R2.1.a', { values: ADOPTED })?.missing).toContainEqual({ widget: 'T01.method', item: 'goal' })
  })

  it('R2.5 a and b hold with one representative for all and every month', () => {
    expect(signal('R2.5.a', { items: always })).toMatchObject({ holds: true, have: 1 })
    expect(signal('R2.5.b', { items: always }, { decided: ['CN'] })?.holds).toBe(true)
  })

  it('R2.5 b is false without a decided market, without a period, and with one month open', () => {
    expect(signal('R2.5.b', { items: always })?.holds).toBe(false)
    expect(signal('R2.5.b', { items: always }, { decided: ['CN'], strategyStart: null })?.holds).toBe(false)
    const short = { 'T01.representatives': [term('r1', 'all', '2026-01-01', '2027-11-30')] }
    const found = signal('R2.5.b', { items: short }, { decided: ['CN', 'BR'] })
    expect(found).toMatchObject({ holds: false, have: 0, need: 2 })
    expect(found?.missing).toEqual([
      { widget: 'T04.markets', item: 'CN' },
      { widget: 'T04.markets', item: 'BR' },
    ])
  })
})
