// The strategy document (domain 5.2): a board, its results and its people as blocks. Chapters without content print their
// heading and "not yet worked on", never an empty page.
import { instanceName } from '../board/instances.ts'
import { templateOf, type TemplateId } from '../catalog.ts'
import { textOf } from '../charts/boardTexts.ts'
import { printed } from '../charts/printed.ts'
import type { Block, Report } from './blocks.ts'
import { coverageAnnex, factsAnnex, methodsAnnex } from './chapters/annexes.ts'
import { attendanceAnnex } from './chapters/attendanceAnnex.ts'
import { commentsAnnex } from './chapters/commentsAnnex.ts'
import { decisionsChapter } from './chapters/decisionsChapter.ts'
import { dissentAnnex } from './chapters/dissentAnnex.ts'
import { coverageSentence } from './chapters/frontChapters.ts'
import { remarksAnnex } from './chapters/remarksAnnex.ts'
import {
  chapterName,
  chapterParts,
  chaptersOf,
  planOf,
  templateNames,
  type Chapter,
} from './chapters/strategyChapters.ts'
import { templateBlocks } from './chapters/templateBlocks.ts'
import type { FramePage } from './frames.ts'
import { WHOLE_BOARD, type PrintChoice, type PrintPart } from './printChoice.ts'
import { fieldText, type ReportContext } from './reportContext.ts'
import { sheetOf } from './Sheet.ts'

type Annex = { part: PrintPart; build: (context: ReportContext) => Block[] }

/** Their letters are cited in the text, so they keep them whatever is left out. */
const ANNEXES: Readonly<Record<string, Annex>> = {
  A: { part: 'results', build: coverageAnnex },
  B: { part: 'values', build: methodsAnnex },
  C: { part: 'sources', build: factsAnnex },
  D: { part: 'votes', build: dissentAnnex },
}

/** Annexes that take the next free letter, and only when the board has something for them. `name` is their title's key. */
const LATER_ANNEXES: readonly (Annex & { name: string })[] = [
  { name: 'took.annex', part: 'attendance', build: attendanceAnnex },
  { name: 'comments.annex', part: 'comments', build: commentsAnnex },
  { name: 'remarks.annex', part: 'results', build: remarksAnnex },
]

/**
 * @param printedAt moment of the export, printed as the state of the board in UTC.
 * @param notices what could not be printed as it is on the board, in words.
 */
export function buildReport(
  context: ReportContext,
  frames: readonly FramePage[],
  printedAt: Date,
  choice: PrintChoice = WHOLE_BOARD,
  notices: readonly string[] = [],
): Report {
  const { t, board } = context
  const isWhole = choice.scope.kind === 'board'
  const title = t('report.title')
  const state = t('report.state', {
    date: dateText(printedAt, context.language),
    time: printedAt.toISOString().slice(11, 16),
  })
  const notice = textOf(board.notice ?? undefined, t).trim()
  const name = board.consortium.name.trim() || board.title
  const later = isWhole ? laterAnnexes(context, choice) : []
  const drawings = t('report.annexDrawings')
  const took = (partnerId: string): string => {
    const count = context.people.filter((person) => person.partnerId === partnerId).length
    return count === 0 ? '' : t('report.coverPeople', { count })
  }
  return {
    language: context.language,
    title: `${name}: ${title}`,
    author: name,
    runningHead: `${name} · ${title}`,
    footnote: [t('report.stateOf', { state }), notice].filter((part) => part !== '').join(' '),
    contentsTitle: t('report.contents'),
    cover: {
      consortium: name,
      title,
      subtitle: subtitle(context),
      partnersHead: t('report.partners'),
      partners: board.partners.map((partner) => ({
        name: partner.name,
        detail: [partner.region, t(`report.partnerType.${partner.type}`), took(partner.id)]
          .filter((part) => part !== '')
          .join(', '),
      })),
      stateHead: t('report.stateHead'),
      state: [state, ...period(context), coverageSentence(context)],
      footnote: [notice, t('report.coverNote')].filter((part) => part !== '').join(' '),
    },
    blocks: [...bodyBlocks(context, choice), ...later],
    sheet: sheetOf(choice.paper, choice.orientation),
    hasFront: isWhole,
    hasOwnSizes: choice.paper === 'frame',
    framesHead: isWhole ? annexHead(context, LETTERS[later.filter(isChapter).length]!, drawings) : null,
    frames: [...frames],
    notices: { title: t('report.notices'), texts: [...notices] },
    missingLetters: (count, letters) => ({
      title: t('report.missingLetters'),
      text: t('report.missingLettersText', { count, letters }),
    }),
  }
}

function chapterBlocks(context: ReportContext, chapter: Chapter): Block[] {
  const { t } = context
  const name = chapterName(context, chapter)
  const title = `${chapter.number} ${name}`
  const plan = planOf(context, chapter)
  if (chapter.front === null && plan.own.length === 0 && plan.guests.length === 0) {
    const lead = t('report.notWorked', { templates: templateNames(context, chapter.templates) })
    return [{ kind: 'chapter', title, lead, runningHead: name, newPage: false, isWorked: false }]
  }
  const alone = plan.own.length === 1 && chapter.front === null && plan.guests.length === 0 ? plan.own[0] : undefined
  const runningHead = alone === undefined ? name : instanceName(context.board, alone, t)
  const lead = alone === undefined ? {} : { lead: t(`${templateOf(alone)}.question`) }
  return [
    // The second chapter follows the summary on its page: both are short.
    { kind: 'chapter', title, ...lead, runningHead, newPage: chapter.number !== 2, isWorked: true },
    ...chapterParts(context, chapter, plan),
  ]
}

/** Letters of the annexes after those that are cited. */
const LETTERS = ['E', 'F', 'G', 'H', 'I', 'J'] as const

const isChapter = (block: Block): boolean => block.kind === 'chapter'

function annexHead({ t }: ReportContext, letter: string, name: string): { chapter: string; runningHead: string } {
  return {
    chapter: t('report.annexTitle', { annex: letter, name }),
    runningHead: t('report.annexShort', { annex: letter }),
  }
}

function bodyBlocks(context: ReportContext, { scope, parts }: PrintChoice): Block[] {
  if (scope.kind === 'drawn') return []
  if (scope.kind === 'pages')
    return parts.includes('results') ? scope.templates.flatMap((instance) => pageBlocks(context, instance)) : []
  const whole = { ...context, hasMethodsAnnex: parts.includes('values') }
  const chapters = parts.includes('results')
    ? chaptersOf(whole).flatMap((chapter) => chapterBlocks(whole, chapter))
    : []
  const decisions = parts.includes('decisions') ? decisionBlocks(context) : []
  return [...chapters, ...decisions, ...citedAnnexes(context, parts)]
}

/** The decision log, after the chapters; a board without decisions has no such chapter. */
function decisionBlocks(context: ReportContext): Block[] {
  const { t } = context
  const blocks = decisionsChapter(context)
  if (blocks.length === 0) return []
  const name = t('decisions.chapter')
  const title = `${chaptersOf(context).length + 1} ${name}`
  const lead = t('decisions.chapter.lead')
  return [{ kind: 'chapter', title, lead, runningHead: name, newPage: true, isWorked: true }, ...blocks]
}

/** One template as it stands on its page, without the chapters around it. */
function pageBlocks(context: ReportContext, instance: TemplateId): Block[] {
  const { t, board } = context
  if (!board.templates.includes(instance)) return []
  const title = instanceName(board, instance, t)
  const lead = t(`${templateOf(instance)}.question`)
  return [
    { kind: 'chapter', title, lead, runningHead: title, newPage: true, isWorked: true },
    ...templateBlocks(context, instance, null),
  ]
}

function citedAnnexes(context: ReportContext, parts: readonly PrintPart[]): Block[] {
  const { t } = context
  return Object.entries(ANNEXES).flatMap(([letter, { part, build }]): Block[] => {
    if (!parts.includes(part)) return []
    return [
      {
        kind: 'chapter',
        title: t(`report.annex.${letter}`),
        ...(letter === 'A' ? { lead: coverageSentence(context) } : {}),
        runningHead: t('report.annexShort', { annex: letter }),
        newPage: letter !== 'D',
        isWorked: true,
      },
      ...build(context),
    ]
  })
}

function laterAnnexes(context: ReportContext, { parts }: PrintChoice): Block[] {
  const chosen = LATER_ANNEXES.filter(({ part }) => parts.includes(part)).map(({ name, build }) => ({
    name,
    blocks: build(context),
  }))
  return chosen
    .filter(({ blocks }) => blocks.length > 0)
    .flatMap(({ name, blocks }, i): Block[] => {
      const { chapter, runningHead } = annexHead(context, LETTERS[i]!, context.t(name))
      return [{ kind: 'chapter', title: chapter, runningHead, newPage: true, isWorked: true }, ...blocks]
    })
}

/** The decision in one line, or what the document is while nothing is decided. */
function subtitle(context: ReportContext): string {
  const statement = fieldText(context, 'T04.decision', 'statement')
  if (context.results.T04decision?.valid === true && statement !== '') return statement
  return context.board.title.trim() || context.t('report.noDecision')
}

function period(context: ReportContext): string[] {
  const { strategyStart, strategyEnd } = context.board.consortium
  if (strategyStart === null || strategyEnd === null) return []
  const [from, to] = [new Date(`${strategyStart}T00:00:00Z`), new Date(`${strategyEnd}T00:00:00Z`)]
  if (Number.isNaN(from.getTime()) || Number.isNaN(to.getTime())) return []
  const months = Math.round((to.getTime() - from.getTime()) / 86_400_000 / 30.4375)
  return [
    context.t('report.period', {
      count: months,
      months: printed(months, 0),
      from: dateText(from, context.language),
      to: dateText(to, context.language),
    }),
  ]
}

function dateText(date: Date, language: string): string {
  // "en" alone means the American order of day and month.
  const locale = language === 'en' ? 'en-GB' : language
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    date,
  )
}
