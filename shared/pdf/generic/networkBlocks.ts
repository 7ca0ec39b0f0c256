// Networks on paper: the map of partners and those they know, then every link and every node in tables.
import { widgetSeedOf, type WidgetId } from '../../catalog.ts'
import { networkChart } from '../../charts/networkChart.ts'
import type { MeasureText } from '../../drawing.ts'
import { network, nodesOf, type Network, type NetworkGroup } from '../../widgets/network.ts'
import type { Block } from '../blocks.ts'
import type { ReportContext } from '../reportContext.ts'
import type { TemplateBlock } from '../templateBlock.ts'
import { itemsTable } from './itemBlocks.ts'
import { widgetTitle } from './words.ts'

/** Rows of nodes and heads that one map holds on a page. */
const MOST_ROWS = 38

/** The map in parts that each fit a page: group after group, a long group in several pieces. */
function inPages(net: Network): Network[] {
  const pages: NetworkGroup[][] = [[]]
  let rows = 0
  for (const { group, nodes } of net.groups)
    for (let from = 0; from < nodes.length; from += MOST_ROWS) {
      const piece = nodes.slice(from, from + MOST_ROWS)
      if (rows > 0 && rows + piece.length + 1 > MOST_ROWS) {
        pages.push([])
        rows = 0
      }
      pages.at(-1)!.push({ group, nodes: piece })
      rows += piece.length + 1
    }
  return pages.filter((groups) => groups.length > 0).map((groups) => ({ ...net, groups }))
}

/** Strength 0-100 of a link where a formula gives one (domain 4.T10). */
export type LinkStrength = (context: ReportContext, widget: WidgetId, link: string) => number | null

/** `network`: the map, then links and nodes; `by` groups the nodes by a field of theirs. */
export const networkBlock =
  (strengthOf: LinkStrength): TemplateBlock =>
  (context, _instance, { widget, by }) => {
    if (widget === null || widgetSeedOf(widget)?.kind !== 'network') return []
    const { t, board } = context
    const net = network(board, widget, t, by ?? undefined)
    const alt = t('report.networkAlt', { title: widgetTitle(context, widget), count: net.links.length })
    const hasMap = net.links.length > 0
    return [
      { kind: 'heading', text: widgetTitle(context, widget) },
      ...(hasMap
        ? inPages(net).map((part, i, all): Block => ({
            kind: 'chart',
            height: 0,
            draw: (measure: MeasureText, width: number) =>
              networkChart(part, (link) => strengthOf(context, widget, link), measure, { width, alt }),
            // Under the last part, on its page.
            ...(i === all.length - 1 ? { caption: [t('report.networkCaption')] } : {}),
          }))
        : []),
      ...itemsTable(context, widget, null),
      { kind: 'heading', text: widgetTitle(context, nodesOf(widget)) },
      ...itemsTable(context, nodesOf(widget), by),
    ]
  }
