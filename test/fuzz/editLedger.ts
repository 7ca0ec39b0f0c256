// What every person of a run wrote, in the words of the edits themselves, and what each of them knew at that moment. From
// that it follows, without looking at a document, what everybody must read at the end: the value of each field and cell that
// nobody changed later, every item, every word. Knows no server.
import * as Y from 'yjs'
import {
  cellValue,
  findItem,
  listItems,
  readBoard,
  singleField,
  type BoardState,
  type FieldValue,
} from '../../shared/board/boardState.ts'
import { listSeedOf, widgetSeedOf, type WidgetId } from '../../shared/catalog.ts'
import type { FieldSeed } from '../../shared/templateSeed.ts'
import type { BoardEdit } from '../../client/board/boardContext.ts'
import type { Draw } from '../support/randomEdits.ts'

type What =
  | { what: 'field'; widget: WidgetId; field: string; value: FieldValue }
  | { what: 'itemField'; widget: WidgetId; item: string; field: string; value: FieldValue }
  | { what: 'cell'; widget: WidgetId; row: string; column: string; value: number | string | null }
  | { what: 'word'; widget: WidgetId; item: string | null; field: string; word: string }
  | { what: 'added' | 'deleted' | 'archived' | 'confirmed'; widget: WidgetId; item: string }
  | { what: 'moved'; widget: WidgetId; item: string; before: string }

/** An edit, where its letters stand in the document, and what its author had then. */
type Entry = What & { by: number; client: number; clock: number; known: Map<number, number> }

export type LedgerCount = {
  entries: number
  checked: number
  contested: number
  words: number
  doubled: number
  moves: number
}

const valueOf = (entry: Entry): unknown => ('value' in entry ? (entry.value ?? undefined) : undefined)
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null)

export class EditLedger {
  private readonly entries: Entry[] = []
  private words = 0

  /** The kinds of widgets that this many people have edited. */
  kindsBy(people: number): Set<string> {
    const authors = new Map<string, Set<number>>()
    for (const { widget, by } of this.entries) {
      const { kind } = widgetSeedOf(widget)!
      authors.set(kind, (authors.get(kind) ?? new Set()).add(by))
    }
    return new Set([...authors].filter(([, all]) => all.size >= people).map(([kind]) => kind))
  }

  /** The same edits, written down. Long texts are changed as people do: a word is put in, the others stay. */
  recording(doc: Y.Doc, edit: BoardEdit, by: number, draw: Draw): BoardEdit {
    const now = () => Y.decodeStateVector(Y.encodeStateVector(doc))
    const note = (change: () => readonly What[]): void => {
      const known = now()
      const client = doc.clientID
      const all = change()
      const clock = now().get(client) ?? 0
      // Nothing was written: it stood there already.
      if (clock === (known.get(client) ?? 0) && !all.some(isDeletion)) return
      for (const what of all) this.entries.push({ ...what, by, client, clock, known })
    }
    const withWord = (present: FieldValue | undefined): { text: string; word: string } => {
      const word = `${'abc'[by]}word${++this.words}.`
      const words = typeof present === 'string' && present !== '' ? present.split(' ') : []
      words.splice(Math.floor(draw() * (words.length + 1)), 0, word)
      return { text: words.join(' '), word }
    }
    const seedOf = (fields: readonly FieldSeed[], id: string) => fields.find((field) => field.id === id)
    const added = (widget: WidgetId, item: string, fields: Record<string, FieldValue>): What[] => [
      { what: 'added', widget, item },
      ...Object.entries(fields).flatMap(([field, value]): What[] =>
        seedOf(listSeedOf(widget)!.fields, field)?.type === 'longText'
          ? []
          : [{ what: 'itemField', widget, item, field, value }],
      ),
    ]
    /** Writes an item down that comes into being, with the fields it starts with. */
    const adding = (widget: WidgetId, fields: Record<string, FieldValue>, add: () => string): string => {
      let item = ''
      note(() => added(widget, (item = add()), fields))
      return item
    }
    return {
      ...edit,
      setField(widget, field, value) {
        const seed = widgetSeedOf(widget)!
        if ('fields' in seed && seedOf(seed.fields, field)?.type === 'longText') {
          const { text, word } = withWord(singleField(readBoard(doc), widget, field))
          note(() => {
            edit.setField(widget, field, text)
            return [{ what: 'word', widget, item: null, field, word }]
          })
          return
        }
        note(() => {
          edit.setField(widget, field, value)
          return [{ what: 'field', widget, field, value }]
        })
      },
      setItemField(widget, item, field, value) {
        if (seedOf(listSeedOf(widget)!.fields, field)?.type === 'longText') {
          const { text, word } = withWord(findItem(readBoard(doc), widget, item)?.fields[field])
          note(() => {
            edit.setItemField(widget, item, field, text)
            return [{ what: 'word', widget, item, field, word }]
          })
          return
        }
        note(() => {
          edit.setItemField(widget, item, field, value)
          return [{ what: 'itemField', widget, item, field, value }]
        })
      },
      setCell(widget, row, column, value) {
        note(() => {
          edit.setCell(widget, row, column, value)
          return [{ what: 'cell', widget, row, column, value }]
        })
      },
      addItem: (widget, fields) => adding(widget, fields, () => edit.addItem(widget, fields)),
      duplicateItem(widget, original) {
        const { fields } = findItem(readBoard(doc), widget, original)!
        return adding(widget, fields, () => edit.duplicateItem(widget, original))
      },
      addLinkedItem: (widget, from) => adding(widget, {}, () => edit.addLinkedItem(widget, from)),
      removeItem(widget, item) {
        let how: 'deleted' | 'archived' = 'deleted'
        note(() => {
          how = edit.removeItem(widget, item)
          return [{ what: how, widget, item }]
        })
        return how
      },
      moveItem(widget, item, before) {
        note(() => {
          edit.moveItem(widget, item, before)
          return before === null || before === item ? [] : [{ what: 'moved', widget, item, before }]
        })
      },
      confirmItem(widget, item) {
        note(() => {
          edit.confirmItem(widget, item)
          return [{ what: 'confirmed', widget, item }]
        })
      },
    }
  }

  /** What everybody should read and does not; empty when nothing is lost. Counts what was looked at into `count`. */
  losses(doc: Y.Doc, count: LedgerCount): string[] {
    const board = readBoard(doc)
    const lost: string[] = []
    const expect = (holds: boolean, entry: Entry): void => {
      count.checked++
      if (!holds) lost.push(JSON.stringify({ ...entry, known: undefined }))
    }
    const deleted = new Set(
      this.entries.flatMap((one) => (one.what === 'deleted' ? [`${one.widget}/${one.item}`] : [])),
    )
    const isDeleted = (entry: Entry): boolean =>
      'item' in entry && entry.item !== null && deleted.has(`${entry.widget}/${entry.item}`)
    count.entries += this.entries.length
    for (const all of this.bySlot().values()) {
      const unbeaten = all.filter((entry) => !all.some((other) => wasKnownTo(entry, other)))
      // Two who each empty what only they know of leave none.
      const last = unbeaten.length > 0 ? unbeaten : all
      const isContested = new Set(all.map(({ by }) => by)).size > 1
      if (isContested) count.contested++
      const [first] = last as [Entry]
      if (isDeleted(first)) continue
      const present = readIn(board, first)
      // Of two values put in at once the document keeps one, and who then empties the field has seen only that one.
      const isEmptied = isContested && present === undefined && all.some(isDeletion)
      expect(isEmptied || last.some((entry) => same(valueOf(entry), present)), first)
    }
    for (const entry of this.entries) {
      if (isDeleted(entry)) continue
      if (entry.what === 'word') {
        count.words++
        // Two people's words may stand together without a space.
        const times = textIn(board, entry).split(entry.word).length - 1
        if (times > 1) count.doubled++
        expect(times > 0, entry)
      } else if (entry.what === 'added') expect(findItem(board, entry.widget, entry.item) !== undefined, entry)
      else if (entry.what === 'confirmed') expect(!!findItem(board, entry.widget, entry.item)?.confirmed, entry)
      else if (entry.what === 'moved' && this.isLastInOrder(entry) && !deleted.has(`${entry.widget}/${entry.before}`)) {
        count.moves++
        const ids = listItems(board, entry.widget, { archived: true }).map(({ id }) => id)
        expect(ids.indexOf(entry.item) < ids.indexOf(entry.before), entry)
      }
    }
    return lost
  }

  /** Edits of one field or cell, in no order. */
  private bySlot(): Map<string, Entry[]> {
    const slots = new Map<string, Entry[]>()
    for (const entry of this.entries) {
      const key = slotOf(entry)
      if (key !== null) slots.set(key, [...(slots.get(key) ?? []), entry])
    }
    return slots
  }

  /** Nobody moved either item, or made one that may stand between, without knowing of this move or after it. */
  private isLastInOrder(entry: Entry & { what: 'moved' }): boolean {
    return this.entries.every(
      (other) =>
        other === entry ||
        other.widget !== entry.widget ||
        !['moved', 'added'].includes(other.what) ||
        wasKnownTo(other, entry),
    )
  }
}

/** What is emptied by taking its key away: that leaves no letters of its own behind. */
const isDeletion = (what: What): boolean =>
  what.what === 'deleted' || ((what.what === 'field' || what.what === 'cell') && what.value === null)

/** Whether `entry` was there already when `later` was made. */
function wasKnownTo(entry: Entry, later: Entry): boolean {
  if (entry === later) return false
  // Emptying takes away what was known then and no more: any value put in since stands, known or not.
  if (isDeletion(entry)) return !isDeletion(later) && !wasKnownTo(later, entry)
  return (later.known.get(entry.client) ?? 0) >= entry.clock
}

function slotOf(entry: Entry): string | null {
  if (entry.what === 'field') return `${entry.widget}/${entry.field}`
  if (entry.what === 'itemField') return `${entry.widget}/${entry.item}/${entry.field}`
  return entry.what === 'cell' ? `${entry.widget}/${entry.row}/${entry.column}` : null
}

function readIn(board: BoardState, entry: Entry): unknown {
  if (entry.what === 'field') return singleField(board, entry.widget, entry.field)
  if (entry.what === 'cell') return cellValue(board, entry.widget, entry.row, entry.column)
  if (entry.what !== 'itemField') throw new Error(entry.what)
  const item = findItem(board, entry.widget, entry.item)
  const value = item?.fields[entry.field]
  // A list of partners is read with the partner named in another field.
  const { includes } = listSeedOf(entry.widget)!.fields.find(({ id }) => id === entry.field)!
  const written = Array.isArray(entry.value) ? entry.value : []
  const isIncluded = includes !== undefined && Array.isArray(value) && written.every((one) => value.includes(one))
  return isIncluded ? (entry.value ?? undefined) : value
}

function textIn(board: BoardState, { widget, item, field }: Entry & { what: 'word' }): string {
  const text = item === null ? singleField(board, widget, field) : findItem(board, widget, item)?.fields[field]
  return typeof text === 'string' ? text : ''
}
