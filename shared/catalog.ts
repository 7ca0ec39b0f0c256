// The catalogue: every template seed, parsed and checked once at start. A bad seed stops the start with file and reason.
// A template that repeats stands on a board several times: `T06`, then `T06~2`, `T06~3`; their widgets are `T06~2.portrait`.
import { type AxisSeed, type ListSeed, templateSeed, type TemplateSeed, type WidgetSeed } from './templateSeed.ts'

/** Template ids (`T04`, on a board also `T06~2`), and widget ids with their template (`T04.markets`). */
export type TemplateId = string
export type WidgetId = string
/** Chosen by whoever made the board, such as `biocat`. */
export type PartnerId = string

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
  checkLinks(byId)
  return byId
}

/**
 * Links go one way: an item that came from itself would have no place where it is edited.
 * @throws Error naming the file and the circle
 */
export function checkLinks(templates: ReadonlyMap<TemplateId, TemplateSeed>): void {
  const linksOf = (ref: WidgetId): string[] => {
    const [template = '', name = ''] = ref.split('.')
    const widget = templates.get(template)?.widgets[name]
    return widget && 'links' in widget ? widget.links.map((link) => link.from) : []
  }
  const visit = (ref: WidgetId, path: readonly WidgetId[]): void => {
    if (path.includes(ref))
      throw new Error(
        `seeds/templates/${path[0]!.split('.')[0]}.json: links go in a circle: ${[...path, ref].join(' <- ')}`,
      )
    for (const from of linksOf(ref)) visit(from, [...path, ref])
  }
  for (const { id, widgets } of templates.values()) for (const name of Object.keys(widgets)) visit(`${id}.${name}`, [])
}

const listOf = (axis: AxisSeed): string[] => ('list' in axis ? [axis.list] : [])

function references(widget: WidgetSeed): string[] {
  switch (widget.kind) {
    case 'statement':
      return [widget.vote, ...widget.fields.flatMap((field) => field.to ?? [])]
    case 'matrix':
    case 'heatmap':
      return [...listOf(widget.rows), ...listOf(widget.columns)]
    case 'checklist':
      return [widget.rows]
    case 'dotVote':
      return listOf(widget.options)
    case 'partnerVote':
      return listOf(widget.rows)
    case 'network':
      return [widget.nodes, ...widget.fields.flatMap((field) => field.to ?? [])]
    case 'list':
    case 'roadmap':
    case 'calendar':
    case 'indicatorTable':
    case 'canvas':
      return widget.fields.flatMap((field) => field.to ?? [])
  }
}

/** Every template, by id, in id order. */
export const CATALOG: ReadonlyMap<TemplateId, TemplateSeed> = parseAll()

/** `T06` for `T06~2`, and for `T06` itself. */
export function templateOf(instance: TemplateId): TemplateId {
  const at = instance.indexOf('~')
  return at < 0 ? instance : instance.slice(0, at)
}

/** `T06.portrait` for `T06~2.portrait`: the widget as the seeds name it, which its text keys start with. */
export function seedWidgetId(widget: WidgetId): WidgetId {
  return widget.replace(/~\d+\./, '.')
}

/** The instance a widget belongs to: `T06~2` for `T06~2.portrait`. */
export function instanceOf(widget: WidgetId): TemplateId {
  return widget.split('.')[0] ?? ''
}

/** A widget that a seed names (`T06.barriers`), as meant on this instance: inside its own template it is that instance's. */
export function widgetOn(instance: TemplateId, ref: WidgetId): WidgetId {
  const template = templateOf(instance)
  return ref.startsWith(`${template}.`) ? `${instance}${ref.slice(template.length)}` : ref
}

/** The seed of a template or of one of its instances, or undefined when there is no such template. */
export function templateSeedOf(instance: TemplateId): TemplateSeed | undefined {
  return CATALOG.get(templateOf(instance))
}

const instanceSeeds = new Map<TemplateId, TemplateSeed>()

/**
 * The seed as it stands on the board as this instance: its id is the instance's, and what it names of its own (panels, rounds
 * of the agenda, parts on paper) are that instance's widgets. Undefined when there is no such template.
 */
export function instanceSeedOf(instance: TemplateId): TemplateSeed | undefined {
  const seed = templateSeedOf(instance)
  if (!seed || instance === seed.id) return seed
  const known = instanceSeeds.get(instance)
  if (known) return known
  const onInstance = <T extends { widget?: WidgetId | undefined }>(part: T): T =>
    part.widget === undefined ? part : { ...part, widget: widgetOn(instance, part.widget) }
  const own: TemplateSeed = {
    ...seed,
    id: instance,
    panels: seed.panels.map(onInstance),
    agenda: seed.agenda.map((step) => ({ ...step, rounds: step.rounds.map((widget) => widgetOn(instance, widget)) })),
    pdf: seed.pdf.map(onInstance),
  }
  instanceSeeds.set(instance, own)
  return own
}

/** The seed of a widget, or undefined when no template has it. */
export function widgetSeedOf(widget: WidgetId): WidgetSeed | undefined {
  const [instance, name] = widget.split('.')
  return templateSeedOf(instance ?? '')?.widgets[name ?? '']
}

/** The seed of a widget of items, or undefined for any other widget. */
export function listSeedOf(widget: WidgetId): ListSeed | undefined {
  const seed = widgetSeedOf(widget)
  return seed && 'prefill' in seed ? seed : undefined
}
