// T05 on paper: the heat map of fit with the chosen cells, and the choices of each market with their reasons.
import { workingMarkets } from '../../board/axis.ts'
import { itemLabel } from '../../charts/boardTexts.ts'
import { printed } from '../../charts/printed.ts'
import { ownEntry } from '../../compute/ownEntry.ts'
import { valueTint } from '../../drawing.ts'
import { marketChoices } from '../../findings/subsectorsFindings.ts'
import type { Block, Cell, Row } from '../blocks.ts'
import { gridTables } from '../generic/columnParts.ts'
import { namedItems, textCell } from '../reportContext.ts'
import type { TemplateBlock } from '../templateBlock.ts'

/** `subsectorHeat`: fit 0 to 100; a tick is chosen, a frame is suggested or tied. */
const heatBlock: TemplateBlock = (context) => {
  const { t, board, results } = context
  const found = results.T05?.markets
  if (!found) return []
  const heading: Block = { kind: 'heading', text: t('T05.panel.heat') }
  const markets = workingMarkets(board).filter(({ id, isLeft }) => !isLeft || (found[id]?.chosen.length ?? 0) > 0)
  const subsectors = namedItems(context, 'T05.subsectors', 'S')
  if (markets.length === 0 || subsectors.length === 0)
    return [heading, { kind: 'text', style: 'small', content: [t('report.nothingEntered')] }]
  const cellOf = (subsector: string, market: string): Cell => {
    const one = ownEntry(found, market)
    const fit = ownEntry(one?.cells, subsector)?.fit ?? null
    const isChosen = one?.chosen.includes(subsector) === true
    const isOffered = one !== undefined && [...one.suggested, ...one.tied].includes(subsector)
    const look: Partial<Cell> = {
      ...(isChosen ? { weight: 600 as const } : {}),
      ...(isOffered && !isChosen ? { isFramed: true } : {}),
    }
    if (fit === null) return { content: isChosen ? [{ icon: 'tick' }] : ['–'], isHatched: true, ...look }
    return {
      content: isChosen ? [{ keep: [{ icon: 'tick' }, printed(fit, 1)] }] : [printed(fit, 1)],
      tint: valueTint(fit / 100),
      ...look,
    }
  }
  return [
    heading,
    ...gridTables(
      {
        corner: t('T05.heat.row'),
        columns: markets.map(({ id, item, isLeft }) => {
          const name = item ? itemLabel(item, t) : id
          return { head: isLeft ? t('report.leftGroup', { name }) : name, align: 'right' as const }
        }),
        rows: subsectors.map(({ id, name }) => ({
          name: textCell(name),
          cells: markets.map((market) => cellOf(id, market.id)),
        })),
      },
      { least: 52, names: 150, caption: { kind: 'text', style: 'caption', content: [t('T05.paper.heat')] } },
    ),
  ]
}

/** `subsectorChoices`: market by market, what was chosen, why, and what the scores say. */
const choicesBlock: TemplateBlock = ({ t, board, results }) => {
  const choices = results.T05 ? marketChoices(results.T05, board, t) : []
  const heading: Block = { kind: 'heading', text: t('T05.panel.chosen') }
  if (choices.length === 0) return [heading, { kind: 'text', style: 'small', content: [t('T05.choices.noMarkets')] }]
  const rows = choices.flatMap(({ name, isLeft, chosen }): Row[] => [
    { kind: 'group', text: isLeft ? t('report.leftGroup', { name }) : name },
    ...(chosen.length === 0
      ? [{ kind: 'cells' as const, cells: [textCell(t('T05.choices.nothing')), textCell('–'), textCell('–')] }]
      : chosen.map(({ name: subsector, fit, reasons }): Row => ({
          kind: 'cells',
          cells: [
            textCell(subsector, { weight: 600 }),
            { content: [fit] },
            textCell(reasons.length === 0 ? t('T05.choices.noReason') : reasons.join(' ')),
          ],
        }))),
  ])
  const remarks = choices.flatMap(({ name, remarks: all }) => all.map((remark) => [`${name}: ${remark}`]))
  return [
    heading,
    {
      kind: 'table',
      columns: [
        { head: t('T05.heat.row'), width: 140 },
        { head: t('T05.column.heat.fit'), width: 40, align: 'right' },
        { head: t('T05.field.reasons.reason'), share: 1 },
      ],
      rows,
    },
    ...(remarks.length === 0 ? [] : [{ kind: 'list' as const, items: remarks }]),
  ]
}

export const SUBSECTORS_BLOCKS: Readonly<Record<string, TemplateBlock>> = {
  subsectorHeat: heatBlock,
  subsectorChoices: choicesBlock,
}
