// Lists on paper: a table when its columns fit the page, else one row an entry with its fields in words. Never cut.
import { listItems, type Item } from '../../board/boardState.ts'
import { instanceOf, listSeedOf, templateOf, type WidgetId } from '../../catalog.ts'
import { itemLabel } from '../../charts/boardTexts.ts'
import { COLOR } from '../../drawing.ts'
import type { FieldSeed } from '../../templateSeed.ts'
import { groupItems, leftItems } from '../../widgets/grouping.ts'
import { isOpenFact, isSuggestion } from '../../widgets/list.ts'
import type { Block, Cell, Column, Row } from '../blocks.ts'
import type { Inline } from '../inline.ts'
import { textCell, type ReportContext } from '../reportContext.ts'
import type { TemplateBlock } from '../templateBlock.ts'
import { fieldName, valueInlines, widgetTitle } from './words.ts'

/** Room for text on a page (A4 less two margins), in pt. */
const PAGE_WIDTH = 481
const STATE_WIDTH = 78
/** Names up to so many letters stand in one line of text. */
const SHORT = 40

/** Least width of a column that still reads well, and its share of what is left. */
const WIDTH: Record<FieldSeed['type'], { least: number; share: number }> = {
  text: { least: 66, share: 1 },
  longText: { least: 110, share: 2.2 },
  integer: { least: 42, share: 0 },
  number: { least: 42, share: 0 },
  choice: { least: 58, share: 0 },
  choices: { least: 76, share: 0.6 },
  boolean: { least: 34, share: 0 },
  date: { least: 62, share: 0 },
  reference: { least: 70, share: 0.6 },
  references: { least: 80, share: 0.8 },
  partner: { least: 70, share: 0 },
  partners: { least: 84, share: 0.6 },
}

export type PrintedItem = { item: Item; label: string; values: ReadonlyMap<string, Inline[]>; state: Cell }

/** The items of a widget with every field as it is printed, in the board's order. */
export function printedItems(context: ReportContext, widget: WidgetId): PrintedItem[] {
  const seed = listSeedOf(widget)
  if (!seed) return []
  return listItems(context.board, widget).map((item) => ({
    item,
    label: itemLabel(item, context.t),
    values: new Map(
      seed.fields.map((field) => [field.id, valueInlines(context, widget, field, item.fields[field.id])]),
    ),
    state: stateCell(context, widget, item),
  }))
}

/** What keeps an item from counting: a source fact nobody confirmed, or required fields that are empty. */
function stateCell(context: ReportContext, widget: WidgetId, item: Item): Cell {
  const { t } = context
  if (isSuggestion(item)) return textCell(t('report.suggestion'), { color: COLOR.ink3 })
  if (isOpenFact(item)) return textCell(t('report.toUpdate'), { color: COLOR.factText, tint: COLOR.factTint })
  const gaps = context.content.items(widget).find(({ id }) => id === item.id)?.gaps ?? []
  if (gaps.length > 0) {
    const names = gaps.map((field) => fieldName(context, widget, field)).join(', ')
    return textCell(t('report.missingFields', { fields: names }), { color: COLOR.discuss })
  }
  if (leftItems(context.board, widget).has(item.id)) return textCell(t('report.leftMarket'), { color: COLOR.ink3 })
  if (item.source?.isGone === true) return textCell(t('report.sourceGone'), { color: COLOR.ink3 })
  return item.source
    ? textCell(t('report.fromSource', { template: templateOf(instanceOf(item.source.widget)) }))
    : textCell('')
}

/** The words of a content without its signs. */
export function plainText(content: readonly Inline[]): string {
  return content
    .map((part) => {
      if (typeof part === 'string') return part
      if ('text' in part) return part.text
      return 'keep' in part ? plainText(part.keep) : ''
    })
    .join('')
    .trim()
}

/** Least width of a field's column: its kind's, and room for the longest word of its head (5 pt a letter, and its edges). */
function leastWidth(context: ReportContext, widget: WidgetId, field: FieldSeed, items: readonly PrintedItem[]): number {
  const words = fieldName(context, widget, field.id).split(' ')
  // Chosen words are few and known: none of them is broken.
  const chosen = field.type === 'choice' ? items.flatMap(({ values }) => wordsOf(values.get(field.id) ?? [])) : []
  return Math.max(
    WIDTH[field.type].least,
    ...words.map((word) => word.length * 5 + 10),
    ...chosen.map((word) => word.length * 5.4 + 10),
  )
}

const wordsOf = (content: readonly Inline[]): string[] => plainText(content).split(/[\s/-]+/)

function columnOf(
  context: ReportContext,
  widget: WidgetId,
  field: FieldSeed,
  items: readonly PrintedItem[],
  least: number,
  spare: number,
  shares: number,
): Column {
  const { share } = WIDTH[field.type]
  // A number that the seed has words for is a text.
  const isNumber =
    (field.type === 'integer' || field.type === 'number') &&
    items.every(({ values }) => !/\p{L}/u.test(plainText(values.get(field.id) ?? [])))
  return {
    head: fieldName(context, widget, field.id),
    width: least + (shares === 0 ? 0 : (spare * share) / shares),
    ...(isNumber ? { align: 'right' as const } : {}),
  }
}

const labelFirst = (fields: readonly FieldSeed[], label: string): FieldSeed[] => [
  ...fields.filter((field) => field.id === label),
  ...fields.filter((field) => field.id !== label),
]

/** A row an item, under the groups of a field when there is one; an item in two groups stands in both. */
function rowsOf(
  context: ReportContext,
  widget: WidgetId,
  items: readonly PrintedItem[],
  by: FieldSeed | undefined,
  row: (item: PrintedItem) => Row,
): Row[] {
  if (!by) return items.map(row)
  const { groups, without } = groupItems(context.board, widget, by, context.t)
  const byId = new Map(items.map((one) => [one.item.id, one]))
  const group = (head: string, members: readonly Item[]): Row[] =>
    members.length === 0
      ? []
      : [
          { kind: 'group', text: head },
          ...members.flatMap(({ id }) => {
            const found = byId.get(id)
            return found ? [row(found)] : []
          }),
        ]
  return [
    ...groups.flatMap(({ group: { label, isLeft }, items: members }) =>
      group(isLeft ? context.t('report.leftGroup', { name: label }) : label, members),
    ),
    ...group(context.t('report.withoutGroup', { field: fieldName(context, widget, by.id) }), without),
  ]
}

/**
 * The table of a list. Fields that no item fills are left out; they stand among the gaps when they are required.
 * @param by field that groups the rows
 */
export function itemsTable(context: ReportContext, widget: WidgetId, by: string | null): Block[] {
  const seed = listSeedOf(widget)
  if (!seed) return []
  const items = printedItems(context, widget)
  if (items.length === 0) return [{ kind: 'text', style: 'small', content: [context.t('report.nothingEntered')] }]
  const group = seed.fields.find((field) => field.id === by)
  const isSaid = (field: FieldSeed): boolean => items.some(({ values }) => (values.get(field.id) ?? []).length > 0)
  const fields = labelFirst(
    seed.fields.filter((field) => field.id !== group?.id && isSaid(field)),
    seed.label,
  )
  const hasState = items.some(({ state }) => plainText(state.content) !== '')
  const room = PAGE_WIDTH - (hasState ? STATE_WIDTH : 0)
  const leasts = fields.map((field) => leastWidth(context, widget, field, items))
  const least = leasts.reduce((sum, width) => sum + width, 0)
  if (fields.length === 0 || least > room) return [recordTable(context, widget, items, fields, group, hasState)]
  // Names alone need no table.
  if (fields.length === 1 && !hasState && !group) {
    const labels = items.map(({ label }) => label)
    if (labels.every((label) => label.length <= SHORT))
      return [{ kind: 'text', style: 'small', content: [`${labels.join('; ')}.`] }]
    return [{ kind: 'list', items: labels.map((label) => [label]) }]
  }
  const shares = fields.reduce((sum, field) => sum + WIDTH[field.type].share, 0)
  return [
    {
      kind: 'table',
      size: fields.length > 6 ? 8 : 8.6,
      columns: [
        ...fields.map((field, i) => columnOf(context, widget, field, items, leasts[i]!, room - least, shares)),
        ...(hasState ? [{ head: context.t('report.column.toDo'), width: STATE_WIDTH }] : []),
      ],
      rows: rowsOf(context, widget, items, group, ({ values, state }) => ({
        kind: 'cells',
        cells: [
          ...fields.map((field, i): Cell => {
            const content = values.get(field.id) ?? []
            return { content: content.length > 0 ? content : ['–'], ...(i === 0 ? { weight: 600 as const } : {}) }
          }),
          ...(hasState ? [state] : []),
        ],
      })),
    },
  ]
}

/** A sentence among others that semicolons part has no full stop of its own. */
function withoutStop(content: readonly Inline[]): Inline[] {
  const last = content.at(-1)
  return typeof last === 'string' ? [...content.slice(0, -1), last.replace(/\.$/, '')] : [...content]
}

/** One row an entry: its label, then `field: value` for all that is filled in. */
function recordTable(
  context: ReportContext,
  widget: WidgetId,
  items: readonly PrintedItem[],
  fields: readonly FieldSeed[],
  group: FieldSeed | undefined,
  hasState: boolean,
): Block {
  const { label } = listSeedOf(widget)!
  const words = ({ values }: PrintedItem): Inline[] => {
    const said = fields.filter((field) => field.id !== label && (values.get(field.id) ?? []).length > 0)
    return said.flatMap((field, i): Inline[] => [
      { text: `${i === 0 ? '' : ' '}${fieldName(context, widget, field.id)}: `, color: COLOR.ink2 },
      ...withoutStop(values.get(field.id)!),
      i < said.length - 1 ? ';' : '',
    ])
  }
  return {
    kind: 'table',
    columns: [
      { head: fieldName(context, widget, label), width: 118 },
      { head: context.t('report.column.details'), share: 1 },
      ...(hasState ? [{ head: context.t('report.column.toDo'), width: STATE_WIDTH }] : []),
    ],
    rows: rowsOf(context, widget, items, group, (item) => ({
      kind: 'cells',
      cells: [textCell(item.label, { weight: 600 }), { content: words(item) }, ...(hasState ? [item.state] : [])],
    })),
  }
}

/** `items`: a list as a table, grouped by the field named in `by`. */
export const itemsBlock: TemplateBlock = (context, _instance, { widget, by }) =>
  widget === null ? [] : [{ kind: 'heading', text: widgetTitle(context, widget) }, ...itemsTable(context, widget, by)]
