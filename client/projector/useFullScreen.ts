// Full screen, where the browser has it, and whether it is on.
import { useCallback, useSyncExternalStore } from 'react'

export function useFullScreen(): { isFull: boolean; toggle: () => void } {
  const isFull = useSyncExternalStore(
    (listener) => {
      document.addEventListener('fullscreenchange', listener)
      return () => document.removeEventListener('fullscreenchange', listener)
    },
    () => document.fullscreenElement !== null,
  )
  const toggle = useCallback(() => {
    const change = document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen()
    // The browser may refuse, such as inside a frame; the page works in its window all the same.
    change.catch((reason: unknown) => console.warn('full screen was refused', reason))
  }, [])
  return { isFull, toggle }
}
