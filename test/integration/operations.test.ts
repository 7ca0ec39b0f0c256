// A backup while the server is under load, and what is left on the disk of what was erased.
import { readdirSync, readFileSync, copyFileSync, statSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { backUp } from '../../server/storage/backup.ts'
import { DATABASE_FILE } from '../../server/storage/embeddedTables.ts'
import { createBoardEdit } from '../../shared/board/boardEdit.ts'
import { createCommentEdit } from '../../shared/comments/comments.ts'
import { newDataDir, openTestStorage, startServer } from '../support/startServer.ts'
import { connectSync } from '../support/syncClient.ts'
import { CREATION } from '../unit/http/testApp.ts'

const AT = '2027-03-01T09:00:00.000Z'
const newFolder = () => mkdtemp(join(tmpdir(), 'clusterboard-backup-'))
const holds = (dir: string, mark: string): boolean =>
  readdirSync(dir).some((file) => readFileSync(join(dir, file)).includes(mark))

describe('backup', () => {
  it('[A15] under load opens and holds every change acknowledged before it began', async () => {
    const dataDir = await newDataDir()
    const storage = await openTestStorage(dataDir)
    await storage.createBoard({ id: 'b', title: 'T', epoch: 1, createdAt: AT, deletedAt: null }, [], Uint8Array.of(0))
    const update = (n: number) => new Uint8Array(Buffer.from(`edit ${n} ${'x'.repeat(300)}`))
    let acknowledged = 0
    let isLoaded = true
    const load = Promise.all(
      Array.from({ length: 8 }, async () => {
        while (isLoaded)
          acknowledged = Math.max(
            acknowledged,
            await storage.append({ boardId: 'b', participantId: null, at: AT, update: update(acknowledged) }),
          )
      }),
    )
    const backups = []
    for (const target of [200, 400, 800]) {
      while (acknowledged < target) await storage.ping()
      const before = acknowledged
      backups.push({ before, ...backUp(dataDir, await newFolder(), AT) })
    }
    isLoaded = false
    await load
    await storage.close()
    for (const { before, file, boards, bytes } of backups) {
      expect([boards, bytes, statSync(file).mode & 0o077]).toEqual([1, statSync(file).size, 0])
      // As the instructions say: a fresh folder, the file under its name, start.
      const restored = await newDataDir()
      copyFileSync(file, join(restored, DATABASE_FILE))
      const again = await openTestStorage(restored)
      const { tail } = (await again.load('b'))!
      expect(tail.length).toBeGreaterThanOrEqual(before)
      expect(tail.at(-1)!.seq).toBe(tail.length)
      expect(await again.append({ boardId: 'b', participantId: null, at: AT, update: update(0) })).toBe(tail.length + 1)
      await again.close()
    }
  })

  it('[A15] says what is wrong, leaves no half file, and overwrites nothing', async () => {
    const empty = await newDataDir()
    const target = await newFolder()
    expect(() => backUp(empty, target, AT)).toThrow(/there is no Clusterboard in/)
    const dataDir = await newDataDir()
    await (await openTestStorage(dataDir)).close()
    const { file, boards } = backUp(dataDir, target, AT)
    expect([boards, readdirSync(target)]).toEqual([0, [file.slice(target.length + 1)]])
    expect(() => backUp(dataDir, target, AT)).toThrow(/is there already/)
    expect(readdirSync(target)).toHaveLength(1)
  })

  it('[S2] what is erased while a backup reads is gone from the files after the next commit', async () => {
    const dataDir = await newDataDir()
    const storage = await openTestStorage(dataDir)
    const mark = 'canary-of-a-deleted-board'
    await storage.createBoard({ id: 'b', title: mark, epoch: 1, createdAt: AT, deletedAt: null }, [], Uint8Array.of(0))
    const { default: Database } = await import('libsql')
    const reader = new Database(join(dataDir, DATABASE_FILE), { readonly: true })
    reader.exec('BEGIN')
    reader.prepare('SELECT count(*) FROM boards').get()
    await storage.deleteBoard('b', AT)
    reader.exec('COMMIT')
    reader.close()
    await storage.ping()
    expect(holds(dataDir, mark)).toBe(false)
    await storage.close()
  })
})

describe('erasure on disk', () => {
  it('[A5] nothing of an erased name is in any file of the server', async () => {
    const server = await startServer({ storage: 'embedded' })
    const name = 'Canary Erikson-Turku'
    const post = async (path: string, body: object, token?: string, method = 'POST') => {
      const headers = { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) }
      const answer = await fetch(server.url + path, { method, headers, body: JSON.stringify(body) })
      if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`)
      return (await answer.json()) as Record<string, string> & { invites: Record<string, string> }
    }
    const { boardId, invites } = await post('/api/boards', CREATION)
    const secretOf = (link: string) => new URL(link).hash.slice(1)
    const lead = await post(`/api/boards/${boardId}/join`, { secret: secretOf(invites.facilitator!), name: 'Nita' })
    const person = await post(`/api/boards/${boardId}/join`, { secret: secretOf(invites.editor!), name })
    expect(holds(server.dataDir!, name)).toBe(true)
    await post(`/api/boards/${boardId}/participants/${person.participantId}/erase`, {}, lead.token)
    expect(holds(server.dataDir!, name)).toBe(false)
    expect(holds(server.dataDir!, 'Former participant')).toBe(true)
    await server.close()
  })

  it('[A5] nor of one who was seen, drew, wrote, commented, voted and was there at a kept state', async () => {
    const server = await startServer({ storage: 'embedded' })
    const name = 'Canary Virtanen-Salo'
    const headersOf = (token?: string) => ({
      'content-type': 'application/json',
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    })
    type Answer = {
      boardId: string
      participantId: string
      token: string
      invites: Record<string, string>
      round: { id: string }
    }
    const call = async (method: string, path: string, body?: object, token?: string) => {
      const init = { method, headers: headersOf(token), ...(body ? { body: JSON.stringify(body) } : {}) }
      const answer = await fetch(server.url + path, init)
      if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`)
      return (await answer.json()) as Answer
    }
    const { boardId, invites } = await call('POST', '/api/boards', CREATION)
    const board = `/api/boards/${boardId}`
    const secretOf = (link: string) => new URL(link).hash.slice(1)
    const join = (link: string, as: string) =>
      call('POST', `${board}/join`, { secret: secretOf(link), name: as, partnerId: 'BC' })
    const lead = await join(invites.facilitator!, 'Nita')
    const person = await join(invites.editor!, name)
    const participantId = person.participantId
    const client = await connectSync(server.url, boardId, person.token)
    client.provider.awareness.setLocalStateField('user', { name, participantId })
    const ids = { participantId, partnerId: 'BC', newId: () => 'new-1', now: () => AT }
    createBoardEdit(client.doc, ids).addItem('T04.markets', { name: 'Peru' })
    createCommentEdit(client.doc, ids).open({ page: 'page:T04', x: 1, y: 2 }, 'A remark')
    const { round } = await call('POST', `${board}/session`, { command: 'openRound', widget: 'T02.scores' }, lead.token)
    await call('PUT', `${board}/rounds/${round.id}/ballot`, { values: {}, finished: true }, person.token)
    const nita = await connectSync(server.url, boardId, lead.token)
    await nita.until((doc) => doc.getMap('items').size === client.doc.getMap('items').size)
    await call('POST', `${board}/history`, { name: 'Before lunch' }, lead.token)
    await call('POST', `${board}/session`, { command: 'revealRound', roundId: round.id }, lead.token)
    expect(holds(server.dataDir!, name)).toBe(true)

    await call('POST', `${board}/participants/${participantId}/erase`, {}, person.token)
    expect(await client.closed).toBe(4403)
    client.destroy()
    nita.destroy()
    expect(holds(server.dataDir!, name)).toBe(false)
    const told = await Promise.all(
      ['', '/audit', '/history', '/export.json', '/results', '/invites'].map(async (path) =>
        JSON.stringify(await call('GET', board + path, undefined, lead.token)),
      ),
    )
    expect(told.filter((text) => text.includes('Canary'))).toEqual([])
    // What the person wrote and voted is still there, under an id that leads to no name.
    const items = await server.rooms.read(boardId, (doc) => JSON.stringify(doc.getMap('items').toJSON()))
    for (const kept of ['Peru', 'A remark', participantId]) expect(items).toContain(kept)
    await server.close()
  })
})
