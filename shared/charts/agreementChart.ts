// How far the partners agree with each proposition, and alliances by direction: bars on fixed scales (domain 4.T14).
import type { BoardState } from '../board/boardState.ts'
import type { AlliancesResults } from '../compute/alliances.ts'
import type { Drawing, MeasureText, Translate } from '../drawing.ts'
import { itemLabels } from './boardTexts.ts'
import { barHeads, type ChartSize } from './chartParts.ts'
import { indexBarsChart, indexBarsHeight, indexScale } from './indexBarsChart.ts'

/** Propositions are sentences: room for four lines each. */
const LINES = 4

export const agreementHeight = (propositions: number, fontScale: number): number =>
  indexBarsHeight(propositions, fontScale, LINES)

export function agreementChart(
  results: AlliancesResults,
  board: BoardState,
  t: Translate,
  measure: MeasureText,
  size: ChartSize,
): Drawing {
  const names = itemLabels(board, 'T14.propositions', t)
  const rows = Object.entries(results.propositions).map(([id, { mean, disagreement }]) => ({
    label: names.get(id) ?? id,
    value: mean,
    spread: disagreement,
  }))
  const words = { alt: t('T14.agreement.alt'), noData: t('chart.noScores'), heads: barHeads(t) }
  return indexBarsChart(rows, indexScale([1, 2, 3, 4, 5], 1), words, measure, size, LINES)
}

/** The scale goes on in fives, so that few alliances do not look like many. */
export function flowChart(results: AlliancesResults, t: Translate, measure: MeasureText, size: ChartSize): Drawing {
  const most = 5 * Math.max(1, Math.ceil(Math.max(results.outbound, results.inbound) / 5))
  const rows = (['outbound', 'inbound'] as const).map((direction) => ({
    label: t(`T14.flow.${direction}`),
    value: results[direction],
    isStrong: true,
  }))
  const words = { alt: t('T14.flow.alt'), noData: t('chart.noData'), heads: barHeads(t) }
  return indexBarsChart(rows, indexScale([0, most], 0), words, measure, size)
}
