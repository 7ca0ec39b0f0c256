// Keeps a tldraw store and the document's `records` equal, both ways and at once: a change waits for no frame, or a remote
// change in between would be overwritten. Knows no socket and no React.
import { transact, type TLPageId, type TLRecord, type TLStore } from 'tldraw'
import * as Y from 'yjs'
import type { DrawingRefusal } from '../../shared/board/drawingRights.ts'
import * as layout from '../../shared/board/recordLayout.ts'
import { CONVERSION_ORIGIN } from '../../shared/board/sharedText.ts'
import { createGate, withCanonicalText } from './gate.ts'
import { resolveTree, type Tree } from './resolveTree.ts'
import type { RecordChange } from './rights.ts'
import type { TextType } from './undoEntries.ts'
import { addRecord, writeKey } from './writeRecord.ts'

type Json = Record<string, unknown>

/** A person's own change, as undo needs it: by property, never by record. */
export type LocalChange =
  | { kind: 'add'; record: TLRecord }
  | { kind: 'delete'; record: TLRecord }
  | { kind: 'set'; id: string; key: string; before: unknown; after: unknown }
  | { kind: 'text'; id: string; text: TextType }

export type BindingOptions = {
  doc: Y.Doc
  store: TLStore
  /** False for viewers and on a frozen board: nothing of this store then reaches the document. */
  mayWrite: () => boolean
  /** Which of these changes this person may not make; they do not reach the document and are taken back here. */
  whyNot?: (changes: readonly RecordChange[]) => ReadonlyMap<string, DrawingRefusal>
  /** Hears of changes that were taken back for that reason. */
  onRefused?: (refused: ReadonlyMap<string, DrawingRefusal>) => void
  /** Called inside the merge of a remote change of a shape's text, before anything else can run. */
  onRemoteText?: (record: TLRecord) => void
  /** Called before a text changes. */
  beforeText?: (text: TextType) => void
  onLocalChanges?: (changes: LocalChange[]) => void
  /** Records that another person changed. */
  onForeignChanges?: (ids: ReadonlySet<string>) => void
  onProblem?: (problem: unknown) => void
  /** What `quarantined` answers may have changed. */
  onQuarantine?: () => void
}

export type StoreBinding = {
  /** Origin of this binding's transactions. */
  origin: object
  /** Records in the document that are not shown, and why. */
  quarantined(): ReadonlyMap<string, string>
  /** Takes records that are not shown out of the document, for everybody. */
  removeQuarantined(ids: readonly string[]): void
  close(): void
}

const NONE_REFUSED: ReadonlyMap<string, DrawingRefusal> = new Map()

type Pending = { before: TLRecord | null; after: TLRecord | null }

const asJson = (record: TLRecord) => record as unknown as Json

/** Binds until `close`. The store must be empty or fresh: what the document holds replaces its pages and shapes. */
export function bindStore(options: BindingOptions): StoreBinding {
  const { doc, store, mayWrite } = options
  const records = doc.getMap<Y.Map<unknown>>('records')
  const origin = { from: 'canvas' } as const
  const gate = createGate(store)
  const documentTypes = [...store.scopedTypes.document]
  /** Checked records of the document, shown or hidden; for shown ones the store's own objects. */
  const known = new Map<string, TLRecord>()
  const refused = new Map<string, string>()
  const pending = new Map<string, Pending>()
  let tree: Tree = { hidden: new Map(), repairs: new Map() }
  let isClosed = false

  // --- store -> document ---

  function note(id: string, before: TLRecord | null, after: TLRecord | null): void {
    const earlier = pending.get(id)
    pending.set(id, { before: earlier ? earlier.before : before, after })
  }

  function flush(): void {
    if (pending.size === 0) return
    const changes = [...pending]
    pending.clear()
    if (!mayWrite()) return restoreLater(changes.map(([id]) => id))
    const refused = options.whyNot?.(changes.map(([id, { before, after }]) => ({ id, before, after }))) ?? NONE_REFUSED
    const done: LocalChange[] = []
    const failed = [...refused.keys()]
    const allowed = refused.size === 0 ? changes : changes.filter(([id]) => !refused.has(id))
    shareLabels(allowed)
    doc.transact(() => {
      for (const [id, change] of allowed) {
        try {
          writeChange(id, change, done)
          if (change.after) known.set(id, change.after)
          else known.delete(id)
        } catch (problem) {
          failed.push(id)
          options.onProblem?.(problem)
        }
      }
    }, origin)
    if (failed.length > 0) restoreLater(failed)
    if (changes.some(([, { before, after }]) => isStructural(before, after))) {
      const { hidden } = tree
      tree = resolveTree(known)
      // A frame that is back, or has gone, brings or takes what others had put into it.
      if (hidden.size > 0 || tree.hidden.size > 0) restoreLater([])
    }
    if (done.length > 0) options.onLocalChanges?.(done)
    if (refused.size > 0) options.onRefused?.(refused)
  }

  /** The label of an arrow of an older board becomes a shared text, in a change of its own that nobody undoes. */
  function shareLabels(changes: [string, Pending][]): void {
    for (const [id, { before, after }] of changes) {
      const entry = records.get(id)
      if (!entry || !before || !after || entry.get(layout.PLAIN_TEXT) instanceof Y.Text) continue
      const [was, now] = [before, after].map((record) => layout.valueAt(asJson(record), layout.PLAIN_TEXT))
      if (was === now || typeof was !== 'string') continue
      doc.transact(() => entry.set(layout.PLAIN_TEXT, new Y.Text(was)), CONVERSION_ORIGIN)
    }
  }

  function writeChange(id: string, { before, after }: Pending, done: LocalChange[]): void {
    const entry = records.get(id)
    if (!after) {
      if (entry && before) {
        records.delete(id)
        done.push({ kind: 'delete', record: before })
      }
      return
    }
    // A record that somebody else put there first (the first page of an empty board) is changed, not replaced.
    const present = before ?? (entry && known.get(id))
    if (!entry || !present) {
      addRecord(doc, after)
      done.push({ kind: 'add', record: after })
      return
    }
    for (const [key, value] of layout.changedKeys(asJson(present), asJson(after))) {
      const text = writeKey(doc, entry, key, value, options.beforeText)
      if (text === 'value')
        done.push({ kind: 'set', id, key, before: layout.valueAt(asJson(present), key), after: value })
      else if (text !== 'new text') done.push({ kind: 'text', id, text })
    }
  }

  /** Brings the store back to what the document says, once the running store operation is over. */
  function restoreLater(ids: string[]): void {
    queueMicrotask(() => {
      if (!isClosed) show(ids, true)
    })
  }

  // --- document -> store ---

  function observe(events: Y.YEvent<Y.AbstractType<unknown>>[], transaction: Y.Transaction): void {
    // A label that became a shared text reads as before.
    if (transaction.origin === origin || transaction.origin === CONVERSION_ORIGIN) return
    const ids = new Set<string>()
    for (const event of events) {
      if (event.target === (records as unknown)) for (const id of event.keys.keys()) ids.add(id)
      else ids.add(String(event.path[0]))
    }
    if (!transaction.local) options.onForeignChanges?.(ids)
    receive(ids)
  }

  function receive(ids: Iterable<string>): void {
    const changed = [...ids]
    let isTreeStale = false
    for (const id of changed) {
      const before = known.get(id)
      const after = readChecked(id, before)
      if (after) known.set(id, after)
      else known.delete(id)
      isTreeStale ||= isStructural(before ?? null, after)
    }
    if (isTreeStale) {
      tree = resolveTree(known)
      repair()
    }
    show(changed, isTreeStale)
    options.onQuarantine?.()
  }

  function readChecked(id: string, before: TLRecord | undefined): TLRecord | null {
    refused.delete(id)
    const entry: unknown = records.get(id)
    if (entry === undefined) return null
    try {
      const verdict = gate.check(id, layout.readRecord(entry), before)
      if (verdict.ok) return verdict.record
      refused.set(id, verdict.reason)
    } catch (problem) {
      refused.set(id, String(problem))
    }
    return null
  }

  /** Everybody shows the same repair; those who may write put it down, all with the same value. */
  function repair(): void {
    if (tree.repairs.size === 0) return
    for (const [id, page] of tree.repairs) {
      known.set(id, layout.withValue(asJson(known.get(id)!), 'parentId', page) as unknown as TLRecord)
    }
    if (!mayWrite()) return
    doc.transact(() => {
      for (const [id, page] of tree.repairs) {
        const after = known.get(id) ?? null
        const isRefused = (options.whyNot?.([{ id, before: after, after }]).size ?? 0) > 0
        if (!isRefused) records.get(id)?.set('parentId', page)
      }
    }, origin)
  }

  /** Brings the store to what the document says: these records, or all when parents changed. */
  function show(ids: string[], all: boolean): void {
    const puts: TLRecord[] = []
    const removals: TLRecord['id'][] = []
    const consider = (id: string) => {
      const wanted = tree.hidden.has(id) ? undefined : known.get(id)
      const shown = store.get(id as TLRecord['id'])
      if (wanted && shown !== wanted && !(shown && layout.isSameJson(shown, wanted))) puts.push(wanted)
      else if (!wanted && shown && shown.typeName !== 'document') removals.push(shown.id)
    }
    if (all) {
      const everything = new Set<string>([...known.keys(), ...ids])
      for (const record of store.allRecords()) if (documentTypes.includes(record.typeName)) everything.add(record.id)
      everything.forEach(consider)
    } else ids.forEach(consider)
    keepOnePage(removals)
    if (puts.length === 0 && removals.length === 0) return
    // One transaction of signals with the store's own upkeep, or a reaction could meet a page that has just gone.
    transact(() => {
      try {
        merge(puts, removals)
      } catch (problem) {
        options.onProblem?.(problem)
        mergeOneByOne(puts, removals)
      }
    })
  }

  function merge(puts: TLRecord[], removals: TLRecord['id'][]): void {
    store.mergeRemoteChanges(() => {
      if (removals.length > 0) store.remove(removals)
      if (puts.length > 0) store.put(puts)
      for (const record of puts) options.onRemoteText?.(record)
    })
    for (const { id } of puts) {
      const shown = store.get(id)
      if (shown) known.set(id, shown)
    }
  }

  /** A record that the store refuses although the gate let it pass must not keep the others away. */
  function mergeOneByOne(puts: TLRecord[], removals: TLRecord['id'][]): void {
    for (const id of removals) if (store.has(id)) merge([], [id])
    for (const record of puts) {
      try {
        merge([record], [])
      } catch (problem) {
        known.delete(record.id)
        refused.set(record.id, String(problem))
      }
    }
  }

  /** The canvas cannot live without a page: when the last ones were removed by different people, one comes back. */
  function keepOnePage(removals: TLRecord['id'][]): void {
    if ([...known.values()].some((record) => record.typeName === 'page')) return
    const kept = removals.find((id): id is TLPageId => id.startsWith('page:'))
    if (kept === undefined) return
    removals.splice(removals.indexOf(kept), 1)
    if (!mayWrite()) return
    const page = store.get(kept)!
    known.set(kept, page)
    doc.transact(() => addRecord(doc, page), origin)
    // What is on it can be shown again.
    tree = resolveTree(known)
    restoreLater([])
  }

  // --- start ---

  // Marked internal in the types, but without it a bound store would make its own page later and undo could delete it.
  ;(store as TLStore & { ensureStoreIsUsable(): void }).ensureStoreIsUsable()
  receive([...records.keys()])
  if (!records.has(firstPageOf(store)) && mayWrite()) {
    for (const record of store.allRecords()) if (documentTypes.includes(record.typeName)) note(record.id, null, record)
    flush()
  }
  const canonical = <R extends TLRecord>(record: R): R => {
    try {
      return withCanonicalText(asJson(record)) as unknown as R
    } catch (problem) {
      options.onProblem?.(problem)
      return record
    }
  }
  const disposals = [
    store.sideEffects.registerBeforeCreateHandler('shape', canonical),
    store.sideEffects.registerBeforeChangeHandler('shape', (_before, after) => canonical(after)),
    ...documentTypes.flatMap((type) => [
      store.sideEffects.registerAfterCreateHandler(type, (record, source) => {
        if (source === 'user') note(record.id, null, record)
      }),
      store.sideEffects.registerAfterChangeHandler(type, (before, after, source) => {
        if (source === 'user') note(after.id, before, after)
      }),
      store.sideEffects.registerAfterDeleteHandler(type, (record, source) => {
        if (source === 'user') note(record.id, record, null)
      }),
    ]),
    store.sideEffects.registerOperationCompleteHandler(flush),
  ]
  records.observeDeep(observe)

  return {
    origin,
    quarantined: () => new Map([...refused, ...tree.hidden]),
    removeQuarantined(ids) {
      if (!mayWrite()) return
      const gone = ids.filter((id) => refused.has(id) || tree.hidden.has(id))
      doc.transact(() => gone.forEach((id) => records.delete(id)), origin)
      receive(gone)
    },
    close() {
      isClosed = true
      records.unobserveDeep(observe)
      for (const dispose of disposals) dispose()
    },
  }
}

/** Whether parents, pages or ends of bindings may differ: then all records are looked at again. */
function isStructural(before: TLRecord | null, after: TLRecord | null): boolean {
  if (!before || !after) return before !== after
  if (before.typeName !== after.typeName) return true
  if (before.typeName === 'shape') return before.parentId !== (after as typeof before).parentId
  return before.typeName === 'binding'
}

function firstPageOf(store: TLStore): TLPageId {
  return store.query.records('page').get()[0]!.id
}
