// The decision log on paper: each decision with its votes, figures, dissents, who does it and what replaced it, never split over
// pages; before them all decisions in one table.
import { instanceName } from '../../board/instances.ts'
import { instanceOf } from '../../catalog.ts'
import { printed } from '../../charts/printed.ts'
import { COLOR } from '../../drawing.ts'
import {
  decisionOf,
  decisionState,
  isInForce,
  isOverdue,
  voteLines,
  type VoteLine,
} from '../../findings/decisionFindings.ts'
import type { Decision, Vote } from '../../session/workshop.ts'
import type { Block, Cell, Row } from '../blocks.ts'
import { widgetTitle } from '../generic/words.ts'
import type { Inline } from '../inline.ts'
import { dayText } from '../dayText.ts'
import { textCell, who, type ReportContext } from '../reportContext.ts'

/** Longer dissents leave the block of their decision, so that it always fits a page. */
const MAX_DISSENT_LETTERS = 2400

/** No blocks on a board without decisions; then the document has no such chapter. */
export function decisionsChapter(context: ReportContext): Block[] {
  // Without a day nothing is late.
  const day = context.board.today ?? context.day ?? ''
  const { decisions } = context.board.workshop
  if (decisions.length === 0) return []
  return [
    { kind: 'text', content: [overview(context, day)] },
    { kind: 'heading', text: context.t('decisions.chapter.log') },
    logTable(context, day),
    ...decisions.flatMap((decision) => entryBlocks(context, decision, day)),
  ]
}

function overview({ t, board }: ReportContext, day: string): string {
  const { decisions } = board.workshop
  const overdue = decisions.filter((one) => isOverdue(one, day)).length
  const words = t('decisions.chapter.overview', {
    inForce: decisions.filter(isInForce).length,
    replaced: decisions.filter(({ supersededBy }) => supersededBy !== null).length,
    rejected: decisions.filter(({ adopted, supersededBy }) => !adopted && supersededBy === null).length,
  })
  return overdue === 0 ? words : `${words} ${t('decisions.chapter.overdue', { count: overdue })}`
}

function logTable(context: ReportContext, day: string): Block {
  const { t, board, language } = context
  return {
    kind: 'table',
    size: 8.8,
    padding: 3,
    columns: [
      { head: t('decisions.column.number'), width: 28, align: 'right' },
      { head: t('decisions.column.decision'), share: 1 },
      { head: t('decisions.column.result'), width: 104 },
      { head: t('decisions.column.owner'), width: 84 },
      { head: t('decisions.column.due'), width: 76 },
    ],
    rows: board.workshop.decisions.map((decision): Row => {
      const after = decisionOf(board, decision.supersededBy)
      const isLate = isOverdue(decision, day)
      const due = decision.due === null ? '–' : dayText(decision.due, language)
      return {
        kind: 'cells',
        cells: [
          textCell(String(decision.number), { align: 'right', weight: 600 }),
          { content: [struck(decision.statement, after !== null)] },
          resultCell(context, decision, after),
          textCell(decision.owner.trim() || '–'),
          isLate
            ? textCell(`${due}, ${t('decisions.state.overdue')}`, { color: COLOR.discuss, weight: 600 })
            : textCell(due),
        ],
      }
    }),
  }
}

const struck = (text: string, isStruck: boolean): Inline =>
  isStruck ? { text, isStruck: true, color: COLOR.ink3 } : { text, weight: 600 }

function resultCell({ t }: ReportContext, decision: Decision, after: Decision | null): Cell {
  if (after) return textCell(t('decisions.state.superseded', { number: after.number }), { color: COLOR.ink2 })
  const state = decisionState(decision)
  return textCell(t(`decisions.state.${state}`), { color: STATE_COLOR[state], weight: 600 })
}

const STATE_COLOR = { adopted: COLOR.good, notAdopted: COLOR.error, noQuorum: COLOR.discuss } as const

function entryBlocks(context: ReportContext, decision: Decision, day: string): Block[] {
  const { t } = context
  const lines = voteLines(context.board, decision)
  const dissents = lines.filter(({ dissent }) => dissent !== null)
  const letters = dissents.reduce((sum, { dissent }) => sum + dissent!.text.length, 0)
  const isInside = letters <= MAX_DISSENT_LETTERS
  return [
    { kind: 'heading', text: t('decisions.number', { number: decision.number }), level: 3 },
    {
      kind: 'decision',
      statement: decision.statement || t('decisions.noStatement'),
      isEmpty: false,
      content: [
        ...facts(context, decision, lines, day),
        ...(isInside ? dissents.flatMap((line) => ['\n', ...dissentLine(context, line)]) : []),
      ],
    },
    ...(isInside ? [] : dissents.map((line): Block => ({ kind: 'text', content: dissentLine(context, line) }))),
  ]
}

function facts(context: ReportContext, decision: Decision, lines: readonly VoteLine[], day: string): Inline[] {
  const { t, board, language } = context
  const state = decisionState(decision)
  const after = decisionOf(board, decision.supersededBy)
  const before = decisionOf(board, decision.supersedes)
  const place = t('decisions.chapter.where', {
    place: instanceName(board, instanceOf(decision.widget), t),
    subject: widgetTitle(context, decision.widget),
  })
  const line = (text: string, more: { weight?: 600; color?: string } = {}): Inline => ({ text: `\n${text}`, ...more })
  return [
    { keep: [{ text: t(`decisions.state.${state}`), weight: 600, color: STATE_COLOR[state] }] },
    ...lines.map(({ place: index, vote }) => who(context, index, [VOTE_ICON[vote]])),
    line(figures(context, decision)),
    line(`${t('decisions.decidedOn', { date: dayText(decision.decidedAt.slice(0, 10), language) })}. ${place}.`),
    ...(isInForce(decision)
      ? [
          line(
            t('decisions.chapter.ownerDue', {
              owner: decision.owner.trim() || t('decisions.owner.none'),
              due: decision.due === null ? t('decisions.due.none') : dayText(decision.due, language),
            }),
          ),
          ...(isOverdue(decision, day)
            ? [' ', { text: t('decisions.state.overdue'), weight: 600 as const, color: COLOR.discuss }]
            : []),
        ]
      : []),
    ...(before ? [line(`${t('decisions.supersedes', { number: before.number })}.`)] : []),
    ...(after
      ? [line(`${t('decisions.state.superseded', { number: after.number })}.`, { weight: 600, color: COLOR.discuss })]
      : []),
  ]
}

const VOTE_ICON: Readonly<Record<Vote, Inline>> = {
  approve: { icon: 'tick', color: COLOR.good },
  oppose: { icon: 'cross', color: COLOR.error },
  abstain: { icon: 'dash', color: COLOR.ink3 },
}

/** The figures of domain 3.6, as on the board. */
function figures({ t }: ReportContext, decision: Decision): string {
  const { approve, oppose, abstain, participation, approvalShare } = decision
  const values = { participation: printed(100 * participation, 1) }
  return `${t('decisions.count.votes', { approve, oppose, abstain })} ${
    approvalShare === null
      ? t('decisions.figures.none', values)
      : t('decisions.figures', { ...values, share: printed(100 * approvalShare, 1) })
  }`
}

function dissentLine({ t }: ReportContext, { partner, dissent }: VoteLine): Inline[] {
  const text = t('decisions.chapter.dissent', { partner: partner.name, text: dissent?.text.trim() ?? '' })
  return [{ text, color: COLOR.ink2 }]
}
