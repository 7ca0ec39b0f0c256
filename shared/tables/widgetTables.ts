// The tables of one template on the board, each under a title of its own.
import { instanceOf, templateSeedOf, type TemplateId, type WidgetId } from '../catalog.ts'
import type { WordContext } from '../pdf/generic/words.ts'
import type { Table } from './Table.ts'
import { widgetTable } from './widgetTable.ts'

/** In the order of the seed; a widget that nobody has filled has a table without rows. */
export function widgetTables(context: WordContext, instance: TemplateId): Table[] {
  const tables = Object.keys(templateSeedOf(instance)?.widgets ?? {}).flatMap(
    (name) => widgetTable(context, `${instance}.${name}`) ?? [],
  )
  // The scores of a list often have the list's own title; then they are called scores.
  return tables.map((table) => {
    const first = tables.find(({ title }) => title === table.title)
    return first === table ? table : { ...table, title: context.t('tables.scoresOf', { title: table.title }) }
  })
}

/** One of them; null for what is no table. */
export const tableOfWidget = (context: WordContext, widget: WidgetId): Table | null =>
  widgetTables(context, instanceOf(widget)).find(({ id }) => id === widget) ?? null
