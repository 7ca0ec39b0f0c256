import * as Y from 'yjs'
import { describe, expect, it } from 'vitest'
import { createRights } from '../../../client/sync/rights.ts'
import { putRecord } from '../../../shared/board/initialRecords.ts'
import { NITA, OMAR, type Person } from '../../support/people.ts'

const FRAME = 'shape:frame'
const record = (id: string, parentId: string, type = 'note') => ({ id, typeName: 'shape', type, parentId, meta: {} })

function boardOf(person: Person = OMAR) {
  const doc = new Y.Doc()
  const others = new Y.Doc()
  others.transact(() => {
    putRecord(others, { id: 'page:notes', typeName: 'page', meta: {} })
    putRecord(others, record(FRAME, 'page:notes', 'frame'))
    putRecord(others, record('shape:inside', FRAME))
    putRecord(others, record('shape:free', 'page:notes'))
    others.getMap('items').set('T01.list/theirs', { fields: {} })
    others.getMap('session').set(`lock/${FRAME}`, { frame: FRAME, by: NITA.participantId, at: '' })
  })
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(others))
  const rights = createRights({ doc, user: person, isOf: (client) => (client === doc.clientID ? true : undefined) })
  return { doc, rights, session: (key: string, value: unknown) => doc.getMap('session').set(key, value) }
}

describe('what a page prevents', () => {
  it('[G7] the same as the server refuses, in a locked frame; facilitators are free', () => {
    const { rights } = boardOf()
    expect(rights.whyNotDrawing('shape:inside')).toBe('frame_locked')
    expect(rights.whyNotRemove(FRAME)).toBe('frame_locked')
    expect(rights.whyNotInto(FRAME)).toBe('frame_locked')
    expect(rights.whyNotDrawing('shape:free')).toBeNull()
    expect(rights.lockAround('shape:inside')).toBe(FRAME)
    const nita = boardOf(NITA).rights
    expect([nita.whyNotDrawing('shape:inside'), nita.whyNotRemove(FRAME), nita.whyNotInto(FRAME)]).toEqual([
      null,
      null,
      null,
    ])
    expect(nita.lockAround('shape:inside')).toBe(FRAME)
  })

  it('[G7] of several changes only those that may not be, with what would stand in them', () => {
    const { rights } = boardOf()
    const add = (id: string, parent: string, type?: string) => ({ id, before: null, after: record(id, parent, type) })
    const refused = rights.whyNot([
      add('shape:a', 'page:notes'),
      add('shape:group', FRAME, 'group'),
      add('shape:b', 'shape:group'),
      { id: 'shape:free', before: record('shape:free', 'page:notes'), after: record('shape:free', FRAME) },
      { id: 'shape:inside', before: record('shape:inside', FRAME), after: null },
    ])
    expect([...refused.keys()].sort()).toEqual(['shape:b', 'shape:free', 'shape:group', 'shape:inside'])
  })

  it('[G9] others’ drawings and items while everybody changes only their own', () => {
    const { doc, rights, session } = boardOf()
    putRecord(doc, record('shape:mine', 'page:notes'))
    doc.getMap('items').set('T01.list/mine', { fields: {} })
    expect([rights.whyNotDrawing('shape:free'), rights.mayRemoveItem('T01.list', 'theirs')]).toEqual([null, true])
    session('notes', 'own')
    expect([rights.whyNotDrawing('shape:free'), rights.whyNotDrawing('shape:mine')]).toEqual(['not_yours', null])
    expect(rights.mayRemoveItem('T01.list', 'theirs')).toBe(false)
    expect(rights.mayRemoveItem('T01.list', 'mine')).toBe(true)
    expect(rights.mayTouchItem('T01.list/theirs/name', 'better')).toBe(true)
    session('notes', 'everyones')
    expect(rights.whyNotDrawing('shape:free')).toBeNull()
  })
})
