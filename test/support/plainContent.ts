// Contents for formula tests, written down as plainly as a table: what no test names is empty.
import type { Cells, FieldValue, PartnerId, RoundValues } from '../../shared/board/boardState.ts'
import { templateOf, type WidgetId } from '../../shared/catalog.ts'
import type { ComputeContext, Content, ContentItem } from '../../shared/compute/content.ts'

export type PlainContent = {
  instances?: string[]
  items?: Record<WidgetId, ContentItem[]>
  /** `T01.method/goal` -> value. */
  fields?: Record<string, FieldValue>
  cells?: Record<WidgetId, Cells>
  values?: Record<WidgetId, RoundValues>
}

/** A content of exactly these items, fields, cells and revealed values. */
export function plainContent({ instances = [], items, fields, cells, values }: PlainContent): Content {
  return {
    instances: (template) => instances.filter((instance) => templateOf(instance) === template),
    items: (widget) => items?.[widget] ?? [],
    field: (widget, field) => fields?.[`${widget}/${field}`] ?? null,
    cells: (widget) => cells?.[widget] ?? {},
    values: (widget) => values?.[widget] ?? {},
  }
}

/** An item that counts as evidence; `gaps` make it one that does not. */
export function plainItem(id: string, fields: Record<string, FieldValue>, gaps: string[] = []): ContentItem {
  return { id, fields, gaps, counts: gaps.length === 0 }
}

/** A context of three partners and three candidate markets in the years 2026 and 2027. */
export function plainContext(more: Partial<ComputeContext> = {}): ComputeContext {
  return {
    partners: ['A', 'B', 'C'],
    today: '2026-06-01',
    strategyStart: '2026-01-01',
    strategyEnd: '2027-12-31',
    decided: [],
    markets: ['BR', 'CN', 'US'],
    topNeeds: [],
    ...more,
  }
}

/** Revealed values from partner -> row -> column -> value. */
export function revealed(byPartner: Record<PartnerId, Cells>): RoundValues {
  return Object.fromEntries(Object.entries(byPartner).map(([partner, cells]) => [partner, { people: 1, cells }]))
}

/** A vote on one row by these partners. */
export function votes(row: string, byPartner: Record<PartnerId, 'approve' | 'oppose' | 'abstain'>): RoundValues {
  return revealed(
    Object.fromEntries(Object.entries(byPartner).map(([partner, vote]) => [partner, { [row]: { vote } }])),
  )
}
