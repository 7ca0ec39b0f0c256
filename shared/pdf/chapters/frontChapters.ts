// Chapters 1 and 2: what was decided and what is open, and who we are. For somebody who reads nothing else.
import { instanceTag } from '../../board/instances.ts'
import { CATALOG, templateOf, type TemplateId } from '../../catalog.ts'
import { itemLabels } from '../../charts/boardTexts.ts'
import { printed } from '../../charts/printed.ts'
import { RECOMMENDATIONS } from '../../compute/recommendations.ts'
import { brandFindings } from '../../findings/brandFindings.ts'
import { marketFindings } from '../../findings/marketFindings.ts'
import { needFindings } from '../../findings/needFindings.ts'
import { COLOR } from '../../drawing.ts'
import type { Block, Row } from '../blocks.ts'
import { gapSentences } from '../generic/closingBlock.ts'
import { statementsOf } from '../generic/fieldBlocks.ts'
import type { Inline } from '../inline.ts'
import {
  fieldText,
  hasTemplate,
  partnerVote,
  textCell,
  who,
  type PartnerVoteView,
  type ReportContext,
} from '../reportContext.ts'

export function coverageSentence(context: ReportContext): string {
  const { covered, partial, missing, index } = context.results.coverage
  return context.t('report.coverage', { index: printed(index, 1), covered, partial, missing })
}

export function summaryChapter(context: ReportContext): Block[] {
  const { t, results } = context
  const open = openGaps(context)
  const decided = decisions(context)
  return [
    { kind: 'heading', text: t('report.decisions') },
    decided.length === 0
      ? { kind: 'text', content: [t('report.nothingDecided')] }
      : { kind: 'list', style: 'body', items: decided },
    { kind: 'heading', text: t('report.coverageHead') },
    { kind: 'text', content: [coverageSentence(context)] },
    {
      kind: 'badges',
      isStrip: true,
      badges: RECOMMENDATIONS.map(({ id }) => {
        const status = results.coverage.status[id] ?? 'missing'
        return { code: id.slice(1), status, text: t(`report.status.${status}`) }
      }),
    },
    { kind: 'text', style: 'caption', content: [t('report.coverageCaption')] },
    { kind: 'heading', text: t('report.openGaps') },
    { kind: 'list', style: 'body', items: open.length === 0 ? [[t('report.noGaps')]] : open.map((gap) => [gap]) },
  ]
}

function status(context: ReportContext, vote: PartnerVoteView, isAdopted: boolean): Inline {
  const { t } = context
  const text = !vote.isVoted
    ? t('report.draft')
    : `${t(isAdopted ? 'report.adopted' : 'report.notAdopted')}, ${vote.tally.approve} : ${vote.tally.oppose}`
  return { keep: [{ text: `${text}.`, color: vote.isVoted && isAdopted ? COLOR.good : COLOR.discuss, weight: 600 }] }
}

function decisions(context: ReportContext): Inline[][] {
  const { t, results } = context
  const items: Inline[][] = []
  const add = (head: string, content: Inline[]) => items.push([{ text: `${head}: `, weight: 600 }, ...content])
  if (hasTemplate(context, 'T02')) {
    const text = fieldText(context, 'T02.statement', 'statement')
    const vote = partnerVote(context, 'T02.statementVote', 'statement')
    add(
      t('T02.name'),
      text === '' ? [t('report.noStatement')] : [`${text} `, status(context, vote, vote.tally.adopted)],
    )
  }
  if (hasTemplate(context, 'T04')) {
    const text = fieldText(context, 'T04.decision', 'statement')
    const vote = partnerVote(context, 'T04.decisionVote', 'decision')
    add(
      t('T04.name'),
      text === ''
        ? [t('report.noStatement')]
        : [`${text} `, status(context, vote, results.T04decision?.adopted ?? false)],
    )
    if (results.T04)
      items.push([
        { text: `${t('report.howSure')}: `, weight: 600 },
        marketFindings(results.T04, context.board, t).headline,
      ])
  }
  if (hasTemplate(context, 'T08') && results.T08) {
    const id = results.T08.adoptedName
    const name = id === null ? null : (itemLabels(context.board, 'T08.names', t).get(id) ?? id)
    add(
      t('T08.name'),
      name === null || id === null
        ? [t('report.T08.noName')]
        : [
            `${t('report.nameAdopted', { name, ready: printed(results.T08.readiness, 1) })} `,
            status(context, partnerVote(context, 'T08.nameVote', id), true),
          ],
    )
  }
  for (const instance of otherInstances(context)) {
    for (const { text, vote } of statementsOf(context, instance))
      if (text !== '') add(nameOf(context, instance), [`${text} `, status(context, vote, vote.tally.adopted)])
  }
  return items
}

/** A page by its name, without the code it has on the board. */
function nameOf({ board, t }: ReportContext, instance: TemplateId): string {
  const name = t(`${templateOf(instance)}.name`)
  const tag = instanceTag(board, instance, t)
  return tag === '' ? name : t('template.instance', { name, tag })
}

/** Instances on the board whose decisions and gaps have no words of their own here, in the order of the templates. */
function otherInstances({ board }: ReportContext): TemplateId[] {
  const order = (instance: TemplateId) => [...CATALOG.keys()].indexOf(templateOf(instance))
  return board.templates
    .filter((instance) => !['T02', 'T04', 'T08'].includes(templateOf(instance)))
    .sort((a, b) => order(a) - order(b))
}

function openGaps(context: ReportContext): string[] {
  const { t, board, results } = context
  const gaps: string[] = []
  const needs = needFindings(results, board, t)
  if (needs.linkGap !== null) gaps.push(needs.linkGap)
  if (needs.withoutData.length > 0)
    gaps.push(
      t('report.needsWithoutData', {
        count: needs.withoutData.length,
        needs: needs.withoutData.map(({ name }) => name).join(', '),
      }),
    )
  if (results.T04) {
    const missing = Object.values(results.T04.markets).filter((market) => market.completeness < 1 - 1e-9).length
    if (missing > 0) gaps.push(t('report.marketsIncomplete', { count: missing }))
    if (results.T04.overfull) gaps.push(t('report.overfull'))
  }
  if (results.T08) {
    const brand = brandFindings(results.T08, board, t)
    if (brand.coreNote !== null) gaps.push(`${t('T08.panel.attributes')}: ${brand.coreNote}`)
    if (results.T08.assets.missingStages.length > 0) gaps.push(`${t('T08.panel.valueChain')}: ${brand.stages}`)
  }
  for (const instance of otherInstances(context)) {
    const count = gapSentences(context, instance).length
    if (count > 0) gaps.push(t('report.gapsIn', { template: nameOf(context, instance), count }))
  }
  const { missing } = results.coverage
  if (missing > 0) gaps.push(t('report.openMissing', { count: missing }))
  return gaps
}

export function partnersChapter(context: ReportContext): Block[] {
  const { t, board, people } = context
  const others = people.filter((person) => person.partnerId === null)
  const named = (list: typeof people) =>
    list
      .map((person) => (person.role === 'facilitator' ? `${person.name} (${t('report.facilitator')})` : person.name))
      .join(', ')
  const rows = board.partners.map((partner, index): Row => ({
    kind: 'cells',
    cells: [
      { content: [who(context, index)], weight: 600 },
      textCell(partner.region === '' ? '–' : partner.region),
      textCell(t(`report.partnerType.${partner.type}`)),
      textCell(named(people.filter((person) => person.partnerId === partner.id)) || '–'),
    ],
  }))
  if (rows.length === 0) return [{ kind: 'text', style: 'small', content: [t('report.noPartners')] }]
  return [
    {
      kind: 'table',
      columns: [
        { head: t('report.column.partner'), width: 110 },
        { head: t('report.column.region'), width: 100 },
        { head: t('report.column.type'), width: 60 },
        { head: t('report.column.people'), share: 1 },
      ],
      rows,
      ...(others.length === 0 ? {} : { caption: [t('report.withoutPartner', { people: named(others) })] }),
    },
    { kind: 'text', style: 'small', content: [t('report.oneVote')] },
  ]
}
