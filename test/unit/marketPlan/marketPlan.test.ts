// T11: three steps a market, their order, costs, goals and support.
import { describe, expect, it } from 'vitest'
import type { ContentItem } from '../../../shared/compute/content.ts'
import { marketPlanRules } from '../../../shared/compute/coverage/marketPlanRules.ts'
import { computeMarketPlan } from '../../../shared/compute/marketPlan.ts'
import { plainContent, plainContext, plainItem, type PlainContent } from '../../support/plainContent.ts'

const action = (
  id: string,
  market: string,
  step: string,
  start: string,
  more: Record<string, string | number> = {},
  gaps: string[] = [],
) => plainItem(id, { title: id, market, step, start, end: start, ...more }, gaps)
const withActions = (actions: ContentItem[], more: PlainContent['items'] = {}): PlainContent => ({
  instances: ['T11'],
  items: { 'T11.actions': actions, ...more },
})
const compute = (plain: PlainContent) => computeMarketPlan(plainContent(plain), plainContext({ decided: ['CN'] }))
const THREE = [
  action('a', 'CN', '1', '2026-02-01'),
  action('b', 'CN', '2', '2026-05-01'),
  action('c', 'CN', '3', '2026-05-01'),
]

describe('[C28] steps of a market', () => {
  it('count the complete actions of the market and of all, with done share and earliest start', () => {
    const actions = [
      action('a', 'CN', '1', '2026-03-01', { state: 'done' }),
      action('b', 'all', '1', '2026-02-01'),
      action('c', 'CN', '1', '2026-01-01', {}, ['owner']),
      action('d', 'BR', '1', '2026-01-01'),
    ]
    expect(compute(withActions(actions)).markets['CN']!.steps['1']).toMatchObject({
      actions: ['a', 'b'],
      doneShare: 0.5,
      start: '2026-02-01',
    })
    expect(compute(withActions(actions)).markets['CN']!.steps['2']).toMatchObject({ doneShare: null, start: null })
  })

  it('[C28] add up costs of the market alone; without any cost the sum is null, not 0', () => {
    const actions = [
      action('a', 'CN', '1', '2026-03-01', { cost: 4000 }),
      action('b', 'all', '1', '2026-02-01', { cost: 500 }),
      action('c', 'CN', '2', '2026-01-01'),
      action('d', 'CN', '3', '2026-01-01', { cost: 0 }),
    ]
    const { markets, shared, cost } = compute(withActions(actions))
    expect(markets['CN']).toMatchObject({
      cost: 4000,
      steps: { '1': { cost: 4000 }, '2': { cost: null, uncosted: 1 }, '3': { cost: 0 } },
    })
    expect(shared['1']).toMatchObject({ actions: ['b'], cost: 500 })
    expect(cost).toBe(4500)
    expect(markets['BR']!.cost).toBeNull()
  })

  it('[C28] are in order when all three are there and none begins before the one it follows', () => {
    expect(compute(withActions(THREE)).markets['CN']).toMatchObject({ inOrder: true, missingSteps: [], earlySteps: [] })
    const early = [THREE[0]!, action('b', 'CN', '2', '2026-01-31'), THREE[2]!]
    expect(compute(withActions(early)).markets['CN']).toMatchObject({ inOrder: false, earlySteps: ['2'] })
    const gap = [THREE[0]!, action('c', 'CN', '3', '2026-01-01')]
    expect(compute(withActions(gap)).markets['CN']).toMatchObject({
      inOrder: false,
      missingSteps: ['2'],
      earlySteps: ['3'],
    })
  })
})

describe('[C28] the plan as a whole', () => {
  it('links actions to goals that are there', () => {
    const actions = [
      action('a', 'CN', '1', '2026-01-01', { goal: 'g1' }),
      action('b', 'CN', '2', '2026-01-01', { goal: 'gone' }),
    ]
    expect(compute(withActions(actions, { 'T16.goals': [plainItem('g1', { text: 'x' })] }))).toMatchObject({
      linked: ['a'],
      linkedShare: 0.5,
    })
    expect(compute(withActions([])).linkedShare).toBeNull()
  })

  it('[C28] asks for a mission for every action of step 2 that none is made for', () => {
    const plain = withActions([
      ...THREE,
      action('e', 'BR', '2', '2026-01-01', {}, ['owner']),
      action('someday', 'BR', '2', ''),
    ])
    const content = { ...plain, instances: ['T11', 'T12'], fields: { 'T12.sheet/action': 'b' } }
    expect(compute(content).withoutMission).toEqual(['e'])
    expect(compute(plain).withoutMission).toEqual(['b', 'e'])
  })

  it('[C28] puts milestones in the order of time', () => {
    const milestones = [plainItem('late', { date: '2027-01-01' }), plainItem('soon', { date: '2026-03-01' })]
    expect(compute(withActions([], { 'T11.milestones': milestones })).milestones).toEqual(['soon', 'late'])
  })
})

describe('[C28] signals of the market plan', () => {
  const judge = (id: string, plain: PlainContent, decided = ['CN']) => {
    const content = plainContent(plain)
    const context = plainContext({ decided })
    return marketPlanRules[id]!({ content, context, results: { T11: computeMarketPlan(content, context) } })
  }

  it('R1.10 a and R2.1 c need an action in each step, b the order', () => {
    for (const id of ['R1.10.a', 'R1.10.b', 'R2.1.c']) {
      expect(judge(id, withActions(THREE))?.holds, id).toBe(true)
      expect(judge(id, withActions(THREE.slice(1)))?.holds, id).toBe(false)
      expect(judge(id, withActions(THREE), [])?.holds, id).toBe(false)
    }
    const early = [action('b', 'CN', '2', '2026-01-31'), THREE[0]!, THREE[2]!]
    expect(judge('R1.10.a', withActions(early))?.holds).toBe(true)
    expect(judge('R1.10.b', withActions(early))?.holds).toBe(false)
  })

  it('R1.10 c needs support in words in each market', () => {
    const support = (text: string) => ({ 'T11.support': [plainItem('s', { market: 'CN', supportProvider: text })] })
    expect(judge('R1.10.c', withActions([], support('ERAI Shanghai')))?.holds).toBe(true)
    expect(judge('R1.10.c', withActions([], support('  ')))?.holds).toBe(false)
    expect(judge('R1.10.c', withActions([], support('ERAI')), ['CN', 'BR'])?.missing).toEqual([
      { widget: 'T04.markets', item: 'BR' },
    ])
  })

  it('R1.11 b needs an action that names a subsector chosen for its market', () => {
    const plain = (subsector: string): PlainContent => ({
      ...withActions([action('a', 'CN', '1', '2026-01-01', { subsector })], {
        'T05.subsectors': [plainItem('ONC', {}), plainItem('PM', {})],
      }),
      cells: { 'T05.choices': { ONC: { CN: 1 }, PM: { BR: 1 } } },
    })
    expect(judge('R1.11.b', plain('ONC'))?.holds).toBe(true)
    expect(judge('R1.11.b', plain('PM'))?.holds).toBe(false)
  })

  it('R2.1 b needs four of five actions with a goal, and an action', () => {
    const goals = { 'T16.goals': [plainItem('g', {})] }
    const actions = (linked: number) =>
      [1, 2, 3, 4, 5].map((n) => action(`a${n}`, 'CN', '1', '2026-01-01', n <= linked ? { goal: 'g' } : {}))
    expect(judge('R2.1.b', withActions(actions(4), goals))).toMatchObject({ holds: true, have: 80 })
    expect(judge('R2.1.b', withActions(actions(3), goals))?.holds).toBe(false)
    expect(judge('R2.1.b', withActions([], goals))).toMatchObject({ holds: false, have: null })
  })
})
