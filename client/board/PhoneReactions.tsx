// The reactions on a phone: one round button in reach of the thumb.
import { SmilePlus } from 'lucide-react'
import { useBoard } from './boardContext.ts'
import { ReactionBar } from './ReactionBar.tsx'
import styles from './Reactions.module.css'

export function PhoneReactions() {
  const { t } = useBoard()
  return (
    <ReactionBar
      side="top"
      trigger={
        <button type="button" className={styles.phone} aria-label={t('reactions.open')}>
          <SmilePlus size={22} aria-hidden />
        </button>
      }
    />
  )
}
