// The chapters of the strategy document (domain 5.2) and what each is made of: the parts that the templates on the board bring,
// every instance of a template that repeats one after the other.
import { instanceName, isLeftInstance } from '../../board/instances.ts'
import { isBegun } from '../../board/templateProgress.ts'
import { templateOf, type TemplateId } from '../../catalog.ts'
import { enumerate } from '../../charts/boardTexts.ts'
import { STRATEGY_CHAPTERS, type StrategyChapter } from '../../findings/strategyOutline.ts'
import type { Block } from '../blocks.ts'
import type { ReportContext } from '../reportContext.ts'
import { partnersChapter, summaryChapter } from './frontChapters.ts'
import { ownChapterBlocks, pdfParts, templateBlocks } from './templateBlocks.ts'

export type Chapter = StrategyChapter & {
  /** What the chapter says before any template. */
  front: ((context: ReportContext) => Block[]) | null
}

const FRONTS: Readonly<Record<string, (context: ReportContext) => Block[]>> = {
  summary: summaryChapter,
  partners: partnersChapter,
}

/** Later numbers than those of the document are for templates that it does not know. */
export const CHAPTERS: readonly Chapter[] = STRATEGY_CHAPTERS.map((one) => ({ ...one, front: FRONTS[one.key] ?? null }))

/** These say what is missing even when nobody has worked on them yet: a board is rarely without them. */
const ALWAYS_PRINTED: ReadonlySet<TemplateId> = new Set(['T02', 'T04', 'T08'])

const KNOWN = new Set(CHAPTERS.flatMap(({ templates }) => templates))

/** The chapters of this board: those of the document, then one for each template that it does not know. */
export function chaptersOf(context: ReportContext): Chapter[] {
  const others = [...new Set(context.board.templates.map(templateOf))].filter((id) => !KNOWN.has(id))
  return [
    ...CHAPTERS,
    ...others.map((id, i) => ({ number: CHAPTERS.length + i + 1, key: id, templates: [id], guests: [], front: null })),
  ]
}

export function chapterName({ t }: ReportContext, { key, templates }: Chapter): string {
  return KNOWN.has(templates[0] ?? '') || templates.length !== 1 ? t(`report.chapter.${key}`) : t(`${key}.name`)
}

/** Instances of a template on the board, in the order they were added. */
export function instancesOf({ board }: ReportContext, template: TemplateId): TemplateId[] {
  return board.templates.filter((instance) => templateOf(instance) === template)
}

/** Headings below a template's own heading are one level lower. */
function lowered(blocks: readonly Block[]): Block[] {
  return blocks.map((block): Block => {
    if (block.kind === 'heading') return { ...block, level: 3 }
    if (block.kind === 'columns') return { ...block, left: lowered(block.left), right: lowered(block.right) }
    if (block.kind === 'beside') return { ...block, right: lowered(block.right) }
    return block
  })
}

const templateName = ({ t }: ReportContext, id: TemplateId): string => {
  const own = t(`template.${id}`)
  return `${id} ${own === `template.${id}` ? t(`${id}.name`) : own}`
}

export type ChapterPlan = {
  /** Instances printed in full. */
  own: TemplateId[]
  /** Instances of which single parts are printed here. */
  guests: TemplateId[]
  /** Templates of the chapter that nobody has worked on. */
  open: TemplateId[]
}

export function planOf(context: ReportContext, { number, templates, guests }: Chapter): ChapterPlan {
  const isPrinted = (instance: TemplateId) =>
    ALWAYS_PRINTED.has(templateOf(instance)) || isBegun(context.board, instance)
  const own = templates.flatMap((id) => instancesOf(context, id)).filter(isPrinted)
  return {
    own,
    guests: guests
      .flatMap((id) => instancesOf(context, id))
      .filter((one) => isPrinted(one) && pdfParts(one).some((part) => part.chapter === number)),
    open: templates.filter((id) => !own.some((instance) => templateOf(instance) === id)),
  }
}

/** What stands over the page of a market that is no longer chosen; the rest is printed as it is. */
const leftNote = ({ t }: ReportContext): Block => ({ kind: 'text', style: 'small', content: [t('report.leftPage')] })

/**
 * The blocks of a chapter after its title. A chapter with one template has no headings for templates; with several each has its
 * own.
 */
export function chapterParts(context: ReportContext, of: Chapter, plan: ChapterPlan): Block[] {
  const { t } = context
  const isAlone = plan.own.length === 1 && plan.guests.length === 0 && of.front === null
  const own = plan.own.flatMap((instance): Block[] => {
    const blocks = ownChapterBlocks(context, instance)
    const isLeft = isLeftInstance(context.board, instance)
    if (isAlone) return isLeft ? [leftNote(context), ...blocks] : blocks
    const section: Block = {
      kind: 'section',
      title: instanceName(context.board, instance, t),
      lead: t(`${templateOf(instance)}.question`),
    }
    return [section, ...(isLeft ? [leftNote(context)] : []), ...lowered(blocks)]
  })
  return [
    ...(of.front ? of.front(context) : []),
    ...plan.guests.flatMap((instance) => templateBlocks(context, instance, of.number)),
    ...own,
    ...(plan.open.length === 0
      ? []
      : [
          {
            kind: 'text' as const,
            style: 'small' as const,
            content: [
              t('report.notWorked', {
                templates: enumerate(
                  plan.open.map((id) => templateName(context, id)),
                  t,
                ),
              }),
            ],
          },
        ]),
  ]
}

/** Templates of a chapter in words, for one that nobody has worked on. */
export function templateNames(context: ReportContext, templates: readonly TemplateId[]): string {
  return templates.map((id) => templateName(context, id)).join(', ')
}
