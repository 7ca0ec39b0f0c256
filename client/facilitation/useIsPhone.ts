// Whether the screen is as narrow as a phone, kept up to date while it turns.
import { useSyncExternalStore } from 'react'

const query = matchMedia('(width < 768px)')

export function useIsPhone(): boolean {
  return useSyncExternalStore(
    (listener) => {
      query.addEventListener('change', listener)
      return () => query.removeEventListener('change', listener)
    },
    () => query.matches,
  )
}
