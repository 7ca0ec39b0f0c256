// An open board without its canvas: the phone's room page and the document. Both stand on one connection, so that going from
// one to the other loses nothing and waits for nothing.
import { lazy, Suspense } from 'react'
import type { BoardInfo } from '../api.ts'
import { BoardProvider } from '../board/BoardProvider.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import styles from './PhoneRoom.module.css'

const DocumentRoom = lazy(async () => ({ default: (await import('../document/DocumentRoom.tsx')).DocumentRoom }))
const PhoneRoom = lazy(async () => ({ default: (await import('./PhoneRoom.tsx')).PhoneRoom }))

export type LightRoomProps = {
  info: BoardInfo
  view: 'document' | 'room'
  /** Opens the page anew: after a change of name or partner, and when the server closed the board. */
  onReopen: () => void
}

export function LightRoom({ info, view, onReopen }: LightRoomProps) {
  return (
    <BoardProvider info={info}>
      <Suspense
        fallback={
          <div className={styles.waiting}>
            <Skeleton lines={5} />
          </div>
        }
      >
        {view === 'room' ? <PhoneRoom onReopen={onReopen} /> : <DocumentRoom onReopen={onReopen} />}
      </Suspense>
    </BoardProvider>
  )
}
