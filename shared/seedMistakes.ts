// What a template's file may get wrong although its form is right: names that nothing has, panels in each other's place, texts
// that nobody wrote. Asked at the start of the server. Every mistake says the file, the place, and what to do.
import { templateOf, type TemplateId } from './catalog.ts'
import { PANEL_VIEWS } from './panelViews.ts'
import type { TemplateSeed, WidgetSeed } from './templateSeed.ts'

export type SeedSources = {
  templates: ReadonlyMap<TemplateId, TemplateSeed>
  /** A text in English by its key. */
  text: (key: string) => string | undefined
  facts: ReadonlySet<string>
}

type Box = { id: string; x: number; y: number; w: number; h: number }

const BALLOTS = new Set<WidgetSeed['kind']>(['matrix', 'dotVote', 'partnerVote'])

/** Sentences such as `seeds/templates/T17.json: panels.dots: it lies over "statement"; move one of them`. */
export function seedMistakes(sources: SeedSources): string[] {
  return [...sources.templates.values()].flatMap((seed) => [
    ...nameMistakes(seed, sources).map((mistake) => `seeds/templates/${seed.id}.json: ${mistake}`),
    ...placeMistakes(seed).map((mistake) => `seeds/templates/${seed.id}.json: ${mistake}`),
    ...missingTexts(seed, sources).map((key) => `seeds/locales/en/${seed.id}.json: there is no text "${key}"; add it`),
  ])
}

function nameMistakes(seed: TemplateSeed, { templates, facts }: SeedSources): string[] {
  const widgetOf = (ref: string): WidgetSeed | undefined | null => {
    const [template = '', name = ''] = ref.split('.')
    const other = template === seed.id ? seed : templates.get(templateOf(template))
    // A server may lack whole templates; what is said of them is not wrong.
    return other ? other.widgets[name] : null
  }
  const noWidget = (ref: string | undefined): boolean => ref !== undefined && widgetOf(ref) === undefined
  const mistakes: string[] = []
  const twice = (place: string, ids: readonly string[]): void => {
    for (const id of new Set(ids.filter((one, i) => ids.indexOf(one) !== i)))
      mistakes.push(`${place}: there are two with the id "${id}"; give one another id`)
  }
  for (const part of ['screens', 'panels', 'frames', 'agenda'] as const)
    twice(
      part,
      seed[part].map(({ id }) => id),
    )
  for (const { id, view, widget } of seed.panels) {
    if (!PANEL_VIEWS.has(view))
      mistakes.push(`panels.${id}.view: there is no view "${view}"; seeds/README.md lists them`)
    if (noWidget(widget))
      mistakes.push(`panels.${id}.widget: there is no widget "${widget}"; add it to widgets or mend the name`)
  }
  for (const { id, rounds } of seed.agenda) {
    for (const round of rounds) {
      const kind = widgetOf(round)?.kind
      if (noWidget(round) || (kind !== undefined && !BALLOTS.has(kind)))
        mistakes.push(`agenda.${id}.rounds: "${round}" is no vote or private score; name a widget of these kinds`)
    }
  }
  seed.pdf.forEach(({ widget }, i) => {
    if (noWidget(widget)) mistakes.push(`pdf.${i}.widget: there is no widget "${widget}"; mend the name`)
  })
  for (const [name, widget] of Object.entries(seed.widgets)) {
    if (!('fields' in widget)) continue
    const ids = widget.fields.map(({ id }) => id)
    const place = `widgets.${name}`
    twice(`${place}.fields`, ids)
    for (const { id, to = [], type, options } of widget.fields) {
      for (const ref of to)
        if (noWidget(ref)) mistakes.push(`${place}.fields.${id}.to: there is no widget "${ref}"; mend the name`)
      if ((type === 'choice' || type === 'choices') && (options ?? []).length === 0)
        mistakes.push(`${place}.fields.${id}: a ${type} needs options; add "options": ["first", "second"]`)
    }
    if (!('prefill' in widget)) continue
    if (!ids.includes(widget.label))
      mistakes.push(`${place}.label: there is no field "${widget.label}"; name the field that items are called by`)
    twice(
      `${place}.prefill`,
      widget.prefill.map(({ id }) => id),
    )
    for (const item of widget.prefill) {
      for (const field of Object.keys(item.fields))
        if (!ids.includes(field))
          mistakes.push(`${place}.prefill.${item.id}: there is no field "${field}"; mend the name`)
      if (item.fact !== undefined && !facts.has(item.fact))
        mistakes.push(`${place}.prefill.${item.id}.fact: there is no fact "${item.fact}"; add it to seeds/facts.json`)
    }
  }
  return mistakes
}

const isOver = (a: Box, b: Box): boolean => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h

function placeMistakes({ panels, frames, screens }: TemplateSeed): string[] {
  const places: Box[] = [...panels, ...frames]
  return [
    ...places.flatMap((a, i) =>
      places
        .slice(i + 1)
        .filter((b) => isOver(a, b))
        .map((b) => `panels.${a.id}: it lies over "${b.id}"; move one of them or make it smaller`),
    ),
    ...panels
      .filter(
        ({ x, y, w, h }) => !screens.some((s) => x >= s.x && y >= s.y && x + w <= s.x + s.w && y + h <= s.y + s.h),
      )
      .map(({ id }) => `panels.${id}: it does not lie on a screen; move it or add a screen around it`),
  ]
}

/** Keys of texts that the template's page, gallery and run-sheet show and nobody wrote. */
function missingTexts(seed: TemplateSeed, { text }: SeedSources): string[] {
  const { id } = seed
  const widgets = Object.entries(seed.widgets)
  const keys = [
    ...['name', 'question', 'purpose', 'when', 'who', 'output'].map((part) => `${id}.${part}`),
    ...seed.screens.map((screen) => `${id}.screen.${screen.id}`),
    ...seed.panels.map((panel) => `${id}.panel.${panel.id}`),
    ...seed.frames.map((frame) => `${id}.frame.${frame.id}`),
    ...seed.agenda.flatMap((step) => [`${id}.step.${step.id}.title`, `${id}.step.${step.id}.text`]),
    ...widgets.flatMap(([name, widget]) =>
      'fields' in widget
        ? widget.fields.flatMap((field) => [
            `${id}.field.${name}.${field.id}`,
            ...(field.options ?? []).map((option) => `${id}.option.${field.id}.${option}`),
          ])
        : [],
    ),
    ...widgets.flatMap(([, widget]) =>
      'prefill' in widget
        ? widget.prefill.flatMap((item) =>
            Object.values(item.fields).flatMap((value) =>
              typeof value === 'object' && value !== null && '$t' in value ? [String(value.$t)] : [],
            ),
          )
        : [],
    ),
  ]
  return [...new Set(keys)].filter((key) => text(key) === undefined)
}
