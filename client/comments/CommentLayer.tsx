// The pins of comments on the page, and the catching of the press that puts a new one. Pins are moved without rendering.
import { useEffect, useRef } from 'react'
import { MessageSquarePlus } from 'lucide-react'
import { computed, react, useEditor, usePassThroughWheelEvents, useValue } from 'tldraw'
import type { CommentAnchor, CommentThread } from '../../shared/comments/comments.ts'
import { useBoard } from '../board/boardContext.ts'
import { PartnerSign } from '../ui/PartnerSign.tsx'
import { classes } from '../ui/classes.ts'
import { anchorAt, anchorPoint } from './anchorPlace.ts'
import { useComments } from './commentsContext.ts'
import { useCommentNames } from './useCommentNames.ts'
import styles from './CommentLayer.module.css'

/** Id of a thread's pin, to which the focus returns when the thread is closed. */
export const pinId = (threadId: string): string => `comment-pin-${threadId}`

export function CommentLayer() {
  const editor = useEditor()
  const { threads, shown } = useComments()
  const pageId = useValue('page on screen', () => editor.getCurrentPageId(), [editor])
  const isPlacing = useValue('placing a comment', () => editor.isIn('comment'), [editor])
  const layer = useRef<HTMLDivElement>(null)
  const pins = useRef(new Map<string, HTMLElement>())
  const openId = shown?.kind === 'thread' ? shown.id : null
  const draft = shown?.kind === 'new' && shown.anchor.page === pageId ? shown.anchor : null
  const here = threads.filter(({ id, anchor, resolved }) => anchor.page === pageId && (!resolved || id === openId))
  const anchors: [string, CommentAnchor][] = here.map(({ id, anchor }) => [id, anchor])
  if (draft) anchors.push([DRAFT, draft])
  const key = JSON.stringify(anchors)

  useEffect(() => {
    const zoom = computed('zoom', () => editor.getZoomLevel())
    const stopLayer = react('move the comments', () => {
      const { x, y, z } = editor.getCamera()
      if (layer.current) layer.current.style.transform = `translate(${x * z}px, ${y * z}px)`
    })
    const stopPins = react('place the comments', () => {
      const z = zoom.get()
      for (const [id, anchor] of JSON.parse(key) as [string, CommentAnchor][]) {
        const { x, y } = anchorPoint(editor, anchor)
        const pin = pins.current.get(id)
        if (pin) pin.style.transform = `translate(${x * z}px, ${y * z}px)`
      }
    })
    return () => {
      stopLayer()
      stopPins()
    }
  }, [editor, key])

  const hold = (id: string) => (element: HTMLElement | null) => {
    if (element) pins.current.set(id, element)
    else pins.current.delete(id)
  }
  return (
    <div className={styles.frame}>
      <div ref={layer} className={styles.layer}>
        {here.map((thread) => (
          <Pin key={thread.id} thread={thread} isOpen={thread.id === openId} hold={hold(thread.id)} />
        ))}
        {draft && (
          <span ref={hold(DRAFT)} className={styles.pin}>
            <span className={classes(styles.bubble, styles.draft)}>
              <MessageSquarePlus size={14} aria-hidden />
            </span>
          </span>
        )}
      </div>
      {isPlacing && <Placing />}
    </div>
  )
}

const DRAFT = ' new'

type PinProps = { thread: CommentThread; isOpen: boolean; hold: (element: HTMLElement | null) => void }

/** Sign and colour of the partner who began it, and how many comments there are. */
function Pin({ thread, isOpen, hold }: PinProps) {
  const { t } = useBoard()
  const { show } = useComments()
  const { personName, lookOf } = useCommentNames()
  const button = useRef<HTMLButtonElement>(null)
  const [first] = thread.comments
  const look = lookOf(first!.partner)
  const count = thread.comments.length
  const label = t('comments.pin', { name: personName(first!.by), count })
  useEffect(() => {
    // The canvas takes keys natively below React's root; Enter on a pin is for the pin.
    const keep = (event: KeyboardEvent) => {
      if (event.key === 'Enter' || event.key === ' ') event.stopPropagation()
    }
    const element = button.current
    element?.addEventListener('keydown', keep)
    return () => element?.removeEventListener('keydown', keep)
  }, [])
  return (
    <span ref={hold} className={styles.pin}>
      <button
        ref={button}
        id={pinId(thread.id)}
        type="button"
        className={classes(styles.bubble, isOpen && styles.open)}
        style={{ borderColor: look?.color ?? 'var(--control-line)' }}
        aria-label={label}
        aria-expanded={isOpen}
        title={label}
        onPointerDown={(event) => event.stopPropagation()}
        onClick={() => show(isOpen ? null : { kind: 'thread', id: thread.id })}
      >
        {look && <PartnerSign look={look} size={16} />}
        <span>{count}</span>
      </button>
    </span>
  )
}

/** Catches the press that says where a new comment goes; Enter puts it on the selection or into the middle. */
function Placing() {
  const editor = useEditor()
  const { t } = useBoard()
  const { show } = useComments()
  const ref = useRef<HTMLDivElement>(null)
  usePassThroughWheelEvents(ref as React.RefObject<HTMLElement>)
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Enter') return
      event.stopPropagation()
      const bounds = editor.getSelectionPageBounds() ?? editor.getViewportPageBounds()
      show({ kind: 'new', anchor: anchorAt(editor, bounds.center, null) })
      editor.setCurrentTool('select')
    }
    const container = editor.getContainer()
    container.addEventListener('keydown', onKeyDown, { capture: true })
    return () => container.removeEventListener('keydown', onKeyDown, { capture: true })
  }, [editor, show])
  return (
    <div
      ref={ref}
      className={styles.placing}
      role="status"
      onPointerDown={(event) => event.stopPropagation()}
      onClick={(event) => {
        const point = editor.screenToPage({ x: event.clientX, y: event.clientY })
        const below = document
          .elementsFromPoint(event.clientX, event.clientY)
          .find((element) => element.closest('.tl-shape') !== null)
        show({ kind: 'new', anchor: anchorAt(editor, point, below ?? null) })
        editor.setCurrentTool('select')
      }}
    >
      <span className={styles.hint}>{t('comments.place')}</span>
    </div>
  )
}
