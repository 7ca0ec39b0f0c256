// What people drew, as marks for paper: every frame that holds something, and per page what lies outside frames. Reads the
// editor's own geometry, so that paper and screen agree on outlines, bends and arrow ends.
import {
  ARROW_LABEL_FONT_SIZES,
  FONT_SIZES,
  getDefaultColorTheme,
  Group2d,
  LABEL_FONT_SIZES,
  Mat,
  STROKE_SIZES,
  Vec,
  type Editor,
  type Geometry2d,
  type MatModel,
  type TLDefaultColorStyle,
  type TLDefaultSizeStyle,
  type TLPage,
  type TLShape,
  type TLShapeId,
} from 'tldraw'
import type { Fill, Mark, Stroke, Translate } from '../../shared/drawing.ts'
import type { FrameMark, FramePage, RichText } from '../../shared/pdf/frames.ts'
import { richTextParagraphs } from './richTextParagraphs.ts'

/** Props of the drawn shapes that matter on paper; each shape has only some of them. */
type DrawnProps = {
  w?: number
  h?: number
  growY?: number
  scale?: number
  color?: TLDefaultColorStyle
  labelColor?: TLDefaultColorStyle
  size?: TLDefaultSizeStyle
  fontSizeAdjustment?: number
  fill?: 'none' | 'semi' | 'solid' | 'pattern' | 'fill'
  dash?: 'draw' | 'solid' | 'dashed' | 'dotted'
  align?: string
  textAlign?: string
  verticalAlign?: string
  autoSize?: boolean
  isClosed?: boolean
  richText?: unknown
  text?: string
  name?: string
  altText?: string
  url?: string
  arrowheadStart?: string
  arrowheadEnd?: string
}
type Palette = ReturnType<typeof getDefaultColorTheme>
type Pen = { editor: Editor; palette: Palette; marks: FrameMark[]; toFrame: MatModel; t: Translate }

const MARGIN = 24
const HIGHLIGHT_OPACITY = 0.45

/** Frames with content in the order of pages, each followed by what its page has outside frames and panels. */
export function shapeBlocks(editor: Editor, t: Translate): FramePage[] {
  return editor.getPages().flatMap((page) => {
    const ids = editor.getSortedChildIdsForParent(page.id)
    const shapes = ids.map((id) => editor.getShape(id)!).filter((shape) => (shape.type as string) !== 'widget')
    const frames = shapes
      .filter((shape) => shape.type === 'frame')
      .flatMap((frame) => framePage(editor, frame, page, t) ?? [])
    const loose = loosePage(
      editor,
      shapes.filter((shape) => shape.type !== 'frame'),
      page,
      t,
    )
    return loose === null ? frames : [...frames, loose]
  })
}

/** The part of the frame that holds something, so that small notes in a wide frame stay readable on paper. */
function framePage(editor: Editor, frame: TLShape, page: TLPage, t: Translate): FramePage | null {
  const { w = 1, h = 1, name = '' } = frame.props as DrawnProps
  const toFrame = Mat.Inverse(editor.getShapePageTransform(frame))
  const corners = [...editor.getShapeAndDescendantIds([frame.id])]
    .filter((id) => id !== frame.id)
    .flatMap((id) =>
      Mat.applyToPoints(
        Mat.Compose(toFrame, editor.getShapePageTransform(id)),
        editor.getShapeGeometry(id).bounds.corners,
      ),
    )
  if (corners.length === 0) return null
  const left = Math.max(0, Math.min(...corners.map(({ x }) => x)) - MARGIN)
  const top = Math.max(0, Math.min(...corners.map(({ y }) => y)) - MARGIN)
  const right = Math.min(w, Math.max(...corners.map(({ x }) => x)) + MARGIN)
  const bottom = Math.min(h, Math.max(...corners.map(({ y }) => y)) + MARGIN)
  if (right <= left || bottom <= top) return null
  const pen = newPen(editor, Mat.Compose(Mat.Translate(-left, -top), toFrame), t)
  drawChildren(pen, frame.id, 1)
  return {
    title: name.trim() || t('report.frame'),
    pageName: t('report.onPage', { page: page.name }),
    width: right - left,
    height: bottom - top,
    marks: pen.marks,
  }
}

function loosePage(editor: Editor, shapes: readonly TLShape[], page: TLPage, t: Translate): FramePage | null {
  const boxes = shapes.flatMap((shape) => editor.getShapePageBounds(shape) ?? [])
  if (boxes.length === 0) return null
  const [left, top] = [
    Math.min(...boxes.map((box) => box.minX)) - MARGIN,
    Math.min(...boxes.map((box) => box.minY)) - MARGIN,
  ]
  const [right, bottom] = [
    Math.max(...boxes.map((box) => box.maxX)) + MARGIN,
    Math.max(...boxes.map((box) => box.maxY)) + MARGIN,
  ]
  const pen = newPen(editor, Mat.Translate(-left, -top), t)
  for (const shape of shapes) drawShape(pen, shape, 1)
  if (pen.marks.length === 0) return null
  return {
    title: t('report.loose'),
    pageName: t('report.onPage', { page: page.name }),
    width: right - left,
    height: bottom - top,
    marks: pen.marks,
  }
}

function newPen(editor: Editor, toFrame: MatModel, t: Translate): Pen {
  return { editor, palette: getDefaultColorTheme({ isDarkMode: false }), marks: [], toFrame, t }
}

function drawChildren(pen: Pen, parent: TLShapeId, opacity: number): void {
  for (const id of pen.editor.getSortedChildIdsForParent(parent)) drawShape(pen, pen.editor.getShape(id)!, opacity)
}

function drawShape(pen: Pen, shape: TLShape, inherited: number): void {
  const opacity = inherited * shape.opacity
  const props = shape.props as DrawnProps
  const place = Mat.Compose(pen.toFrame, pen.editor.getShapePageTransform(shape))
  const geometry = pen.editor.getShapeGeometry(shape)
  const body = geometry instanceof Group2d ? geometry.children[0]! : geometry
  const put = (mark: Mark | RichText, more = 1) => pen.marks.push({ mark, opacity: opacity * more })
  const color = pen.palette[props.color ?? 'black']
  const stroke = strokeOf(props, color.solid)
  switch (shape.type as string) {
    case 'group':
      return drawChildren(pen, shape.id, opacity)
    case 'frame':
      put({
        kind: 'path',
        d: pathOf(body, place, true),
        fill: { color: '#FFFFFF' },
        stroke: { color: '#C3CCD3', width: 1 },
      })
      return drawChildren(pen, shape.id, opacity)
    case 'note': {
      put({ kind: 'path', d: pathOf(body, place, true), fill: { color: color.note.fill } })
      const label = labelOf(pen, shape, place, LABEL_FONT_SIZES)
      if (label)
        put({ ...label, size: (props.fontSizeAdjustment || LABEL_FONT_SIZES[props.size ?? 'm']) * (props.scale ?? 1) })
      return
    }
    case 'text': {
      const label = labelOf(pen, shape, place, FONT_SIZES)
      if (label) put(label)
      return
    }
    case 'geo': {
      const fill = fillOf(props, color)
      put({ kind: 'path', d: pathOf(body, place, true), ...(fill ? { fill } : {}), stroke })
      const label = labelOf(pen, shape, place, LABEL_FONT_SIZES)
      if (label) put(label)
      return
    }
    case 'arrow': {
      put({ kind: 'path', d: pathOf(body, place, false), stroke })
      const points = Mat.applyToPoints(place, body.vertices)
      for (const mark of arrowheads(points, props, stroke)) put(mark)
      const label = arrowLabel(pen, geometry, place, props)
      if (!label) return
      // The line stops behind its label.
      const box = geometry instanceof Group2d ? geometry.children.find((child) => child.isLabel) : undefined
      if (box) put({ kind: 'path', d: pathOf(box, place, true), fill: { color: '#FFFFFF' } })
      put(label)
      return
    }
    case 'line':
      return void put({ kind: 'path', d: pathOf(body, place, false), stroke })
    case 'draw': {
      const fill = props.isClosed ? fillOf(props, color) : null
      return void put({
        kind: 'path',
        d: pathOf(body, place, props.isClosed === true),
        ...(fill ? { fill } : {}),
        stroke,
      })
    }
    case 'highlight':
      // The editor gives the outline of the stroke, so it is filled.
      return void put(
        { kind: 'path', d: pathOf(body, place, true), fill: { color: color.highlight.srgb } },
        HIGHLIGHT_OPACITY,
      )
    default: {
      // Pictures and links: their place and what they are called.
      put({
        kind: 'path',
        d: pathOf(body, place, true),
        fill: { color: '#F4F6F7' },
        stroke: { color: '#84929E', width: 1 },
      })
      const text = props.altText || props.url || pen.t(`report.shape.${shape.type as string}`)
      put(
        textBox(body.bounds, place, richTextParagraphs(text), {
          size: 14,
          color: '#45525F',
          align: 'center',
          verticalAlign: 'middle',
        }),
      )
    }
  }
}

const round = (value: number) => Math.round(value * 100) / 100

function pathOf(geometry: Geometry2d, place: MatModel, isClosed: boolean): string {
  const points = Mat.applyToPoints(place, geometry.vertices)
  // A dot of the pen has one point; a tiny stroke shows it.
  if (points.length === 1) points.push(Vec.Add(points[0]!, { x: 0.1, y: 0.1 }))
  return `M${points.map((point) => `${round(point.x)} ${round(point.y)}`).join('L')}${isClosed ? 'Z' : ''}`
}

function strokeOf(props: DrawnProps, color: string): Stroke {
  const width = STROKE_SIZES[props.size ?? 'm'] * (props.scale ?? 1)
  if (props.dash === 'dashed') return { color, width, dash: [width * 2.5, width * 2] }
  if (props.dash === 'dotted') return { color, width, dash: [width * 0.4, width * 2] }
  return { color, width }
}

function fillOf(props: DrawnProps, color: Palette['black']): Fill | null {
  switch (props.fill) {
    case 'semi':
      return { color: '#FCFFFE' }
    case 'solid':
      return { color: color.semi }
    case 'fill':
      return { color: color.fill }
    case 'pattern':
      return { hatch: color.pattern }
    default:
      return null
  }
}

function alignOf(value: string | undefined): RichText['align'] {
  if (value === 'start' || value === 'start-legacy') return 'left'
  if (value === 'end' || value === 'end-legacy') return 'right'
  return 'center'
}

function verticalOf(value: string | undefined): RichText['verticalAlign'] {
  return value === 'start' ? 'top' : value === 'end' ? 'bottom' : 'middle'
}

function labelOf(
  pen: Pen,
  shape: TLShape,
  place: MatModel,
  sizes: Record<TLDefaultSizeStyle, number>,
): RichText | null {
  const props = shape.props as DrawnProps
  const paragraphs = richTextParagraphs(props.richText ?? props.text)
  if (paragraphs.length === 0) return null
  const isText = shape.type === 'text'
  const { minX, minY, w, h } = pen.editor.getShapeGeometry(shape).bounds
  const align = alignOf(isText ? props.textAlign : props.align)
  // Free text has no box of its own: paper's font may be wider than the board's, so it gets some room.
  const spare = isText && props.autoSize === true ? w * 0.12 + 4 : 0
  const padding = isText ? 0 : 12 * (props.scale ?? 1)
  const left = minX + padding - (align === 'right' ? spare : align === 'center' ? spare / 2 : 0)
  const box = {
    minX: left,
    minY: minY + padding,
    w: Math.max(1, w - 2 * padding + spare),
    h: Math.max(1, h - 2 * padding),
  }
  return textBox(box, place, paragraphs, {
    size: sizes[props.size ?? 'm'] * (props.scale ?? 1),
    color: textColor(pen, shape),
    align,
    verticalAlign: isText ? 'top' : verticalOf(props.verticalAlign),
  })
}

function textColor(pen: Pen, shape: TLShape): string {
  const props = shape.props as DrawnProps
  if (shape.type === 'text') return pen.palette[props.color ?? 'black'].solid
  const label = props.labelColor ?? 'black'
  return shape.type === 'note' && label === 'black'
    ? pen.palette[props.color ?? 'black'].note.text
    : pen.palette[label].solid
}

function textBox(
  box: { minX: number; minY: number; w: number; h: number },
  place: MatModel,
  paragraphs: RichText['paragraphs'],
  look: Pick<RichText, 'size' | 'color' | 'align' | 'verticalAlign'>,
): RichText {
  const corner = Mat.applyToPoint(place, { x: box.minX, y: box.minY })
  const rotate = (Mat.Rotation(Mat.Cast(place)) * 180) / Math.PI
  return {
    kind: 'richText',
    x: corner.x,
    y: corner.y,
    w: box.w,
    h: box.h,
    rotate: rotate > 359.99 ? 0 : rotate,
    paragraphs,
    ...look,
  }
}

function arrowLabel(pen: Pen, geometry: Geometry2d, place: MatModel, props: DrawnProps): RichText | null {
  const paragraphs = richTextParagraphs(props.richText ?? props.text)
  const label = geometry instanceof Group2d ? geometry.children.find((child) => child.isLabel) : undefined
  if (paragraphs.length === 0 || !label) return null
  const size = ARROW_LABEL_FONT_SIZES[props.size ?? 'm'] * (props.scale ?? 1)
  return textBox(label.bounds, place, paragraphs, {
    size,
    color: pen.palette[props.labelColor ?? 'black'].solid,
    align: 'center',
    verticalAlign: 'middle',
  })
}

function arrowheads(points: readonly Vec[], props: DrawnProps, stroke: Stroke): Mark[] {
  if (points.length < 2) return []
  const solid = { color: stroke.color, width: stroke.width }
  const head = (tip: Vec, before: Vec, kind: string | undefined): Mark[] => {
    if (kind === undefined || kind === 'none') return []
    const back = Vec.Sub(before, tip)
      .uni()
      .mul(Math.max(10, stroke.width * 4.2))
    const [a, b] = [back, back].map((side, i) => Vec.Add(tip, Vec.Rot(side, i === 0 ? 0.45 : -0.45))) as [Vec, Vec]
    const at = (point: Vec) => `${round(point.x)} ${round(point.y)}`
    if (kind === 'arrow') return [{ kind: 'path', d: `M${at(a)}L${at(tip)}L${at(b)}`, stroke: solid }]
    if (kind === 'dot')
      return [{ kind: 'circle', x: tip.x, y: tip.y, r: stroke.width * 1.8, fill: { color: stroke.color } }]
    if (kind === 'bar' || kind === 'pipe') {
      const side = Vec.Rot(back, Math.PI / 2).mul(0.6)
      return [{ kind: 'path', d: `M${at(Vec.Add(tip, side))}L${at(Vec.Sub(tip, side))}`, stroke: solid }]
    }
    return [{ kind: 'path', d: `M${at(a)}L${at(tip)}L${at(b)}Z`, fill: { color: stroke.color } }]
  }
  return [
    ...head(points.at(-1)!, points.at(-2)!, props.arrowheadEnd),
    ...head(points[0]!, points[1]!, props.arrowheadStart),
  ]
}
