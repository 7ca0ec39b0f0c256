// A board as a file and back.
import { describe, expect, it } from 'vitest'
import type { Archive } from '../../../shared/board/archive.ts'
import { canonicalText } from '../../../shared/board/archive.ts'
import type { Role } from '../../../shared/roles.ts'
import { createTestApp, type TestApp } from './testApp.ts'

async function exampleBoard(test: TestApp) {
  const created = await test.call('POST', '/api/boards/example')
  const { boardId, invites } = created.body as unknown as { boardId: string; invites: Record<Role, string> }
  const nita = await test.join(invites.facilitator, 'Nita')
  return { boardId, nita, path: `/api/boards/${boardId}` }
}
const exported = async (test: TestApp, board: Awaited<ReturnType<typeof exampleBoard>>): Promise<Archive> =>
  (await test.call('GET', `${board.path}/export.json`, undefined, board.nita)).body as unknown as Archive

describe('an exported board', () => {
  it('[H17] comes back with the same document, people, ballots and results', async () => {
    const test = createTestApp()
    const first = await exampleBoard(test)
    const file = await exported(test, first)
    expect(file).toMatchObject({ format: 'clusterboard', version: 1, board: { title: 'bioXclusters strategy' } })
    expect(file.ballots.length).toBeGreaterThan(20)

    const target = createTestApp()
    const answer = await target.call('POST', '/api/boards/import', file)
    expect(answer.status).toBe(201)
    const { boardId, invites } = answer.body as unknown as { boardId: string; invites: Record<Role, string> }
    expect(boardId).not.toBe(first.boardId)
    const nita = await target.join(invites.facilitator, 'Nita again')
    const second = { boardId, nita, path: `/api/boards/${boardId}` }
    const again = await exported(target, second)
    expect(again.state).toBe(file.state)
    expect(again.ballots).toEqual(file.ballots)
    expect(again.participants.slice(0, -1)).toEqual(file.participants)
    const results = (await target.call('GET', `${second.path}/results`, undefined, nita)).body
    expect(results).toEqual((await test.call('GET', `${first.path}/results`, undefined, first.nita)).body)
  })

  it('[H17] holds no secret, no token and no hash of them', async () => {
    const test = createTestApp()
    const board = await exampleBoard(test)
    const text = JSON.stringify(await exported(test, board))
    const hashes = (await test.storage.listInvites(board.boardId)).map((invite) => invite.secretHash)
    for (const secret of [board.nita.token, ...hashes]) expect(text).not.toContain(secret)
  })

  it('[H17] may be reformatted, with its keys in another order', async () => {
    const test = createTestApp()
    const file = await exported(test, await exampleBoard(test))
    const turned = Object.fromEntries(Object.entries(file).reverse())
    const answer = await test.call('POST', '/api/boards/import', JSON.stringify(turned, null, 4))
    expect(answer.status).toBe(201)
  })

  const changes: [string, (file: Archive) => unknown, string, string][] = [
    ['a changed ballot', (file) => ({ ...file, ballots: file.ballots.slice(1) }), 'invalid_value', 'checksum'],
    ['a changed document', (file) => ({ ...file, state: 'AAA=' }), 'invalid_value', 'checksum'],
    ['another format', (file) => ({ ...file, format: 'x' }), 'invalid_value', 'format'],
    ['a later version', (file) => ({ ...file, version: 2 }), 'invalid_value', 'version'],
    ['an unknown field', (file) => ({ ...file, extra: 1 }), 'unknown_field', 'extra'],
    ['no people', (file) => ({ ...file, participants: undefined }), 'invalid_value', 'participants'],
  ]
  it.each(changes)('[H17] with %s is refused, and nothing is made', async (_, change, code, field) => {
    const test = createTestApp()
    const file = await exported(test, await exampleBoard(test))
    test.storage.createBoard = async () => {
      throw new Error('made a board')
    }
    const answer = await test.call('POST', '/api/boards/import', change(file))
    expect([answer.status, answer.body.error]).toEqual([400, expect.objectContaining({ code, field })])
  })

  it.each([
    ['no document', ''],
    ['noise for a document', Buffer.from('not an update at all').toString('base64')],
    ['an empty document', 'AAA='],
    ['a document with another root', 'AQEBAAEBBm90aGVycwF4ASgBAA=='],
  ])('[H17] with %s is refused even when its checksum is right', async (_, state) => {
    const test = createTestApp()
    const { checksum: _old, ...rest } = { ...(await exported(test, await exampleBoard(test))), state }
    const { createHash } = await import('node:crypto')
    const checksum = createHash('sha256').update(canonicalText(rest)).digest('hex')
    const answer = await test.call('POST', '/api/boards/import', { ...rest, checksum })
    expect([answer.status, answer.body.error]).toEqual([
      400,
      expect.objectContaining({ code: 'invalid_value', field: 'state' }),
    ])
  })
})
