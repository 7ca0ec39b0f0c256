// Whether the window that imports a table is open on this screen, and for which list or table it was asked.
import { useSyncExternalStore } from 'react'
import type { WidgetId } from '../../shared/catalog.ts'

/** `widget` null: the file says what it is for, or who imports it. */
export type AskedImport = { widget: WidgetId | null }

const listeners = new Set<() => void>()
let asked: AskedImport | null = null

function ask(next: AskedImport | null): void {
  asked = next
  for (const listener of listeners) listener()
}

export const openImport = (widget: WidgetId | null = null): void => ask({ widget })
export const closeImport = (): void => ask(null)

export function useAskedImport(): AskedImport | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => asked,
  )
}
