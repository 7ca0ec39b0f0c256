// People's stores and documents as the product binds them, without a screen and without a network.
import { createTLStore, defaultBindingUtils, defaultShapeUtils, toRichText } from 'tldraw'
import type { TLAnyShapeUtilConstructor, TLRecord, TLShape, TLStore } from 'tldraw'
import * as Y from 'yjs'
import { bindStore, type StoreBinding } from '../../client/sync/bindStore.ts'
import { keepTexts, type BegunMemory } from '../../client/sync/keepTexts.ts'
import { createUndoLog, type UndoLog } from '../../client/sync/undo.ts'
import { createBoardEdit, type ItemEdit } from '../../shared/board/boardEdit.ts'

export type Replica = {
  name: string
  doc: Y.Doc
  store: TLStore
  binding: StoreBinding
  undo: UndoLog
  edit: ItemEdit
  problems: unknown[]
  updates: number
  close(): void
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
    doc.getMap('meta').set('partners', [{ id: 'BIOCAT', name: 'Biocat', region: 'Catalonia', type: 'cluster' }])
    const items = doc.getMap('items')
    for (const [order, id] of ['BR', 'CN', 'US'].entries())
      items.set(`T04.markets/${id}`, { fields: { name: id, note: `About ${id}` }, origin: 'prefill', order: order + 1 })
    items.set('T08.channels/B1', { fields: { label: 'Leaflet' }, origin: 'prefill', order: 1 })
  })
  return doc
}

export function openReplica(
  name: string,
  clientId: number,
  state: Uint8Array,
  options: {
    mayWrite?: () => boolean
    problems?: unknown[]
    memory?: BegunMemory
    isHere?: (client: number) => boolean
  } = {},
): Replica {
  const doc = new Y.Doc()
  doc.clientID = clientId
  Y.applyUpdate(doc, state)
  const store = newStore()
  const mayWrite = options.mayWrite ?? (() => true)
  const problems = options.problems ?? []
  const undo = createUndoLog({ doc, store, mayWrite })
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
  const { memory, isHere = () => true } = options
  const stopKeeping = keepTexts(doc, mayWrite, { isHere, soon: (callback) => callback(), ...(memory && { memory }) })
  let nextId = 0
  const edit = createBoardEdit(doc, {
    participantId: name,
    partnerId: 'BIOCAT',
    newId: () => `${name}${clientId}-${++nextId}`,
    now: () => '2026-11-22T10:00:00.000Z',
  })
  const close = () => {
    stopKeeping()
    binding.close()
    undo.close()
    doc.destroy()
  }
  const replica: Replica = { name, doc, store, binding, undo, edit, problems, updates: 0, close }
  doc.on('update', () => replica.updates++)
  return replica
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

/** An arrow with a label. */
export function arrow(store: TLStore, id: string, text: string, parentId = 'page:T04'): TLShape {
  const props = {
    kind: 'arc',
    ...{ labelColor: 'black', color: 'black', fill: 'none', dash: 'draw', size: 'm', font: 'sans' },
    ...{ arrowheadStart: 'none', arrowheadEnd: 'arrow', start: { x: 0, y: 0 }, end: { x: 100, y: 0 } },
    ...{ bend: 0, text, labelPosition: 0.5, scale: 1, elbowMidPoint: 0.5 },
  }
  return shape(store, id, 'arrow', props, parentId, 0, 0)
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
