// Undo in the document view takes back this person's own work, and nothing that another did since.
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { createDocumentUndo, WORDS_ORIGIN } from '../../../client/document/documentUndo.ts'
import { plainWords, writeWords } from '../../../client/document/drawnWords.ts'
import { createBoardEdit } from '../../../shared/board/boardEdit.ts'
import { readBoard } from '../../../shared/board/boardState.ts'
import { copyOf, fullBoard } from '../../support/fullBoard.ts'

function person(doc: Y.Doc, name: string) {
  let id = 0
  const context = {
    participantId: name,
    partnerId: 'A',
    newId: () => `${name}${++id}`,
    now: () => '2027-01-01T00:00:00Z',
  }
  return { doc, edit: createBoardEdit(doc, context), undo: createDocumentUndo(doc, () => true) }
}
const meet = (a: Y.Doc, b: Y.Doc) => {
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a))
  Y.applyUpdate(a, Y.encodeStateAsUpdate(b))
}
const statementOf = (doc: Y.Doc) => String(readBoard(doc).items.get('T01.statement/statement') ?? '')

describe('undo in the document view', () => {
  it('[O9] takes back one edit after the other, and brings it again', () => {
    const { doc, edit, undo } = person(fullBoard(), 'nita')
    const before = readBoard(doc).items.get('T04.measured/C10/CN')
    edit.setCell('T04.measured', 'C10', 'CN', 40)
    edit.setCell('T04.measured', 'C10', 'CN', 50)
    undo.undo()
    expect(readBoard(doc).items.get('T04.measured/C10/CN')).toBe(40)
    undo.undo()
    expect(readBoard(doc).items.get('T04.measured/C10/CN')).toEqual(before)
    expect(undo.canUndo()).toBe(false)
    undo.redo()
    undo.redo()
    expect(readBoard(doc).items.get('T04.measured/C10/CN')).toBe(50)
    expect(undo.canRedo()).toBe(false)
  })

  it('[O9] leaves what another changed since, and goes on to the step before', () => {
    const nita = person(fullBoard(), 'nita')
    const omar = person(copyOf(nita.doc), 'omar')
    nita.edit.setCell('T04.measured', 'C10', 'BR', 11)
    nita.edit.setCell('T04.measured', 'C10', 'CN', 40)
    meet(nita.doc, omar.doc)
    omar.edit.setCell('T04.measured', 'C10', 'CN', 70)
    meet(nita.doc, omar.doc)
    nita.undo.undo()
    expect(readBoard(nita.doc).items.get('T04.measured/C10/CN')).toBe(70)
    expect(readBoard(nita.doc).items.get('T04.measured/C10/BR')).not.toBe(11)
  })

  it('[O9] takes own letters out of a long text and of a drawing, and leaves the letters of others', () => {
    const nita = person(fullBoard(), 'nita')
    nita.edit.setField('T01.statement', 'statement', 'We act')
    const omar = person(copyOf(nita.doc), 'omar')
    nita.edit.setField('T01.statement', 'statement', 'We act as one')
    meet(nita.doc, omar.doc)
    omar.edit.setField('T01.statement', 'statement', 'We act as one until 2029')
    meet(nita.doc, omar.doc)
    nita.undo.undo()
    expect(statementOf(nita.doc)).toBe('We act until 2029')

    const entry = new Y.Map<unknown>()
    nita.doc.getMap('records').set('shape:note', entry)
    const words = new Y.XmlFragment()
    entry.set('props.richText', words)
    words.insert(0, [new Y.XmlElement('paragraph')])
    nita.undo.beforeText(words)
    nita.doc.transact(() => writeWords(words, 'mine', true), WORDS_ORIGIN)
    nita.doc.transact(() => writeWords(words, 'mine, theirs', true), { from: 'somebody' })
    nita.undo.undo()
    expect(plainWords(words)).toBe(', theirs')
    nita.undo.redo()
    expect(plainWords(words)).toBe('mine, theirs')
  })
})
