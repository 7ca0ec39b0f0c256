// The bar at the foot of a phone: what the step needs, an idea, a raised hand, the document. The same in the room and in the
// document.
import { FileText, Hand, Lightbulb, ListChecks, Pencil, Presentation, Table, type LucideIcon } from 'lucide-react'
import { Link } from 'wouter'
import { useBoard } from '../board/boardContext.ts'
import { documentPath } from '../document/documentPlace.ts'
import { classes } from '../ui/classes.ts'
import { roomPath, type RoomTab } from './roomPlace.ts'
import { roomTasks, taskName, type TaskName } from './roomTask.ts'
import type { OwnHand } from './useHand.ts'
import styles from './RoomTabs.module.css'

const ICONS: Readonly<Record<TaskName, LucideIcon>> = {
  score: Table,
  vote: ListChecks,
  write: Pencil,
  now: Presentation,
}

export type RoomTabsProps = {
  current: RoomTab | 'document'
  hand: OwnHand
  /** Tasks that wait for this person; shown while another tab is open. */
  waiting: number
  /** Somebody went to a tab on purpose. */
  onGo?: (tab: RoomTab) => void
}

export function RoomTabs({ current, hand, waiting, onGo }: RoomTabsProps) {
  const { board, boardId, me, t } = useBoard()
  const name = taskName(roomTasks(board, me))
  const isViewer = me.role === 'viewer'
  const isUp = hand.hand.state !== 'down'
  const inRoom = current !== 'document'
  const entry = (tab: RoomTab, Icon: LucideIcon, label: string, count = 0) => (
    <Link
      href={roomPath(boardId, tab)}
      replace={inRoom}
      className={styles.entry}
      aria-current={current === tab ? 'page' : undefined}
      onClick={() => onGo?.(tab)}
    >
      <span className={styles.counted}>
        <Icon size={20} aria-hidden />
        {count > 0 && (
          <span className={styles.count}>
            {count}
            <span className="visually-hidden"> {t('room.waiting', { count })}</span>
          </span>
        )}
      </span>
      {label}
    </Link>
  )
  return (
    <nav className={classes(styles.bar, isViewer && styles.two)} aria-label={t('room.tabs')}>
      {entry('now', ICONS[name], t(`room.tab.${name}`), current === 'now' ? 0 : waiting)}
      {!isViewer && entry('idea', Lightbulb, t('room.tab.idea'))}
      {!isViewer && (
        <button
          type="button"
          className={styles.entry}
          aria-pressed={isUp}
          aria-busy={hand.isBusy || undefined}
          onClick={() => {
            if (!hand.isBusy) hand.raise(!isUp)
          }}
        >
          <span className={styles.counted}>
            <Hand size={20} aria-hidden />
            {hand.hand.state === 'up' && (
              <span className={styles.place} aria-hidden>
                {hand.hand.place}
              </span>
            )}
          </span>
          {t('room.tab.hand')}
        </button>
      )}
      <Link
        href={documentPath(boardId)}
        className={styles.entry}
        aria-current={current === 'document' ? 'page' : undefined}
      >
        <span className={styles.counted}>
          <FileText size={20} aria-hidden />
        </span>
        {t('document.short')}
      </Link>
    </nav>
  )
}
