// Who wrote a note, as a small label on its lower edge, in the place and size it has on the canvas (SignedNoteUtil).
import { Mat, type TLShape } from 'tldraw'
import { COLOR } from '../../shared/drawing.ts'
import type { FrameMark, RichText } from '../../shared/pdf/frames.ts'
import { signPath } from '../../shared/signs.ts'
import type { NoteSignature } from '../shapes/noteSignature.ts'
import { measureText } from '../ui/measureText.ts'
import { matrixOf, placeOf, roundedBox, textBox, type DrawnProps, type Pen } from './pen.ts'
import { richTextParagraphs } from './richTextParagraphs.ts'

const LEFT = 10
const HEIGHT = 20
const WIDEST = 180
const SIZE = 12
/** Room of a sign; the sign itself fills 70 % of it. */
const SIGN = 14
const DRAWN = SIGN * 0.7
const GAP = 4
const PADDING = { left: 6, right: 8 }
const CORNER = 10

/** A label with the partner's sign and the words, cut off where the canvas cuts them off. */
export function signatureMarks(pen: Pen, shape: TLShape, { words, look }: NoteSignature): FrameMark['mark'][] {
  const { scale = 1 } = shape.props as DrawnProps
  const { h } = pen.editor.getShapeGeometry(shape).bounds
  const place = Mat.Compose(placeOf(pen, shape), Mat.Translate(LEFT, h), Mat.Scale(scale, scale))
  const hasLetters = look?.shape === 'none'
  const signWidth = look === null ? 0 : hasLetters ? measureText(look.letters, SIZE, 600) : SIGN
  const before = look === null ? 0 : signWidth + GAP
  const shown = shortened(words, WIDEST - before - PADDING.left - PADDING.right)
  // The widths of screen and paper may differ by a hair; a line that fits here must fit there.
  const room = measureText(shown, SIZE, 500) + 2
  const width = PADDING.left + before + room + PADDING.right
  const label = (said: string, x: number, w: number, color: string, isBold: boolean): RichText => ({
    ...textBox(
      { minX: LEFT + x * scale, minY: h - (SIZE * 1.35 * scale) / 2, w: w * scale, h: SIZE * 1.35 * scale },
      placeOf(pen, shape),
      richTextParagraphs(said).map((one) => ({ ...one, runs: one.runs.map((run) => ({ ...run, isBold })) })),
    ),
    size: SIZE * scale,
    hand: 'sans',
    color,
    align: 'start',
    verticalAlign: 'middle',
    isWrapped: false,
  })
  const vector = (d: string, fill: string, x = 0, y = 0): FrameMark['mark'] => ({
    kind: 'vector',
    matrix: matrixOf(Mat.Compose(place, Mat.Translate(x, y))),
    d,
    fill: { color: fill },
  })
  const middle = PADDING.left + signWidth / 2
  return [
    {
      kind: 'vector',
      matrix: matrixOf(Mat.Compose(place, Mat.Translate(0, -HEIGHT / 2))),
      d: roundedBox(width, HEIGHT, CORNER),
      fill: { color: COLOR.paper },
      stroke: { color: '#B9C3CB', width: 1 },
    },
    ...(look === null || hasLetters ? [] : [vector(signPath(look.shape, DRAWN), look.color, middle, 0)]),
    // The hole of a ring: marks are filled whole.
    ...(look?.shape === 'ring' ? [vector(signPath('circle', DRAWN * 0.45), COLOR.paper, middle, 0)] : []),
    ...(look !== null && hasLetters ? [label(look.letters, PADDING.left, signWidth + 2, look.color, true)] : []),
    label(shown, PADDING.left + before, room, COLOR.ink2, false),
  ]
}

function shortened(words: string, width: number): string {
  if (measureText(words, SIZE, 500) <= width) return words
  const letters = [...words]
  while (letters.length > 1 && measureText(`${letters.join('').trimEnd()}…`, SIZE, 500) > width) letters.pop()
  return `${letters.join('').trimEnd()}…`
}
