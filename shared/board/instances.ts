// Templates that stand on a board several times (`T06`, `T06~2`): what each instance is about and how it is called. Pure.
import {
  instanceOf,
  seedWidgetId,
  templateOf,
  templateSeedOf,
  widgetOn,
  type TemplateId,
  type WidgetId,
} from '../catalog.ts'
import type { Translate } from '../drawing.ts'
import { isLeftMarket } from './axis.ts'
import { listItems, singleField, type BoardState, type FieldValue } from './boardState.ts'

/** Instances of a template on the board, in the order they were added. */
export function instancesOf(board: Pick<BoardState, 'templates'>, template: TemplateId): TemplateId[] {
  return board.templates.filter((instance) => templateOf(instance) === template)
}

/** The id of the next instance: `T06`, then `T06~2`, `T06~3`. */
export function nextInstance(templates: readonly TemplateId[], template: TemplateId): TemplateId {
  if (!templates.includes(template)) return template
  for (let number = 2; ; number++) {
    const instance = `${template}~${number}`
    if (!templates.includes(instance)) return instance
  }
}

function subjectField(board: BoardState, instance: TemplateId, part: 'market' | 'name'): FieldValue {
  const subject = templateSeedOf(instance)?.subject
  const field = subject?.[part]
  return subject && field !== undefined ? (singleField(board, widgetOn(instance, subject.widget), field) ?? null) : null
}

/** The market an instance is about, or null while it has none (or its template is not made for each market). */
export function marketOf(board: BoardState, instance: TemplateId): string | null {
  const market = subjectField(board, instance, 'market')
  return typeof market === 'string' && market !== '' ? market : null
}

/** Whether an instance is about a market that is no longer chosen: its page is greyed, never deleted (domain 5.1). */
export function isLeftInstance(board: BoardState, instance: TemplateId): boolean {
  const market = marketOf(board, instance)
  return market !== null && isLeftMarket(board, market)
}

/** What tells an instance from its sisters: its name, else its market, else its number when it is not the first; or ''. */
export function instanceTag(board: BoardState, instance: TemplateId, t: Translate): string {
  const name = textIn(subjectField(board, instance, 'name'), t)
  if (name !== '') return name
  const market = marketOf(board, instance)
  if (market !== null) {
    const item = listItems(board, 'T04.markets', { archived: true }).find(({ id }) => id === market)
    return textIn(item?.fields.name ?? null, t) || market
  }
  return instance.split('~')[1] ?? ''
}

function textIn(value: FieldValue, t: Translate): string {
  if (typeof value === 'string') return value.trim()
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? t(value.$t) : ''
}

/** How a widget is called; one of a template that repeats says which instance it is. */
export function widgetName(board: BoardState, widget: WidgetId, t: Translate): string {
  const [template = '', part = ''] = seedWidgetId(widget).split('.')
  const name = t(`${template}.widget.${part}`)
  const tag = instanceTag(board, instanceOf(widget), t)
  return tag === '' ? name : t('template.instance', { name, tag })
}

/** `T06 Market portrait: China`: how a page, a chapter or a place is called in the reader's language. */
export function instanceName(board: BoardState, instance: TemplateId, t: Translate): string {
  const template = templateOf(instance)
  const name = `${template} ${t(`${template}.name`)}`
  const tag = instanceTag(board, instance, t)
  return tag === '' ? name : t('template.instance', { name, tag })
}
