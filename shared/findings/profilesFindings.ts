// What the company profiles say: rows of their charts, the sentences beside them, and the interest T04 may take (domain 4.T03).
import { itemLabels, enumerate } from '../charts/boardTexts.ts'
import { printedShare, type ShareRow } from '../charts/shareBarsChart.ts'
import { cellValue, listItems, type BoardState } from '../board/boardState.ts'
import { COMPANY_TYPES, ROUTES, SIZES, type ProfilesResults } from '../compute/profiles.ts'
import type { Translate } from '../drawing.ts'

const highest = (shares: readonly (number | null)[]): number => Math.max(0, ...shares.map((share) => share ?? 0))

function rowsOf<K extends string>(
  keys: readonly K[],
  shares: Record<K, number | null>,
  label: (key: K) => string,
): ShareRow[] {
  const most = highest(Object.values(shares))
  return keys.map((key) => ({ label: label(key), share: shares[key], isStrong: most > 0 && shares[key] === most }))
}

/** Ways abroad, most frequent first. */
export function routeRows(results: ProfilesResults, t: Translate): ShareRow[] {
  const rows = rowsOf(ROUTES, results.byRoute, (route) => t(`T03.option.route.${route}`))
  return rows.sort((a, b) => (b.share ?? 0) - (a.share ?? 0))
}

/** Sizes, small to large. */
export function sizeRows(results: ProfilesResults, t: Translate): ShareRow[] {
  return rowsOf(SIZES, results.bySize, (size) => t(`T03.option.size.${size}`))
}

export function typeRows(results: ProfilesResults, t: Translate): ShareRow[] {
  return rowsOf(COMPANY_TYPES, results.byType, (type) => t(`T03.option.type.${type}`))
}

/** Candidate markets, most preferred first. */
export function preferenceRows(results: ProfilesResults, board: BoardState, t: Translate): ShareRow[] {
  const names = itemLabels(board, 'T04.markets', t)
  const markets = Object.keys(results.preferenceShare)
  const rows = rowsOf(markets, results.preferenceShare, (market) => names.get(market) ?? market)
  return rows.sort((a, b) => (b.share ?? 0) - (a.share ?? 0))
}

export type ProfilesFindings = { routes: string; sizes: string; preference: string }

export function profilesFindings(results: ProfilesResults, board: BoardState, t: Translate): ProfilesFindings {
  const lead = (rows: readonly ShareRow[]): string =>
    enumerate(
      rows.filter((row) => row.isStrong).map((row) => row.label),
      t,
    )
  const none = t('T03.say.none')
  const routes = routeRows(results, t)
  const preference = preferenceRows(results, board, t)
  return {
    routes:
      results.profiles === 0
        ? none
        : t('T03.say.routes', { count: results.profiles, routes: lead(routes), share: printedShare(routes[0]!.share) }),
    sizes: results.profiles === 0 ? none : t('T03.say.sizes', { share: printedShare(results.smeShare) }),
    preference:
      results.withPreference === 0
        ? t('T03.say.noPreference')
        : t('T03.say.preference', {
            count: results.withPreference,
            profiles: results.profiles,
            markets: lead(preference),
          }),
  }
}

export type InterestOffer = { criterion: string; market: string; percent: number }

/**
 * Shares that T04 may take over as measured interest of members, in %: only into cells of a criterion flagged for it that
 * hold no survey value yet (domain 5.1).
 */
export function interestOffers(results: ProfilesResults, board: BoardState): InterestOffer[] {
  const criteria = listItems(board, 'T04.criteria').filter(
    ({ fields }) => fields.kind === 'measured' && fields.memberInterest === true,
  )
  return criteria.flatMap(({ id: criterion }) =>
    Object.entries(results.preferenceShare).flatMap(([market, share]): InterestOffer[] =>
      share === null || cellValue(board, 'T04.measured', criterion, market) !== undefined
        ? []
        : [{ criterion, market, percent: 100 * share }],
    ),
  )
}
