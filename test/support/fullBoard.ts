// A board with every template of the catalogue, one that repeats twice, and a decision on two markets.
import * as Y from 'yjs'
import { createBoardEdit, type ItemEdit } from '../../shared/board/boardEdit.ts'
import { addTemplate, initialBoard } from '../../shared/board/initialBoard.ts'
import { CATALOG } from '../../shared/catalog.ts'
import { seedTexts } from '../../server/board/seedTexts.ts'

export const FULL_PARTNERS = ['A', 'B', 'C', 'D', 'E'].map((id) => ({
  id,
  name: `Partner ${id}`,
  region: 'Region',
  type: 'cluster' as const,
}))

export function fullBoard(): Y.Doc {
  const doc = new Y.Doc()
  const texts = seedTexts('en')
  const real = [...CATALOG.values()].filter(({ id }) => id < 'T17')
  initialBoard(
    doc,
    {
      title: 'Whole board',
      consortium: { name: 'Consortium', strategyStart: '2027-01-01', strategyEnd: '2029-12-31' },
      partners: FULL_PARTNERS,
      templates: real.map(({ id }) => id),
      locale: 'en',
    },
    texts,
  )
  for (const { id, repeats } of real) if (repeats) addTemplate(doc, id, texts)
  doc.getMap('items').set('T04.decision/statement', 'These two.')
  doc.getMap('items').set('T04.decision/markets', ['CN', 'BR'])
  const approve = { people: 1, cells: { decision: { vote: 'approve' } } }
  doc
    .getMap('session')
    .set('values/T04.decisionVote/1', Object.fromEntries(FULL_PARTNERS.map(({ id }) => [id, approve])))
  return doc
}

/** The edits of a person; ids count up from the person's name. */
export function editsOf(doc: Y.Doc, name: string): ItemEdit {
  let id = 0
  return createBoardEdit(doc, {
    participantId: name,
    partnerId: 'A',
    newId: () => `${name}${++id}`,
    now: () => '2027-01-01T00:00:00Z',
  })
}

/** A second copy of the document, as another person's device has it. */
export function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}
