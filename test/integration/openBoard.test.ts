import { WebSocket as NodeSocket } from 'ws'
import * as Y from 'yjs'
import { afterEach, expect, it } from 'vitest'
import { createBoardEdit } from '../../shared/board/boardEdit.ts'
import { readBoard, singleField } from '../../shared/board/boardState.ts'
import type { Role } from '../../shared/roles.ts'
import { openBoard, type BoardConnection } from '../../client/sync/openBoard.ts'
import { startServer, type TestServer } from '../support/startServer.ts'

type Place = { server: TestServer; boardId: string; invites: Record<Role, string> }
const closings: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const close of closings.splice(0).reverse()) await close()
})

async function send<T>(server: TestServer, path: string, body: unknown, token?: string, method = 'POST'): Promise<T> {
  const response = await fetch(`${server.url}${path}`, {
    method,
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
  return (response.status === 204 ? null : await response.json().catch(() => null)) as T
}

async function newBoard(): Promise<Place> {
  const server = await startServer()
  closings.push(() => server.close())
  const partners = [{ id: 'BIOCAT', name: 'Biocat', region: 'Catalonia', type: 'cluster' }]
  const board = await send<{ boardId: string; invites: Record<Role, string> }>(server, '/api/boards', {
    title: 'Workshop',
    consortium: { name: 'bioXclusters', partners, strategyStart: '2027-01-01', strategyEnd: '2029-12-31' },
    templates: ['T04'],
  })
  return { server, ...board }
}

async function enter(
  place: Place,
  role: Role,
  name: string,
  onSetBack: () => void = () => undefined,
): Promise<BoardConnection & { token: string }> {
  const secret = place.invites[role].split('#')[1]
  const joined = await send<{ participantId: string; token: string }>(
    place.server,
    `/api/boards/${place.boardId}/join`,
    { secret, name, partnerId: 'BIOCAT' },
  )
  const connection = openBoard({
    boardId: place.boardId,
    user: { participantId: joined.participantId, name, partnerId: 'BIOCAT', role },
    socketUrl: `${place.server.url.replace('http', 'ws')}/sync`,
    WebSocketClass: NodeSocket as unknown as typeof WebSocket,
    protocols: ['clusterboard', joined.token],
    keepsCopy: false,
    onSetBack,
  })
  closings.push(() => connection.close())
  await connection.ready
  return { ...connection, token: joined.token }
}

/** Resolves when the condition holds, looked at after each event. */
function until(subscribe: (listener: () => void) => unknown, holds: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (holds()) resolve()
    }
    subscribe(look)
    look()
  })
}
const onUpdate = (connection: BoardConnection) => (listener: () => void) => connection.doc.on('update', listener)
const edits = (connection: BoardConnection, participantId: string) =>
  createBoardEdit(connection.doc, {
    participantId,
    partnerId: 'BIOCAT',
    newId: () => 'i1',
    now: () => '2026-11-22T10:00:00Z',
  })

it('[D11] an edit of one is saved by the server and seen by the other', async () => {
  const place = await newBoard()
  const nita = await enter(place, 'facilitator', 'Nita')
  const omar = await enter(place, 'editor', 'Omar')
  await until(nita.saved.subscribe, () => nita.saved.get().kind === 'saved')
  edits(nita, 'nita').setField('T04.settings', 'lambda', 0.25)
  expect(nita.saved.hasUnsaved()).toBe(true)
  const seen = () => singleField(readBoard(omar.doc), 'T04.settings', 'lambda') === 0.25
  await until(onUpdate(omar), seen)
  // What Omar does now reaches Nita on the same socket after her own acknowledgement.
  edits(omar, 'omar').setField('T04.settings', 'maxTargets', 2)
  await until(onUpdate(nita), () => singleField(readBoard(nita.doc), 'T04.settings', 'maxTargets') === 2)
  expect(nita.saved.hasUnsaved()).toBe(false)
  expect(nita.saved.get()).toEqual({ kind: 'saved' })
})

it('[D13] a viewer may not edit and is told so; on a frozen board an editor may not either', async () => {
  const place = await newBoard()
  const nita = await enter(place, 'facilitator', 'Nita')
  const omar = await enter(place, 'editor', 'Omar')
  const vera = await enter(place, 'viewer', 'Vera')
  expect([nita.mayEdit(), omar.mayEdit(), vera.mayEdit()]).toEqual([true, true, false])
  await until(vera.saved.subscribe, () => vera.saved.get().kind === 'readOnly')
  const command = (name: string) =>
    send(place.server, `/api/boards/${place.boardId}/session`, { command: name }, nita.token)
  await command('freeze')
  await until(omar.onAccessChange, () => !omar.mayEdit())
  expect(omar.saved.get()).toEqual({ kind: 'readOnly' })
  expect(nita.mayEdit()).toBe(true)
  await command('unfreeze')
  await until(omar.onAccessChange, () => omar.mayEdit())
})

it('[D13] an erased board ends in a problem that says so, with the copy still to download', async () => {
  const place = await newBoard()
  const nita = await enter(place, 'facilitator', 'Nita')
  const omar = await enter(place, 'editor', 'Omar')
  await send(place.server, `/api/boards/${place.boardId}`, undefined, nita.token, 'DELETE')
  await until(omar.saved.subscribe, () => omar.saved.get().kind === 'problem')
  expect(omar.saved.get()).toMatchObject({ kind: 'problem', code: 4410 })
  expect(omar.mayEdit()).toBe(false)
  expect(omar.downloadCopy().size).toBeGreaterThan(1000)
})

it('[D20] presence shows name and partner from the server and goes with the person', async () => {
  const place = await newBoard()
  const nita = await enter(place, 'facilitator', 'Nita')
  const omar = await enter(place, 'editor', 'Omar')
  omar.presence.set({ page: 'page:T04', cursor: [10, 20] })
  await until(nita.presence.subscribe, () => nita.presence.peers()[0]?.cursor?.[0] === 10)
  expect(nita.presence.peers()[0]).toMatchObject({
    user: { name: 'Omar', partnerId: 'BIOCAT', role: 'editor' },
    page: 'page:T04',
  })
  omar.close()
  await until(nita.presence.subscribe, () => nita.presence.peers().length === 0)
})

async function restoreTo(place: Place, token: string, pointId: string): Promise<void> {
  await send(place.server, `/api/boards/${place.boardId}/history/${pointId}/restore`, {}, token)
}

it('[R12] when the board is set back, a page whose work is saved loads it again', async () => {
  const place = await newBoard()
  const setBacks: string[] = []
  const nita = await enter(place, 'facilitator', 'Nita')
  const reloading = new Promise<void>((resolve) => {
    void enter(place, 'editor', 'Omar', () => {
      setBacks.push('Omar')
      resolve()
    }).then(async (omar) => {
      await until(omar.saved.subscribe, () => omar.saved.get().kind === 'saved')
      const named = { name: 'Then' }
      const { point } = await send<{ point: { id: string } }>(
        place.server,
        `/api/boards/${place.boardId}/history`,
        named,
        nita.token,
      )
      await restoreTo(place, nita.token, point.id)
    })
  })
  await reloading
  expect(setBacks).toEqual(['Omar'])
})

it('[R12] a page with unsaved work keeps it to be downloaded, and does not reload', async () => {
  const place = await newBoard()
  let hasReloaded = false
  const nita = await enter(place, 'facilitator', 'Nita')
  const omar = await enter(place, 'editor', 'Omar', () => (hasReloaded = true))
  const { point } = await send<{ point: { id: string } }>(
    place.server,
    `/api/boards/${place.boardId}/history`,
    { name: 'Then' },
    nita.token,
  )
  const { append } = place.server.storage
  // The store confirms nothing more: what Omar writes now is unsaved when the board is set back.
  place.server.storage.append = async (record) => {
    await restoring
    return append(record)
  }
  let startRestore = (): void => undefined
  const restoring = new Promise<void>((resolve) => (startRestore = resolve))
  omar.doc.getMap('items').set('late', 'work')
  const told = until(omar.saved.subscribe, () => omar.saved.get().kind === 'problem')
  const restored = restoreTo(place, nita.token, point.id)
  await told
  startRestore()
  await restored
  expect(omar.saved.get()).toMatchObject({ kind: 'problem', code: 4409, hasUnsaved: true })
  const copy = new Y.Doc()
  Y.applyUpdate(copy, new Uint8Array(await omar.downloadCopy().arrayBuffer()))
  expect(copy.getMap('items').get('late')).toBe('work')
  expect(hasReloaded).toBe(false)
})
