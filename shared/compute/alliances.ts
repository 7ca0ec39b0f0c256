// How firms ally with large partners, how dependent they are, how open the consortium is (domain 4.T14).
import type { PartnerId } from '../board/boardState.ts'
import { partnerNumber } from './ballots.ts'
import { type ComputeContext, type Content, numberField, textField } from './content.ts'
import { mean, populationSd, reaches } from './numbers.ts'
import { ownEntry } from './ownEntry.ts'

/** Ways in which a firm depends on a large partner (domain 1.7), in the order they are shown. */
export const DEPENDENCE_TYPES = ['outlets', 'manufacturing', 'development', 'licences', 'milestones'] as const
/** Index (0-100) from which dependence is high, and the ratings an index needs at least (domain 4.T14). */
const HIGH_DEPENDENCE = 60
const LEAST_RATINGS = 3
/** Governance (1-5) from which a high dependence exposes a firm to being taken over (domain 4.T14, Output). */
const TIGHT_GOVERNANCE = 4

export type FirmDependence = {
  /** Group mean 0-4 of each type; null when nobody rated it. */
  ratings: Record<string, number | null>
  /** 25 · mean of the rated types, 0-100; null with fewer than three. */
  index: number | null
  high: boolean
}
export type PartnerAdoption = {
  /** Highest step ticked, 1-4; 0 when none is. */
  stage: number
  /** Lower steps that are not ticked. */
  gaps: string[]
}
export type Agreement = { mean: number | null; disagreement: number | null; voters: number }
export type AlliancesResults = {
  firms: Record<string, FirmDependence>
  inbound: number
  outbound: number
  /** (out − in)/(out + in), -1 to 1, an alliance of both directions counted in each; null without alliances. */
  flowBalance: number | null
  /** Firms with high dependence in an alliance of governance 4 or 5. */
  exposed: string[]
  adoption: Record<PartnerId, PartnerAdoption>
  propositions: Record<string, Agreement>
}

/** Index 0-100 from ratings 0-4, null below three of them (domain 4.T14). */
export function dependenceIndex(ratings: readonly (number | null)[]): number | null {
  const rated = ratings.filter((rating) => rating !== null)
  return rated.length < LEAST_RATINGS ? null : 25 * mean(rated)!
}

/** Firms by index, highest first; those without an index last, in the list's order. */
export function byDependence(results: AlliancesResults): string[] {
  return Object.entries(results.firms)
    .sort(([, a], [, b]) => (b.index ?? -1) - (a.index ?? -1))
    .map(([id]) => id)
}

const isRated = ({ ratings }: AlliancesResults['firms'][string]): boolean =>
  Object.values(ratings).some((rating) => rating !== null)

/** The firms that have a row, highest index first: those with a rating, or all while nobody rated any. */
export function drawnFirms(results: AlliancesResults): string[] {
  const all = byDependence(results)
  const rated = all.filter((id) => isRated(results.firms[id]!))
  return rated.length > 0 ? rated : all
}

/** Balance of the directions, -1 all inbound to 1 all outbound; null without any (domain 4.T14). */
export function flowBalance(outbound: number, inbound: number): number | null {
  return outbound + inbound === 0 ? null : (outbound - inbound) / (outbound + inbound)
}

function firmDependence(content: Content, context: ComputeContext, firm: string): FirmDependence {
  const values = content.values('T14.scores')
  const ratings = DEPENDENCE_TYPES.map((type): [string, number | null] => [
    type,
    mean(context.partners.map((partner) => partnerNumber(values, partner, firm, type))),
  ])
  const index = dependenceIndex(ratings.map(([, rating]) => rating))
  return { ratings: Object.fromEntries(ratings), index, high: index !== null && reaches(index, HIGH_DEPENDENCE) }
}

/** Highest step ticked and the lower ones that are not, from the steps in their order (domain 4.T14). */
function partnerAdoption(content: Content, steps: readonly string[], partner: PartnerId): PartnerAdoption {
  const cells = content.cells('T14.adoption')
  const isTicked = (step: string): boolean => ownEntry(ownEntry(cells, step), partner) === 1
  const stage = steps.reduce((highest, step, i) => (isTicked(step) ? i + 1 : highest), 0)
  return { stage, gaps: steps.slice(0, Math.max(0, stage - 1)).filter((step) => !isTicked(step)) }
}

/** The whole of T14 (domain 4.T14, Compute). */
export function computeAlliances(content: Content, context: ComputeContext): AlliancesResults {
  const firms = content
    .items('T14.firms')
    .map(({ id }): [string, FirmDependence] => [id, firmDependence(content, context, id)])
  const alliances = content.items('T14.alliances').filter((item) => item.counts)
  const directed = (direction: string): number =>
    alliances.filter(({ fields }) => textField(fields.direction) === direction || fields.direction === 'both').length
  const [outbound, inbound] = [directed('outbound'), directed('inbound')]
  const tight = new Set(
    alliances
      .filter(({ fields }) => (numberField(fields.governance) ?? 0) >= TIGHT_GOVERNANCE)
      .map(({ fields }) => textField(fields.firm)),
  )
  const steps = content.items('T14.steps').map(({ id }) => id)
  const agreements = content.values('T14.agreement')
  const propositions = content.items('T14.propositions').map(({ id }): [string, Agreement] => {
    const values = context.partners.map((partner) => partnerNumber(agreements, partner, id, 'agree'))
    const voters = values.filter((value) => value !== null).length
    return [id, { mean: mean(values), disagreement: populationSd(values), voters }]
  })
  return {
    firms: Object.fromEntries(firms),
    inbound,
    outbound,
    flowBalance: flowBalance(outbound, inbound),
    exposed: firms.filter(([id, { high }]) => high && tight.has(id)).map(([id]) => id),
    adoption: Object.fromEntries(
      context.partners.map((partner) => [partner, partnerAdoption(content, steps, partner)]),
    ),
    propositions: Object.fromEntries(propositions),
  }
}
