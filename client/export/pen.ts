// What shapes are drawn with: where the marks go, how the frame lies on its page, and the boxes that texts stand in.
import {
  getDefaultColorTheme,
  Mat,
  type Editor,
  type MatModel,
  type TLDefaultColorStyle,
  type TLDefaultSizeStyle,
  type TLShape,
  type TLShapeId,
} from 'tldraw'
import type { Translate } from '../../shared/drawing.ts'
import type { BoardHand } from '../../shared/pdf/boardFonts.ts'
import type { FrameMark, RichText } from '../../shared/pdf/frames.ts'
import type { Matrix } from '../../shared/pdf/look.ts'
import type { NoteSignature } from '../shapes/noteSignature.ts'
import type { PanelPicture } from './panelPictures.ts'
import type { ShapePaths } from './shapeVectors.tsx'

/** Props of the drawn shapes that matter on paper; each shape has only some of them. */
export type DrawnProps = {
  w?: number
  h?: number
  growY?: number
  scale?: number
  color?: TLDefaultColorStyle
  labelColor?: TLDefaultColorStyle
  size?: TLDefaultSizeStyle
  font?: BoardHand
  fontSizeAdjustment?: number
  align?: string
  textAlign?: string
  verticalAlign?: string
  autoSize?: boolean
  richText?: unknown
  text?: string
  name?: string
  altText?: string
  url?: string
  assetId?: string | null
}
type Palette = ReturnType<typeof getDefaultColorTheme>
export type Pen = {
  editor: Editor
  palette: Palette
  marks: FrameMark[]
  toFrame: MatModel
  t: Translate
  vectors: ReadonlyMap<TLShapeId, ShapePaths>
  /** Names of pictures that could not be read. */
  broken: ReadonlySet<string>
  /** What panels look like; none where they are not drawn. */
  panels: ReadonlyMap<TLShapeId, PanelPicture>
  /** Who wrote a note, where that is shown. */
  signatureOf(shape: TLShape): NoteSignature | null
}
export type Surroundings = { opacity: number; masks: string[] }

export function newPen(
  given: Pick<Pen, 'editor' | 'toFrame' | 't' | 'vectors' | 'broken' | 'signatureOf' | 'panels'>,
): Pen {
  return { ...given, palette: getDefaultColorTheme({ isDarkMode: false }), marks: [] }
}

export const placeOf = (pen: Pen, shape: TLShape): MatModel =>
  Mat.Compose(pen.toFrame, pen.editor.getShapePageTransform(shape))

export const matrixOf = ({ a, b, c, d, e, f }: MatModel): Matrix => [a, b, c, d, e, f]

type TextBox = Pick<RichText, 'kind' | 'x' | 'y' | 'w' | 'h' | 'rotate' | 'paragraphs'>

export function textBox(
  box: { minX: number; minY: number; w: number; h: number },
  place: MatModel,
  paragraphs: RichText['paragraphs'],
): TextBox {
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
  }
}

export function roundedBox(w: number, h: number, r: number): string {
  return `M${r} 0L${w - r} 0A${r} ${r} 0 0 1 ${w} ${r}L${w} ${h - r}A${r} ${r} 0 0 1 ${w - r} ${h}L${r} ${h}A${r} ${r} 0 0 1 0 ${h - r}L0 ${r}A${r} ${r} 0 0 1 ${r} 0Z`
}
