// One shape as marks for paper: its outlines as the canvas draws them, its text in its own hand, pictures, links and cards.
import {
  ARROW_LABEL_FONT_SIZES,
  FONT_SIZES,
  Group2d,
  LABEL_FONT_SIZES,
  Mat,
  type TLDefaultSizeStyle,
  type TLShape,
  type TLShapeId,
} from 'tldraw'
import type { FrameMark, PictureMark, RichText, VectorMark } from '../../shared/pdf/frames.ts'
import { cardMarks } from './cardMarks.ts'
import { matrixOf, placeOf, textBox, type DrawnProps, type Pen, type Surroundings } from './pen.ts'
import { signatureMarks } from './signatureMarks.ts'
import { pictureName, pictureProps } from './pictureFiles.ts'
import { openableLink, richTextParagraphs } from './richTextParagraphs.ts'
import type { ShapePath } from './shapeVectors.tsx'

const LABEL_PADDING = 16
const ARROW_LABEL_PADDING = 4.25
const FRAME_NAME_SIZE = 14

/** Everything of these shapes: first what lies under all of them, then each with what it holds. */
export function drawShapes(pen: Pen, shapes: readonly TLShape[], around: Surroundings): void {
  for (const shape of shapes) drawBacks(pen, shape, around)
  for (const shape of shapes) drawShape(pen, shape, around)
}

/** Highlighter strokes lie under the other shapes of their frame or page, also from within groups. */
function drawBacks(pen: Pen, shape: TLShape, around: Surroundings): void {
  const opacity = around.opacity * shape.opacity
  if (shape.type === 'group')
    for (const child of childrenOf(pen, shape.id)) drawBacks(pen, child, { ...around, opacity })
  for (const path of pen.vectors.get(shape.id)?.back ?? []) putPath(pen, shape, path, { ...around, opacity })
}

const childrenOf = ({ editor }: Pen, parent: TLShapeId): TLShape[] =>
  editor.getSortedChildIdsForParent(parent).map((id) => editor.getShape(id)!)

function drawShape(pen: Pen, shape: TLShape, around: Surroundings): void {
  const own = { ...around, opacity: around.opacity * shape.opacity }
  switch (shape.type as string) {
    case 'widget': {
      const panel = pen.panels.get(shape.id)
      return put(pen, own, panel ? { ...panel, matrix: matrixOf(placeOf(pen, shape)) } : null)
    }
    case 'group':
      for (const child of childrenOf(pen, shape.id)) drawShape(pen, child, own)
      return
    case 'frame':
      return drawNestedFrame(pen, shape, own)
    case 'note':
      drawNote(pen, shape, own)
      break
    case 'image':
      drawPicture(pen, shape, own)
      break
    case 'text':
      put(pen, own, labelOf(pen, shape, FONT_SIZES))
      break
    case 'bookmark':
    case 'embed':
    case 'video':
      for (const mark of cardMarks(pen, shape, placeOf(pen, shape))) put(pen, own, mark)
      break
    default:
      drawOutlines(pen, shape, own)
  }
  putLink(pen, shape, own)
}

function drawOutlines(pen: Pen, shape: TLShape, own: Surroundings): void {
  for (const path of pen.vectors.get(shape.id)?.front ?? []) putPath(pen, shape, path, own)
  put(pen, own, shape.type === 'arrow' ? arrowLabel(pen, shape) : labelOf(pen, shape, LABEL_FONT_SIZES))
}

function put(pen: Pen, { opacity, masks }: Surroundings, mark: FrameMark['mark'] | null): void {
  if (mark) pen.marks.push({ mark, opacity, ...(masks.length === 0 ? {} : { masks }) })
}

function putPath(pen: Pen, shape: TLShape, path: ShapePath, own: Surroundings): void {
  const { scale = 1, color = 'black' } = shape.props as DrawnProps
  const inside = Mat.Compose(placeOf(pen, shape), Mat.Scale(scale, scale))
  const [a, b, c, d, e, f] = path.matrix
  const matrix = matrixOf(Mat.Compose(inside, { a, b, c, d, e, f }))
  const { x, y, w, h } = pen.editor.getShapeGeometry(shape).bounds
  const plain = (value: string) => (value.startsWith('#') ? value : pen.palette[color].highlight.srgb)
  const mark: VectorMark = {
    kind: 'vector',
    matrix,
    d: path.d,
    ...(path.fill === undefined
      ? {}
      : 'color' in path.fill
        ? { fill: { color: plain(path.fill.color) } }
        : { fill: { pattern: path.fill.pattern, box: [x / scale - 4, y / scale - 4, w / scale + 8, h / scale + 8] } }),
    ...(path.stroke === undefined ? {} : { stroke: { ...path.stroke, color: plain(path.stroke.color) } }),
    ...(path.clip === undefined ? {} : { clip: path.clip }),
  }
  put(pen, { ...own, opacity: own.opacity * path.opacity }, mark)
}

function drawNestedFrame(pen: Pen, shape: TLShape, own: Surroundings): void {
  const { w = 1, h = 1, name = '' } = shape.props as DrawnProps
  const place = placeOf(pen, shape)
  const box = `M0 0L${w} 0L${w} ${h}L0 ${h}Z`
  put(pen, own, {
    kind: 'vector',
    matrix: matrixOf(place),
    d: box,
    fill: { color: '#FFFFFF' },
    stroke: { color: '#C3CCD3', width: 1 },
  })
  const words = name.trim()
  if (words !== '') {
    const size = FRAME_NAME_SIZE
    const label = { minX: 0, minY: -size * 1.7, w, h: size * 1.35 }
    put(pen, own, {
      ...textBox(label, place, richTextParagraphs(words)),
      size,
      hand: 'sans',
      color: '#45525F',
      align: 'start',
      verticalAlign: 'top',
      isWrapped: true,
    })
  }
  const corners = Mat.applyToPoints(place, [
    { x: 0, y: 0 },
    { x: w, y: 0 },
    { x: w, y: h },
    { x: 0, y: h },
  ])
  const mask = `M${corners.map((corner) => `${corner.x} ${corner.y}`).join('L')}Z`
  drawShapes(pen, childrenOf(pen, shape.id), { ...own, masks: [...own.masks, mask] })
}

function drawNote(pen: Pen, shape: TLShape, own: Surroundings): void {
  const props = shape.props as DrawnProps
  const { w, h } = pen.editor.getShapeGeometry(shape).bounds
  put(pen, own, {
    kind: 'vector',
    matrix: matrixOf(placeOf(pen, shape)),
    d: `M0 0L${w} 0L${w} ${h}L0 ${h}Z`,
    fill: { color: pen.palette[props.color ?? 'black'].note.fill },
  })
  const label = labelOf(pen, shape, LABEL_FONT_SIZES)
  const size = (props.fontSizeAdjustment || LABEL_FONT_SIZES[props.size ?? 'm']) * (props.scale ?? 1)
  put(pen, own, label && { ...label, size })
  const signature = pen.signatureOf(shape)
  if (signature) for (const mark of signatureMarks(pen, shape, signature)) put(pen, own, mark)
}

function drawPicture(pen: Pen, shape: TLShape, own: Surroundings): void {
  const { w, h, crop, altText } = pictureProps(shape)
  const { flipX = false, flipY = false } = shape.props as { flipX?: boolean; flipY?: boolean }
  const flipped = { a: flipX ? -1 : 1, b: 0, c: 0, d: flipY ? -1 : 1, e: flipX ? w : 0, f: flipY ? h : 0 }
  const name = pictureName(shape)
  const isBroken = pen.broken.has(name)
  const alt = altText?.trim() || pictureFileName(pen, shape) || pen.t('report.shape.image')
  const mark: PictureMark = {
    kind: 'picture',
    // Words in the box of a picture that is missing are not mirrored.
    matrix: matrixOf(isBroken ? placeOf(pen, shape) : Mat.Compose(placeOf(pen, shape), flipped)),
    w,
    h,
    picture: isBroken ? null : name,
    alt,
    isRound: crop?.isCircle === true,
  }
  put(pen, own, mark)
}

function pictureFileName({ editor }: Pen, shape: TLShape): string {
  const { assetId } = pictureProps(shape)
  const asset = assetId === null ? undefined : editor.getAsset(assetId)
  return (asset?.props as { name?: string } | undefined)?.name?.trim() ?? ''
}

function putLink(pen: Pen, shape: TLShape, own: Surroundings): void {
  const url = openableLink((shape.props as DrawnProps).url)
  if (url === null) return
  const { minX, minY, w, h } = pen.editor.getShapeGeometry(shape).bounds
  const place = Mat.Compose(placeOf(pen, shape), Mat.Translate(minX, minY))
  put(pen, own, { kind: 'link', matrix: matrixOf(place), w, h, url, words: url })
}

function labelOf(pen: Pen, shape: TLShape, sizes: Record<TLDefaultSizeStyle, number>): RichText | null {
  const props = shape.props as DrawnProps
  const paragraphs = richTextParagraphs(props.richText ?? props.text)
  if (paragraphs.length === 0) return null
  const isText = shape.type === 'text'
  const scale = props.scale ?? 1
  const { minX, minY, w, h } = pen.editor.getShapeGeometry(shape).bounds
  const padding = isText ? 0 : LABEL_PADDING * scale
  // A box lower than its padding shows its text all the same.
  const inset = { x: Math.min(padding, w / 4), y: Math.min(padding, Math.max(0, h / 2 - 1)) }
  const box = { minX: minX + inset.x, minY: minY + inset.y, w: w - 2 * inset.x, h: Math.max(1, h - 2 * inset.y) }
  return {
    ...textBox(box, placeOf(pen, shape), paragraphs),
    size: sizes[props.size ?? 'm'] * scale,
    hand: props.font ?? 'draw',
    color: textColor(pen, shape),
    align: alignOf(isText ? props.textAlign : props.align),
    verticalAlign: isText ? 'top' : verticalOf(props.verticalAlign),
    isWrapped: !(isText && props.autoSize === true),
    ...(isBusy(shape) ? { halo: '#FFFFFF' } : {}),
  }
}

function arrowLabel(pen: Pen, shape: TLShape): RichText | null {
  const props = shape.props as DrawnProps
  const paragraphs = richTextParagraphs(props.richText ?? props.text)
  const geometry = pen.editor.getShapeGeometry(shape)
  const label = geometry instanceof Group2d ? geometry.children.find((child) => child.isLabel) : undefined
  if (paragraphs.length === 0 || !label) return null
  const scale = props.scale ?? 1
  const { minX, minY, w, h } = label.bounds
  const edge = ARROW_LABEL_PADDING * scale
  const box = { minX: minX + edge, minY: minY + edge, w: Math.max(1, w - 2 * edge), h: Math.max(1, h - 2 * edge) }
  return {
    ...textBox(box, placeOf(pen, shape), paragraphs),
    size: ARROW_LABEL_FONT_SIZES[props.size ?? 'm'] * scale,
    hand: props.font ?? 'draw',
    color: pen.palette[props.labelColor ?? 'black'].solid,
    align: 'center',
    verticalAlign: 'middle',
    isWrapped: true,
  }
}

/** Whether a label stands on lines, hatching or a full colour. */
function isBusy({ type, props }: TLShape): boolean {
  const { fill, geo } = props as { fill?: string; geo?: string }
  return type === 'geo' && (fill === 'fill' || fill === 'pattern' || geo === 'x-box' || geo === 'check-box')
}

function textColor({ palette }: Pen, shape: TLShape): string {
  const { color = 'black', labelColor = 'black' } = shape.props as DrawnProps
  if (shape.type === 'text') return palette[color].solid
  if (shape.type !== 'note') return palette[labelColor].solid
  return labelColor === 'black' ? palette[color].note.text : palette[labelColor].fill
}

function alignOf(value: string | undefined): RichText['align'] {
  if (value === 'start' || value === 'start-legacy') return 'start'
  if (value === 'end' || value === 'end-legacy') return 'end'
  return 'center'
}

function verticalOf(value: string | undefined): RichText['verticalAlign'] {
  return value === 'start' ? 'top' : value === 'end' ? 'bottom' : 'middle'
}
