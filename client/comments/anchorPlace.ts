// From a point of the canvas to the anchor of a comment, and back: a comment on a shape moves along with it.
import { Box, type Editor, type TLPageId, type TLShapeId, type VecLike } from 'tldraw'
import type { CommentAnchor } from '../../shared/comments/comments.ts'

/** The anchor of a comment put on this point of the page: on the topmost shape there, else on the free point. */
export function anchorAt(editor: Editor, point: VecLike, element: Element | null): CommentAnchor {
  const page = editor.getCurrentPageId()
  const free = { page, x: Math.round(point.x), y: Math.round(point.y) }
  const shape = editor.getShapeAtPoint(point, { hitInside: true, hitFrameInside: true, hitLocked: true })
  const bounds = shape && editor.getShapePageBounds(shape)
  if (!bounds) return free
  const share = (part: number, whole: number) =>
    whole <= 0 ? 0 : Math.round(Math.min(1, Math.max(0, part / whole)) * 1000) / 1000
  const { item, itemWidget } = element?.closest<HTMLElement>('[data-item]')?.dataset ?? {}
  return {
    ...free,
    shape: shape.id,
    fx: share(point.x - bounds.x, bounds.w),
    fy: share(point.y - bounds.y, bounds.h),
    ...(item !== undefined && itemWidget !== undefined ? { widget: itemWidget, item } : {}),
  }
}

/** Where a comment is now, in page coordinates; where it was put when its shape is gone or on another page. */
export function anchorPoint(editor: Editor, { x, y, shape, fx, fy, page }: CommentAnchor): { x: number; y: number } {
  if (shape === undefined || fx === undefined || fy === undefined) return { x, y }
  const id = shape as TLShapeId
  const bounds = editor.getShapePageBounds(id)
  if (!bounds || editor.getAncestorPageId(id) !== page) return { x, y }
  return { x: bounds.x + fx * bounds.w, y: bounds.y + fy * bounds.h }
}

/** Shows the place of a comment; a place that is in sight already stays where it is. */
export function goToAnchor(editor: Editor, anchor: CommentAnchor): void {
  const page = anchor.page as TLPageId
  if (page !== editor.getCurrentPageId()) {
    if (!editor.getPage(page)) return
    editor.setCurrentPage(page)
  }
  const point = anchorPoint(editor, anchor)
  const inner = Box.From(editor.getViewportPageBounds()).scale(1)
  const isInSight = inner.expandBy(-0.15 * Math.min(inner.w, inner.h)).containsPoint(point)
  const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches
  if (!isInSight) editor.centerOnPoint(point, isStill ? {} : { animation: { duration: 300 } })
}
