// Notes that come and go in the document view: where they are put, that the canvas takes them, and undo of both.
import { createTLSchema, defaultShapeSchemas } from '@tldraw/tlschema'
import { getIndexAbove, getIndexBetween, type IndexKey } from '@tldraw/utils'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { createDocumentUndo, WORDS_ORIGIN } from '../../../client/document/documentUndo.ts'
import { drawnPages } from '../../../client/document/drawnTexts.ts'
import { drawnWordsOf, plainWords, writeWords } from '../../../client/document/drawnWords.ts'
import { addNote, removeDrawing } from '../../../client/document/noteRecords.ts'
import { freeSpot } from '../../../shared/board/freePlace.ts'
import { indexAbove } from '../../../shared/board/indexKeys.ts'
import { frameShapeId } from '../../../shared/board/initialRecords.ts'
import { readRecord } from '../../../shared/board/recordLayout.ts'
import { copyOf, fullBoard } from '../../support/fullBoard.ts'

const schema = createTLSchema({ shapes: defaultShapeSchemas })
const FRAME = frameShapeId('T04', 'premortem')

type Note = { x: number; y: number; index: IndexKey; props: { scale: number } }
const noteIn = (doc: Y.Doc, id: string) => readRecord(doc.getMap('records').get(id)) as unknown as Note
const isThere = (doc: Y.Doc, id: string) => doc.getMap('records').has(id)
const textsOf = (doc: Y.Doc) =>
  drawnPages(doc.getMap('records')).flatMap(({ frames }) =>
    frames.flatMap(({ texts }) => texts.map(({ text }) => text)),
  )
const write = (doc: Y.Doc, id: string, text: string) =>
  doc.transact(() => writeWords(drawnWordsOf(doc, id)!, text, true), WORDS_ORIGIN)
const meet = (a: Y.Doc, b: Y.Doc) => {
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a))
  Y.applyUpdate(a, Y.encodeStateAsUpdate(b))
}

function person(doc: Y.Doc) {
  const undo = createDocumentUndo(doc, () => true)
  return {
    doc,
    undo,
    add: (id: string, parent = FRAME) => undo.changeRecords(() => addNote(doc, parent, id)),
    remove: (id: string) => undo.changeRecords(() => removeDrawing(doc, id)),
    type(id: string, text: string) {
      undo.beforeText(drawnWordsOf(doc, id)!)
      write(doc, id, text)
      undo.endStep()
    },
  }
}

describe('a note of the document view', () => {
  it('[O13] is one that the canvas takes, each in a place of its own inside its frame, in front of the others', () => {
    const nita = person(fullBoard())
    const frame = readRecord(nita.doc.getMap('records').get(FRAME)) as unknown as { props: { w: number; h: number } }
    const ids = Array.from({ length: 5 }, (_, i) => `shape:n${i}`)
    for (const id of ids) nita.add(id)
    const notes = ids.map((id) => noteIn(nita.doc, id))
    for (const note of notes) {
      const base = { ...note, props: { ...note.props, richText: { type: 'doc', content: [] } } }
      expect(() => schema.types.shape.validate(base as never)).not.toThrow()
      const side = 200 * note.props.scale
      expect(Math.min(note.x, note.y)).toBeGreaterThan(0)
      expect(note.x + side).toBeLessThan(frame.props.w)
      expect(note.y + side).toBeLessThan(frame.props.h)
    }
    expect(new Set(notes.map(({ x, y }) => `${x} ${y}`)).size).toBe(ids.length)
    expect(notes.map(({ index }) => index)).toEqual([...notes.map(({ index }) => index)].sort())
    nita.add('shape:free', 'page:notes')
    nita.add('shape:free2', 'page:notes')
    expect(noteIn(nita.doc, 'shape:free2').x).toBeGreaterThan(noteIn(nita.doc, 'shape:free').x)
  })

  it('[O13] goes and comes back with undo and redo, with its words and what others wrote in them', () => {
    const nita = person(fullBoard())
    nita.add('shape:a')
    nita.type('shape:a', 'mine')
    const omar = copyOf(nita.doc)
    write(omar, 'shape:a', 'mine and theirs')
    meet(nita.doc, omar)
    nita.remove('shape:a')
    meet(nita.doc, omar)
    expect(isThere(omar, 'shape:a')).toBe(false)
    nita.undo.undo()
    meet(nita.doc, omar)
    expect(plainWords(drawnWordsOf(omar, 'shape:a')!)).toBe('mine and theirs')
    nita.undo.redo()
    expect(isThere(nita.doc, 'shape:a')).toBe(false)
    nita.undo.undo()
    expect(textsOf(nita.doc)).toContain('mine and theirs')
  })

  it('[O13] that another has written in since is not taken back, nor is one to which an arrow leads', () => {
    const nita = person(fullBoard())
    nita.add('shape:a')
    nita.add('shape:b')
    nita.add('shape:c')
    const omar = copyOf(nita.doc)
    write(omar, 'shape:c', 'theirs')
    const arrow = new Y.Map<unknown>([['base', { typeName: 'binding', fromId: 'shape:arrow', toId: 'shape:b' }]])
    omar.getMap('records').set('binding:1', arrow)
    meet(nita.doc, omar)
    // Only the first is still nobody else's business.
    nita.undo.undo()
    expect(['a', 'b', 'c'].filter((id) => isThere(nita.doc, `shape:${id}`))).toEqual(['b', 'c'])
    expect(nita.undo.canUndo()).toBe(false)
    nita.undo.redo()
    expect(isThere(nita.doc, 'shape:a')).toBe(true)
  })

  it('[O13] does not come back into a frame that is gone', () => {
    const nita = person(fullBoard())
    nita.add('shape:a')
    nita.remove('shape:a')
    nita.doc.getMap('records').delete(FRAME)
    nita.undo.undo()
    expect(isThere(nita.doc, 'shape:a')).toBe(false)
  })
})

describe('order keys behind all others', () => {
  it('[O13] are keys of the canvas, behind whatever it made', () => {
    let last = indexAbove([])
    for (let i = 0; i < 200; i++) {
      // The canvas throws at a key that is none.
      expect(getIndexAbove(last as IndexKey) > last).toBe(true)
      const next = indexAbove([last, 'a1', 'no key', ''])
      expect(next > last, `${last} ${next}`).toBe(true)
      last = next
    }
    for (const key of ['Zz', 'a0', 'az', 'a1V', 'azz', 'bzz', 'b0z', 'czzz'] as IndexKey[]) {
      const next = indexAbove([key]) as IndexKey
      expect(next > key).toBe(true)
      expect(getIndexBetween(key, next) < next).toBe(true)
      expect(getIndexAbove(next) > next).toBe(true)
    }
  })
})

describe('a free spot', () => {
  it('[O13] is found row by row, and is the corner of an area that is full', () => {
    const area = { w: 340, h: 230 }
    const first = freeSpot([], area, 100, 10)
    expect(first).toMatchObject({ x: 10, y: 10 })
    const boxes = [first]
    for (let i = 0; i < 5; i++) boxes.push(freeSpot(boxes, area, 100, 10))
    expect(boxes.map(({ x, y }) => `${x},${y}`)).toEqual(['10,10', '120,10', '230,10', '10,120', '120,120', '230,120'])
    expect(freeSpot(boxes, area, 100, 10)).toMatchObject({ x: 10, y: 10 })
  })
})
