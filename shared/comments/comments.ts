// Comments on a board: threads that hang on a shape, an item of a list, or a free point. Kept in `items` under flat keys, one
// value each, so that two people who answer at the same moment both stay:
//   comments/THREAD              { anchor, by, at }
//   comments/THREAD/COMMENT      { text, by, partner, at }
//   comments/THREAD/$resolved    { by, at }
import type * as Y from 'yjs'
import { itemKey, itemKeyParts, type PartnerId } from '../board/boardState.ts'
import type { WidgetId } from '../catalog.ts'
import { BoardError } from '../errors.ts'
import { LIMITS } from '../protocol.ts'

/** Where a thread hangs. `x` and `y` are the point of the page it was put on, in board units. */
export type CommentAnchor = {
  /** Id of the page, such as `page:T04`. */
  page: string
  x: number
  y: number
  /** The shape, panel or frame it belongs to, with the place inside its bounds (0 to 1), so that it moves along. */
  shape?: string
  fx?: number
  fy?: number
  /** The item of a list that it is about. */
  widget?: WidgetId
  item?: string
}
export type Comment = { id: string; text: string; by: string; partner: PartnerId | null; at: string }
export type CommentThread = {
  id: string
  anchor: CommentAnchor
  by: string
  at: string
  /** In the order of time; at least one. */
  comments: Comment[]
  resolved: { by: string; at: string } | null
}

/** The key's first part; no widget is called so. */
export const COMMENTS = 'comments'
export const COMMENT_LIMITS = { threads: 500, comments: 200, textLength: LIMITS.maxTextLength } as const

/** Origin of these transactions; comments are no part of anybody's undo. */
export const COMMENT_ORIGIN = { from: 'comment' } as const

const HIGHEST = 1e6
const isText = (value: unknown, most: number): value is string => typeof value === 'string' && value.length <= most
const isId = (value: unknown): value is string => isText(value, 200) && value !== ''
const isTime = (value: unknown): value is string => isText(value, 40) && Number.isFinite(Date.parse(value))
const isPlace = (value: unknown): value is number => typeof value === 'number' && Math.abs(value) <= HIGHEST
const isShare = (value: unknown): value is number => typeof value === 'number' && value >= 0 && value <= 1
const parts = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}

function parseAnchor(value: unknown): CommentAnchor | null {
  const { page, x, y, shape, fx, fy, widget, item } = parts(value)
  if (!isId(page) || !isPlace(x) || !isPlace(y)) return null
  const onShape = isId(shape) && isShare(fx) && isShare(fy) ? { shape, fx, fy } : {}
  return { page, x, y, ...onShape, ...(isId(widget) && isId(item) ? { widget, item } : {}) }
}

/**
 * The threads of a board, oldest first. Entries that are not of the right form are read as absent, and so is a thread without
 * comments: its last one was taken back.
 */
export function readComments(items: ReadonlyMap<string, unknown>): CommentThread[] {
  const prefix = `${COMMENTS}/`
  const threads = new Map<string, CommentThread>()
  const rest: [thread: string, part: string, value: Record<string, unknown>][] = []
  for (const [key, value] of items) {
    if (!key.startsWith(prefix)) continue
    const [, id, part] = itemKeyParts(key)
    if (id === undefined) continue
    if (part !== undefined) {
      rest.push([id, part, parts(value)])
      continue
    }
    const { anchor, by, at } = parts(value)
    const place = parseAnchor(anchor)
    if (place && isId(by) && isTime(at)) threads.set(id, { id, anchor: place, by, at, comments: [], resolved: null })
  }
  for (const [id, part, { text, by, partner, at }] of rest) {
    const thread = threads.get(id)
    if (!thread || !isId(by) || !isTime(at)) continue
    if (part === '$resolved') thread.resolved = { by, at }
    else if (isText(text, COMMENT_LIMITS.textLength) && text.trim() !== '')
      thread.comments.push({ id: part, text, by, partner: isId(partner) ? partner : null, at })
  }
  const byTime = (a: { at: string; id: string }, b: { at: string; id: string }) =>
    a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : 1
  const shown = [...threads.values()].filter((thread) => thread.comments.length > 0)
  for (const thread of shown) thread.comments.sort(byTime)
  return shown.sort(byTime)
}

export type CommentAuthor = {
  participantId: string
  partnerId: PartnerId | null
  newId: () => string
  /** ISO time. */
  now: () => string
}

export type CommentEdit = ReturnType<typeof createCommentEdit>

/** The ways one person writes comments. Each throws BoardError (invalid_value, not_found, not_allowed) and then changed nothing. */
export function createCommentEdit(doc: Y.Doc, author: CommentAuthor) {
  const items = doc.getMap('items')
  const read = () => readComments(items as unknown as ReadonlyMap<string, unknown>)
  const write = (change: () => void): void => doc.transact(change, COMMENT_ORIGIN)

  const checkText = (text: string): string => {
    const trimmed = text.trim()
    if (trimmed === '') throw new BoardError('invalid_value', 'Write something first.', 'text')
    if (trimmed.length > COMMENT_LIMITS.textLength)
      throw new BoardError(
        'invalid_value',
        `Use at most ${COMMENT_LIMITS.textLength} characters; these are ${trimmed.length}.`,
        'text',
      )
    return trimmed
  }
  const find = (threadId: string): CommentThread => {
    const thread = read().find(({ id }) => id === threadId)
    if (!thread) throw new BoardError('not_found', 'Somebody took this comment back.')
    return thread
  }
  const put = (threadId: string, text: string): void => {
    const { participantId: by, partnerId: partner } = author
    items.set(itemKey(COMMENTS, threadId, author.newId()), { text, by, partner, at: author.now() })
  }

  return {
    /** Starts a thread. @returns its id */
    open(anchor: CommentAnchor, text: string): string {
      const checked = checkText(text)
      if (!parseAnchor(anchor)) throw new BoardError('invalid_value', 'This place is too far outside.', 'anchor')
      if (read().length >= COMMENT_LIMITS.threads)
        throw new BoardError('invalid_value', `There is room for ${COMMENT_LIMITS.threads} threads on a board.`)
      const id = author.newId()
      write(() => {
        items.set(itemKey(COMMENTS, id), { anchor, by: author.participantId, at: author.now() })
        put(id, checked)
      })
      return id
    },

    reply(threadId: string, text: string): void {
      const checked = checkText(text)
      if (find(threadId).comments.length >= COMMENT_LIMITS.comments)
        throw new BoardError('invalid_value', `There is room for ${COMMENT_LIMITS.comments} comments in a thread.`)
      write(() => put(threadId, checked))
    },

    setResolved(threadId: string, isResolved: boolean): void {
      if ((find(threadId).resolved !== null) === isResolved) return
      const key = itemKey(COMMENTS, threadId, '$resolved')
      write(() => {
        if (isResolved) items.set(key, { by: author.participantId, at: author.now() })
        else items.delete(key)
      })
    },

    /**
     * Takes an own comment back. What a thread is stays behind, so that an answer written at the same moment is not lost with
     * the last comment.
     */
    takeBack(threadId: string, commentId: string): void {
      const comment = find(threadId).comments.find(({ id }) => id === commentId)
      if (!comment) throw new BoardError('not_found', 'This comment is gone already.')
      if (comment.by !== author.participantId)
        throw new BoardError('not_allowed', 'Only the person who wrote it can take it back.')
      write(() => items.delete(itemKey(COMMENTS, threadId, commentId)))
    },
  }
}
