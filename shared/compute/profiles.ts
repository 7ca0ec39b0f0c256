// Company profiles: which sizes, types and ways abroad, and which markets companies prefer (domain 4.T03).
import { type ComputeContext, type Content, type ContentItem, idsField, textField } from './content.ts'
import { dotShares, type DotResult } from './votes.ts'

/** Ways of going abroad (domain 1.4), in the order they are shown. */
export const ROUTES = [
  'co_development',
  'funding',
  'distribution',
  'licence_out',
  'licence_in',
  'technology_access',
  'manufacturing',
  'ma',
  'inward',
] as const
export const SIZES = ['micro', 'small', 'medium', 'large'] as const
export const COMPANY_TYPES = [
  'traditional',
  'born_global_high_committer',
  'born_global_low_committer',
  'niche_specialist',
] as const
export type Route = (typeof ROUTES)[number]
export type CompanySize = (typeof SIZES)[number]
export type CompanyType = (typeof COMPANY_TYPES)[number]

export type ProfilesResults = {
  /** Profiles that count as evidence (domain 3.2); every share below is of these. */
  profiles: number
  /** 0-1; a profile with r ways adds 1/r to each. null without profiles. */
  byRoute: Record<Route, number | null>
  bySize: Record<CompanySize, number | null>
  byType: Record<CompanyType, number | null>
  /** Share of companies under 250 people; null without profiles. */
  smeShare: number | null
  /** Profiles that name a preferred market. */
  withPreference: number
  /** Candidate market -> profiles naming it ÷ profiles naming any, 0-1; null while none does. */
  preferenceShare: Record<string, number | null>
  /** Dots on the ways to support (domain 3.7). */
  routeDots: Record<Route, DotResult>
}

function shares<K extends string>(keys: readonly K[], total: number, amount: (key: K) => number) {
  return Object.fromEntries(keys.map((key) => [key, total === 0 ? null : amount(key) / total])) as Record<
    K,
    number | null
  >
}

/** How much of a profile goes one way: 1/r when it takes r ways. */
function routePart(profile: ContentItem, route: Route): number {
  const routes = [...new Set(idsField(profile.fields.route))]
  return routes.includes(route) ? 1 / routes.length : 0
}

/** The whole of T03 (domain 4.T03, Compute). */
export function computeProfiles(content: Content, context: ComputeContext): ProfilesResults {
  const profiles = content.items('T03.profiles').filter((item) => item.counts)
  const total = profiles.length
  const count = (field: string, value: string): number =>
    profiles.filter(({ fields }) => textField(fields[field]) === value).length
  const preferences = profiles
    .map(({ fields }) => textField(fields.preferredMarket))
    .filter((market) => context.markets.includes(market))
  return {
    profiles: total,
    byRoute: shares(ROUTES, total, (route) => profiles.reduce((sum, profile) => sum + routePart(profile, route), 0)),
    bySize: shares(SIZES, total, (size) => count('size', size)),
    byType: shares(COMPANY_TYPES, total, (type) => count('type', type)),
    smeShare: total === 0 ? null : (total - count('size', 'large')) / total,
    withPreference: preferences.length,
    preferenceShare: shares(
      context.markets,
      preferences.length,
      (market) => preferences.filter((named) => named === market).length,
    ),
    routeDots: dotShares(content.values('T03.routeDots'), context.partners, ROUTES) as Record<Route, DotResult>,
  }
}
