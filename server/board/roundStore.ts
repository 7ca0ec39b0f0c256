// Rounds across store and document: ballots are in the store, rounds in the document. Steps on one board run in turn, so
// that no ballot slips between the check of its round and the reveal.
import { ballotForm, ballotProgress, checkBallot, type BallotValues } from '../../shared/ballots.ts'
import { openRound as findOpenRound, readBoard, type Round } from '../../shared/board/boardState.ts'
import type { WidgetId } from '../../shared/catalog.ts'
import { BoardError } from '../../shared/errors.ts'
import type { Rooms } from '../relay/Rooms.ts'
import { newId } from '../secrets.ts'
import type { BallotRow, ParticipantRow, Storage } from '../storage/Storage.ts'
import { createInTurn } from './inTurn.ts'
import {
  cancelRound,
  castBallots,
  findOpen,
  findRound,
  isSameProgress,
  lastRound,
  openRound,
  revealRound,
  writeProgress,
} from './rounds.ts'

export type RoundStore = {
  /** Opens a round; from the second one on everybody starts from their last ballot. */
  open(boardId: string, widget: WidgetId, at: string): Promise<Round>
  reveal(boardId: string, roundId: string, at: string): Promise<Round>
  cancel(boardId: string, roundId: string): Promise<Round>
  /** One's own ballot, empty when there is none. */
  ownBallot(boardId: string, roundId: string, participantId: string): Promise<Pick<BallotRow, 'values' | 'finished'>>
  /** Resolves when the ballot is on disk. */
  putBallot(participant: ParticipantRow, roundId: string, ballot: Marked): Promise<void>
  /** Counts the open rounds anew after somebody changed partner. */
  recount(boardId: string): Promise<void>
}

export type Marked = { values: BallotValues; finished: boolean; at: string }

export function createRoundStore(storage: Storage, rooms: Rooms): RoundStore {
  const inTurn = createInTurn()

  async function cast(boardId: string, roundId: string) {
    const [ballots, people] = await Promise.all([
      storage.listBallots(boardId, roundId),
      storage.listParticipants(boardId),
    ])
    const board = await rooms.read(boardId, readBoard)
    return castBallots(board, ballots, people)
  }

  async function count(boardId: string, round: Round): Promise<void> {
    const ballots = await cast(boardId, round.id)
    if (isSameProgress(round.progress, ballotProgress(ballots))) return
    await rooms.change(boardId, (doc) => writeProgress(doc, round.id, ballots))
  }

  /** Rows and columns that went away since then are left out, so that the copy can be saved again as it is. */
  async function copyBallots(boardId: string, from: Round, toRoundId: string): Promise<void> {
    const board = await rooms.read(boardId, readBoard)
    const form = ballotForm(board, from.widget)
    for (const ballot of await storage.listBallots(boardId, from.id)) {
      const rows = form.rows.flatMap((row) => {
        const cells = ballot.values[row]
        if (!cells) return []
        return [[row, Object.fromEntries(Object.entries(cells).filter(([column]) => form.columns.includes(column)))]]
      })
      const values = Object.fromEntries(rows) as BallotValues
      await storage.putBallot({ ...ballot, roundId: toRoundId, values, finished: false })
    }
  }

  return {
    open: (boardId, widget, at) =>
      inTurn(boardId, async () => {
        const board = await rooms.read(boardId, readBoard)
        ballotForm(board, widget)
        if (findOpenRound(board, widget))
          throw new BoardError('round_open', 'A round is open here already. Reveal or cancel it first.')
        const last = lastRound(board, widget)
        const id = newId()
        if (last) await copyBallots(boardId, last, id)
        const progress = last ? ballotProgress(await cast(boardId, id)) : {}
        return rooms.change(boardId, (doc) => openRound(doc, { id, widget, at, progress }))
      }),

    reveal: (boardId, roundId, at) =>
      inTurn(boardId, async () => {
        await rooms.read(boardId, (doc) => findOpen(readBoard(doc), roundId))
        const ballots = await cast(boardId, roundId)
        return rooms.change(boardId, (doc) => revealRound(doc, roundId, at, ballots))
      }),

    cancel: (boardId, roundId) =>
      inTurn(boardId, async () => {
        await rooms.read(boardId, (doc) => findOpen(readBoard(doc), roundId))
        return rooms.change(boardId, (doc) => cancelRound(doc, roundId))
      }),

    async ownBallot(boardId, roundId, participantId) {
      await rooms.read(boardId, (doc) => findRound(readBoard(doc), roundId))
      const ballots = await storage.listBallots(boardId, roundId)
      const own = ballots.find((ballot) => ballot.participantId === participantId)
      return { values: own?.values ?? {}, finished: own?.finished ?? false }
    },

    putBallot: (participant, roundId, { values, finished, at }) =>
      inTurn(participant.boardId, async () => {
        const { boardId, id: participantId } = participant
        const board = await rooms.read(boardId, readBoard)
        const round = findOpen(board, roundId)
        checkBallot(ballotForm(board, round.widget), values)
        await storage.putBallot({ boardId, roundId, participantId, values, finished, updatedAt: at, proxy: null })
        await count(boardId, round)
      }),

    recount: (boardId) =>
      inTurn(boardId, async () => {
        const board = await rooms.read(boardId, readBoard)
        for (const round of board.rounds) if (round.state === 'open') await count(boardId, round)
      }),
  }
}
