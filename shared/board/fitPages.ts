// Brings pages that an earlier version made to the places of today's seeds: panels and frames that nobody has touched move,
// new ones are added, nothing is taken away. What people moved, resized or deleted stays as they left it.
import type * as Y from 'yjs'
import { instanceSeedOf, type TemplateId } from '../catalog.ts'
import { putRecord, templateRecords, type PlainRecord, type TextOf } from './initialRecords.ts'
import { BASE, isPlainObject, POSITION } from './recordKeys.ts'

/** Key of `meta` that holds the ids of the shapes the seeds put on an instance's page: what is missing of them was deleted. */
export const shapesKey = (instance: TemplateId): string => `shapes/${instance}`

/** Keys that a record has once somebody moved or resized it. */
const TOUCHED = [POSITION, 'props.w', 'props.h', 'parentId']

type Put = { record: PlainRecord; entry: Y.Map<unknown> | undefined }

/** Ids of the shapes that the seed puts on the page of an instance. */
export const seedShapes = (records: readonly PlainRecord[]): string[] =>
  records.filter(({ typeName }) => typeName === 'shape').map(({ id }) => id)

function isInPlace(base: unknown, record: PlainRecord): boolean {
  if (!isPlainObject(base) || !isPlainObject(base.props) || !isPlainObject(record.props)) return false
  return (
    base.x === record.x && base.y === record.y && base.props.w === record.props.w && base.props.h === record.props.h
  )
}

/** What of an instance's page is to be put or moved; null when the page is as the seed wants it. */
function workOn(doc: Y.Doc, instance: TemplateId, text: TextOf): { puts: Put[]; shapes: string[] } | null {
  const seed = instanceSeedOf(instance)
  if (!seed) return null
  const records = doc.getMap<Y.Map<unknown>>('records')
  const all = templateRecords(seed, 1, text)
  // A page that was deleted took its shapes along.
  if (all.some(({ typeName, id }) => typeName === 'page' && !records.has(id))) return null
  const wanted = all.filter(({ typeName }) => typeName === 'shape')
  const shapes = seedShapes(wanted)
  const noted = doc.getMap('meta').get(shapesKey(instance))
  const known = new Set(Array.isArray(noted) ? (noted as string[]) : [])
  const puts = wanted.flatMap((record): Put[] => {
    const entry = records.get(record.id)
    if (!entry) return known.has(record.id) ? [] : [{ record, entry }]
    const isTouched = TOUCHED.some((key) => entry.has(key))
    return isTouched || isInPlace(entry.get(BASE), record) ? [] : [{ record, entry }]
  })
  const isNoted = shapes.length === known.size && shapes.every((id) => known.has(id))
  return puts.length === 0 && isNoted ? null : { puts, shapes }
}

const instancesIn = (doc: Y.Doc): TemplateId[] =>
  (doc.getMap('meta').get('templates') as TemplateId[] | undefined) ?? []

/** Instances whose page is not as the seeds want it. Reads the document only. */
export function pagesToFit(doc: Y.Doc, text: TextOf): TemplateId[] {
  return instancesIn(doc).filter((instance) => (workOn(doc, instance, text)?.puts.length ?? 0) > 0)
}

/**
 * Fits all pages, in one transaction; a second time it changes nothing.
 * @returns the instances whose page was changed
 */
export function fitPages(doc: Y.Doc, text: TextOf): TemplateId[] {
  return doc.transact(() =>
    instancesIn(doc).filter((instance) => {
      const work = workOn(doc, instance, text)
      if (!work) return false
      for (const { record, entry } of work.puts) {
        const base = entry?.get(BASE)
        if (!entry || !isPlainObject(base)) {
          putRecord(doc, record)
          continue
        }
        const { x, y } = record
        const { w, h } = record.props as { w: number; h: number }
        entry.set(BASE, { ...base, x, y, props: { ...(base.props as object), w, h } })
      }
      doc.getMap('meta').set(shapesKey(instance), work.shapes)
      return work.puts.length > 0
    }),
  )
}
