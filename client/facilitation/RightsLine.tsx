// What participants may not change now, in words; nothing while everything is as usual.
import { Lock } from 'lucide-react'
import { useBoard } from '../board/boardContext.ts'
import styles from './RunSheet.module.css'

export function RightsLine() {
  const { board, canFacilitate, t } = useBoard()
  const { notes, locks } = board.workshop
  const who = canFacilitate ? 'facilitator' : 'participant'
  const words = [
    ...(board.isFrozen
      ? [t(`sheet.rights.line.frozen.${who}`)]
      : notes === 'own'
        ? [t(`sheet.rights.line.own.${who}`)]
        : []),
    ...(locks.length > 0 ? [t('sheet.rights.line.locks', { count: locks.length })] : []),
  ]
  if (words.length === 0) return null
  return (
    <p className={styles.rights} role="status">
      <Lock size={14} aria-hidden />
      <span>{words.join(' ')}</span>
    </p>
  )
}
