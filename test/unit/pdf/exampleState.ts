// Boards for tests of charts, sentences and paper: the shown example, boards from other inputs, and an empty one.
import * as Y from 'yjs'
import { createExampleBoard } from '../../../server/board/exampleBoard.ts'
import type { ExampleName } from '../../../server/board/exampleExtras.ts'
import { seedTexts } from '../../../server/board/seedTexts.ts'
import { openMemoryStorage } from '../../../server/storage/memory.ts'
import { readBoard, type BoardState, type Partner } from '../../../shared/board/boardState.ts'
import { initialBoard } from '../../../shared/board/initialBoard.ts'

/** @param input of the form of worked-example-1.json's `input`; without it a shown example. */
export async function prepareExample(input?: unknown, example: ExampleName = 'worked'): Promise<BoardState> {
  return readBoard(await prepareExampleDocument(input, example))
}

/** As `prepareExample`, as the document the board's page holds. */
export async function prepareExampleDocument(input?: unknown, example: ExampleName = 'worked'): Promise<Y.Doc> {
  const storage = openMemoryStorage()
  const { boardId } = await createExampleBoard(storage, input === undefined ? { example } : { input }, {
    at: '2026-11-22T16:40:00Z',
    origin: 'http://localhost',
  })
  const loaded = await storage.load(boardId)
  const doc = new Y.Doc()
  if (loaded?.snapshot) Y.applyUpdate(doc, loaded.snapshot)
  for (const { update } of loaded?.tail ?? []) Y.applyUpdate(doc, update)
  return doc
}

/** A board as it is right after it was created, with the templates' own content and no ballots. */
export function emptyBoard(templates: string[], partners: Partner[]): BoardState {
  const doc = new Y.Doc()
  initialBoard(
    doc,
    {
      title: 'New board',
      consortium: { name: 'Test consortium', strategyStart: '2027-01-01', strategyEnd: '2029-12-31' },
      partners,
      templates,
      locale: 'en',
      today: null,
      notice: null,
      withPrefill: true,
    },
    seedTexts('en'),
  )
  return readBoard(doc)
}
