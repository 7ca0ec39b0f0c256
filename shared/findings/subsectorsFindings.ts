// What pull and strength say about each market, in plain sentences (domain 4.T05).
import { workingMarkets } from '../board/axis.ts'
import { listItems, type BoardState } from '../board/boardState.ts'
import { enumerate, itemLabel, itemLabels, textOf } from '../charts/boardTexts.ts'
import { printed } from '../charts/printed.ts'
import { MOST_SUGGESTED, SUGGESTED_FIT, type MarketSubsectors, type SubsectorsResults } from '../compute/subsectors.ts'
import type { Translate } from '../drawing.ts'

export type MarketChoice = {
  market: string
  name: string
  isLeft: boolean
  /** Chosen subsectors, best fit first, each with the reasons people gave. */
  chosen: { id: string; name: string; fit: string; reasons: string[] }[]
  /** What the scores suggest and people did not choose; what is tied; a choice against the scores; too many. */
  remarks: string[]
}

/** One entry a market, in the order of D, markets that left last. */
export function marketChoices(results: SubsectorsResults, board: BoardState, t: Translate): MarketChoice[] {
  const names = itemLabels(board, 'T05.subsectors', t)
  const reasons = listItems(board, 'T05.reasons')
  return workingMarkets(board).flatMap(({ id: market, item, isLeft }): MarketChoice[] => {
    const found = results.markets[market]
    if (!found || (isLeft && found.chosen.length === 0)) return []
    const chosen = [...found.chosen].sort((a, b) => (found.cells[b]?.fit ?? -1) - (found.cells[a]?.fit ?? -1))
    return [
      {
        market,
        name: item ? itemLabel(item, t) : market,
        isLeft,
        chosen: chosen.map((id) => ({
          id,
          name: names.get(id) ?? id,
          fit: printed(found.cells[id]?.fit, 1),
          reasons: reasons
            .filter(({ fields }) => fields.market === market && fields.subsector === id)
            .map(({ fields }) => textOf(fields.reason, t).trim())
            .filter((reason) => reason !== ''),
        })),
        remarks: isLeft ? [] : remarksOn(found, names, t),
      },
    ]
  })
}

function remarksOn(found: MarketSubsectors, names: ReadonlyMap<string, string>, t: Translate): string[] {
  const list = (ids: readonly string[]): string =>
    enumerate(
      ids.map((id) => names.get(id) ?? id),
      t,
    )
  const { suggested, tied, chosen, cells } = found
  const open = suggested.filter((id) => !chosen.includes(id))
  const weak = chosen.filter((id) => {
    const fit = cells[id]?.fit ?? null
    return fit !== null && fit < SUGGESTED_FIT
  })
  const unscored = Object.values(cells).every((cell) => cell.fit === null)
  return [
    ...(unscored ? [t('T05.say.unscored')] : []),
    ...(open.length > 0 ? [t('T05.say.suggested', { subsectors: list(open) })] : []),
    ...(tied.length > 0
      ? [t('T05.say.tied', { subsectors: list(tied), count: MOST_SUGGESTED - suggested.length })]
      : []),
    ...(weak.length > 0 ? [t('T05.say.weak', { subsectors: list(weak) })] : []),
    ...(chosen.length > MOST_SUGGESTED ? [t('T05.say.tooMany', { count: chosen.length })] : []),
  ]
}
