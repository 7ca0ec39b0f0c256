// Indicator tables on paper: baseline, target and actual value with their dates, and how far each indicator is.
import { listSeedOf, widgetSeedOf, type WidgetId } from '../../catalog.ts'
import { COLOR } from '../../drawing.ts'
import { dateFieldOf, hasProgress, type IndicatorReading } from '../../widgets/indicatorTable.ts'
import type { Block, Cell, Row } from '../blocks.ts'
import type { Inline } from '../inline.ts'
import { textCell, type ReportContext } from '../reportContext.ts'
import type { TemplateBlock } from '../templateBlock.ts'
import { itemsTable, plainText, printedItems, type PrintedItem } from './itemBlocks.ts'
import { fieldName, widgetTitle } from './words.ts'

/** Progress and status of an indicator where a formula gives them (domain 4.T16). */
export type ReadingOf = (context: ReportContext, widget: WidgetId, item: string) => IndicatorReading | null

const STATUS_COLOR = {
  'on-track': COLOR.good,
  'at-risk': COLOR.discuss,
  behind: COLOR.error,
  'no-data': COLOR.ink3,
} as const

/** A number with its date under it. */
function dated(widget: WidgetId, { values }: PrintedItem, field: string): Cell {
  const seed = listSeedOf(widget)!
  const date = dateFieldOf(seed, field)
  const number = values.get(field) ?? []
  const when = date === null ? [] : (values.get(date) ?? [])
  if (number.length === 0) return textCell('–', { isHatched: true, align: 'right' })
  const unit = values.get('unit') ?? []
  return {
    align: 'right',
    content: [
      ...number,
      ...(unit.length > 0 ? [' ', ...unit] : []),
      ...(when.length > 0 ? [{ text: `\n${plainText(when)}`, color: COLOR.ink2 } satisfies Inline] : []),
    ],
  }
}

/** `indicators`: with progress when the seed has baseline, target and actual; else the plain table. */
export const indicatorsBlock =
  (readingOf: ReadingOf): TemplateBlock =>
  (context, _instance, { widget, by }) => {
    if (widget === null || widgetSeedOf(widget)?.kind !== 'indicatorTable') return []
    const { t } = context
    const seed = listSeedOf(widget)!
    const heading: Block = { kind: 'heading', text: widgetTitle(context, widget) }
    const items = printedItems(context, widget)
    if (items.length === 0 || !hasProgress(seed)) return [heading, ...itemsTable(context, widget, by)]
    const beside = ['unit', 'baseline', 'target', 'actual', seed.label]
    const rest = seed.fields.filter(
      ({ id }) =>
        !beside.includes(id) && !['baseline', 'target', 'actual'].some((one) => dateFieldOf(seed, one) === id),
    )
    const details = ({ values }: PrintedItem): Inline[] =>
      rest.flatMap((field, i): Inline[] => {
        const content = values.get(field.id) ?? []
        if (content.length === 0) return []
        return [
          { text: `${i === 0 ? '' : ' '}${fieldName(context, widget, field.id)}: `, color: COLOR.ink2 },
          ...content,
          /[.!?]$/.test(plainText(content)) ? '' : '.',
        ]
      })
    const right = { align: 'right' as const }
    return [
      heading,
      {
        kind: 'table',
        size: 8.2,
        columns: [
          { head: fieldName(context, widget, seed.label), share: 1 },
          { head: fieldName(context, widget, 'baseline'), width: 62, ...right },
          { head: fieldName(context, widget, 'target'), width: 62, ...right },
          { head: fieldName(context, widget, 'actual'), width: 62, ...right },
          { head: t('report.column.progress'), width: 54 },
          { head: t('report.column.status'), width: 50 },
        ],
        rows: items.map((one): Row => {
          const reading = readingOf(context, widget, one.item.id)
          const status = reading?.status ?? 'no-data'
          return {
            kind: 'cells',
            cells: [
              {
                content: [
                  { text: `${one.label}\n`, weight: 600 },
                  ...details(one),
                  plainText(one.state.content) === '' ? '' : ' ',
                  ...one.state.content,
                ],
              },
              dated(widget, one, 'baseline'),
              dated(widget, one, 'target'),
              dated(widget, one, 'actual'),
              reading?.progress == null ? textCell('–') : { content: [''], bar: reading.progress },
              textCell(t(`report.indicator.${status}`), { color: STATUS_COLOR[status], weight: 600 }),
            ],
          }
        }),
        caption: [t('report.indicatorCaption')],
      },
    ]
  }
