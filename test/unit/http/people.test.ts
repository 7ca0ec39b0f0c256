// Links, roles, removal, erasure, audit: who is let in, who is put out, and what is kept of it.
import { describe, expect, it } from 'vitest'
import { createTestApp, createTestBoard, parseLink, type Answer, type Person, type TestApp } from './testApp.ts'

const refusalOf = (answer: Answer): [number, string | undefined] => [answer.status, answer.body.error?.code]
const namesOf = (answer: Answer): string[] =>
  (answer.body as unknown as { participants: { name: string }[] }).participants.map((person) => person.name)
const invitesOf = async (test: TestApp, path: string, nita: Person) =>
  ((await test.call('GET', `${path}/invites`, undefined, nita)).body as unknown as { invites: object[] }).invites
const auditOf = async (test: TestApp, path: string, nita: Person) =>
  (await test.call('GET', `${path}/audit`, undefined, nita)).body as unknown as {
    entries: { participantId: string | null; name: string | null; action: string; detail: object }[]
  }

describe('links', () => {
  it('[A1] lists for facilitators what each link allows and how it was used, never its secret', async () => {
    const test = createTestApp()
    const { path, nita } = await createTestBoard(test)
    const terms = { role: 'editor', maxUses: 2, expiresAt: '2027-03-05T12:00:00Z' }
    const made = await test.call('POST', `${path}/invites`, terms, nita)
    const { invite, inviteId } = made.body as unknown as { invite: string; inviteId: string }
    await test.join(invite, 'Petra')
    const list = await invitesOf(test, path, nita)
    expect(list).toHaveLength(4)
    expect(list.at(-1)).toEqual({
      inviteId,
      role: 'editor',
      createdAt: '2027-03-01T09:00:00.000Z',
      expiresAt: '2027-03-05T12:00:00.000Z',
      maxUses: 2,
      uses: 1,
      revokedAt: null,
      people: 1,
    })
    expect(JSON.stringify(list)).not.toContain(parseLink(invite).secret)
  })

  it('[A1] a link that would be out of use at once is not made', async () => {
    const test = createTestApp()
    const { path, nita } = await createTestBoard(test)
    const make = async (expiresAt: string) =>
      refusalOf(await test.call('POST', `${path}/invites`, { role: 'viewer', expiresAt }, nita))
    expect(await make('2027-03-01T09:00:00Z')).toEqual([400, 'invalid_value'])
    expect(await make('soon')).toEqual([400, 'invalid_value'])
    expect(await make('2027-03-01T09:00:01Z')).toEqual([201, undefined])
  })

  it('[A2] taking a link back keeps out the next, and only when asked removes who came with it', async () => {
    const test = createTestApp()
    const { path, nita, omar } = await createTestBoard(test)
    const made = await test.call('POST', `${path}/invites`, { role: 'editor' }, nita)
    const { invite, inviteId } = made.body as unknown as { invite: string; inviteId: string }
    const petra = await test.join(invite, 'Petra', 'ER')
    const soft = await test.call('DELETE', `${path}/invites/${inviteId}`, undefined, nita)
    expect(soft.body).toEqual({ revoked: true, removed: 0 })
    const { secret } = parseLink(invite)
    expect(refusalOf(await test.call('POST', `${path}/join`, { secret, name: 'Late' }))).toEqual([
      410,
      'invitation_expired',
    ])
    expect((await test.call('GET', path, undefined, petra)).status).toBe(200)
    const hard = await test.call('DELETE', `${path}/invites/${inviteId}?people=remove`, undefined, nita)
    expect(hard.body).toEqual({ revoked: true, removed: 1 })
    expect(refusalOf(await test.call('GET', path, undefined, petra))).toEqual([403, 'not_allowed'])
    expect(test.rooms.disconnected).toEqual([[petra.participantId, 4403]])
    expect((await test.call('GET', path, undefined, omar)).status).toBe(200)
  })

  it('[A2] whoever takes the own link back stays', async () => {
    const test = createTestApp()
    const { path, nita } = await createTestBoard(test)
    const own = (await test.storage.listParticipants(path.split('/').at(-1)!)).find((one) => one.name === 'Nita')!
    const answer = await test.call('DELETE', `${path}/invites/${own.inviteId}?people=remove`, undefined, nita)
    expect(answer.body).toEqual({ revoked: true, removed: 0 })
    expect((await test.call('GET', path, undefined, nita)).status).toBe(200)
  })
})

describe('people', () => {
  it('[A3] a removed person is out: sockets, requests, list and open rounds', async () => {
    const test = createTestApp()
    const { boardId, path, nita, omar } = await createTestBoard(test)
    const opened = await test.call('POST', `${path}/session`, { command: 'openRound', widget: 'T02.scores' }, nita)
    const { round } = opened.body as unknown as { round: { id: string } }
    const ballot = `${path}/rounds/${round.id}/ballot`
    await test.call('PUT', ballot, { values: {}, finished: true }, omar)
    const progress = () =>
      test.rooms.read(
        boardId,
        (doc) => (doc.getMap('session').get(`round/${round.id}`) as { progress: object }).progress,
      )
    expect(await progress()).toEqual({ BC: { scoring: 0, finished: 1 } })
    const removed = await test.call('DELETE', `${path}/participants/${omar.participantId}`, undefined, nita)
    expect(removed.body).toEqual({ removed: true })
    expect(test.rooms.disconnected).toEqual([[omar.participantId, 4403]])
    expect(await progress()).toEqual({})
    for (const [method, address, body] of [
      ['GET', path, undefined],
      ['PUT', `${path}/me`, { name: 'Omar', partnerId: null }],
      ['PUT', ballot, { values: {}, finished: true }],
    ] as const)
      expect(refusalOf(await test.call(method, address, body, omar))).toEqual([403, 'not_allowed'])
    expect(namesOf(await test.call('GET', path, undefined, nita))).toEqual(['Nita', 'Iva', 'Vera'])
    const again = await test.call('DELETE', `${path}/participants/${omar.participantId}`, undefined, nita)
    expect(refusalOf(again)).toEqual([404, 'not_found'])
  })

  it('[A22] everybody may leave, the last facilitator excepted, and it is told as that', async () => {
    const test = createTestApp()
    const { path, nita, omar, vera } = await createTestBoard(test)
    const leave = async (of: Person, by: Person) =>
      refusalOf(await test.call('DELETE', `${path}/participants/${of.participantId}`, undefined, by))
    expect(await leave(vera, omar)).toEqual([403, 'not_allowed'])
    expect(await leave(vera, vera)).toEqual([200, undefined])
    expect(await leave(nita, nita)).toEqual([409, 'last_facilitator'])
    expect(namesOf(await test.call('GET', path, undefined, nita))).toEqual(['Nita', 'Omar', 'Iva'])
    expect((await auditOf(test, path, nita)).entries[0]).toMatchObject({ name: 'Vera', action: 'leave' })
  })

  it('[A22] a link gives its role or a lesser one, never more', async () => {
    const test = createTestApp()
    const { path, invites } = await createTestBoard(test)
    const join = async (link: string, role: string) => {
      const answer = await test.call('POST', `${path}/join`, { secret: parseLink(link).secret, name: 'Visit', role })
      return answer.status === 200 ? answer.body.role : refusalOf(answer)
    }
    expect(await join(invites.facilitator, 'viewer')).toBe('viewer')
    expect(await join(invites.editor, 'viewer')).toBe('viewer')
    expect(await join(invites.editor, 'editor')).toBe('editor')
    expect(await join(invites.editor, 'facilitator')).toEqual([403, 'not_allowed'])
    expect(await join(invites.viewer, 'editor')).toEqual([403, 'not_allowed'])
    expect(await join(invites.viewer, 'owner')).toEqual([400, 'invalid_value'])
  })

  it('[A4] a new role holds from the next request on, and the person comes back with it', async () => {
    const test = createTestApp()
    const { path, nita, omar } = await createTestBoard(test)
    const freeze = async () => (await test.call('POST', `${path}/session`, { command: 'freeze' }, omar)).status
    expect(await freeze()).toBe(403)
    const address = `${path}/participants/${omar.participantId}`
    expect((await test.call('PATCH', address, { role: 'facilitator' }, nita)).body).toEqual({
      participantId: omar.participantId,
      role: 'facilitator',
    })
    expect(await freeze()).toBe(200)
    expect(test.rooms.disconnected).toEqual([[omar.participantId, 1012]])
    // The same role again changes nothing and cuts nobody off.
    expect((await test.call('PATCH', address, { role: 'facilitator' }, nita)).status).toBe(200)
    expect(test.rooms.disconnected).toHaveLength(1)
    expect(refusalOf(await test.call('PATCH', address, { role: 'owner' }, nita))).toEqual([400, 'invalid_value'])
  })

  it('[A4] a board never loses its last facilitator', async () => {
    const test = createTestApp()
    const { path, nita, omar } = await createTestBoard(test)
    const own = `${path}/participants/${nita.participantId}`
    const tries = () =>
      Promise.all([
        test.call('PATCH', own, { role: 'editor' }, nita),
        test.call('DELETE', own, undefined, nita),
        test.call('POST', `${own}/erase`, undefined, nita),
      ])
    expect((await tries()).map(refusalOf)).toEqual(Array(3).fill([409, 'last_facilitator']))
    await test.call('PATCH', `${path}/participants/${omar.participantId}`, { role: 'facilitator' }, nita)
    // Both at once: one of them is too late.
    const other = `${path}/participants/${omar.participantId}`
    const both = await Promise.all([
      test.call('DELETE', own, undefined, omar),
      test.call('DELETE', other, undefined, nita),
    ])
    expect(both.map(refusalOf).sort()).toEqual([
      [200, undefined],
      [403, 'not_allowed'],
    ])
  })

  it('[A5] an erased person has no name and no way back; the ballot still counts', async () => {
    const test = createTestApp()
    const { boardId, path, nita, omar } = await createTestBoard(test)
    await test.call('PUT', `${path}/me`, { name: 'Omar Erasable', partnerId: 'BC' }, omar)
    const opened = await test.call('POST', `${path}/session`, { command: 'openRound', widget: 'T02.scores' }, nita)
    const { round } = opened.body as unknown as { round: { id: string } }
    await test.call('PUT', `${path}/rounds/${round.id}/ballot`, { values: {}, finished: true }, omar)
    const erase = () => test.call('POST', `${path}/participants/${omar.participantId}/erase`, undefined, nita)
    expect((await erase()).body).toEqual({ erased: true })
    expect(refusalOf(await erase())).toEqual([404, 'not_found'])
    expect(refusalOf(await test.call('GET', path, undefined, omar))).toEqual([401, 'not_signed_in'])
    expect(test.rooms.disconnected).toEqual([[omar.participantId, 4403]])
    const revealed = await test.call('POST', `${path}/session`, { command: 'revealRound', roundId: round.id }, nita)
    expect(revealed.body).toMatchObject({ round: { progress: { BC: { finished: 1 } } } })
    const everything = await Promise.all(
      ['', '/audit', '/export.json', '/results', '/invites'].map(async (rest) =>
        JSON.stringify((await test.call('GET', path + rest, undefined, nita)).body),
      ),
    )
    expect(everything.filter((text) => text.includes('Erasable'))).toEqual([])
    expect(everything[2]).toContain('Former participant')
    expect((await test.storage.listParticipants(boardId)).find((one) => one.id === omar.participantId)).toMatchObject({
      name: 'Former participant',
      erasedAt: '2027-03-01T09:00:00.000Z',
    })
  })

  it('[A5] people may erase themselves, nobody else', async () => {
    const test = createTestApp()
    const { path, omar, vera } = await createTestBoard(test)
    const erase = async (of: Person, by: Person) =>
      refusalOf(await test.call('POST', `${path}/participants/${of.participantId}/erase`, undefined, by))
    expect(await erase(omar, vera)).toEqual([403, 'not_allowed'])
    expect(await erase(vera, vera)).toEqual([200, undefined])
    expect(await erase(vera, vera)).toEqual([401, 'not_signed_in'])
  })

  it('[A5] an erased person stays erased in an exported and imported board', async () => {
    const test = createTestApp()
    const { path, nita, omar } = await createTestBoard(test)
    await test.call('POST', `${path}/participants/${omar.participantId}/erase`, undefined, nita)
    const archive = (await test.call('GET', `${path}/export.json`, undefined, nita)).body
    const imported = await test.call('POST', '/api/boards/import', archive)
    const { boardId } = imported.body as unknown as { boardId: string }
    const people = await test.storage.listParticipants(boardId)
    expect(people.map((one) => [one.name, one.erasedAt])).toEqual([
      ['Nita', null],
      ['Former participant', '2027-03-01T09:00:00.000Z'],
      ['Iva', null],
      ['Vera', null],
    ])
  })
})

describe('the audit', () => {
  it('[A12] tells who did what, in ids and counts', async () => {
    const test = createTestApp()
    const { path, nita, omar } = await createTestBoard(test)
    const before = (await auditOf(test, path, nita)).entries.length
    const made = await test.call('POST', `${path}/invites`, { role: 'viewer', maxUses: 5 }, nita)
    const { inviteId } = made.body as unknown as { inviteId: string }
    const of = omar.participantId
    await test.call('PATCH', `${path}/participants/${of}`, { role: 'viewer' }, nita)
    await test.call('POST', `${path}/session`, { command: 'freeze' }, nita)
    await test.call('POST', `${path}/session`, { command: 'unfreeze' }, nita)
    await test.call('GET', `${path}/export.json`, undefined, nita)
    await test.call('DELETE', `${path}/invites/${inviteId}`, undefined, nita)
    await test.call('DELETE', `${path}/participants/${of}`, undefined, nita)
    await test.call('POST', `${path}/participants/${of}/erase`, undefined, nita)
    const { entries } = await auditOf(test, path, nita)
    expect(entries.slice(0, -before).map(({ action, detail }) => [action, detail])).toEqual([
      ['erase', { of }],
      ['remove', { of }],
      ['revokeInvite', { invite: inviteId, removed: 0 }],
      ['export', {}],
      ['unfreeze', {}],
      ['freeze', {}],
      ['role', { of, from: 'editor', to: 'viewer' }],
      ['invite', { invite: inviteId, role: 'viewer', maxUses: 5, expiresAt: null }],
    ])
    expect(entries.slice(-before).map(({ action, name }) => [action, name])).toEqual([
      ['join', 'Vera'],
      ['join', 'Iva'],
      ['join', 'Former participant'],
      ['join', 'Nita'],
      ['create', null],
    ])
  })
})
