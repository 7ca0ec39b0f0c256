// What people do in a random run. Every operation draws its choices from the run's own random numbers.
import type { TLRecord, TLShape } from 'tldraw'
import { arrow, frame, note, update, type Replica } from './replicas.ts'

export type Chance = {
  /** From 0 up to 1. */
  next: () => number
  pick: <T>(list: readonly T[]) => T | undefined
  /** A number that was not used before in this run. */
  fresh: () => number
}

const COLORS = ['yellow', 'blue', 'green', 'red', 'violet'] as const
const MARKETS = ['BR', 'CN', 'US'] as const
const CANVAS_FIELDS = ['forWhom', 'need', 'benefit'] as const

const shapes = (replica: Replica) =>
  replica.store.allRecords().filter((record): record is TLShape => record.typeName === 'shape')
const pages = (replica: Replica) => replica.store.allRecords().filter((record) => record.typeName === 'page')
const parents = (replica: Replica) =>
  replica.store.allRecords().filter((record) => record.typeName === 'page' || isFrame(record))
const notes = (replica: Replica) => shapes(replica).filter((shape) => shape.type === 'note')

/** The operations of a run, by name. */
export function operations({ next, pick, fresh }: Chance): Record<string, (replica: Replica) => void> {
  return {
    note(replica) {
      const parent = pick(parents(replica))!
      const number = fresh()
      const x = Math.floor(next() * 900)
      replica.store.put([note(replica.store, `${replica.name}${number}`, `note ${number}`, parent.id, x, 10)])
    },
    frame(replica) {
      const parent = pick(parents(replica))!
      replica.store.put([frame(replica.store, `${replica.name}F${fresh()}`, parent.id)])
    },
    arrow(replica) {
      const number = fresh()
      replica.store.put([arrow(replica.store, `${replica.name}A${number}`, next() < 0.5 ? '' : `way ${number}`)])
    },
    label(replica) {
      const shape = pick(shapes(replica).filter(({ type }) => type === 'arrow'))
      if (!shape) return
      const { text } = shape.props as { text: string }
      update(replica.store, shape.id, (old) => ({
        props: { ...old.props, text: typedText(text, next, 80) ?? '' } as never,
      }))
    },
    duplicate(replica) {
      const shape = pick(notes(replica))
      if (shape) replica.store.put([{ ...shape, id: `shape:${replica.name}D${fresh()}`, x: shape.x + 20 } as TLRecord])
    },
    move(replica) {
      const some = shapes(replica).filter(() => next() < 0.3)
      const [dx, dy] = [Math.floor(next() * 100), Math.floor(next() * 100)]
      replica.store.put(some.map((shape) => ({ ...shape, x: shape.x + dx, y: shape.y + dy })))
    },
    reorder(replica) {
      const shape = pick(shapes(replica))
      if (shape) update(replica.store, shape.id, () => ({ index: `a${1 + Math.floor(next() * 8)}` as never }))
    },
    colour(replica) {
      const shape = pick(notes(replica))
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
      const shape = pick(notes(replica))
      if (shape) update(replica.store, shape.id, (old) => ({ props: typed(old, next) as never }))
    },
    page(replica) {
      if (next() < 0.6 || pages(replica).length < 2) {
        const id = `page:${replica.name}${fresh()}`
        replica.store.put([replica.store.schema.types.page.create({ id, name: id, index: 'a3' } as never) as TLRecord])
      } else replica.store.remove([pick(pages(replica))!.id])
    },
    field(replica) {
      if (next() < 0.5) replica.edit.setField('T04.settings', 'lambda', Math.floor(next() * 5) / 4)
      else replica.edit.setCell('T08.channelState', 'B1', 'common', pick([0, 1, 2, null])!)
    },
    longText(replica) {
      const field = pick(CANVAS_FIELDS)!
      const held = replica.doc.getMap('items').get(`T08.positioning/${field}`)
      replica.edit.setField('T08.positioning', field, typedText(String(held ?? ''), next, 200))
    },
    itemText(replica) {
      const id = pick(MARKETS)!
      const held = replica.doc.getMap('items').get(`T04.markets/${id}/note`)
      replica.edit.setItemField('T04.markets', id, 'note', typedText(String(held ?? `About ${id}`), next, 600))
    },
    item(replica) {
      if (next() < 0.6) {
        const items = [...replica.doc.getMap('items').keys()].filter((key) => /^T08.channels.[^/]+$/.test(key))
        if (items.length < 12) replica.edit.addItem('T08.channels', { label: `Channel ${fresh()}` })
      } else {
        const keys = [...replica.doc.getMap('items').keys()]
        const key = pick(
          keys.filter((candidate) => /^T08.channels.[^/]+$/.test(candidate) && !candidate.endsWith('/B1')),
        )
        if (key)
          replica.edit.setItemField('T08.channels', decodeURIComponent(key.split('/')[1]!), 'label', `L${fresh()}`)
      }
    },
    undo: (replica) => replica.undo.undo(),
    redo: (replica) => replica.undo.redo(),
    stop: (replica) => replica.undo.mark(`mark ${fresh()}`),
  }
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

/** A plain text after somebody typed or deleted something in it; null when nothing is left. */
function typedText(text: string, next: () => number, most: number): string | null {
  const place = Math.floor(next() * (text.length + 1))
  const word = String.fromCharCode(97 + Math.floor(next() * 26)).repeat(1 + Math.floor(next() * 4))
  const isDeletion = text.length > most - 10 || next() < 0.25
  const after = isDeletion
    ? text.slice(0, place) + text.slice(place + 3)
    : `${text.slice(0, place)}${word} ${text.slice(place)}`
  return after === '' ? null : after
}

type TextNode = { type: string; text?: string; marks?: { type: string }[]; content?: TextNode[] }

/** The note's props after somebody typed, deleted, split a paragraph or made a word bold. */
function typed(shape: TLShape, next: () => number): object {
  const { richText } = shape.props as { richText: TextNode }
  const paragraphs = structuredClone(richText.content ?? [])
  const paragraph = innermost(paragraphs[Math.floor(next() * paragraphs.length)] ?? { type: 'paragraph' })
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
  else if (kind < 0.87) set(text, [{ type: 'bold' }])
  else if (kind < 0.93 && paragraph.type === 'paragraph' && paragraphs.includes(paragraph)) {
    const item = { type: 'listItem', content: [structuredClone(paragraph)] }
    paragraphs.splice(paragraphs.indexOf(paragraph), 1, { type: 'bulletList', content: [item] })
  } else if (paragraphs.includes(paragraph)) {
    set(text.slice(0, place))
    const rest = text.slice(place)
    const second: TextNode = { type: 'paragraph', ...(rest !== '' && { content: [{ type: 'text', text: rest }] }) }
    paragraphs.splice(paragraphs.indexOf(paragraph) + 1, 0, second)
  }
  return { ...shape.props, richText: { type: 'doc', content: paragraphs } }
}

/** The first paragraph in a list, or the paragraph itself. */
function innermost(node: TextNode): TextNode {
  return node.type === 'paragraph' || !node.content?.[0] ? node : innermost(node.content[0])
}
