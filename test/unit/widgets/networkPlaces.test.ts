// Where partners and contacts stand on the map of relations.
import { describe, expect, it } from 'vitest'
import type { Item } from '../../../shared/board/boardState.ts'
import { networkPlaces, type Network } from '../../../shared/widgets/network.ts'

const SIZE = { width: 600, height: 500, partnerWidth: 100, nodeWidth: 300 }
/** Contacts in one group, the first ones with a link. */
function map(contacts: number, linked: number): Network {
  const nodes = Array.from({ length: contacts }, (_, place) => ({
    item: { id: `c${place}` } as Item,
    label: `Contact ${place}`,
    links: place < linked ? 1 : 0,
  }))
  const partners = ['A', 'B', 'C'].map((id) => ({ id, name: id, links: 1 }))
  return { partners, groups: [{ group: null, nodes }], links: [], loose: [] }
}
const lowest = (spots: Iterable<{ y: number }>) => Math.max(...[...spots].map(({ y }) => y))

describe('the map of relations', () => {
  it('spreads the partners over a map that fits its panel', () => {
    const { partners, height } = networkPlaces(map(8, 2), SIZE)
    expect(height).toBe(500)
    expect(lowest(partners.values())).toBeCloseTo((500 / 3) * 2.5, 6)
  })

  it('keeps them beside contacts with a link when the map goes on below', () => {
    const { partners, nodes, height } = networkPlaces(map(100, 10), SIZE)
    expect(height).toBeGreaterThan(1500)
    expect(lowest(partners.values())).toBeLessThan(nodes.get([...nodes.keys()][11]!)!.y)
  })
})
