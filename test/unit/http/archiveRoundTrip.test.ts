// A board that was worked on leaves one server as a file and arrives whole on an empty one.
import { createHash } from 'node:crypto'
import { describe, expect, it, onTestFinished } from 'vitest'
import * as Y from 'yjs'
import { cleanImage } from '../../../server/images/cleanImage.ts'
import { archiveForm, checkedText, type Archive } from '../../../shared/board/archive.ts'
import { readBoard } from '../../../shared/board/boardState.ts'
import { ROOTS, type Role } from '../../../shared/roles.ts'
import { PICTURES } from '../../support/pictures.ts'
import { startServer } from '../../support/startServer.ts'
import { createTestApp, createTestBoard, parseLink, type TestApp } from './testApp.ts'

const LATER = '2027-06-01T09:00:00.000Z'

/** A board in the middle of a workshop: something of everything a board can hold. */
async function workedOn(test: TestApp) {
  const board = await createTestBoard(test)
  const { boardId, path, nita, omar, iva } = board
  const command = async (given: object) => (await test.call('POST', `${path}/session`, given, nita)).body as never
  const open = async (widget: string) =>
    ((await command({ command: 'openRound', widget })) as { round: { id: string } }).round.id
  const cast = (roundId: string, who: typeof omar, values: object) =>
    test.call('PUT', `${path}/rounds/${roundId}/ballot`, { values, finished: true }, who)
  await test.rooms.change(boardId, (doc) => void doc.getMap('items').set('T02.statement/statement', 'Five needs'))
  await test.storage.addPoint(
    {
      id: 'point-1',
      boardId,
      seq: 7,
      epoch: 1,
      at: '2027-03-01T09:10:00.000Z',
      kind: 'named',
      name: 'Before lunch',
      participantId: nita.participantId,
    },
    await test.rooms.read(boardId, (doc) => Y.encodeStateAsUpdate(doc)),
    { count: 50, since: '2020-01-01T00:00:00.000Z' },
  )
  const vote = await open('T02.statementVote')
  await cast(vote, omar, { statement: { vote: 'approve' } })
  await cast(vote, iva, { statement: { vote: 'approve' } })
  await command({ command: 'revealRound', roundId: vote })
  await command({
    command: 'recordDecision',
    roundId: vote,
    row: 'statement',
    owner: 'Biocat',
    due: '2027-06-30',
    supersedes: null,
  })
  const scores = await open('T02.scores')
  await cast(scores, omar, { N01: { importance: 5, met: 2 } })
  await command({ command: 'revealRound', roundId: scores })
  for (const bytes of Object.values(PICTURES)) {
    const image = cleanImage(bytes)
    const hash = createHash('sha256').update(image.bytes).digest('hex')
    await test.storage.putAsset({ boardId, hash, createdAt: LATER, ...image }, 1e9)
  }
  await test.storage.putVisit({
    boardId,
    participantId: omar.participantId,
    from: '2027-03-01T09:00:00.000Z',
    to: LATER,
  })
  await test.call('DELETE', `${path}/participants/${iva.participantId}`, undefined, nita)
  const eva = await test.join(board.invites.editor, 'Eva', 'ER')
  await test.call('POST', `${path}/participants/${eva.participantId}/erase`, undefined, nita)
  await test.rooms.change(boardId, (doc) => {
    const at = '2027-03-01T09:05:00.000Z'
    const items = doc.getMap('items')
    items.set('comments/c1', { anchor: { kind: 'page', page: 'page:T02' }, by: omar.participantId, at })
    items.set('comments/c1/1', { text: 'Is this all?', by: omar.participantId, partner: 'BC', at })
    items.set('T02.needs/own/label', new Y.Text('Written together'))
    const drawn = new Y.Map<unknown>()
    doc.getMap('records').set('shape:drawn', drawn)
    drawn.set('typeName', 'shape')
  })
  return { ...board, command, open, cast }
}

async function exported(test: TestApp, path: string, nita: { token: string }): Promise<Archive> {
  const answer = await test.call('GET', `${path}/export.json`, undefined, nita)
  return archiveForm.parse(answer.body)
}
/** What the file says of the board, without the time of the copy. */
const contentOf = ({ exportedAt: _, checksum: _checksum, ...content }: Archive) => content

/** All that a server holds of a board, but for ids that are its own. */
async function heldBy({ rooms, storage }: Pick<TestApp, 'rooms' | 'storage'>, boardId: string) {
  const { roots, rounds } = await rooms.read(boardId, (doc) => ({
    roots: Object.fromEntries(ROOTS.map((root) => [root, doc.getMap(root).toJSON()])),
    rounds: readBoard(doc).rounds,
  }))
  const assets = await Promise.all(
    (await storage.listAssets(boardId)).sort().map((hash) => storage.findAsset(boardId, hash)),
  )
  const points = await Promise.all(
    (await storage.listPoints(boardId)).map(async ({ id }) => {
      const { point, state } = (await storage.loadPoint(boardId, id))!
      const at = new Y.Doc()
      Y.applyUpdate(at, state)
      return { name: point.name, at: point.at, by: point.participantId, items: at.getMap('items').toJSON() }
    }),
  )
  return {
    roots,
    people: (await storage.listParticipants(boardId)).map(({ boardId: _, inviteId: _link, ...person }) => person),
    ballots: (await Promise.all(rounds.map(({ id }) => storage.listBallots(boardId, id)))).flat().map((ballot) => ({
      ...ballot,
      boardId: '',
    })),
    visits: (await storage.listVisits(boardId)).map(({ boardId: _, ...visit }) => visit),
    assets: assets.map((asset) => asset && { hash: asset.hash, type: asset.type, bytes: asset.bytes }),
    points,
  }
}

describe('the way of a board from one server to another', () => {
  it('[X5] brings document, people, votes, decisions, visits, named states and pictures whole, and the file again', async () => {
    const test = createTestApp()
    const board = await workedOn(test)
    const file = await exported(test, board.path, board.nita)
    expect(file.participants).toHaveLength(5)
    expect(file.ballots).toHaveLength(3)
    expect(file.assets).toHaveLength(Object.keys(PICTURES).length)
    expect(file.visits).toHaveLength(1)
    expect(file.points).toMatchObject([{ name: 'Before lunch', participantId: board.nita.participantId }])

    const server = await startServer({ storage: 'embedded' })
    onTestFinished(() => server.close())
    const call = async (method: string, path: string, token?: string, body?: object): Promise<object> => {
      const answer = await fetch(`${server.url}${path}`, {
        method,
        headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
        ...(body ? { body: JSON.stringify(body) } : {}),
      })
      if (!answer.ok) throw new Error(`${method} ${path}: ${await answer.text()}`)
      return (await answer.json()) as object
    }
    const { boardId, invites } = (await call('POST', '/api/boards/import', undefined, file)) as {
      boardId: string
      invites: Record<Role, string>
    }
    expect(boardId).not.toBe(board.boardId)
    const path = `/api/boards/${boardId}`
    const { secret } = parseLink(invites.facilitator)
    const { token } = (await call('POST', `${path}/join`, undefined, { secret, name: 'Nita' })) as { token: string }
    const again = contentOf(archiveForm.parse(await call('GET', `${path}/export.json`, token)))
    // Who fetches the copy has joined here; everything else is as it was.
    expect({ ...again, participants: again.participants.slice(0, -1) }).toEqual(contentOf(file))

    const { points } = (await call('GET', `${path}/history`, token)) as { points: { id: string }[] }
    await call('POST', `${path}/history/${points[0]!.id}/restore`, token)
    const back = await server.rooms.read(boardId, readBoard)
    expect([back.rounds, back.workshop.decisions]).toEqual([[], []])
    expect(back.items.get('T02.statement/statement')).toBe('Five needs')
  })

  it('[X5] the other server holds all that the first one held, root by root and row by row', async () => {
    const test = createTestApp()
    const board = await workedOn(test)
    const target = createTestApp()
    const answer = await target.call('POST', '/api/boards/import', await exported(test, board.path, board.nita))
    const before = await heldBy(test, board.boardId)
    // Nothing of it may be equal only because it is not there.
    for (const [root, content] of Object.entries(before.roots)) expect([root, content]).not.toEqual([root, {}])
    const { people, ballots, visits, assets, points } = before
    expect([people, ballots, visits, assets, points].map(({ length }) => length)).toEqual([
      5,
      3,
      1,
      Object.keys(PICTURES).length,
      1,
    ])
    expect(people.filter(({ removedAt }) => removedAt !== null)).toHaveLength(1)
    expect(people.filter(({ erasedAt }) => erasedAt !== null)).toHaveLength(1)
    expect(await heldBy(target, (answer.body as unknown as { boardId: string }).boardId)).toEqual(before)
  })

  it('[X5] shows on the other server the same decisions, attendance and named states to its facilitators', async () => {
    const test = createTestApp()
    const board = await workedOn(test)
    const target = createTestApp()
    const answer = await target.call('POST', '/api/boards/import', await exported(test, board.path, board.nita))
    const { boardId, invites } = answer.body as unknown as { boardId: string; invites: Record<Role, string> }
    const nita = await target.join(invites.facilitator, 'Nita')
    const path = `/api/boards/${boardId}`
    const read = async (what: string) => (await target.call('GET', `${path}/${what}`, undefined, nita)).body as object
    expect((await target.rooms.read(boardId, readBoard)).workshop.decisions).toMatchObject([
      { number: 1, statement: 'Five needs', owner: 'Biocat' },
    ])
    expect(await read('attendance')).toMatchObject({ visits: [{ name: 'Omar', to: LATER }] })
    const points = await target.storage.listPoints(boardId)
    expect(points).toMatchObject([{ kind: 'named', name: 'Before lunch', at: '2027-03-01T09:10:00.000Z' }])
    expect(points[0]!.id).not.toBe('point-1')
  })

  it('[X6] leaves behind what is still secret or belongs to people who are not there', async () => {
    const test = createTestApp()
    const board = await workedOn(test)
    const round = await board.open('T04.scores')
    await board.cast(round, board.omar, { CN: { C1: 4 } })
    const hands = { participantId: board.omar.participantId, partner: 'BC', at: LATER, speaking: true }
    await test.rooms.change(board.boardId, (doc) => {
      const session = doc.getMap('session')
      const open = readBoard(doc).rounds.find(({ id }) => id === round)!
      session.set(`round/${round}`, { ...open, progress: { BC: { scoring: 1, finished: 1 } } })
      session.set('hands', [hands])
      session.set('casters/BC', [board.omar.participantId])
      session.set('room', { openedAt: LATER, expiresAt: LATER })
      session.set('door', 'closed')
    })
    const file = await exported(test, board.path, board.nita)
    expect(file.ballots.map(({ roundId }) => roundId)).not.toContain(round)
    const target = createTestApp()
    const answer = await target.call('POST', '/api/boards/import', file)
    const arrived = await target.rooms.read((answer.body as unknown as { boardId: string }).boardId, readBoard)
    expect(arrived.rounds.find(({ id }) => id === round)).toMatchObject({ state: 'open', progress: {} })
    expect(arrived.workshop).toMatchObject({ hands: [], casters: {}, room: null, door: 'closed' })
    expect(arrived.workshop.decisions).toHaveLength(1)
  })

  it.each([
    [
      'a visit of nobody',
      (file: Archive) => ({ ...file, visits: [{ ...file.visits![0]!, participantId: 'nobody' }] }),
      'visits.0.participantId',
    ],
    [
      'a named state that is none',
      (file: Archive) => ({ ...file, points: [{ ...file.points![0]!, state: 'AAA=' }] }),
      'points.0.state',
    ],
  ])('[X5] is refused whole with %s', async (_, change, field) => {
    const test = createTestApp()
    const board = await workedOn(test)
    const { checksum: _old, ...changed } = change(await exported(test, board.path, board.nita))
    const checksum = createHash('sha256').update(checkedText(changed)).digest('hex')
    const target = createTestApp()
    target.storage.createBoard = async () => {
      throw new Error('made a board')
    }
    const answer = await target.call('POST', '/api/boards/import', { ...changed, checksum })
    expect([answer.status, answer.body.error]).toEqual([400, expect.objectContaining({ code: 'invalid_value', field })])
  })
})
