// Signals that T13 feeds (domain 2). Help on demand in a market (R1.12 b) may be a service here or a contact of T10: one market
// may have the one, the next the other, so both are judged together.
import { ownEntry } from '../ownEntry.ts'
import { namesMarket } from '../content.ts'
import { atLeast, counting, eachDecidedMarket, isThere, refs, type Rule } from './rule.ts'

const NEEDED_SERVICES = 3

const freshSheets: Rule = (facts) => {
  const { T13 } = facts.results
  if (!T13) return null
  return eachDecidedMarket(facts, (market) => refs('T13.factSheets', ownEntry(T13.markets, market)?.fresh ?? []))
}

const enoughOnDemand: Rule = ({ content, results: { T13 } }) => {
  if (!T13) return null
  const open = content.items('T13.services').filter((item) => !item.counts && item.fields.onDemand === true)
  return atLeast(
    T13.onDemand.length,
    NEEDED_SERVICES,
    refs('T13.services', T13.onDemand),
    refs(
      'T13.services',
      open.map(({ id }) => id),
    ),
  )
}

const helpInEachMarket: Rule = (facts) => {
  const { content } = facts
  if (!isThere(content, 'T13') && !isThere(content, 'T10')) return null
  const onDemand = (widget: 'T13.services' | 'T10.actors', market: string) =>
    refs(
      widget,
      counting(content, widget)
        .filter(({ fields }) => fields.onDemand === true && namesMarket(fields.market, market))
        .map(({ id }) => id),
    )
  return eachDecidedMarket(facts, (market) => [...onDemand('T13.services', market), ...onDemand('T10.actors', market)])
}

export const hubRules: Readonly<Record<string, Rule>> = {
  'R1.8.b': freshSheets,
  'R1.12.a': enoughOnDemand,
  'R1.12.b': helpInEachMarket,
}
