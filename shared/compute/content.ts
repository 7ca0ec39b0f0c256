// What the formulas of a template see: plain values by widget, wherever they come from (a board, an `evaluate` file). The widget
// names are those of the seeds; a template that repeats has one set of widgets for each instance (`T06~2.portrait`).
import type { Cells, FieldValue, PartnerId, RoundValues } from '../board/boardState.ts'
import type { TemplateId, WidgetId } from '../catalog.ts'

export type ContentItem = {
  id: string
  fields: Readonly<Record<string, FieldValue>>
  /** Counts as evidence (domain 3.2): people stand behind it and nothing required is missing. */
  counts: boolean
  /** Ids of the required fields that are empty. */
  gaps: readonly string[]
}

export type Content = {
  /** Instances of a template on the board: `T06` -> `['T06', 'T06~2']`; empty when it is not there. */
  instances: (template: TemplateId) => readonly TemplateId[]
  /** Items of a list, roadmap, calendar, network or indicator table that are not archived, in their order. */
  items: (widget: WidgetId) => readonly ContentItem[]
  /** A single field of a canvas or statement, its default where nobody set it, else null. */
  field: (widget: WidgetId, field: string) => FieldValue
  /** Cells of a shared matrix, heat map or checklist: row -> column -> value. */
  cells: (widget: WidgetId) => Cells
  /** Partner values of the latest revealed round of a ballot widget; empty before the first. */
  values: (widget: WidgetId) => RoundValues
}

/** What every formula may ask besides the content. */
export type ComputeContext = {
  partners: readonly PartnerId[]
  /** ISO date the signals count from. */
  today: string
  strategyStart: string | null
  strategyEnd: string | null
  /** D of domain 2: markets of the valid T04 decision; empty while there is none. */
  decided: readonly string[]
  /** Candidate markets that are not archived, in their order. */
  markets: readonly string[]
  /** Top needs (domain 2): validated needs with rank up to 5 in their segment. */
  topNeeds: readonly string[]
}

/** A field as trimmed text; '' for anything that is none. A text of the seeds reads as its key: it is there. */
export function textField(value: FieldValue | undefined): string {
  if (typeof value === 'string') return value.trim()
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value.$t : ''
}

/** A field as a finite number, or null. */
export function numberField(value: FieldValue | undefined): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null
}

/** A field of several ids or options; empty for anything else. */
export function idsField(value: FieldValue | undefined): readonly string[] {
  return Array.isArray(value) ? value : []
}

/** Whether a market field names this market, alone or by `all` (domain 4). */
export function namesMarket(value: FieldValue | undefined, market: string): boolean {
  return value === market || value === 'all' || (Array.isArray(value) && value.includes(market))
}
