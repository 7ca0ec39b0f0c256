// Signs that go to everybody for a moment: buttons, and those of others as they come.
import { useEffect, useState } from 'react'
import { useBoard } from '../board/boardContext.ts'
import { useConnection } from '../board/connectionContext.ts'
import { cursorLabel } from '../board/cursorLabel.ts'
import { ReactionSign } from '../board/ReactionSign.tsx'
import { useLookOf } from '../board/usePersonLook.ts'
import { REACTIONS, type Reaction } from '../sync/presence.ts'
import { ROOM_PAGE } from './roomPlace.ts'
import styles from './RoomReactions.module.css'

/** "My turn" is the raised hand here, which has a place in the row. */
const KINDS = REACTIONS.filter((kind) => kind !== 'hand')
const MOST_AT_ONCE = 4

export function RoomReactions() {
  const { t } = useBoard()
  const { presence } = useConnection()
  return (
    <div className={styles.signs} role="group" aria-label={t('reactions.title')}>
      {KINDS.map((kind) => (
        <button key={kind} type="button" className={styles.sign} onClick={() => presence.react(kind, [0, 0])}>
          <ReactionSign kind={kind} size={22} />
          <span>{t(`reactions.${kind}`)}</span>
        </button>
      ))}
    </div>
  )
}

/** Says where this person is, without which nobody would see their signs, and shows everybody's for a moment. */
export function FloatingReactions() {
  const { t } = useBoard()
  const { presence } = useConnection()
  const lookOf = useLookOf()
  const [floating, setFloating] = useState<readonly Reaction[]>([])
  useEffect(() => {
    presence.set({ page: ROOM_PAGE })
    return () => presence.set({ page: null })
  }, [presence])
  useEffect(
    () => presence.onReaction((reaction) => setFloating((all) => [...all.slice(1 - MOST_AT_ONCE), reaction])),
    [presence],
  )
  return (
    <div className={styles.floor} role="log" aria-label={t('reactions.title')}>
      {floating.map(({ key, kind, user }) => {
        const { color, letters } = lookOf(user.partnerId)
        return (
          <div
            key={key}
            className={styles.floating}
            style={{ borderColor: color }}
            onAnimationEnd={() => setFloating((all) => all.filter((one) => one.key !== key))}
          >
            <ReactionSign kind={kind} size={18} />
            <span>{cursorLabel(user.name, letters)}</span>
            <span className="visually-hidden">{t(`reactions.${kind}`)}</span>
          </div>
        )
      })}
    </div>
  )
}
