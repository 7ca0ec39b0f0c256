// One thing asked of the server by a press: whether it is under way, and why it was refused, until the next try.
import { useState } from 'react'
import { BoardError } from '../../shared/errors.ts'

export type Request = {
  /** Answers whether it was done. What is no refusal is thrown on. */
  run: (work: () => Promise<unknown>) => Promise<boolean>
  isBusy: boolean
  refusal: string | null
  /** For what is refused before it is asked, and to take a refusal off the screen. */
  setRefusal: (why: string | null) => void
}

export function useRequest(): Request {
  const [isBusy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const run = async (work: () => Promise<unknown>): Promise<boolean> => {
    setBusy(true)
    setRefusal(null)
    try {
      await work()
      return true
    } catch (reason) {
      if (!(reason instanceof BoardError)) throw reason
      setRefusal(reason.message)
      return false
    } finally {
      setBusy(false)
    }
  }
  return { run, isBusy, refusal, setRefusal }
}
