// The catalogue: every template seed, parsed and checked once at start. A bad seed stops the start with file and reason.
// Templates are data (seeds/templates/*.json); this file says what such a file may hold.
import { z } from 'zod'

const id = z.string().regex(/^[A-Za-z][A-Za-z0-9_]*$/)
/** `T04.markets`: template and widget. */
const widgetRef = z.string().regex(/^T\d\d\.[A-Za-z][A-Za-z0-9_]*$/)

const fieldSeed = z.strictObject({
  id,
  type: z.enum([
    'text',
    'longText',
    'integer',
    'number',
    'choice',
    'boolean',
    'date',
    'reference',
    'references',
    'partner',
  ]),
  required: z.boolean().default(false),
  /** Numbers: smallest and largest value allowed. */
  min: z.number().optional(),
  max: z.number().optional(),
  /** Text: most characters allowed. */
  maxLength: z.number().int().positive().optional(),
  /** Choice: the values allowed; each has a text key `TEMPLATE.option.FIELD.VALUE`. */
  options: z.array(z.string()).optional(),
  /** Reference: widgets whose items may be named. */
  to: z.array(widgetRef).optional(),
  /** Value before anybody touched it (single fields only). */
  default: z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]).optional(),
})

/** A value, or `{ "$t": key }` for a text that every reader sees in their own language. */
const prefillValue = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.null(),
  z.array(z.string()),
  z.strictObject({ $t: z.string() }),
])

const prefillItem = z.strictObject({
  id: z.string().min(1),
  fields: z.record(z.string(), prefillValue),
  /** Source fact (seeds/facts.json) this item restates. */
  fact: z.string().optional(),
  /** Put on the board only when the consortium has the partner with this id. */
  onlyWithPartner: z.string().optional(),
})

/** Rows or columns of a matrix: fixed ids, or the items of a list (perhaps only those with a given field value). */
const axis = z.union([
  z.strictObject({ ids: z.array(id) }),
  z.strictObject({ list: widgetRef, where: z.strictObject({ field: id, equals: z.string() }).optional() }),
])

const scale = z.strictObject({ min: z.number(), max: z.number().nullable(), integer: z.boolean() })

const widgetSeed = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('list'),
    fields: z.array(fieldSeed),
    minItems: z.number().int().default(0),
    maxItems: z.number().int().default(200),
    /** Field shown as the item's label elsewhere. */
    label: id.default('label'),
    prefill: z.array(prefillItem).default([]),
  }),
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
  z.strictObject({ kind: z.literal('checklist'), rows: widgetRef, states: z.array(z.union([z.number(), z.string()])) }),
  z.strictObject({ kind: z.literal('dotVote'), options: axis, maxPerOption: z.number().int().default(2) }),
  z.strictObject({ kind: z.literal('partnerVote'), rows: axis }),
])

const panelSeed = z.strictObject({
  id,
  view: id,
  widget: widgetRef.optional(),
  x: z.number(),
  y: z.number(),
  w: z.number().positive(),
  h: z.number().positive(),
})

const templateSeed = z.strictObject({
  id: z.string().regex(/^T\d\d$/),
  minutes: z.number().int(),
  /** Recommendation -> signals this template feeds, such as `"R1.3": ["a", "c"]`. */
  signals: z.record(z.string(), z.array(z.string())),
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
      method: z.enum(['M1', 'M2', 'M3', 'M4', 'M5', 'M6', 'M7', 'M8']).optional(),
      mode: z.enum(['plenary', 'alone', 'groups', 'partners', 'walk']),
      /** Screen the camera goes to when the step starts. */
      screen: id,
      /** Rounds the facilitator opens in this step. */
      rounds: z.array(widgetRef).default([]),
    }),
  ),
})

export type FieldSeed = z.infer<typeof fieldSeed>
export type WidgetSeed = z.infer<typeof widgetSeed>
export type WidgetKind = WidgetSeed['kind']
export type ListSeed = Extract<WidgetSeed, { kind: 'list' }>
export type MatrixSeed = Extract<WidgetSeed, { kind: 'matrix' }>
export type AxisSeed = z.infer<typeof axis>
export type PanelSeed = z.infer<typeof panelSeed>
export type PrefillItem = z.infer<typeof prefillItem>
export type TemplateSeed = z.infer<typeof templateSeed>
export type AgendaStep = TemplateSeed['agenda'][number]
/** Template ids (`T04`), and widget ids with their template (`T04.markets`). */
export type TemplateId = string
export type WidgetId = string

const files = import.meta.glob('../seeds/templates/*.json', { eager: true, import: 'default' })

/**
 * Parses one seed file.
 * @throws Error naming the file, the path inside it and the reason.
 */
export function parseTemplate(file: string, content: unknown): TemplateSeed {
  const parsed = templateSeed.safeParse(content)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!
    throw new Error(`${file}: ${issue.path.join('.') || 'file'}: ${issue.message}`)
  }
  const template = parsed.data
  const screens = new Set(template.screens.map((screen) => screen.id))
  for (const step of template.agenda) {
    if (!screens.has(step.screen)) throw new Error(`${file}: agenda.${step.id}.screen: no screen "${step.screen}"`)
  }
  const minutes = template.agenda.reduce((sum, step) => sum + step.minutes, 0)
  if (minutes !== template.minutes)
    throw new Error(`${file}: minutes: the agenda adds up to ${minutes}, not ${template.minutes}`)
  return template
}

function parseAll(): ReadonlyMap<TemplateId, TemplateSeed> {
  const templates = Object.entries(files).map(([file, content]) => parseTemplate(file.replace('../', ''), content))
  const byId = new Map(templates.map((template) => [template.id, template]))
  for (const template of templates) {
    for (const [name, widget] of Object.entries(template.widgets)) {
      for (const ref of references(widget)) {
        if (ref.startsWith(`${template.id}.`) && !template.widgets[ref.split('.')[1]!])
          throw new Error(`seeds/templates/${template.id}.json: widgets.${name}: no widget "${ref}"`)
      }
    }
  }
  return byId
}

function references(widget: WidgetSeed): string[] {
  switch (widget.kind) {
    case 'list':
    case 'canvas':
      return widget.fields.flatMap((field) => field.to ?? [])
    case 'statement':
      return [widget.vote, ...widget.fields.flatMap((field) => field.to ?? [])]
    case 'matrix':
      return [widget.rows, widget.columns].flatMap((axis) => ('list' in axis ? [axis.list] : []))
    case 'checklist':
      return [widget.rows]
    case 'dotVote':
      return 'list' in widget.options ? [widget.options.list] : []
    case 'partnerVote':
      return 'list' in widget.rows ? [widget.rows.list] : []
  }
}

/** Every template, by id, in id order. */
export const CATALOG: ReadonlyMap<TemplateId, TemplateSeed> = parseAll()

/** The seed of a widget, or undefined when no template has it. */
export function widgetSeedOf(widget: WidgetId): WidgetSeed | undefined {
  const [template, name] = widget.split('.')
  return CATALOG.get(template ?? '')?.widgets[name ?? '']
}
