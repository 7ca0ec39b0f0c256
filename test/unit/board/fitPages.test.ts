// Boards that an earlier version made: their pages take the places of today's seeds, and what people did to them stays.
import * as Y from 'yjs'
import { beforeEach, describe, expect, it } from 'vitest'
import { fitPages, pagesToFit, shapesKey } from '../../../shared/board/fitPages.ts'
import { panelShapeId } from '../../../shared/board/initialRecords.ts'
import { instanceSeedOf } from '../../../shared/catalog.ts'
import { pageRenewal } from '../../../server/board/pageRenewal.ts'
import { seedTexts } from '../../../server/board/seedTexts.ts'
import { openMemoryStorage } from '../../../server/storage/memory.ts'
import { fullBoard } from '../../support/fullBoard.ts'
import { NITA } from '../../support/people.ts'
import { BOARD } from '../../support/relayKit.ts'
import { openTestRooms } from '../../support/testRooms.ts'

const text = seedTexts('en')
const PANEL = panelShapeId('T03', 'personas')
const MOVED = panelShapeId('T03', 'routeGrid')
const FRAME = 'shape:T11.frame.failed'
const SECOND = panelShapeId('T06~2', 'facts')

type Base = { x: number; y: number; props: { w: number; h: number } }
const records = (doc: Y.Doc) => doc.getMap<Y.Map<unknown>>('records')
const baseOf = (doc: Y.Doc, id: string) => records(doc).get(id)?.get('base') as Base | undefined
const place = (doc: Y.Doc, id: string) => {
  const { x, y, props } = baseOf(doc, id)!
  return { x, y, w: props.w, h: props.h }
}
const seedPlace = (instance: string, panel: string) => {
  const { x, y, w, h } = instanceSeedOf(instance)!.panels.find(({ id }) => id === panel)!
  return { x, y, w, h }
}

/** The full board as an earlier version left it: another place, a panel that was not there yet, nothing noted. */
function oldBoard(): Y.Doc {
  const doc = fullBoard()
  for (const key of [...doc.getMap('meta').keys()]) if (key.startsWith('shapes/')) doc.getMap('meta').delete(key)
  records(doc).delete(PANEL)
  for (const id of [MOVED, FRAME, SECOND])
    records(doc)
      .get(id)!
      .set('base', { ...baseOf(doc, id), x: 77, props: { ...baseOf(doc, id)!.props, w: 333 } })
  return doc
}

let doc: Y.Doc
beforeEach(() => {
  doc = oldBoard()
})

describe('[W168] pages of an earlier version', () => {
  it('get the panels they lack, and untouched ones go to the places of the seeds, frames and second pages too', () => {
    expect(pagesToFit(doc, text)).toEqual(['T03', 'T11', 'T06~2'])
    expect(fitPages(doc, text)).toEqual(['T03', 'T11', 'T06~2'])
    expect(place(doc, PANEL)).toEqual(seedPlace('T03', 'personas'))
    expect(place(doc, MOVED)).toEqual(seedPlace('T03', 'routeGrid'))
    expect(place(doc, SECOND)).toEqual(seedPlace('T06~2', 'facts'))
    expect(place(doc, FRAME).x).toBe(4680)
  })

  it('are changed once: a second time, and on a new board, nothing is written', () => {
    fitPages(doc, text)
    for (const board of [doc, fullBoard()]) {
      const before = Y.encodeStateVector(board)
      expect(fitPages(board, text)).toEqual([])
      expect(Y.encodeStateVector(board)).toEqual(before)
    }
  })

  it('keep what people moved or resized, and do not bring back what they deleted', () => {
    records(doc).get(MOVED)!.set('pos', [10, 20, 0])
    records(doc).get(FRAME)!.set('props.w', 900)
    fitPages(doc, text)
    expect(place(doc, MOVED).x).toBe(77)
    expect(place(doc, FRAME).w).toBe(333)
    records(doc).delete(PANEL)
    expect(fitPages(doc, text)).toEqual([])
    expect(baseOf(doc, PANEL)).toBeUndefined()
    expect(doc.getMap('meta').get(shapesKey('T03'))).toContain(PANEL)
  })

  it('stay away with a page that was deleted', () => {
    for (const [id, record] of [...records(doc)])
      if (id === 'page:T03' || (record.get('base') as { parentId?: string } | undefined)?.parentId === 'page:T03')
        records(doc).delete(id)
    expect(fitPages(doc, text)).toEqual(['T11', 'T06~2'])
    expect(records(doc).has(PANEL)).toBe(false)
  })

  it('are fitted when somebody opens the board, with a point of the state before', async () => {
    const storage = openMemoryStorage()
    await storage.createBoard(
      { id: BOARD, title: 'Old', epoch: 1, createdAt: '2026-01-01T00:00:00.000Z', deletedAt: null },
      [],
      Y.encodeStateAsUpdate(doc),
    )
    const at = openTestRooms(storage, { renewal: pageRenewal })
    const nita = await at.enter(NITA)
    await at.flush()
    expect(place(nita.doc, MOVED)).toEqual(seedPlace('T03', 'routeGrid'))
    const points = await storage.listPoints(BOARD)
    expect(points.map(({ kind, name }) => [kind, name])).toEqual([['named', text('history.renewed')]])
    const before = new Y.Doc()
    Y.applyUpdate(before, (await storage.loadPoint(BOARD, points[0]!.id))!.state)
    expect(place(before, MOVED).x).toBe(77)
    await at.rooms.close()
    const again = openTestRooms(storage, { renewal: pageRenewal })
    await again.enter(NITA)
    await again.flush()
    expect(await storage.listPoints(BOARD)).toHaveLength(1)
  })
})
