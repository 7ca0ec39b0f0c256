// Annex with what people wrote beside the results: parking lots, and remarks on entries that no chapter has a column for. Nothing
// that was written on the board is missing from the document.
import { listItems, type FieldValue } from '../../board/boardState.ts'
import { instanceName } from '../../board/instances.ts'
import { templateOf, templateSeedOf, type TemplateId } from '../../catalog.ts'
import { itemLabel, textOf } from '../../charts/boardTexts.ts'
import { isBegun } from '../../board/templateProgress.ts'
import type { Block, Row } from '../blocks.ts'
import { textCell, type ReportContext } from '../reportContext.ts'

/** Fields of lists whose chapters print the entries without them. */
const REMARKS: Readonly<Record<string, readonly string[]>> = {
  'T02.needs': ['hint', 'source'],
  'T04.markets': ['note'],
  'T15.talk': ['note'],
}
const PARKING = 'parking'
/** So many entries are named; of more their number is. */
const NAMED = 3

/** No blocks when nothing is written beside the results; then the document has no such annex. */
export function remarksAnnex(context: ReportContext): Block[] {
  const { t, board } = context
  // What a template brings is not a note of anybody while nobody has worked on it.
  const instances = board.templates.filter((instance) => isBegun(board, instance))
  const rows = instances.flatMap((instance): Row[] => {
    const own = remarksOf(context, instance)
    return own.length === 0 ? [] : [{ kind: 'group', text: instanceName(board, instance, t) }, ...own]
  })
  if (rows.length === 0) return []
  return [
    { kind: 'text', style: 'small', content: [t('remarks.text')] },
    {
      kind: 'table',
      size: 8.8,
      padding: 3,
      columns: [
        { head: t('remarks.column.on'), width: 150 },
        { head: t('remarks.column.text'), share: 1 },
      ],
      rows,
    },
  ]
}

/** One row a text, with all entries it was written on. */
function remarksOf({ t, board }: ReportContext, instance: TemplateId): Row[] {
  const places = new Map<string, string[]>()
  const add = (value: FieldValue | undefined, place: string) => {
    const text = textOf(value, t).trim()
    if (text !== '') places.set(text, [...(places.get(text) ?? []), place])
  }
  for (const [name, seed] of Object.entries(templateSeedOf(instance)?.widgets ?? {})) {
    if (!('prefill' in seed)) continue
    const items = listItems(board, `${instance}.${name}`)
    if (name === PARKING) {
      const place = t(`${templateOf(instance)}.widget.${PARKING}`)
      const texts = seed.fields.filter(({ type }) => type === 'text' || type === 'longText')
      for (const item of items) for (const { id } of texts) add(item.fields[id], place)
    }
    for (const field of REMARKS[`${templateOf(instance)}.${name}`] ?? [])
      for (const item of items) add(item.fields[field], itemLabel(item, t))
  }
  return [...places].map(([text, on]): Row => {
    const named = [...new Set(on)]
    const where = named.length > NAMED ? t('remarks.entries', { count: named.length }) : named.join(', ')
    return { kind: 'cells', cells: [textCell(where, { weight: 600 }), textCell(text)] }
  })
}
