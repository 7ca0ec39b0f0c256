// All threads of the board behind one button: open, resolved, those that mention the reader. A click goes there.
import { MessageSquare } from 'lucide-react'
import { useMemo, useState, type ReactElement } from 'react'
import type { CommentThread } from '../../shared/comments/comments.ts'
import { mentionsPerson, plainComment } from '../../shared/comments/mentions.ts'
import { useBoard } from '../board/boardContext.ts'
import { useCanvas } from '../board/canvasContext.ts'
import { Button } from '../ui/Button.tsx'
import { PartnerSign } from '../ui/PartnerSign.tsx'
import { Popover } from '../ui/Popover.tsx'
import { useComments } from './commentsContext.ts'
import { placeWords } from './placeWords.ts'
import { useCommentNames } from './useCommentNames.ts'
import { when } from './when.ts'
import styles from './CommentList.module.css'

const SHELVES = ['open', 'resolved', 'me'] as const
type Shelf = (typeof SHELVES)[number]

function useShelves(): Record<Shelf, CommentThread[]> {
  const { me } = useBoard()
  const { threads } = useComments()
  const { participantId, partnerId } = me
  return useMemo(
    () => ({
      open: threads.filter(({ resolved }) => resolved === null),
      resolved: threads.filter(({ resolved }) => resolved !== null),
      me: threads.filter((thread) => !thread.resolved && mentionsPerson(thread, participantId, partnerId)),
    }),
    [threads, participantId, partnerId],
  )
}

/** The button of the bar with the number of open threads, and the list behind it. */
export function CommentList({ trigger, side }: { trigger?: (count: number) => ReactElement; side?: 'top' | 'bottom' }) {
  const { t } = useBoard()
  const [isOpen, setOpen] = useState(false)
  const shelves = useShelves()
  const count = shelves.open.length
  const label = t('comments.all', { count })
  return (
    <Popover
      label={t('comments.title')}
      align="end"
      side={side ?? 'bottom'}
      isOpen={isOpen}
      onOpenChange={setOpen}
      trigger={
        trigger?.(count) ?? (
          <button type="button" className={styles.button} aria-label={label} title={label}>
            <MessageSquare size={18} aria-hidden />
            {count > 0 && <span>{count}</span>}
          </button>
        )
      }
    >
      <Shelves shelves={shelves} onGo={() => setOpen(false)} />
    </Popover>
  )
}

function Shelves({ shelves, onGo }: { shelves: Record<Shelf, CommentThread[]>; onGo: () => void }) {
  const { t } = useBoard()
  const { mayWrite } = useComments()
  const [shelf, setShelf] = useState<Shelf>('open')
  const threads = shelves[shelf]
  return (
    <section className={styles.list}>
      <h2>{t('comments.title')}</h2>
      <div className={styles.shelves} role="group" aria-label={t('comments.shelves')}>
        {SHELVES.map((one) => (
          <Button key={one} size="small" isPressed={one === shelf} onClick={() => setShelf(one)}>
            {t(`comments.shelf.${one}`, { count: shelves[one].length })}
          </Button>
        ))}
      </div>
      {threads.length === 0 ? (
        <p className={styles.none}>
          {t(shelf === 'open' && mayWrite ? 'comments.none.start' : `comments.none.${shelf}`)}
        </p>
      ) : (
        <ul>
          {[...threads].reverse().map((thread) => (
            <Entry key={thread.id} thread={thread} onGo={onGo} />
          ))}
        </ul>
      )}
    </section>
  )
}

function Entry({ thread, onGo }: { thread: CommentThread; onGo: () => void }) {
  const { board, t } = useBoard()
  const { goTo } = useComments()
  const { editor } = useCanvas()
  const { personName, mentionName, lookOf } = useCommentNames()
  const [first] = thread.comments
  const last = thread.comments.at(-1)!
  const look = lookOf(first!.partner)
  const more = thread.comments.length - 1
  return (
    <li>
      <button
        type="button"
        className={styles.entry}
        onClick={() => {
          onGo()
          goTo(thread)
        }}
      >
        <span className={styles.by}>
          {look && <PartnerSign look={look} size={14} />}
          <strong>{personName(first!.by)}</strong>
          <time dateTime={last.at}>{when(last.at)}</time>
        </span>
        <span className={styles.words}>{plainComment(first!.text, mentionName)}</span>
        <span className={styles.place}>
          {placeWords(thread.anchor, board, t, editor).join(' · ')}
          {more > 0 && ` · ${t('comments.answers', { count: more })}`}
        </span>
      </button>
    </li>
  )
}
