// The part of the storage contract about restore points: rules [S9] and [S10] of SPEC.md.
import { randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import type { Storage } from '../../server/storage/Storage.ts'
import { OMAR } from './people.ts'
import { AT, boardRow, bytes, codeOf, NO_LIMITS, pointRow, record } from './storageRows.ts'

/** @param storage the store of the running test */
export function historyContractSuite(storage: () => Storage): void {
  it('[S9] keeps restore points with their state, newest first, and gives each back', async () => {
    await storage().createBoard(boardRow('b1'), [], bytes(1))
    await storage().createBoard(boardRow('b2'), [], bytes(1))
    const large = Uint8Array.from(randomBytes(40_000))
    await storage().addPoint(pointRow(), bytes(7, 8), NO_LIMITS)
    await storage().addPoint(pointRow({ id: 'point-2', seq: 5, kind: 'periodic', name: null }), large, NO_LIMITS)
    await storage().addPoint(pointRow({ id: 'point-3', boardId: 'b2' }), bytes(9), NO_LIMITS)
    const named = { ...pointRow(), size: 2 }
    const periodic = { ...pointRow({ id: 'point-2', seq: 5, kind: 'periodic', name: null }), size: 40_000 }
    expect(await storage().listPoints('b1')).toEqual([periodic, named])
    expect(await storage().loadPoint('b1', 'point-1')).toEqual({ point: named, state: bytes(7, 8) })
    expect(await storage().loadPoint('b1', 'point-2')).toEqual({ point: periodic, state: large })
    expect(await storage().loadPoint('b1', 'point-3')).toBeNull()
    await storage().deleteBoard('b1', AT)
    expect(await storage().listPoints('b1')).toEqual([])
    expect(await storage().loadPoint('b1', 'point-1')).toBeNull()
    expect(await codeOf(storage().addPoint(pointRow(), bytes(1), NO_LIMITS))).toBe('board_deleted')
    expect(await storage().listPoints('b2')).toHaveLength(1)
  })

  it('[S9] forgets the oldest points of the same kind, and of no other', async () => {
    await storage().createBoard(boardRow('b1'), [], bytes(1))
    await storage().createBoard(boardRow('b2'), [], bytes(1))
    await storage().addPoint(pointRow({ id: 'named' }), bytes(1), NO_LIMITS)
    await storage().addPoint(pointRow({ id: 'elsewhere', boardId: 'b2', kind: 'step' }), bytes(1), NO_LIMITS)
    for (const [index, at] of ['2026-01-01', '2026-01-02', '2026-01-03', '2026-01-04'].entries()) {
      const point = pointRow({ id: `step-${index}`, kind: 'step', at: `${at}T00:00:00.000Z` })
      await storage().addPoint(point, bytes(index), { ...NO_LIMITS, count: 3 })
    }
    const ids = async (boardId: string) => (await storage().listPoints(boardId)).map(({ id }) => id)
    expect(await ids('b1')).toEqual(['step-3', 'step-2', 'step-1', 'named'])
    const last = pointRow({ id: 'last', kind: 'step', at: '2026-01-05T00:00:00.000Z' })
    await storage().addPoint(last, bytes(5), { count: 3, since: '2026-01-04T00:00:00.000Z' })
    expect(await ids('b1')).toEqual(['last', 'step-3', 'named'])
    expect(await ids('b2')).toEqual(['elsewhere'])
  })

  it('[S10] another state takes the place of snapshot and log, under the next number and epoch', async () => {
    await storage().createBoard(boardRow(), [], bytes(1))
    for (const value of [1, 2, 3]) await storage().append(record(bytes(value)))
    await storage().saveSnapshot('b1', 2, bytes(22))
    await storage().bindClient('b1', 5, OMAR.participantId)
    await storage().addPoint(pointRow(), bytes(7), NO_LIMITS)
    expect(await storage().replaceState('b1', bytes(70))).toEqual({ epoch: 2, seq: 4 })
    expect(await storage().load('b1')).toEqual({ epoch: 2, snapshotSeq: 4, snapshot: bytes(70), tail: [] })
    expect((await storage().findBoard('b1'))?.epoch).toBe(2)
    expect(await storage().append(record(bytes(5)))).toBe(5)
    expect(await storage().load('b1')).toMatchObject({ epoch: 2, tail: [{ seq: 5, update: bytes(5) }] })
    // A snapshot of the board as it was before comes too late.
    await storage().saveSnapshot('b1', 3, bytes(33))
    expect(await storage().load('b1')).toMatchObject({ snapshot: bytes(70) })
    expect(await storage().listPoints('b1')).toHaveLength(1)
    expect(await storage().listClients('b1')).toHaveLength(1)
    await storage().deleteBoard('b1', AT)
    expect(await codeOf(storage().replaceState('b1', bytes(1)))).toBe('board_deleted')
    expect(await codeOf(storage().replaceState('nope', bytes(1)))).toBe('board_unknown')
  })
}
