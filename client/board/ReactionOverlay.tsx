// Reactions float up from where they were given and fade. A reaction from outside the view shows at its edge, one from a phone's
// room page in the middle.
import { useEffect, useState } from 'react'
import { useEditor } from 'tldraw'
import { ROOM_PAGE } from '../room/roomPlace.ts'
import type { Reaction } from '../sync/presence.ts'
import { useBoard } from './boardContext.ts'
import { useConnection } from './connectionContext.ts'
import { cursorLabel } from './cursorLabel.ts'
import { ReactionSign } from './ReactionSign.tsx'
import { useLookOf } from './usePersonLook.ts'
import styles from './Reactions.module.css'

type Floating = Reaction & { x: number; y: number }

const MOST_AT_ONCE = 24
const EDGE = 48

export function ReactionOverlay() {
  const editor = useEditor()
  const { t } = useBoard()
  const { presence } = useConnection()
  const lookOf = useLookOf()
  const [floating, setFloating] = useState<readonly Floating[]>([])
  useEffect(
    () =>
      presence.onReaction((reaction) => {
        const isFromRoom = reaction.page === ROOM_PAGE
        if (!isFromRoom && reaction.page !== editor.getCurrentPageId()) return
        const { w, h } = editor.getViewportScreenBounds()
        // Phones without a canvas are in no place of it: their signs rise in the middle, a little apart from each other.
        const point = isFromRoom
          ? { x: w / 2 + (Math.random() - 0.5) * w * 0.3, y: h * 0.8 }
          : editor.pageToViewport({ x: reaction.at[0], y: reaction.at[1] })
        const within = (value: number, size: number) => Math.max(EDGE, Math.min(size - EDGE, value))
        const placed = { ...reaction, x: within(point.x, w), y: within(point.y, h) }
        setFloating((all) => [...all.slice(1 - MOST_AT_ONCE), placed])
      }),
    [presence, editor],
  )
  return (
    <div className={styles.overlay} role="log" aria-label={t('reactions.title')}>
      {floating.map(({ key, kind, user, x, y }) => {
        const { color, letters } = lookOf(user.partnerId)
        return (
          <div key={key} className={styles.place} style={{ left: x, top: y }}>
            <div
              className={styles.floating}
              style={{ borderColor: color }}
              onAnimationEnd={() => setFloating((all) => all.filter((one) => one.key !== key))}
            >
              <ReactionSign kind={kind} size={22} />
              <span>{cursorLabel(user.name, letters)}</span>
              <span className="visually-hidden">{t(`reactions.${kind}`)}</span>
            </div>
          </div>
        )
      })}
    </div>
  )
}
