// The strategy document (domain 5.2): a board, its results and its people as blocks. Chapters without content print their
// heading and "not yet worked on", never an empty page.
import { textOf } from '../charts/boardTexts.ts'
import { printed } from '../charts/printed.ts'
import type { Block, Report } from './blocks.ts'
import { coverageAnnex, dissentAnnex, factsAnnex, methodsAnnex } from './chapters/annexes.ts'
import { brandChapter } from './chapters/brandChapter.ts'
import { commentsAnnex } from './chapters/commentsAnnex.ts'
import { coverageSentence, partnersChapter, summaryChapter } from './chapters/frontChapters.ts'
import { marketsChapter } from './chapters/marketsChapter.ts'
import { needsChapter } from './chapters/needsChapter.ts'
import type { FramePage } from './frames.ts'
import { fieldText, hasTemplate, type ReportContext } from './reportContext.ts'

type Chapter = { key: string; templates: string[]; build: ((context: ReportContext) => Block[]) | null }

/** In the order and with the numbers of domain 5.2. */
const CHAPTERS: readonly Chapter[] = [
  { key: 'summary', templates: [], build: summaryChapter },
  { key: 'partners', templates: ['T01', 'T15'], build: partnersChapter },
  { key: 'needs', templates: ['T02', 'T03'], build: needsChapter },
  { key: 'value', templates: ['T07'], build: null },
  { key: 'markets', templates: ['T04'], build: marketsChapter },
  { key: 'subsectors', templates: ['T05'], build: null },
  { key: 'portraits', templates: ['T06'], build: null },
  { key: 'brand', templates: ['T08', 'T09'], build: brandChapter },
  { key: 'network', templates: ['T10', 'T14'], build: null },
  { key: 'plan', templates: ['T11', 'T12'], build: null },
  { key: 'hub', templates: ['T13'], build: null },
  { key: 'governance', templates: ['T01'], build: null },
  { key: 'indicators', templates: ['T16'], build: null },
]
const ANNEXES = [
  { key: 'A', build: coverageAnnex },
  { key: 'B', build: methodsAnnex },
  { key: 'C', build: factsAnnex },
  { key: 'D', build: dissentAnnex },
] as const
const DEEP: Readonly<Record<string, string>> = { needs: 'T02', markets: 'T04', brand: 'T08' }

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
      ...CHAPTERS.flatMap((chapter, i) => chapterBlocks(context, chapter, i + 1)),
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

function chapterBlocks(context: ReportContext, chapter: Chapter, number: number): Block[] {
  const { t } = context
  const deep = DEEP[chapter.key]
  const isWorked = chapter.build !== null && (deep === undefined || hasTemplate(context, deep))
  const head = deep === undefined ? t(`report.chapter.${chapter.key}`) : `${deep} ${t(`${deep}.name`)}`
  const title = `${number} ${t(`report.chapter.${chapter.key}`)}`
  if (!isWorked) {
    const templates = chapter.templates.map((id) => `${id} ${t(`template.${id}`)}`).join(', ')
    const lead = t('report.notWorked', { templates })
    return [{ kind: 'chapter', title, lead, runningHead: head, newPage: false, isWorked: false }]
  }
  const lead = deep === undefined ? {} : { lead: t(`${deep}.question`) }
  return [
    { kind: 'chapter', title, ...lead, runningHead: head, newPage: chapter.key !== 'partners', isWorked: true },
    ...chapter.build!(context),
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
