// Who has work that the server does not have yet, from what each page says of itself.
import { useSyncExternalStore } from 'react'
import { useConnection } from '../board/connectionContext.ts'

/** Ids of participants; the same set until it changes, although presence changes many times a second. */
export function useUnsavedPeople(): ReadonlySet<string> {
  const { presence } = useConnection()
  const ids = useSyncExternalStore(presence.subscribe, () =>
    JSON.stringify(
      [...new Set(presence.peers().flatMap((peer) => (peer.hasUnsaved ? [peer.user.participantId] : [])))].sort(),
    ),
  )
  return new Set(JSON.parse(ids) as string[])
}
