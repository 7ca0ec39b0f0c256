// An answer of the server for one part of the screen: loading, here, or why not, and asking once more.
import { useCallback, useEffect, useState } from 'react'
import { BoardError } from '../../shared/errors.ts'

export type Answer<T> =
  { state: 'loading' } | { state: 'failed'; message: string } | { state: 'here'; value: T; isOld: boolean }

/**
 * @param ask keep it the same (useCallback) until something else is to be asked
 * @returns `again` asks once more; what is here stays on screen meanwhile
 */
export function useAnswer<T>(ask: () => Promise<T>): { answer: Answer<T>; again: () => void } {
  const [answer, setAnswer] = useState<Answer<T>>({ state: 'loading' })
  const [asked, setAsked] = useState(0)
  useEffect(() => {
    let isCurrent = true
    setAnswer((before) => (before.state === 'here' ? { ...before, isOld: true } : { state: 'loading' }))
    ask().then(
      (value) => isCurrent && setAnswer({ state: 'here', value, isOld: false }),
      (error: unknown) => {
        if (!(error instanceof BoardError)) throw error
        if (isCurrent) setAnswer({ state: 'failed', message: error.message })
      },
    )
    return () => {
      isCurrent = false
    }
  }, [ask, asked])
  return { answer, again: useCallback(() => setAsked((count) => count + 1), []) }
}
