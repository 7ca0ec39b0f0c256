// The form of a template in an `evaluate` input, derived from its seed: every widget by its name. T02, T04 and T08 have a form
// of their own for most of their widgets (inputSchema.ts); the rest of them follows the seed like any other template.
import { z } from 'zod'
import type { Cells, FieldValue, ItemSource } from '../board/boardState.ts'
import { CATALOG, type TemplateId, type WidgetId } from '../catalog.ts'
import type { TemplateSeed, WidgetSeed } from '../templateSeed.ts'

/**
 * An entry of a list. `prefill`: a source fact; it counts only when `confirmed` (domain 3.2). `link`: the entry stands for one
 * of another widget, whose values it takes over (domain 5.1); its id is then made from that one's.
 */
export type InputItem = {
  id: string | null
  fields: Record<string, FieldValue>
  prefill: boolean
  confirmed: boolean
  link: ItemSource | null
}
export type InputBallot = { partner: string; participant: string | null; values: Cells }
export type WidgetInput =
  | { kind: 'items'; items: InputItem[] }
  | { kind: 'fields'; fields: Record<string, FieldValue> }
  | { kind: 'cells'; cells: Cells }
  | { kind: 'ballots'; ballots: InputBallot[] }
  /** Row -> partner -> vote. */
  | { kind: 'votes'; votes: Record<string, Record<string, string | null>> }
/** Widget names (without template) -> what the input says of them; only those that are given. */
export type TemplateInput = Record<string, WidgetInput>

/** Templates with a form of their own, and their widgets that it covers; all other widgets follow the seed. */
export const FIXED_FORMS: Readonly<Record<TemplateId, readonly string[]>> = {
  T02: ['needs', 'scores', 'surveys', 'needLinks'],
  T04: ['criteria', 'markets', 'scores', 'measured', 'weights', 'needMap', 'settings', 'decision', 'decisionVote'],
  T08: [
    'assets',
    'positioning',
    'attributes',
    'attributeRatings',
    'names',
    'nameRatings',
    'nameVote',
    'channels',
    'channelState',
  ],
}

/** Names an entry has beside its fields. */
export const ITEM_KEYS = ['id', 'prefill', 'confirmed', 'link'] as const

const id = z
  .string({ error: 'must be an id: a text of 1 to 60 characters' })
  .min(1, 'must be an id: a text of 1 to 60 characters')
  .max(60, 'must be an id: a text of 1 to 60 characters')
  .refine((value) => value !== '__proto__', 'must be another id; this one cannot be used')
const flag = z
  .boolean({ error: 'must be true or false' })
  .nullish()
  .transform((given) => given ?? false)
const link = z.strictObject({ widget: z.string({ error: 'must be a widget such as T07.services' }), item: id })
const byKey = <T extends z.ZodType>(value: T) =>
  z.record(z.string(), value, { error: 'must be an object with one entry per id' })
const list = <T extends z.ZodType>(item: T) => z.array(item, { error: 'must be a list' })
/** Values are looked at one by one where their field, row and column are known (checkTemplateInput.ts). */
const fieldValue = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())], {
  error: 'must be a text, a number, true, false, a list of texts or null',
})
const cellValue = z.union([z.string(), z.number(), z.null()], { error: 'must be a number, a text or null' })
const cells = byKey(byKey(cellValue).nullable()).transform((rows): Cells =>
  Object.fromEntries(Object.entries(rows).map(([row, own]) => [row, own ?? {}])),
)

type Fields = Extract<WidgetSeed, { fields: unknown }>['fields']
const fieldsShape = (fields: Fields) =>
  Object.fromEntries(fields.map((field) => [field.id, fieldValue.optional()] as const))

/** Fields that are given; absent ones are left out, so that a field's default holds. */
function givenFields(values: Record<string, unknown>, without: readonly string[] = []): Record<string, FieldValue> {
  return Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, FieldValue] => {
      return entry[1] !== undefined && entry[1] !== null && !without.includes(entry[0])
    }),
  )
}

function widgetSchema(seed: WidgetSeed): z.ZodType<WidgetInput> {
  switch (seed.kind) {
    case 'canvas':
    case 'statement':
      return z
        .strictObject(fieldsShape(seed.fields), { error: 'must be an object with one entry per field' })
        .transform((values): WidgetInput => ({ kind: 'fields', fields: givenFields(values) }))
    case 'heatmap':
    case 'checklist':
      return cells.transform((own): WidgetInput => ({ kind: 'cells', cells: own }))
    case 'matrix':
      return seed.mode === 'shared' ? cells.transform((own): WidgetInput => ({ kind: 'cells', cells: own })) : ballots
    case 'dotVote':
      return ballots
    case 'partnerVote':
      return byKey(byKey(cellValue).nullable()).transform((rows): WidgetInput => ({
        kind: 'votes',
        votes: Object.fromEntries(
          Object.entries(rows).map(([row, own]) => [
            row,
            Object.fromEntries(
              Object.entries(own ?? {}).map(([partner, vote]) => [partner, vote === null ? null : String(vote)]),
            ),
          ]),
        ),
      }))
    default: {
      const item = z.strictObject({
        ...fieldsShape(seed.fields),
        id: id.nullish(),
        prefill: flag,
        confirmed: flag,
        // Only a widget that takes over entries has something to name here.
        ...(seed.links.length > 0 && { link: link.nullish() }),
      })
      return list(item).transform((items): WidgetInput => ({
        kind: 'items',
        items: items.map((one) => {
          const { id: own, prefill, confirmed } = one
          return {
            id: own ?? null,
            prefill,
            confirmed,
            link: (one as { link?: ItemSource | null }).link ?? null,
            fields: givenFields(one as Record<string, unknown>, ITEM_KEYS),
          }
        }),
      }))
    }
  }
}

const ballots: z.ZodType<WidgetInput> = z
  .strictObject({
    ballots: list(
      z.strictObject({
        partner: id,
        participant: id.nullish().transform((given) => given ?? null),
        values: cells,
      }),
    ),
  })
  .transform((own): WidgetInput => ({ kind: 'ballots', ballots: own.ballots }))

/** Widgets of a template that an input may name by the seed's own form. */
export function seedWidgets(seed: TemplateSeed): string[] {
  const fixed = FIXED_FORMS[seed.id] ?? []
  return Object.keys(seed.widgets).filter((name) => !fixed.includes(name))
}

/** One optional entry for each widget that follows the seed. */
export function widgetShape(seed: TemplateSeed): Record<string, z.ZodType> {
  return Object.fromEntries(seedWidgets(seed).map((name) => [name, widgetSchema(seed.widgets[name]!).nullish()]))
}

/** The form of a template: one object, or a list of them for a template that repeats. */
export function templateSchema(seed: TemplateSeed): z.ZodType {
  const one = z.strictObject(widgetShape(seed), { error: 'must be an object with one entry per part' })
  return seed.repeats === undefined ? one : list(one).max(40, 'must have at most 40 entries')
}

/** Templates of the catalogue without a fixed form. */
export const seedFormTemplates = (): TemplateSeed[] =>
  [...CATALOG.values()].filter((template) => FIXED_FORMS[template.id] === undefined)

/** A widget that the input says something of, with its path in the input (`T06.1.barriers`). */
export type GivenWidget = { instance: TemplateId; widget: WidgetId; path: string; input: WidgetInput }

const isGiven = (value: unknown): value is WidgetInput => typeof value === 'object' && value !== null && 'kind' in value

/** Instances that an input holds (`T06` for its first entry, `T06~2` for the next) with their paths. */
export function givenInstances(
  input: object,
): { instance: TemplateId; path: string; parts: Record<string, unknown> }[] {
  const values = input as Record<string, unknown>
  return [...CATALOG.values()].flatMap((seed) => {
    const given = values[seed.id]
    if (given === null || given === undefined) return []
    if (!Array.isArray(given)) return [{ instance: seed.id, path: seed.id, parts: given as Record<string, unknown> }]
    return given.map((parts, i) => ({
      instance: i === 0 ? seed.id : `${seed.id}~${i + 1}`,
      path: `${seed.id}.${i}`,
      parts: parts as Record<string, unknown>,
    }))
  })
}

/** Every widget that an input gives in the seeds' form. */
export function givenWidgets(input: object): GivenWidget[] {
  return givenInstances(input).flatMap(({ instance, path, parts }) => {
    const names = seedWidgets(CATALOG.get(instance.split('~')[0]!)!)
    return names.flatMap((name): GivenWidget[] => {
      const own = parts[name]
      return isGiven(own) ? [{ instance, widget: `${instance}.${name}`, path: `${path}.${name}`, input: own }] : []
    })
  })
}
