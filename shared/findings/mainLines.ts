// The few sentences that say where a board stands: first needs, markets, decision, brand, coverage.
import type { BoardState } from '../board/boardState.ts'
import { enumerate, itemLabels } from '../charts/boardTexts.ts'
import { needRows } from '../charts/needBarsChart.ts'
import { printed } from '../charts/printed.ts'
import type { Results } from '../compute/results.ts'
import type { Translate } from '../drawing.ts'
import { brandFindings } from './brandFindings.ts'
import { marketFindings } from './marketFindings.ts'

export type MainLine = { about: 'T02' | 'T04' | 'T08' | 'coverage'; sentences: string[] }

const FIRST = 3

/** One entry for each template with results, then coverage. Numbers are rounded once, for reading. */
export function mainLines(board: BoardState, results: Results, t: Translate): MainLine[] {
  const lines: MainLine[] = []
  if (results.T02) lines.push({ about: 'T02', sentences: needLines(results.T02, board, t) })
  if (results.T04) lines.push({ about: 'T04', sentences: marketLines(results, results.T04, board, t) })
  if (results.T08) {
    const { readiness } = results.T08
    const ready = readiness === null ? [] : [t('history.result.ready', { ready: printed(readiness, 1) })]
    lines.push({ about: 'T08', sentences: [brandFindings(results.T08, board, t).nameNote, ...ready] })
  }
  const { index, covered, partial, missing } = results.coverage
  const values = { index: printed(index, 1), covered, partial, missing }
  lines.push({ about: 'coverage', sentences: [t('history.result.coverage', values)] })
  return lines
}

function needLines(needs: NonNullable<Results['T02']>, board: BoardState, t: Translate): string[] {
  const lines = needRows(needs, board, t).flatMap(({ segment, rows }) => {
    const first = rows.filter(({ need }) => need.rank !== null && need.rank <= FIRST)
    if (first.length === 0) return []
    const names = first.map(({ name, need }) => `${name} (${printed(need.priority, 1)})`)
    return [t('history.result.needs', { segment: t(`chart.segment.${segment}`), needs: enumerate(names, t) })]
  })
  return lines.length > 0 ? lines : [t('history.result.noNeeds')]
}

function marketLines(results: Results, markets: NonNullable<Results['T04']>, board: BoardState, t: Translate) {
  const names = itemLabels(board, 'T04.markets', t)
  const ranked = Object.entries(markets.markets)
    .filter(([, { rank }]) => rank !== null && rank <= FIRST)
    .sort(([a, { rank: rankA }], [b, { rank: rankB }]) => rankA! - rankB! || (a < b ? -1 : 1))
    .map(([id, { score }]) => `${names.get(id) ?? id} (${printed(score, 1)})`)
  const decision = results.T04decision
  return [
    ...(ranked.length > 0 ? [t('history.result.markets', { markets: enumerate(ranked, t) })] : []),
    marketFindings(markets, board, t).headline,
    decision?.valid
      ? t('history.result.chosen', {
          markets: enumerate(
            decision.markets.map((id) => names.get(id) ?? id),
            t,
          ),
        })
      : t('history.result.noDecision'),
  ]
}
