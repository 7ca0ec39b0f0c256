// What the ids in computed results are called in Annex B: entries, partners, markets and pages by their names, the terms of the
// formulas in words.
import { instanceName } from '../../board/instances.ts'
import { listItems, type Item } from '../../board/boardState.ts'
import { listSeedOf, templateOf, templateSeedOf, type WidgetId } from '../../catalog.ts'
import { itemLabel } from '../../charts/boardTexts.ts'
import { plainText } from '../generic/itemBlocks.ts'
import { valueInlines } from '../generic/words.ts'
import type { ReportContext } from '../reportContext.ts'

export type ValueWords = {
  /** An entry, a partner, a page. */
  entry: (id: string) => string
  /** A name the formulas use, in words; an entry's id as it is. */
  term: (id: string) => string
  isEntry: (id: string) => boolean
  /** What leads to a table: a market or a page by its name, anything else as the formulas call it. */
  step: (id: string) => string
}

/** `C1`, `US`: a code that people know from the board. */
const isCode = (id: string): boolean => /^[A-Z]{1,4}\d{0,2}$/.test(id)
const spaced = (id: string): string =>
  id
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[_-]/g, ' ')
    .toLowerCase()

/** What many templates name: their ids mean the same everywhere. */
const SHARED_LISTS = ['T04.markets', 'T04.criteria', 'T02.needs', 'T05.subsectors'] as const

/** @param page a template, or one of its pages: its own entries come first. */
export function valueWords(context: ReportContext, page: string): ValueWords {
  const { board, t } = context
  const partners = new Map(board.partners.map(({ id, name }) => [id, name]))
  const own = board.templates.filter((instance) => instance === page || templateOf(instance) === page)
  const lists = own.flatMap((instance) =>
    Object.keys(templateSeedOf(instance)?.widgets ?? {}).map((name) => `${instance}.${name}`),
  )
  const labels = new Map<string, string>()
  for (const widget of [...lists, ...SHARED_LISTS].filter((one) => listSeedOf(one) !== undefined))
    for (const item of listItems(board, widget, { archived: true }))
      if (!labels.has(item.id)) labels.set(item.id, entryName(context, widget, item))
  const markets = new Set(listItems(board, 'T04.markets', { archived: true }).map(({ id }) => id))
  const entry = (id: string): string => {
    if (partners.has(id)) return partners.get(id)!
    if (board.templates.includes(id)) return instanceName(board, id, t)
    const label = labels.get(id)
    if (label === undefined) return /^R\d/.test(id) ? id.slice(1) : isCode(id) || id.includes(' ') ? id : spaced(id)
    return isCode(id) ? `${id} ${label}` : label
  }
  return {
    entry,
    isEntry: (id) => labels.has(id) || partners.has(id),
    term: (id) =>
      partners.get(id) ??
      (id === 'disagreement' ? t('report.column.sd') : isCode(id) && labels.has(id) ? id : spaced(id)),
    step: (id) => (markets.has(id) ? labels.get(id)! : board.templates.includes(id) ? entry(id) : spaced(id)),
  }
}

/** An entry's label; one without a label, such as a link between two others, is named by those. */
function entryName(context: ReportContext, widget: WidgetId, item: Item): string {
  const label = itemLabel(item, context.t)
  if (label !== '' && (label !== item.id || item.fields[listSeedOf(widget)?.label ?? ''] === item.id)) return label
  const named = (listSeedOf(widget)?.fields ?? []).filter(({ type }) => type === 'partner' || type === 'reference')
  return (
    named.map((field) => plainText(valueInlines(context, widget, field, item.fields[field.id]))).join(', ') || item.id
  )
}
