// What a template file (seeds/templates/*.json) may hold. The whole form of it is here; the catalogue reads the files.
import { z } from 'zod'

const id = z.string().regex(/^[A-Za-z][A-Za-z0-9_]*$/)
/** `T04.markets`: template and widget. */
const widgetRef = z.string().regex(/^T\d\d\.[A-Za-z][A-Za-z0-9_]*$/)
export const METHODS = ['M1', 'M2', 'M3', 'M4', 'M5', 'M6', 'M7', 'M8'] as const
export const MODES = ['plenary', 'alone', 'groups', 'partners', 'walk'] as const
export const EDITS = ['all', 'own', 'nobody'] as const

const fieldValue = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())])
/** A value, or `{ "$t": key }` for a text that every reader sees in their own language. */
const prefillValue = z.union([fieldValue, z.strictObject({ $t: z.string() })])

const fieldSeed = z.strictObject({
  id,
  type: z.enum([
    'text',
    'longText',
    'integer',
    'number',
    'choice',
    'choices',
    'boolean',
    'date',
    'reference',
    'references',
    'partner',
    'partners',
  ]),
  required: z.boolean().default(false),
  /** The field means something (and may be required) only while another field of the item has one of these values. */
  onlyWhen: z.strictObject({ field: id, is: z.array(z.union([z.string(), z.boolean()])).min(1) }).optional(),
  /** Numbers: smallest and largest value allowed. */
  min: z.number().optional(),
  max: z.number().optional(),
  /** Text: most characters allowed. */
  maxLength: z.number().int().positive().optional(),
  /** Choice and choices: the values allowed; each has a text key `TEMPLATE.option.FIELD.VALUE`. */
  options: z.array(z.string()).optional(),
  /** Reference: widgets whose items may be named. */
  to: z.array(widgetRef).optional(),
  /** Reference: only items whose field has this value may be named. */
  toWhere: z.strictObject({ field: id, is: z.array(z.union([z.string(), z.boolean()])) }).optional(),
  /** Reference: the value `all` names every item there is (domain 4, "Market value all"). */
  allowAll: z.boolean().optional(),
  /** Dates: this date lies after (or not before) the date in another field of the item. */
  after: id.optional(),
  notBefore: id.optional(),
  /** Partners: the list always has the partner named in this other field. */
  includes: id.optional(),
  /** Value before anybody touched it (single fields), or of a new item. */
  default: prefillValue.optional(),
})

const prefillItem = z.strictObject({
  id: z.string().min(1),
  fields: z.record(z.string(), prefillValue),
  /** Source fact (seeds/facts.json) this item restates. */
  fact: z.string().optional(),
  /** Put on the board only when the consortium has the partner with this id. */
  onlyWithPartner: z.string().optional(),
  /** Of a template made once for each market: left out when it is made for another market. */
  onlyWithMarket: z.string().optional(),
})

/**
 * Rows or columns of a matrix: fixed ids, the items of a list (perhaps only those with a given field value), the partners, or
 * the markets of the T04 decision (all candidates while nothing is decided; a market that left stays while it has values).
 */
const axis = z.union([
  z.strictObject({ ids: z.array(id) }),
  z.strictObject({ list: widgetRef, where: z.strictObject({ field: id, equals: z.string() }).optional() }),
  z.strictObject({ partners: z.literal(true) }),
  z.strictObject({ markets: z.literal('decided') }),
])

const scale = z.strictObject({ min: z.number(), max: z.number().nullable(), integer: z.boolean() })

/**
 * Where items of this widget may come from (domain 5.1). `live`: every source item that fits is there by itself; `pick`: people
 * choose source items; `confirm`: source items are offered and become items when confirmed. The mapped fields are shown
 * from the source and edited there; the others are this item's own.
 */
const linkSeed = z.strictObject({
  from: widgetRef,
  rule: z.enum(['live', 'pick', 'confirm']),
  where: z.strictObject({ field: id, is: z.array(z.union([z.string(), z.boolean()])) }).optional(),
  /** Offered only once this field of the source's own page is filled in, such as the day a mission was closed. */
  when: z.strictObject({ widget: widgetRef, field: id }).optional(),
  /** What an item starts with in fields of its own when it is taken over. */
  set: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
  /** Own field -> field of the source; `$item` is the source item itself (a reference to it). */
  fields: z.record(z.string(), z.string()),
})

/** What every widget of items has, however it is drawn. */
const items = {
  fields: z.array(fieldSeed),
  minItems: z.number().int().default(0),
  maxItems: z.number().int().default(200),
  /** Field shown as the item's label elsewhere. */
  label: id.default('label'),
  prefill: z.array(prefillItem).default([]),
  links: z.array(linkSeed).default([]),
}

const widgetSeed = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('list'), ...items }),
  /** Bars in time: one lane a market (or other reference), bands inside it. */
  z.strictObject({ kind: z.literal('roadmap'), ...items, lane: id, band: id, start: id, end: id }),
  /** Items in months: `end` or `recurrence` may be left out of the seed. */
  z.strictObject({
    kind: z.literal('calendar'),
    ...items,
    start: id,
    end: id.optional(),
    recurrence: id.optional(),
    lane: id.optional(),
  }),
  /** The links of a network; its nodes are the partners and the items of another list. */
  z.strictObject({ kind: z.literal('network'), ...items, from: id, to: id, nodes: widgetRef }),
  /** Rows of indicators with baseline, target and actual value, each with its date. */
  z.strictObject({ kind: z.literal('indicatorTable'), ...items }),
  z.strictObject({ kind: z.literal('canvas'), fields: z.array(fieldSeed) }),
  z.strictObject({ kind: z.literal('statement'), fields: z.array(fieldSeed), vote: widgetRef }),
  z.strictObject({
    kind: z.literal('matrix'),
    /** `ballot`: private scores sent to the server. `shared`: values everybody edits in the document. */
    mode: z.enum(['ballot', 'shared']),
    rows: axis,
    columns: axis,
    scale,
    /** A row of a ballot counts only when every column has a value (4.T02.5, 4.T08.5). */
    completeRows: z.boolean().default(false),
  }),
  /** Cells that are on or off (1 or empty), drawn over a computed heat. */
  z.strictObject({ kind: z.literal('heatmap'), rows: axis, columns: axis }),
  z.strictObject({
    kind: z.literal('checklist'),
    /** The list whose items are checked. */
    rows: widgetRef,
    /** `scope`: by the row's field `scope`, one common cell or one for each partner; `one`: one cell a row; `partners`. */
    columns: z.enum(['scope', 'one', 'partners']).default('scope'),
    states: z.array(z.union([z.number(), z.string()])),
  }),
  z.strictObject({ kind: z.literal('dotVote'), options: axis, maxPerOption: z.number().int().default(2) }),
  z.strictObject({ kind: z.literal('partnerVote'), rows: axis }),
])

const panelSeed = z.strictObject({
  id,
  view: id,
  widget: widgetRef.optional(),
  /** Field the view groups or sorts its items by. */
  by: id.optional(),
  x: z.number(),
  y: z.number(),
  w: z.number().positive(),
  h: z.number().positive(),
})

/** One part of the template's chapter on paper; `block` names its builder (shared/pdf/chapters/templateBlocks.ts). */
const pdfSeed = z.strictObject({
  block: id,
  widget: widgetRef.optional(),
  by: id.optional(),
  /** Chapter of the strategy document this part stands in (domain 5.2); left out: the template's own chapter. */
  chapter: z.number().int().min(1).max(13).optional(),
})

export const templateSeed = z.strictObject({
  id: z.string().regex(/^T\d\d$/),
  minutes: z.number().int(),
  /** How many people it takes, for the gallery. */
  people: z.strictObject({ min: z.number().int(), max: z.number().int() }),
  /** Made once for each of these (a second time as `T06~2`); left out: once on a board. */
  repeats: z.enum(['market', 'mission']).optional(),
  /** What an instance is about: the fields of one of its canvases that hold its market and its name. */
  subject: z.strictObject({ widget: widgetRef, market: id.optional(), name: id.optional() }).optional(),
  /** Recommendation -> signals this template feeds, such as `"R1.3": ["a", "c"]`. */
  signals: z.record(z.string(), z.array(z.string())),
  /** Frameworks of domain 4.17 that this template uses, by id. */
  frameworks: z.array(id).default([]),
  widgets: z.record(id, widgetSeed),
  /** Areas of the page that fill a projector each. */
  screens: z.array(z.strictObject({ id, x: z.number(), y: z.number(), w: z.number(), h: z.number() })).min(1),
  panels: z.array(panelSeed),
  /** Empty frames for notes and drawing. */
  frames: z.array(z.strictObject({ id, x: z.number(), y: z.number(), w: z.number(), h: z.number() })),
  agenda: z.array(
    z.strictObject({
      id,
      minutes: z.number().int().positive(),
      method: z.enum(METHODS).optional(),
      mode: z.enum(MODES),
      /** Screen the camera goes to when the step starts. */
      screen: id,
      /** Rounds the facilitator opens in this step. */
      rounds: z.array(widgetRef).default([]),
      /** What participants may change while the step runs: everything, only what they drew themselves, or nothing. */
      edits: z.enum(EDITS).default('all'),
    }),
  ),
  pdf: z.array(pdfSeed).default([]),
})

export type FieldSeed = z.infer<typeof fieldSeed>
export type WidgetSeed = z.infer<typeof widgetSeed>
export type WidgetKind = WidgetSeed['kind']
/** A widget of items: a list, however it is drawn. */
export type ListSeed = Extract<WidgetSeed, { prefill: unknown }>
export type MatrixSeed = Extract<WidgetSeed, { kind: 'matrix' }>
export type AxisSeed = z.infer<typeof axis>
export type LinkSeed = z.infer<typeof linkSeed>
export type PanelSeed = z.infer<typeof panelSeed>
export type PrefillItem = z.infer<typeof prefillItem>
export type PdfSeed = z.infer<typeof pdfSeed>
export type TemplateSeed = z.infer<typeof templateSeed>
export type AgendaStep = TemplateSeed['agenda'][number]
