// Both stores against the one contract, and what only a store on disk can break.
import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'libsql'
import { describe, expect, it } from 'vitest'
import { openMemoryStorage } from '../../server/storage/memory.ts'
import type { BoardRow, Storage } from '../../server/storage/Storage.ts'
import { newDataDir, openTestStorage } from '../support/startServer.ts'
import { noteRow } from '../support/storageRows.ts'
import { storageContractSuite } from '../support/storageContractSuite.ts'

const AT = '2026-01-02T03:04:05.000Z'
const board: BoardRow = { id: 'b1', title: 'T', epoch: 1, createdAt: AT, deletedAt: null }
const dirs = new WeakMap<Storage, string>()

async function openAt(dataDir: string): Promise<Storage> {
  const storage = await openTestStorage(dataDir)
  dirs.set(storage, dataDir)
  return storage
}

storageContractSuite('memory', async () => openMemoryStorage())
storageContractSuite(
  'embedded',
  async () => openAt(await newDataDir()),
  async (storage) => {
    await storage.close()
    return openAt(dirs.get(storage)!)
  },
)

/** Changes the file behind the store's back. */
function tamper(dataDir: string, sql: string): void {
  const db = new Database(join(dataDir, 'clusterboard.db'))
  db.exec(sql)
  db.close()
}

describe('embedded storage on disk', () => {
  it('[S2] nothing of a deleted board can be found in any file', async () => {
    const dataDir = await newDataDir()
    const storage = await openAt(dataDir)
    const marks = ['title', 'state', 'record', 'name', 'ballot', 'note'].map(
      (part) => `${part}-${randomBytes(12).toString('hex')}`,
    )
    const [title, state, record, name, ballot, note] = marks as [string, string, string, string, string, string]
    await storage.createBoard({ ...board, title }, [], Buffer.from(state.repeat(200)))
    await storage.append({ boardId: 'b1', participantId: null, at: AT, update: Buffer.from(record.repeat(300)) })
    await storage.addParticipants([
      {
        id: 'p',
        boardId: 'b1',
        inviteId: 'i',
        role: 'editor',
        name,
        partnerId: null,
        joinedAt: AT,
        removedAt: null,
        erasedAt: null,
      },
    ])
    await storage.putBallot({
      boardId: 'b1',
      roundId: 'r',
      participantId: 'p',
      values: { row: { column: ballot } },
      finished: true,
      updatedAt: AT,
      proxy: null,
    })
    await storage.putNote(noteRow({ text: note }))
    const found = (): string[] => {
      const content = readdirSync(dataDir)
        .map((file) => readFileSync(join(dataDir, file), 'latin1'))
        .join('')
      return marks.filter((mark) => content.includes(mark))
    }
    expect(found()).toEqual(marks)
    await storage.deleteBoard('b1', AT)
    expect(found()).toEqual([])
    await storage.close()
  })

  it('[S12] the author of a note that is placed without a name can be found in no file', async () => {
    const dataDir = await newDataDir()
    const storage = await openAt(dataDir)
    await storage.createBoard(board, [], Uint8Array.of(1))
    const marks = ['person', 'partner'].map((part) => `${part}-${randomBytes(12).toString('hex')}`)
    const [participantId, partnerId] = marks as [string, string]
    for (const id of ['n1', 'n2']) await storage.putNote(noteRow({ id, participantId, partnerId }))
    const found = (): string[] => {
      const content = readdirSync(dataDir).map((file) => readFileSync(join(dataDir, file), 'latin1'))
      return marks.filter((mark) => content.join('').includes(mark))
    }
    expect(found()).toEqual(marks)
    await storage.placeNotes('b1', ['n1', 'n2'], 'nobody', AT)
    expect(found()).toEqual([])
    expect((await storage.findNote('b1', 'n2'))?.text).toBe('Energy prices')
    await storage.close()
  })

  it('[R16] the space of records that a snapshot holds is given back, also in a file that was begun without that', async () => {
    const dataDir = await newDataDir()
    const first = await openAt(dataDir)
    await first.createBoard(board, [], Uint8Array.of(1))
    await first.close()
    tamper(dataDir, 'PRAGMA auto_vacuum = 0; VACUUM')
    const storage = await openAt(dataDir)
    const state = Uint8Array.from({ length: 1_000_000 }, (_, index) => (index * 31) & 255)
    for (let record = 0; record < 40; record++)
      await storage.append({ boardId: 'b1', participantId: null, at: AT, update: state.subarray(0, 100_000) })
    // Space is given back after a commit and in pieces: the snapshot that is written again is what a busy board does.
    await storage.saveSnapshot('b1', 40, state)
    await storage.saveSnapshot('b1', 40, state)
    await storage.close()
    const sizes = readdirSync(dataDir).map((file) => statSync(join(dataDir, file)).size)
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(1.3 * state.length)
    const again = await openAt(dataDir)
    expect((await again.load('b1'))!.snapshot).toEqual(state)
    await again.close()
  })

  it('[S3] a damaged record is noticed, never served', async () => {
    const dataDir = await newDataDir()
    const storage = await openAt(dataDir)
    await storage.createBoard(board, [], Uint8Array.of(1))
    await storage.append({ boardId: 'b1', participantId: null, at: AT, update: Uint8Array.of(1, 2, 3) })
    await storage.close()
    tamper(dataDir, `UPDATE log SET record = x'010203FF'`)
    const again = await openAt(dataDir)
    await expect(again.load('b1')).rejects.toMatchObject({ code: 'board_unreadable' })
    await again.close()
  })

  it('[S9] a damaged restore point is noticed, and takes no other with it', async () => {
    const dataDir = await newDataDir()
    const storage = await openAt(dataDir)
    await storage.createBoard(board, [], Uint8Array.of(1))
    const point = { boardId: 'b1', seq: 0, epoch: 1, at: AT, kind: 'named', name: 'x', participantId: null } as const
    const limits = { count: 9, since: AT }
    await storage.addPoint({ ...point, id: 'good' }, Uint8Array.of(1, 2, 3), limits)
    await storage.addPoint({ ...point, id: 'bad' }, Uint8Array.of(4, 5, 6), limits)
    await storage.close()
    tamper(dataDir, `UPDATE points SET state = x'4B4C4D' WHERE id = 'bad'`)
    const again = await openAt(dataDir)
    await expect(again.loadPoint('b1', 'bad')).rejects.toMatchObject({ code: 'board_unreadable' })
    expect((await again.loadPoint('b1', 'good'))?.state).toEqual(Uint8Array.of(1, 2, 3))
    await again.close()
  })

  it('[S3] a missing record is noticed', async () => {
    const dataDir = await newDataDir()
    const storage = await openAt(dataDir)
    await storage.createBoard(board, [], Uint8Array.of(1))
    for (const value of [1, 2, 3])
      await storage.append({ boardId: 'b1', participantId: null, at: AT, update: Uint8Array.of(value) })
    await storage.close()
    tamper(dataDir, 'DELETE FROM log WHERE seq = 2')
    const again = await openAt(dataDir)
    await expect(again.load('b1')).rejects.toMatchObject({ code: 'board_unreadable' })
    await again.close()
  })

  it('a second server on the same folder is told so', async () => {
    const dataDir = await newDataDir()
    const storage = await openAt(dataDir)
    await expect(openAt(dataDir)).rejects.toThrow(/in use by another Clusterboard/)
    await storage.close()
  })

  it('a folder that cannot be made is named, with what to set', async () => {
    const dataDir = await newDataDir()
    writeFileSync(join(dataDir, 'file'), '')
    await expect(openAt(join(dataDir, 'file'))).rejects.toThrow(
      /^the folder \S+ cannot be made .*; set DATA_DIR to another$/,
    )
  })

  it('a store of a newer version is left alone', async () => {
    const dataDir = await newDataDir()
    await (await openAt(dataDir)).close()
    tamper(dataDir, 'PRAGMA user_version = 99')
    await expect(openAt(dataDir)).rejects.toThrow(/newer Clusterboard/)
  })

  it('[S8] a failed write rejects, is told once, and nothing is taken afterwards', async () => {
    const dataDir = await newDataDir()
    await (await openAt(dataDir)).close()
    // A table that is gone stands for a disk that does not write.
    tamper(dataDir, 'PRAGMA foreign_keys = OFF; DROP TABLE log')
    const failures: Error[] = []
    const storage = await openTestStorage(dataDir, (error) => failures.push(error))
    await storage.createBoard(board, [], Uint8Array.of(1))
    const append = () => storage.append({ boardId: 'b1', participantId: null, at: AT, update: Uint8Array.of(1) })
    const results = await Promise.allSettled([append(), append(), storage.ping()])
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
    await expect(storage.ping()).rejects.toThrow()
    expect(failures).toHaveLength(1)
    await storage.close()
  })
})
