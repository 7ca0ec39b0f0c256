// Writes down who was connected from when to when. A visit is told while it lasts, so that a crash costs its last minutes
// only; who comes back at once, as after loading the page again, goes on with the visit there was. Ids and times, no names.
import { BoardError } from '../../shared/errors.ts'
import type { Log } from '../log.ts'
import type { Storage } from '../storage/Storage.ts'
import type { Timers } from './Peer.ts'
import type { PeopleWatcher } from './Rooms.ts'

const RENEW_MS = 5 * 60_000
/** A break shorter than this is none. */
const BREAK_MS = 2 * 60_000

type Visit = { boardId: string; participantId: string; from: string; cancel: () => void }

export type Visits = PeopleWatcher & {
  /** Resolves when all that was told is written. */
  settled(): Promise<void>
}

/** Records visits of all boards. Watch the rooms with it. */
export function recordVisits({ storage, log, timers }: { storage: Storage; log: Log; timers: Timers }): Visits {
  const present = new Map<string, Visit>()
  /** People who left a moment ago, and may go on with their visit. */
  const pausing = new Map<string, Visit>()
  let writing: Promise<void> = Promise.resolve()

  const keyOf = (boardId: string, participantId: string): string => `${boardId}/${participantId}`
  const at = (): string => new Date(timers.now()).toISOString()

  function write({ boardId, participantId, from }: Visit): void {
    const to = at()
    writing = writing
      .then(() => storage.putVisit({ boardId, participantId, from, to }))
      .catch((error: unknown) => {
        // Of a board that is erased nothing is kept, the last visits included.
        if (error instanceof BoardError && error.code === 'board_deleted') return
        log.warn({ board: boardId, participant: participantId, err: error }, 'visit not kept')
      })
  }

  function renew(visit: Visit): void {
    visit.cancel = timers.later(RENEW_MS, () => {
      write(visit)
      renew(visit)
    })
  }

  return {
    came(boardId, participantId) {
      const key = keyOf(boardId, participantId)
      const former = pausing.get(key)
      former?.cancel()
      pausing.delete(key)
      const visit = former ?? { boardId, participantId, from: at(), cancel: () => undefined }
      present.set(key, visit)
      write(visit)
      renew(visit)
    },
    left(boardId, participantId) {
      const key = keyOf(boardId, participantId)
      const visit = present.get(key)
      if (!visit) return
      visit.cancel()
      present.delete(key)
      write(visit)
      pausing.set(key, visit)
      visit.cancel = timers.later(BREAK_MS, () => pausing.delete(key))
    },
    settled: () => writing,
  }
}
