// T03 on paper: the mix of ways, sizes and types, and the markets that companies prefer.
import { cellValue, listItems } from '../../board/boardState.ts'
import { barHeads } from '../../charts/chartParts.ts'
import { itemLabel } from '../../charts/boardTexts.ts'
import { shareBarsChart, shareBarsHeight, type ShareRow } from '../../charts/shareBarsChart.ts'
import { preferenceRows, profilesFindings, routeRows, sizeRows, typeRows } from '../../findings/profilesFindings.ts'
import { ROUTES } from '../../compute/profiles.ts'
import type { Block, Row } from '../blocks.ts'
import { textCell, type ReportContext } from '../reportContext.ts'
import type { TemplateBlock } from '../templateBlock.ts'

const SCALE = 0.74

/** Bars of shares as on the board. */
export function shareBars({ t }: ReportContext, rows: readonly ShareRow[], alt: string): Block {
  return {
    kind: 'chart',
    height: shareBarsHeight(rows.length, SCALE),
    draw: (measure, width, height) =>
      shareBarsChart(rows, { alt, noData: t('chart.noData'), heads: barHeads(t) }, measure, {
        width,
        height,
        fontScale: SCALE,
      }),
  }
}

const sentence = (text: string): Block => ({ kind: 'text', style: 'small', content: [text] })

const routeMixBlock: TemplateBlock = (context) => {
  const { t, board, results } = context
  if (!results.T03) return []
  return [
    { kind: 'heading', text: t('T03.panel.routeMix') },
    shareBars(context, routeRows(results.T03, t), t('T03.chart.routes')),
    sentence(`${profilesFindings(results.T03, board, t).routes} ${t('T03.mix.caption')}.`),
  ]
}

const profileMixBlock: TemplateBlock = (context) => {
  const { t, board, results } = context
  if (!results.T03) return []
  return [
    {
      kind: 'columns',
      left: [
        { kind: 'heading', text: t('T03.mix.sizes') },
        shareBars(context, sizeRows(results.T03, t), t('T03.chart.sizes')),
        sentence(profilesFindings(results.T03, board, t).sizes),
      ],
      right: [
        { kind: 'heading', text: t('T03.mix.types') },
        shareBars(context, typeRows(results.T03, t), t('T03.chart.types')),
      ],
    },
  ]
}

const marketPreferenceBlock: TemplateBlock = (context) => {
  const { t, board, results } = context
  if (!results.T03) return []
  const rows = preferenceRows(results.T03, board, t)
  return [
    { kind: 'heading', text: t('T03.panel.preference') },
    ...(rows.length === 0 ? [] : [shareBars(context, rows, t('T03.chart.preference'))]),
    sentence(profilesFindings(results.T03, board, t).preference),
  ]
}

/** `routeNeeds`: the needs that each way depends on; ways without a mark say so. */
const routeNeedsBlock: TemplateBlock = ({ t, board }) => {
  const needs = listItems(board, 'T02.needs')
  return [
    { kind: 'heading', text: t('T03.panel.routeNeeds') },
    {
      kind: 'table',
      columns: [
        { head: t('T03.field.profiles.route'), width: 130 },
        { head: t('T07.grid.row'), share: 1 },
      ],
      rows: ROUTES.map((route): Row => {
        const marked = needs.filter(({ id }) => cellValue(board, 'T03.routeNeeds', id, route) === 1)
        return {
          kind: 'cells',
          cells: [
            textCell(t(`T03.option.route.${route}`), { weight: 600 }),
            textCell(marked.map((item) => itemLabel(item, t)).join(', ') || '–'),
          ],
        }
      }),
    },
  ]
}

export const PROFILES_BLOCKS: Readonly<Record<string, TemplateBlock>> = {
  routeMix: routeMixBlock,
  profileMix: profileMixBlock,
  marketPreference: marketPreferenceBlock,
  routeNeeds: routeNeedsBlock,
}
