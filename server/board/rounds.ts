// Rounds in a board's document: open, count, reveal, cancel. Each function is one change of `session`; a value enters the
// document only in the change that also marks its round as revealed.
import type * as Y from 'yjs'
import { ballotForm, ballotProgress, partnerValues, personValues, type CastBallot } from '../../shared/ballots.ts'
import {
  openRound as findOpenRound,
  readBoard,
  type BoardState,
  type Round,
  type RoundProgress,
} from '../../shared/board/boardState.ts'
import { widgetSeedOf, type WidgetId } from '../../shared/catalog.ts'
import { BoardError } from '../../shared/errors.ts'
import { sessionKey } from '../../shared/session/workshop.ts'
import type { BallotRow, ParticipantRow } from '../storage/Storage.ts'

const roundKey = (roundId: string): string => `round/${roundId}`
const valuesKey = (round: Round): string => `values/${round.widget}/${round.number}`

/** @throws BoardError not_found */
export function findRound(board: BoardState, roundId: string): Round {
  const round = board.rounds.find((one) => one.id === roundId)
  if (!round) throw new BoardError('not_found', 'There is no such round on this board.')
  return round
}

/** @throws BoardError not_found, round_closed */
export function findOpen(board: BoardState, roundId: string): Round {
  const round = findRound(board, roundId)
  if (round.state !== 'open') throw new BoardError('round_closed', 'This round is closed. Wait for the next one.')
  return round
}

/**
 * The last round on a widget that counts: cancelled rounds leave no trace in the numbering.
 * @param options.withBallots leaves out survey results, for which nobody here cast a ballot
 */
export function lastRound(board: BoardState, widget: WidgetId, options: { withBallots?: boolean } = {}): Round | null {
  const counts = (round: Round) => round.state !== 'cancelled' && !(options.withBallots && round.survey !== undefined)
  const rounds = board.rounds.filter((round) => round.widget === widget && counts(round))
  return rounds.reduce<Round | null>((last, round) => (last && last.number > round.number ? last : round), null)
}

/**
 * @throws BoardError invalid_value when the board has no such ballot widget; round_open when one is open on it.
 */
export function openRound(
  doc: Y.Doc,
  { id, widget, at, progress }: { id: string; widget: WidgetId; at: string; progress: RoundProgress },
): Round {
  const board = readBoard(doc)
  ballotForm(board, widget)
  if (findOpenRound(board, widget))
    throw new BoardError('round_open', 'A round is open here already. Reveal or cancel it first.')
  const round: Round = {
    id,
    widget,
    number: (lastRound(board, widget)?.number ?? 0) + 1,
    state: 'open',
    openedAt: at,
    revealedAt: null,
    progress,
  }
  doc.getMap('session').set(roundKey(id), round)
  return round
}

/** Writes the counts of people; does nothing when they are the same, so that a changed mark leaves no trace at all. */
export function writeProgress(doc: Y.Doc, roundId: string, ballots: readonly CastBallot[]): void {
  const round = doc.getMap('session').get(roundKey(roundId)) as Round | undefined
  // A closed round has its last counts.
  if (round?.state !== 'open') return
  const progress = ballotProgress(ballots)
  if (!isSameProgress(round.progress, progress)) doc.getMap('session').set(roundKey(roundId), { ...round, progress })
}

export function isSameProgress(a: RoundProgress, b: RoundProgress): boolean {
  const partners = new Set([...Object.keys(a), ...Object.keys(b)])
  return [...partners].every(
    (partner) =>
      a[partner]?.scoring === b[partner]?.scoring &&
      a[partner]?.finished === b[partner]?.finished &&
      a[partner]?.proxies === b[partner]?.proxies,
  )
}

/** Publishes the partners' values and closes the round. @throws BoardError not_found, round_closed */
export function revealRound(doc: Y.Doc, roundId: string, at: string, ballots: readonly CastBallot[]): Round {
  const board = readBoard(doc)
  const round = findOpen(board, roundId)
  const revealed: Round = { ...round, state: 'revealed', revealedAt: at, progress: ballotProgress(ballots) }
  doc.transact(() => {
    const session = doc.getMap('session')
    const form = ballotForm(board, round.widget)
    session.set(valuesKey(round), partnerValues(form, ballots))
    const persons = personValues(form, ballots)
    if (persons) session.set(sessionKey.persons(round.widget, round.number), persons)
    session.set(roundKey(roundId), revealed)
  })
  return revealed
}

/** @throws BoardError not_found, round_closed */
export function cancelRound(doc: Y.Doc, roundId: string): Round {
  const cancelled: Round = { ...findOpen(readBoard(doc), roundId), state: 'cancelled', progress: {} }
  doc.getMap('session').set(roundKey(roundId), cancelled)
  return cancelled
}

/** Whether somebody of a partner may cast its vote: everybody, until casters are named (domain 3.6). */
export function mayCast(board: BoardState, widget: WidgetId, partnerId: string, participantId: string): boolean {
  const named = Object.hasOwn(board.workshop.casters, partnerId) ? board.workshop.casters[partnerId] : undefined
  return widgetSeedOf(widget)?.kind !== 'partnerVote' || named === undefined || named.includes(participantId)
}

/**
 * Stored ballots with the partner each counts for now. People without a partner, viewers, people who were taken off the board
 * and, in partner votes, who may not cast for their partner do not count; neither do partners that are not on the board any
 * more.
 */
export function castBallots(
  board: BoardState,
  widget: WidgetId,
  ballots: readonly BallotRow[],
  people: readonly ParticipantRow[],
): CastBallot[] {
  const partners = new Set(board.partners.map((partner) => partner.id))
  const byId = new Map(people.map((person) => [person.id, person]))
  return ballots.flatMap(({ participantId, values, finished, updatedAt, proxy }) => {
    if (proxy) {
      const { partnerId } = proxy
      return partners.has(partnerId) ? [{ partnerId, values, finished, updatedAt, isProxy: true }] : []
    }
    const person = byId.get(participantId)
    if (!person || person.role === 'viewer' || person.removedAt !== null) return []
    if (person.partnerId === null || !partners.has(person.partnerId)) return []
    if (!mayCast(board, widget, person.partnerId, participantId)) return []
    return [{ partnerId: person.partnerId, values, finished, updatedAt }]
  })
}
