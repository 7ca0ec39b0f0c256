// The projector's address, and opening it in a window of its own, to be moved to the wall.
import { boardPath } from '../../shared/protocol.ts'

export const projectorPath = (boardId: string): string => `${boardPath(boardId)}/projector`

/** One window a board: pressing again brings the same one. */
export function openProjector(boardId: string): void {
  window.open(projectorPath(boardId), `projector-${boardId}`)?.focus()
}
