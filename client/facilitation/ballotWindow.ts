// Which ballot is open on this screen, shared by the run-sheet, the panels and the dialog itself. Remembered for a reload.
import { useSyncExternalStore } from 'react'

type Choice = 'open' | 'later'

const STORED = 'clusterboard.ballots'
const listeners = new Set<() => void>()
let choices: Readonly<Record<string, Choice>> = read()

function read(): Record<string, Choice> {
  try {
    return JSON.parse(sessionStorage.getItem(STORED) ?? '{}') as Record<string, Choice>
  } catch {
    // A broken entry only means that an invitation is shown again.
    return {}
  }
}

function choose(roundId: string, choice: Choice): void {
  const others = Object.entries(choices).map(([id, old]) => [id, old === 'open' && choice === 'open' ? 'later' : old])
  choices = { ...Object.fromEntries(others), [roundId]: choice } as Record<string, Choice>
  sessionStorage.setItem(STORED, JSON.stringify(choices))
  for (const listener of listeners) listener()
}

/** At most one ballot is open at a time. */
export const openBallot = (roundId: string): void => choose(roundId, 'open')
/** Closes the ballot, or puts the invitation off; the run-sheet still offers it. */
export const closeBallot = (roundId: string): void => choose(roundId, 'later')

/** What this person chose for each round; a round without a choice still invites. */
export function useBallotChoices(): Readonly<Record<string, Choice>> {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => choices,
  )
}
