// A board without content, as the export sees one.
import * as Y from 'yjs'
import { createBoardReader } from '../../../shared/board/boardReader.ts'
import type { BoardState } from '../../../shared/board/boardState.ts'

export const emptyBoardState = (): BoardState => createBoardReader(new Y.Doc()).read()
