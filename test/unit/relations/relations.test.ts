// T10: strength of links, doors by market, and who should have been called.
import { describe, expect, it } from 'vitest'
import type { ContentItem } from '../../../shared/compute/content.ts'
import { relationsRules } from '../../../shared/compute/coverage/relationsRules.ts'
import { computeRelations, linkStrength, recency } from '../../../shared/compute/relations.ts'
import { plainContent, plainContext, plainItem } from '../../support/plainContent.ts'

const TODAY = '2026-06-01'
const actor = (id: string, market: string, more: Record<string, string | boolean> = {}, gaps: string[] = []) =>
  plainItem(id, { name: id, market, type: 'cluster', ...more }, gaps)
const link = (id: string, from: string, to: string, existing = true, closeness = 4, formality = 'mou') =>
  plainItem(id, { from, to, existing, closeness, formality })
const contentWith = (actors: ContentItem[], links: ContentItem[] = []) =>
  plainContent({ instances: ['T10'], items: { 'T10.actors': actors, 'T10.links': links } })
const compute = (actors: ContentItem[], links: ContentItem[] = []) =>
  computeRelations(contentWith(actors, links), plainContext({ decided: ['CN'] }))

describe('[C27] strength of a link', () => {
  it('is the mean of closeness, recency and formality: the vector of domain 4.T10', () => {
    // 200 days before 2026-06-01.
    expect(linkStrength(4, '2025-11-13', 'mou', TODAY)).toBeCloseTo(66.66666667, 8)
  })

  it('is null without closeness or formality, and not without a contact', () => {
    expect(linkStrength(null, TODAY, 'mou', TODAY)).toBeNull()
    expect(linkStrength(4, TODAY, 'friends', TODAY)).toBeNull()
    expect(linkStrength(4, TODAY, 'constructor', TODAY)).toBeNull()
    expect(linkStrength(1, null, 'none', TODAY)).toBe(0)
    expect(linkStrength(5, TODAY, 'contract', TODAY)).toBe(100)
  })

  it('[C27] counts a contact fully for 90 days, by half for 365, and not when it lies ahead', () => {
    expect(recency('2026-03-03', TODAY)).toBe(1)
    expect(recency('2026-03-02', TODAY)).toBe(0.5)
    expect(recency('2025-06-01', TODAY)).toBe(0.5)
    expect(recency('2025-05-31', TODAY)).toBe(0)
    expect(recency('2026-06-02', TODAY)).toBe(0)
    expect(recency(null, TODAY)).toBe(0)
  })
})

describe('[C27] doors of a market', () => {
  const actors = [
    actor('park', 'CN', { type: 'science_park', entryPoint: true, verified: true, lastContact: '2025-11-13' }),
    actor('hall', 'CN', { entryPoint: true }),
    actor('fair', 'all', { type: 'event', entryPoint: true, verified: true }),
    actor('rep', 'CN', { type: 'local_representative', owner: 'A', nextContact: '2026-07-01', lastContact: TODAY }),
    actor('half', 'CN', {}, ['type']),
    actor('us', 'US', { entryPoint: true, verified: true }),
  ]
  const links = [link('l1', 'A', 'park'), link('l2', 'B', 'park', false), link('l3', 'C', 'rep', true, 1, 'none')]

  it('are the complete actors of that market or of all, with what the partners have there', () => {
    const { markets, links: strengths } = compute(actors, links)
    expect(markets['CN']).toMatchObject({
      actors: ['park', 'hall', 'fair', 'rep'],
      verified: ['park', 'fair'],
      types: ['science_park', 'event'],
      strong: ['l1'],
      partners: ['A', 'C'],
      representatives: ['rep'],
      cared: ['rep'],
      inTouch: ['rep'],
    })
    expect(strengths['l3']).toBeCloseTo(100 / 3, 8)
    expect(markets['CN']!.meanStrength).toBeCloseTo(50, 8)
    expect(markets['BR']!.meanStrength).toBeNull()
  })

  it('[C27] name who should have been spoken to, longest overdue first', () => {
    const late = [
      actor('a', 'CN', { nextContact: '2026-05-31' }),
      actor('b', 'CN', { nextContact: '2026-01-01' }),
      actor('c', 'CN', { nextContact: TODAY }),
      actor('d', 'CN'),
    ]
    expect(compute(late).overdue).toEqual(['b', 'a'])
  })
})

describe('[C27] signals of the relations', () => {
  const judge = (id: string, actors: ContentItem[], links: ContentItem[] = [], decided = ['CN']) => {
    const content = contentWith(actors, links)
    const context = plainContext({ decided })
    return relationsRules[id]!({ content, context, results: { T10: computeRelations(content, context) } })
  }
  const door = (id: string, type: string) => actor(id, 'CN', { type, entryPoint: true, verified: true })

  it('R1.6 a needs an owner and a next contact in each market', () => {
    const kept = actor('a', 'CN', { owner: 'A', nextContact: '2026-07-01' })
    expect(judge('R1.6.a', [kept])?.holds).toBe(true)
    expect(judge('R1.6.a', [actor('a', 'CN', { owner: 'A' })])?.holds).toBe(false)
    expect(judge('R1.6.a', [kept], [], ['CN', 'BR'])).toMatchObject({
      holds: false,
      missing: [{ widget: 'T04.markets', item: 'BR' }],
    })
    expect(judge('R1.6.a', [kept], [], [])?.holds).toBe(false)
  })

  it('R1.6 b needs half of the contacts within 183 days, and some contacts', () => {
    const seen = (id: string, lastContact: string) => actor(id, 'CN', { lastContact })
    const elsewhere = actor('us', 'US')
    expect(judge('R1.6.b', [seen('a', '2025-11-30'), seen('b', '2025-11-29'), elsewhere])).toMatchObject({
      holds: true,
      have: 50,
    })
    expect(judge('R1.6.b', [seen('a', '2025-11-29'), elsewhere])?.holds).toBe(false)
    expect(judge('R1.6.b', [elsewhere])).toMatchObject({ holds: false, have: null })
  })

  it('R1.7 a needs an existing link of strength 50, b a local representative', () => {
    expect(judge('R1.7.a', [actor('a', 'CN')], [link('l', 'A', 'a', true, 4, 'mou')])?.holds).toBe(true)
    expect(judge('R1.7.a', [actor('a', 'CN')], [link('l', 'A', 'a', false, 5, 'contract')])?.holds).toBe(false)
    expect(judge('R1.7.a', [actor('a', 'CN')], [link('l', 'A', 'a', true, 2, 'mou')])?.holds).toBe(false)
    expect(judge('R1.7.b', [actor('a', 'CN', { type: 'local_representative' })])?.holds).toBe(true)
    expect(judge('R1.7.b', [actor('a', 'CN', { type: 'agency' })])?.holds).toBe(false)
  })

  it('R1.9 a needs three verified entry points, b two types of them', () => {
    const three = [door('a', 'cluster'), door('b', 'cluster'), door('c', 'cluster')]
    expect(judge('R1.9.a', three)?.holds).toBe(true)
    expect(judge('R1.9.a', three.slice(1))?.holds).toBe(false)
    expect(judge('R1.9.b', three)?.holds).toBe(false)
    expect(judge('R1.9.b', [three[0]!, door('d', 'investor')])?.holds).toBe(true)
  })

  it('R2.6 needs initiatives of each scope', () => {
    const initiative = actor('i', '', { type: 'initiative', scope: 'territory' })
    expect(judge('R2.6.a', [initiative])?.holds).toBe(true)
    expect(judge('R2.6.b', [initiative])?.holds).toBe(false)
    expect(judge('R2.6.a', [actor('i', '', { type: 'event', scope: 'territory' })])?.holds).toBe(false)
  })
})
