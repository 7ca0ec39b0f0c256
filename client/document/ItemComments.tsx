// The comments on one item, behind their number; where the item is being edited, a new one can be begun.
import { ChevronDown, MessageSquare } from 'lucide-react'
import { useState } from 'react'
import type { Item } from '../../shared/board/boardState.ts'
import { instanceOf } from '../../shared/catalog.ts'
import { isPlainObject, readRecord } from '../../shared/board/recordLayout.ts'
import type { CommentAnchor } from '../../shared/comments/comments.ts'
import { useBoard } from '../board/boardContext.ts'
import { useConnection } from '../board/connectionContext.ts'
import { CommentField } from '../comments/CommentField.tsx'
import { Button } from '../ui/Button.tsx'
import { DocumentThread } from './DocumentThread.tsx'
import { placeOf, shapeOfPlace } from './documentPlace.ts'
import { useCommentEdit, useThreads } from './useThreads.ts'
import styles from './ItemComments.module.css'

/** Where the pin of a comment on an item stands in its panel, as shares of the panel's size. */
const PIN = { fx: 0.9, fy: 0.15 }

export function ItemComments({ item, name, isEdited }: { item: Item; name: string; isEdited: boolean }) {
  const { canEdit, t } = useBoard()
  const { doc } = useConnection()
  const edit = useCommentEdit()
  const [isOpen, setOpen] = useState(false)
  const [isWriting, setWriting] = useState(false)
  const threads = useThreads().filter(
    ({ anchor, resolved }) => resolved === null && anchor.widget === item.widget && anchor.item === item.id,
  )
  const words = t('document.comments', { count: threads.reduce((sum, { comments }) => sum + comments.length, 0) })
  const mayBegin = canEdit && isEdited && !isWriting
  if (threads.length === 0 && !mayBegin && !isWriting) return null
  return (
    <div className={styles.comments}>
      <div className={styles.buttons}>
        {threads.length > 0 && (
          <Button
            size="small"
            aria-expanded={isOpen}
            aria-label={t('document.threads.show', { name, comments: words })}
            icon={<MessageSquare size={14} aria-hidden />}
            onClick={() => setOpen(!isOpen)}
          >
            {words} <ChevronDown size={14} aria-hidden />
          </Button>
        )}
        {mayBegin && (
          <Button
            size="small"
            variant="quiet"
            icon={<MessageSquare size={14} aria-hidden />}
            onClick={() => setWriting(true)}
          >
            {t('comments.write')}
          </Button>
        )}
      </div>
      {isWriting && (
        <CommentField
          autoFocus
          label={t('document.comment.item', { name })}
          action={t('comments.write.do')}
          onSend={(text) => {
            edit.open(anchorOf(item, doc.getMap('records')), text)
            setWriting(false)
            setOpen(true)
          }}
        />
      )}
      {isOpen && threads.map((thread) => <DocumentThread key={thread.id} thread={thread} />)}
    </div>
  )
}

/** On the panel in which the item is worked on, so that the pin stands there on the canvas. */
function anchorOf(item: Item, records: { get(id: string): unknown }): CommentAnchor {
  const shape = shapeOfPlace(placeOf(item.widget))
  const record = shape === null ? null : readRecord(records.get(shape))
  const props = isPlainObject(record?.['props']) ? record['props'] : {}
  const number = (value: unknown) => (typeof value === 'number' ? value : 0)
  return {
    page: `page:${instanceOf(item.widget)}`,
    x: Math.round(number(record?.['x']) + PIN.fx * number(props['w'])),
    y: Math.round(number(record?.['y']) + PIN.fy * number(props['h'])),
    ...(shape === null || record === null ? {} : { shape, ...PIN }),
    widget: item.widget,
    item: item.id,
  }
}
