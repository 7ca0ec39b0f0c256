// The storage contract as tests: rules [S1]-[S10] of SPEC.md. Every implementation runs all of it.
import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { BoardError } from '../../shared/errors.ts'
import type {
  AssetRow,
  AuditRow,
  BallotRow,
  BoardRow,
  InviteRow,
  LogRecord,
  ParticipantRow,
  PointRow,
  SessionRow,
  Storage,
} from '../../server/storage/Storage.ts'
import { NITA, OMAR } from './people.ts'

const AT = '2026-01-02T03:04:05.000Z'
const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values)

const boardRow = (id = 'b1'): BoardRow => ({ id, title: 'Strategy', epoch: 1, createdAt: AT, deletedAt: null })
const inviteRow = (change: Partial<InviteRow> = {}): InviteRow => ({
  id: 'i1',
  boardId: 'b1',
  role: 'editor',
  secretHash: 'hash-1',
  createdAt: AT,
  expiresAt: null,
  maxUses: null,
  uses: 0,
  revokedAt: null,
  ...change,
})
const participantRow = (change: Partial<ParticipantRow> = {}): ParticipantRow => ({
  id: OMAR.participantId,
  boardId: 'b1',
  inviteId: 'i1',
  role: 'editor',
  name: 'Omar',
  partnerId: 'BC',
  joinedAt: AT,
  removedAt: null,
  erasedAt: null,
  ...change,
})
const sessionRow = (change: Partial<SessionRow> = {}): SessionRow => ({
  tokenHash: 'token-1',
  boardId: 'b1',
  participantId: OMAR.participantId,
  expiresAt: AT,
  ...change,
})
const ballotRow = (change: Partial<BallotRow> = {}): BallotRow => ({
  boardId: 'b1',
  roundId: 'r1',
  participantId: OMAR.participantId,
  values: { CN: { C1: 4, C2: null }, US: { C1: 'approve' } },
  finished: false,
  updatedAt: AT,
  ...change,
})
const assetRow = (change: Partial<AssetRow> = {}): AssetRow => ({
  boardId: 'b1',
  hash: 'h1',
  type: 'image/png',
  width: 3,
  height: 2,
  createdAt: AT,
  bytes: bytes(1, 2, 3),
  ...change,
})
const pointRow = (change: Partial<PointRow> = {}): Omit<PointRow, 'size'> => ({
  id: 'point-1',
  boardId: 'b1',
  seq: 0,
  epoch: 1,
  at: AT,
  kind: 'named',
  name: 'Before the vote',
  participantId: NITA.participantId,
  ...change,
})
const ALL = { count: 100, since: '2000-01-01T00:00:00.000Z' }
const record = (update: Uint8Array, boardId = 'b1'): LogRecord => ({
  boardId,
  participantId: OMAR.participantId,
  at: AT,
  update,
})

async function codeOf(promise: Promise<unknown>): Promise<string> {
  try {
    await promise
  } catch (error) {
    return error instanceof BoardError ? error.code : 'another error'
  }
  return 'no error'
}

/** @param reopen when given, closes the store and opens the same one again */
export function storageContractSuite(
  name: string,
  open: () => Promise<Storage>,
  reopen?: (storage: Storage) => Promise<Storage>,
): void {
  describe(`storage contract: ${name}`, () => {
    let storage: Storage
    beforeEach(async () => {
      storage = await open()
    })
    afterEach(() => storage.close())

    it('[S1] a board, its invites and its first state appear together', async () => {
      await storage.createBoard(boardRow(), [inviteRow(), inviteRow({ id: 'i2', secretHash: 'hash-2' })], bytes(7, 8))
      expect(await storage.findBoard('b1')).toEqual(boardRow())
      expect((await storage.listInvites('b1')).map((invite) => invite.id)).toEqual(['i1', 'i2'])
      expect(await storage.load('b1')).toEqual({ epoch: 1, snapshotSeq: 0, snapshot: bytes(7, 8), tail: [] })
    })

    it('[S1] or not at all', async () => {
      await expect(storage.createBoard(boardRow(), [inviteRow(), inviteRow()], bytes(7))).rejects.toThrow()
      expect(await storage.findBoard('b1')).toBeNull()
      expect(await storage.load('b1')).toBeNull()
      expect(await storage.listInvites('b1')).toEqual([])
    })

    it('[S1] a board cannot be created twice', async () => {
      await storage.createBoard(boardRow(), [], bytes(1))
      await expect(storage.createBoard({ ...boardRow(), title: 'Other' }, [], bytes(2))).rejects.toThrow()
      expect((await storage.findBoard('b1'))?.title).toBe('Strategy')
    })

    it('knows nothing of boards that were never created', async () => {
      expect(await storage.findBoard('nope')).toBeNull()
      expect(await storage.load('nope')).toBeNull()
      expect(await storage.listBallots('nope', 'r1')).toEqual([])
      expect(await codeOf(storage.append(record(bytes(1), 'nope')))).toBe('board_unknown')
      expect(await codeOf(storage.putBallot(ballotRow({ boardId: 'nope' })))).toBe('board_unknown')
    })

    it('[S2] a deleted board leaves its id and the time, and takes nothing any more', async () => {
      await storage.createBoard(boardRow(), [inviteRow()], bytes(1))
      await storage.join(participantRow(), sessionRow())
      await storage.append(record(bytes(2)))
      await storage.putBallot(ballotRow())
      await storage.bindClient('b1', 5, OMAR.participantId)
      const later = '2026-02-02T00:00:00.000Z'
      await storage.deleteBoard('b1', later)
      expect(await storage.findBoard('b1')).toMatchObject({ id: 'b1', title: '', deletedAt: later })
      expect(await storage.load('b1')).toBeNull()
      expect(await storage.listInvites('b1')).toEqual([])
      expect(await storage.listParticipants('b1')).toEqual([])
      expect(await storage.findSession('token-1')).toBeNull()
      expect(await storage.listClients('b1')).toEqual([])
      expect(await storage.listBallots('b1', 'r1')).toEqual([])
      const refused = [
        storage.append(record(bytes(3))),
        storage.saveSnapshot('b1', 1, bytes(1)),
        storage.addInvite(inviteRow()),
        storage.join(participantRow(), sessionRow()),
        storage.putBallot(ballotRow()),
        storage.setTitle('b1', 'Back'),
      ]
      expect(await Promise.all(refused.map(codeOf))).toEqual(refused.map(() => 'board_deleted'))
    })

    it('[S2] leaves other boards alone', async () => {
      await storage.createBoard(boardRow('b1'), [], bytes(1))
      await storage.createBoard(boardRow('b2'), [], bytes(2))
      await storage.append(record(bytes(9), 'b2'))
      await storage.deleteBoard('b1', AT)
      expect((await storage.load('b2'))?.tail).toEqual([{ seq: 1, update: bytes(9) }])
    })

    it('[S3] numbers are gapless per board and in the order of the calls, also of many at once', async () => {
      await storage.createBoard(boardRow('b1'), [], bytes(1))
      await storage.createBoard(boardRow('b2'), [], bytes(1))
      const calls = Array.from({ length: 200 }, (_, index) =>
        storage.append(record(bytes(index % 256), index % 2 === 0 ? 'b1' : 'b2')),
      )
      const seqs = await Promise.all(calls)
      expect(seqs).toEqual(seqs.map((_, index) => Math.floor(index / 2) + 1))
      const tail = (await storage.load('b1'))!.tail
      expect(tail.map(({ seq }) => seq)).toEqual(Array.from({ length: 100 }, (_, index) => index + 1))
      expect(tail.map(({ update }) => update[0])).toEqual(Array.from({ length: 100 }, (_, index) => (index * 2) % 256))
    })

    it('[S3] a refused append takes no number', async () => {
      await storage.createBoard(boardRow(), [], bytes(1))
      const results = await Promise.allSettled([
        storage.append(record(bytes(1))),
        storage.append(record(bytes(2), 'nope')),
        storage.append(record(bytes(3))),
      ])
      expect(results.map((result) => (result.status === 'fulfilled' ? result.value : null))).toEqual([1, null, 2])
    })

    it('[S3] returns bytes exactly, large ones too', async () => {
      await storage.createBoard(boardRow(), [], bytes(1))
      const large = Uint8Array.from(randomBytes(3 * 1024 * 1024))
      // A view into a larger buffer, as decoders make them.
      const view = new Uint8Array(Uint8Array.from(randomBytes(100)).buffer, 10, 20)
      await storage.append(record(large))
      await storage.append(record(view))
      const { tail } = (await storage.load('b1'))!
      expect(Buffer.compare(tail[0]!.update, large)).toBe(0)
      expect(tail[1]!.update).toEqual(Uint8Array.from(view))
    })

    it('[S4] a snapshot replaces the records up to its number, and only those', async () => {
      await storage.createBoard(boardRow(), [], bytes(1))
      for (const value of [1, 2, 3, 4]) await storage.append(record(bytes(value)))
      await storage.saveSnapshot('b1', 3, bytes(33))
      expect(await storage.load('b1')).toEqual({
        epoch: 1,
        snapshotSeq: 3,
        snapshot: bytes(33),
        tail: [{ seq: 4, update: bytes(4) }],
      })
      expect(await storage.append(record(bytes(5)))).toBe(5)
    })

    it('[S4] an older snapshot never replaces a newer one, and one from the future is refused', async () => {
      await storage.createBoard(boardRow(), [], bytes(1))
      for (const value of [1, 2, 3]) await storage.append(record(bytes(value)))
      await storage.saveSnapshot('b1', 3, bytes(33))
      await storage.saveSnapshot('b1', 2, bytes(22))
      expect(await storage.load('b1')).toMatchObject({ snapshotSeq: 3, snapshot: bytes(33), tail: [] })
      await expect(storage.saveSnapshot('b1', 9, bytes(99))).rejects.toThrow()
      expect(await storage.load('b1')).toMatchObject({ snapshotSeq: 3, snapshot: bytes(33) })
    })

    it('[S5] joining adds person and session and counts one use', async () => {
      await storage.createBoard(boardRow(), [inviteRow({ maxUses: 2 })], bytes(1))
      expect(await storage.join(participantRow(), sessionRow())).toBe(true)
      expect(await storage.findSession('token-1')).toEqual({ session: sessionRow(), participant: participantRow() })
      expect(await storage.findInvite('b1', 'hash-1')).toEqual(inviteRow({ maxUses: 2, uses: 1 }))
      expect(await storage.findInvite('b1', 'other')).toBeNull()
      expect(await storage.findSession('token-2')).toBeNull()
    })

    it('[S5] the last use is given once, however many ask at the same time', async () => {
      await storage.createBoard(boardRow(), [inviteRow({ maxUses: 3 })], bytes(1))
      const joined = await Promise.all(
        Array.from({ length: 10 }, (_, index) =>
          storage.join(
            participantRow({ id: `p${index}` }),
            sessionRow({ tokenHash: `t${index}`, participantId: `p${index}` }),
          ),
        ),
      )
      expect(joined.filter(Boolean)).toHaveLength(3)
      expect(await storage.listParticipants('b1')).toHaveLength(3)
      expect((await storage.findInvite('b1', 'hash-1'))?.uses).toBe(3)
    })

    it('[S5] a revoked invite lets nobody in and keeps its first time', async () => {
      await storage.createBoard(boardRow(), [inviteRow()], bytes(1))
      await storage.revokeInvite('b1', 'i1', AT)
      await storage.revokeInvite('b1', 'i1', '2027-01-01T00:00:00.000Z')
      expect(await storage.join(participantRow(), sessionRow())).toBe(false)
      expect((await storage.listInvites('b1'))[0]?.revokedAt).toBe(AT)
    })

    it('keeps changes of title and people', async () => {
      await storage.createBoard(boardRow(), [inviteRow()], bytes(1))
      await storage.setTitle('b1', 'New title')
      await storage.addParticipants([participantRow(), participantRow({ id: NITA.participantId, name: 'Nita' })])
      await storage.updateParticipant('b1', OMAR.participantId, { name: 'Omar B.', partnerId: null, removedAt: AT })
      expect((await storage.findBoard('b1'))?.title).toBe('New title')
      expect(await storage.listParticipants('b1')).toEqual([
        participantRow({ name: 'Omar B.', partnerId: null, removedAt: AT }),
        participantRow({ id: NITA.participantId, name: 'Nita' }),
      ])
    })

    it('[S6] a client id belongs to the first who used it, per board', async () => {
      await storage.createBoard(boardRow('b1'), [], bytes(1))
      await storage.createBoard(boardRow('b2'), [], bytes(1))
      expect(await storage.bindClient('b1', 4294967295, 'p-omar')).toBe('p-omar')
      expect(await storage.bindClient('b1', 4294967295, 'p-nita')).toBe('p-omar')
      expect(await storage.bindClient('b2', 4294967295, 'p-nita')).toBe('p-nita')
      expect(await storage.listClients('b1')).toEqual([{ clientId: 4294967295, participantId: 'p-omar' }])
    })

    it('[S7] one ballot per round and person; a later one replaces the earlier', async () => {
      await storage.createBoard(boardRow(), [], bytes(1))
      await storage.putBallot(ballotRow())
      await storage.putBallot(ballotRow({ roundId: 'r2', values: {} }))
      await storage.putBallot(ballotRow({ participantId: NITA.participantId }))
      await storage.putBallot(ballotRow({ values: { CN: { C1: 5 } }, finished: true }))
      const ballots = await storage.listBallots('b1', 'r1')
      expect(ballots).toHaveLength(2)
      expect(ballots).toContainEqual(ballotRow({ values: { CN: { C1: 5 } }, finished: true }))
      expect(ballots).toContainEqual(ballotRow({ participantId: NITA.participantId }))
    })

    it('[S8] answers a ping, and keeps settings', async () => {
      await storage.ping()
      expect(await storage.getSetting('adminTokenHash')).toBeNull()
      await storage.setSetting('adminTokenHash', 'one')
      await storage.setSetting('adminTokenHash', 'two')
      expect(await storage.getSetting('adminTokenHash')).toBe('two')
    })

    it('[A5] an erased person keeps ballots and id, loses name and sessions', async () => {
      await storage.createBoard(boardRow(), [inviteRow()], bytes(1))
      await storage.join(participantRow(), sessionRow())
      await storage.join(
        participantRow({ id: NITA.participantId }),
        sessionRow({ tokenHash: 't2', participantId: NITA.participantId }),
      )
      await storage.putBallot(ballotRow())
      await storage.eraseParticipant('b1', OMAR.participantId, 'Former participant', AT)
      expect((await storage.listParticipants('b1'))[0]).toEqual(
        participantRow({ name: 'Former participant', erasedAt: AT }),
      )
      expect(await storage.findSession('token-1')).toBeNull()
      expect(await storage.findSession('t2')).not.toBeNull()
      expect(await storage.listBallots('b1', 'r1')).toEqual([ballotRow()])
    })

    it('[A11] keeps a picture once per board, up to the quota, and gives back its bytes', async () => {
      await storage.createBoard(boardRow('b1'), [], bytes(1))
      await storage.createBoard(boardRow('b2'), [], bytes(1))
      const one = assetRow({ bytes: Uint8Array.from(randomBytes(600)) })
      expect(await storage.putAsset(one, 1000)).toBe(true)
      expect(await storage.putAsset(one, 1000)).toBe(true)
      const two = assetRow({ hash: 'h2', bytes: Uint8Array.from(randomBytes(401)) })
      expect(await storage.putAsset(two, 1000)).toBe(false)
      expect(await storage.putAsset({ ...two, boardId: 'b2' }, 1000)).toBe(true)
      expect(await storage.putAsset(two, 1001)).toBe(true)
      expect(await storage.findAsset('b1', 'h1')).toEqual(one)
      expect(await storage.listAssets('b1')).toEqual(['h1', 'h2'])
      expect(await storage.findAsset('b1', 'h3')).toBeNull()
      await storage.deleteBoard('b1', AT)
      expect(await storage.findAsset('b1', 'h1')).toBeNull()
      expect(await storage.findAsset('b2', 'h2')).not.toBeNull()
      expect(await codeOf(storage.putAsset(one, 1000))).toBe('board_deleted')
    })

    it('[A12] the audit grows by one entry at a time, newest first, and goes with its board', async () => {
      await storage.createBoard(boardRow('b1'), [], bytes(1))
      await storage.createBoard(boardRow('b2'), [], bytes(1))
      const entries: AuditRow[] = [
        { boardId: 'b1', at: AT, participantId: null, action: 'create', detail: {} },
        { boardId: 'b1', at: AT, participantId: 'p-nita', action: 'role', detail: { of: 'p-omar', role: 'viewer' } },
        { boardId: 'b1', at: AT, participantId: 'p-nita', action: 'revokeInvite', detail: { removed: 2 } },
      ]
      for (const entry of entries) await storage.addAudit(entry)
      await storage.addAudit({ ...entries[0]!, boardId: 'b2' })
      expect(await storage.listAudit('b1', 10)).toEqual([...entries].reverse())
      expect(await storage.listAudit('b1', 1)).toEqual([entries[2]])
      await storage.deleteBoard('b1', AT)
      expect(await storage.listAudit('b1', 10)).toEqual([])
      expect(await storage.listAudit('b2', 10)).toHaveLength(1)
    })

    it('[S9] keeps restore points with their state, newest first, and gives each back', async () => {
      await storage.createBoard(boardRow('b1'), [], bytes(1))
      await storage.createBoard(boardRow('b2'), [], bytes(1))
      const large = Uint8Array.from(randomBytes(40_000))
      await storage.addPoint(pointRow(), bytes(7, 8), ALL)
      await storage.addPoint(pointRow({ id: 'point-2', seq: 5, kind: 'periodic', name: null }), large, ALL)
      await storage.addPoint(pointRow({ id: 'point-3', boardId: 'b2' }), bytes(9), ALL)
      const named = { ...pointRow(), size: 2 }
      const periodic = { ...pointRow({ id: 'point-2', seq: 5, kind: 'periodic', name: null }), size: 40_000 }
      expect(await storage.listPoints('b1')).toEqual([periodic, named])
      expect(await storage.loadPoint('b1', 'point-1')).toEqual({ point: named, state: bytes(7, 8) })
      expect(await storage.loadPoint('b1', 'point-2')).toEqual({ point: periodic, state: large })
      expect(await storage.loadPoint('b1', 'point-3')).toBeNull()
      await storage.deleteBoard('b1', AT)
      expect(await storage.listPoints('b1')).toEqual([])
      expect(await storage.loadPoint('b1', 'point-1')).toBeNull()
      expect(await codeOf(storage.addPoint(pointRow(), bytes(1), ALL))).toBe('board_deleted')
      expect(await storage.listPoints('b2')).toHaveLength(1)
    })

    it('[S9] forgets the oldest points of the same kind, and of no other', async () => {
      await storage.createBoard(boardRow('b1'), [], bytes(1))
      await storage.createBoard(boardRow('b2'), [], bytes(1))
      await storage.addPoint(pointRow({ id: 'named' }), bytes(1), ALL)
      await storage.addPoint(pointRow({ id: 'elsewhere', boardId: 'b2', kind: 'step' }), bytes(1), ALL)
      for (const [index, at] of ['2026-01-01', '2026-01-02', '2026-01-03', '2026-01-04'].entries()) {
        const point = pointRow({ id: `step-${index}`, kind: 'step', at: `${at}T00:00:00.000Z` })
        await storage.addPoint(point, bytes(index), { ...ALL, count: 3 })
      }
      const ids = async (boardId: string) => (await storage.listPoints(boardId)).map(({ id }) => id)
      expect(await ids('b1')).toEqual(['step-3', 'step-2', 'step-1', 'named'])
      const last = pointRow({ id: 'last', kind: 'step', at: '2026-01-05T00:00:00.000Z' })
      await storage.addPoint(last, bytes(5), { count: 3, since: '2026-01-04T00:00:00.000Z' })
      expect(await ids('b1')).toEqual(['last', 'step-3', 'named'])
      expect(await ids('b2')).toEqual(['elsewhere'])
    })

    it('[S10] another state takes the place of snapshot and log, under the next number and epoch', async () => {
      await storage.createBoard(boardRow(), [], bytes(1))
      for (const value of [1, 2, 3]) await storage.append(record(bytes(value)))
      await storage.saveSnapshot('b1', 2, bytes(22))
      await storage.bindClient('b1', 5, OMAR.participantId)
      await storage.addPoint(pointRow(), bytes(7), ALL)
      expect(await storage.replaceState('b1', bytes(70))).toEqual({ epoch: 2, seq: 4 })
      expect(await storage.load('b1')).toEqual({ epoch: 2, snapshotSeq: 4, snapshot: bytes(70), tail: [] })
      expect((await storage.findBoard('b1'))?.epoch).toBe(2)
      expect(await storage.append(record(bytes(5)))).toBe(5)
      expect(await storage.load('b1')).toMatchObject({ epoch: 2, tail: [{ seq: 5, update: bytes(5) }] })
      // A snapshot of the board as it was before comes too late.
      await storage.saveSnapshot('b1', 3, bytes(33))
      expect(await storage.load('b1')).toMatchObject({ snapshot: bytes(70) })
      expect(await storage.listPoints('b1')).toHaveLength(1)
      expect(await storage.listClients('b1')).toHaveLength(1)
      await storage.deleteBoard('b1', AT)
      expect(await codeOf(storage.replaceState('b1', bytes(1)))).toBe('board_deleted')
      expect(await codeOf(storage.replaceState('nope', bytes(1)))).toBe('board_unknown')
    })

    it('shares no object with its caller', async () => {
      const state = bytes(1, 2)
      const update = bytes(3, 4)
      const ballot = ballotRow()
      await storage.createBoard(boardRow(), [], state)
      await storage.append(record(update))
      await storage.putBallot(ballot)
      state[0] = 99
      update[0] = 99
      ballot.values.CN!.C1 = 1
      const loaded = await storage.load('b1')
      expect(loaded).toMatchObject({ snapshot: bytes(1, 2), tail: [{ seq: 1, update: bytes(3, 4) }] })
      expect((await storage.listBallots('b1', 'r1'))[0]).toEqual(ballotRow())
    })

    if (!reopen) return
    it('[S8] all of it is there after closing and opening again', async () => {
      await storage.createBoard(boardRow(), [inviteRow()], bytes(1))
      await storage.join(participantRow(), sessionRow())
      await storage.append(record(bytes(2)))
      await storage.putBallot(ballotRow())
      await storage.bindClient('b1', 5, OMAR.participantId)
      await storage.addPoint(pointRow(), bytes(7), ALL)
      storage = await reopen(storage)
      expect(await storage.loadPoint('b1', 'point-1')).toEqual({ point: { ...pointRow(), size: 1 }, state: bytes(7) })
      expect(await storage.load('b1')).toMatchObject({ snapshot: bytes(1), tail: [{ seq: 1, update: bytes(2) }] })
      expect(await storage.findSession('token-1')).not.toBeNull()
      expect(await storage.listBallots('b1', 'r1')).toEqual([ballotRow()])
      expect(await storage.listClients('b1')).toHaveLength(1)
      expect(await storage.append(record(bytes(3)))).toBe(2)
    })
  })
}
