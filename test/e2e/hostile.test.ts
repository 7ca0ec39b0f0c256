// A program with an editor's rights writes what no canvas would: everybody at the board goes on working.
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { createExample, isSaved, joinBoard, note, openPage, writeNote } from '../support/boardVisit.ts'
import { HOSTILE_RECORDS } from '../support/hostileRecords.ts'
import { browser, server } from '../support/serverAndBrowser.ts'
import { connectSync } from '../support/syncClient.ts'

/** What a broken client might say about itself. */
const HOSTILE_PRESENCES: unknown[] = [
  { user: 'nobody', cursor: [1, 2] },
  { cursor: [Number.MAX_VALUE, 'x'], page: 7, selection: { length: 1e9 }, viewport: [0, 0, -1, null] },
  { cursor: [1e300, -1e300], page: 'page:notes', selection: Array(5000).fill('shape:none'), isIdle: 'yes' },
  { page: 'page:notes', cursor: [10, 10], caret: { shape: 'shape:bad', anchor: '{', head: '[]' } },
  { page: 'page:notes', laser: 'x', reaction: { n: -1, kind: '<img src=x>', at: 5 }, following: {}, viewport: [1] },
]

it('[D10] [D26] 17 hostile records and five hostile presences: everyone goes on working', async () => {
  const { invites, boardId } = await createExample(server.url)
  const nita = await joinBoard(browser, invites.facilitator, { name: 'Nita' })
  const omar = await joinBoard(browser, invites.editor, { name: 'Omar', partner: 'BioM' })
  for (const { page } of [nita, omar]) await openPage(page, /Notes/)
  const answer = await fetch(`${server.url}/api/boards/${boardId}/join`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ secret: invites.editor.split('#')[1], name: 'Program' }),
  })
  const { token } = (await answer.json()) as { token: string }
  const program = await connectSync(server.url, boardId, token)
  const records = program.doc.getMap('records')

  const makers = Object.values(HOSTILE_RECORDS)
  expect(makers).toHaveLength(17)
  makers.forEach((make, index) => records.set(`shape:bad${index}`, make(`shape:bad${index}`)))
  records.set('shape:bad', makers[0]!('shape:bad'))
  // A frame inside itself: unmended, it would freeze every tab.
  const loop = { id: 'shape:loop', typeName: 'shape', type: 'frame', parentId: 'shape:loop', index: 'a1', x: 0, y: 0 }
  const props = { w: 100, h: 100, name: 'Loop', color: 'black' }
  const frame = { ...loop, rotation: 0, isLocked: false, opacity: 1, meta: {}, props }
  records.set('shape:loop', new Y.Map([['base', frame]]))
  for (const state of HOSTILE_PRESENCES) {
    program.provider.awareness.setLocalState(state as Record<string, unknown>)
    // The server has taken all before this when the answer to a change of the document is back.
    records.set('shape:bad', makers[0]!('shape:bad'))
  }

  await writeNote(nita.page, 'Nita goes on', { x: 600, y: 420 })
  await note(omar.page, 'Nita goes on').first().waitFor()
  await writeNote(omar.page, 'Omar goes on', { x: 1000, y: 420 })
  await note(nita.page, 'Omar goes on').first().waitFor()
  await isSaved(nita.page)
  await isSaved(omar.page)

  await nita.page.getByRole('button', { name: 'Board menu' }).click()
  await nita.page.getByRole('menuitem', { name: /could not be shown/ }).click()
  await nita.page.getByRole('button', { name: 'Remove them' }).click()
  await nita.page.getByRole('button', { name: 'Board menu' }).click()
  await nita.page.getByRole('menuitem', { name: /About/ }).waitFor()
  expect(await nita.page.getByRole('menuitem', { name: /could not be shown/ }).count()).toBe(0)
  expect(nita.errors.filter((text) => /Uncaught|TypeError|RangeError/.test(text))).toEqual([])
  expect(omar.errors.filter((text) => /Uncaught|TypeError|RangeError/.test(text))).toEqual([])
  program.destroy()
  await nita.context.close()
  await omar.context.close()
}, 150_000)
