// The coloured frame and the chip that say whose view this screen follows.
import { useHeldBy } from '../attention/useHeldBy.ts'
import { useBoard } from './boardContext.ts'
import { useCanvas } from './canvasContext.ts'
import { useLookOf } from './usePersonLook.ts'
import styles from './CursorOverlay.module.css'

export function FollowFrame() {
  const { following, follow } = useCanvas()
  const { people, t } = useBoard()
  const lookOf = useLookOf()
  const leader = useHeldBy()
  const person = people.find((candidate) => candidate.participantId === (leader ?? following))
  if (!person) return null
  return (
    <div className={styles.follow} style={{ borderColor: lookOf(person.partnerId).color }}>
      {/* While somebody is in control the line above the board says so, and there is no stopping. */}
      {leader === null && (
        <div className={styles.chip} role="status">
          {t('canvas.following', { name: person.name })}
          <button type="button" onPointerDown={(event) => event.stopPropagation()} onClick={() => follow(null)}>
            {t('canvas.followStop')}
          </button>
        </div>
      )}
    </div>
  )
}
