// Camera moves of the board: which part of a page to show so that nothing lies under the panels at the edges.
import { Box, type Editor, type TLPageId, type TLShapeId } from 'tldraw'
import { instanceSeedOf, type TemplateId } from '../../shared/catalog.ts'

/** Screen px that panels cover. */
type Insets = { top: number; right: number; bottom: number; left: number }

const ANIMATION = { duration: 300 } as const
const RUN_SHEET_WIDTH = 284
/** Narrower screens fold the run-sheet; see the design language. */
const RUN_SHEET_FROM = 1024
const PHONE_BELOW = 768
const MARGIN = 24
/** The part of a free page that is still worth seeing at once. */
const LARGEST_FIT = { w: 6000, h: 4000 }

/** What the panels leave free of a screen of this width. */
export function insetsAt(width: number, hasRunSheet: boolean): Insets {
  if (width < PHONE_BELOW) return { top: 64, right: 12, bottom: 76, left: 12 }
  const left = hasRunSheet && width >= RUN_SHEET_FROM ? RUN_SHEET_WIDTH + MARGIN + 12 : 16
  // Above a screen: the bars and the tabs of the page's screens.
  return { top: 82, right: 12, bottom: 72, left }
}

const prefersStillness = () =>
  typeof matchMedia === 'function' && matchMedia('(prefers-reduced-motion: reduce)').matches

/** Fits a part of the page into the free area; on a phone its width only, from its top. */
export function fitBox(editor: Editor, box: Box, hasRunSheet: boolean, isAnimated: boolean, maxZoom = 1.4): void {
  const { width, height } = editor.getViewportScreenBounds()
  const insets = insetsAt(width, hasRunSheet)
  const freeWidth = Math.max(80, width - insets.left - insets.right)
  const freeHeight = Math.max(80, height - insets.top - insets.bottom)
  const isPhone = width < PHONE_BELOW
  const wanted = isPhone ? freeWidth / box.w : Math.min(freeWidth / box.w, freeHeight / box.h)
  const zoom = Math.max(0.05, Math.min(maxZoom, wanted))
  const spareX = Math.max(0, freeWidth - box.w * zoom) / 2
  const spareY = isPhone ? 0 : Math.max(0, freeHeight - box.h * zoom) / 2
  editor.setCamera(
    { x: (insets.left + spareX) / zoom - box.x, y: (insets.top + spareY) / zoom - box.y, z: zoom },
    isAnimated && !prefersStillness() ? { animation: ANIMATION } : { immediate: true },
  )
}

/** The page of a template, or of a page id. */
export function pageIdOf(page: string): TLPageId {
  return (page.startsWith('page:') ? page : `page:${page}`) as TLPageId
}

/** The instance of a template that a page shows (`T06~2` on `page:T06~2`), or null for a free page. */
export function instanceOnPage(pageId: string): TemplateId | null {
  const instance = pageId.slice('page:'.length)
  return instanceSeedOf(instance) ? instance : null
}

/** Shows a screen of a template. @returns false when its page is not on the board */
export function goToScreen(editor: Editor, template: TemplateId, screenId: string, hasRunSheet = true): boolean {
  const screen = instanceSeedOf(template)?.screens.find((candidate) => candidate.id === screenId)
  const pageId = pageIdOf(template)
  if (!screen || !editor.getPage(pageId)) return false
  const isElsewhere = editor.getCurrentPageId() !== pageId
  if (isElsewhere) editor.setCurrentPage(pageId)
  fitBox(editor, new Box(screen.x, screen.y, screen.w, screen.h), hasRunSheet, !isElsewhere)
  return true
}

/** Shows a shape, on whichever page it is. @returns false when it is not on the board */
export function goToShape(editor: Editor, shapeId: string, hasRunSheet = true): boolean {
  const id = shapeId as TLShapeId
  const shape = editor.getShape(id)
  if (!shape) return false
  const pageId = editor.getAncestorPageId(shape)
  const isElsewhere = pageId !== undefined && pageId !== editor.getCurrentPageId()
  if (isElsewhere) editor.setCurrentPage(pageId)
  const bounds = editor.getShapePageBounds(id)
  if (bounds) fitBox(editor, bounds.clone().expandBy(MARGIN), hasRunSheet, !isElsewhere, 1)
  return true
}

/** Fits what belongs to a page when it is opened: its first screen, or all that lies on a free page. */
export function fitPage(editor: Editor, hasRunSheet = true): void {
  const template = instanceOnPage(editor.getCurrentPageId())
  const screen = template === null ? undefined : instanceSeedOf(template)?.screens[0]
  if (screen) return fitBox(editor, new Box(screen.x, screen.y, screen.w, screen.h), hasRunSheet, false)
  const bounds = editor.getCurrentPageBounds() ?? new Box(0, 0, 1500, 1000)
  // Thousands of drawings the size of dots say nothing and take seconds to paint; a large page opens at its top left.
  const most = new Box(bounds.x, bounds.y, Math.min(bounds.w, LARGEST_FIT.w), Math.min(bounds.h, LARGEST_FIT.h))
  fitBox(editor, most, hasRunSheet, false, 1)
}
