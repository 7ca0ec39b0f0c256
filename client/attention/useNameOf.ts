// Names of people by id, as everybody on the board knows them.
import { useCallback } from 'react'
import { useBoard } from '../board/boardContext.ts'

/** Somebody who left the board is "somebody". */
export function useNameOf(): (participantId: string) => string {
  const { people, t } = useBoard()
  return useCallback(
    (participantId) => people.find((person) => person.participantId === participantId)?.name ?? t('attention.somebody'),
    [people, t],
  )
}
