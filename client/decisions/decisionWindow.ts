// Which parts of the decision log are open on this screen: the log itself, and statements whose new wording is being prepared.
import { useSyncExternalStore } from 'react'
import type { WidgetId } from '../../shared/catalog.ts'

type Shown = {
  /** Null: closed; '' opens the log at its top; otherwise the id of a decision to show. */
  log: string | null
  reworded: ReadonlySet<WidgetId>
}

const listeners = new Set<() => void>()
let shown: Shown = { log: null, reworded: new Set() }

function show(next: Shown): void {
  shown = next
  for (const listener of listeners) listener()
}

function useShown(): Shown {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => shown,
  )
}

/** @param decisionId the decision to show, or nothing for the whole log */
export const openDecisionLog = (decisionId = ''): void => show({ ...shown, log: decisionId })
export const closeDecisionLog = (): void => show({ ...shown, log: null })
export const useDecisionLog = (): string | null => useShown().log

/** From here on this person may change the statement, for a new vote. */
export const prepareWording = (statement: WidgetId): void =>
  show({ ...shown, reworded: new Set([...shown.reworded, statement]) })
export const useIsReworded = (statement: WidgetId): boolean => useShown().reworded.has(statement)
