// The storage contract as tests: rules [S1]-[S14] of SPEC.md. Every implementation runs all of it.
import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { AuditRow, Storage } from '../../server/storage/Storage.ts'
import { historyContractSuite } from './historyContractSuite.ts'
import { NITA, OMAR } from './people.ts'
import { workshopContractSuite } from './workshopContractSuite.ts'
import {
  assetRow,
  AT,
  ballotRow,
  boardRow,
  bytes,
  codeOf,
  inviteRow,
  NO_LIMITS,
  participantRow,
  pointRow,
  record,
  sessionRow,
} from './storageRows.ts'

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

    historyContractSuite(() => storage)
    workshopContractSuite(() => storage)

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
      await storage.addPoint(pointRow(), bytes(7), NO_LIMITS)
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
