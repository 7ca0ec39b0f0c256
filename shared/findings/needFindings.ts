// What the needs say, in plain sentences: the first ones, those without enough data, and markets no first need points to.
import { itemLabel, itemLabels, enumerate } from '../charts/boardTexts.ts'
import { needRows } from '../charts/needBarsChart.ts'
import { printed } from '../charts/printed.ts'
import { listItems, type BoardState } from '../board/boardState.ts'
import type { Results } from '../compute/results.ts'
import type { Translate } from '../drawing.ts'

export type NeedFindings = {
  /** A first wording of the statement from the first three needs of small companies; null before any rank. */
  statementDraft: string | null
  /** How many companies the surveys asked. */
  surveys: string
  /** Markets of the decision without a link to a need of rank 5 or better (R1.2 c); null when there is no such gap. */
  linkGap: string | null
  /** Needs with too few partners or none: `L03 In-licensing ...: 2 of 5 partners`. */
  withoutData: { id: string; name: string; note: string }[]
}

/** Number of companies in surveys that count (3.2): entered by people or confirmed, with a label. */
export function surveyedCompanies(board: BoardState): number {
  return listItems(board, 'T02.surveys')
    .filter((item) => item.origin !== 'prefill' || item.confirmed !== null)
    .filter((item) => typeof item.fields['label'] === 'string' && item.fields['label'].trim() !== '')
    .reduce((sum, item) => sum + (typeof item.fields['companies'] === 'number' ? item.fields['companies'] : 0), 0)
}

export function needFindings(results: Results, board: BoardState, t: Translate): NeedFindings {
  const needs = results.T02
  const companies = surveyedCompanies(board)
  const surveys = t('finding.surveys', { count: companies, companies: printed(companies, 0) })
  if (!needs) return { statementDraft: null, surveys, linkGap: null, withoutData: [] }
  const segments = needRows(needs, board, t)
  const first = (segments.find(({ segment }) => segment === 'sme') ?? segments[0])?.rows
    .filter((row) => row.isTop)
    .slice(0, 3)
  const withoutData = segments
    .flatMap(({ rows }) => rows)
    .filter((row) => !row.need.validated)
    .map((row) => ({
      id: row.id,
      name: row.name,
      note:
        row.need.voters === 0
          ? t('finding.nobodyYet')
          : t('finding.ofPartners', { voters: row.need.voters, partners: board.partners.length }),
    }))
  return {
    statementDraft:
      first && first.length > 0
        ? t('finding.firstHelp', {
            needs: enumerate(
              first.map((row) => lowerFirst(row.name)),
              t,
            ),
          })
        : null,
    surveys,
    linkGap: linkGap(results, board, t),
    withoutData,
  }
}

/** Sentence-initial capitals go, capitals of abbreviations and names stay (`IP guidance`). */
function lowerFirst(name: string): string {
  const [first = '', second = ''] = [...name]
  return second !== '' && second === second.toLowerCase() ? first.toLowerCase() + name.slice(first.length) : name
}

function linkGap(results: Results, board: BoardState, t: Translate): string | null {
  const markets = results.T04decision?.markets ?? []
  if (markets.length === 0 || !results.T02) return null
  const topNeeds = new Set(
    listItems(board, 'T02.needs')
      .filter((item) => {
        const rank = results.T02!.needs[item.id]?.rank ?? null
        return rank !== null && rank <= 5
      })
      .map((item) => item.id),
  )
  const served = new Set(
    listItems(board, 'T02.needLinks')
      .filter((item) => item.origin !== 'prefill' || item.confirmed !== null)
      .filter((item) => topNeeds.has(String(item.fields['need'])))
      .map((item) => item.fields['target']),
  )
  const labels = itemLabels(board, 'T04.markets', t)
  const missing = markets.filter((id) => !served.has(id)).map((id) => labels.get(id) ?? id)
  if (missing.length === 0) return null
  const status = results.coverage.status['R1.2'] === 'missing' ? 'missing' : 'partial'
  const sentence = t('finding.linkGap', { count: missing.length, markets: enumerate(missing, t) })
  return `${sentence} ${t(`finding.linkGap.${status}`)}`
}

/** `N03 Reliable contacts` and the market it points to, for complete links only. */
export function needLinks(board: BoardState, t: Translate): { need: string; needId: string; market: string }[] {
  const needs = new Map(listItems(board, 'T02.needs').map((item) => [item.id, itemLabel(item, t)]))
  const markets = itemLabels(board, 'T04.markets', t)
  return listItems(board, 'T02.needLinks').flatMap((item) => {
    const needId = String(item.fields['need'] ?? '')
    const market = markets.get(String(item.fields['target'] ?? ''))
    const need = needs.get(needId)
    return need === undefined || market === undefined ? [] : [{ need, needId, market }]
  })
}
