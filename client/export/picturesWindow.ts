// Whether the window that saves pictures is open on this screen, and in which format it begins.
import { useSyncExternalStore } from 'react'
import type { PictureFormat } from './framePictures.ts'

const listeners = new Set<() => void>()
let shown: PictureFormat | null = null

function show(next: PictureFormat | null): void {
  shown = next
  for (const listener of listeners) listener()
}

export const openPictures = (format: PictureFormat = 'png'): void => show(format)
export const closePictures = (): void => show(null)

/** The format it was opened with; null while it is closed. */
export function useShownPictures(): PictureFormat | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => shown,
  )
}
