// Chapter 8, the common brand (T08): brand card, message house, value chain, attributes, names, readiness, assets.
import { attributeGapsChart, attributeGapsHeight, attributeRows } from '../../charts/attributeGapsChart.ts'
import { enumerate, itemLabel, itemLabels, referenceLabels, restsOn } from '../../charts/boardTexts.ts'
import { messageHouseChart } from '../../charts/messageHouseChart.ts'
import { printed } from '../../charts/printed.ts'
import { valueChainChart } from '../../charts/valueChainChart.ts'
import { listItems, singleField } from '../../board/boardState.ts'
import type { BrandResults } from '../../compute/results.ts'
import type { MeasureText } from '../../drawing.ts'
import { brandFindings } from '../../findings/brandFindings.ts'
import type { Block, Row } from '../blocks.ts'
import type { Inline } from '../inline.ts'
import { architecture, assetList, assetTable, attributeTable, nameTable, readinessTable } from './brandTables.ts'
import {
  closingBlocks,
  decisionBlock,
  fieldText,
  namedItems,
  partnerVote,
  roundNumber,
  sourceSentences,
  textCell,
  votingPartners,
  who,
  type ReportContext,
} from '../reportContext.ts'
import type { TemplateBlock } from '../templateBlock.ts'

const SCALE = 0.74
const POSITIONING = ['forWhom', 'need', 'name', 'category', 'benefit', 'proof', 'unlike'] as const
const VISUAL = ['logo', 'colours', 'font', 'tone', 'do', 'dont'] as const

type BrandPart = (context: ReportContext, brand: BrandResults) => Block[]
/** Without results the template is not on the board, and nothing is printed. */
const part =
  (build: BrandPart): TemplateBlock =>
  (context) =>
    context.results.T08 ? build(context, context.results.T08) : []
const headed = (key: string, build: BrandPart): TemplateBlock =>
  part((context, brand) => [{ kind: 'heading', text: context.t(key) }, ...build(context, brand)])

/** The parts of chapter 8 that a seed names. */
export const BRAND_BLOCKS: Readonly<Record<string, TemplateBlock>> = {
  brandStatement: part(statement),
  brandCard: part((context, brand) =>
    brandCard(context, brand, brandFindings(brand, context.board, context.t).coreNote),
  ),
  brandHouse: headed('T08.panel.house', ({ t, board }) => [
    {
      kind: 'chart',
      height: 0,
      leastWidth: 440,
      draw: (measure, width) => messageHouseChart(board, t, measure, { width, height: 150, fontScale: SCALE }),
    },
    ...listItems(board, 'T08.pillars').flatMap((pillar): Block[] => {
      const names = enumerate(restsOn(board, pillar, t), t)
      if (names === '') return []
      return [
        { kind: 'text', style: 'caption', content: [t('brand.house.restsOn', { name: itemLabel(pillar, t), names })] },
      ]
    }),
  ]),
  brandValueChain: headed('T08.panel.valueChain', ({ t, board }, brand) => [
    {
      kind: 'chart',
      height: 0,
      draw: (measure, width) => valueChainChart(brand, board, t, measure, { width, height: 0, fontScale: 0.68 }),
      caption: [brandFindings(brand, board, t).stages],
    },
  ]),
  brandAttributes: headed('T08.panel.attributes', (context, brand) => [attributeTable(context, brand)]),
  brandNames: headed('T08.panel.names', (context, brand) => [nameTable(context, brand)]),
  brandArchitecture: part((context) => architecture(context)),
  brandReadiness: headed('T08.panel.ready', (context, brand) => [
    readinessTable(context, brand),
    ...toDo(context, brandFindings(brand, context.board, context.t)),
  ]),
  brandAssets: headed('T08.panel.assets', (context, brand) => [assetTable(context, brand), assetList(context)]),
  brandVisual: part((context) => visualRules(context)),
  brandClosing: part((context, brand) =>
    closingBlocks(context, 'T08', {
      method: [context.t('report.T08.method1'), context.t('report.T08.method2'), context.t('report.T08.method3')],
      gaps: gaps(context, brand, brandFindings(brand, context.board, context.t).coreNote),
      sources: sourceSentences(context, ['T08.assets', 'T08.names']),
      ballots: 'T08.attributeRatings',
    }),
  ),
}

function statement(context: ReportContext, brand: BrandResults): Block[] {
  const { t, board } = context
  const findings = brandFindings(brand, board, t)
  const text = fieldText(context, 'T08.statement', 'statement')
  const vote = partnerVote(context, 'T08.statementVote', 'statement')
  const adopted =
    brand.adoptedName === null ? null : (itemLabels(board, 'T08.names', t).get(brand.adoptedName) ?? brand.adoptedName)
  const nameTally = brand.adoptedName === null ? null : brand.names[brand.adoptedName]!
  return [
    ...(adopted === null || !nameTally
      ? [{ kind: 'decision' as const, statement: t('report.T08.noName'), content: [] as Inline[], isEmpty: true }]
      : [
          {
            kind: 'decision' as const,
            statement: adopted,
            isEmpty: false,
            content: [
              { keep: [{ text: t('report.adopted'), weight: 600 as const, color: '#1D6B3A' }] },
              ...partnerVote(context, 'T08.nameVote', brand.adoptedName!).votes,
            ],
          },
        ]),
    { kind: 'text', style: 'small', content: [findings.nameNote] },
    ...(text === '' ? [] : decisionBlock(context, text, vote, vote.tally.adopted)),
    {
      kind: 'figures',
      figures: [
        { value: votingPartners(context, 'T08.attributeRatings'), label: t('report.figure.scored') },
        { value: nameTally ? `${nameTally.approve} : ${nameTally.oppose}` : '–', label: t('report.figure.nameVotes') },
        { value: nameTally ? String(nameTally.abstain) : '–', label: t('report.figure.abstentions') },
        { value: String(missingRatings(context, brand)), label: t('report.figure.missingRatings') },
        { value: String(roundNumber(context, 'T08.attributeRatings')), label: t('report.figure.rounds') },
        { value: printed(brand.readiness, 1), label: t('report.figure.ready', { count: brand.readinessCells }) },
      ],
    },
  ]
}

function missingRatings(context: ReportContext, brand: BrandResults): number {
  const count = context.board.partners.length
  return Object.values(brand.attributes).reduce((sum, attribute) => sum + count - attribute.voters, 0)
}

function brandCard(context: ReportContext, brand: BrandResults, coreNote: string | null): Block[] {
  const { t, board, looks } = context
  const rows = POSITIONING.map((field): Row => {
    const text = fieldText(context, 'T08.positioning', field)
    return {
      kind: 'cells',
      cells: [
        textCell(t(`T08.field.positioning.${field}`), { color: '#45525F' }),
        text === '' ? textCell(t('report.empty'), { color: '#5E6A76' }) : textCell(text),
      ],
    }
  })
  const rated = attributeRows(brand, board, t)
  const core = rated.filter((row) => row.isCore)
  const chart: Block[] =
    core.length === 0
      ? [{ kind: 'text', content: [t('report.T08.noAttributes')] }]
      : [
          {
            kind: 'chart',
            height: attributeGapsHeight(core.length, SCALE),
            draw: (measure: MeasureText, width: number, height: number) =>
              attributeGapsChart(brand, board, looks, t, measure, { width, height, fontScale: SCALE }, 'core'),
          },
        ]
  return [
    {
      kind: 'columns',
      left: [
        { kind: 'heading', text: t('T08.panel.positioning') },
        {
          kind: 'table',
          columns: [
            { head: '', width: 52 },
            { head: '', share: 1 },
          ],
          rows,
        },
        ...referenceLabels(board, ['T07.propositions'], singleField(board, 'T08.positioning', 'draftOf'), t).map(
          (audience): Block => ({ kind: 'text', style: 'caption', content: [t('brand.card.draftOf', { audience })] }),
        ),
        {
          kind: 'text',
          style: 'caption',
          content: [t(brand.positioningComplete ? 'report.T08.positioningComplete' : 'report.T08.positioningOpen')],
        },
      ],
      right: [
        { kind: 'heading', text: t('report.T08.core') },
        ...chart,
        ...(coreNote === null ? [] : [{ kind: 'text' as const, style: 'notice' as const, content: [coreNote] }]),
      ],
    },
  ]
}

function toDo(context: ReportContext, findings: ReturnType<typeof brandFindings>): Block[] {
  const { t } = context
  const items: Inline[][] = [
    ...findings.toDo.map((entry): Inline[] => [
      who(context, entry.index),
      ` ${t('report.T08.toDo', { ready: printed(entry.readiness, 1), channels: entry.channels.join(', ') })}`,
    ]),
    ...(findings.commonToDo.length === 0
      ? []
      : [[t('report.T08.commonToDo', { channels: findings.commonToDo.join(', ') })]]),
  ]
  return [
    { kind: 'heading', text: t('report.T08.toDoHead') },
    { kind: 'list', items: items.length === 0 ? [[t('report.T08.allLive')]] : items },
  ]
}

function visualRules(context: ReportContext): Block[] {
  const { t } = context
  const filled = VISUAL.map((field) => ({ field, text: fieldText(context, 'T08.visual', field) })).filter(
    ({ text }) => text !== '',
  )
  if (filled.length === 0) return []
  return [
    { kind: 'heading', text: t('T08.panel.visual') },
    {
      kind: 'table',
      columns: [
        { head: '', width: 80 },
        { head: '', share: 1 },
      ],
      rows: filled.map(({ field, text }): Row => ({
        kind: 'cells',
        cells: [textCell(t(`T08.field.visual.${field}`), { color: '#45525F' }), textCell(text)],
      })),
    },
  ]
}

function gaps(context: ReportContext, brand: BrandResults, coreNote: string | null): string[] {
  const { t, board } = context
  const stages = brand.assets.missingStages.map((stage) =>
    t('report.T08.stageGap', { stage: t(`T08.option.stage.${stage}`) }),
  )
  const unrated = namedItems(context, 'T08.attributes', 'A')
    .filter(({ id }) => (brand.attributes[id]?.voters ?? 0) < board.partners.length)
    .map(({ id, name }) =>
      t('report.gap', {
        name,
        note: t('finding.ofPartners', { voters: brand.attributes[id]?.voters ?? 0, partners: board.partners.length }),
      }),
    )
  const open = listItems(board, 'T08.assets').filter(
    (item) => item.origin === 'prefill' && item.confirmed === null,
  ).length
  return [
    ...(coreNote === null ? [] : [coreNote]),
    ...stages,
    ...unrated,
    ...(open === 0 ? [] : [t('report.T08.openAssets', { count: open })]),
    ...(brand.positioningComplete ? [] : [t('report.T08.positioningOpen')]),
  ]
}
