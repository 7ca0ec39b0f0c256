// What the communication plan says in plain sentences: who hears nothing regular, who has most to do (domain 4.T09).
import { decidedMarkets } from '../board/axis.ts'
import { listItems, type BoardState } from '../board/boardState.ts'
import { enumerate, itemLabels } from '../charts/boardTexts.ts'
import { printed } from '../charts/printed.ts'
import type { ShareRow } from '../charts/shareBarsChart.ts'
import { CADENCE_AUDIENCES, type CommunicationResults } from '../compute/communication.ts'
import { ownEntry } from '../compute/ownEntry.ts'
import type { BrandResults } from '../compute/results.ts'
import type { Translate } from '../drawing.ts'

const CHANNELS = 'T09.channels'

export type CadenceGrid = {
  markets: { id: string; name: string }[]
  rows: { audience: string; isServed: boolean[] }[]
}

/** Audiences against decided markets, each served by something regular or not. */
export function cadenceGrid(results: CommunicationResults, board: BoardState, t: Translate): CadenceGrid {
  const names = itemLabels(board, 'T04.markets', t)
  const markets = decidedMarkets(board)
  const isOpen = (audience: string, market: string): boolean =>
    results.uncovered.some((pair) => pair.audience === audience && pair.market === market)
  return {
    markets: markets.map((id) => ({ id, name: names.get(id) ?? id })),
    rows: CADENCE_AUDIENCES.map((audience) => ({
      audience: t(`T09.option.audience.${audience}`),
      isServed: markets.map((market) => !isOpen(audience, market)),
    })),
  }
}

/** Each partner's share of the items, in the consortium's order. */
export function loadRows(results: CommunicationResults, board: BoardState, t: Translate): ShareRow[] {
  const counts = board.partners.map(({ id }) => ownEntry(results.load, id) ?? 0)
  const total = counts.reduce((sum, count) => sum + count, 0)
  return board.partners.map(({ name }, i) => ({
    label: `${name}, ${t('T09.load.items', { count: counts[i]! })}`,
    share: total === 0 ? null : counts[i]! / total,
    isStrong: counts[i] === Math.max(...counts),
  }))
}

export type CommunicationFindings = {
  cadence: string
  load: string
  /** Items without an owner; null when all have one. */
  unowned: string | null
  /** Channels in use that T08 does not have live yet; null when there is none. */
  notLive: string | null
}

export function communicationFindings(
  results: CommunicationResults,
  brand: BrandResults | undefined,
  board: BoardState,
  t: Translate,
): CommunicationFindings {
  const names = itemLabels(board, 'T04.markets', t)
  const pairs = results.uncovered.map(({ audience, market }) =>
    t('T09.say.pair', { audience: t(`T09.option.audience.${audience}`), market: names.get(market) ?? market }),
  )
  return {
    cadence:
      results.cadenceCoverage === null
        ? t('T09.say.undecided')
        : pairs.length === 0
          ? t('T09.say.allServed')
          : t('T09.say.uncovered', { count: pairs.length, pairs: enumerate(pairs, t) }),
    load: loadSentence(results, board, t),
    unowned: results.unowned.length === 0 ? null : t('T09.say.unowned', { count: results.unowned.length }),
    notLive: brand ? notLive(brand, board, t) : null,
  }
}

function loadSentence({ load }: CommunicationResults, board: BoardState, t: Translate): string {
  const counts = board.partners.map(({ id, name }) => ({ name, count: ownEntry(load, id) ?? 0 }))
  const total = counts.reduce((sum, { count }) => sum + count, 0)
  if (total === 0) return t('T09.load.none')
  const most = Math.max(...counts.map(({ count }) => count))
  const busiest = counts.filter(({ count }) => count === most).map(({ name }) => name)
  return t('T09.say.load', { name: enumerate(busiest, t), count: most, total })
}

/** The channels are those of T08, linked live: their readiness is read there. */
function notLive(brand: BrandResults, board: BoardState, t: Translate): string | null {
  const used = new Set(listItems(board, 'T09.items').map(({ fields }) => fields.channel))
  const names = itemLabels(board, CHANNELS, t)
  const open = listItems(board, CHANNELS).flatMap(({ id, source }) => {
    const ready = source ? ownEntry(brand.readinessByChannel, source.item) : null
    return used.has(id) && ready != null && ready < 100
      ? [t('T09.say.ready', { name: names.get(id) ?? id, ready: printed(ready, 0) })]
      : []
  })
  return open.length === 0 ? null : t('T09.say.notLive', { channels: enumerate(open, t) })
}
