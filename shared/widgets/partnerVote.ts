// The partner vote widget: one line for each thing voted on, with the votes, the count and what came of it (domain 3.6). Pure.
import { axisEntries } from '../board/axis.ts'
import { latestValues, openRound, type BoardState, type PartnerId, type Round } from '../board/boardState.ts'
import { instanceOf, widgetSeedOf, type WidgetId } from '../catalog.ts'
import type { VoteTally } from '../compute/results.ts'
import { tallyVotes, voteOf, type PartnerVote } from '../compute/votes.ts'
import type { Translate } from '../drawing.ts'
import { axisLabels, type AxisLabel } from './axisLabels.ts'
import { quorumOf } from './statement.ts'

export type VoteRow = {
  row: AxisLabel
  /** Null before the first revealed vote. */
  tally: VoteTally | null
  /** In the consortium's order; empty before the first revealed vote. */
  votes: { partner: PartnerId; vote: PartnerVote }[]
}
export type PartnerVoteView = {
  rows: VoteRow[]
  open: Round | null
  round: number | null
  /** Partners who must vote for or against before a vote counts. */
  quorum: number
}

/** @throws Error when the widget is no partner vote. */
export function partnerVote(board: BoardState, widget: WidgetId, t: Translate): PartnerVoteView {
  const seed = widgetSeedOf(widget)
  if (seed?.kind !== 'partnerVote') throw new Error(`${widget} is no partner vote`)
  const latest = latestValues(board, widget)
  const partners = board.partners.map((partner) => partner.id)
  const labels = axisLabels(board, widget, axisEntries(board, seed.rows, instanceOf(widget)), t)
  return {
    rows: labels.map((row) => ({
      row,
      tally: latest ? tallyVotes(latest.values, partners, row.id) : null,
      votes: latest ? partners.map((partner) => ({ partner, vote: voteOf(latest.values, partner, row.id) })) : [],
    })),
    open: openRound(board, widget),
    round: latest?.number ?? null,
    quorum: quorumOf(partners.length),
  }
}
