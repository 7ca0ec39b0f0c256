// Assets in their places along the value chain (domain 4.T08.3), source facts that nobody confirmed included but marked.
import { listItems, type BoardState, type Item } from '../board/boardState.ts'
import { VALUE_CHAIN_STAGES, type Stage } from '../compute/results.ts'

export type ChainAsset = {
  item: Item
  /** Place of its partner in the consortium's order. */
  partner: number
  /** A prefilled fact that nobody confirmed or edited: it does not count yet (domain 3.2). */
  isUnconfirmed: boolean
}
export type ChainPlaces = {
  byStage: Record<Stage, ChainAsset[]>
  /** Assets without a partner or a stage; they are on the board but in no place. */
  unplaced: Item[]
}

/** Every asset by stage, inside a stage in the list's order. */
export function chainPlaces(board: BoardState): ChainPlaces {
  const byStage = Object.fromEntries(
    VALUE_CHAIN_STAGES.map((stage) => [stage, []]),
  ) as unknown as ChainPlaces['byStage']
  const unplaced: Item[] = []
  for (const item of listItems(board, 'T08.assets')) {
    const stage = VALUE_CHAIN_STAGES.find((one) => one === item.fields['stage'])
    const partner = board.partners.findIndex(({ id }) => id === item.fields['partner'])
    if (stage === undefined || partner < 0) unplaced.push(item)
    else byStage[stage].push({ item, partner, isUnconfirmed: item.origin === 'prefill' && item.confirmed === null })
  }
  return { byStage, unplaced }
}
