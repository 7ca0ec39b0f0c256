// The shown examples: their inputs, and what they hold beyond: names of the partners, texts, sources, sticky notes. The full
// one is the worked example with the other templates filled on top. Checked at start.
import type * as Y from 'yjs'
import { z } from 'zod'
import fullFile from '../../seeds/examples/full-board.json'
import extrasFile from '../../seeds/examples/worked-example-1.extras.json'
import worked from '../../seeds/examples/worked-example-1.json'
import { itemKey, type Confirmation, type ItemBase } from '../../shared/board/boardState.ts'
import { frameShapeId, noteRecords, putRecord } from '../../shared/board/initialRecords.ts'
import { CATALOG } from '../../shared/catalog.ts'

const value = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.null(),
  z.array(z.string()),
  z.strictObject({ $t: z.string() }),
])
const fields = z.record(z.string(), value)

const extrasForm = z.strictObject({
  title: z.string(),
  strategyStart: z.string(),
  strategyEnd: z.string(),
  consortium: z.string(),
  notice: z.strictObject({ $t: z.string() }),
  partners: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      region: z.string(),
      type: z.enum(['cluster', 'agency', 'other']),
    }),
  ),
  /** Widget -> single fields. */
  fields: z.record(z.string(), fields),
  /** Widget -> items: new ones, or fields added to one of the input. */
  items: z.record(
    z.string(),
    z.array(
      z.strictObject({
        id: z.string(),
        fields,
        /** Source fact it restates. */
        fact: z.string().optional(),
        /** Partner that stands by the fact; without one it is still to be confirmed. */
        confirmedBy: z.string().optional(),
      }),
    ),
  ),
  notes: z.array(z.strictObject({ template: z.string(), frame: z.string(), texts: z.array(z.string()).min(1) })),
})

export type ExampleExtras = z.infer<typeof extrasForm>

const WORKED_EXTRAS: ExampleExtras = extrasForm.parse(extrasFile)

const fullForm = z.strictObject({
  title: z.string(),
  today: z.iso.date(),
  notice: z.strictObject({ $t: z.string() }),
  /** Template -> what it adds to the worked example's input, in the form of docs/evaluate.md. */
  input: z.record(z.string(), z.union([z.record(z.string(), z.unknown()), z.array(z.unknown())])),
  /** What it adds to the worked example's extras. */
  extras: extrasForm.pick({ fields: true, items: true, notes: true }),
})

export const EXAMPLES = ['worked', 'full'] as const
export type ExampleName = (typeof EXAMPLES)[number]

function fullExample(): { input: unknown; extras: ExampleExtras } {
  const { title, today, notice, input, extras } = fullForm.parse(fullFile)
  const { strategyStart, strategyEnd } = WORKED_EXTRAS
  const base: Record<string, unknown> = { ...worked.input, today, strategyStart, strategyEnd }
  // A server whose seeds lack a template shows the others.
  const present = Object.entries(input).filter(([template]) => CATALOG.has(template))
  const merged = present.map(([template, added]) => {
    const own = base[template]
    return [template, typeof own === 'object' && own !== null && !Array.isArray(added) ? { ...own, ...added } : added]
  })
  return {
    input: { ...base, ...Object.fromEntries(merged) },
    extras: {
      ...WORKED_EXTRAS,
      title,
      notice,
      fields: { ...WORKED_EXTRAS.fields, ...extras.fields },
      items: { ...WORKED_EXTRAS.items, ...extras.items },
      notes: [...WORKED_EXTRAS.notes, ...extras.notes],
    },
  }
}

/** An untrusted input still: it goes through the same checks as a posted one. */
export function exampleOf(name: ExampleName): { input: unknown; extras: ExampleExtras } {
  return name === 'full' ? fullExample() : { input: worked.input, extras: WORKED_EXTRAS }
}

function writeNotes(doc: Y.Doc, { template, frame, texts }: ExampleExtras['notes'][number]): void {
  const size = CATALOG.get(template)?.frames.find((one) => one.id === frame)
  if (!size) throw new Error(`seeds/examples: notes: ${template} has no frame "${frame}"`)
  for (const { record, text } of noteRecords(frameShapeId(template, frame), size, texts)) putRecord(doc, record, text)
}

/**
 * Adds the extras to a board that already holds the input.
 * @param at ISO time of the confirmations. @param personOf a participant of a partner, who confirmed its facts
 */
export function writeExtras(
  doc: Y.Doc,
  extras: ExampleExtras,
  at: string,
  personOf: (partner: string) => string | undefined,
): void {
  const items = doc.getMap('items')
  for (const [widget, own] of Object.entries(extras.fields))
    for (const [field, given] of Object.entries(own)) items.set(itemKey(widget, field), given)
  for (const [widget, list] of Object.entries(extras.items)) {
    list.forEach(({ id, fields: added, fact, confirmedBy }, i) => {
      const key = itemKey(widget, id)
      const present = items.get(key) as ItemBase | undefined
      const base: ItemBase = present
        ? { ...present, fields: { ...present.fields, ...added } }
        : { fields: added, origin: 'participant', order: i + 1 }
      // A fact nobody stands by yet is prefilled, on this board as on any other.
      const isOpen = fact !== undefined && confirmedBy === undefined
      items.set(key, fact === undefined ? base : { ...base, fact, ...(isOpen ? { origin: 'prefill' } : {}) })
      const by = confirmedBy === undefined ? undefined : personOf(confirmedBy)
      if (confirmedBy === undefined || by === undefined) return
      const confirmation: Confirmation = { by, partner: confirmedBy, at, edited: false }
      items.set(itemKey(widget, id, '$confirmed'), confirmation)
    })
  }
  for (const notes of extras.notes) writeNotes(doc, notes)
}
