// The bar at the foot of a phone's screen.
import { FileText, LayoutList, Menu as MenuIcon, MessageSquare, Share2, Smartphone, Users } from 'lucide-react'
import { Link } from 'wouter'
import { CommentList } from '../comments/CommentList.tsx'
import { documentPath } from '../document/documentPlace.ts'
import { roomPath } from '../room/roomPlace.ts'
import { PeoplePopover } from '../people/PeoplePopover.tsx'
import { useBoard } from './boardContext.ts'
import { BoardMenu } from './BoardMenu.tsx'
import { useCanvas } from './canvasContext.ts'
import { PageMenu } from './PageMenu.tsx'
import { PeopleList, usePeopleHere } from './PeopleBar.tsx'
import styles from './PhoneBar.module.css'
import type { BoardTasks } from './useBoardTasks.ts'

export type PhoneBarProps = { tasks: BoardTasks; onShare: () => void; onMeChanged: () => void }

export function PhoneBar({ tasks, onShare, onMeChanged }: PhoneBarProps) {
  const { boardId, canFacilitate, t } = useBoard()
  const { template } = useCanvas()
  const here = usePeopleHere()
  return (
    <nav className={styles.bar} aria-label={t('board.menu')}>
      <PageMenu
        trigger={
          <button type="button" className={styles.entry}>
            <LayoutList size={20} aria-hidden />
            {t('board.pages')}
          </button>
        }
      />
      <PeoplePopover
        side="top"
        trigger={
          <button type="button" className={styles.entry}>
            <Users size={20} aria-hidden />
            {t('people.here', { count: here.length })}
          </button>
        }
      >
        <PeopleList />
      </PeoplePopover>
      <CommentList
        side="top"
        trigger={(count) => (
          <button type="button" className={styles.entry}>
            <span className={styles.counted}>
              <MessageSquare size={20} aria-hidden />
              {count > 0 && <span>{count}</span>}
            </span>
            {t('comments.title')}
          </button>
        )}
      />
      <Link className={styles.entry} href={documentPath(boardId, template ?? undefined)}>
        <FileText size={20} aria-hidden />
        {t('document.short')}
      </Link>
      {/* Only who leads has links to give away; everybody else has a page of the workshop to go back to. */}
      {canFacilitate ? (
        <button type="button" className={styles.entry} onClick={onShare}>
          <Share2 size={20} aria-hidden />
          {t('board.share')}
        </button>
      ) : (
        <Link className={styles.entry} href={roomPath(boardId)}>
          <Smartphone size={20} aria-hidden />
          {t('room.toRoom')}
        </Link>
      )}
      <BoardMenu
        tasks={tasks}
        onMeChanged={onMeChanged}
        trigger={
          <button type="button" className={styles.entry}>
            <MenuIcon size={20} aria-hidden />
            {t('board.menu.short')}
          </button>
        }
      />
    </nav>
  )
}
