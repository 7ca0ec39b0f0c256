// One random run of the canvas: people draw, type, move, recolour, nest, delete, undo and redo while messages are late. The
// seed decides everything; `runCanvas` throws what went wrong, with the last operations.
import { type TLRecord, type TLShape } from 'tldraw'
import * as Y from 'yjs'
import * as layout from '../../shared/board/recordLayout.ts'
import { boardRecords, frame, Network, note, openReplica, seededDoc, update, type Replica } from './replicas.ts'

/** Random numbers from a seed (mulberry32). */
export function random(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

export type RunReport = { operations: number; records: number; texts: number; undone: number; repaired: number }

const COLORS = ['yellow', 'blue', 'green', 'red', 'violet'] as const

export async function runCanvas(seed: number, steps: number): Promise<RunReport> {
  const next = random(seed)
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(next() * list.length)]
  const state = Y.encodeStateAsUpdate(seededDoc())
  const replicas = ['Nita', 'Omar', 'Ines'].map((name, index) => openReplica(name, seed * 10 + index + 2, state))
  const network = new Network(replicas)
  const done: string[] = []
  const report: RunReport = { operations: 0, records: 0, texts: 0, undone: 0, repaired: 0 }
  let created = 0

  const shapes = (replica: Replica) =>
    replica.store.allRecords().filter((record): record is TLShape => record.typeName === 'shape')
  const parents = (replica: Replica) => [
    ...replica.store.allRecords().filter((record) => record.typeName === 'page' || isFrame(record)),
  ]

  const operations: Record<string, (replica: Replica) => void> = {
    note(replica) {
      const id = `${replica.name}${++created}`
      const parent = pick(parents(replica))!
      replica.store.put([note(replica.store, id, `note ${created}`, parent.id, Math.floor(next() * 900), 10)])
    },
    frame(replica) {
      const parent = pick(parents(replica))!
      replica.store.put([frame(replica.store, `${replica.name}F${++created}`, parent.id)])
    },
    move(replica) {
      const ids = shapes(replica).map((shape) => shape.id)
      const some = ids.filter(() => next() < 0.3)
      const [dx, dy] = [Math.floor(next() * 100), Math.floor(next() * 100)]
      replica.store.put(
        some.map((id) => {
          const shape = replica.store.get(id) as TLShape
          return { ...shape, x: shape.x + dx, y: shape.y + dy }
        }),
      )
    },
    colour(replica) {
      const shape = pick(shapes(replica).filter((candidate) => candidate.type === 'note'))
      if (shape) update(replica.store, shape.id, (old) => ({ props: { ...old.props, color: pick(COLORS)! } as never }))
    },
    mark(replica) {
      const shape = pick(shapes(replica))
      if (!shape) return
      const meta = next() < 0.3 ? {} : { ...shape.meta, [`tag${Math.floor(next() * 3)}`]: Math.floor(next() * 9) }
      update(replica.store, shape.id, () => ({ meta }))
    },
    nest(replica) {
      const shape = pick(shapes(replica))
      const parent = pick(parents(replica))
      // A store lets nobody put a frame into itself; cycles come from two people at once.
      if (shape && parent && !isInside(replica, parent.id, shape.id))
        update(replica.store, shape.id, () => ({ parentId: parent.id as never }))
    },
    remove(replica) {
      const shape = pick(shapes(replica))
      if (shape) replica.store.remove([shape.id])
    },
    type(replica) {
      const shape = pick(shapes(replica).filter((candidate) => candidate.type === 'note'))
      if (shape) update(replica.store, shape.id, (old) => ({ props: typed(old, next) as never }))
    },
    page(replica) {
      const pages = replica.store.allRecords().filter((record) => record.typeName === 'page')
      if (next() < 0.6 || pages.length < 2) {
        const id = `page:${replica.name}${++created}`
        replica.store.put([replica.store.schema.types.page.create({ id, name: id, index: 'a3' } as never) as TLRecord])
      } else replica.store.remove([pick(pages)!.id])
    },
    undo(replica) {
      if (replica.undo.canUndo()) report.undone++
      replica.undo.undo()
    },
    redo: (replica) => replica.undo.redo(),
    stop: (replica) => replica.undo.mark(`mark ${++created}`),
  }
  const weights = { note: 4, frame: 2, move: 6, colour: 4, mark: 3, nest: 3, remove: 2, type: 8, page: 1, undo: 3 }
  const bag = [...Object.entries(weights).flatMap(([name, weight]) => Array<string>(weight).fill(name)), 'redo', 'redo']
  for (let i = 0; i < 6; i++) bag.push('stop')

  try {
    for (let stepIndex = 0; stepIndex < steps; stepIndex++) {
      const replica = pick(replicas)!
      const name = pick(bag)!
      done.push(`${replica.name} ${name}`)
      operations[name]!(replica)
      report.operations++
      await Promise.resolve()
      while (next() < 0.4) {
        const [from, to] = [pick(replicas)!, pick(replicas)!]
        if (from !== to) network.deliver(from, to, 1 + Math.floor(next() * 4))
        await Promise.resolve()
      }
    }
    await network.settle()
    check(replicas, report)
  } catch (problem) {
    throw new Error(`seed ${seed} after ${done.length} operations: ${done.slice(-12).join(', ')}`, { cause: problem })
  }
  for (const { binding, undo, doc } of replicas) {
    binding.close()
    undo.close()
    doc.destroy()
  }
  return report
}

function isFrame(record: TLRecord): boolean {
  return record.typeName === 'shape' && record.type === 'frame'
}

function isInside(replica: Replica, id: string, container: string): boolean {
  for (let current = id; ;) {
    if (current === container) return true
    const record = replica.store.get(current as TLRecord['id'])
    if (record?.typeName !== 'shape') return false
    current = record.parentId
  }
}

type TextNode = { type: string; text?: string; marks?: { type: string }[]; content?: TextNode[] }

/** The note's props after somebody typed, deleted, split a paragraph or made a word bold. */
function typed(shape: TLShape, next: () => number): object {
  const { richText } = shape.props as { richText: TextNode }
  const paragraphs = structuredClone(richText.content ?? [])
  const paragraph = paragraphs[Math.floor(next() * paragraphs.length)] ?? { type: 'paragraph' }
  const text = (paragraph.content ?? []).map((node) => node.text ?? '').join('')
  const place = Math.floor(next() * (text.length + 1))
  const kind = next()
  const word = String.fromCharCode(97 + Math.floor(next() * 26)).repeat(1 + Math.floor(next() * 3))
  const set = (value: string, marks?: { type: string }[]) => {
    if (value === '') delete paragraph.content
    else paragraph.content = [{ type: 'text', text: value, ...(marks && { marks }) }]
  }
  if (kind < 0.6) set(text.slice(0, place) + word + text.slice(place))
  else if (kind < 0.8) set(text.slice(0, place) + text.slice(place + 2))
  else if (kind < 0.9) set(text, [{ type: 'bold' }])
  else {
    set(text.slice(0, place))
    const rest = text.slice(place)
    const second: TextNode = { type: 'paragraph', ...(rest !== '' && { content: [{ type: 'text', text: rest }] }) }
    paragraphs.splice(paragraphs.indexOf(paragraph) + 1, 0, second)
  }
  return { ...shape.props, richText: { type: 'doc', content: paragraphs } }
}

/** Every document and every store equal; a newcomer sees the same; no record the schema refuses; nothing reported. */
function check(replicas: Replica[], report: RunReport): void {
  const [first, ...others] = replicas as [Replica, ...Replica[]]
  const records = boardRecords(first.store)
  for (const other of others) {
    assertSame(documentJson(other.doc), documentJson(first.doc), `documents of ${first.name} and ${other.name}`)
    assertSame(boardRecords(other.store), records, `stores of ${first.name} and ${other.name}`)
  }
  const newcomer = openReplica('newcomer', 1_000_000, Y.encodeStateAsUpdate(first.doc), { mayWrite: () => false })
  assertSame(boardRecords(newcomer.store), records, 'the store of a newcomer')
  newcomer.binding.close()
  for (const replica of replicas) {
    if (replica.problems.length > 0) throw new Error(`${replica.name}: ${String(replica.problems[0])}`)
    for (const record of replica.store.allRecords())
      replica.store.schema.validateRecord(replica.store, record, 'tests', null)
    for (const [id, reason] of replica.binding.quarantined())
      if (!/missing/.test(reason)) throw new Error(`${replica.name}: ${id} is hidden: ${reason}`)
  }
  report.records = Object.keys(records).length
  report.texts = Object.values(records).filter((record) => layout.valueAt(record as never, layout.RICH_TEXT)).length
}

function documentJson(doc: Y.Doc): unknown {
  const entries = [...doc.getMap('records').entries()].map(([id, entry]) => [id, layout.readRecord(entry)] as const)
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)))
}

function assertSame(a: unknown, b: unknown, what: string): void {
  if (layout.isSameJson(a, b)) return
  const [left, right] = [a, b] as Record<string, unknown>[]
  const id = [...new Set([...Object.keys(left!), ...Object.keys(right!)])].find(
    (key) => !layout.isSameJson(left![key], right![key]),
  )!
  throw new Error(`${what} differ in ${id}: ${JSON.stringify(left![id])} against ${JSON.stringify(right![id])}`)
}
