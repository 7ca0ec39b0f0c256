// Who represents us when, as lanes of months: one lane a market of D, one for those who speak for all. Pure.
import { listItems, type BoardState } from '../board/boardState.ts'
import { itemLabels, textOf } from '../charts/boardTexts.ts'
import { ALL_MARKETS } from '../compute/charter.ts'
import { isIsoDate } from '../compute/evidence.ts'
import type { CharterResults } from '../compute/charter.ts'
import type { Translate } from '../drawing.ts'

export type RotaTerm = {
  id: string
  person: string
  /** Place of the partner in the consortium's order, -1 when there is none. */
  partner: number
  /** First and last month, as places in the months of the strategy period. */
  from: number
  to: number
  /** Terms that overlap stand on lines of their own. */
  line: number
}
export type RotaLane = {
  id: string
  label: string
  /** A market that is no longer chosen: shown greyed, without gaps (domain 5.1). */
  isLeft: boolean
  /** Every month here needs somebody: a market of D, or all while nothing is decided. */
  isAsked: boolean
  terms: RotaTerm[]
  lines: number
  /** Months, as places, in which nobody speaks for us here. */
  gaps: number[]
}

/**
 * The lanes in the order of D, after those who speak for all; markets that left come last while somebody stands in them.
 * Only terms that count and touch the strategy period are placed.
 */
export function rotaLanes(board: BoardState, results: CharterResults, t: Translate): RotaLane[] {
  const { months } = results
  const markets = itemLabels(board, 'T04.markets', t)
  const counting = new Set(results.representatives)
  const placed = listItems(board, 'T01.representatives').flatMap(({ id, fields }) => {
    const { start, end, scope } = fields
    if (!counting.has(id) || !isIsoDate(start) || !isIsoDate(end)) return []
    const inside = months.map((month, i) => ({ month, i })).filter(({ month }) => covers(start, end, month))
    if (inside.length === 0) return []
    const partner = board.partners.findIndex((one) => one.id === fields.partner)
    const term = { id, person: textOf(fields.person, t), partner, from: inside[0]!.i, to: inside.at(-1)!.i }
    return [{ scope: String(scope), term }]
  })
  const isUsed = (lane: string): boolean => placed.some(({ scope }) => scope === lane)
  const left = [...markets.keys()].filter((market) => !results.lanes.includes(market) && isUsed(market))
  const all = results.lanes.includes(ALL_MARKETS) || !isUsed(ALL_MARKETS) ? [] : [ALL_MARKETS]
  return [...all, ...results.lanes, ...left].map((lane): RotaLane => {
    const terms = inLines(placed.filter(({ scope }) => scope === lane).map(({ term }) => term))
    const open = new Set(results.gaps[lane] ?? [])
    return {
      id: lane,
      label: lane === ALL_MARKETS ? t('T01.lane.all') : (markets.get(lane) ?? lane),
      isLeft: left.includes(lane),
      isAsked: results.lanes.includes(lane),
      terms,
      lines: Math.max(1, ...terms.map(({ line }) => line + 1)),
      gaps: months.flatMap((month, i) => (open.has(month) ? [i] : [])),
    }
  })
}

const covers = (start: string, end: string, month: string): boolean =>
  start.slice(0, 7) <= month && month <= end.slice(0, 7)

/** Each term on the first line that is free, in order of their beginnings. */
function inLines(terms: readonly Omit<RotaTerm, 'line'>[]): RotaTerm[] {
  const ends: number[] = []
  return [...terms]
    .sort((a, b) => a.from - b.from || a.to - b.to || (a.id < b.id ? -1 : 1))
    .map((term) => {
      const free = ends.findIndex((end) => end < term.from)
      const line = free < 0 ? ends.length : free
      ends[line] = term.to
      return { ...term, line }
    })
}

/** Places in a row as runs: `[3, 4, 5, 9]` -> `[[3, 5], [9, 9]]`. */
export function runsOf(places: readonly number[]): [number, number][] {
  const runs: [number, number][] = []
  for (const place of places) {
    const last = runs.at(-1)
    if (last && last[1] === place - 1) last[1] = place
    else runs.push([place, place])
  }
  return runs
}
