// T13: services on demand by market, and the age of what we know.
import { describe, expect, it } from 'vitest'
import { hubRules } from '../../../shared/compute/coverage/hubRules.ts'
import { computeHub } from '../../../shared/compute/hub.ts'
import { plainContent, plainContext, plainItem, type PlainContent } from '../../support/plainContent.ts'

const service = (id: string, market: string, onDemand: boolean, type = 'contacts', gaps: string[] = []) =>
  plainItem(id, { name: id, market, onDemand, type }, gaps)
const sheet = (id: string, market: string, date: string, direction = 'to_members', gaps: string[] = []) =>
  plainItem(id, { title: id, market, date, direction }, gaps)
const compute = (plain: PlainContent, decided = ['CN', 'BR']) =>
  computeHub(plainContent(plain), plainContext({ decided }))

describe('[C30] services', () => {
  it('cover a decided market on demand, by a service there or for all or by a contact of T10', () => {
    const items = {
      'T13.services': [service('s1', 'CN', true), service('s2', 'BR', false), service('s3', 'US', true)],
      'T10.actors': [plainItem('rep', { market: 'BR', onDemand: true })],
    }
    expect(compute({ items })).toMatchObject({ serviceCoverage: 1, unserved: [], onDemand: ['s1', 's3'] })
    expect(compute({ items: { 'T13.services': items['T13.services'] } })).toMatchObject({
      serviceCoverage: 0.5,
      unserved: ['BR'],
    })
    expect(compute({ items: { 'T13.services': [service('s', 'all', true)] } }).serviceCoverage).toBe(1)
    expect(compute({ items }, []).serviceCoverage).toBeNull()
  })

  it('[C30] are counted by kind in each market; kinds that are wanted and not there are named', () => {
    const plain: PlainContent = {
      items: {
        'T13.services': [
          service('s1', 'CN', true),
          service('s2', 'all', false),
          service('s3', 'CN', true, 'landing', ['price']),
        ],
      },
      cells: { 'T13.offer': { CN: { contacts: 1, landing: 1, funding: 1 } } },
    }
    const { markets } = compute(plain)
    expect(markets['CN']).toMatchObject({ byType: { contacts: 2, landing: 0 }, wanted: ['landing', 'funding'] })
    expect(markets['BR']!.byType).toMatchObject({ contacts: 1 })
  })
})

describe('[C30] first needs', () => {
  it('are served by counting services; null without needs', () => {
    const services = [
      plainItem('s', { market: 'CN', needs: ['N02'] }),
      plainItem('open', { market: 'CN', needs: ['N03'] }, ['price']),
    ]
    const content = plainContent({ items: { 'T13.services': services } })
    expect(computeHub(content, plainContext({ topNeeds: ['N02', 'N03'] }))).toMatchObject({
      needHoles: ['N03'],
      needCoverage: 0.5,
    })
    expect(computeHub(content, plainContext()).needCoverage).toBeNull()
  })
})

describe('[C30] fact sheets', () => {
  it('are fresh for 365 days; a date to come is no age', () => {
    const items = {
      'T13.factSheets': [
        sheet('new', 'CN', '2026-05-01'),
        sheet('edge', 'CN', '2025-06-01', 'to_market'),
        sheet('old', 'BR', '2025-05-31'),
        sheet('older', 'BR', '2020-01-01'),
        sheet('ahead', 'BR', '2026-06-02'),
        sheet('open', 'BR', '2026-05-01', 'to_market', ['owner']),
      ],
    }
    const result = compute({ items })
    expect(result).toMatchObject({
      ages: { edge: 365, old: 366, ahead: null },
      ageing: ['ahead', 'older', 'old'],
      freshShare: 2 / 5,
    })
    expect(result.markets['CN']).toMatchObject({ fresh: ['new', 'edge'], toMembers: true, toMarket: true })
    expect(result.markets['BR']).toMatchObject({ fresh: [], toMembers: true, toMarket: false })
    expect(compute({}).freshShare).toBeNull()
  })
})

describe('[C30] signals of the hub', () => {
  const judge = (id: string, plain: PlainContent, decided = ['CN', 'BR']) => {
    const content = plainContent({ instances: ['T13'], ...plain })
    const context = plainContext({ decided })
    return hubRules[id]!({ content, context, results: { T13: computeHub(content, context) } })
  }

  it('R1.8 b needs a fresh sheet of each market', () => {
    const both = [sheet('a', 'CN', '2026-01-01'), sheet('b', 'BR', '2026-01-01')]
    expect(judge('R1.8.b', { items: { 'T13.factSheets': both } })?.holds).toBe(true)
    const stale = [both[0]!, sheet('b', 'BR', '2024-01-01')]
    expect(judge('R1.8.b', { items: { 'T13.factSheets': stale } })).toMatchObject({
      holds: false,
      missing: [{ widget: 'T04.markets', item: 'BR' }],
    })
  })

  it('R1.12 a needs three complete services on demand', () => {
    const three = ['a', 'b', 'c'].map((id) => service(id, 'CN', true))
    expect(judge('R1.12.a', { items: { 'T13.services': three } })?.holds).toBe(true)
    const two = [...three.slice(1), service('a', 'CN', true, 'contacts', ['price'])]
    expect(judge('R1.12.a', { items: { 'T13.services': two } })).toMatchObject({ holds: false, have: 2 })
  })

  it('R1.12 b takes services and contacts together', () => {
    const items = {
      'T13.services': [service('a', 'CN', true)],
      'T10.actors': [plainItem('rep', { market: 'BR', onDemand: true })],
    }
    expect(judge('R1.12.b', { items })?.holds).toBe(true)
    expect(judge('R1.12.b', { items, instances: ['T10'] })?.holds).toBe(true)
    expect(judge('R1.12.b', { items: { 'T13.services': items['T13.services'] } })?.holds).toBe(false)
    expect(judge('R1.12.b', { items }, [])?.holds).toBe(false)
  })
})
