// Links and films as cards: what they are called and where they lead, in the place they have on the canvas.
import type { MatModel, TLAssetId, TLShape } from 'tldraw'
import type { FrameMark, RichText } from '../../shared/pdf/frames.ts'
import { matrixOf, roundedBox, textBox, type DrawnProps, type Pen } from './pen.ts'
import { richTextParagraphs } from './richTextParagraphs.ts'

const PADDING = 12
const CORNER = 6
const NAME_SIZE = 16
const SMALL_SIZE = 12

type CardWords = { name: string; more: string; address: string }

/** A rounded card with name, description and address; the link over it is the caller's. */
export function cardMarks(pen: Pen, shape: TLShape, place: MatModel): FrameMark['mark'][] {
  const { w, h } = pen.editor.getShapeGeometry(shape).bounds
  const words = cardWords(pen, shape)
  const text = (said: string, top: number, height: number, size: number, color: string, isBold: boolean): RichText => ({
    ...textBox({ minX: PADDING, minY: top, w: Math.max(1, w - 2 * PADDING), h: height }, place, boldened(said, isBold)),
    size,
    hand: 'sans',
    color,
    align: 'start',
    verticalAlign: 'top',
    isWrapped: true,
  })
  const addressHeight = words.address === '' ? 0 : SMALL_SIZE * 1.4
  const room = Math.max(1, h - 2 * PADDING - addressHeight)
  const nameHeight = words.more === '' ? room : Math.min(room, NAME_SIZE * 1.35 * 2)
  return [
    {
      kind: 'vector',
      matrix: matrixOf(place),
      d: roundedBox(w, h, Math.min(CORNER, w / 2, h / 2)),
      fill: { color: '#FFFFFF' },
      stroke: { color: '#C3CCD3', width: 1 },
    },
    ...(words.name === '' ? [] : [text(words.name, PADDING, nameHeight, NAME_SIZE, '#17212B', true)]),
    ...(words.more === '' || room - nameHeight < SMALL_SIZE
      ? []
      : [text(words.more, PADDING + nameHeight + 4, room - nameHeight - 4, SMALL_SIZE, '#45525F', false)]),
    ...(words.address === ''
      ? []
      : [text(words.address, Math.max(2, h - PADDING - addressHeight), addressHeight, SMALL_SIZE, '#45525F', false)]),
  ]
}

function cardWords({ editor, t }: Pen, shape: TLShape): CardWords {
  const { url = '', altText = '', assetId } = shape.props as DrawnProps
  const asset = assetId ? editor.getAsset(assetId as TLAssetId) : undefined
  const known = (asset?.props ?? {}) as { title?: string; name?: string; description?: string }
  const name = (known.title ?? '').trim() || altText.trim() || (known.name ?? '').trim()
  const kind = t(`report.shape.${shape.type as string}`)
  return { name: name || (url === '' ? kind : ''), more: (known.description ?? '').trim(), address: url }
}

function boldened(text: string, isBold: boolean): RichText['paragraphs'] {
  return richTextParagraphs(text).map((paragraph) => ({
    ...paragraph,
    runs: paragraph.runs.map((run) => ({ ...run, isBold })),
  }))
}
