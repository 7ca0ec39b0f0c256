// T07: audiences with a proposition, needs with a service, services of several partners.
import { describe, expect, it } from 'vitest'
import { computeAddedValue } from '../../../shared/compute/addedValue.ts'
import type { ContentItem } from '../../../shared/compute/content.ts'
import { addedValueRules } from '../../../shared/compute/coverage/addedValueRules.ts'
import { plainContent, plainContext, plainItem, type PlainContent } from '../../support/plainContent.ts'

const proposition = (audience: string, gaps: string[] = []) => plainItem(audience, { audience }, gaps)
const service = (id: string, partners: string[], needs: string[] = [], gaps: string[] = []) =>
  plainItem(id, { name: id, owner: partners[0] ?? null, partners, needs }, gaps)

const withServices = (services: ContentItem[]): PlainContent => ({
  instances: ['T07'],
  items: { 'T07.services': services },
})
const compute = (content: PlainContent, topNeeds: string[] = []) =>
  computeAddedValue(plainContent(content), plainContext({ topNeeds }))

describe('[C25] services', () => {
  it('cover the first needs that at least one counting service is for', () => {
    const services = [service('s1', ['A'], ['N02', 'N03']), service('s2', ['B'], ['N05'], ['owner'])]
    const result = compute(withServices(services), ['N02', 'N03', 'N05', 'L04'])
    expect(result).toMatchObject({
      services: ['s1'],
      servedBy: { N02: ['s1'], N03: ['s1'], N05: [], L04: [] },
      holes: ['N05', 'L04'],
      serviceCoverage: 0.5,
    })
  })

  it('are shared when two different partners deliver them', () => {
    const services = [service('s1', ['A', 'B']), service('s2', ['A', 'A']), service('s3', ['C'])]
    expect(compute(withServices(services))).toMatchObject({ joint: ['s1'], jointShare: 1 / 3 })
  })

  it('give null, not 0, without services or first needs', () => {
    expect(compute(withServices([]), [])).toMatchObject({ jointShare: null, serviceCoverage: null, holes: [] })
    expect(compute(withServices([]), ['N02']).serviceCoverage).toBe(0)
  })
})

describe('[C25] propositions', () => {
  it('serve an audience when one of them is complete', () => {
    const content = {
      items: { 'T07.propositions': [proposition('funders'), proposition('sme'), proposition('large', ['pain'])] },
    }
    expect(compute(content)).toMatchObject({
      audiences: ['sme', 'funders'],
      missingAudiences: ['large', 'foreign', 'clusters'],
    })
  })
})

describe('[C25] signals of the added value', () => {
  const judge = (id: string, plain: PlainContent) => {
    const content = plainContent({ instances: ['T07'], ...plain })
    const context = plainContext()
    return addedValueRules[id]!({ content, context, results: { T07: computeAddedValue(content, context) } })
  }

  it('R2.3 a needs two different audiences', () => {
    const propositions = (list: ContentItem[]) => ({ items: { 'T07.propositions': list } })
    const twice = [proposition('sme'), plainItem('again', { audience: 'sme' })]
    expect(judge('R2.3.a', propositions(twice))).toMatchObject({ holds: false, have: 1, need: 2 })
    const two = judge('R2.3.a', propositions([...twice, proposition('large'), proposition('foreign', ['proof'])]))
    expect(two).toMatchObject({ holds: true, have: 2 })
    expect(two?.missing).toEqual([{ widget: 'T07.propositions', item: 'foreign' }])
  })

  it('R2.4 a needs five complete services, b one that two partners deliver', () => {
    const five = ['s1', 's2', 's3', 's4', 's5'].map((id) => service(id, ['A']))
    expect(judge('R2.4.a', withServices(five))?.holds).toBe(true)
    expect(judge('R2.4.a', withServices([...five.slice(1), service('s1', ['A'], [], ['owner'])]))).toMatchObject({
      holds: false,
      have: 4,
    })
    expect(judge('R2.4.b', withServices(five))?.holds).toBe(false)
    expect(judge('R2.4.b', withServices([service('s1', ['A', 'B'])]))).toMatchObject({
      holds: true,
      evidence: [{ widget: 'T07.services', item: 's1' }],
    })
  })
})
