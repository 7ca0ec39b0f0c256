// Which shapes share a picture or a page of paper: a frame, what lies beside the frames, a whole page, what is selected. Knows
// nothing of how they are drawn.
import { Box, Mat, type Editor, type MatModel, type TLPage, type TLPageId, type TLShape, type TLShapeId } from 'tldraw'
import { instanceSeedOf, templateOf } from '../../shared/catalog.ts'
import type { Translate } from '../../shared/drawing.ts'
import { instanceOnPage } from '../board/camera.ts'

/** Which drawings are printed. */
export type DrawnScope =
  | { kind: 'board' }
  | { kind: 'pages'; pages: readonly TLPageId[] }
  | { kind: 'frames'; frames: readonly TLShapeId[] }
  | { kind: 'selection'; shapes: readonly TLShapeId[] }

export type Wanted = {
  scope: DrawnScope
  /** Frames whole, with their empty parts; otherwise only the part that holds something, so that small notes stay readable. */
  isWhole: boolean
  /** As the canvas shows it: panels too, and pages screen by screen. Paper prints panels in chapters of their own. */
  isPicture?: boolean
}

export type Sheaf = {
  title: string
  page: TLPage
  shapes: TLShape[]
  toFrame: MatModel
  width: number
  height: number
}

const MARGIN = 24

export function sheavesOf(editor: Editor, t: Translate, wanted: Wanted): Sheaf[] {
  const { scope, isPicture = false } = wanted
  if (scope.kind === 'selection') return selectionSheaves(editor, t, scope.shapes, wanted)
  if (scope.kind === 'pages' && isPicture)
    return editor
      .getPages()
      .filter(({ id }) => scope.pages.includes(id))
      .flatMap((page) => screenSheaves(editor, t, page))
  return editor
    .getPages()
    .filter(({ id }) => scope.kind !== 'pages' || scope.pages.includes(id))
    .flatMap((page) => pageSheaves(editor, t, page, wanted, scope.kind === 'frames' ? new Set(scope.frames) : null))
}

/** A template's page screen by screen, each as the wall shows it, then what lies beside them; any other page in one. */
function screenSheaves(editor: Editor, t: Translate, page: TLPage): Sheaf[] {
  const instance = instanceOnPage(page.id)
  const screens = instance === null ? [] : (instanceSeedOf(instance)?.screens ?? [])
  const left = new Set(childrenOf(editor, page.id))
  const sheaves = screens.flatMap((screen) => {
    const area = new Box(screen.x, screen.y, screen.w, screen.h)
    const shapes = [...left].filter((shape) => {
      const bounds = editor.getShapePageBounds(shape)
      return bounds !== undefined && area.containsPoint(bounds.center)
    })
    for (const shape of shapes) left.delete(shape)
    const name = t(`${templateOf(instance!)}.screen.${screen.id}`)
    return looseSheaf(editor, shapes, page, `${page.name}, ${name}`) ?? []
  })
  const beside = sheaves.length === 0 ? page.name : t('pictures.beside', { page: page.name })
  return [...sheaves, ...(looseSheaf(editor, [...left], page, beside) ?? [])]
}

/** @param only frames that are wanted; null for all and for what lies beside them. */
function pageSheaves(
  editor: Editor,
  t: Translate,
  page: TLPage,
  { isWhole, isPicture = false }: Wanted,
  only: ReadonlySet<TLShapeId> | null,
): Sheaf[] {
  const shapes = childrenOf(editor, page.id).filter((shape) => isPicture || (shape.type as string) !== 'widget')
  const frames = shapes
    .filter(({ type, id }) => type === 'frame' && (only === null || only.has(id)))
    .flatMap((frame) => frameSheaf(editor, t, frame, page, isWhole) ?? [])
  if (only !== null) return frames
  const loose = shapes.filter((shape) => shape.type !== 'frame')
  return [...frames, ...(looseSheaf(editor, loose, page, t('report.loose')) ?? [])]
}

function selectionSheaves(editor: Editor, t: Translate, ids: readonly TLShapeId[], { isWhole }: Wanted): Sheaf[] {
  const page = editor.getCurrentPage()
  const chosen = new Set(ids)
  // In the order in which they lie on each other, whatever order they were chosen in.
  const shapes = editor.getCurrentPageShapesSorted().filter(({ id }) => chosen.has(id))
  const [only] = shapes
  if (shapes.length === 1 && only?.type === 'frame')
    return [frameSheaf(editor, t, only, page, isWhole)].flatMap((one) => one ?? [])
  return [...(looseSheaf(editor, shapes, page, t('export.selection')) ?? [])]
}

function frameSheaf(editor: Editor, t: Translate, frame: TLShape, page: TLPage, isWhole: boolean): Sheaf | null {
  const { w, h, name } = frame.props as { w: number; h: number; name: string }
  const toFrame = Mat.Inverse(editor.getShapePageTransform(frame))
  const inside = [...editor.getShapeAndDescendantIds([frame.id])].filter((id) => id !== frame.id)
  const corners = inside.flatMap((id) =>
    Mat.applyToPoints(
      Mat.Compose(toFrame, editor.getShapePageTransform(id)),
      editor.getShapeGeometry(id).bounds.corners,
    ),
  )
  if (corners.length === 0) return null
  const box = boxOf(corners)
  const left = isWhole ? 0 : Math.max(0, box.left - MARGIN)
  const top = isWhole ? 0 : Math.max(0, box.top - MARGIN)
  const right = isWhole ? w : Math.min(w, box.right + MARGIN)
  const bottom = isWhole ? h : Math.min(h, box.bottom + MARGIN)
  if (right <= left || bottom <= top) return null
  return {
    title: name.trim() || t('report.frame'),
    page,
    shapes: childrenOf(editor, frame.id),
    toFrame: Mat.Compose(Mat.Translate(-left, -top), toFrame),
    width: right - left,
    height: bottom - top,
  }
}

const childrenOf = (editor: Editor, parent: TLPageId | TLShapeId): TLShape[] =>
  editor.getSortedChildIdsForParent(parent).map((id) => editor.getShape(id)!)

function looseSheaf(editor: Editor, shapes: readonly TLShape[], page: TLPage, title: string): Sheaf[] | null {
  const corners = shapes.flatMap((shape) => editor.getShapePageBounds(shape)?.corners ?? [])
  if (corners.length === 0) return null
  const { left, top, right, bottom } = boxOf(corners)
  return [
    {
      title,
      page,
      shapes: [...shapes],
      toFrame: Mat.Translate(MARGIN - left, MARGIN - top),
      width: right - left + 2 * MARGIN,
      height: bottom - top + 2 * MARGIN,
    },
  ]
}

function boxOf(points: readonly { x: number; y: number }[]) {
  // Spread of a large list would overflow the stack.
  return points.reduce(
    (box, { x, y }) => ({
      left: Math.min(box.left, x),
      top: Math.min(box.top, y),
      right: Math.max(box.right, x),
      bottom: Math.max(box.bottom, y),
    }),
    { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity },
  )
}
