// T13 on paper: kinds of services by market, how far the hub reaches, and the age of the fact sheets.
import { SERVICE_TYPES } from '../../compute/hub.ts'
import { ownEntry } from '../../compute/ownEntry.ts'
import { COLOR } from '../../drawing.ts'
import { hubRows, hubSentences, hubShares, sheetRows } from '../../findings/hubFindings.ts'
import type { Block, Cell, Row } from '../blocks.ts'
import { textCell } from '../reportContext.ts'
import type { TemplateBlock } from '../templateBlock.ts'
import { shareBars } from './profilesBlocks.ts'

const small = (text: string): Block => ({ kind: 'text', style: 'small', content: [text] })

/** `offer`: number of services of each kind in each market; wanted kinds without one are tinted. */
const offerBlock: TemplateBlock = ({ t, board, results }) => {
  const hub = results.T13
  if (!hub) return []
  const rows = hubRows(hub, board, t)
  const heading: Block = { kind: 'heading', text: t('T13.panel.offer') }
  if (rows.length === 0) return [heading, small(t('T13.state.noMarkets'))]
  return [
    heading,
    {
      kind: 'table',
      size: 8,
      columns: [
        { head: t('T13.offer.row'), share: 1 },
        ...SERVICE_TYPES.map((type) => ({
          head: t(`T13.column.offer.${type}`),
          width: 56,
          align: 'center' as const,
        })),
      ],
      rows: rows.map(({ name, isLeft, hub: own }): Row => ({
        kind: 'cells',
        cells: [
          textCell(isLeft ? t('report.leftGroup', { name }) : name, { weight: 600 }),
          ...SERVICE_TYPES.map((type) => {
            const isWanted = own.wanted.includes(type)
            return textCell(isWanted ? t('T13.paper.wanted') : String(ownEntry(own.byType, type) ?? 0), {
              align: 'center',
              ...(isWanted ? { tint: COLOR.discussTint } : {}),
            })
          }),
        ],
      })),
      caption: [t('T13.paper.offerCaption')],
    },
  ]
}

/** `hubState`: shares, help and news by market, and what is missing in words. */
const stateBlock: TemplateBlock = (context) => {
  const { t, board, results } = context
  const hub = results.T13
  if (!hub) return []
  const rows = hubRows(hub, board, t)
  const mark = (isThere: boolean, isLeft: boolean): Cell =>
    isThere
      ? { content: [{ icon: 'tick', color: COLOR.good }], align: 'center' }
      : textCell(t('T13.state.no'), { align: 'center', ...(isLeft ? {} : { tint: COLOR.discussTint }) })
  const table: Block[] =
    rows.length === 0
      ? []
      : [
          {
            kind: 'table',
            columns: [
              { head: t('T13.state.market'), share: 1 },
              ...['demand', 'sheet', 'members', 'toMarket'].map((column) => ({
                head: t(`T13.state.${column}`),
                width: 82,
                align: 'center' as const,
              })),
            ],
            rows: rows.map(({ name, isLeft, hub: own }): Row => ({
              kind: 'cells',
              cells: [
                textCell(isLeft ? t('report.leftGroup', { name }) : name, { weight: 600 }),
                mark(own.onDemand.length + own.contacts.length > 0, isLeft),
                mark(own.fresh.length > 0, isLeft),
                mark(own.toMembers, isLeft),
                mark(own.toMarket, isLeft),
              ],
            })),
          },
        ]
  return [
    { kind: 'heading', text: t('T13.panel.state') },
    shareBars(context, hubShares(hub, t), t('T13.state.alt')),
    ...table,
    ...hubSentences(hub, board, t).map(small),
  ]
}

/** `ageing`: fact sheets that count, those to be renewed first. */
const ageingBlock: TemplateBlock = ({ t, board, results }) => {
  const hub = results.T13
  if (!hub) return []
  const rows = sheetRows(hub, board, t)
  const heading: Block = { kind: 'heading', text: t('T13.ageing.head') }
  if (rows.length === 0) return [heading, small(t('T13.ageing.none'))]
  return [
    heading,
    {
      kind: 'table',
      columns: [
        { head: t('T13.ageing.name'), share: 1 },
        { head: t('T13.ageing.age'), width: 90, align: 'right' },
        { head: '', width: 90 },
      ],
      rows: rows.map(({ name, days, isFresh }): Row => ({
        kind: 'cells',
        cells: [
          textCell(name, { weight: 600 }),
          textCell(days === null ? t('T13.ageing.unknown') : t('T13.ageing.days', { count: days }), {
            align: 'right',
          }),
          textCell(t(isFresh ? 'T13.ageing.fresh' : 'T13.ageing.old'), isFresh ? {} : { color: COLOR.discuss }),
        ],
      })),
    },
  ]
}

export const HUB_BLOCKS: Readonly<Record<string, TemplateBlock>> = {
  offer: offerBlock,
  hubState: stateBlock,
  ageing: ageingBlock,
}
