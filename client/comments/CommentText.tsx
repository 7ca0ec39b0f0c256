// The text of a comment, with mentions standing out.
import { Fragment } from 'react'
import { splitMentions } from '../../shared/comments/mentions.ts'
import { useBoard } from '../board/boardContext.ts'
import { classes } from '../ui/classes.ts'
import { useCommentNames } from './useCommentNames.ts'
import styles from './CommentPanel.module.css'

export function CommentText({ text }: { text: string }) {
  const { me } = useBoard()
  const { mentionName } = useCommentNames()
  return (
    <p className={styles.text}>
      {splitMentions(text).map((part, index) => {
        if (typeof part === 'string') return <Fragment key={index}>{part}</Fragment>
        const isMe = part.id === (part.kind === 'person' ? me.participantId : me.partnerId)
        return (
          <span key={index} className={classes(styles.mention, isMe && styles.mentionMe)}>
            @{mentionName(part)}
          </span>
        )
      })}
    </p>
  )
}
