// The strategy document (domain 5.2): a board, its results and its people as blocks. Chapters without content print their
// heading and "not yet worked on", never an empty page.
import { instanceName } from '../board/instances.ts'
import { templateOf } from '../catalog.ts'
import { textOf } from '../charts/boardTexts.ts'
import { printed } from '../charts/printed.ts'
import type { Block, Report } from './blocks.ts'
import { coverageAnnex, factsAnnex, methodsAnnex } from './chapters/annexes.ts'
import { commentsAnnex } from './chapters/commentsAnnex.ts'
import { dissentAnnex } from './chapters/dissentAnnex.ts'
import { coverageSentence } from './chapters/frontChapters.ts'
import {
  chapterName,
  chapterParts,
  chaptersOf,
  planOf,
  templateNames,
  type Chapter,
} from './chapters/strategyChapters.ts'
import type { FramePage } from './frames.ts'
import { fieldText, type ReportContext } from './reportContext.ts'

const ANNEXES = [
  { key: 'A', build: coverageAnnex },
  { key: 'B', build: methodsAnnex },
  { key: 'C', build: factsAnnex },
  { key: 'D', build: dissentAnnex },
] as const

/** @param printedAt moment of the export, printed as the state of the board in UTC. */
export function buildReport(context: ReportContext, frames: readonly FramePage[], printedAt: Date): Report {
  const { t, board } = context
  const title = t('report.title')
  const state = t('report.state', {
    date: dateText(printedAt, context.language),
    time: printedAt.toISOString().slice(11, 16),
  })
  const notice = textOf(board.notice ?? undefined, t).trim()
  const name = board.consortium.name.trim() || board.title
  const comments = commentsAnnex(context)
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
    blocks: [
      ...chaptersOf(context).flatMap((chapter) => chapterBlocks(context, chapter)),
      ...annexBlocks(context),
      ...commentBlocks(context, comments),
    ],
    framesHead:
      comments.length === 0
        ? { chapter: t('report.annex.E'), runningHead: t('report.annexShort', { annex: 'E' }) }
        : { chapter: t('comments.annex.drawings'), runningHead: t('report.annexShort', { annex: 'F' }) },
    frames: [...frames],
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

function annexBlocks(context: ReportContext): Block[] {
  const { t } = context
  return ANNEXES.flatMap(({ key, build }): Block[] => [
    {
      kind: 'chapter',
      title: t(`report.annex.${key}`),
      ...(key === 'A' ? { lead: coverageSentence(context) } : {}),
      runningHead: t('report.annexShort', { annex: key }),
      newPage: key !== 'D',
      isWorked: true,
    },
    ...build(context),
  ])
}

/** A board without comments has no such annex, and the drawings keep its letter. */
function commentBlocks({ t }: ReportContext, comments: readonly Block[]): Block[] {
  if (comments.length === 0) return []
  const runningHead = t('report.annexShort', { annex: 'E' })
  return [{ kind: 'chapter', title: t('comments.annex'), runningHead, newPage: true, isWorked: true }, ...comments]
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
