// What must hold at the end of a random run, and at every undo in it.
import * as Y from 'yjs'
import * as layout from '../../shared/board/recordLayout.ts'
import { readBoard } from '../../shared/board/boardState.ts'
import type { Network } from './Network.ts'
import { boardRecords, openReplica, type Replica } from './replicas.ts'

/** Documents, stores, a newcomer's store and the reopened storage are all equal; no record is bad and no key is lost. */
export function checkEnd(network: Network): { records: number; texts: number } {
  const [first, ...others] = network.replicas as [Replica, ...Replica[]]
  const records = boardRecords(first.store)
  const contents = documentJson(first.doc)
  for (const other of others) {
    assertSame(documentJson(other.doc), contents, `documents of ${first.name} and ${other.name}`)
    assertSame(boardRecords(other.store), records, `stores of ${first.name} and ${other.name}`)
  }
  const stored = network.reopenStorage()
  assertSame(documentJson(stored), contents, 'the stored document')
  const newcomer = openReplica('newcomer', 1_000_000, Y.encodeStateAsUpdate(stored), { mayWrite: () => false })
  assertSame(boardRecords(newcomer.store), records, 'the store of a newcomer')
  newcomer.close()
  stored.destroy()
  for (const replica of network.replicas) checkReplica(replica)
  const texts = Object.values(records).filter((record) => layout.valueAt(record as never, layout.RICH_TEXT)).length
  return { records: Object.keys(records).length, texts }
}

function checkReplica({ name, doc, store, problems, binding }: Replica): void {
  if (problems.length > 0) throw new Error(`${name}: ${String(problems[0])}`)
  for (const record of store.allRecords()) store.schema.validateRecord(store, record, 'tests', null)
  const hidden = binding.quarantined()
  for (const [id, reason] of hidden) if (!/missing/.test(reason)) throw new Error(`${name}: ${id} is hidden: ${reason}`)
  for (const [id, entry] of doc.getMap('records').entries()) {
    const record = layout.readRecord(entry)
    if (!record) throw new Error(`${name}: ${id} has lost its base`)
    if (hidden.has(id)) continue
    const shown = store.get(id as never) as unknown
    if (!shown) throw new Error(`${name}: ${id} is in the document but not in the store`)
    for (const key of (entry as Y.Map<unknown>).keys()) {
      if (key === layout.BASE || key === layout.RICH_TEXT) continue
      const [inDocument, inStore] = [record, shown as Record<string, unknown>].map((from) => layout.valueAt(from, key))
      if (!layout.isSameJson(inDocument, inStore))
        throw new Error(`${name}: ${id} shows another ${key} than the document`)
    }
  }
}

/** Everything that is in a document, as plain values. */
function documentJson(doc: Y.Doc): Record<string, unknown> {
  const records = [...doc.getMap('records').entries()].map(([id, entry]) => [id, layout.readRecord(entry)] as const)
  return Object.fromEntries([...records, ...readBoard(doc).items].sort(([a], [b]) => (a < b ? -1 : 1)))
}

/**
 * Runs an undo or redo and looks at what it deleted in the document: never a value, letter or node that another client wrote.
 * @returns whether anything changed
 */
export function undoKeepsOthers({ name, doc }: Replica, run: () => void): boolean {
  let hasChanged = false
  const look = (transaction: Y.Transaction) => {
    hasChanged = true
    Y.iterateDeletedStructs(transaction, transaction.deleteSet, (struct) => {
      if (!(struct instanceof Y.Item) || struct.id.client === doc.clientID) return
      // Marks that became double when two pieces of text met are swept up by Yjs itself and mean nothing.
      if (struct.content instanceof Y.ContentFormat) return
      const what = JSON.stringify(struct.content.getContent()).slice(0, 80)
      throw new Error(`undo by ${name} took ${what} (${String(struct.parentSub)}) of client ${struct.id.client}`)
    })
  }
  doc.on('afterTransaction', look)
  try {
    run()
  } finally {
    doc.off('afterTransaction', look)
  }
  return hasChanged
}

function assertSame(left: Record<string, unknown>, right: Record<string, unknown>, what: string): void {
  if (layout.isSameJson(left, right)) return
  const id = [...new Set([...Object.keys(left), ...Object.keys(right)])].find(
    (key) => !layout.isSameJson(left[key], right[key]),
  )!
  throw new Error(`${what} differ in ${id}: ${JSON.stringify(left[id])} against ${JSON.stringify(right[id])}`)
}
