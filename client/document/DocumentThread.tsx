// One thread of comments: what was said, an answer, done. The same thread as at its pin on the board.
import { Check, RotateCcw, Trash2 } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Comment, CommentThread } from '../../shared/comments/comments.ts'
import { useBoard } from '../board/boardContext.ts'
import { CommentField } from '../comments/CommentField.tsx'
import { CommentText } from '../comments/CommentText.tsx'
import { useCommentNames } from '../comments/useCommentNames.ts'
import { when } from '../comments/when.ts'
import { useRefusal } from '../shapes/generic/useRefusal.ts'
import { Button } from '../ui/Button.tsx'
import { FieldError } from '../ui/FieldError.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { PartnerSign } from '../ui/PartnerSign.tsx'
import { useCommentEdit } from './useThreads.ts'
import styles from './DocumentThread.module.css'

export function DocumentThread({ thread, place }: { thread: CommentThread; place?: ReactNode }) {
  const { canEdit, t } = useBoard()
  const edit = useCommentEdit()
  const { reason, attempt } = useRefusal()
  const isResolved = thread.resolved !== null
  return (
    <section className={styles.thread} aria-label={t('comments.thread')} data-resolved={isResolved || undefined}>
      {place}
      <ol>
        {thread.comments.map((comment) => (
          <OneComment
            key={comment.id}
            comment={comment}
            onTakeBack={() => attempt(() => edit.takeBack(thread.id, comment.id))}
          />
        ))}
      </ol>
      {canEdit && !isResolved && (
        <CommentField
          label={t('comments.reply')}
          action={t('comments.reply.do')}
          onSend={(text) => edit.reply(thread.id, text)}
        />
      )}
      {canEdit && (
        <Button
          icon={isResolved ? <RotateCcw size={15} aria-hidden /> : <Check size={15} aria-hidden />}
          onClick={() => attempt(() => edit.setResolved(thread.id, !isResolved))}
        >
          {t(isResolved ? 'comments.reopen' : 'comments.resolve')}
        </Button>
      )}
      {isResolved && <p className={styles.quiet}>{t('comments.isResolved')}</p>}
      {reason !== null && <FieldError id={`thread-${thread.id}`}>{reason}</FieldError>}
    </section>
  )
}

function OneComment({ comment, onTakeBack }: { comment: Comment; onTakeBack: () => void }) {
  const { canEdit, me, t } = useBoard()
  const { personName, partnerName, lookOf } = useCommentNames()
  const look = lookOf(comment.partner)
  const isOwn = comment.by === me.participantId
  const name = personName(comment.by)
  return (
    <li>
      <p className={styles.by}>
        {look && <PartnerSign look={look} size={15} label={partnerName(comment.partner) ?? ''} />}
        <strong>{isOwn ? t('people.me', { name }) : name}</strong>
        <time dateTime={comment.at}>{when(comment.at)}</time>
        {isOwn && canEdit && (
          <IconButton
            size="small"
            label={t('comments.takeBack')}
            icon={<Trash2 size={15} aria-hidden />}
            onClick={onTakeBack}
          />
        )}
      </p>
      <CommentText text={comment.text} />
    </li>
  )
}
