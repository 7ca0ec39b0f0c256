// Why the server does not let a page in, asked over HTTP: a socket that is refused tells a page nothing.
import { BoardError, type RefusalCode } from '../../shared/errors.ts'
import { api } from '../api.ts'

/** Null when the server does not answer, or has nothing against this person. */
export async function whyRefused(boardId: string): Promise<RefusalCode | null> {
  try {
    await api.board(boardId)
    return null
  } catch (error) {
    if (!(error instanceof BoardError) || error.code === 'internal') return null
    // Who has a session and may not even read was taken off the board.
    return error.code === 'not_allowed' ? 'removed' : error.code
  }
}
