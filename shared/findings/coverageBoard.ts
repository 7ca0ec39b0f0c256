// The coverage board (domain 4.T16): every recommendation with its signals, where the board shows each, and what is missing with
// the template and the field that would supply it. Sentences are those of the coverage strip. Pure.
import { singleField, type BoardState } from '../board/boardState.ts'
import { instanceTag } from '../board/instances.ts'
import { instanceOf, seedWidgetId, templateOf, type TemplateId, type WidgetId } from '../catalog.ts'
import { enumerate } from '../charts/boardTexts.ts'
import type { CoverageEvidence, SignalEvidence } from '../compute/coverage/judge.ts'
import { RECOMMENDATIONS } from '../compute/recommendations.ts'
import type { CoverageResults, CoverageStatus } from '../compute/results.ts'
import type { EvidenceRef } from '../compute/coverage/rule.ts'
import type { Translate } from '../drawing.ts'
import { fieldsOf } from '../widgets/canvas.ts'
import { isFilled } from '../widgets/list.ts'
import { evidencePlace, numberOf, signalWords } from './coverageWords.ts'

export type CoveragePlace = {
  /** Template, and what on it: `T02 Scores: Importance and Met`. */
  label: string
  /** Where it is: `T02.scores`, with the first item that proves it `T02.needs/N01`; null when its template is not on the board. */
  place: string | null
}
export type CoverageLine = {
  signal: string
  holds: boolean
  text: string
  /** Where the evidence stands. */
  evidence: CoveragePlace[]
  /** What would have to be filled in; empty for a signal that holds. */
  missing: CoveragePlace[]
}
export type CoverageRow = {
  id: string
  /** `1.3` of `R1.3`. */
  number: string
  status: CoverageStatus
  lines: CoverageLine[]
}

/** The text of the first key that there is, or null. */
function firstText(t: Translate, keys: readonly string[]): string | null {
  for (const key of keys) {
    const text = t(key)
    if (text !== key) return text
  }
  return null
}

/** `Scores` for `T02.scores`: the widget's name, else its panel's. */
function widgetName(widget: WidgetId, t: Translate): string {
  const [template = '', name = ''] = seedWidgetId(widget).split('.')
  return firstText(t, [`${template}.widget.${name}`, `${template}.panel.${name}`]) ?? name
}

/** `Importance` for `T02.scores.importance`: a field, or a column of a matrix. */
function partName(template: string, name: string, part: string, t: Translate): string {
  const keys = ['field', 'column', 'row'].map((kind) => `${template}.${kind}.${name}.${part}`)
  return firstText(t, keys) ?? part
}

/** `T06 Portrait: China`: template and panel, with what tells the pages of one that repeats from each other. */
function placeName(board: BoardState, widget: WidgetId, t: Translate): string {
  const instance = instanceOf(widget)
  const name = `${templateOf(instance)} ${widgetName(widget, t)}`
  const tag = instanceTag(board, instance, t)
  return tag === '' ? name : t('template.instance', { name, tag })
}

/** Panels that hold evidence, each once, in the order of the evidence. */
function evidencePlaces(board: BoardState, signal: SignalEvidence, t: Translate): CoveragePlace[] {
  const widgets = [...new Set(signal.evidence.map(({ widget }) => widget))]
  return widgets.map((widget) => ({
    label: placeName(board, widget, t),
    place: evidencePlace(board, signal.evidence.find((ref) => ref.widget === widget) ?? { widget, item: null }),
  }))
}

/** A form's first field that is still to be filled in among those that feed a signal; else the widget as a whole. */
function firstEmpty(board: BoardState, widget: WidgetId, fields: readonly string[]): EvidenceRef {
  const named = fields
    .filter((field) => field.startsWith(`${seedWidgetId(widget)}.`))
    .map((field) => field.split('.')[2])
  const empty = fieldsOf(widget).find(({ id }) => named.includes(id) && !isFilled(singleField(board, widget, id)))
  return { widget, item: empty?.id ?? null }
}

/** The fields that feed a signal, by widget; of a template that repeats its first page on the board. */
function missingPlaces(board: BoardState, fields: readonly string[], t: Translate): CoveragePlace[] {
  const byWidget = new Map<WidgetId, string[]>()
  for (const field of fields) {
    const [template = '', name = '', part] = field.split('.')
    const parts = byWidget.get(`${template}.${name}`) ?? []
    if (part !== undefined) parts.push(partName(template, name, part, t))
    byWidget.set(`${template}.${name}`, parts)
  }
  return [...byWidget].map(([widget, parts]) => {
    const template: TemplateId = instanceOf(widget)
    const instance = board.templates.find((one) => templateOf(one) === template) ?? template
    const name = `${template} ${widgetName(widget, t)}`
    return {
      label: parts.length === 0 ? name : t('coverage.board.parts', { name, parts: enumerate(parts, t) }),
      place: evidencePlace(board, firstEmpty(board, widget.replace(template, instance), fields)),
    }
  })
}

/** One signal of a recommendation, `R1.3`. */
export function coverageLine(board: BoardState, id: string, found: SignalEvidence, t: Translate): CoverageLine {
  const recommendation = RECOMMENDATIONS.find((one) => one.id === id)
  const fields = recommendation?.signals.find((signal) => signal.id === found.signal)?.fields ?? []
  return {
    signal: found.signal,
    holds: found.holds,
    text: signalWords(board, id, found, t).text,
    evidence: evidencePlaces(board, found, t),
    missing: found.holds ? [] : missingPlaces(board, fields, t),
  }
}

/** All 19 recommendations in catalogue order. */
export function coverageRows(
  board: BoardState,
  evidence: CoverageEvidence,
  coverage: CoverageResults,
  t: Translate,
): CoverageRow[] {
  return RECOMMENDATIONS.map(({ id }) => ({
    id,
    number: numberOf(id),
    status: coverage.status[id] ?? 'missing',
    lines: (evidence[id] ?? []).map((found) => coverageLine(board, id, found, t)),
  }))
}
