import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { createBoardEdit } from '../../../shared/board/boardEdit.ts'
import { readBoard } from '../../../shared/board/boardState.ts'
import { pageCounts } from '../../../shared/board/pageCounts.ts'

function boardWith(records: Record<string, Record<string, unknown>>): Y.Doc {
  const doc = new Y.Doc()
  doc.getMap('meta').set('templates', ['T04'])
  for (const [id, base] of Object.entries(records)) {
    const record = new Y.Map<unknown>()
    record.set('base', base)
    doc.getMap('records').set(id, record)
  }
  return doc
}
const pages = {
  'page:notes': { typeName: 'page', name: 'Notes', index: 'a2' },
  'page:T04': { typeName: 'page', name: 'T04 Target markets', index: 'a1' },
}
const shape = (type: string, parentId: string) => ({ typeName: 'shape', type, parentId })

describe('counts of a state', () => {
  it('[L2] are what people drew on each page, inside frames and groups too, in the order of the pages', () => {
    const doc = boardWith({
      ...pages,
      'shape:T04.brief': shape('widget', 'page:T04'),
      'shape:T04.frame.ideas': shape('frame', 'page:T04'),
      'shape:a': shape('note', 'shape:T04.frame.ideas'),
      'shape:group': shape('group', 'page:notes'),
      'shape:b': shape('geo', 'shape:group'),
      'shape:lost': shape('geo', 'shape:nowhere'),
      'shape:x': shape('geo', 'shape:y'),
      'shape:y': shape('geo', 'shape:x'),
    })
    expect(pageCounts(doc, readBoard(doc)).map(({ name, drawings }) => [name, drawings])).toEqual([
      ['T04 Target markets', 1],
      ['Notes', 1],
    ])
    // A shape that was moved to another page counts there.
    ;(doc.getMap('records').get('shape:b') as Y.Map<unknown>).set('parentId', 'page:T04')
    expect(pageCounts(doc, readBoard(doc)).map(({ drawings }) => drawings)).toEqual([2, 0])
  })

  it('[L2] are list items and filled fields, and revealed rounds only', () => {
    const doc = boardWith(pages)
    const edit = createBoardEdit(doc, {
      participantId: 'p1',
      partnerId: null,
      newId: () => 'M1',
      now: () => '2026-11-22T10:00:00Z',
    })
    expect(pageCounts(doc, readBoard(doc))[0]).toMatchObject({ entries: 0, rounds: 0 })
    edit.addItem('T04.markets', { name: 'Brazil' })
    edit.setField('T04.decision', 'statement', 'We go to Brazil.')
    const round = { widget: 'T04.scores', number: 1, openedAt: '2026-11-22T10:00:00Z', revealedAt: null, progress: {} }
    doc.getMap('session').set('round/r1', { ...round, id: 'r1', state: 'revealed' })
    doc.getMap('session').set('round/r2', { ...round, id: 'r2', state: 'open' })
    expect(pageCounts(doc, readBoard(doc))[0]).toMatchObject({ id: 'page:T04', entries: 2, rounds: 1 })
    edit.setField('T04.decision', 'statement', null)
    edit.removeItem('T04.markets', 'M1')
    expect(pageCounts(doc, readBoard(doc))[0]).toMatchObject({ entries: 0 })
  })
})
