// POST /api/boards: what it answers, and that a refused request leaves nothing behind.
import { describe, expect, it } from 'vitest'
import { readBoard } from '../../../shared/board/boardState.ts'
import { hashSecret } from '../../../server/secrets.ts'
import { CREATION, ORIGIN, PARTNERS, createTestApp, createTestBoard, parseLink } from './testApp.ts'

const withConsortium = (change: object) => ({ ...CREATION, consortium: { ...CREATION.consortium, ...change } })
const withPartner = (change: object) => withConsortium({ partners: [{ ...PARTNERS[0], ...change }, PARTNERS[1]] })

describe('POST /api/boards', () => {
  it('[H2] answers 201 with an id and three links, and the board is as described', async () => {
    const test = createTestApp()
    const created = await test.call('POST', '/api/boards', CREATION)
    expect(created.status).toBe(201)
    const { boardId, invites } = created.body as unknown as { boardId: string; invites: Record<string, string> }
    expect(boardId).toMatch(/^[A-Za-z0-9_-]{22}$/)
    expect(Object.keys(created.body).sort()).toEqual(['boardId', 'invites'])
    expect(Object.keys(invites).sort()).toEqual(['editor', 'facilitator', 'viewer'])
    for (const link of Object.values(invites)) {
      expect(link.startsWith(`${ORIGIN}/b/${boardId}#`)).toBe(true)
      expect(parseLink(link).secret).toMatch(/^[A-Za-z0-9_-]{22,}$/)
    }
    const { partners, ...facts } = CREATION.consortium
    const board = await test.rooms.read(boardId, readBoard)
    expect(board).toMatchObject({
      title: CREATION.title,
      consortium: facts,
      partners,
      templates: CREATION.templates,
    })
  })

  it('[H3] keeps only hashes of the secrets', async () => {
    const test = createTestApp()
    const { boardId, invites } = await createTestBoard(test)
    const rows = await test.storage.listInvites(boardId)
    const secrets = Object.values(invites).map((link) => parseLink(link).secret)
    expect(rows.map((row) => row.secretHash).sort()).toEqual(secrets.map(hashSecret).sort())
    expect(JSON.stringify(rows)).not.toContain(secrets[0])
  })

  it('[H2] builds links on PUBLIC_URL when it is set', async () => {
    const test = createTestApp({ publicUrl: 'https://boards.example.org' })
    const created = await test.call('POST', '/api/boards', CREATION)
    const { invites } = created.body as unknown as { invites: { viewer: string } }
    expect(invites.viewer).toMatch(/^https:\/\/boards\.example\.org\/b\//)
  })

  const refused: [string, unknown, string, string | undefined][] = [
    ['no JSON', '{"title":', 'invalid_json', undefined],
    ['an empty body', '', 'invalid_json', undefined],
    ['a list', [], 'invalid_value', undefined],
    ['an unknown field', { ...CREATION, colour: 'red' }, 'unknown_field', 'colour'],
    ['an unknown field deep inside', withPartner({ logo: 'x' }), 'unknown_field', 'consortium.partners.0.logo'],
    ['no title', { ...CREATION, title: undefined }, 'invalid_value', 'title'],
    ['a blank title', { ...CREATION, title: '   ' }, 'invalid_value', 'title'],
    ['a title of 121 characters', { ...CREATION, title: 'x'.repeat(121) }, 'invalid_value', 'title'],
    ['a title of two lines', { ...CREATION, title: 'a\nb' }, 'invalid_value', 'title'],
    ['half a character', `{"title":"\\ud800","consortium":{},"templates":[]}`, 'invalid_value', undefined],
    ['a number as title', { ...CREATION, title: 7 }, 'invalid_value', 'title'],
    [
      'a partner name of 61 characters',
      withPartner({ name: 'x'.repeat(61) }),
      'invalid_value',
      'consortium.partners.0.name',
    ],
    [
      'a region of 61 characters',
      withPartner({ region: 'x'.repeat(61) }),
      'invalid_value',
      'consortium.partners.0.region',
    ],
    ['a partner without name', withPartner({ name: '' }), 'invalid_value', 'consortium.partners.0.name'],
    ['a bad partner id', withPartner({ id: 'a b' }), 'invalid_value', 'consortium.partners.0.id'],
    ['a partner id of every object', withPartner({ id: 'constructor' }), 'invalid_value', 'consortium.partners.0.id'],
    ['the id of shared columns', withPartner({ id: 'common' }), 'invalid_value', 'consortium.partners.0.id'],
    ['a partner id used twice', withPartner({ id: 'BM' }), 'invalid_value', 'consortium.partners.1.id'],
    ['an unknown partner type', withPartner({ type: 'club' }), 'invalid_value', 'consortium.partners.0.type'],
    ['no partners', withConsortium({ partners: [] }), 'invalid_value', 'consortium.partners'],
    [
      '21 partners',
      withConsortium({ partners: Array.from({ length: 21 }, (_, i) => ({ ...PARTNERS[0], id: `P${i}` })) }),
      'invalid_value',
      'consortium.partners',
    ],
    [
      'a date that is none',
      withConsortium({ strategyStart: '2027-02-30' }),
      'invalid_value',
      'consortium.strategyStart',
    ],
    ['a date in words', withConsortium({ strategyEnd: 'soon' }), 'invalid_value', 'consortium.strategyEnd'],
    [
      'an end before the start',
      withConsortium({ strategyEnd: '2026-12-31' }),
      'invalid_value',
      'consortium.strategyEnd',
    ],
    ['no templates', { ...CREATION, templates: [] }, 'invalid_value', 'templates'],
    ['an unknown template', { ...CREATION, templates: ['T02', 'T99'] }, 'unknown_template', 'templates.1'],
    ['a template twice', { ...CREATION, templates: ['T02', 'T02'] }, 'invalid_value', 'templates.1'],
    ['a language without texts', { ...CREATION, locale: 'xx' }, 'invalid_value', 'locale'],
  ]

  it.each(refused)('[H4] refuses %s and makes nothing', async (_, body, code, field) => {
    const test = createTestApp()
    const made: string[] = []
    const { createBoard } = test.storage
    test.storage.createBoard = async (...args) => {
      made.push(args[0].id)
      return createBoard(...args)
    }
    const answer = await test.call('POST', '/api/boards', body)
    expect(answer.status).toBe(400)
    expect(answer.body.error).toMatchObject(field === undefined ? { code } : { code, field })
    expect(answer.body.error?.message).toMatch(/\.$/)
    expect(made).toEqual([])
  })

  it('[H4] names every field at most once and says nothing else', async () => {
    const { body } = await createTestApp().call('POST', '/api/boards', { ...CREATION, title: 7 })
    expect(body).toEqual({ error: { code: 'invalid_value', message: '"title" must be a text.', field: 'title' } })
  })

  it('[H5] refuses a body of more than 4 MB', async () => {
    const test = createTestApp()
    const answer = await test.call('POST', '/api/boards', { ...CREATION, title: 'x'.repeat(5 * 1024 * 1024) })
    expect([answer.status, answer.body.error?.code]).toEqual([413, 'too_large'])
  })

  it('[H4] leaves nothing when the store fails half-way through an example', async () => {
    const test = createTestApp()
    const ids: string[] = []
    const { createBoard } = test.storage
    test.storage.createBoard = async (...args) => {
      ids.push(args[0].id)
      return createBoard(...args)
    }
    test.storage.putBallot = async () => {
      throw new Error('disk full')
    }
    const answer = await test.call('POST', '/api/boards/example')
    expect([answer.status, answer.body.error?.code]).toEqual([500, 'internal'])
    expect(JSON.stringify(answer.body)).not.toContain('disk full')
    expect(ids).toHaveLength(1)
    expect(await test.storage.load(ids[0]!)).toBeNull()
  })

  it('[H6] needs the admin token on a server others can reach', async () => {
    const test = createTestApp({ isLoopback: false })
    await test.storage.setSetting('adminTokenHash', hashSecret('the-admin-token-1'))
    const without = await test.call('POST', '/api/boards', CREATION)
    const wrong = await test.call('POST', '/api/boards', CREATION, { token: 'another-token-123' })
    const right = await test.call('POST', '/api/boards', CREATION, { token: 'the-admin-token-1' })
    expect([without.status, wrong.status, right.status]).toEqual([401, 401, 201])
    expect(without.body.error?.code).toBe('admin_token_needed')
    for (const path of ['/api/boards/example', '/api/boards/import'])
      expect((await test.call('POST', path, {})).body.error?.code).toBe('admin_token_needed')
    expect((await test.call('GET', '/api/config')).body).toEqual({ needsAdminToken: true, version: '0.0.0-test' })
  })
})
