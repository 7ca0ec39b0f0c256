// Several people's stores and documents without any network: messages wait in queues until the run delivers them, so that a
// seed decides everything and a failure replays.
import { createTLStore, defaultBindingUtils, defaultShapeUtils, toRichText } from 'tldraw'
import type { TLAnyShapeUtilConstructor, TLRecord, TLShape, TLStore } from 'tldraw'
import * as Y from 'yjs'
import { bindStore, type StoreBinding } from '../../client/sync/bindStore.ts'
import { createUndoLog, type UndoLog } from '../../client/sync/undo.ts'

export type Replica = {
  name: string
  doc: Y.Doc
  store: TLStore
  binding: StoreBinding
  undo: UndoLog
  problems: unknown[]
  updates: number
}

export function newStore(): TLStore {
  return createTLStore({
    shapeUtils: defaultShapeUtils as readonly TLAnyShapeUtilConstructor[],
    bindingUtils: defaultBindingUtils,
  })
}

/** A document with a document record and two pages, as the server makes it. */
export function seededDoc(): Y.Doc {
  const doc = new Y.Doc()
  doc.clientID = 1
  const put = (base: Record<string, unknown>) => {
    const entry = new Y.Map<unknown>()
    entry.set('base', base)
    doc.getMap('records').set(base.id as string, entry)
  }
  doc.transact(() => {
    put({ id: 'document:document', typeName: 'document', gridSize: 10, name: '', meta: {} })
    put({ id: 'page:T04', typeName: 'page', name: 'T04', index: 'a1', meta: {} })
    put({ id: 'page:notes', typeName: 'page', name: 'Notes', index: 'a2', meta: {} })
  })
  return doc
}

export function openReplica(
  name: string,
  clientId: number,
  state: Uint8Array,
  options: { mayWrite?: () => boolean } = {},
): Replica {
  const doc = new Y.Doc()
  doc.clientID = clientId
  Y.applyUpdate(doc, state)
  const store = newStore()
  const mayWrite = options.mayWrite ?? (() => true)
  const problems: unknown[] = []
  const undo = createUndoLog({ store, mayWrite })
  const binding = bindStore({
    doc,
    store,
    mayWrite,
    beforeText: undo.beforeText,
    onLocalChanges: undo.record,
    onForeignChanges: undo.foreign,
    onProblem: (problem) => problems.push(problem),
  })
  undo.follow(binding.origin)
  const replica: Replica = { name, doc, store, binding, undo, problems, updates: 0 }
  doc.on('update', () => replica.updates++)
  return replica
}

/** Messages between replicas, in order for each pair, late as long as nobody delivers them. */
export class Network {
  readonly replicas: Replica[]
  private readonly queues = new Map<string, Uint8Array[]>()

  constructor(replicas: Replica[]) {
    this.replicas = replicas
    for (const from of replicas) {
      from.doc.on('update', (update: Uint8Array, origin: unknown) => {
        if (origin === this) return
        for (const to of replicas) if (to !== from) this.queue(from, to).push(update)
      })
    }
  }

  private queue(from: Replica, to: Replica): Uint8Array[] {
    const key = `${from.name} ${to.name}`
    const queue = this.queues.get(key) ?? []
    this.queues.set(key, queue)
    return queue
  }

  deliver(from: Replica, to: Replica, count = Infinity): void {
    for (let i = 0; i < count; i++) {
      const update = this.queue(from, to).shift()
      if (!update) return
      Y.applyUpdate(to.doc, update, this)
    }
  }

  /** Delivers everything until nobody has anything more to say. @returns rounds it took */
  async settle(): Promise<number> {
    for (let round = 1; round <= 20; round++) {
      for (const from of this.replicas) for (const to of this.replicas) if (from !== to) this.deliver(from, to)
      // What a store puts right after an operation comes in a microtask.
      await Promise.resolve()
      if ([...this.queues.values()].every((queue) => queue.length === 0)) return round
    }
    throw new Error('the replicas never stop answering each other')
  }
}

/** The records of a store that belong to the board, by id. */
export function boardRecords(store: TLStore): Record<string, unknown> {
  const types: ReadonlySet<string> = store.scopedTypes.document
  const records = store.allRecords().filter((record) => types.has(record.typeName))
  return Object.fromEntries(records.sort((a, b) => (a.id < b.id ? -1 : 1)).map((record) => [record.id, record]))
}

/** A valid note at a place; `props` as tldraw fills them in. */
export function note(store: TLStore, id: string, text: string, parentId = 'page:T04', x = 0, y = 0): TLShape {
  const props = {
    color: 'yellow',
    labelColor: 'black',
    size: 'm',
    font: 'sans',
    fontSizeAdjustment: 0,
    align: 'middle',
    verticalAlign: 'middle',
    growY: 0,
    url: '',
    richText: toRichText(text),
    scale: 1,
  }
  return shape(store, id, 'note', props, parentId, x, y)
}

export function frame(store: TLStore, id: string, parentId = 'page:T04'): TLShape {
  return shape(store, id, 'frame', { w: 300, h: 200, name: '', color: 'black' }, parentId, 0, 0)
}

function shape(store: TLStore, id: string, type: string, props: object, parentId: string, x: number, y: number) {
  const record = { id: `shape:${id}`, type, parentId, index: 'a1', x, y, props }
  return store.schema.types.shape.create(record as never) as TLShape
}

export function update(store: TLStore, id: string, change: (record: TLShape) => Partial<TLShape>): void {
  const record = store.get(id as TLRecord['id']) as TLShape
  store.put([{ ...record, ...change(record) } as TLRecord])
}

export function plainText(record: unknown): string {
  type Node = { text?: string; content?: Node[] }
  const walk = (node: Node): string => (node.text ?? '') + (node.content ?? []).map(walk).join('')
  return walk((record as { props: { richText: Node } }).props.richText)
}
