// Checklists and votes on paper: what is done for whom, where the dots went, what the partners voted on.
import { widgetSeedOf } from '../../catalog.ts'
import { printed } from '../../charts/printed.ts'
import { axisEntries } from '../../board/axis.ts'
import { instanceOf } from '../../catalog.ts'
import { COLOR } from '../../drawing.ts'
import { axisLabels } from '../../widgets/axisLabels.ts'
import { checklistSeedOf, checkRows, stateFill, stateKey, type CheckState } from '../../widgets/checklist.ts'
import { dotResults } from '../../widgets/dotVote.ts'
import { partnerVote } from '../../widgets/partnerVote.ts'
import type { Block, Cell, Row } from '../blocks.ts'
import type { Inline } from '../inline.ts'
import { numberCell, partnerLegend, textCell, who } from '../reportContext.ts'
import type { TemplateBlock } from '../templateBlock.ts'
import { gridTables } from './columnParts.ts'
import { widgetTitle } from './words.ts'

const small = (text: string): Block => ({ kind: 'text', style: 'small', content: [text] })

function stateIcon(states: readonly CheckState[], state: CheckState): Inline | null {
  const fill = stateFill(states, state)
  if (fill === null) return null
  return { icon: fill >= 1 ? 'live' : fill > 0 ? 'draft' : 'notStarted' }
}

/** `checklist`: one row a thing to do; one cell, or one for each partner; how far each row is. */
export const checklistBlock: TemplateBlock = (context, _instance, { widget }) => {
  if (widget === null || widgetSeedOf(widget)?.kind !== 'checklist') return []
  const { t, board, looks } = context
  const { states } = checklistSeedOf(widget)
  const rows = checkRows(board, widget, t)
  const heading: Block = { kind: 'heading', text: widgetTitle(context, widget) }
  if (rows.length === 0) return [heading, small(t('report.nothingEntered'))]
  const cellOf = (state: CheckState): Cell => {
    const icon = stateIcon(states, state)
    return { content: [icon ?? t(stateKey(widget, state))], align: 'center' }
  }
  const isPerPartner = rows.some((row) => !row.isCommon)
  const hasCommon = rows.some((row) => row.isCommon)
  const columns = [
    ...(hasCommon
      ? [{ head: isPerPartner ? t('report.T08.common') : t('report.column.state'), align: 'center' as const }]
      : []),
    ...(isPerPartner ? board.partners.map((_, i) => ({ head: looks[i]!.letters, align: 'center' as const })) : []),
    { head: t('report.T08.ready'), align: 'right' as const },
  ]
  return [
    heading,
    ...gridTables(
      {
        corner: '',
        columns,
        rows: rows.map(({ label, isCommon, cells, readiness }) => ({
          name: textCell(label),
          cells: [
            ...(hasCommon ? [isCommon ? cellOf(cells[0]!.state) : textCell('')] : []),
            ...(isPerPartner ? board.partners.map((_, i) => (isCommon ? textCell('') : cellOf(cells[i]!.state))) : []),
            numberCell(readiness, 0, { weight: 600 }),
          ],
        })),
      },
      {
        least: 30,
        names: 170,
        caption: {
          kind: 'text',
          style: 'caption',
          content: [
            t('report.checkCaption'),
            ...states.flatMap((state): Inline[] => {
              const icon = stateIcon(states, state)
              return icon ? [{ keep: [icon, t(stateKey(widget, state))] }] : []
            }),
            ...(isPerPartner ? partnerLegend(context) : []),
          ],
        },
      },
    ),
  ]
}

/** `dots`: the shares of a revealed dot vote. */
export const dotsBlock: TemplateBlock = (context, _instance, { widget }) => {
  if (widget === null) return []
  const { t, board } = context
  const seed = widgetSeedOf(widget)
  if (seed?.kind !== 'dotVote') return []
  const heading: Block = { kind: 'heading', text: widgetTitle(context, widget) }
  const results = dotResults(board, widget)
  if (!results) return [heading, small(t('report.noRound'))]
  const labels = new Map(
    axisLabels(board, widget, axisEntries(board, seed.options, instanceOf(widget)), t).map(({ id, label }) => [
      id,
      label,
    ]),
  )
  const sorted = [...results.options].sort((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity))
  return [
    heading,
    {
      kind: 'table',
      columns: [
        { head: '', share: 1 },
        { head: '', width: 120 },
        { head: t('report.T08.dotShare'), width: 64, align: 'right' },
        { head: t('report.column.rank'), width: 40, align: 'right' },
      ],
      rows: sorted.map(({ option, share, rank }): Row => ({
        kind: 'cells',
        cells: [
          textCell(labels.get(option) ?? option),
          { content: [''], ...(share === null ? {} : { bar: share }) },
          textCell(share === null ? '–' : `${printed(100 * share, 1)} %`),
          numberCell(rank, 0),
        ],
      })),
      caption: [t('report.dotsCaption', { count: results.voting, total: board.partners.length, round: results.round })],
    },
  ]
}

/** `votes`: each thing the partners voted on, with the count and what came of it. */
export const votesBlock: TemplateBlock = (context, _instance, { widget }) => {
  if (widget === null || widgetSeedOf(widget)?.kind !== 'partnerVote') return []
  const { t, board } = context
  const view = partnerVote(board, widget, t)
  const heading: Block = { kind: 'heading', text: widgetTitle(context, widget) }
  if (view.round === null) return [heading, small(t('report.noVote'))]
  const mark = { approve: 'tick', oppose: 'cross', abstain: 'dash' } as const
  const color = { approve: COLOR.good, oppose: COLOR.error, abstain: COLOR.ink3 } as const
  return [
    heading,
    {
      kind: 'table',
      columns: [
        { head: '', share: 1 },
        { head: t('report.column.partners'), share: 1.4 },
        { head: t('report.T08.votes'), width: 66, align: 'right' },
        { head: t('report.T08.result'), width: 66 },
      ],
      rows: view.rows.map(({ row, tally, votes }): Row => ({
        kind: 'cells',
        cells: [
          textCell(row.label, { weight: 600 }),
          { content: votes.map(({ vote }, i) => who(context, i, [{ icon: mark[vote], color: color[vote] }])) },
          textCell(tally ? `${tally.approve} : ${tally.oppose} : ${tally.abstain}` : '–'),
          textCell(t(tally?.adopted === true ? 'report.adopted' : 'report.notAdopted')),
        ],
      })),
      caption: [t('report.votesCaption')],
    },
  ]
}
