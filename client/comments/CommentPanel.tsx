// The open thread beside its pin (on a phone at the foot of the screen): what was said, an answer, done.
import { Check, ChevronLeft, ChevronRight, RotateCcw, Trash2, X } from 'lucide-react'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { react, type Editor } from 'tldraw'
import type { Comment, CommentAnchor, CommentThread } from '../../shared/comments/comments.ts'
import { BoardError } from '../../shared/errors.ts'
import { useBoard } from '../board/boardContext.ts'
import { insetsAt } from '../board/camera.ts'
import { useCanvas } from '../board/canvasContext.ts'
import { useIsPhone } from '../facilitation/useIsPhone.ts'
import { Button } from '../ui/Button.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { PartnerSign } from '../ui/PartnerSign.tsx'
import { anchorPoint } from './anchorPlace.ts'
import { CommentField } from './CommentField.tsx'
import { pinId } from './CommentLayer.tsx'
import { useComments } from './commentsContext.ts'
import { placeWords } from './placeWords.ts'
import { CommentText } from './CommentText.tsx'
import { useCommentNames } from './useCommentNames.ts'
import { when } from './when.ts'
import styles from './CommentPanel.module.css'

export function CommentPanel() {
  const { editor, pageId } = useCanvas()
  const { threads, shown, show } = useComments()
  const thread = shown?.kind === 'thread' ? threads.find(({ id }) => id === shown.id) : undefined
  const anchor = shown?.kind === 'new' ? shown.anchor : thread?.anchor
  const isElsewhere = anchor !== undefined && pageId !== null && anchor.page !== pageId
  const lastSeen = useRef<string | null>(null)
  useEffect(() => {
    if (thread) lastSeen.current = thread.id
    // Somebody took the last comment back, or the person here turned the page. A thread just begun is not there yet.
    const isGone = shown?.kind === 'thread' && !thread && lastSeen.current === shown.id
    if (isGone || isElsewhere) show(null)
  }, [shown, thread, isElsewhere, show])
  if (!editor || !anchor || isElsewhere) return null
  return <Panel key={thread?.id ?? 'new'} editor={editor} anchor={anchor} thread={thread ?? null} />
}

const GAP = 12

/** Beside the pin and inside the part of the screen that no other panel covers; moves along without rendering. */
function useBeside(editor: Editor, anchor: CommentAnchor, isPhone: boolean) {
  const ref = useRef<HTMLElement>(null)
  const key = JSON.stringify(anchor)
  useLayoutEffect(() => {
    const panel = ref.current
    if (!panel || isPhone) return
    const place = () => {
      const point = editor.pageToScreen(anchorPoint(editor, JSON.parse(key) as CommentAnchor))
      const { width, height } = panel.getBoundingClientRect()
      const insets = insetsAt(innerWidth, true)
      const right = point.x + 56
      const wanted = right + width > innerWidth - GAP ? point.x - GAP - width : right
      const x = Math.max(insets.left, Math.min(innerWidth - GAP - width, wanted))
      const y = Math.max(60, Math.min(innerHeight - insets.bottom - height, point.y - 40))
      panel.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`
    }
    const stop = react('place the thread', place)
    const watch = new ResizeObserver(place)
    watch.observe(panel)
    return () => {
      stop()
      watch.disconnect()
    }
  }, [editor, key, isPhone])
  return ref
}

type PanelProps = { editor: Editor; anchor: CommentAnchor; thread: CommentThread | null }

function Panel({ editor, anchor, thread }: PanelProps) {
  const { board, t } = useBoard()
  const { edit, mayWrite, show } = useComments()
  const isPhone = useIsPhone()
  const ref = useBeside(editor, anchor, isPhone)
  const words = placeWords(anchor, board, t, editor)
  const count = thread?.comments.length ?? 0
  const list = useRef<HTMLOListElement>(null)
  useEffect(() => {
    if (list.current) list.current.scrollTop = list.current.scrollHeight
  }, [count])

  const close = () => {
    show(null)
    const pin = thread ? document.getElementById(pinId(thread.id)) : null
    if (pin) pin.focus()
    else editor.getContainer().focus()
  }
  return (
    <section
      ref={ref}
      className={styles.panel}
      aria-label={t(thread ? 'comments.thread' : 'comments.new')}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close()
      }}
    >
      <header className={styles.head}>
        <p className={styles.where}>{words.at(-1)}</p>
        {thread && <Walk thread={thread} />}
        {thread && mayWrite && <Resolve thread={thread} />}
        <IconButton size="small" label={t('ui.close')} icon={<X size={16} aria-hidden />} onClick={close} />
      </header>
      {thread && (
        <ol ref={list} className={styles.comments}>
          {thread.comments.map((comment) => (
            <CommentRow key={comment.id} thread={thread} comment={comment} />
          ))}
        </ol>
      )}
      {thread?.resolved && <p className={styles.resolved}>{t('comments.isResolved')}</p>}
      {mayWrite ? (
        <CommentField
          label={t(thread ? 'comments.reply' : 'comments.write')}
          action={t(thread ? 'comments.reply.do' : 'comments.write.do')}
          autoFocus={!thread || !isPhone}
          onSend={(text) => {
            if (thread) edit.reply(thread.id, text)
            else show({ kind: 'thread', id: edit.open(anchor, text) })
          }}
        />
      ) : (
        <p className={styles.readOnly}>{t('comments.readOnly')}</p>
      )}
    </section>
  )
}

/** To the thread before and after, among those of the same kind (open or resolved). */
function Walk({ thread }: { thread: CommentThread }) {
  const { t } = useBoard()
  const { threads, goTo } = useComments()
  const same = threads.filter(({ resolved }) => (resolved === null) === (thread.resolved === null))
  const place = same.findIndex(({ id }) => id === thread.id)
  if (same.length < 2) return null
  const go = (step: number) => goTo(same[(place + step + same.length) % same.length]!)
  return (
    <>
      <IconButton
        size="small"
        label={t('comments.previous')}
        icon={<ChevronLeft size={16} aria-hidden />}
        onClick={() => go(-1)}
      />
      <IconButton
        size="small"
        label={t('comments.next')}
        icon={<ChevronRight size={16} aria-hidden />}
        onClick={() => go(1)}
      />
    </>
  )
}

function Resolve({ thread }: { thread: CommentThread }) {
  const { t } = useBoard()
  const { edit, show } = useComments()
  const isResolved = thread.resolved !== null
  return (
    <Button
      size="small"
      variant="quiet"
      icon={isResolved ? <RotateCcw size={14} aria-hidden /> : <Check size={14} aria-hidden />}
      onClick={() => {
        edit.setResolved(thread.id, !isResolved)
        if (!isResolved) show(null)
      }}
    >
      {t(isResolved ? 'comments.reopen' : 'comments.resolve')}
    </Button>
  )
}

function CommentRow({ thread, comment }: { thread: CommentThread; comment: Comment }) {
  const { me, t } = useBoard()
  const { edit, mayWrite } = useComments()
  const { personName, partnerName, lookOf } = useCommentNames()
  const [error, setError] = useState<string | null>(null)
  const look = lookOf(comment.partner)
  const name = personName(comment.by)
  const isOwn = comment.by === me.participantId
  const takeBack = () => {
    try {
      edit.takeBack(thread.id, comment.id)
    } catch (failure) {
      if (!(failure instanceof BoardError)) throw failure
      setError(failure.message)
    }
  }
  return (
    <li className={styles.comment}>
      <p className={styles.by}>
        {look && <PartnerSign look={look} size={14} label={partnerName(comment.partner) ?? ''} />}
        <strong>{isOwn ? t('people.me', { name }) : name}</strong>
        <time dateTime={comment.at}>{when(comment.at)}</time>
        {isOwn && mayWrite && (
          <IconButton
            size="small"
            label={t('comments.takeBack')}
            icon={<Trash2 size={14} aria-hidden />}
            onClick={takeBack}
          />
        )}
      </p>
      <CommentText text={comment.text} />
      {error && <p role="alert">{error}</p>}
    </li>
  )
}
