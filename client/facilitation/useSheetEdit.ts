// Sends edits of a run-sheet one after another, none lost: who types on while one is on its way is not held up.
import { useCallback, useRef, useState } from 'react'
import type { SessionCommand } from '../../shared/session/sessionCommands.ts'
import { api } from '../api.ts'
import { useBoard } from '../board/boardContext.ts'

export type SheetEdit = {
  edit: (command: SessionCommand) => void
  isSaving: boolean
  /** Why the latest edit was not taken; null once one was. */
  refusal: string | null
}

export function useSheetEdit(): SheetEdit {
  const { boardId } = useBoard()
  const tail = useRef<Promise<void>>(Promise.resolve())
  const [waiting, setWaiting] = useState(0)
  const [refusal, setRefusal] = useState<string | null>(null)
  const edit = useCallback(
    (command: SessionCommand) => {
      setWaiting((count) => count + 1)
      tail.current = tail.current.then(async () => {
        try {
          await api.session(boardId, command)
          setRefusal(null)
        } catch (reason) {
          setRefusal(reason instanceof Error ? reason.message : String(reason))
        } finally {
          setWaiting((count) => count - 1)
        }
      })
    },
    [boardId],
  )
  return { edit, isSaving: waiting > 0, refusal }
}
