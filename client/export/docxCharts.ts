// Charts as pictures, drawn in the worker with the paper's own fonts: a Word document carries no drawings of ours. The same
// marks as on the canvas and in the PDF.
import type { Drawing, Fill, Mark, MeasureText, Stroke } from '../../shared/drawing.ts'
import { FONT_SUBSETS } from '../../shared/pdf/fontFiles.ts'
import type { LoadedFont } from '../../shared/pdf/FontShelf.ts'
import { signPath, type PartnerLook } from '../../shared/signs.ts'

/** Dots for a point: 216 an inch, sharp in print, and a document of sixty charts that can still be sent. */
const SCALE = 3
const LONGEST_SIDE = 12_000

type Pen = OffscreenCanvasRenderingContext2D

export type ChartPainter = { measure: MeasureText; picture: (drawing: Drawing) => Promise<Uint8Array> }

/** @throws Error when the browser cannot draw in a worker or a font is broken. */
export async function createChartPainter(
  fonts: readonly LoadedFont[],
  looks: readonly PartnerLook[],
): Promise<ChartPainter> {
  const scope = self as unknown as { fonts: FontFaceSet }
  const faces = await Promise.all(
    fonts.map(({ name, bytes }) => new FontFace(name, bytes as Uint8Array<ArrayBuffer>).load()),
  )
  for (const face of faces) scope.fonts.add(face)
  const families = familiesOf(fonts)
  const ruler = penOf(new OffscreenCanvas(1, 1))
  return {
    measure: (text, size, weight) => {
      ruler.font = families(size, weight)
      return ruler.measureText(text).width
    },
    picture: async (drawing) => {
      const scale = Math.min(SCALE, LONGEST_SIDE / Math.max(drawing.width, drawing.height))
      const canvas = new OffscreenCanvas(
        Math.max(1, Math.ceil(drawing.width * scale)),
        Math.max(1, Math.ceil(drawing.height * scale)),
      )
      const pen = penOf(canvas)
      pen.fillStyle = '#FFFFFF'
      pen.fillRect(0, 0, canvas.width, canvas.height)
      pen.scale(scale, scale)
      for (const mark of drawing.marks) draw(pen, mark, looks, families)
      const blob = await canvas.convertToBlob({ type: 'image/png' })
      return new Uint8Array(await blob.arrayBuffer())
    },
  }
}

type Families = (size: number, weight: 400 | 500 | 600 | 700) => string

/** Every letter is written by the first font that has it, in the order of the PDF. */
function familiesOf(fonts: readonly LoadedFont[]): Families {
  const names = new Set(fonts.map(({ name }) => name))
  const fallbacks = fonts.filter(({ kind }) => kind === 'fallback').map(({ name }) => name)
  return (size, weight) => {
    const own = FONT_SUBSETS.map((subset) => `${subset} ${weight}`).filter((name) => names.has(name))
    return `${size}px ${[...own, ...fallbacks].map((name) => `"${name}"`).join(', ')}, sans-serif`
  }
}

function penOf(canvas: OffscreenCanvas): Pen {
  const pen = canvas.getContext('2d')
  if (!pen) throw new Error('charts cannot be drawn in this browser')
  return pen
}

function draw(pen: Pen, mark: Mark, looks: readonly PartnerLook[], families: Families): void {
  switch (mark.kind) {
    case 'rect': {
      if (mark.w <= 0 || mark.h <= 0) return
      const path = new Path2D()
      if (mark.radius) path.roundRect(mark.x, mark.y, mark.w, mark.h, mark.radius)
      else path.rect(mark.x, mark.y, mark.w, mark.h)
      fill(pen, mark.fill, path, [mark.x, mark.y, mark.w, mark.h])
      return stroke(pen, mark.stroke, path)
    }
    case 'line': {
      const path = new Path2D()
      path.moveTo(mark.x1, mark.y1)
      path.lineTo(mark.x2, mark.y2)
      return stroke(pen, mark.stroke, path)
    }
    case 'circle': {
      const path = new Path2D()
      path.arc(mark.x, mark.y, mark.r, 0, 2 * Math.PI)
      fill(pen, mark.fill, path, [mark.x - mark.r, mark.y - mark.r, 2 * mark.r, 2 * mark.r])
      return stroke(pen, mark.stroke, path)
    }
    case 'path': {
      const path = new Path2D(mark.d)
      fill(pen, mark.fill, path, boxOf(mark.d))
      return stroke(pen, mark.stroke, path)
    }
    case 'text': {
      pen.save()
      pen.translate(mark.x, mark.y)
      if (mark.rotate) pen.rotate((mark.rotate * Math.PI) / 180)
      pen.font = families(mark.size, mark.weight)
      pen.textAlign = mark.anchor === 'middle' ? 'center' : (mark.anchor ?? 'start')
      pen.fillStyle = mark.color
      pen.fillText(mark.text, 0, 0)
      return pen.restore()
    }
    case 'sign':
      return sign(pen, mark, looks[mark.partner], families)
  }
}

/** From the ninth partner on the letters stand for the sign. */
function sign(
  pen: Pen,
  { x, y, size }: Extract<Mark, { kind: 'sign' }>,
  look: PartnerLook | undefined,
  families: Families,
): void {
  if (!look) return
  pen.save()
  pen.translate(x, y)
  if (look.shape === 'none') {
    pen.font = families(size * 0.9, 600)
    pen.textAlign = 'center'
    pen.fillStyle = look.color
    pen.fillText(look.letters, 0, size * 0.32)
  } else {
    const path = new Path2D(signPath(look.shape, size))
    stroke(pen, { color: '#FFFFFF', width: size * 0.22 }, path)
    pen.fillStyle = look.color
    pen.fill(path, 'evenodd')
  }
  pen.restore()
}

/** Even-odd, so that a ring keeps its hole. */
function fill(pen: Pen, given: Fill | undefined, path: Path2D, box: readonly [number, number, number, number]): void {
  if (!given) return
  if ('color' in given) {
    pen.fillStyle = given.color
    pen.fill(path, 'evenodd')
    return
  }
  const [x, y, w, h] = box
  const lines = new Path2D()
  for (let from = x - h; from < x + w; from += 3.6) {
    lines.moveTo(from, y + h)
    lines.lineTo(from + h, y)
  }
  pen.save()
  pen.clip(path, 'evenodd')
  stroke(pen, { color: given.hatch, width: 0.6 }, lines)
  pen.restore()
}

function stroke(pen: Pen, given: Stroke | undefined, path: Path2D): void {
  if (!given || given.width <= 0) return
  pen.strokeStyle = given.color
  pen.lineWidth = given.width
  pen.setLineDash(given.dash ?? [])
  pen.stroke(path)
}

/** Of a path with absolute points. */
function boxOf(d: string): [number, number, number, number] {
  const numbers = (d.match(/-?\d+(?:\.\d+)?(?:e-?\d+)?/g) ?? []).map(Number)
  const xs = numbers.filter((_, i) => i % 2 === 0)
  const ys = numbers.filter((_, i) => i % 2 === 1)
  const [x, y] = [Math.min(...xs), Math.min(...ys)]
  return [x, y, Math.max(...xs) - x, Math.max(...ys) - y]
}
