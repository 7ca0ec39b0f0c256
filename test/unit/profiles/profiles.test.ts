// T03: shares of ways, sizes and types, and the markets that companies prefer.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { profilesRules } from '../../../shared/compute/coverage/profilesRules.ts'
import { COMPANY_TYPES, computeProfiles, ROUTES, SIZES } from '../../../shared/compute/profiles.ts'
import type { ContentItem } from '../../../shared/compute/content.ts'
import { plainContent, plainContext, plainItem, revealed } from '../../support/plainContent.ts'

const profile = (id: string, route: string[], more: Record<string, string> = {}, gaps: string[] = []) =>
  plainItem(id, { code: id, partner: 'A', size: 'micro', type: 'traditional', route, ...more }, gaps)

function profiles(items: ContentItem[], markets: string[] = ['BR', 'CN', 'US']) {
  return computeProfiles(plainContent({ items: { 'T03.profiles': items } }), plainContext({ markets }))
}

describe('[C22] company profiles', () => {
  it('add 1/r to each of their r ways', () => {
    const { byRoute } = profiles([
      profile('p1', ['licence_out']),
      profile('p2', ['licence_out', 'funding']),
      profile('p3', ['licence_out', 'funding', 'distribution', 'inward']),
    ])
    expect(byRoute.licence_out).toBeCloseTo((1 + 1 / 2 + 1 / 4) / 3, 12)
    expect(byRoute.funding).toBeCloseTo((1 / 2 + 1 / 4) / 3, 12)
    expect(byRoute.inward).toBeCloseTo(1 / 12, 12)
    expect(byRoute.ma).toBe(0)
  })

  it('are counted by size and type; large companies are no small ones', () => {
    const result = profiles([
      profile('p1', ['ma'], { size: 'large' }),
      profile('p2', ['ma'], { size: 'medium', type: 'niche_specialist' }),
    ])
    expect(result.bySize).toEqual({ micro: 0, small: 0, medium: 0.5, large: 0.5 })
    expect(result.byType.niche_specialist).toBe(0.5)
    expect(result.smeShare).toBe(0.5)
  })

  it('give null, not 0, while there are none', () => {
    const result = profiles([profile('p1', [], {}, ['route'])])
    expect(result).toMatchObject({ profiles: 0, smeShare: null, withPreference: 0 })
    expect(result.byRoute.funding).toBeNull()
    expect(result.preferenceShare).toEqual({ BR: null, CN: null, US: null })
    expect(result.routeDots.funding).toEqual({ share: null, rank: null })
  })

  it('prefer a market among those who name one that is a candidate', () => {
    const { withPreference, preferenceShare } = profiles([
      profile('p1', ['ma'], { preferredMarket: 'CN' }),
      profile('p2', ['ma'], { preferredMarket: 'CN' }),
      profile('p3', ['ma'], { preferredMarket: 'US' }),
      profile('p4', ['ma'], { preferredMarket: 'gone' }),
      profile('p5', ['ma']),
    ])
    expect(withPreference).toBe(3)
    expect(preferenceShare).toEqual({ BR: 0, CN: 2 / 3, US: 1 / 3 })
  })

  it('have shares that add up to 1', () => {
    const routes = fc.uniqueArray(fc.constantFrom(...ROUTES), { minLength: 1 })
    const one = fc.record({ route: routes, size: fc.constantFrom(...SIZES), type: fc.constantFrom(...COMPANY_TYPES) })
    fc.assert(
      fc.property(fc.array(one, { minLength: 1, maxLength: 30 }), (list) => {
        const result = profiles(list.map(({ route, size, type }, i) => profile(`p${i}`, route, { size, type })))
        const sum = (record: Record<string, number | null>) =>
          Object.values(record).reduce<number>((all, share) => all + share!, 0)
        expect(sum(result.byRoute)).toBeCloseTo(1, 9)
        expect(sum(result.bySize)).toBeCloseTo(1, 9)
        expect(sum(result.byType)).toBeCloseTo(1, 9)
      }),
    )
  })

  it('rank the ways by dots, one partner one voice', () => {
    const dots = (count: number) => ({ dots: count })
    const content = plainContent({
      values: { 'T03.routeDots': revealed({ A: { funding: dots(3), ma: dots(1) }, B: { ma: dots(2) } }) },
    })
    const { routeDots } = computeProfiles(content, plainContext())
    expect(routeDots.funding).toEqual({ share: 0.375, rank: 2 })
    expect(routeDots.ma).toEqual({ share: 0.625, rank: 1 })
  })
})

describe('[C22] R1.3 b', () => {
  const judge = (count: number) => {
    const items = Array.from({ length: count }, (_, i) => profile(`p${i}`, ['ma'], { preferredMarket: 'CN' }))
    const content = plainContent({ instances: ['T03'], items: { 'T03.profiles': items } })
    const context = plainContext()
    return profilesRules['R1.3.b']!({ content, context, results: { T03: computeProfiles(content, context) } })
  }

  it('holds from five profiles with a preferred market', () => {
    expect(judge(4)).toMatchObject({ holds: false, have: 4, need: 5 })
    expect(judge(5)).toMatchObject({ holds: true, have: 5 })
    expect(judge(5)?.evidence).toHaveLength(5)
  })
})
