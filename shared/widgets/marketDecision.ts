// The markets named in the decision of T04 and how they stand to the shortlist (domain 4.T04.9), before and after the vote.
import { listItems, singleField, type BoardState } from '../board/boardState.ts'

/** Ids of the chosen markets that are still known, in the order they were chosen. */
export function decisionMarkets(board: BoardState): string[] {
  const value = singleField(board, 'T04.decision', 'markets')
  const known = new Set(listItems(board, 'T04.markets', { archived: true }).map((item) => item.id))
  return Array.isArray(value) ? value.filter((id) => known.has(id)) : []
}

/** `none` when nothing is chosen or nothing is ranked yet, so that no reason is asked for too early. */
export function standsToShortlist(
  markets: readonly string[],
  shortlist: readonly string[],
): 'none' | 'follows' | 'departs' {
  if (markets.length === 0 || shortlist.length === 0) return 'none'
  const isSame = markets.length === shortlist.length && markets.every((id) => shortlist.includes(id))
  return isSame ? 'follows' : 'departs'
}
