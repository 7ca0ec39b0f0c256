// T05: fit of a subsector with a market, suggestions with ties, and the choices.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { subsectorsRules } from '../../../shared/compute/coverage/subsectorsRules.ts'
import { computeSubsectors, subsectorFit } from '../../../shared/compute/subsectors.ts'
import { plainContent, plainContext, plainItem, revealed } from '../../support/plainContent.ts'

const subsector = (id: string) => plainItem(id, { name: id })

/** Subsectors s0, s1 ... with these fits in China: pull and strength are scored alike, so that fit = 25·(score − 1). */
function china(fits: number[]) {
  const ids = fits.map((_, i) => `s${i}`)
  const cells = Object.fromEntries(fits.map((fit, i) => [`s${i}`, { CN: 1 + fit / 25 }]))
  const content = plainContent({
    items: { 'T05.subsectors': ids.map(subsector) },
    values: { 'T05.pull': revealed({ A: cells }), 'T05.strength': revealed({ A: cells }) },
  })
  return computeSubsectors(content, plainContext()).markets['CN']!
}

describe('[C23] fit', () => {
  it('is 61.2372 for pull 4 and strength 3', () => {
    const content = plainContent({
      items: { 'T05.subsectors': [subsector('ONC')] },
      values: {
        'T05.pull': revealed({ A: { ONC: { CN: 5 } }, B: { ONC: { CN: 3 } } }),
        'T05.strength': revealed({ A: { ONC: { CN: 3 } } }),
      },
    })
    const cell = computeSubsectors(content, plainContext()).markets['CN']!.cells['ONC']!
    expect(cell.pull).toEqual({ utility: 0.75, mean: 4, disagreement: 1, voters: 2 })
    expect(cell.strength).toEqual({ utility: 0.5, mean: 3, disagreement: null, voters: 1 })
    expect(cell.fit).toBeCloseTo(61.2372, 4)
  })

  it('is null when pull or strength is missing, and 0 when one of them is', () => {
    expect(subsectorFit(null, 1)).toBeNull()
    expect(subsectorFit(0.5, null)).toBeNull()
    expect(subsectorFit(0, 1)).toBe(0)
  })

  it('stays between the smaller and the larger of the two', () => {
    const utility = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(utility, utility, (pull, strength) => {
        const fit = subsectorFit(pull, strength)!
        expect(fit).toBeGreaterThanOrEqual(100 * Math.min(pull, strength) - 1e-9)
        expect(fit).toBeLessThanOrEqual(100 * Math.max(pull, strength) + 1e-9)
        expect(subsectorFit(strength, pull)).toBe(fit)
      }),
    )
  })
})

describe('[C23] suggestions', () => {
  it('are the subsectors whose fit reaches 50, best first, at most four', () => {
    expect(china([60, 49, 50, 90, 70, 80])).toMatchObject({ suggested: ['s3', 's5', 's4', 's0'], tied: [] })
    expect(china([50, 20])).toMatchObject({ suggested: ['s0'], tied: [] })
  })

  it('name all that are tied at the cut instead of picking one', () => {
    expect(china([60, 90, 60, 80, 70, 60])).toMatchObject({ suggested: ['s1', 's3', 's4'], tied: ['s0', 's2', 's5'] })
    expect(china([60, 60, 60, 60, 60])).toMatchObject({ suggested: [], tied: ['s0', 's1', 's2', 's3', 's4'] })
    expect(china([60, 60, 60, 60])).toMatchObject({ suggested: ['s0', 's1', 's2', 's3'], tied: [] })
  })

  it('have nothing to say of markets nobody scored', () => {
    const content = plainContent({ items: { 'T05.subsectors': [subsector('ONC')] } })
    const { markets } = computeSubsectors(content, plainContext())
    expect(Object.keys(markets)).toEqual(['BR', 'CN', 'US'])
    expect(markets['BR']).toMatchObject({ suggested: [], tied: [], chosen: [], cells: { ONC: { fit: null } } })
  })
})

describe('[C23] R1.11 a', () => {
  const judge = (chosen: Record<string, string[]>, decided = ['CN', 'BR']) => {
    const ids = ['a', 'b', 'c', 'd', 'e']
    const cells = Object.fromEntries(
      ids.map((id) => [
        id,
        Object.fromEntries(
          Object.entries(chosen).flatMap(([market, list]) => (list.includes(id) ? [[market, 1]] : [])),
        ),
      ]),
    )
    const content = plainContent({
      instances: ['T05'],
      items: { 'T05.subsectors': ids.map(subsector) },
      cells: { 'T05.choices': { ...cells, gone: { CN: 1 } } },
    })
    const context = plainContext({ decided })
    return subsectorsRules['R1.11.a']!({ content, context, results: { T05: computeSubsectors(content, context) } })
  }

  it('holds with one to four chosen subsectors in each decided market', () => {
    expect(judge({ CN: ['a', 'b', 'c', 'd'], BR: ['a'] })).toMatchObject({ holds: true, have: 2, need: 2 })
    expect(judge({ CN: ['a'] })?.missing).toEqual([{ widget: 'T04.markets', item: 'BR' }])
    expect(judge({ CN: ['a', 'b', 'c', 'd', 'e'], BR: ['a'] })).toMatchObject({ holds: false, have: 1 })
  })

  it('is false while no market is decided', () => {
    expect(judge({ CN: ['a'] }, [])).toMatchObject({ holds: false, need: 0 })
  })
})
