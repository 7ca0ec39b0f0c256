// What people drew, as pages for paper: every frame that holds something, and per page what lies outside frames. Reads the
// editor's own geometry, so that paper and screen agree on outlines, bends and arrow ends.
import {
  renderPlaintextFromRichText,
  type Editor,
  type TLAssetId,
  type TLNoteShape,
  type TLShape,
  type TLShapeId,
} from 'tldraw'
import type { Translate } from '../../shared/drawing.ts'
import type { FramePage, Pictures } from '../../shared/pdf/frames.ts'
import { BOARD_FONT } from '../ui/measureText.ts'
import type { PanelPicture } from './panelPictures.ts'
import { newPen, type Pen } from './pen.ts'
import { pictureFiles, pictureName } from './pictureFiles.ts'
import { drawShapes } from './shapeMarks.ts'
import { shapeVectors } from './shapeVectors.tsx'
import { sheavesOf, type Sheaf, type Wanted } from './sheaves.ts'

export type Drawn = {
  frames: FramePage[]
  pictures: Pictures
  /** What of the board could not be drawn as it is, in words. */
  notices: string[]
}

type Options = Wanted & {
  signatureOf: Pen['signatureOf']
  /** What the panels among the shapes look like, where they are drawn. */
  panelsOf?: (shapes: readonly TLShape[]) => Promise<ReadonlyMap<TLShapeId, PanelPicture>>
  signal?: AbortSignal
}

/** Time (ms) that people on the board do not notice: less than a picture of the screen. */
const AT_ONCE = 12

/** @throws DOMException AbortError when the signal ends it. */
export async function shapeBlocks(editor: Editor, t: Translate, options: Options): Promise<Drawn> {
  const sheaves = sheavesOf(editor, t, options)
  const all = sheaves.flatMap(({ shapes }) => withDescendants(editor, shapes))
  const { pictures, broken } = await pictureFiles(editor, all, options.signal)
  // Labels are measured with the board's own font, which may not have been used yet.
  await Promise.allSettled([500, 600].map((weight) => document.fonts.load(`${weight} 12px ${BOARD_FONT}`)))
  const frames: FramePage[] = []
  const notices: string[] = []
  let since = performance.now()
  for (const sheaf of sheaves) {
    options.signal?.throwIfAborted()
    const own = withDescendants(editor, sheaf.shapes)
    const isAskedFor =
      options.isPicture === true || options.scope.kind === 'frames' || options.scope.kind === 'selection'
    if (!isAskedFor && !own.some((shape) => saysSomething(editor, shape))) continue
    const pen = newPen({
      editor,
      toFrame: sheaf.toFrame,
      t,
      vectors: shapeVectors(editor, own),
      broken,
      signatureOf: options.signatureOf,
      panels: (await options.panelsOf?.(own)) ?? new Map(),
    })
    drawShapes(pen, sheaf.shapes, { opacity: 1, masks: [] })
    if (pen.marks.length === 0) continue
    const frame = frameOf(sheaf, pen, t)
    frames.push(frame)
    for (const shape of own)
      if ((shape.type as string) === 'image' && broken.has(pictureName(shape)))
        notices.push(t('export.notice.picture', { name: nameOfPicture(editor, shape, t), frame: frame.title }))
    // Drawing many frames must not hold up the people on the board.
    if (performance.now() - since > AT_ONCE) {
      await nextTask()
      since = performance.now()
    }
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
