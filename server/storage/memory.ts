// The storage contract in memory: for tests and throw-away servers. Copies on the way in and out, so that nobody shares
// an object with the store. Knows nothing of disks.
import { BoardError } from '../../shared/errors.ts'
import { emptyWorkshop, forgetWriting, memoryWorkshop, type WorkshopRows } from './memoryWorkshop.ts'
import type {
  AssetRow,
  AuditRow,
  BoardRow,
  InviteRow,
  LoadedPoint,
  ParticipantRow,
  SessionRow,
  Storage,
} from './Storage.ts'

type Board = {
  row: BoardRow
  seq: number
  snapshotSeq: number
  snapshot: Uint8Array | null
  tail: { seq: number; update: Uint8Array }[]
  points: LoadedPoint[]
  invites: Map<string, InviteRow>
  participants: Map<string, ParticipantRow>
  sessions: Map<string, SessionRow>
  clients: Map<number, string>
  workshop: WorkshopRows
  assets: Map<string, AssetRow>
  audit: AuditRow[]
}

const copy = <T>(value: T): T => structuredClone(value)

function emptyBoard(row: BoardRow): Board {
  return {
    row: copy(row),
    seq: 0,
    snapshotSeq: 0,
    snapshot: null,
    tail: [],
    points: [],
    invites: new Map(),
    participants: new Map(),
    sessions: new Map(),
    clients: new Map(),
    workshop: emptyWorkshop(),
    assets: new Map(),
    audit: [],
  }
}

/** Storage that forgets everything when the process ends. */
export function openMemoryStorage(): Storage {
  const boards = new Map<string, Board>()
  const settings = new Map<string, string>()

  function living(boardId: string): Board {
    const board = boards.get(boardId)
    if (!board) throw new BoardError('board_unknown', 'There is no such board.')
    if (board.row.deletedAt !== null) throw new BoardError('board_deleted', 'This board was deleted.')
    return board
  }

  function addParticipant(participant: ParticipantRow): void {
    const { participants } = living(participant.boardId)
    if (participants.has(participant.id)) throw new Error(`participant ${participant.id} exists already`)
    participants.set(participant.id, copy(participant))
  }

  return {
    async createBoard(row, invites, state) {
      if (boards.has(row.id)) throw new Error(`board ${row.id} exists already`)
      const board = emptyBoard(row)
      board.snapshot = copy(state)
      for (const invite of invites) {
        if (board.invites.has(invite.id)) throw new Error(`invite ${invite.id} exists already`)
        board.invites.set(invite.id, copy(invite))
      }
      boards.set(row.id, board)
    },
    async findBoard(boardId) {
      return copy(boards.get(boardId)?.row ?? null)
    },
    async setTitle(boardId, title) {
      living(boardId).row.title = title
    },
    async deleteBoard(boardId, at) {
      const { row } = living(boardId)
      boards.set(boardId, emptyBoard({ id: row.id, title: '', epoch: row.epoch, createdAt: '', deletedAt: at }))
    },

    async append({ boardId, update }) {
      const board = living(boardId)
      board.seq += 1
      board.tail.push({ seq: board.seq, update: copy(update) })
      return board.seq
    },
    async load(boardId) {
      const board = boards.get(boardId)
      if (!board || board.row.deletedAt !== null) return null
      return copy({
        epoch: board.row.epoch,
        snapshotSeq: board.snapshotSeq,
        snapshot: board.snapshot,
        tail: board.tail,
      })
    },
    async saveSnapshot(boardId, seq, state) {
      const board = living(boardId)
      if (seq > board.seq) throw new Error(`snapshot ${seq} is ahead of the log (${board.seq})`)
      if (seq < board.snapshotSeq) return
      board.snapshotSeq = seq
      board.snapshot = copy(state)
      board.tail = board.tail.filter((record) => record.seq > seq)
    },

    async addPoint(point, state, limits) {
      const board = living(point.boardId)
      board.points.push(copy({ point: { ...point, size: state.length }, state }))
      const ofKind = board.points.filter(({ point: { kind } }) => kind === point.kind)
      const kept = new Set(ofKind.slice(-limits.count).filter(({ point: { at } }) => at >= limits.since))
      board.points = board.points.filter((one) => one.point.kind !== point.kind || kept.has(one))
    },
    async listPoints(boardId) {
      return copy((boards.get(boardId)?.points ?? []).map(({ point }) => point).reverse())
    },
    async loadPoint(boardId, pointId) {
      return copy(boards.get(boardId)?.points.find(({ point }) => point.id === pointId) ?? null)
    },
    async replaceState(boardId, state) {
      const board = living(boardId)
      board.row.epoch += 1
      board.seq += 1
      board.snapshotSeq = board.seq
      board.snapshot = copy(state)
      board.tail = []
      return { epoch: board.row.epoch, seq: board.seq }
    },

    async addInvite(invite) {
      living(invite.boardId).invites.set(invite.id, copy(invite))
    },
    async findInvite(boardId, secretHash) {
      const invites = [...(boards.get(boardId)?.invites.values() ?? [])]
      return copy(invites.find((invite) => invite.secretHash === secretHash) ?? null)
    },
    async listInvites(boardId) {
      return copy([...(boards.get(boardId)?.invites.values() ?? [])])
    },
    async revokeInvite(boardId, inviteId, at) {
      const invite = living(boardId).invites.get(inviteId)
      if (invite) invite.revokedAt ??= at
    },
    async join(participant, session) {
      const board = living(participant.boardId)
      const invite = board.invites.get(participant.inviteId)
      if (!invite || invite.revokedAt !== null || (invite.maxUses !== null && invite.uses >= invite.maxUses))
        return false
      addParticipant(participant)
      invite.uses += 1
      board.sessions.set(session.tokenHash, copy(session))
      return true
    },
    async addParticipants(participants) {
      for (const participant of participants) addParticipant(participant)
    },
    async findSession(tokenHash) {
      for (const board of boards.values()) {
        const session = board.sessions.get(tokenHash)
        const participant = session && board.participants.get(session.participantId)
        if (session && participant) return copy({ session, participant })
      }
      return null
    },
    async listParticipants(boardId) {
      return copy([...(boards.get(boardId)?.participants.values() ?? [])])
    },
    async updateParticipant(boardId, participantId, change) {
      const participant = living(boardId).participants.get(participantId)
      if (participant) Object.assign(participant, copy(change))
    },
    async eraseParticipant(boardId, participantId, name, at) {
      const { participants, sessions, workshop } = living(boardId)
      const participant = participants.get(participantId)
      if (participant) Object.assign(participant, { name, erasedAt: at })
      for (const [token, session] of sessions) if (session.participantId === participantId) sessions.delete(token)
      forgetWriting(workshop, participantId)
    },
    async bindClient(boardId, clientId, participantId) {
      const { clients } = living(boardId)
      const owner = clients.get(clientId) ?? participantId
      clients.set(clientId, owner)
      return owner
    },
    async listClients(boardId) {
      const clients = boards.get(boardId)?.clients ?? new Map<number, string>()
      return [...clients].map(([clientId, participantId]) => ({ clientId, participantId }))
    },

    ...memoryWorkshop({
      living: (boardId) => living(boardId).workshop,
      find: (boardId) => boards.get(boardId)?.workshop,
      all: () => [...boards.values()].map(({ workshop }) => workshop),
    }),

    async putAsset(asset, maxBoardBytes) {
      const { assets } = living(asset.boardId)
      if (assets.has(asset.hash)) return true
      const held = [...assets.values()].reduce((sum, one) => sum + one.bytes.length, 0)
      if (held + asset.bytes.length > maxBoardBytes) return false
      assets.set(asset.hash, copy(asset))
      return true
    },
    async findAsset(boardId, hash) {
      return copy(boards.get(boardId)?.assets.get(hash) ?? null)
    },
    async listAssets(boardId) {
      return [...(boards.get(boardId)?.assets.keys() ?? [])]
    },

    async addAudit(entry) {
      living(entry.boardId).audit.push(copy(entry))
    },
    async listAudit(boardId, limit) {
      return copy((boards.get(boardId)?.audit ?? []).slice(-limit).reverse())
    },

    async getSetting(key) {
      return settings.get(key) ?? null
    },
    async setSetting(key, value) {
      settings.set(key, value)
    },
    async ping() {},
    async close() {},
  }
}
