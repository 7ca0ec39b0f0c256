// What the columns of a survey's table mean. Three forms are read: a row for each answer with a column for each need and
// question; a row for each answer and need; and the table of a revealed round as it is saved from a board, with a column for
// each partner.
import { listItems } from '../board/boardState.ts'
import { itemLabel } from '../charts/boardTexts.ts'
import { widgetSeedOf } from '../catalog.ts'
import { plainName, type FileTable } from './FileTable.ts'
import { SURVEY_WIDGET } from './importKind.ts'
import type { ColumnChoice } from './importPlan.ts'
import type { ReadContext } from './readField.ts'

export const SURVEYS = 'T02.surveys'
const NEEDS = 'T02.needs'

export const SURVEY_COLUMN = {
  partner: '$partner',
  companies: '$companies',
  need: '$need',
  question: '$question',
  round: '$round',
} as const
const PARTNER_VALUES = '$of/'

type Context = Pick<ReadContext, 'board' | 't'>

/** `importance` and `met`, as the seed names them. */
export function surveyQuestions(): readonly string[] {
  const seed = widgetSeedOf(SURVEY_WIDGET)
  return seed?.kind === 'matrix' && 'ids' in seed.columns ? seed.columns.ids : []
}

export const questionName = ({ t }: Context, question: string): string => t(`T02.column.scores.${question}`)

/** The need's answers to one question stand in this column. */
export const answerKey = (need: string, question: string): string => `${need}/${question}`
export const partnerKey = (partner: string): string => `${PARTNER_VALUES}${partner}`
export const partnerOfKey = (key: string | null): string | null =>
  key?.startsWith(PARTNER_VALUES) ? key.slice(PARTNER_VALUES.length) : null

export type SurveyForm = 'answers' | 'needs' | 'round'

/** The form a table has by its heads: partners as heads mean a saved round, a head "Need" a row for each need. */
function formOf(context: Context, table: FileTable): SurveyForm {
  const heads = new Set(table.heads.map(plainName))
  const partners = context.board.partners.filter(
    ({ id, name }) => heads.has(plainName(name)) || heads.has(plainName(id)),
  )
  if (partners.length > 0 && rowNames(context).some((name) => heads.has(plainName(name)))) return 'round'
  return needNames(context).some((name) => heads.has(plainName(name))) ? 'needs' : 'answers'
}

const needNames = ({ t }: Context): string[] => [t('T02.field.needLinks.need'), 'need']
const rowNames = (context: Context): string[] => [context.t('tables.row'), 'row', ...needNames(context)]

export function surveyColumns(context: Context, table: FileTable): ColumnChoice[] {
  const { board, t } = context
  const form = formOf(context, table)
  const need: ColumnChoice = { key: SURVEY_COLUMN.need, label: t('import.survey.need'), names: rowNames(context) }
  if (form === 'round') {
    const question = t('import.survey.question')
    return [
      { key: SURVEY_COLUMN.round, label: t('tables.round'), names: [t('tables.round'), 'round'] },
      need,
      { key: SURVEY_COLUMN.question, label: question, names: [question, t('tables.column'), 'column', 'question'] },
      ...board.partners.map(({ id, name }) => ({
        key: partnerKey(id),
        label: t('import.survey.valuesOf', { partner: name }),
        names: [name, id],
      })),
    ]
  }
  const [partner, companies] = [t('import.survey.partner'), t('import.survey.companies')]
  const common: ColumnChoice[] = [
    { key: SURVEY_COLUMN.partner, label: partner, names: [partner, 'partner', 'cluster', 'region'] },
    { key: SURVEY_COLUMN.companies, label: companies, names: [companies, 'companies', 'answers', 'n'] },
  ]
  if (form === 'needs')
    return [
      ...common,
      need,
      ...surveyQuestions().map((id) => ({
        key: id,
        label: questionName(context, id),
        names: [questionName(context, id), id],
      })),
    ]
  return [
    ...common,
    ...listItems(board, NEEDS).flatMap((item) =>
      surveyQuestions().map((question) => {
        const [label, name] = [itemLabel(item, t), questionName(context, question)]
        // Short where people know a need by its code: the column is narrow.
        const short = /^[A-Z]{1,2}\d{1,2}$/.test(item.id) ? `${item.id} ${name}, ${label}` : `${label}: ${name}`
        return { key: answerKey(item.id, question), label: short, names: [`${label}: ${name}`] }
      }),
    ),
  ]
}

/**
 * Columns by their heads. Survey programs write need and question in their own ways ("N02 importance", "Funding [Met today]"),
 * so a head means an answer when it holds the need's name or id and the question's name, whatever stands between.
 */
export function matchSurvey(context: Context, table: FileTable): (string | null)[] {
  const choices = surveyColumns(context, table)
  const answers = formOf(context, table) === 'answers' ? answerNames(context) : []
  const taken = new Set<string>()
  return table.heads.map((head) => {
    const key =
      choices.find(({ names }) => names.some((name) => plainName(name) === plainName(head)))?.key ??
      answerOf(answers, head)
    if (key === null || key === undefined || taken.has(key)) return null
    taken.add(key)
    return key
  })
}

type AnswerName = { key: string; need: string[]; question: string[] }

function answerNames(context: Context): AnswerName[] {
  return listItems(context.board, NEEDS).flatMap((item) =>
    surveyQuestions().map((question) => ({
      key: answerKey(item.id, question),
      need: [itemLabel(item, context.t), item.id].map(words),
      question: [questionName(context, question), question].map(words),
    })),
  )
}

/** Words with one space around each, so that `N1` is not found in `N12`. */
const words = (text: string): string =>
  ` ${plainName(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `

function answerOf(answers: readonly AnswerName[], head: string): string | null {
  const text = words(head)
  const fits = answers.filter(({ need, question }) =>
    need.some((name) => question.some((asked) => text.includes(name) && text.replace(name, ' ').includes(asked))),
  )
  // The longest name wins: "Funding" stands in "Funding and investors" too.
  const longest = (one: AnswerName) =>
    Math.max(...one.need.filter((name) => text.includes(name)).map(({ length }) => length))
  return fits.sort((a, b) => longest(b) - longest(a))[0]?.key ?? null
}
