// What this person chose for something that asks to be opened (a ballot, a private writing): open it, or later. Shared by the
// run-sheet, the panels and the window itself; remembered for a reload.
import { useSyncExternalStore } from 'react'

export type WindowChoice = 'open' | 'later'
export type WindowChoices = {
  /** At most one is open at a time. */
  open(id: string): void
  /** Closes the window, or puts it off; the run-sheet still offers it. */
  close(id: string): void
  /** The choice for each id; without one it still asks. */
  useChoices(): Readonly<Record<string, WindowChoice>>
}

/** @param stored the name under which the choices are remembered in this tab */
export function createWindowChoices(stored: string): WindowChoices {
  const listeners = new Set<() => void>()
  let choices: Readonly<Record<string, WindowChoice>> = read(stored)

  const choose = (id: string, choice: WindowChoice): void => {
    const others = Object.entries(choices).map(([other, old]) => [
      other,
      old === 'open' && choice === 'open' ? 'later' : old,
    ])
    choices = { ...Object.fromEntries(others), [id]: choice } as Record<string, WindowChoice>
    sessionStorage.setItem(stored, JSON.stringify(choices))
    for (const listener of listeners) listener()
  }

  return {
    open: (id) => choose(id, 'open'),
    close: (id) => choose(id, 'later'),
    useChoices: () =>
      useSyncExternalStore(
        (listener) => {
          listeners.add(listener)
          return () => listeners.delete(listener)
        },
        () => choices,
      ),
  }
}

function read(stored: string): Record<string, WindowChoice> {
  try {
    return JSON.parse(sessionStorage.getItem(stored) ?? '{}') as Record<string, WindowChoice>
  } catch {
    // A broken entry only means that it asks again.
    return {}
  }
}
