// Needs assessment: what companies need most and get least (domain 4.T02.5). Takes the partners' values, never ballots.
import type { PartnerId, RoundValues } from '../board/boardState.ts'
import { partnerNumber } from './ballots.ts'
import { below, disagreementLabel, EPSILON, mean, populationSd, reaches, SPREAD_ON_5, standardRank } from './numbers.ts'
import type { NeedResult, NeedsResults, Quadrant } from './coreResults.ts'

export type Need = { id: string; segment: string | null }
export type NeedsInput = {
  needs: readonly Need[]
  /** Need -> `importance`, `met` (1-5). */
  values: RoundValues
}

/** Partners needed for a need to be validated: ceil(0.6 n), the tolerance inside (domain 4.T02.5.6). */
export function needsQuorum(partners: number): number {
  return Math.max(0, Math.ceil(0.6 * partners - EPSILON))
}

/** Partner priority 1-9: importance plus what is unmet of it (domain 4.T02.5.2). */
export function partnerPriority(importance: number, met: number): number {
  return importance + Math.max(importance - met, 0)
}

function quadrantOf(importance: number, met: number): Quadrant {
  const isUnmet = below(met, 3)
  if (reaches(importance, 3.5)) return isUnmet ? 'act-now' : 'keep-up'
  return isUnmet ? 'watch' : 'ease-off'
}

function needResult(need: Need, input: NeedsInput, partners: readonly PartnerId[], quorum: number): NeedResult {
  const importances: number[] = []
  const mets: number[] = []
  const priorities: [PartnerId, number][] = []
  for (const partner of partners) {
    const importance = partnerNumber(input.values, partner, need.id, 'importance')
    const met = partnerNumber(input.values, partner, need.id, 'met')
    if (importance === null || met === null) continue
    importances.push(importance)
    mets.push(met)
    priorities.push([partner, partnerPriority(importance, met)])
  }
  const values = priorities.map(([, priority]) => priority)
  const importance = mean(importances)
  const met = mean(mets)
  const disagreement = populationSd(values)
  return {
    voters: priorities.length,
    partnerPriority: Object.fromEntries(priorities),
    importance,
    met,
    // [C2] the mean of the partners' priorities; recomputing it from the means would hide partners whose need is unmet.
    priority: mean(values),
    disagreement,
    quadrant: importance === null || met === null ? null : quadrantOf(importance, met),
    label: disagreementLabel(disagreement, SPREAD_ON_5),
    validated: priorities.length > 0 && priorities.length >= quorum,
    rank: null,
  }
}

/** All needs, ranked inside their segment among the validated ones (domain 4.T02.5). */
export function computeNeeds(input: NeedsInput, partners: readonly PartnerId[]): NeedsResults {
  const quorum = needsQuorum(partners.length)
  const results = input.needs.map((need) => needResult(need, input, partners, quorum))
  for (const segment of new Set(input.needs.map((need) => need.segment))) {
    const ranks = standardRank(
      results.map((result, i) => (input.needs[i]!.segment === segment && result.validated ? result.priority : null)),
    )
    ranks.forEach((rank, i) => {
      if (rank !== null) results[i]!.rank = rank
    })
  }
  return { quorum, needs: Object.fromEntries(input.needs.map((need, i) => [need.id, results[i]!])) }
}

/** Needs that count as "top": validated with rank 5 or better in their segment (domain 2). */
export function topNeeds(results: NeedsResults): string[] {
  return Object.entries(results.needs)
    .filter(([, need]) => need.validated && need.rank !== null && need.rank <= 5)
    .map(([id]) => id)
}
