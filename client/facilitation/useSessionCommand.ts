// Tells the server what the facilitator wants, one command at a time, and keeps the reason when it is refused.
import { useCallback, useRef, useState } from 'react'
import type { SessionCommand } from '../../shared/session/sessionCommands.ts'
import { api } from '../api.ts'
import { useBoard } from '../board/boardContext.ts'

export type CommandSender = {
  send: (...commands: SessionCommand[]) => void
  isBusy: boolean
  refusal: string | null
}

/** `send` runs its commands in order and stops at the first refusal. */
export function useSessionCommand(): CommandSender {
  const { boardId } = useBoard()
  const [isBusy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const running = useRef(false)
  const send = useCallback(
    (...commands: SessionCommand[]) => {
      if (running.current) return
      running.current = true
      setBusy(true)
      const run = async () => {
        try {
          for (const command of commands) await api.session(boardId, command)
          setRefusal(null)
        } catch (reason) {
          setRefusal(reason instanceof Error ? reason.message : String(reason))
        } finally {
          running.current = false
          setBusy(false)
        }
      }
      void run()
    },
    [boardId],
  )
  return { send, isBusy, refusal }
}
