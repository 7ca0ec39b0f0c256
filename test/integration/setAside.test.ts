// What the workshop's limits refuse is set aside: the person stays on the board, the rest of their work goes on, and nothing
// of it is lost without a word.
import { afterEach, beforeEach, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { openBoard, type BoardConnection } from '../../client/sync/openBoard.ts'
import { putRecord } from '../../shared/board/initialRecords.ts'
import { readRecord } from '../../shared/board/recordLayout.ts'
import { NITA, OMAR } from '../support/people.ts'
import { BOARD, seedBoard, TOKENS } from '../support/relayKit.ts'
import { startServer, type TestServer } from '../support/startServer.ts'

const FRAME = 'shape:frame'
const AT = '2026-01-01T00:00:00.000Z'

let server: TestServer
const opened: BoardConnection[] = []
beforeEach(async () => {
  server = await startServer()
  await seedBoard(server.storage)
  await server.rooms.change(BOARD, (doc) => {
    putRecord(doc, { id: 'page:notes', typeName: 'page', name: 'Notes', index: 'a1', meta: {} })
    putRecord(doc, shape(FRAME, 'page:notes', 'frame'))
    putRecord(doc, shape('shape:inside', FRAME, 'note'), 'as it was')
  })
})
afterEach(async () => {
  for (const connection of opened.splice(0)) {
    connection.setAside.forget()
    connection.close()
  }
  await server.close()
})

function shape(id: string, parentId: string, type: string) {
  return {
    id,
    typeName: 'shape',
    type,
    parentId,
    index: 'a1',
    x: 0,
    y: 0,
    rotation: 0,
    isLocked: false,
    meta: {},
    props: {},
  }
}

const until = async (isSo: () => boolean): Promise<void> => {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 5))
}
const read = (doc: Y.Doc, id: string) => readRecord(doc.getMap('records').get(id))
const isLocked = (doc: Y.Doc) => doc.getMap('session').has(`lock/${FRAME}`)
const setLock = (isOn: boolean) =>
  server.rooms.change(BOARD, (doc) => {
    const session = doc.getMap('session')
    if (isOn) session.set(`lock/${FRAME}`, { frame: FRAME, by: NITA.participantId, at: AT })
    else session.delete(`lock/${FRAME}`)
  })
const setControl = (isOn: boolean) =>
  server.rooms.change(
    BOARD,
    (doc) => void doc.getMap('session').set('control', isOn ? { by: NITA.participantId, at: AT } : null),
  )

/** Omar's page: whenever its work is set aside it opens the board again, as BoardProvider does. */
function omarsPage() {
  const page = { connection: null as unknown as BoardConnection, reopened: 0, isHeldUp: false }
  const open = () => {
    page.connection = openBoard({
      boardId: BOARD,
      user: OMAR,
      socketUrl: `${server.url.replace('http', 'ws')}/sync`,
      WebSocketClass: WebSocket as unknown as typeof globalThis.WebSocket,
      protocols: ['clusterboard', TOKENS.omar],
      onSetAside: () => {
        page.reopened += 1
        open()
      },
    })
    opened.push(page.connection)
  }
  open()
  return page
}
/** Makes the changes before the server's next word is heard, as somebody offline does. */
async function unheard(connection: BoardConnection, limit: () => Promise<unknown>, change: (doc: Y.Doc) => void) {
  const stop = connection.beforeMerge(() => {
    stop()
    connection.doc.transact(() => change(connection.doc))
  })
  await limit()
}

it('[G13] of changes made while a frame was locked, those outside it are brought back and those inside are told', async () => {
  const page = omarsPage()
  await page.connection.ready
  const before = page.connection
  await unheard(
    before,
    () => setLock(true),
    (doc) => {
      ;(doc.getMap('records').get('shape:inside') as Y.Map<unknown>).set('props.color', 'red')
      putRecord(doc, shape('shape:free', 'page:notes', 'note'), 'out of the frame')
      doc.getMap('items').set('T04.markets/CN/note', 'kept')
    },
  )
  await until(() => page.reopened === 1)
  await page.connection.ready
  await until(() => page.connection.setAside.get()?.left != null)
  const { doc, setAside } = page.connection
  expect(isLocked(doc)).toBe(true)
  expect(setAside.get()).toMatchObject({
    because: 'frame_locked',
    left: [{ id: 'shape:inside', why: 'frame_locked', words: 'as it was' }],
  })
  // The page shows what the board says, and the file has what was refused.
  expect(read(doc, 'shape:inside')?.props).not.toHaveProperty('color')
  expect(read(setAside.document(), 'shape:inside')?.props).toMatchObject({ color: 'red' })
  const onServer = await server.rooms.read(BOARD, (board) => ({
    free: read(board, 'shape:free')?.type,
    item: board.getMap('items').get('T04.markets/CN/note'),
    inside: read(board, 'shape:inside')?.props,
  }))
  expect(onServer).toMatchObject({ free: 'note', item: 'kept' })
  expect(onServer.inside).not.toHaveProperty('color')
  // The person goes on working.
  expect(page.connection.mayEdit()).toBe(true)
  doc.getMap('items').set('T04.markets/CN/later', 1)
  await until(() => !page.connection.saved.hasUnsaved())
  expect(page.reopened).toBe(1)
})

it('[G13] a word typed as somebody took control waits, and comes when they give it back', async () => {
  const page = omarsPage()
  await page.connection.ready
  await unheard(
    page.connection,
    () => setControl(true),
    (doc) => doc.getMap('items').set('T04.markets/CN/note', 'typed just then'),
  )
  await until(() => page.reopened === 1)
  await page.connection.ready
  expect(page.connection.mayEdit()).toBe(false)
  expect(page.connection.setAside.get()).toMatchObject({ because: 'taken_control', left: null })
  // Connected all the time: what the leader does is seen.
  await server.rooms.change(BOARD, (doc) => void doc.getMap('meta').set('title', 'Led'))
  await until(() => page.connection.doc.getMap('meta').get('title') === 'Led')
  await setControl(false)
  await until(() => page.connection.setAside.get() === null)
  const note = await server.rooms.read(BOARD, (doc) => doc.getMap('items').get('T04.markets/CN/note'))
  expect(note).toBe('typed just then')
  expect(page.reopened).toBe(1)
})

it('[G13] letters of a text come back between those of others', async () => {
  const page = omarsPage()
  await page.connection.ready
  const write = (doc: Y.Doc, at: number, words: string) => {
    const text = (doc.getMap('records').get('shape:inside') as Y.Map<unknown>).get('props.richText') as Y.XmlFragment
    const paragraph = text.get(0) as Y.XmlElement
    ;(paragraph.get(0) as Y.XmlText).insert(at, words)
  }
  await unheard(
    page.connection,
    () => setControl(true),
    (doc) => write(doc, 9, ', says Omar'),
  )
  await until(() => page.reopened === 1)
  await page.connection.ready
  await server.rooms.change(BOARD, (doc) => write(doc, 0, 'Nita: '))
  await setControl(false)
  await until(() => page.connection.setAside.get() === null)
  const said = await server.rooms.read(BOARD, (doc) => JSON.stringify(read(doc, 'shape:inside')?.props))
  expect(said).toContain('Nita: as it was, says Omar')
})

it('[G12] the server tells a page which client ids of this person wrote here before', async () => {
  const first = omarsPage()
  await first.connection.ready
  putRecord(first.connection.doc, shape('shape:omars', 'page:notes', 'note'))
  await until(() => !first.connection.saved.hasUnsaved())
  await server.rooms.change(BOARD, (doc) => {
    doc.getMap('session').set('notes', 'own')
    putRecord(doc, shape('shape:anybodys', 'page:notes', 'note'))
  })
  const second = omarsPage()
  await second.connection.ready
  const { rights } = second.connection
  expect(rights.whyNotDrawing('shape:omars')).toBeNull()
  expect(rights.whyNotDrawing('shape:anybodys')).toBe('not_yours')
})
