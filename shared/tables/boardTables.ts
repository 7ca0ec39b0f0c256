// Everything on a board as tables, in the order of its templates: the one place that spreadsheets are made from.
import type { BoardState } from '../board/boardState.ts'
import type { CoverageEvidence } from '../compute/coverage/judge.ts'
import type { CoverageResults } from '../compute/coreResults.ts'
import { RECOMMENDATIONS } from '../compute/recommendations.ts'
import type { Translate } from '../drawing.ts'
import { signalWords } from '../findings/coverageWords.ts'
import { decisionTable } from '../session/decisions.ts'
import type { Table, TableCell } from './Table.ts'
import { widgetTables } from './widgetTables.ts'

export type TablesOf = {
  board: BoardState
  coverage: CoverageResults
  evidence: CoverageEvidence
  t: Translate
}

/** Tables with at least one row: the board itself, its partners, every widget, the decisions, the recommendations. */
export function boardTables(given: TablesOf): Table[] {
  const { board, t } = given
  const widgets = board.templates.flatMap((instance) => widgetTables({ board, t }, instance))
  return [boardTable(given), partnerTable(given), ...widgets, decisions(given), coverageTable(given)].filter(
    ({ rows }) => rows.length > 0,
  )
}

const day = (date: string | null): TableCell => (date === null ? null : { date })

function boardTable({ board, t }: TablesOf): Table {
  const { title, consortium, templates, today } = board
  const notice = typeof board.notice === 'object' && board.notice !== null ? t(board.notice.$t) : board.notice
  const rows: [string, TableCell][] = [
    ['boardTitle', title],
    ['consortium', consortium.name],
    ['strategyStart', day(consortium.strategyStart)],
    ['strategyEnd', day(consortium.strategyEnd)],
    ['today', day(today)],
    ['notice', notice],
    ['templates', templates.join('; ')],
  ]
  return {
    id: 'board',
    title: t('tables.board'),
    heads: [t('tables.field'), t('tables.value')],
    rows: rows.filter(([, value]) => value !== null && value !== '').map(([key, value]) => [t(`tables.${key}`), value]),
  }
}

function partnerTable({ board, t }: TablesOf): Table {
  return {
    id: 'partners',
    title: t('tables.partners'),
    heads: ['id', 'name', 'region', 'type'].map((head) => t(`tables.${head}`)),
    rows: board.partners.map(({ id, name, region, type }) => [id, name, region || null, t(`tables.type.${type}`)]),
  }
}

const ISO_TIME = /^\d{4}-\d\d-\d\dT/
const ISO_DAY = /^\d{4}-\d\d-\d\d$/
/** Columns of the log that hold moments and days; words that look like one elsewhere stay words. */
const TIME_HEADS = ['Decided', 'Due']

function decisions({ board, t }: TablesOf): Table {
  const [heads = [], ...rows] = decisionTable(board)
  const typed = (value: string | number, column: number): TableCell => {
    if (typeof value === 'number') return value
    if (value === '') return null
    if (!TIME_HEADS.includes(String(heads[column]))) return value
    return ISO_DAY.test(value) ? { date: value } : ISO_TIME.test(value) ? { time: value } : value
  }
  return {
    id: 'decisions',
    title: t('decisions.title'),
    heads: heads.map(String),
    rows: rows.map((row) => row.map(typed)),
  }
}

/** One row a signal of the 19 recommendations: whether it holds, and what proves it or is missing. */
function coverageTable({ board, coverage, evidence, t }: TablesOf): Table {
  return {
    id: 'coverage',
    title: t('tables.coverage'),
    heads: [
      t('tables.code'),
      t('report.column.recommendation'),
      t('report.column.status'),
      ...['signal', 'holds', 'templates'].map((head) => t(`tables.${head}`)),
      t('report.column.evidence'),
    ],
    rows: RECOMMENDATIONS.flatMap(({ id }) =>
      (evidence[id] ?? []).map((signal): TableCell[] => [
        id,
        t(`${id}.title`),
        t(`report.status.${coverage.status[id] ?? 'missing'}`),
        signal.signal,
        t(signal.holds ? 'report.yes' : 'report.no'),
        signal.templates.join('; '),
        signalWords(board, id, signal, t).text,
      ]),
    ),
  }
}
