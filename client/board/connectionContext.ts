// The open connection of the board, for the parts that show whether work is saved and who is here.
import { createContext, useContext, useSyncExternalStore } from 'react'
import type { BoardConnection } from '../sync/openBoard.ts'
import type { PresenceUser } from '../sync/presence.ts'
import type { SavedState } from '../sync/savedState.ts'

export const ConnectionContext = createContext<BoardConnection | null>(null)

export function useConnection(): BoardConnection {
  const value = useContext(ConnectionContext)
  if (!value) throw new Error('useConnection outside a board')
  return value
}

/** Whether the work here is safe; see client/sync/savedState.ts. */
export function useSavedState(): SavedState {
  const { saved } = useConnection()
  return useSyncExternalStore(saved.subscribe, saved.get)
}

/** The people with an open board now, without their cursors: changes only when somebody comes, goes or is renamed. */
export function useUsersHere(): readonly PresenceUser[] {
  const { presence } = useConnection()
  return useSyncExternalStore(presence.subscribe, presence.users)
}
