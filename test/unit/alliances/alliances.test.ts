// T14: dependence, direction, exposure, adoption and propositions.
import { describe, expect, it } from 'vitest'
import { computeAlliances, dependenceIndex, flowBalance } from '../../../shared/compute/alliances.ts'
import { alliancesRules } from '../../../shared/compute/coverage/alliancesRules.ts'
import { plainContent, plainContext, plainItem, revealed, type PlainContent } from '../../support/plainContent.ts'

const compute = (plain: PlainContent) =>
  computeAlliances(plainContent({ instances: ['T14'], ...plain }), plainContext())
const alliance = (id: string, fields: Record<string, string | number>, gaps: string[] = []) =>
  plainItem(id, { firm: 'F1', partner: 'Large', ...fields }, gaps)

describe('[C31] dependence on large partners', () => {
  it('is 25 times the mean of the rated types, from three of them on', () => {
    expect(dependenceIndex([4, 3, 2, null, 3])).toBe(75)
    expect(dependenceIndex([4, 3, null, null, null])).toBeNull()
    expect(dependenceIndex([0, 0, 0, 0, 0])).toBe(0)
  })

  it('counts each partner once and is high from 60 on', () => {
    const rate = (outlets: number) => ({ F1: { outlets, manufacturing: 2, development: 2 }, F2: { outlets: 4 } })
    const result = compute({
      items: { 'T14.firms': [plainItem('F1', {}), plainItem('F2', {})] },
      values: { 'T14.scores': revealed({ A: rate(4), B: rate(2.4) }) },
    })
    expect(result.firms['F1']).toMatchObject({ high: true, ratings: { outlets: 3.2, licences: null } })
    expect(result.firms['F1']?.index).toBeCloseTo(60, 9)
    expect(result.firms['F2']).toMatchObject({ index: null, high: false })
  })

  it('exposes a firm that is also tied by a joint venture or a merger', () => {
    const items = { 'T14.firms': [plainItem('F1', {}), plainItem('F2', {})] }
    const full = { outlets: 4, manufacturing: 4, development: 4 }
    const values = { 'T14.scores': revealed({ A: { F1: full, F2: full } }) }
    const tight = [alliance('a', { governance: 4 }), alliance('b', { firm: 'F2', governance: 3 })]
    expect(compute({ items: { ...items, 'T14.alliances': tight }, values }).exposed).toEqual(['F1'])
    const unconfirmed = [{ ...alliance('a', { governance: 4 }), counts: false }]
    expect(compute({ items: { ...items, 'T14.alliances': unconfirmed }, values }).exposed).toEqual([])
  })
})

describe('[C31] direction of alliances', () => {
  it('counts an alliance of both directions in each', () => {
    expect(flowBalance(6, 3)).toBeCloseTo(0.3333, 4)
    const directions = [...Array<string>(5).fill('outbound'), 'inbound', 'inbound', 'both']
    const items = { 'T14.alliances': directions.map((direction, i) => alliance(`a${i}`, { direction })) }
    expect(compute({ items })).toMatchObject({ outbound: 6, inbound: 3, flowBalance: 1 / 3 })
  })

  it('has no balance without alliances', () => {
    expect(compute({}).flowBalance).toBeNull()
  })
})

describe('[C31] adoption of open innovation', () => {
  const steps = ['S1', 'S2', 'S3', 'S4'].map((id) => plainItem(id, {}))
  it('is the highest step ticked, with the steps left out below it', () => {
    const cells = { 'T14.adoption': { S1: { A: 1 }, S3: { A: 1, B: 0 }, S4: { C: 1 } } }
    expect(compute({ items: { 'T14.steps': steps }, cells }).adoption).toEqual({
      A: { stage: 3, gaps: ['S2'] },
      B: { stage: 0, gaps: [] },
      C: { stage: 4, gaps: ['S1', 'S2', 'S3'] },
    })
  })
})

describe('[C31] propositions and initiatives', () => {
  it('give the mean and spread of the partners', () => {
    const items = { 'T14.propositions': [plainItem('P1', {}), plainItem('P2', {})] }
    const values = { 'T14.agreement': revealed({ A: { P1: { agree: 5 } }, B: { P1: { agree: 3 } } }) }
    expect(compute({ items, values }).propositions).toEqual({
      P1: { mean: 4, disagreement: 1, voters: 2 },
      P2: { mean: null, disagreement: null, voters: 0 },
    })
  })

  it('R2.6 a and b look for an initiative of their own scope', () => {
    const initiatives = [plainItem('i1', { scope: 'territory' }), plainItem('i2', { scope: 'meta_cluster' }, ['name'])]
    const content = plainContent({ instances: ['T14'], items: { 'T14.initiatives': initiatives } })
    const facts = { content, context: plainContext(), results: {} }
    expect(alliancesRules['R2.6.a']!(facts)).toMatchObject({
      holds: true,
      evidence: [{ widget: 'T14.initiatives', item: 'i1' }],
    })
    expect(alliancesRules['R2.6.b']!(facts)?.holds).toBe(false)
  })
})
