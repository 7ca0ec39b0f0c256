// The room's bar at the foot of the document, on phones: there the document is one of its tabs.
import { useIsPhone } from '../facilitation/useIsPhone.ts'
import { Notice } from '../ui/Notice.tsx'
import { useWaiting } from './finishedTasks.ts'
import styles from './RoomFoot.module.css'
import { RoomTabs } from './RoomTabs.tsx'
import { useHand } from './useHand.ts'

export function RoomFoot() {
  const isPhone = useIsPhone()
  const hand = useHand()
  const waiting = useWaiting()
  if (!isPhone) return null
  return (
    <div className={styles.foot}>
      {hand.problem !== null && (
        <div className={styles.problem}>
          <Notice tone="red">{hand.problem}</Notice>
        </div>
      )}
      <RoomTabs current="document" hand={hand} waiting={waiting} />
    </div>
  )
}
