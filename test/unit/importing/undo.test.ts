// An import is one step of a person's undo, long texts too.
import { describe, expect, it } from 'vitest'
import { createTLStore } from 'tldraw'
import { createUndoLog } from '../../../client/sync/undo.ts'
import { listItems, readBoard } from '../../../shared/board/boardState.ts'
import { fullBoard } from '../../support/fullBoard.ts'
import { importCsv, statesOf } from './importKit.ts'

const textsOf = (doc: ReturnType<typeof fullBoard>, widget: string) =>
  listItems(readBoard(doc), widget).map(({ id, fields }) => [id, fields])

describe('undo of an import', () => {
  it('[X22] takes back what was added and what was changed, at once', async () => {
    const doc = fullBoard()
    const store = createTLStore({})
    const undo = createUndoLog({ doc, store, mayWrite: () => true })
    const before = textsOf(doc, 'T02.needs')
    const csv = 'Id,Need,For\nN01,Advice on aims,\n,Lawyers,large\n,Translators,sme\n'
    expect(statesOf(await importCsv(doc, 'T02.needs', csv))).toEqual(['changed', 'added', 'added'])
    const after = textsOf(doc, 'T02.needs')
    expect(undo.canUndo()).toBe(true)
    undo.undo()
    expect(textsOf(doc, 'T02.needs')).toEqual(before)
    expect(undo.canUndo()).toBe(false)
    undo.redo()
    expect(textsOf(doc, 'T02.needs')).toEqual(after)
  })

  it('[X22] takes long texts back too', async () => {
    const doc = fullBoard()
    await importCsv(doc, 'T02.quotes', 'text\nNobody knows us there\n', { mapping: ['text'] })
    const store = createTLStore({})
    const undo = createUndoLog({ doc, store, mayWrite: () => true })
    const [[id] = []] = textsOf(doc, 'T02.quotes')
    await importCsv(doc, 'T02.quotes', `id,text\n${String(id)},Nobody knows us abroad\n`, { mapping: ['$id', 'text'] })
    expect(listItems(readBoard(doc), 'T02.quotes')[0]?.fields['text']).toBe('Nobody knows us abroad')
    undo.undo()
    expect(listItems(readBoard(doc), 'T02.quotes')[0]?.fields['text']).toBe('Nobody knows us there')
  })
})
