// Something outside React that is made for this screen, watched by it and closed with it.
import { useEffect, useState, useSyncExternalStore } from 'react'
import type { Wait } from './createTries.ts'

export type Kept<State> = {
  state(): State
  subscribe(listener: () => void): () => void
  close(): void
}

/**
 * @param make keep it the same (useCallback) until another one is to be made
 * @param empty the state until it is made, always the same value
 */
export function useKeeper<Keeper extends Kept<State>, State>(
  make: () => Keeper,
  empty: State,
): { keeper: Keeper | null; state: State } {
  const [keeper, setKeeper] = useState<Keeper | null>(null)
  useEffect(() => {
    const made = make()
    setKeeper(made)
    return () => made.close()
  }, [make])
  const state = useSyncExternalStore(
    (listener) => keeper?.subscribe(listener) ?? (() => undefined),
    () => keeper?.state() ?? empty,
  )
  return { keeper, state }
}

/** The clock of the browser, for keepers. */
export const waitHere: Wait = (ms, then) => {
  const timeout = window.setTimeout(then, ms)
  return () => window.clearTimeout(timeout)
}
