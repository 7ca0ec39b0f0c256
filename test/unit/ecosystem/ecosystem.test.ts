// T15: factors and their sets, weak spots, Klepper's patterns, the triple helix.
import { describe, expect, it } from 'vitest'
import { computeEcosystem, helixBalance } from '../../../shared/compute/ecosystem.ts'
import { plainContent, plainContext, plainItem, revealed, type PlainContent } from '../../support/plainContent.ts'

const compute = (plain: PlainContent) =>
  computeEcosystem(plainContent({ instances: ['T15'], ...plain }), plainContext())
const factor = (id: string, set: string, direction = 'benefit') => plainItem(id, { label: id, set, direction })
const levels = (values: Record<string, number | null>) =>
  Object.fromEntries(Object.entries(values).map(([id, level]) => [id, { level }]))

describe('[C32] factors', () => {
  const items = {
    'T15.factors': [factor('F1', 'suHung'), factor('F2', 'suHung'), factor('B4', 'belgian', 'cost')],
  }
  it('are 25 times the partners’ mean, and 100 minus that where more is worse', () => {
    const values = {
      'T15.scores': revealed({ A: levels({ F1: 4, B4: 3 }), B: levels({ F1: 2, B4: 3, F2: null }) }),
    }
    const result = compute({ items, values })
    expect(result.factors).toMatchObject({
      F1: { level: 3, value: 75, disagreement: 1, voters: 2 },
      F2: { level: null, value: null, voters: 0 },
      B4: { level: 3, value: 25, disagreement: 0 },
    })
    expect(result.sets).toEqual({ suHung: 75, ecosystem: null, belgian: 25 })
    expect(result.model).toMatchObject({ universities: 75, newFirms: 25, capital: null })
  })

  it('name the lowest three, all that tie, and never a factor without a score', () => {
    const ids = ['F1', 'F2', 'F3', 'F4', 'F5']
    const list = { 'T15.factors': ids.map((id) => factor(id, 'suHung')) }
    const scored = (values: Record<string, number>) =>
      compute({ items: list, values: { 'T15.scores': revealed({ A: levels(values) }) } })
    expect(scored({ F1: 4, F2: 1, F3: 3, F4: 2 }).weakest).toEqual(['F2', 'F4', 'F3'])
    expect(scored({ F1: 2, F2: 1, F3: 2, F4: 2, F5: 4 })).toMatchObject({
      weakest: ['F2', 'F1', 'F3', 'F4'],
      strongest: ['F5', 'F1', 'F3', 'F4'],
    })
  })
})

describe('[C32] patterns and spheres', () => {
  const patterns = { 'T15.patterns': ['K1', 'K2', 'K3', 'K4'].map((id) => plainItem(id, {})) }
  const states = (...values: number[]) => ({
    'T15.klepperState': Object.fromEntries(values.map((state, i) => [`K${i + 1}`, { common: state }])),
  })
  it('give an index once every pattern has been judged', () => {
    expect(compute({ items: patterns, cells: states(2, 1, 0, 2) }).klepper).toBe(62.5)
    expect(compute({ items: patterns, cells: states(2, 1, 0) }).klepper).toBeNull()
    expect(compute({}).klepper).toBeNull()
  })

  it('are even at 1, one-sided at 0 and nothing without actors', () => {
    expect(helixBalance([4, 2, 2])).toBeCloseTo(0.9464, 4)
    expect(helixBalance([3, 0, 0])).toBe(0)
    expect(helixBalance([2, 2, 2])).toBeCloseTo(1, 12)
    expect(helixBalance([0, 0, 0])).toBeNull()
  })

  it('count actors that people stand behind', () => {
    const actors = ['academia', 'academia', 'industry'].map((sphere, i) => plainItem(`a${i}`, { sphere }))
    const prefilled = { ...plainItem('p', { sphere: 'government' }), counts: false }
    const result = compute({ items: { 'T15.actors': [...actors, prefilled] } })
    expect(result.spheres).toEqual({ academia: 2, government: 0, industry: 1 })
  })
})
