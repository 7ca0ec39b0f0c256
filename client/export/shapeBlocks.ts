// What people drew, as pages for paper: every frame that holds something, and per page what lies outside frames. Reads the
// editor's own geometry, so that paper and screen agree on outlines, bends and arrow ends.
import {
  Mat,
  renderPlaintextFromRichText,
  type Editor,
  type MatModel,
  type TLAssetId,
  type TLNoteShape,
  type TLPage,
  type TLPageId,
  type TLShape,
  type TLShapeId,
} from 'tldraw'
import type { Translate } from '../../shared/drawing.ts'
import type { FramePage, Pictures } from '../../shared/pdf/frames.ts'
import { newPen, type Pen } from './pen.ts'
import { pictureFiles, pictureName } from './pictureFiles.ts'
import { drawShapes } from './shapeMarks.ts'
import { shapeVectors } from './shapeVectors.tsx'

/** Which drawings are printed. */
export type DrawnScope =
  | { kind: 'board' }
  | { kind: 'pages'; pages: readonly TLPageId[] }
  | { kind: 'frames'; frames: readonly TLShapeId[] }
  | { kind: 'selection'; shapes: readonly TLShapeId[] }

export type Drawn = {
  frames: FramePage[]
  pictures: Pictures
  /** What of the board could not be drawn as it is, in words. */
  notices: string[]
}

type Options = {
  scope: DrawnScope
  /** Frames whole, with their empty parts; otherwise only the part that holds something, so that small notes stay readable. */
  isWhole: boolean
  signal?: AbortSignal
}
/** The shapes that make one page of paper. */
type Sheaf = {
  title: string
  page: TLPage
  shapes: TLShape[]
  toFrame: MatModel
  width: number
  height: number
}

const MARGIN = 24

/** @throws DOMException AbortError when the signal ends it. */
export async function shapeBlocks(editor: Editor, t: Translate, options: Options): Promise<Drawn> {
  const sheaves = sheavesOf(editor, t, options)
  const all = sheaves.flatMap(({ shapes }) => withDescendants(editor, shapes))
  const { pictures, broken } = await pictureFiles(editor, all, options.signal)
  const frames: FramePage[] = []
  const notices: string[] = []
  for (const sheaf of sheaves) {
    options.signal?.throwIfAborted()
    const own = withDescendants(editor, sheaf.shapes)
    const isAskedFor = options.scope.kind === 'frames' || options.scope.kind === 'selection'
    if (!isAskedFor && !own.some((shape) => saysSomething(editor, shape))) continue
    const pen = newPen({ editor, toFrame: sheaf.toFrame, t, vectors: shapeVectors(editor, own), broken })
    drawShapes(pen, sheaf.shapes, { opacity: 1, masks: [] })
    if (pen.marks.length === 0) continue
    const frame = frameOf(sheaf, pen, t)
    frames.push(frame)
    for (const shape of own)
      if ((shape.type as string) === 'image' && broken.has(pictureName(shape)))
        notices.push(t('export.notice.picture', { name: nameOfPicture(editor, shape, t), frame: frame.title }))
    // Drawing many frames must not hold up the people on the board.
    await nextTask()
  }
  return { frames, pictures, notices: [...new Set(notices)] }
}

/** A note nobody has written on says nothing: a group's frame that was not used would be a page of paper for it. */
function saysSomething(editor: Editor, { type, props }: TLShape): boolean {
  if (type === 'frame' || type === 'group') return false
  if (type !== 'note') return true
  return renderPlaintextFromRichText(editor, (props as TLNoteShape['props']).richText).trim() !== ''
}

function frameOf(sheaf: Sheaf, pen: Pen, t: Translate): FramePage {
  return {
    title: sheaf.title,
    pageName: t('report.onPage', { page: sheaf.page.name }),
    width: sheaf.width,
    height: sheaf.height,
    marks: pen.marks,
  }
}

const nextTask = () => new Promise<void>((resolve) => setTimeout(resolve))

function withDescendants(editor: Editor, shapes: readonly TLShape[]): TLShape[] {
  return [...editor.getShapeAndDescendantIds(shapes.map(({ id }) => id))].map((id) => editor.getShape(id)!)
}

function nameOfPicture(editor: Editor, shape: TLShape, t: Translate): string {
  const { assetId, altText } = shape.props as unknown as { assetId: TLAssetId | null; altText?: string }
  const asset = assetId === null ? undefined : editor.getAsset(assetId)
  return altText?.trim() || (asset?.props as { name?: string } | undefined)?.name || t('report.shape.image')
}

function sheavesOf(editor: Editor, t: Translate, { scope, isWhole }: Options): Sheaf[] {
  if (scope.kind === 'selection') return selectionSheaves(editor, t, scope.shapes, isWhole)
  return editor
    .getPages()
    .filter(({ id }) => scope.kind !== 'pages' || scope.pages.includes(id))
    .flatMap((page) => pageSheaves(editor, t, page, isWhole, scope.kind === 'frames' ? new Set(scope.frames) : null))
}

/** @param only frames that are wanted; null for all and for what lies beside them. */
function pageSheaves(
  editor: Editor,
  t: Translate,
  page: TLPage,
  isWhole: boolean,
  only: ReadonlySet<TLShapeId> | null,
): Sheaf[] {
  const ids = editor.getSortedChildIdsForParent(page.id)
  const shapes = ids.map((id) => editor.getShape(id)!).filter((shape) => (shape.type as string) !== 'widget')
  const frames = shapes
    .filter(({ type, id }) => type === 'frame' && (only === null || only.has(id)))
    .flatMap((frame) => frameSheaf(editor, t, frame, page, isWhole) ?? [])
  if (only !== null) return frames
  const loose = shapes.filter((shape) => shape.type !== 'frame')
  return [...frames, ...(looseSheaf(editor, loose, page, t('report.loose')) ?? [])]
}

function selectionSheaves(editor: Editor, t: Translate, ids: readonly TLShapeId[], isWhole: boolean): Sheaf[] {
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
    shapes: editor.getSortedChildIdsForParent(frame.id).map((id) => editor.getShape(id)!),
    toFrame: Mat.Compose(Mat.Translate(-left, -top), toFrame),
    width: right - left,
    height: bottom - top,
  }
}

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
