// Coming in with a room's code, the door, and who was there.
import { describe, expect, it } from 'vitest'
import { readRoomCode, ROOM_CODE_SIGNS } from '../../../shared/session/roomCode.ts'
import { createTestApp, createTestBoard, parseLink, type Answer, type Person, type TestApp } from './testApp.ts'

const refusalOf = (answer: Answer): [number, string | undefined] => [answer.status, answer.body.error?.code]

async function roomBoard(test = createTestApp()) {
  const made = await createTestBoard(test)
  const command = (name: string, who: Person = made.nita, rest: object = {}) =>
    test.call('POST', `${made.path}/session`, { command: name, ...rest }, who)
  const open = async () => (await command('openRoom')).body as unknown as { code: string; expiresAt: string }
  const session = (key: string) => test.rooms.read(made.boardId, (doc) => doc.getMap('session').get(key))
  const roomOf = async () =>
    (await test.call('GET', `${made.path}/room`, undefined, made.nita)).body as unknown as {
      code: string | null
      expiresAt: string | null
      link: string | null
    }
  return { test, ...made, command, open, session, roomOf }
}
const joinRoom = (test: TestApp, code: string, name = 'Late', rest: object = {}) =>
  test.call('POST', '/api/rooms/join', { code, name, partnerId: 'BC', ...rest })
const askRoom = (test: TestApp, code: string) => test.call('POST', '/api/rooms/invitation', { code })

describe('a room’s code', () => {
  it('[A30] opens what a participant’s link opens, for twelve hours', async () => {
    const { test, boardId, path, open, roomOf } = await roomBoard()
    const { code, expiresAt } = await open()
    expect(code).toMatch(new RegExp(`^[${ROOM_CODE_SIGNS}]{6}$`))
    expect(expiresAt).toBe('2027-03-01T21:00:00.000Z')
    expect(await roomOf()).toEqual({ code, expiresAt, link: `http://localhost:8080/j#${code}` })
    const asked = await askRoom(test, code)
    expect([asked.status, asked.body]).toMatchObject([200, { boardId, role: 'editor', title: 'Spring workshop' }])
    const joined = await joinRoom(test, code)
    const { participantId, role, token } = joined.body as unknown as Record<string, string>
    expect([joined.status, role]).toEqual([200, 'editor'])
    expect(joined.headers.get('set-cookie')).toContain(`cb_${boardId}=${token}`)
    const own = await test.call('GET', path, undefined, { token: token! })
    expect(own.body).toMatchObject({ me: { participantId, name: 'Late', partnerId: 'BC', role: 'editor' } })
    test.clock.now = new Date('2027-03-01T21:00:00.000Z')
    expect(refusalOf(await joinRoom(test, code))).toEqual([403, 'invitation_unknown'])
    expect((await roomOf()).code).toBeNull()
  })

  it('[A30] is read with small letters, spaces and look-alikes', async () => {
    expect(readRoomCode(' 7h2 k9m ')).toBe('7H2K9M')
    expect(readRoomCode('oiZsGb')).toBe('012568')
    expect(readRoomCode('https://boards.example.org/j#7H2K9M')).toBe('7H2K9M')
    expect(readRoomCode('7H2-K9M')).toBe('7H2K9M')
    for (const wrong of ['', '7H2K9', '7H2K9MM', '7H2K9ß', '<script>', '７H2K9M'])
      expect(readRoomCode(wrong)).toBeNull()
    for (const sign of ROOM_CODE_SIGNS) expect(readRoomCode(`${sign}00000`)).toBe(`${sign}00000`)
    const { test, open } = await roomBoard()
    const { code } = await open()
    const sloppy = ` ${code.slice(0, 3).toLowerCase()} ${code.slice(3).replaceAll('0', 'o').replaceAll('1', 'l')} `
    expect((await askRoom(test, sloppy)).status).toBe(200)
  })

  it('[A30] ends when told, when another is made, and when its link is taken back', async () => {
    const { test, path, nita, open, command, roomOf, session } = await roomBoard()
    const first = await open()
    const second = await open()
    expect(second.code).not.toBe(first.code)
    expect(refusalOf(await askRoom(test, first.code))).toEqual([403, 'invitation_unknown'])
    expect((await askRoom(test, second.code)).status).toBe(200)
    expect(await session('room')).toEqual({ openedAt: '2027-03-01T09:00:00.000Z', expiresAt: second.expiresAt })
    expect((await command('closeRoom')).body).toEqual({ done: true })
    expect(refusalOf(await joinRoom(test, second.code))).toEqual([403, 'invitation_unknown'])
    expect([await roomOf(), await session('room')]).toEqual([{ code: null, expiresAt: null, link: null }, null])

    const third = await open()
    const invites = (await test.call('GET', `${path}/invites`, undefined, nita)).body as unknown as {
      invites: { inviteId: string; revokedAt: string | null; expiresAt: string | null }[]
    }
    const behind = invites.invites.filter(({ revokedAt, expiresAt }) => revokedAt === null && expiresAt !== null)
    expect(behind).toHaveLength(1)
    expect(behind[0]).toMatchObject({ isRoom: true })
    await test.call('DELETE', `${path}/invites/${behind[0]!.inviteId}`, undefined, nita)
    expect(await session('room')).toBeNull()
    expect(refusalOf(await askRoom(test, third.code))).toEqual([403, 'invitation_unknown'])
    expect((await roomOf()).code).toBeNull()
  })

  it('[A30] of two that are opened at the same moment one is good', async () => {
    const { test, open } = await roomBoard()
    const codes = (await Promise.all([open(), open(), open()])).map(({ code }) => code)
    const statuses = await Promise.all(codes.map(async (code) => (await askRoom(test, code)).status))
    expect(statuses.filter((status) => status === 200)).toHaveLength(1)
  })

  it('[A31] gives one answer to every code that opens nothing', async () => {
    const { test, path, nita, open, command } = await roomBoard()
    const { code: ended } = await open()
    await command('closeRoom')
    const other = await roomBoard(test)
    const { code: erased } = await other.open()
    await test.call('DELETE', other.path, undefined, other.nita)
    const { code: old } = await open()
    test.clock.now = new Date('2027-03-02T09:00:00.000Z')
    const answers = await Promise.all(
      [ended, erased, old, '000000', 'no code at all'].map(async (code) => {
        const { status, body } = await joinRoom(test, code)
        return JSON.stringify([status, body])
      }),
    )
    expect(new Set(answers).size).toBe(1)
    expect(answers[0]).toContain('invitation_unknown')
    expect((await test.call('GET', path, undefined, nita)).status).toBe(200)
  })

  it('[A31] counts wrong codes and only those: sixty a minute from one address, also at once', async () => {
    const { test, open } = await roomBoard()
    const { code } = await open()
    for (let i = 0; i < 80; i++) expect((await askRoom(test, code)).status).toBe(200)
    const answers = await Promise.all(Array.from({ length: 90 }, () => askRoom(test, '000000')))
    const count = (status: number) => answers.filter((answer) => answer.status === status).length
    expect([count(403), count(429)]).toEqual([60, 30])
    // Who guesses learns nothing more, not even by a right guess.
    expect(refusalOf(await askRoom(test, code))).toEqual([429, 'too_fast'])
    test.clock.now = new Date(test.clock.now.getTime() + 60_000)
    expect((await askRoom(test, code)).status).toBe(200)
  })

  it('[A31] refuses a page of another site, an unknown partner and no name', async () => {
    const { test, open, boardId } = await roomBoard()
    const { code } = await open()
    const foreign = await test.call(
      'POST',
      '/api/rooms/join',
      { code, name: 'Late' },
      { headers: { origin: 'https://evil.example' } },
    )
    expect(refusalOf(foreign)).toEqual([403, 'wrong_origin'])
    expect(refusalOf(await joinRoom(test, code, 'Late', { partnerId: 'XX' }))).toEqual([400, 'invalid_value'])
    expect(refusalOf(await joinRoom(test, code, ' '))).toEqual([400, 'invalid_value'])
    expect(refusalOf(await joinRoom(test, code, 'Late', { role: 'facilitator' }))).toEqual([400, 'unknown_field'])
    expect(await test.storage.listParticipants(boardId)).toHaveLength(4)
  })

  it('[A33] is told to facilitators; others know that a room is open, nothing more', async () => {
    const { test, boardId, path, nita, omar, vera, open } = await roomBoard()
    const { code } = await open()
    for (const who of [omar, vera])
      expect(refusalOf(await test.call('GET', `${path}/room`, undefined, who))).toEqual([403, 'not_allowed'])
    const held = await test.rooms.read(boardId, (doc) => JSON.stringify(doc.toJSON()))
    expect(held).not.toContain(code)
    const audit = await test.call('GET', `${path}/audit`, undefined, nita)
    expect(JSON.stringify(audit.body)).not.toContain(code)
    const { entries } = audit.body as unknown as { entries: { action: string; detail: object }[] }
    expect(entries[0]).toMatchObject({ action: 'invite', detail: { role: 'editor', isRoom: true } })
  })
})

describe('the door', () => {
  it('[A32] is closed to everybody new but facilitators, and who is in stays in', async () => {
    const { test, path, invites, omar, open, command, session } = await roomBoard()
    const { code } = await open()
    await command('closeDoor')
    expect(await session('door')).toBe('closed')
    expect(refusalOf(await askRoom(test, code))).toEqual([403, 'door_closed'])
    expect(refusalOf(await joinRoom(test, code))).toEqual([403, 'door_closed'])
    for (const role of ['editor', 'viewer'] as const) {
      const { secret } = parseLink(invites[role])
      const asked = await test.call('POST', `${path}/invitation`, { secret })
      const joined = await test.call('POST', `${path}/join`, { secret, name: 'Late' })
      expect([refusalOf(asked), refusalOf(joined)]).toEqual(Array(2).fill([403, 'door_closed']))
    }
    expect((await test.call('GET', path, undefined, omar)).status).toBe(200)
    expect((await test.join(invites.facilitator, 'Nora')).role).toBe('facilitator')
    await command('openDoor')
    expect((await joinRoom(test, code)).status).toBe(200)
  })

  it('[A32] is written into the audit when it changes', async () => {
    const { test, path, nita, command } = await roomBoard()
    for (const name of ['closeDoor', 'closeDoor', 'openDoor', 'openDoor']) await command(name)
    const audit = (await test.call('GET', `${path}/audit`, undefined, nita)).body as unknown as {
      entries: { action: string }[]
    }
    expect(audit.entries.slice(0, 2).map(({ action }) => action)).toEqual(['openDoor', 'closeDoor'])
    expect(audit.entries.filter(({ action }) => action.endsWith('Door'))).toHaveLength(2)
  })
})

describe('deputies', () => {
  it('[A36] take part in the board and are more than viewers', async () => {
    const { nita, omar, iva, vera, command, session } = await roomBoard()
    const name = (...people: string[]) => command('setDeputies', nita, { people })
    expect((await name(omar.participantId, iva.participantId, omar.participantId)).body).toEqual({ done: true })
    expect(await session('deputies')).toEqual([omar.participantId, iva.participantId])
    const refused = await name(omar.participantId, vera.participantId)
    expect([refusalOf(refused), refused.body.error?.field]).toEqual([[400, 'invalid_value'], 'people.1'])
    expect(refusalOf(await name('nobody'))).toEqual([400, 'invalid_value'])
    expect(await session('deputies')).toEqual([omar.participantId, iva.participantId])
    await name()
    expect(await session('deputies')).toEqual([])
  })
})

describe('attendance', () => {
  async function attended() {
    const made = await roomBoard()
    const visit = (person: Person, from: string, to: string) =>
      made.test.storage.putVisit({
        boardId: made.boardId,
        participantId: person.participantId,
        from: `2027-03-01T${from}:00.000Z`,
        to: `2027-03-01T${to}:00.000Z`,
      })
    await visit(made.omar, '09:00', '10:00')
    await visit(made.omar, '09:30', '10:10')
    await visit(made.omar, '11:00', '11:05')
    await visit(made.nita, '08:50', '11:30')
    return made
  }

  it('[A34] tells facilitators who was there and when, by the name of now', async () => {
    const { test, path, nita, omar } = await attended()
    await test.call('PUT', `${path}/me`, { name: 'Omar O.', partnerId: 'BM' }, omar)
    const answer = await test.call('GET', `${path}/attendance`, undefined, nita)
    const { visits } = answer.body as unknown as { visits: object[] }
    expect(visits).toHaveLength(4)
    expect(visits).toContainEqual({
      participantId: omar.participantId,
      name: 'Omar O.',
      partnerId: 'BM',
      from: '2027-03-01T09:00:00.000Z',
      to: '2027-03-01T10:00:00.000Z',
    })
    expect(refusalOf(await test.call('GET', `${path}/attendance`, undefined, omar))).toEqual([403, 'not_allowed'])
  })

  it('[A34] lasts until now for whoever is connected, although it is written every few minutes only', async () => {
    const { test, path, nita, omar } = await attended()
    test.rooms.here.add(omar.participantId)
    test.clock.now = new Date('2027-03-01T11:20:00.000Z')
    const answer = await test.call('GET', `${path}/attendance`, undefined, nita)
    const { visits } = answer.body as unknown as { visits: { participantId: string; to: string }[] }
    const endsOf = (person: Person) =>
      visits.filter(({ participantId }) => participantId === person.participantId).map(({ to }) => to.slice(11, 16))
    expect(endsOf(omar)).toEqual(['10:00', '10:10', '11:20'])
    expect(endsOf(nita)).toEqual(['11:30'])
  })

  it('[A34] comes as a table with one line a person, overlaps counted once, and runs no formula', async () => {
    const { test, path, nita, omar } = await attended()
    await test.call('PUT', `${path}/me`, { name: '=HYPERLINK("x","a")', partnerId: 'BC' }, omar)
    const answer = await test.app.request(`http://localhost:8080${path}/attendance.csv`, {
      headers: { authorization: `Bearer ${nita.token}` },
    })
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    const lines = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await answer.arrayBuffer()).split('\r\n')
    expect(lines[0]!.startsWith('\uFEFFName,Partner,')).toBe(true)
    expect(lines.slice(1)).toEqual([
      'Nita,,Facilitator,2027-03-01T08:50:00.000Z,2027-03-01T11:30:00.000Z,160',
      `"'=HYPERLINK(""x"",""a"")",Biocat,Editor,2027-03-01T09:00:00.000Z,2027-03-01T11:05:00.000Z,75`,
      '',
    ])
  })

  it('[A34] knows no erased name', async () => {
    const { test, path, nita, omar } = await attended()
    await test.call('POST', `${path}/participants/${omar.participantId}/erase`, undefined, nita)
    const answer = await test.call('GET', `${path}/attendance`, undefined, nita)
    expect(JSON.stringify(answer.body)).not.toContain('Omar')
    expect(JSON.stringify(answer.body)).toContain('Former participant')
  })
})

describe('people who were removed', () => {
  it('[A35] are listed for facilitators until their name is erased', async () => {
    const { test, path, nita, omar, iva } = await roomBoard()
    const listed = async () =>
      (
        (await test.call('GET', `${path}/participants`, undefined, nita)).body as unknown as {
          participants: { participantId: string; name: string; removedAt: string | null }[]
        }
      ).participants
    await test.call('DELETE', `${path}/participants/${omar.participantId}`, undefined, nita)
    expect((await listed()).find(({ participantId }) => participantId === omar.participantId)).toMatchObject({
      name: 'Omar',
      removedAt: '2027-03-01T09:00:00.000Z',
    })
    const erased = await test.call('POST', `${path}/participants/${omar.participantId}/erase`, undefined, nita)
    expect(erased.body).toEqual({ erased: true })
    expect((await listed()).map(({ name }) => name)).toEqual(['Nita', 'Iva', 'Vera'])
    expect(refusalOf(await test.call('GET', `${path}/participants`, undefined, iva))).toEqual([403, 'not_allowed'])
  })
})
