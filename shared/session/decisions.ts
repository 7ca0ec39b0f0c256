// The decision log: what a revealed partner vote becomes. Pure: from the board as it is at that moment to an entry that is never
// edited, only replaced by another one.
import { axisEntries } from '../board/axis.ts'
import { singleField, type BoardState } from '../board/boardState.ts'
import { instanceOf, instanceSeedOf, widgetOn, widgetSeedOf, type WidgetId } from '../catalog.ts'
import { textOf } from '../charts/boardTexts.ts'
import { tallyVotes, voteOf } from '../compute/votes.ts'
import type { Translate } from '../drawing.ts'
import { BoardError } from '../errors.ts'
import { axisLabels } from '../widgets/axisLabels.ts'
import type { Decision, Vote } from './workshop.ts'

export type DecisionRequest = {
  roundId: string
  row: string
  owner: string
  due: string | null
  supersedes: string | null
}

/** The statement that is voted on by a partner vote, or null where rows speak for themselves. */
function statementOf(vote: WidgetId): WidgetId | null {
  const instance = instanceOf(vote)
  const widgets = Object.entries(instanceSeedOf(instance)?.widgets ?? {})
  const found = widgets.find(([, seed]) => seed.kind === 'statement' && widgetOn(instance, seed.vote) === vote)
  return found ? `${instance}.${found[0]}` : null
}

/** What is voted on in a row: the template's statement as it stands, else the name of the row. */
export function wordsOf(board: BoardState, widget: WidgetId, row: string, t: Translate): string {
  const seed = widgetSeedOf(widget)
  if (seed?.kind !== 'partnerVote')
    throw new BoardError('invalid_value', 'Only votes of the partners become decisions.', 'roundId')
  const entries = axisEntries(board, seed.rows, instanceOf(widget), { archived: true })
  const entry = entries.find(({ id }) => id === row)
  if (!entry) throw new BoardError('invalid_value', `Nothing called "${row}" was voted on.`, 'row')
  const statement = statementOf(widget)
  return statement === null
    ? axisLabels(board, widget, [entry], t)[0]!.label
    : textOf(singleField(board, statement, 'statement'), t).trim()
}

/** @throws BoardError not_found */
export function findDecision({ workshop }: Pick<BoardState, 'workshop'>, id: string): Decision {
  const decision = workshop.decisions.find((one) => one.id === id)
  if (!decision) throw new BoardError('not_found', 'There is no such decision on this board.')
  return decision
}

/**
 * The entry for a row of a revealed vote, and the entry it takes the place of as that one reads afterwards.
 * Figures as domain 3.6: every partner of the consortium counts, who did not vote abstained.
 * @param id of the new entry. @param at ISO time
 * @throws BoardError not_found, round_open while the vote runs, invalid_value
 */
export function newDecision(
  board: BoardState,
  given: DecisionRequest,
  { id, at, t }: { id: string; at: string; t: Translate },
): { decision: Decision; superseded: Decision | null } {
  const round = board.rounds.find((one) => one.id === given.roundId)
  if (!round) throw new BoardError('not_found', 'There is no such round on this board.')
  if (round.state === 'open') throw new BoardError('round_open', 'The vote is still open. Reveal it first.')
  const values = board.values.get(round.widget)?.get(round.number)
  if (round.state !== 'revealed' || !values)
    throw new BoardError('invalid_value', 'This vote was cancelled. Nothing was decided.', 'roundId')
  const statement = wordsOf(board, round.widget, given.row, t)
  if (statement === '')
    throw new BoardError('invalid_value', 'There is nothing written to decide on. Write the statement first.', 'row')
  const known = board.workshop.decisions.find((one) => one.round === round.id && one.row === given.row)
  if (known)
    throw new BoardError('invalid_value', `This vote is in the decision log already, as number ${known.number}.`, 'row')
  const superseded = given.supersedes === null ? null : findDecision(board, given.supersedes)
  if (superseded && superseded.supersededBy !== null)
    throw new BoardError(
      'invalid_value',
      'That decision was replaced before. Replace the one that stands.',
      'supersedes',
    )
  const partners = board.partners.map((partner) => partner.id)
  const tally = tallyVotes(values, partners, given.row)
  const decision: Decision = {
    id,
    number: Math.max(0, ...board.workshop.decisions.map((one) => one.number)) + 1,
    widget: round.widget,
    round: round.id,
    row: given.row,
    statement,
    votes: Object.fromEntries(partners.map((partner): [string, Vote] => [partner, voteOf(values, partner, given.row)])),
    ...tally,
    decidedAt: at,
    dissents: [],
    owner: given.owner,
    due: given.due,
    supersedes: given.supersedes,
    supersededBy: null,
  }
  return { decision, superseded: superseded && { ...superseded, supersededBy: id } }
}

/** A decision with the words of a partner against it; empty words take them away. */
export function withDissent(decision: Decision, dissent: Decision['dissents'][number]): Decision {
  const others = decision.dissents.filter(({ partner }) => partner !== dissent.partner)
  return { ...decision, dissents: dissent.text === '' ? others : [...others, dissent] }
}

/** The log as rows of a table, heads first: one decision a row, in order. */
export function decisionTable(board: BoardState): (string | number)[][] {
  const { partners, workshop } = board
  const numberOf = (id: string | null): number | '' => workshop.decisions.find((one) => one.id === id)?.number ?? ''
  const nameOf = (id: string): string => partners.find((partner) => partner.id === id)?.name ?? id
  const ids = [
    ...new Set([...partners.map(({ id }) => id), ...workshop.decisions.flatMap(({ votes }) => Object.keys(votes))]),
  ]
  const heads = [
    ...['Number', 'Template', 'Statement', 'Decided', 'Result', 'Approve', 'Oppose', 'Abstain', 'Participation'],
    ...['Quorum', 'Approval', 'Owner', 'Due', 'Replaces', 'Replaced by', 'Dissent'],
    ...ids.map(nameOf),
  ]
  const rows = workshop.decisions.map((one) => [
    one.number,
    instanceOf(one.widget),
    one.statement,
    one.decidedAt,
    one.adopted ? 'adopted' : 'not adopted',
    one.approve,
    one.oppose,
    one.abstain,
    one.participation,
    one.quorum ? 'yes' : 'no',
    one.approvalShare ?? '',
    one.owner,
    one.due ?? '',
    numberOf(one.supersedes),
    numberOf(one.supersededBy),
    one.dissents.map(({ partner, text }) => `${nameOf(partner)}: ${text}`).join('\n'),
    ...ids.map((id) => one.votes[id] ?? ''),
  ])
  return [heads, ...rows]
}
