// Signals that T10 feeds (domain 2): people looked after, links used, doors open. R2.6 can come from T14 too.
import type { MarketDoors } from '../relations.ts'
import { ownEntry } from '../ownEntry.ts'
import { atLeast, eachDecidedMarket, refs, type Rule } from './rule.ts'

const NEEDED = { doors: 3, types: 2, inTouchShare: 50 } as const

/** Each market of D has at least `least` of something; these are what proves it. */
const eachMarketHas =
  (widget: 'T10.actors' | 'T10.links', provenBy: (doors: MarketDoors) => readonly string[]): Rule =>
  (facts) => {
    const { T10 } = facts.results
    if (!T10) return null
    return eachDecidedMarket(facts, (market) => {
      const doors = ownEntry(T10.markets, market)
      return doors ? refs(widget, provenBy(doors)) : []
    })
  }

const stayInTouch: Rule = ({ context, results: { T10 } }) => {
  if (!T10) return null
  const doors = context.decided.flatMap((market) => ownEntry(T10.markets, market) ?? [])
  const actors = [...new Set(doors.flatMap((one) => one.actors))]
  const inTouch = [...new Set(doors.flatMap((one) => one.inTouch))]
  const rest = actors.filter((id) => !inTouch.includes(id))
  return {
    ...atLeast(
      actors.length === 0 ? 0 : (100 * inTouch.length) / actors.length,
      NEEDED.inTouchShare,
      refs('T10.actors', inTouch),
      refs('T10.actors', rest),
    ),
    ...(actors.length === 0 ? { have: null } : {}),
  }
}

const initiative =
  (scope: 'territory' | 'meta_cluster'): Rule =>
  ({ results: { T10 } }) =>
    T10 ? atLeast(T10.initiatives[scope].length, 1, refs('T10.actors', T10.initiatives[scope])) : null

export const relationsRules: Readonly<Record<string, Rule>> = {
  'R1.6.a': eachMarketHas('T10.actors', ({ cared }) => cared),
  'R1.6.b': stayInTouch,
  'R1.7.a': eachMarketHas('T10.links', ({ strong }) => strong),
  'R1.7.b': eachMarketHas('T10.actors', ({ representatives }) => representatives),
  'R1.9.a': eachMarketHas('T10.actors', ({ verified }) => (verified.length >= NEEDED.doors ? verified : [])),
  'R1.9.b': eachMarketHas('T10.actors', ({ types, verified }) => (types.length >= NEEDED.types ? verified : [])),
  'R2.6.a': initiative('territory'),
  'R2.6.b': initiative('meta_cluster'),
}
