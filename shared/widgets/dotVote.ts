// What a revealed dot vote says: each option's share of the dots and its rank (domain 3.7). Nothing before the reveal.
import { latestValues, type BoardState } from '../board/boardState.ts'
import { instanceOf, widgetSeedOf, type WidgetId } from '../catalog.ts'
import { dotShares } from '../compute/votes.ts'
import { axisEntries } from '../board/axis.ts'

export type DotOption = {
  option: string
  /** Mean over the partners that placed dots, 0-1; null when nobody placed any. */
  share: number | null
  rank: number | null
}
export type DotResults = {
  /** Number of the revealed round. */
  round: number
  options: DotOption[]
  /** Partners that placed at least one dot. */
  voting: number
}

/**
 * Results of the latest revealed round in the options' order, or null before the first.
 * @throws Error when the widget is no dot vote.
 */
export function dotResults(board: BoardState, widget: WidgetId): DotResults | null {
  const seed = widgetSeedOf(widget)
  if (seed?.kind !== 'dotVote') throw new Error(`${widget} is no dot vote`)
  const latest = latestValues(board, widget)
  if (!latest) return null
  const options = axisEntries(board, seed.options, instanceOf(widget)).map((entry) => entry.id)
  const partners = board.partners.map((partner) => partner.id)
  const shares = dotShares(latest.values, partners, options)
  const hasDots = (partner: string) =>
    options.some((option) => {
      const dots = latest.values[partner]?.cells[option]?.['dots']
      return typeof dots === 'number' && dots > 0
    })
  return {
    round: latest.number,
    options: options.map((option) => ({ option, ...shares[option]! })),
    voting: partners.filter(hasDots).length,
  }
}
