// A board read once for everybody who asks before it changes again: a hall that votes asks a hundred times a second.
import type * as Y from 'yjs'
import { readBoard, type BoardState } from '../../shared/board/boardState.ts'

const known = new WeakMap<Y.Doc, BoardState>()

/** The board of a document that nobody is changing at this moment; inside a change use `readBoard`. */
export function boardOf(doc: Y.Doc): BoardState {
  const before = known.get(doc)
  if (before) return before
  const board = readBoard(doc)
  known.set(doc, board)
  doc.once('update', () => known.delete(doc))
  return board
}
