// A survey's answers as the values of a round on needs (domain 4.T02.3, 4.T02.5): each answer counts like a ballot of its
// partner, each partner has one voice. The partner values are all that reaches the board.
import { latestValues, listItems, openRound, type RoundValues } from '../board/boardState.ts'
import { itemLabel } from '../charts/boardTexts.ts'
import { widgetSeedOf } from '../catalog.ts'
import type { SessionCommands } from '../session/sessionCommands.ts'
import { plainName, type FileCell, type FileTable } from './FileTable.ts'
import type { ImportPlan, Mapping, PlannedRow } from './importPlan.ts'
import { SURVEY_WIDGET } from './importKind.ts'
import { numberCell, type ReadContext } from './readField.ts'
import { answerKey, partnerOfKey, questionName, SURVEY_COLUMN, surveyQuestions } from './surveyColumns.ts'

export type SurveyValues = SessionCommands['importSurvey']['values']

export type SurveyPlan = ImportPlan & {
  values: SurveyValues
  /** Answers that count, over all partners. */
  companies: number
  /** The values are on the board already, as this round. */
  sameAs: number | null
  /** A round runs: nothing can come in beside it. */
  isRoundOpen: boolean
}

/** One number that counts: whose, for which need and question, and for how many companies. */
type Answer = { partner: string; need: string; question: string; value: number; weight: number }
type Read = {
  row: PlannedRow
  answers: Answer[]
  /** Companies the row speaks for; 0 when the file does not say. */
  companies: number
  /** The need the row is about, or '' for all of them. */
  about: string
}

const MOST_COMPANIES = 100_000

export function planSurvey(context: ReadContext, table: FileTable, mapping: Mapping): SurveyPlan {
  const { t, board } = context
  const isRound = mapping.some((key) => partnerOfKey(key) !== null)
  const has = (key: string) => mapping.includes(key)
  const problem = isRound
    ? has(SURVEY_COLUMN.need) && has(SURVEY_COLUMN.question)
      ? null
      : t('import.needs.round')
    : !has(SURVEY_COLUMN.partner)
      ? t('import.needs.partner')
      : null
  const isRoundOpen = openRound(board, SURVEY_WIDGET) !== null
  if (problem !== null) return { rows: [], problem, values: {}, companies: 0, sameAs: null, isRoundOpen }
  const read = isRound ? readRound(context, table, mapping) : readAnswers(context, table, mapping)
  const values = valuesOf(read)
  const companies = Object.values(values).reduce((sum, { people }) => sum + people, 0)
  const latest = latestValues(board, SURVEY_WIDGET)
  const isSame = latest !== null && Object.keys(values).length > 0 && isSameRound(latest.values, values)
  return {
    rows: read.map(({ row }) => (isSame && row.state === 'added' ? { ...row, state: 'same' } : row)),
    problem: null,
    values,
    companies,
    sameAs: isSame ? latest.number : null,
    isRoundOpen,
  }
}

const emptyRow = (line: number, name: string): PlannedRow => ({
  line,
  name,
  state: 'same',
  changes: [],
  refusals: [],
  writes: [],
})

function settle(read: Read, context: ReadContext): Read {
  const { row, answers } = read
  if (row.refusals.length > 0) return { ...read, row: { ...row, state: 'refused' }, answers: [] }
  const needs = new Set(answers.map(({ need }) => need)).size
  if (needs === 0) return read
  const after = context.t('import.survey.counts', { count: needs })
  return {
    ...read,
    row: { ...row, state: 'added', changes: [{ name: context.t('import.survey.answers'), before: '', after }] },
  }
}

/** @throws Error without the seed's scale */
function scaleOf(): { min: number; max: number | null } {
  const seed = widgetSeedOf(SURVEY_WIDGET)
  if (seed?.kind !== 'matrix') throw new Error(`${SURVEY_WIDGET} is no matrix`)
  return seed.scale
}

/** @param isMean the number stands for several companies and may have decimals */
function readAnswer(context: ReadContext, cell: FileCell, isMean: boolean): { value: number } | { why: string } {
  const { min, max } = scaleOf()
  const number = numberCell(context, cell, false)
  if ('why' in number) return number
  const { value } = number
  const fits = value >= min && (max === null || value <= max) && (isMean || Number.isInteger(value))
  return fits ? number : { why: context.t(isMean ? 'import.why.mean' : 'import.why.answer', { min, max: max ?? '' }) }
}

type Named = { id: string; names: string[] }
const found = (known: readonly Named[], text: string): string | null | 'several' => {
  const fits = known.filter(({ names }) => names.some((name) => plainName(name) === plainName(text)))
  return fits.length > 1 ? 'several' : (fits[0]?.id ?? null)
}

const needsOf = ({ board, t }: ReadContext): Named[] =>
  listItems(board, 'T02.needs').map((item) => ({ id: item.id, names: [item.id, itemLabel(item, t)] }))

/** A row for each answer, or for each answer and need. */
function readAnswers(context: ReadContext, table: FileTable, mapping: Mapping): Read[] {
  const { t, board } = context
  const at = (key: string) => mapping.indexOf(key)
  const [partnerColumn, countColumn, needColumn] = [
    SURVEY_COLUMN.partner,
    SURVEY_COLUMN.companies,
    SURVEY_COLUMN.need,
  ].map(at) as [number, number, number]
  const partners = board.partners.map(({ id, name }): Named => ({ id, names: [id, name] }))
  const partnerNames = board.partners.map(({ name }) => name).join(', ')
  const needs = needsOf(context)
  const questions = surveyQuestions()
  return table.rows.map(({ line, cells }): Read => {
    const cellAt = (column: number): FileCell => (column < 0 ? '' : (cells[column] ?? ''))
    const said = String(cellAt(partnerColumn)).trim()
    const row = emptyRow(line, said)
    const refuse = (column: number, why: string) =>
      row.refusals.push({ column: table.heads[column] ?? '', text: String(cellAt(column)), why })
    const partner = found(partners, said)
    if (said === '') refuse(partnerColumn, t('import.why.noPartner'))
    else if (partner === null || partner === 'several')
      refuse(partnerColumn, t('import.why.partner', { partners: partnerNames }))
    const count = cellAt(countColumn) === '' ? { value: 1 } : numberCell(context, cellAt(countColumn), true)
    const companies = 'value' in count ? count.value : 0
    if ('why' in count) refuse(countColumn, count.why)
    else if (!Number.isInteger(companies) || companies < 1 || companies > MOST_COMPANIES)
      refuse(countColumn, t('import.why.companies'))
    const answers: Answer[] = []
    let about = ''
    const take = (need: string, columns: readonly number[]) => {
      const read = columns.map((column) =>
        cellAt(column) === '' ? null : readAnswer(context, cellAt(column), companies > 1),
      )
      read.forEach((one, i) => one && 'why' in one && refuse(columns[i]!, one.why))
      // A need counts when both questions are answered (4.T02.5).
      if (!read.every((one) => one && 'value' in one) || typeof partner !== 'string') return
      read.forEach((one, i) => {
        if (one && 'value' in one)
          answers.push({ partner, need, question: questions[i]!, value: one.value, weight: companies })
      })
    }
    if (needColumn >= 0) {
      const name = String(cellAt(needColumn)).trim()
      const need = found(needs, name)
      if (need === null || need === 'several') refuse(needColumn, t('import.why.need'))
      else {
        about = need
        take(need, questions.map(at))
      }
      row.name = [said, name].filter((part) => part !== '').join(', ')
    } else
      for (const { id } of needs)
        take(
          id,
          questions.map((question) => at(answerKey(id, question))),
        )
    return settle({ row, answers, companies, about }, context)
  })
}

/** The table of a revealed round: a row for each need and question, a column for each partner. Of several rounds the last. */
function readRound(context: ReadContext, table: FileTable, mapping: Mapping): Read[] {
  const { t } = context
  const at = (key: string) => mapping.indexOf(key)
  const [needColumn, questionColumn, roundColumn] = [
    SURVEY_COLUMN.need,
    SURVEY_COLUMN.question,
    SURVEY_COLUMN.round,
  ].map(at) as [number, number, number]
  const needs = needsOf(context)
  const questions = surveyQuestions().map((id): Named => ({ id, names: [id, questionName(context, id)] }))
  const partners = mapping.flatMap((key, column) => {
    const partner = partnerOfKey(key)
    return partner === null ? [] : [{ partner, column }]
  })
  const rounds = table.rows.map(({ cells }) => Number(cells[roundColumn] ?? 0))
  const last = String(Math.max(...rounds.filter(Number.isFinite), 0))
  return table.rows.map(({ line, cells }): Read => {
    const [needText, questionText] = [needColumn, questionColumn].map((column) =>
      String(cells[column] ?? '').trim(),
    ) as [string, string]
    const row = emptyRow(line, [needText, questionText].join(': '))
    const read: Read = { row, answers: [], companies: 0, about: '' }
    if (roundColumn >= 0 && String(cells[roundColumn]) !== last) return read
    const refuse = (column: number, why: string) =>
      row.refusals.push({ column: table.heads[column] ?? '', text: String(cells[column] ?? ''), why })
    const [need, question] = [found(needs, needText), found(questions, questionText)]
    if (need === null || need === 'several') refuse(needColumn, t('import.why.need'))
    if (question === null)
      refuse(questionColumn, t('import.why.question', { questions: questions.map(({ names }) => names[1]).join(', ') }))
    for (const { partner, column } of partners) {
      const cell = cells[column] ?? ''
      if (cell === '') continue
      const value = readAnswer(context, cell, true)
      if ('why' in value) refuse(column, value.why)
      else if (need !== null && question !== null)
        read.answers.push({ partner, need, question, value: value.value, weight: 1 })
    }
    return settle(read, context)
  })
}

type SurveyCells = SurveyValues[string]['cells']
type Sum = { need: string; question: string; sum: number; weight: number }

/** Means over each partner's answers (domain 3.5), an answer for several companies counting for each of them. */
function valuesOf(read: readonly Read[]): SurveyValues {
  const sums = new Map<string, Map<string, Sum>>()
  /** Companies by partner and need; in a table with a row for each need a partner's are those of its most answered one. */
  const people = new Map<string, Map<string, number>>()
  for (const { answers, companies, about } of read) {
    for (const { partner, need, question, value, weight } of answers) {
      const own = sums.get(partner) ?? new Map<string, Sum>()
      sums.set(partner, own)
      const cell = own.get(answerKey(need, question)) ?? { need, question, sum: 0, weight: 0 }
      own.set(answerKey(need, question), { ...cell, sum: cell.sum + value * weight, weight: cell.weight + weight })
    }
    for (const partner of new Set(answers.map((answer) => answer.partner))) {
      const own = people.get(partner) ?? new Map<string, number>()
      people.set(partner, own.set(about, (own.get(about) ?? 0) + companies))
    }
  }
  const values: SurveyValues = {}
  for (const [partner, own] of sums) {
    const cells: SurveyCells = {}
    for (const { need, question, sum, weight } of own.values()) (cells[need] ??= {})[question] = sum / weight
    values[partner] = { people: Math.max(1, ...people.get(partner)!.values()), cells: completeRows(cells) }
  }
  return values
}

/** Needs with an answer to each question. */
function completeRows(cells: SurveyCells): SurveyCells {
  const questions = surveyQuestions()
  return Object.fromEntries(
    Object.entries(cells).filter(([, row]) => questions.every((question) => typeof row[question] === 'number')),
  )
}

/** The same numbers for the same partners; what a table saved rounds to is the same. */
function isSameRound(held: RoundValues, values: RoundValues): boolean {
  const flat = (round: RoundValues): Map<string, number> =>
    new Map(
      Object.entries(round).flatMap(([partner, { cells }]) =>
        Object.entries(cells).flatMap(([row, columns]) =>
          Object.entries(columns).flatMap(([column, value]): [string, number][] =>
            typeof value === 'number' ? [[`${partner}/${row}/${column}`, value]] : [],
          ),
        ),
      ),
    )
  const [one, other] = [flat(held), flat(values)]
  return (
    one.size === other.size && [...one].every(([key, value]) => Math.abs((other.get(key) ?? Infinity) - value) < 1e-9)
  )
}
