// Subsectors by market: where the pull of a market meets our strength, what to push there, what was chosen (domain 4.T05).
import type { RoundValues } from '../board/boardState.ts'
import { partnerNumber } from './ballots.ts'
import type { ComputeContext, Content } from './content.ts'
import { compareIds, judgedUtility, mean, populationSd, reaches, standardRank } from './numbers.ts'
import { ownEntry } from './ownEntry.ts'

/** Fit (0-100) from which a subsector is suggested, and how many a market gets at most (domain 4.T05). */
export const SUGGESTED_FIT = 50
export const MOST_SUGGESTED = 4

export type ScoredSide = {
  /** Utility 0-1 of the partners' mean score (domain 3.5, 3.8); null when nobody scored it. */
  utility: number | null
  /** Mean score 1-5 and its spread over the partners. */
  mean: number | null
  disagreement: number | null
  voters: number
}
export type SubsectorCell = {
  pull: ScoredSide
  strength: ScoredSide
  /** 100·sqrt(pull·strength), 0-100; null when either is missing. */
  fit: number | null
}
export type MarketSubsectors = {
  cells: Record<string, SubsectorCell>
  /** Subsectors whose fit reaches 50, best first; at most 4, without those tied at the cut. */
  suggested: string[]
  /** Subsectors tied at the cut: people pick among them for the places that are left. */
  tied: string[]
  /** Subsectors chosen for this market, in the order of the list. */
  chosen: string[]
}
/** Every candidate market, so that what was written about one that left stays in sight. */
export type SubsectorsResults = { markets: Record<string, MarketSubsectors> }

function scoredSide(values: RoundValues, context: ComputeContext, subsector: string, market: string): ScoredSide {
  const scores = context.partners.map((partner) => partnerNumber(values, partner, subsector, market))
  const centre = mean(scores)
  return {
    utility: centre === null ? null : judgedUtility(centre, 'benefit'),
    mean: centre,
    disagreement: populationSd(scores),
    voters: scores.filter((score) => score !== null).length,
  }
}

/** Fit of a subsector with a market, 0-100, from utilities 0-1; null when either is missing (domain 4.T05). */
export function subsectorFit(pull: number | null, strength: number | null): number | null {
  return pull === null || strength === null ? null : 100 * Math.sqrt(pull * strength)
}

/** Who is suggested, and who is tied for the last places (domain 4.T05: "cut tie: list all tied, user picks"). */
function suggest(fits: readonly { id: string; fit: number | null }[]): Pick<MarketSubsectors, 'suggested' | 'tied'> {
  const good = fits.filter(({ fit }) => fit !== null && reaches(fit, SUGGESTED_FIT))
  const ranks = standardRank(good.map(({ fit }) => fit))
  const ranked = good
    .map(({ id }, i) => ({ id, rank: ranks[i]! }))
    .sort((a, b) => a.rank - b.rank || compareIds(a.id, b.id))
  const inside = ranked.filter(({ rank }) => rank <= MOST_SUGGESTED)
  if (inside.length <= MOST_SUGGESTED) return { suggested: inside.map(({ id }) => id), tied: [] }
  const cut = inside.at(-1)!.rank
  const pick = (isTied: boolean): string[] => inside.filter(({ rank }) => (rank === cut) === isTied).map(({ id }) => id)
  return { suggested: pick(false), tied: pick(true) }
}

/** Subsectors chosen for a market: cells of the heat map that are on, in the order of the list. */
export function chosenSubsectors(content: Content, market: string): string[] {
  const cells = content.cells('T05.choices')
  return content
    .items('T05.subsectors')
    .map(({ id }) => id)
    .filter((id) => ownEntry(ownEntry(cells, id), market) === 1)
}

/** The whole of T05 (domain 4.T05, Compute). */
export function computeSubsectors(content: Content, context: ComputeContext): SubsectorsResults {
  const subsectors = content.items('T05.subsectors').map(({ id }) => id)
  const pulls = content.values('T05.pull')
  const strengths = content.values('T05.strength')
  const markets = context.markets.map((market): [string, MarketSubsectors] => {
    const cells = subsectors.map((id): [string, SubsectorCell] => {
      const pull = scoredSide(pulls, context, id, market)
      const strength = scoredSide(strengths, context, id, market)
      return [id, { pull, strength, fit: subsectorFit(pull.utility, strength.utility) }]
    })
    return [
      market,
      {
        cells: Object.fromEntries(cells),
        ...suggest(cells.map(([id, { fit }]) => ({ id, fit }))),
        chosen: chosenSubsectors(content, market),
      },
    ]
  })
  return { markets: Object.fromEntries(markets) }
}
