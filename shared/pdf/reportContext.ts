// What every chapter of the report may use: board, results, names and the blocks that all templates share (domain 4,
// "Every PDF page has": who took part, result block, method, gaps, sources, recommendations).
import { contentOf } from '../boardContent.ts'
import { displayCodes, itemLabel, textOf } from '../charts/boardTexts.ts'
import { printed } from '../charts/printed.ts'
import {
  latestValues,
  listItems,
  singleField,
  type BoardState,
  type Item,
  type PartnerId,
} from '../board/boardState.ts'
import { templateSeedOf, type TemplateId, type WidgetId } from '../catalog.ts'
import type { Content } from '../compute/content.ts'
import type { CoverageEvidence } from '../compute/coverage/judge.ts'
import type { MarketSettings } from '../compute/markets.ts'
import { settingsOf } from '../compute/parts.ts'
import type { Disagreement, Results, VoteTally } from '../compute/results.ts'
import { tallyVotes, voteOf } from '../compute/votes.ts'
import { COLOR, type Translate } from '../drawing.ts'
import { partnersVoting } from '../findings/roundFindings.ts'
import { partnerLooks, type PartnerLook } from '../signs.ts'
import type { Block, Cell } from './blocks.ts'
import type { Inline } from './inline.ts'

/** `participantId` is given where comments are to be printed with names. */
export type ReportPerson = { participantId?: string; name: string; partnerId: PartnerId | null; role: string }

/** Somebody's time on the board (ISO); the name is '' once it was erased. */
export type ReportVisit = {
  participantId: string
  name: string
  partnerId: PartnerId | null
  from: string
  to: string
}

export type ReportContext = {
  board: BoardState
  results: Results
  people: readonly ReportPerson[]
  /** Left out where nobody may know it. */
  attendance?: readonly ReportVisit[] | undefined
  /** ISO date of the export, which due dates are held against on a board without a day of its own. */
  day?: string | undefined
  looks: readonly PartnerLook[]
  /** Items with their gaps, as the formulas see them. */
  content: Content
  evidence: CoverageEvidence
  settings: MarketSettings | null
  /** Whether Annex B stands in the same document and may be referred to. */
  hasMethodsAnnex?: boolean
  language: string
  t: Translate
}

export function createReportContext(
  given: Pick<ReportContext, 'board' | 'results' | 'evidence' | 'people' | 'language' | 't' | 'attendance' | 'day'>,
): ReportContext {
  const content = contentOf(given.board)
  return {
    ...given,
    looks: partnerLooks(given.board.partners),
    content,
    settings: given.results.T04 ? settingsOf(content) : null,
  }
}

export type Named = { id: string; name: string; code: string; item: Item }

/** Items of a list with their names and short codes, in the board's order. */
export function namedItems(context: ReportContext, widget: WidgetId, prefix: string): Named[] {
  const items = listItems(context.board, widget)
  const codes = displayCodes(
    items.map(({ id }) => id),
    prefix,
  )
  return items.map((item) => ({ id: item.id, name: itemLabel(item, context.t), code: codes.get(item.id)!, item }))
}

export function fieldText(context: ReportContext, widget: WidgetId, field: string): string {
  return textOf(singleField(context.board, widget, field), context.t).trim()
}

export function hasTemplate(context: ReportContext, template: TemplateId): boolean {
  return context.board.templates.includes(template)
}

/** Sign and name of a partner, kept on one line. */
export function who(context: ReportContext, index: number, after: Inline[] = []): Inline {
  return { keep: [{ sign: index }, context.board.partners[index]!.name, ...after] }
}

export function partnerName(context: ReportContext, id: PartnerId): string {
  return context.board.partners.find((partner) => partner.id === id)?.name ?? id
}

/** The legend of partner signs, in the consortium's order. */
export function partnerLegend(context: ReportContext): Inline[] {
  return context.board.partners.map((_, index) => who(context, index))
}

export type PartnerVoteView = { tally: VoteTally; votes: Inline[]; isVoted: boolean }

/** The revealed vote on one row, with each partner's mark. */
export function partnerVote(context: ReportContext, widget: WidgetId, row: string): PartnerVoteView {
  const { board } = context
  const latest = latestValues(board, widget)
  const values = latest?.values ?? {}
  const votes = board.partners.map((partner, index): Inline => {
    const vote = voteOf(values, partner.id, row)
    if (vote === 'approve') return who(context, index, [{ icon: 'tick', color: COLOR.good }])
    if (vote === 'oppose') return who(context, index, [{ icon: 'cross', color: COLOR.error }])
    return who(context, index, [{ icon: 'dash', color: COLOR.ink3 }])
  })
  const tally = tallyVotes(
    values,
    board.partners.map(({ id }) => id),
    row,
  )
  return { tally, votes, isVoted: latest !== null }
}

/** The statement or decision with its state and votes. An empty one says that it is missing. */
export function decisionBlock(
  context: ReportContext,
  statement: string,
  vote: PartnerVoteView,
  isAdopted: boolean,
): Block[] {
  const { t } = context
  if (statement === '') return [{ kind: 'decision', statement: t('report.noStatement'), content: [], isEmpty: true }]
  const status: Inline = !vote.isVoted
    ? { text: t('report.draft'), weight: 600, color: COLOR.ink2 }
    : isAdopted
      ? { text: t('report.adopted'), weight: 600, color: COLOR.good }
      : { text: t('report.notAdopted'), weight: 600, color: COLOR.discuss }
  return [
    {
      kind: 'decision',
      statement,
      content: vote.isVoted ? [{ keep: [status] }, ...vote.votes] : [status],
      isEmpty: false,
    },
    ...(vote.isVoted
      ? [{ kind: 'text' as const, style: 'caption' as const, content: [tallySentence(context, vote.tally)] }]
      : []),
  ]
}

export function tallySentence(context: ReportContext, tally: VoteTally): string {
  return context.t('report.tally', {
    approve: tally.approve,
    oppose: tally.oppose,
    abstain: tally.abstain,
    participation: printed(100 * tally.participation, 1),
    share: tally.approvalShare === null ? '–' : `${printed(100 * tally.approvalShare, 1)} %`,
  })
}

/** `5 of 5` partners with at least one score in the latest revealed round. */
export function votingPartners(context: ReportContext, widget: WidgetId): string {
  const { board, t } = context
  const latest = latestValues(board, widget)
  const voting = latest ? partnersVoting(latest.values, board.partners).length : 0
  return t('report.of', { count: voting, total: board.partners.length })
}

/** Number of the round whose values count, 0 before the first reveal. */
export function roundNumber(context: ReportContext, widget: WidgetId): number {
  return latestValues(context.board, widget)?.number ?? 0
}

/** How many people's ballots count, by partner. */
export function tookPart(context: ReportContext, widget: WidgetId): Inline[] {
  const { board, t } = context
  const latest = latestValues(board, widget)
  if (!latest) return [t('report.noRound')]
  return [
    `${t('report.ballots')} `,
    ...board.partners.map((partner, index) => {
      const { people, proxies = 0 } = latest.values[partner.id] ?? { people: 0 }
      const entered = proxies === 0 ? '' : ` (${t('rounds.proxies', { count: proxies })})`
      return who(context, index, [` ${people}${entered}`])
    }),
  ]
}

/** Badges of the recommendations a template touches, with their status. */
export function badgesOf(context: ReportContext, template: TemplateId): Block {
  const { t, results } = context
  return {
    kind: 'badges',
    isStrip: false,
    badges: Object.keys(templateSeedOf(template)?.signals ?? {}).map((id) => {
      const status = results.coverage.status[id] ?? 'missing'
      return { code: id.slice(1), status, text: t(`report.status.${status}`) }
    }),
  }
}

/** Method and gaps, sources and people: the foot of every template's chapter. */
export function closingBlocks(
  context: ReportContext,
  template: TemplateId,
  parts: { method: string[]; gaps: string[]; sources: Inline[][]; ballots: WidgetId },
): Block[] {
  const { t } = context
  const gaps: Inline[][] = parts.gaps.length === 0 ? [[t('report.noGaps')]] : parts.gaps.map((gap) => [gap])
  const sources = parts.sources.length === 0 ? [[t('report.noSources')]] : parts.sources
  return [
    {
      kind: 'columns',
      left: [
        { kind: 'heading', text: t('report.method') },
        ...parts.method.map((text): Block => ({ kind: 'text', style: 'small', content: [text] })),
      ],
      right: [
        { kind: 'heading', text: t('report.gaps') },
        { kind: 'list', items: gaps },
      ],
    },
    {
      kind: 'columns',
      left: [
        { kind: 'heading', text: t('report.sources') },
        ...sources.map((content): Block => ({ kind: 'text', style: 'small', content })),
      ],
      right: [
        { kind: 'heading', text: t('report.whoTookPart') },
        { kind: 'text', style: 'small', content: tookPart(context, parts.ballots) },
        { kind: 'heading', text: t('report.recommendations') },
        badgesOf(context, template),
      ],
    },
  ]
}

export function numberCell(value: number | null | undefined, decimals: number, more: Partial<Cell> = {}): Cell {
  return { content: [printed(value, decimals)], ...more }
}

export function textCell(text: string, more: Partial<Cell> = {}): Cell {
  return { content: [text], ...more }
}

/** Items of a list that restate a source fact, as sentences with source and age. */
export function sourceSentences(context: ReportContext, widgets: readonly WidgetId[]): Inline[][] {
  const { t, board } = context
  const facts = widgets.flatMap((widget) => listItems(board, widget)).filter((item) => item.fact !== null)
  if (facts.length === 0) return []
  const open = facts.filter((item) => item.confirmed === null && item.origin === 'prefill').length
  const ids = [...new Set(facts.map((item) => item.fact!))].join(', ')
  return [
    [
      t('report.factsUsed', { count: facts.length, ids }),
      ' ',
      open > 0 ? { text: t('report.factsOpen', { count: open }), weight: 600 } : t('report.factsConfirmed'),
    ],
  ]
}

/** Filled amber triangle = discuss, open grey triangle = some spread, plain words always beside them. */
export function disagreementCell(context: ReportContext, label: Disagreement): Cell {
  const text = context.t(`report.label.${label}`)
  if (label === 'discuss')
    return { content: [{ icon: 'triangle', color: COLOR.discuss }, text], weight: 600, color: COLOR.discuss }
  if (label === 'some-spread') return { content: [{ icon: 'triangleOpen', color: COLOR.ink3 }, text] }
  return { content: [text], color: COLOR.ink3 }
}

export type PartnerColumn = { id: PartnerId; index: number; name: string }

/** So many partners fit beside each other in a table; more get a table of their own. */
const PARTNERS_A_TABLE = 10

/** The partners in parts that fit a table, in the consortium's order. */
export function partnerParts(context: ReportContext): PartnerColumn[][] {
  const all = context.board.partners.map(({ id, name }, index) => ({ id, index, name }))
  const parts: PartnerColumn[][] = []
  for (let i = 0; i < all.length; i += PARTNERS_A_TABLE) parts.push(all.slice(i, i + PARTNERS_A_TABLE))
  return parts
}
