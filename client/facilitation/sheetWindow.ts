// Which run-sheet is open for editing: asked for in menus, shown in one place.
import { useSyncExternalStore } from 'react'
import type { TemplateId } from '../../shared/catalog.ts'

export type EditedSheet = { template: TemplateId; step: string | null }

let edited: EditedSheet | null = null
const listeners = new Set<() => void>()

function set(next: EditedSheet | null): void {
  edited = next
  for (const listener of [...listeners]) listener()
}

/** @param step the step that stands open at first */
export const editSheet = (template: TemplateId, step: string | null = null): void => set({ template, step })
export const closeSheet = (): void => set(null)

export function useEditedSheet(): EditedSheet | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => edited,
  )
}
