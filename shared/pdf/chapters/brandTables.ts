// The tables of chapter 8: attributes, names, architecture, readiness, assets.
import { attributeRows } from '../../charts/attributeGapsChart.ts'
import { textOf } from '../../charts/boardTexts.ts'
import { printed } from '../../charts/printed.ts'
import { latestValues } from '../../board/boardState.ts'
import { VALUE_CHAIN_STAGES, type BrandResults } from '../../compute/results.ts'
import { dotShares } from '../../compute/votes.ts'
import { channelState } from '../../findings/brandFindings.ts'
import type { Block, Cell, Row } from '../blocks.ts'
import type { Inline } from '../inline.ts'
import { namedItems, numberCell, partnerVote, textCell, who, type ReportContext } from '../reportContext.ts'

const OPTIONS = ['one_brand', 'endorsed', 'co_brand'] as const
const right = { align: 'right' as const }

export function attributeTable(context: ReportContext, brand: BrandResults): Block {
  const { t, board } = context
  return {
    kind: 'table',
    columns: [
      { head: t('report.column.attribute'), share: 1 },
      { head: t('chart.attributes.today'), width: 48, ...right },
      { head: t('chart.attributes.should'), width: 48, ...right },
      { head: t('report.column.gap'), width: 44, ...right },
      { head: t('report.column.sd'), width: 40, ...right },
      { head: t('report.column.partners'), width: 56, ...right },
      { head: t('report.column.rank'), width: 40, ...right },
      { head: t('report.column.core'), width: 50 },
    ],
    rows: attributeRows(brand, board, t).map(({ name, attribute, isCore }): Row => ({
      kind: 'cells',
      cells: [
        textCell(name, isCore ? { weight: 600 } : {}),
        numberCell(attribute.today, 1),
        numberCell(attribute.should, 1, { weight: 600 }),
        numberCell(attribute.gap, 1),
        numberCell(attribute.disagreement, 2),
        textCell(t('report.of', { count: attribute.voters, total: board.partners.length })),
        numberCell(attribute.rank, 0),
        isCore ? { content: [{ icon: 'tick' }] } : textCell(''),
      ],
    })),
    caption: [t('report.T08.attributeCaption')],
  }
}

export function nameTable(context: ReportContext, brand: BrandResults): Block {
  const { t, board } = context
  const result = (id: string): string => {
    const name = brand.names[id]!
    if (id === brand.adoptedName) return t('report.T08.name.adopted')
    if (!name.available) return t('report.T08.name.notAvailable')
    return t(name.adopted ? 'report.T08.name.eligible' : 'report.T08.name.notAdopted')
  }
  const entries = namedItems(context, 'T08.names', 'N').filter(({ id }) => brand.names[id])
  return {
    kind: 'table',
    columns: [
      { head: t('T08.field.names.label'), share: 1 },
      { head: t('report.T08.rating'), width: 40, ...right },
      { head: t('report.column.sd'), width: 32, ...right },
      { head: t('report.T08.raters'), width: 42, ...right },
      { head: t('report.T08.votes'), width: 62, ...right },
      { head: t('report.T08.participation'), width: 58, ...right },
      { head: t('report.T08.approval'), width: 50, ...right },
      { head: t('report.T08.result'), width: 74 },
    ],
    rows:
      entries.length === 0
        ? [
            {
              kind: 'cells',
              cells: [textCell(t('report.T08.noNames')), ...Array.from({ length: 7 }, () => textCell(''))],
            },
          ]
        : entries.map(({ id, name }): Row => {
            const value = brand.names[id]!
            return {
              kind: 'cells',
              cells: [
                textCell(name, id === brand.adoptedName ? { weight: 600 } : {}),
                numberCell(value.score, 1),
                numberCell(value.disagreement, 1),
                textCell(t('report.of', { count: value.voters, total: board.partners.length })),
                textCell(`${value.approve} : ${value.oppose} : ${value.abstain}`),
                textCell(`${printed(100 * value.participation, 1)} %`),
                textCell(value.approvalShare === null ? '–' : `${printed(100 * value.approvalShare, 1)} %`),
                textCell(result(id), id === brand.adoptedName ? { weight: 600, color: '#1D6B3A' } : {}),
              ],
            }
          }),
    caption: [t('report.T08.nameCaption')],
  }
}

export function architecture(context: ReportContext): Block[] {
  const { t, board } = context
  const dots = latestValues(board, 'T08.architecture')
  const hasVote = latestValues(board, 'T08.architectureVote') !== null
  const heading: Block = { kind: 'heading', text: t('T08.panel.architecture') }
  if (!dots && !hasVote) return [heading, { kind: 'text', style: 'small', content: [t('report.T08.noArchitecture')] }]
  const partners = board.partners.map(({ id }) => id)
  const shares = dots ? dotShares(dots.values, partners, OPTIONS) : null
  return [
    heading,
    {
      kind: 'table',
      columns: [
        { head: '', share: 1 },
        { head: t('report.T08.dotShare'), width: 70, ...right },
        { head: t('report.column.rank'), width: 40, ...right },
        { head: t('report.T08.votes'), width: 90, ...right },
        { head: t('report.T08.result'), width: 90 },
      ],
      rows: OPTIONS.map((option): Row => {
        const { tally } = partnerVote(context, 'T08.architectureVote', option)
        const share = shares?.[option]?.share ?? null
        return {
          kind: 'cells',
          cells: [
            textCell(t(`T08.option.architecture.${option}`)),
            share === null ? numberCell(null, 1) : textCell(`${printed(100 * share, 1)} %`),
            numberCell(shares?.[option]?.rank ?? null, 0),
            textCell(hasVote ? `${tally.approve} : ${tally.oppose} : ${tally.abstain}` : '–'),
            textCell(hasVote ? t(tally.adopted ? 'report.adopted' : 'report.notAdopted') : t('report.draft')),
          ],
        }
      }),
    },
  ]
}

function stateCell(state: number | 'na'): Cell {
  if (state === 'na') return { content: ['n/a'], align: 'center', color: '#45525F' }
  return { content: [{ icon: state === 2 ? 'live' : state === 1 ? 'draft' : 'notStarted' }], align: 'center' }
}

export function readinessTable(context: ReportContext, brand: BrandResults): Block {
  const { t, board, looks } = context
  const width = Math.max(15, Math.min(34, 200 / Math.max(1, board.partners.length)))
  const channels = namedItems(context, 'T08.channels', 'B')
  const rows = channels.map(({ id, name, item }): Row => {
    const isCommon = item.fields['scope'] !== 'partner'
    const value = brand.readinessByChannel[id] ?? null
    return {
      kind: 'cells',
      cells: [
        textCell(name),
        isCommon ? stateCell(channelState(board, id, 'common')) : textCell(''),
        ...board.partners.map((partner): Cell =>
          isCommon ? textCell('') : stateCell(channelState(board, id, partner.id)),
        ),
        { content: [''], ...(value === null || board.partners.length > 8 ? {} : { bar: value / 100 }) },
        numberCell(value, 1, { weight: 600 }),
      ],
    }
  })
  return {
    kind: 'table',
    columns: [
      { head: t('report.T08.channel'), share: 1 },
      { head: t('report.T08.common'), width: 48, align: 'center' },
      ...board.partners.map((_, i) => ({ head: looks[i]!.letters, width, align: 'center' as const })),
      { head: '', width: 62, isOptional: true },
      { head: t('report.T08.ready'), width: 38, ...right },
    ],
    rows: [
      ...rows,
      {
        kind: 'cells',
        isTotal: true,
        cells: [
          textCell(t('report.T08.allChannels')),
          textCell(''),
          ...board.partners.map((partner) => numberCell(brand.readinessByPartner[partner.id], 1, { align: 'center' })),
          textCell(board.partners.length > 8 ? '' : t('report.T08.cells', { count: brand.readinessCells }), {
            weight: 400,
          }),
          numberCell(brand.readiness, 1),
        ],
      },
    ],
    caption: [
      t('report.T08.readyCaption'),
      { keep: [{ icon: 'live' }, t('T08.option.channelState.2')] },
      { keep: [{ icon: 'draft' }, t('T08.option.channelState.1')] },
      { keep: [{ icon: 'notStarted' }, t('T08.option.channelState.0')] },
      ...board.partners.map((partner, i): Inline => ({ keep: [{ sign: i }, `${looks[i]!.letters} ${partner.name}`] })),
    ],
  }
}

export function assetTable(context: ReportContext, brand: BrandResults): Block {
  const { t, board } = context
  const { assets } = brand
  return {
    kind: 'columns',
    left: [
      {
        kind: 'table',
        columns: [
          { head: t('report.T08.stage'), share: 1 },
          { head: t('report.T08.assetCount'), width: 50, ...right },
        ],
        rows: VALUE_CHAIN_STAGES.map((stage): Row => ({
          kind: 'cells',
          cells: [textCell(t(`T08.option.stage.${stage}`)), numberCell(assets.byStage[stage], 0)],
        })),
      },
    ],
    right: [
      {
        kind: 'table',
        columns: [
          { head: t('report.column.partner'), share: 1 },
          { head: t('report.T08.assetCount'), width: 50, ...right },
        ],
        rows: board.partners.map((partner, index): Row => ({
          kind: 'cells',
          cells: [{ content: [who(context, index)] }, numberCell(assets.byPartner[partner.id], 0)],
        })),
        caption: [
          t('report.T08.assetCaption', {
            coverage: printed(assets.stageCoverage, 2),
            balance: printed(assets.balance, 2),
          }),
        ],
      },
    ],
  }
}

export function assetList(context: ReportContext): Block {
  const { t, board } = context
  const rows = VALUE_CHAIN_STAGES.flatMap((stage): Row[] => {
    const items = namedItems(context, 'T08.assets', 'A').filter(({ item }) => item.fields['stage'] === stage)
    if (items.length === 0) return []
    return [
      { kind: 'group', text: t(`T08.option.stage.${stage}`) },
      ...items.map(({ name, item }): Row => {
        const index = board.partners.findIndex(({ id }) => id === item.fields['partner'])
        const isOpen = item.origin === 'prefill' && item.confirmed === null
        return {
          kind: 'cells',
          cells: [
            textCell(name),
            index < 0 ? textCell('–') : { content: [who(context, index)] },
            textCell(
              [textOf(item.fields['number'], t), textOf(item.fields['unit'], t)]
                .filter((part) => part !== '')
                .join(' '),
            ),
            textCell(
              [textOf(item.fields['source'], t), textOf(item.fields['year'], t)]
                .filter((part) => part !== '')
                .join(', '),
            ),
            isOpen ? textCell(t('report.toUpdate'), { color: '#6B5200', tint: '#FFFBEF' }) : textCell(''),
          ],
        }
      }),
    ]
  })
  if (rows.length === 0) return { kind: 'text', style: 'small', content: [t('report.T08.noAssets')] }
  return {
    kind: 'table',
    columns: [
      { head: t('report.T08.asset'), share: 1 },
      { head: t('report.column.partner'), width: 82 },
      { head: t('report.T08.number'), width: 58, isOptional: true },
      { head: t('report.column.source'), width: 140, isOptional: true },
      { head: '', width: 74, isOptional: true },
    ],
    rows,
  }
}
