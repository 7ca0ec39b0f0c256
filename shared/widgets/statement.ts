// The statement widget: a sentence the partners vote on (domain 3.6), and what became of it. Also the rule in numbers.
import { latestValues, openRound, singleField } from '../board/boardState.ts'
import type { BoardState, PartnerId } from '../board/boardState.ts'
import { instanceOf, widgetOn, widgetSeedOf, type WidgetId } from '../catalog.ts'
import { EPSILON } from '../compute/numbers.ts'
import type { VoteTally } from '../compute/results.ts'
import { tallyVotes, voteOf, type PartnerVote } from '../compute/votes.ts'
import { isFilled } from './list.ts'

export type StatementState =
  /** Nothing written yet. */
  | 'empty'
  /** Written, no vote yet. */
  | 'draft'
  /** The vote is running, hidden from everybody. */
  | 'voting'
  | 'adopted'
  | 'notAdopted'

export type StatementVote = {
  state: StatementState
  /** Null before the first revealed vote. */
  tally: VoteTally | null
  /** Votes of the revealed round in the consortium's order. */
  votes: { partner: PartnerId; vote: PartnerVote }[]
  /** Partners who must vote for or against before a vote counts (3.6: 0.6 of all partners). */
  quorum: number
}

/** The vote on row `row` of a partner vote, and the state of its statement. */
export function statementVote(board: BoardState, widget: WidgetId, row: string): StatementVote {
  const seed = widgetSeedOf(widget)
  if (seed?.kind !== 'statement') throw new Error(`${widget} is no statement`)
  const partners = board.partners.map((partner) => partner.id)
  const ballots = widgetOn(instanceOf(widget), seed.vote)
  const latest = latestValues(board, ballots)
  const tally = latest ? tallyVotes(latest.values, partners, row) : null
  const isWritten = isFilled(singleField(board, widget, 'statement'))
  const state = openRound(board, ballots)
    ? 'voting'
    : !isWritten
      ? 'empty'
      : tally === null
        ? 'draft'
        : tally.adopted
          ? 'adopted'
          : 'notAdopted'
  return {
    state,
    tally,
    votes: latest ? partners.map((partner) => ({ partner, vote: voteOf(latest.values, partner, row) })) : [],
    quorum: quorumOf(partners.length),
  }
}

/** Smallest number of partners that reaches 0.6 of all of them (domain 3.6). */
export function quorumOf(partners: number): number {
  return Math.ceil(0.6 * partners - EPSILON)
}

/** The vote on a statement, on the statement's own instance; null for any other widget. */
export function voteOnStatement(statement: WidgetId): WidgetId | null {
  const seed = widgetSeedOf(statement)
  return seed?.kind === 'statement' ? widgetOn(instanceOf(statement), seed.vote) : null
}

/** The row a statement is voted on: the first of its vote's fixed rows. */
export function statementRow(widget: WidgetId): string {
  const seed = widgetSeedOf(widget)
  const vote = seed?.kind === 'statement' ? widgetSeedOf(seed.vote) : undefined
  return vote?.kind === 'partnerVote' && 'ids' in vote.rows ? (vote.rows.ids[0] ?? 'statement') : 'statement'
}
