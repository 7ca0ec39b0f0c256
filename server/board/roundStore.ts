// Rounds across store and document: ballots are in the store, rounds in the document. Ballots of one board are taken side by
// side; opening, revealing and cancelling are alone, so that no ballot slips between the check of its round and the reveal.
import { ballotForm, ballotProgress, checkBallot, type BallotValues } from '../../shared/ballots.ts'
import { openRound as findOpenRound, type BoardState, type Round } from '../../shared/board/boardState.ts'
import type { WidgetId } from '../../shared/catalog.ts'
import { BoardError } from '../../shared/errors.ts'
import type { Rooms } from '../relay/Rooms.ts'
import { newId } from '../secrets.ts'
import type { BallotRow, ParticipantRow, Storage } from '../storage/Storage.ts'
import { boardOf } from './boardOf.ts'
import type { Counting } from './counting.ts'
import {
  cancelRound,
  castBallots,
  findOpen,
  findRound,
  isSameProgress,
  lastRound,
  mayCast,
  openRound,
  revealRound,
  writeProgress,
} from './rounds.ts'
import { createTurns } from './turns.ts'

export type RoundStore = {
  /** Opens a round; from the second one on everybody starts from their last ballot. */
  open(boardId: string, widget: WidgetId, at: string): Promise<Round>
  reveal(boardId: string, roundId: string, at: string): Promise<Round>
  cancel(boardId: string, roundId: string): Promise<Round>
  /** One's own ballot, empty when there is none. */
  ownBallot(boardId: string, roundId: string, participantId: string): Promise<Pick<BallotRow, 'values' | 'finished'>>
  /** Resolves when the ballot is on disk. @throws BoardError not_found, round_closed, not_allowed, invalid_value */
  putBallot(participant: ParticipantRow, roundId: string, ballot: Marked): Promise<void>
  /** Ballots that this person entered for others, oldest first. */
  proxies(boardId: string, roundId: string, enteredBy: string): Promise<Proxy[]>
  /** @throws BoardError not_found, round_closed, not_allowed, invalid_value */
  putProxy(participant: ParticipantRow, roundId: string, proxy: Proxy & { at: string }): Promise<void>
  /** @throws BoardError not_found, round_closed */
  deleteProxy(participant: ParticipantRow, roundId: string, proxyId: string): Promise<void>
  /** Counts the open rounds anew after somebody changed partner, left, or may cast a vote now. */
  recount(boardId: string): Promise<void>
}

export type Marked = { values: BallotValues; finished: boolean; at: string }
export type Proxy = { id: string; partnerId: string; label: string; values: BallotValues; finished: boolean }

/** Ids of ballots entered for others; no participant's id has a colon, so that they never meet. */
const PROXY_PREFIX = 'proxy:'

function requireVoter(board: BoardState, round: Round, { id, role, partnerId }: ParticipantRow): void {
  if (role === 'viewer')
    throw new BoardError('not_allowed', 'Viewers watch; they cast no ballots. Ask for a link as a participant.')
  const partner = board.partners.find((one) => one.id === partnerId)
  if (!partner) throw new BoardError('not_allowed', 'Ballots count for a partner. Choose your partner first.')
  if (!mayCast(board, round.widget, partner.id, id))
    throw new BoardError('not_allowed', `Somebody else casts the vote of ${partner.name}. Tell them what you think.`)
}

export function createRoundStore(storage: Storage, rooms: Rooms, counting: Counting): RoundStore {
  const turns = createTurns()
  /** Boards whose counts are known to be those of the store: a server that ended may have owed a count. */
  const counted = new Set<string>()

  async function cast(board: BoardState, boardId: string, { id, widget }: Pick<Round, 'id' | 'widget'>) {
    const [ballots, people] = await Promise.all([storage.listBallots(boardId, id), storage.listParticipants(boardId)])
    return castBallots(board, widget, ballots, people)
  }

  async function countNow(boardId: string, roundId: string): Promise<void> {
    const board = await rooms.read(boardId, boardOf)
    const round = board.rounds.find((one) => one.id === roundId)
    if (round?.state !== 'open') return
    const ballots = await cast(board, boardId, round)
    if (isSameProgress(round.progress, ballotProgress(ballots))) return
    await rooms.change(boardId, (doc) => writeProgress(doc, roundId, ballots))
  }
  const count = (boardId: string, roundId: string): Promise<void> =>
    counting.due(`${boardId} ${roundId}`, () => countNow(boardId, roundId))

  async function recount(boardId: string): Promise<void> {
    const board = await rooms.read(boardId, boardOf)
    for (const round of board.rounds) if (round.state === 'open') await count(boardId, round.id)
  }

  async function countOnce(boardId: string): Promise<void> {
    if (counted.has(boardId)) return
    counted.add(boardId)
    await recount(boardId)
  }

  /** Rows and columns that went away since then are left out, so that the copy can be saved again as it is. */
  async function copyBallots(board: BoardState, boardId: string, from: Round, toRoundId: string): Promise<void> {
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

  /** The ballot under a proxy's id when this person entered it; null when there is none. */
  async function ownProxy(
    { boardId, id }: ParticipantRow,
    roundId: string,
    proxyId: string,
  ): Promise<BallotRow | null> {
    const ballots = await storage.listBallots(boardId, roundId)
    const known = ballots.find(({ participantId }) => participantId === PROXY_PREFIX + proxyId)
    if (known && known.proxy?.enteredBy !== id)
      throw new BoardError('not_found', 'There is no such ballot of yours in this round.')
    return known ?? null
  }

  return {
    open: (boardId, widget, at) =>
      turns.alone(boardId, async () => {
        const board = await rooms.read(boardId, boardOf)
        ballotForm(board, widget)
        if (findOpenRound(board, widget))
          throw new BoardError('round_open', 'A round is open here already. Reveal or cancel it first.')
        const last = lastRound(board, widget, { withBallots: true })
        const id = newId()
        if (last) await copyBallots(board, boardId, last, id)
        const progress = last ? ballotProgress(await cast(board, boardId, { id, widget })) : {}
        return rooms.change(boardId, (doc) => openRound(doc, { id, widget, at, progress }))
      }),

    reveal: (boardId, roundId, at) =>
      turns.alone(boardId, async () => {
        const board = await rooms.read(boardId, boardOf)
        const ballots = await cast(board, boardId, findOpen(board, roundId))
        return rooms.change(boardId, (doc) => revealRound(doc, roundId, at, ballots))
      }),

    cancel: (boardId, roundId) =>
      turns.alone(boardId, async () => rooms.change(boardId, (doc) => cancelRound(doc, roundId))),

    async ownBallot(boardId, roundId, participantId) {
      findRound(await rooms.read(boardId, boardOf), roundId)
      await countOnce(boardId)
      const ballots = await storage.listBallots(boardId, roundId)
      const own = ballots.find((ballot) => ballot.participantId === participantId)
      return { values: own?.values ?? {}, finished: own?.finished ?? false }
    },

    async putBallot(participant, roundId, { values, finished, at }) {
      const { boardId, id: participantId } = participant
      await turns.together(boardId, async () => {
        const board = await rooms.read(boardId, boardOf)
        const round = findOpen(board, roundId)
        requireVoter(board, round, participant)
        checkBallot(ballotForm(board, round.widget), values)
        await storage.putBallot({ boardId, roundId, participantId, values, finished, updatedAt: at, proxy: null })
      })
      await count(boardId, roundId)
    },

    async proxies(boardId, roundId, enteredBy) {
      findRound(await rooms.read(boardId, boardOf), roundId)
      const ballots = await storage.listBallots(boardId, roundId)
      return ballots.flatMap(({ participantId, proxy, values, finished }) =>
        proxy?.enteredBy === enteredBy
          ? [
              {
                id: participantId.slice(PROXY_PREFIX.length),
                partnerId: proxy.partnerId,
                label: proxy.label,
                values,
                finished,
              },
            ]
          : [],
      )
    },

    async putProxy(participant, roundId, { id, partnerId, label, values, finished, at }) {
      const { boardId } = participant
      await turns.together(boardId, async () => {
        const board = await rooms.read(boardId, boardOf)
        const round = findOpen(board, roundId)
        if (!board.partners.some((partner) => partner.id === partnerId))
          throw new BoardError('invalid_value', `There is no partner "${partnerId}" on this board.`, 'partnerId')
        checkBallot(ballotForm(board, round.widget), values)
        const known = await ownProxy(participant, roundId, id)
        const proxy = { partnerId, label, enteredBy: participant.id }
        const participantId = PROXY_PREFIX + id
        await storage.putBallot({ boardId, roundId, participantId, values, finished, updatedAt: at, proxy })
        // Somebody speaks for others here: that it was done is told, what was said is not.
        const detail = { round: roundId, partner: partnerId }
        if (!known)
          await storage.addAudit({ boardId, at, participantId: participant.id, action: 'tableBallot', detail })
      })
      await count(boardId, roundId)
    },

    async deleteProxy(participant, roundId, proxyId) {
      const { boardId } = participant
      await turns.together(boardId, async () => {
        findOpen(await rooms.read(boardId, boardOf), roundId)
        if (await ownProxy(participant, roundId, proxyId))
          await storage.deleteBallot(boardId, roundId, PROXY_PREFIX + proxyId)
      })
      await count(boardId, roundId)
    },

    recount,
  }
}
