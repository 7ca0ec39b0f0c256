// The board's tables as files, made on this page from what is on screen, also without a connection.
import type { BoardContextValue } from '../board/boardContext.ts'
import { boardTables } from '../../shared/tables/boardTables.ts'
import { tableCsv, tablesXlsx, tablesZip } from '../../shared/tables/tableFiles.ts'
import type { Table } from '../../shared/tables/Table.ts'

/** `csv`: one CSV file a table, in a ZIP archive. */
export type TableFormat = 'xlsx' | 'csv'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export function tablesOf({
  board,
  results,
  evidence,
  t,
}: Pick<BoardContextValue, 'board' | 'results' | 'evidence' | 't'>): Table[] {
  return boardTables({ board, coverage: results.coverage, evidence, t })
}

export async function tablesFile(tables: readonly Table[], format: TableFormat, at: Date): Promise<Blob> {
  return format === 'xlsx'
    ? new Blob([await tablesXlsx(tables)], { type: XLSX })
    : new Blob([tablesZip(tables, at)], { type: 'application/zip' })
}

export const oneTableFile = (table: Table): Blob => new Blob([tableCsv(table)], { type: 'text/csv;charset=utf-8' })

/** Ending of a file with every table. */
export const endingOf = (format: TableFormat): string => (format === 'xlsx' ? 'xlsx' : 'csv.zip')
