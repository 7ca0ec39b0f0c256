// From an invitation to a participant: right and wrong links, sessions, own name, erasing.
import { describe, expect, it } from 'vitest'
import type { Role } from '../../../shared/roles.ts'
import { CREATION, createTestApp, createTestBoard, parseLink, type TestApp } from './testApp.ts'

type Refusal = [number, string | undefined]
const refusalOf = (answer: { status: number; body: { error?: { code: string } } }): Refusal => [
  answer.status,
  answer.body.error?.code,
]

async function freshBoard(test: TestApp) {
  const created = await test.call('POST', '/api/boards', CREATION)
  const { boardId, invites } = created.body as unknown as { boardId: string; invites: Record<Role, string> }
  return { boardId, invites, path: `/api/boards/${boardId}`, secret: parseLink(invites.editor).secret }
}

describe('joining', () => {
  it('[H7] tells who holds the link what it opens, before joining', async () => {
    const test = createTestApp()
    const { boardId, path, secret } = await freshBoard(test)
    const answer = await test.call('POST', `${path}/invitation`, { secret })
    expect([answer.status, answer.body]).toEqual([
      200,
      {
        boardId,
        title: CREATION.title,
        role: 'editor',
        consortium: { name: CREATION.consortium.name },
        partners: CREATION.consortium.partners,
      },
    ])
    expect(await test.storage.listParticipants(boardId)).toEqual([])
  })

  it('[H7] answers with role, token and a cookie that scripts cannot read', async () => {
    const test = createTestApp()
    const { boardId, path, secret } = await freshBoard(test)
    const answer = await test.call('POST', `${path}/join`, { secret, name: '  Omar ', partnerId: 'BC' })
    const { participantId, role, token, expiresAt } = answer.body as unknown as Record<string, string>
    expect(answer.status).toBe(200)
    expect([role, expiresAt]).toEqual(['editor', '2027-03-31T09:00:00.000Z'])
    const cookie = answer.headers.get('set-cookie')!
    expect(cookie).toContain(`cb_${boardId}=${token}`)
    for (const part of ['HttpOnly', 'SameSite=Strict', 'Path=/', 'Expires=Wed, 31 Mar 2027 09:00:00 GMT'])
      expect(cookie).toContain(part)
    expect(cookie).not.toContain('Secure')
    const [person] = await test.storage.listParticipants(boardId)
    expect(person).toMatchObject({ id: participantId, name: 'Omar', partnerId: 'BC', role: 'editor' })
    const byCookie = await test.call('GET', path, undefined, { headers: { cookie: `cb_${boardId}=${token}` } })
    expect(byCookie.body).toMatchObject({ me: { participantId, name: 'Omar', partnerId: 'BC', role: 'editor' } })
  })

  it('[H7] marks the cookie Secure on https', async () => {
    const test = createTestApp({ isLoopback: false, publicUrl: 'https://boards.example.org' })
    await test.storage.createBoard(
      { id: 'b', title: 't', epoch: 1, createdAt: '', deletedAt: null },
      [],
      new Uint8Array([0, 0]),
    )
    const { newInvite } = await import('../../../server/board/createBoard.ts')
    const { row, secret } = newInvite('b', { role: 'viewer', maxUses: null, expiresAt: null }, '')
    await test.storage.addInvite(row)
    const answer = await test.call('POST', '/api/boards/b/join', { secret, name: 'Vera' })
    expect(answer.headers.get('set-cookie')).toContain('Secure')
  })

  it('[H7] refuses a wrong, used-up, revoked or expired link, each in its own words', async () => {
    const test = createTestApp()
    const { path, invites, secret } = await freshBoard(test)
    const nita = await test.join(invites.facilitator, 'Nita')
    const make = async (terms: object) => {
      const made = await test.call('POST', `${path}/invites`, { role: 'viewer', ...terms }, nita)
      expect(made.status).toBe(201)
      const { invite, inviteId } = made.body as unknown as { invite: string; inviteId: string }
      return { secret: parseLink(invite).secret, inviteId }
    }
    const once = await make({ maxUses: 1 })
    const brief = await make({ expiresAt: '2027-03-01T10:00:00Z' })
    const revoked = await make({})
    expect((await test.call('DELETE', `${path}/invites/${revoked.inviteId}`, undefined, nita)).status).toBe(200)
    const join = async (given: string) =>
      refusalOf(await test.call('POST', `${path}/join`, { secret: given, name: 'V' }))

    expect(await join(`${secret}x`)).toEqual([403, 'invitation_unknown'])
    expect(await join(once.secret)).toEqual([200, undefined])
    expect(await join(once.secret)).toEqual([410, 'invitation_used_up'])
    expect(await join(revoked.secret)).toEqual([410, 'invitation_expired'])
    expect(await join(brief.secret)).toEqual([200, undefined])
    test.clock.now = new Date('2027-03-01T10:00:00.000Z')
    expect(await join(brief.secret)).toEqual([410, 'invitation_expired'])
    const names = (await test.storage.listParticipants(nita.participantId && path.split('/').at(-1)!)).map(
      (p) => p.name,
    )
    expect(names).toEqual(['Nita', 'V', 'V'])
  })

  it('[H7] lets only as many in as a link allows, also when they come at once', async () => {
    const test = createTestApp()
    const { path, invites } = await freshBoard(test)
    const nita = await test.join(invites.facilitator, 'Nita')
    const made = await test.call('POST', `${path}/invites`, { role: 'editor', maxUses: 3 }, nita)
    const { secret } = parseLink((made.body as unknown as { invite: string }).invite)
    const joins = Array.from({ length: 8 }, (_, i) => test.call('POST', `${path}/join`, { secret, name: `P${i}` }))
    const statuses = (await Promise.all(joins)).map((answer) => answer.status).sort()
    expect(statuses).toEqual([200, 200, 200, 410, 410, 410, 410, 410])
  })

  it.each([
    ['a link of another board', { name: 'Omar' }, 403, 'invitation_unknown', 'secret'],
    ['no name', {}, 400, 'invalid_value', 'name'],
    ['a blank name', { name: ' \t ' }, 400, 'invalid_value', 'name'],
    ['a name of 61 characters', { name: 'x'.repeat(61) }, 400, 'invalid_value', 'name'],
    ['an unknown partner', { name: 'Omar', partnerId: 'XX' }, 400, 'invalid_value', 'partnerId'],
    ['an unknown field', { name: 'Omar', isAdmin: true }, 400, 'unknown_field', 'isAdmin'],
    ['a role above that of the link', { name: 'Omar', role: 'facilitator' }, 403, 'not_allowed', 'role'],
  ])('[H7] refuses %s and adds nobody', async (what, body, status, code, field) => {
    const test = createTestApp()
    const { boardId, path, secret } = await freshBoard(test)
    const other = await freshBoard(test)
    const given = what === 'a link of another board' ? other.secret : secret
    const answer = await test.call('POST', `${path}/join`, { secret: given, ...body })
    expect([answer.status, answer.body.error]).toEqual([status, expect.objectContaining({ code, field })])
    expect(await test.storage.listParticipants(boardId)).toEqual([])
  })

  it('[H7] says when there is no such board', async () => {
    const answer = await createTestApp().call('POST', '/api/boards/nowhere/join', { secret: 'x', name: 'Omar' })
    expect(refusalOf(answer)).toEqual([404, 'board_unknown'])
  })

  it('[H5] slows down who tries many links, and lets them try again after a minute', async () => {
    const test = createTestApp()
    const { path } = await freshBoard(test)
    const attempt = async () => refusalOf(await test.call('POST', `${path}/join`, { secret: 'guess', name: 'M' }))
    for (let i = 0; i < 600; i++) expect(await attempt()).toEqual([403, 'invitation_unknown'])
    expect(await attempt()).toEqual([429, 'too_fast'])
    test.clock.now = new Date(test.clock.now.getTime() + 60_000)
    expect(await attempt()).toEqual([403, 'invitation_unknown'])
  })
})

describe('a session', () => {
  it('[H8] ends after 30 days, and is good for its own board only', async () => {
    const test = createTestApp()
    const one = await createTestBoard(test)
    const two = await createTestBoard(test)
    expect(refusalOf(await test.call('GET', two.path, undefined, one.nita))).toEqual([401, 'not_signed_in'])
    expect(refusalOf(await test.call('GET', one.path))).toEqual([401, 'not_signed_in'])
    expect(refusalOf(await test.call('GET', one.path, undefined, { token: 'made-up' }))).toEqual([401, 'not_signed_in'])
    test.clock.now = new Date('2027-03-31T09:00:00.000Z')
    expect(refusalOf(await test.call('GET', one.path, undefined, one.nita))).toEqual([401, 'not_signed_in'])
  })

  it('[H8] lets people change their own name and partner, nothing else', async () => {
    const test = createTestApp()
    const { path, omar } = await createTestBoard(test)
    const changed = await test.call('PUT', `${path}/me`, { name: 'Omar B.', partnerId: 'ER' }, omar)
    expect(changed.body).toEqual({
      participantId: omar.participantId,
      name: 'Omar B.',
      partnerId: 'ER',
      role: 'editor',
    })
    const refused = await test.call('PUT', `${path}/me`, { name: 'O', partnerId: 'ER', role: 'facilitator' }, omar)
    expect(refused.body.error).toMatchObject({ code: 'unknown_field', field: 'role' })
    const unknown = await test.call('PUT', `${path}/me`, { name: 'O', partnerId: 'XX' }, omar)
    expect(unknown.body.error).toMatchObject({ code: 'invalid_value', field: 'partnerId' })
    const board = await test.call('GET', path, undefined, omar)
    expect(board.body).toMatchObject({ me: { name: 'Omar B.', partnerId: 'ER', role: 'editor' } })
  })

  it('[H2] shows who is here', async () => {
    const test = createTestApp()
    const { path, omar, vera } = await createTestBoard(test)
    test.rooms.here.add(vera.participantId)
    const { body } = await test.call('GET', path, undefined, omar)
    const people = (body as unknown as { participants: { name: string; isHere: boolean }[] }).participants
    expect(people.map((person) => [person.name, person.isHere])).toEqual([
      ['Nita', false],
      ['Omar', false],
      ['Iva', false],
      ['Vera', true],
    ])
    expect((body as unknown as { serverTime: string }).serverTime).toBe('2027-03-01T09:00:00.000Z')
  })
})

describe('erasing a board', () => {
  it('[H10] leaves nothing but the answer that it was deleted, everywhere', async () => {
    const test = createTestApp()
    const { boardId, path, invites, nita, omar } = await createTestBoard(test)
    expect(refusalOf(await test.call('DELETE', path, undefined, omar))).toEqual([403, 'not_allowed'])
    expect((await test.call('DELETE', path, undefined, nita)).status).toBe(200)
    expect(test.rooms.closed).toEqual([[boardId, 4410]])
    const { secret } = parseLink(invites.editor)
    const gone = await Promise.all([
      test.call('GET', path, undefined, nita),
      test.call('DELETE', path, undefined, nita),
      test.call('POST', `${path}/join`, { secret, name: 'Omar' }),
      test.call('POST', `${path}/invitation`, { secret }),
      test.call('GET', `${path}/results`, undefined, omar),
      test.call('GET', `${path}/export.json`, undefined, nita),
      test.call('POST', `${path}/session`, { command: 'freeze' }, nita),
      test.call('GET', `${path}/rounds/x/ballot`, undefined, omar),
      test.call('PUT', `${path}/me`, { name: 'Omar', partnerId: null }, omar),
      test.call('GET', `${path}/invites`, undefined, nita),
    ])
    expect(gone.map(refusalOf)).toEqual(gone.map(() => [410, 'board_deleted']))
    expect(await test.storage.listParticipants(boardId)).toEqual([])
    expect(await test.storage.load(boardId)).toBeNull()
  })
})
