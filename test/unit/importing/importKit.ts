// Boards, files and plans for the tests of importing.
import * as Y from 'yjs'
import { readBoard, type BoardState } from '../../../shared/board/boardState.ts'
import { computeBoard } from '../../../shared/boardResults.ts'
import { applyImport } from '../../../shared/importing/applyImport.ts'
import type { FileTable } from '../../../shared/importing/FileTable.ts'
import type { ImportPlan, ImportTarget, PlannedRow } from '../../../shared/importing/importPlan.ts'
import { firstMapping, importTargets, planImport } from '../../../shared/importing/planImport.ts'
import { readTables } from '../../../shared/importing/readTables.ts'
import { boardTables } from '../../../shared/tables/boardTables.ts'
import type { Table } from '../../../shared/tables/Table.ts'
import { t } from '../pdf/examplePdf.ts'

export { t }
export const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text)

export function savedTables(board: BoardState): Table[] {
  const { results, evidence } = computeBoard(board, '2026-11-22')
  return boardTables({ board, coverage: results.coverage, evidence, t })
}

/** The one table of a CSV file. */
export async function tableOf(csv: string, name = 'table.csv'): Promise<FileTable> {
  const [table] = await readTables(name, bytesOf(csv))
  return table!
}

export function targetOf(board: BoardState, widget: string): ImportTarget {
  const target = importTargets({ board, t }, true).find((one) => one.widget === widget)
  if (!target) throw new Error(`nothing can be imported into ${widget}`)
  return target
}

export type Options = { clears?: boolean; mapping?: (string | null)[] }

export function planOf(board: BoardState, widget: string, table: FileTable, options: Options = {}): ImportPlan {
  const target = targetOf(board, widget)
  if (target.kind === 'survey') throw new Error('a survey has a plan of its own')
  const mapping = options.mapping ?? firstMapping({ board, t }, target, table)
  return planImport({ board, t }, { ...target, kind: target.kind }, table, mapping, options.clears ?? false)
}

let ids = 0
const context = {
  participantId: 'nita',
  partnerId: null,
  newId: () => `new${++ids}`,
  now: () => '2027-01-01T00:00:00Z',
}

/** Reads, plans and carries out the good rows. */
export async function importCsv(doc: Y.Doc, widget: string, csv: string, options: Options = {}): Promise<ImportPlan> {
  return importTable(doc, widget, await tableOf(csv), options)
}

export function importTable(doc: Y.Doc, widget: string, table: FileTable, options: Options = {}): ImportPlan {
  const plan = planOf(readBoard(doc), widget, table, options)
  const writes = plan.rows.flatMap((row) => row.writes)
  applyImport(doc, context, widget, writes)
  return plan
}

export const statesOf = ({ rows }: ImportPlan): PlannedRow['state'][] => rows.map(({ state }) => state)
export const refusalsOf = ({ rows }: ImportPlan): string[] =>
  rows.flatMap(({ line, refusals }) => refusals.map(({ column, text, why }) => [line, column, text, why].join(' | ')))
