// Which open rounds and writings this person has finished, as far as this page has seen; shared by the room and the document.
import { useSyncExternalStore } from 'react'
import { useBoard } from '../board/boardContext.ts'
import { isAsked, roomTasks } from './roomTask.ts'

let finished: ReadonlySet<string> = new Set()
const listeners = new Set<() => void>()

export function setFinished(taskId: string, isFinished: boolean): void {
  if (finished.has(taskId) === isFinished) return
  const next = new Set(finished)
  if (isFinished) next.add(taskId)
  else next.delete(taskId)
  finished = next
  for (const listener of listeners) listener()
}

export function useFinished(): ReadonlySet<string> {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => finished,
  )
}

/** How many open tasks wait for this person. */
export function useWaiting(): number {
  const { board, me } = useBoard()
  const done = useFinished()
  return roomTasks(board, me).filter((task) => isAsked(board, me, task) && !done.has(task.id)).length
}
