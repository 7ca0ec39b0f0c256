// Records that a broken or ill-willed client could write. Each is kept out of the store; honest work goes on beside them.
import { toRichText } from 'tldraw'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { bad, entry, HOSTILE_RECORDS } from '../../support/hostileRecords.ts'
import { boardRecords, frame, note, openReplica, seededDoc, update, type Replica } from '../../fuzz/replicas.ts'

function board(): { replica: Replica; honest: () => unknown } {
  const replica = openReplica('Nita', 31, Y.encodeStateAsUpdate(seededDoc()))
  replica.store.put([note(replica.store, 'honest', 'stays')])
  return { replica, honest: () => replica.store.get('shape:honest' as never) }
}

/** Writes from another replica, past every check of a client. */
function inject(replica: Replica, write: (records: Y.Map<unknown>) => void): void {
  const other = new Y.Doc()
  Y.applyUpdate(other, Y.encodeStateAsUpdate(replica.doc))
  other.transact(() => write(other.getMap('records')))
  Y.applyUpdate(replica.doc, Y.encodeStateAsUpdate(other), 'hostile')
}

describe('[D10] a record that the canvas could not bear stays in the document, unseen and listed', () => {
  for (const [name, make] of Object.entries(HOSTILE_RECORDS)) {
    it(name, () => {
      const { replica, honest } = board()
      inject(replica, (records) => records.set('shape:bad', make('shape:bad')))
      expect(replica.store.has('shape:bad' as never)).toBe(false)
      expect([...replica.binding.quarantined().keys()]).toEqual(['shape:bad'])
      expect(replica.doc.getMap('records').has('shape:bad')).toBe(true)
      update(replica.store, 'shape:honest', () => ({ x: 5 }))
      expect(honest()).toMatchObject({ x: 5 })
      expect(replica.problems).toEqual([])
    })
  }

  it('one bad record among good ones of the same message takes none of them with it', () => {
    const { replica } = board()
    const good = note(replica.store, 'good', 'good')
    inject(replica, (records) => {
      records.set('shape:bad', entry(bad('shape:bad', (record) => (record.type = 'virus'))))
      records.set('shape:good', entry(good))
    })
    expect(replica.store.has('shape:good' as never)).toBe(true)
  })

  it('a record that is mended later appears', () => {
    const { replica } = board()
    inject(replica, (records) =>
      records.set(
        'shape:bad',
        entry(
          bad('shape:bad', () => undefined),
          { 'props.color': 'nonsense' },
        ),
      ),
    )
    inject(replica, (records) => (records.get('shape:bad') as Y.Map<unknown>).set('props.color', 'blue'))
    expect(replica.store.get('shape:bad' as never)).toMatchObject({ props: { color: 'blue' } })
    expect(replica.binding.quarantined().size).toBe(0)
  })

  it('a frame inside itself is moved to the first page for everybody', () => {
    const { replica } = board()
    replica.store.put([frame(replica.store, 'f1')])
    inject(replica, (records) => (records.get('shape:f1') as Y.Map<unknown>).set('parentId', 'shape:f1'))
    expect(replica.store.get('shape:f1' as never)).toMatchObject({ parentId: 'page:T04' })
    const viewer = openReplica('Vera', 32, Y.encodeStateAsUpdate(replica.doc), { mayWrite: () => false })
    expect(boardRecords(viewer.store)).toEqual(boardRecords(replica.store))
  })

  it('deleting every page from outside leaves one', () => {
    const { replica } = board()
    inject(replica, (records) => {
      for (const id of ['page:T04', 'page:notes']) records.delete(id)
    })
    expect(Object.keys(boardRecords(replica.store)).filter((id) => id.startsWith('page:'))).toHaveLength(1)
  })

  it('a text with a node the editor does not know is not written from here either', async () => {
    const { replica, honest } = board()
    const before = honest()
    const richText = { type: 'doc', content: [{ type: 'virus' }] }
    update(replica.store, 'shape:honest', (shape) => ({ props: { ...shape.props, richText } as never }))
    await Promise.resolve()
    expect(honest()).toEqual(before)
    expect(replica.problems.length).toBeGreaterThan(0)
    update(replica.store, 'shape:honest', (shape) => ({
      props: { ...shape.props, richText: toRichText('fine') } as never,
    }))
    expect(JSON.stringify(honest())).toContain('fine')
  })
})
