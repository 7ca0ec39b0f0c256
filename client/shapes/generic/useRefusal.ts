// Why an edit was refused, in words, until the next one succeeds.
import { useState } from 'react'
import { BoardError } from '../../../shared/errors.ts'

/** `attempt` runs an edit and answers whether it was taken. */
export function useRefusal(): { reason: string | null; attempt: (edit: () => void) => boolean } {
  const [reason, setReason] = useState<string | null>(null)
  return {
    reason,
    attempt(edit) {
      try {
        edit()
      } catch (error) {
        if (!(error instanceof BoardError)) throw error
        setReason(error.message)
        return false
      }
      setReason(null)
      return true
    },
  }
}
