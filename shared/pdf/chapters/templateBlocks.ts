// The parts a template's chapter is made of, by the name that a seed's `pdf` list uses. Generic ones print any widget of their
// kind; a template's own come from its builder file, one line here each.
import { instanceOf, templateSeedOf, widgetOn, type TemplateId } from '../../catalog.ts'
import type { PdfSeed } from '../../templateSeed.ts'
import type { Block } from '../blocks.ts'
import { checklistBlock, dotsBlock, votesBlock } from '../generic/checkBlocks.ts'
import { closingBlock } from '../generic/closingBlock.ts'
import { fieldsBlock, statementBlock } from '../generic/fieldBlocks.ts'
import { indicatorsBlock } from '../generic/indicatorBlocks.ts'
import { itemsBlock } from '../generic/itemBlocks.ts'
import { ballotBlock, matrixBlock } from '../generic/matrixBlocks.ts'
import { networkBlock } from '../generic/networkBlocks.ts'
import { calendarBlock, roadmapBlock } from '../generic/timeBlocks.ts'
import type { ReportContext } from '../reportContext.ts'
import type { TemplateBlock } from '../templateBlock.ts'
import { ADDED_VALUE_BLOCKS } from './addedValueBlocks.ts'
import { BRAND_BLOCKS } from './brandChapter.ts'
import { CHARTER_BLOCKS } from './charterBlocks.ts'
import { COMMUNICATION_BLOCKS } from './communicationBlocks.ts'
import { HUB_BLOCKS } from './hubBlocks.ts'
import { MARKET_PLAN_BLOCKS } from './marketPlanBlocks.ts'
import { INDICATORS_BLOCKS } from './indicatorsBlocks.ts'
import { ECOSYSTEM_BLOCKS } from './ecosystemBlocks.ts'
import { ALLIANCES_BLOCKS } from './alliancesBlocks.ts'
import { MARKETS_BLOCKS } from './marketsChapter.ts'
import { MISSION_BLOCKS } from './missionsBlocks.ts'
import { NEEDS_BLOCKS } from './needsChapter.ts'
import { PORTRAIT_BLOCKS } from './portraitBlocks.ts'
import { PROFILES_BLOCKS } from './profilesBlocks.ts'
import { RELATIONS_BLOCKS } from './relationsBlocks.ts'
import { SUBSECTORS_BLOCKS } from './subsectorsBlocks.ts'

/** Block name -> builder. A name that a seed uses and that is not here is a mistake of the seed (tested). */
export const TEMPLATE_BLOCKS: Readonly<Record<string, TemplateBlock>> = {
  fields: fieldsBlock,
  items: itemsBlock,
  boxes: itemsBlock,
  ballot: ballotBlock,
  matrix: matrixBlock,
  heatmap: matrixBlock,
  checklist: checklistBlock,
  statement: statementBlock,
  dots: dotsBlock,
  votes: votesBlock,
  roadmap: roadmapBlock,
  calendar: calendarBlock,
  network: networkBlock(({ results }, widget, link) =>
    instanceOf(widget) === 'T10' ? (results.T10?.links[link] ?? null) : null,
  ),
  indicators: indicatorsBlock(({ results }, widget, item) =>
    instanceOf(widget) === 'T16' ? (results.T16?.indicators[item] ?? null) : null,
  ),
  closing: closingBlock,
  ...NEEDS_BLOCKS,
  ...MARKETS_BLOCKS,
  ...BRAND_BLOCKS,
  ...CHARTER_BLOCKS,
  ...PROFILES_BLOCKS,
  ...SUBSECTORS_BLOCKS,
  ...PORTRAIT_BLOCKS,
  ...ADDED_VALUE_BLOCKS,
  ...ALLIANCES_BLOCKS,
  ...ECOSYSTEM_BLOCKS,
  ...INDICATORS_BLOCKS,
  ...COMMUNICATION_BLOCKS,
  ...RELATIONS_BLOCKS,
  ...MARKET_PLAN_BLOCKS,
  ...MISSION_BLOCKS,
  ...HUB_BLOCKS,
}

const isClosing = ({ block }: PdfSeed): boolean => /closing$/i.test(block)
const isStatement = ({ block }: PdfSeed): boolean => /statement$/i.test(block)

/**
 * The `pdf` list of a template as it is printed: a statement in front and a closing at the end are added where the seed names
 * none, because every template's part has both (domain 4).
 */
export function pdfParts(template: TemplateId): PdfSeed[] {
  const seed = templateSeedOf(template)
  if (!seed) return []
  return [
    ...(seed.pdf.some(isStatement) ? [] : [{ block: 'statement' }]),
    ...seed.pdf,
    ...(seed.pdf.some(isClosing) ? [] : [{ block: 'closing' }]),
  ]
}

/** Parts that an annex of the whole document has in full. */
const IN_ANNEX: Readonly<Record<string, string>> = { coveragePage: 'A' }

const isSamePart = (one: PdfSeed, other: PdfSeed): boolean =>
  one.block === other.block && one.widget === other.widget && one.by === other.by

function partBlocks(context: ReportContext, instance: TemplateId, { block, widget, by }: PdfSeed): Block[] {
  const build = TEMPLATE_BLOCKS[block]
  if (!build) return []
  return build(context, instance, { widget: widget === undefined ? null : widgetOn(instance, widget), by: by ?? null })
}

/**
 * The printed parts of an instance that stand in one chapter of the strategy document.
 * @param chapter 1-13, or null for those that stand in the template's own chapter
 */
export function templateBlocks(context: ReportContext, instance: TemplateId, chapter: number | null): Block[] {
  return pdfParts(instance)
    .filter((part) => (part.chapter ?? null) === chapter)
    .flatMap((part) => partBlocks(context, instance, part))
}

/**
 * The parts of an instance in its own chapter of the whole document: what another chapter or an annex prints too is only named,
 * with the place to look in. A template printed alone has all of its parts (`templateBlocks`).
 */
export function ownChapterBlocks(context: ReportContext, instance: TemplateId): Block[] {
  const parts = pdfParts(instance)
  return parts
    .filter(({ chapter }) => chapter === undefined)
    .flatMap((part): Block[] => {
      const elsewhere = parts.find((other) => other.chapter !== undefined && isSamePart(part, other))
      const annex = IN_ANNEX[part.block]
      const blocks = partBlocks(context, instance, part)
      if (blocks.length === 0 || (elsewhere?.chapter === undefined && annex === undefined)) return blocks
      const where =
        annex === undefined
          ? context.t('report.shownIn', { chapter: elsewhere?.chapter ?? '' })
          : context.t('report.shownInAnnex', { annex })
      return [
        ...blocks.slice(0, 1).filter(({ kind }) => kind === 'heading'),
        { kind: 'text', style: 'small', content: [where] },
      ]
    })
}
