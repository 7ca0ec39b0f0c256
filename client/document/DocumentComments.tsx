// Threads of comments with the places they hang on: all of the board, or those of one page that are not on an item.
import { useState } from 'react'
import { Link } from 'wouter'
import { anchorWords } from '../../shared/comments/anchorWords.ts'
import type { CommentThread } from '../../shared/comments/comments.ts'
import { useBoard } from '../board/boardContext.ts'
import { Button } from '../ui/Button.tsx'
import { DocumentThread } from './DocumentThread.tsx'
import { documentPath, placeOf, placeOfShape } from './documentPlace.ts'
import { useThreads } from './useThreads.ts'
import styles from './DocumentPage.module.css'

export function DocumentComments() {
  const { board, boardId, t } = useBoard()
  const threads = useThreads()
  const [withResolved, setWithResolved] = useState(false)
  const resolved = threads.filter((thread) => thread.resolved !== null)
  const shown = threads.filter((thread) => withResolved || thread.resolved === null)
  return (
    <div className={styles.list}>
      {shown.length === 0 && <p className={styles.none}>{t('comments.none.open')}</p>}
      {shown.map((thread) => (
        <DocumentThread
          key={thread.id}
          thread={thread}
          place={
            <Link href={documentPath(boardId, placeOfThread(thread))}>
              {anchorWords(thread.anchor, board, t).join(' · ')}
            </Link>
          }
        />
      ))}
      {resolved.length > 0 && (
        <div>
          <Button isPressed={withResolved} onClick={() => setWithResolved(!withResolved)}>
            {t('document.threads.resolved', { count: resolved.length })}
          </Button>
        </div>
      )}
    </div>
  )
}

/** Open threads of a page that hang on a panel, a frame, a drawing or a free point; those on items stand at the items. */
export function usePageThreads(pageId: string): CommentThread[] {
  return useThreads().filter(({ anchor, resolved }) => resolved === null && anchor.page === pageId && !anchor.item)
}

export function PageComments({ pageId }: { pageId: string }) {
  const { board, t } = useBoard()
  return (
    <div className={styles.list}>
      {usePageThreads(pageId).map((thread) => (
        <DocumentThread
          key={thread.id}
          thread={thread}
          place={<p className={styles.note}>{anchorWords(thread.anchor, board, t).slice(1).join(' · ')}</p>}
        />
      ))}
    </div>
  )
}

function placeOfThread({ anchor }: CommentThread): string {
  if (anchor.widget !== undefined) return placeOf(anchor.widget, anchor.item)
  const page = anchor.page.slice('page:'.length)
  return anchor.shape?.startsWith(`shape:${page}.`) ? placeOfShape(anchor.shape) : page
}
