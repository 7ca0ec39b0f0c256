// What an import would do, row by row, before anything is changed; the screen shows it and `applyImport` carries it out.
import type { FieldValue } from '../board/boardState.ts'
import type { WidgetId } from '../catalog.ts'

/** `fields`: a form with one row a field; `checks`: a checklist; `survey`: answers that become a revealed round. */
export type ImportKind = 'list' | 'grid' | 'checks' | 'fields' | 'survey'
export type ImportTarget = {
  kind: ImportKind
  widget: WidgetId
  /** As its table is called: `T04 Markets`. */ title: string
}

export type Write =
  | { kind: 'add'; fields: Record<string, FieldValue> }
  | { kind: 'item'; item: string; fields: Record<string, FieldValue> }
  | { kind: 'field'; field: string; value: FieldValue }
  | { kind: 'cell'; row: string; column: string; value: number | string | null }

/** One thing a row changes, in words; '' is nothing. */
export type Change = { name: string; before: string; after: string }

/** A cell that is not taken: which column, what stands there, why and how to mend it. `column` '' is the row as a whole. */
export type Refusal = { column: string; text: string; why: string }

export type PlannedRow = {
  line: number
  /** What the row is about, for people. */
  name: string
  state: 'added' | 'changed' | 'same' | 'refused'
  changes: Change[]
  /** A refused row has at least one, and is left out as a whole. */
  refusals: Refusal[]
  writes: Write[]
}

/** One key of the target (or null: not imported) for each column of the file. */
export type Mapping = readonly (string | null)[]

export type ColumnChoice = {
  key: string
  /** As people choose it. */
  label: string
  /** Heads that mean it. */
  names: readonly string[]
}

export type ImportPlan = {
  rows: PlannedRow[]
  /** Why nothing can be planned with these columns, in words. */
  problem: string | null
}

export const countOf = (plan: ImportPlan, state: PlannedRow['state']): number =>
  plan.rows.filter((row) => row.state === state).length
