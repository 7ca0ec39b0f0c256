// Random inputs of `evaluate` for every template of the catalogue, made from the seeds alone: what the form allows, with gaps.
import { CATALOG, widgetOn, type WidgetId } from '../../shared/catalog.ts'
import type { AxisSeed, FieldSeed, ListSeed, WidgetSeed } from '../../shared/templateSeed.ts'
import { FIXED_FORMS, seedWidgets } from '../../shared/compute/templateInput.ts'
import { dotBudget } from '../../shared/compute/votes.ts'

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }
/** A whole number from 0 to max - 1. */
export type Pick = (max: number) => number

const PARTNERS = ['A', 'B', 'C']
const MARKETS = ['CN', 'US', 'BR']
const SENTENCES = [
  'Oncology',
  'Training before a mission',
  'Meetings with hospitals and payers in two cities, prepared with the local office',
  'Companies lack reliable contacts. We bring them into the room with buyers who have asked for them, and stay for the follow-up.',
]
const DAYS = ['2026-03-01', '2026-12-20', '2027-02-01', '2027-06-30', '2028-09-15', '2029-01-31']

type Draw = {
  pick: Pick
  /** Ids of the entries of every list, by widget on its instance. */
  ids: ReadonlyMap<WidgetId, readonly string[]>
  decided: readonly string[]
  instance: string
}

function some<T>(pick: Pick, all: readonly T[]): T[] {
  return all.filter(() => pick(2) === 0)
}

const oneOf = <T>(pick: Pick, all: readonly T[]): T | null => (all.length === 0 ? null : all[pick(all.length)]!)

function fieldValue(field: FieldSeed, { pick, ids, instance }: Draw): Json {
  if (pick(6) === 0) return null
  const known = (field.to ?? []).flatMap((list) => [...(ids.get(widgetOn(instance, list)) ?? [])])
  const number = (): number => {
    const min = field.min ?? 0
    const max = Math.min(field.max ?? min + 20, min + 1000)
    return field.type === 'integer' ? min + pick(max - min + 1) : min + ((max - min) * pick(11)) / 10
  }
  switch (field.type) {
    case 'text':
    case 'longText':
      return pick(8) === 0 ? '  ' : SENTENCES[pick(SENTENCES.length)]!.slice(0, field.maxLength ?? 2000)
    case 'integer':
    case 'number':
      return number()
    case 'choice':
      return oneOf(pick, field.options ?? [])
    case 'choices':
      return some(pick, field.options ?? [])
    case 'boolean':
      return pick(2) === 0
    case 'date':
      return oneOf(pick, DAYS)
    case 'partner':
      return oneOf(pick, PARTNERS)
    case 'partners':
      return some(pick, PARTNERS)
    case 'reference':
      return field.allowAll === true && pick(4) === 0 ? 'all' : oneOf(pick, known)
    case 'references':
      return some(pick, [...new Set(known)])
  }
}

/** Values for some fields; the end of a period is left out where it would come before its start, which is refused. */
function fieldValues(fields: readonly FieldSeed[], draw: Draw): Record<string, Json> {
  const values = Object.fromEntries(fields.map((field): [string, Json] => [field.id, fieldValue(field, draw)]))
  for (const field of fields) {
    const [start, end] = [values[field.after ?? field.notBefore ?? ''], values[field.id]]
    if (typeof start !== 'string' || typeof end !== 'string') continue
    if (end < start || (field.after !== undefined && end === start)) values[field.id] = null
  }
  return values
}

const isList = (seed: WidgetSeed): seed is ListSeed => 'prefill' in seed

/** An entry of another widget that nobody has taken over yet. */
function linkOf(seed: ListSeed, { pick, ids, instance }: Draw, used: Set<string>) {
  const link = oneOf(pick, seed.links)
  if (!link) return null
  const widget = widgetOn(instance, link.from)
  const item = oneOf(pick, ids.get(widget) ?? [])
  if (item === null || used.has(`${widget}/${item}`)) return null
  used.add(`${widget}/${item}`)
  return { link, widget, item }
}

function items(seed: ListSeed, own: readonly string[], draw: Draw): Json {
  const used = new Set<string>()
  // Nothing refers to these: their ids are made from their sources.
  const links = Array.from({ length: Math.min(2, seed.maxItems - own.length) }, () => linkOf(seed, draw, used)).flatMap(
    (source): Json[] => {
      if (!source) return []
      const free = seed.fields.filter(({ id }) => source.link.fields[id] === undefined)
      return [{ ...fieldValues(free, draw), link: { widget: source.widget, item: source.item } }]
    },
  )
  const entries = own.map((id): Json => {
    const fields = fieldValues(seed.fields, draw)
    const prefill = draw.pick(4) === 0
    return { ...fields, id, prefill, confirmed: prefill && draw.pick(2) === 0 }
  })
  return [...entries, ...links]
}

function axisIds(axis: AxisSeed, { ids, instance, decided }: Draw, fields: FieldsById): string[] {
  if ('ids' in axis) return [...axis.ids]
  if ('partners' in axis) return PARTNERS
  if ('markets' in axis) return decided.length > 0 ? [...decided] : MARKETS
  const list = widgetOn(instance, axis.list)
  const all = ids.get(list) ?? []
  const { where } = axis
  return where ? all.filter((id) => fields.get(`${list}/${id}`)?.[where.field] === where.equals) : [...all]
}

type FieldsById = ReadonlyMap<string, Record<string, Json>>

function table(rows: readonly string[], columns: readonly string[], value: () => Json): Json {
  return Object.fromEntries(rows.map((row) => [row, Object.fromEntries(columns.map((column) => [column, value()]))]))
}

function rest(seed: WidgetSeed, draw: Draw, fields: FieldsById): Json | undefined {
  const { pick } = draw
  const axis = (one: AxisSeed): string[] => axisIds(one, draw, fields)
  const ballots = (values: () => Json): Json => ({
    ballots: PARTNERS.flatMap((partner) =>
      Array.from({ length: pick(3) }, (_, i) => ({ partner, participant: `u${i}`, values: values() })),
    ),
  })
  switch (seed.kind) {
    case 'canvas':
    case 'statement':
      return fieldValues(seed.fields, draw)
    case 'matrix': {
      const { min, max, integer } = seed.scale
      const value = (): Json => {
        if (pick(5) === 0) return null
        const top = max ?? min + 10
        return integer ? min + pick(top - min + 1) : min + ((top - min) * pick(5)) / 4
      }
      const values = (): Json => table(axis(seed.rows), axis(seed.columns), value)
      return seed.mode === 'shared' ? values() : ballots(values)
    }
    case 'heatmap':
      return table(axis(seed.rows), axis(seed.columns), () => (pick(2) === 0 ? 1 : null))
    case 'checklist': {
      const list = widgetOn(draw.instance, seed.rows)
      return Object.fromEntries(
        (draw.ids.get(list) ?? []).map((row) => {
          const isCommon =
            seed.columns === 'one' || (seed.columns === 'scope' && fields.get(`${list}/${row}`)?.scope !== 'partner')
          const columns = isCommon ? ['common'] : PARTNERS
          return [row, Object.fromEntries(columns.map((column) => [column, oneOf(pick, [...seed.states, null])]))]
        }),
      )
    }
    case 'dotVote': {
      const options = axis(seed.options)
      return ballots(() => {
        let left = dotBudget(options.length)
        return Object.fromEntries(
          options.map((option) => {
            const dots = Math.min(left, pick(seed.maxPerOption + 1))
            left -= dots
            return [option, { dots }]
          }),
        )
      })
    }
    case 'partnerVote':
      return Object.fromEntries(
        axis(seed.rows).map((row) => [
          row,
          Object.fromEntries(PARTNERS.map((partner) => [partner, oneOf(pick, ['approve', 'approve', 'oppose', null])])),
        ]),
      )
    default:
      return undefined
  }
}

const namesOf = seedWidgets

/** A core that the other templates can refer to: needs, markets with or without a decision, channels, names. */
function core(pick: Pick): Record<string, Json> {
  const isDecided = pick(3) > 0
  return {
    consortium: 'Random consortium',
    partners: PARTNERS,
    today: '2027-03-31',
    strategyStart: '2027-01-01',
    strategyEnd: '2028-12-31',
    T02: {
      needs: ['N01', 'N02', 'N03'].map((id) => ({ id, label: id, segment: 'sme' })),
      ballots: PARTNERS.map((partner) => ({
        partner,
        ratings: { N01: [5, 1 + pick(4)], N02: [1 + pick(5), 3], N03: pick(2) === 0 ? [3, 3] : null },
      })),
    },
    T04: {
      criteria: [],
      markets: MARKETS.map((id) => ({ id, name: id, maturity: 'growing' })),
      decision: isDecided
        ? { statement: 'Go there.', markets: ['US', 'CN'], votes: { A: 'approve', B: 'approve', C: 'oppose' } }
        : {},
    },
    T08: {
      channels: [
        { id: 'B1', label: 'Leaflet', scope: 'common' },
        { id: 'B2', label: 'Page', scope: 'partner' },
      ],
    },
  }
}

/**
 * An input with every template of the catalogue.
 * @param pick the only source of chance
 */
export function randomInput(pick: Pick): Record<string, Json> {
  const input = core(pick)
  const decided = Object.keys((input.T04 as { decision: object }).decision).length > 0 ? ['US', 'CN'] : []
  const instances = [...CATALOG.values()].flatMap((seed) => {
    const count = seed.repeats === undefined ? 1 : 1 + pick(3)
    return Array.from({ length: count }, (_, i) => ({ seed, instance: i === 0 ? seed.id : `${seed.id}~${i + 1}` }))
  })
  const ids = new Map<WidgetId, readonly string[]>([
    ['T02.needs', ['N01', 'N02', 'N03']],
    ['T04.markets', MARKETS],
    ['T08.channels', ['B1', 'B2']],
  ])
  for (const { seed, instance } of instances)
    for (const name of namesOf(seed)) {
      const widget = seed.widgets[name]!
      if (!isList(widget)) continue
      const count = Math.min(widget.maxItems, pick(5))
      ids.set(
        `${instance}.${name}`,
        Array.from({ length: count }, (_, i) => `${name.slice(0, 2)}${i + 1}`),
      )
    }
  const fields = new Map<string, Record<string, Json>>()
  const parts = instances.map(({ seed, instance }) => {
    const draw: Draw = { pick, ids, decided, instance }
    const part: Record<string, Json> = {}
    for (const name of namesOf(seed)) {
      const widget = seed.widgets[name]!
      if (!isList(widget)) continue
      const own = items(widget, ids.get(`${instance}.${name}`) ?? [], draw) as Record<string, Json>[]
      part[name] = own
      for (const one of own) if (one.id !== undefined) fields.set(`${instance}.${name}/${String(one.id)}`, one)
    }
    return { seed, draw, part }
  })
  for (const { seed, draw, part } of parts) {
    for (const name of namesOf(seed)) {
      const value = rest(seed.widgets[name]!, draw, fields)
      if (value !== undefined) part[name] = value
    }
    if (FIXED_FORMS[seed.id]) input[seed.id] = { ...(input[seed.id] as Record<string, Json>), ...part }
    else if (seed.repeats === undefined) input[seed.id] = part
    else input[seed.id] = [...((input[seed.id] as Json[] | undefined) ?? []), part]
  }
  return input
}
