// A frame as one SVG file that opens anywhere: text stays text, with its fonts within the file, panels and pictures too. The same
// marks that paper is drawn from.
import type { LoadedFont } from '../pdf/FontShelf.ts'
import { drawEmptyPicture } from '../pdf/framePage.ts'
import type { FrameMark, FramePage, LinkMark, PanelMark, PictureMark, Pictures, VectorMark } from '../pdf/frames.ts'
import type { Paper } from '../pdf/Paper.ts'
import { drawRichText } from '../pdf/richText.ts'
import { element, escaped, number, transformOf } from './elements.ts'
import { base64, fontStyles, type FontSample, type InterfaceFont } from './svgFonts.ts'
import { SvgPen } from './SvgPen.ts'

type Given = {
  /** Measures texts; made with the same fonts. */
  paper: Pick<Paper, 'width' | 'middle' | 'signWidth' | 'fontsOf'>
  fonts: readonly LoadedFont[]
  /** Fonts of panels' words. */
  inter: readonly InterfaceFont[]
  pictures: Pictures
}

export type FrameSvg = { svg: string; samples: FontSample[] }

/** The file's text, in px of the board, and what tells that its fonts are there. */
export function frameSvg(frame: FramePage, { paper, fonts, inter, pictures }: Given): FrameSvg {
  const pen = new SvgPen(paper)
  const shared = new SharedParts(pictures)
  for (const mark of frame.marks) drawMark(pen, shared, mark)
  const marks = pen.take()
  const hasPanels = frame.marks.some(({ mark }) => mark.kind === 'panel')
  const [width, height] = [Math.ceil(frame.width), Math.ceil(frame.height)]
  const { css, samples } = fontStyles(fonts, pen.used, hasPanels ? inter : [])
  const svg = element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      role: 'img',
      'aria-label': frame.title,
    },
    [
      element('title', {}, escaped(frame.title)),
      element('style', {}, css),
      shared.defs(),
      element('rect', { width, height, fill: '#FFFFFF' }),
      marks,
    ].join('\n'),
  )
  return { svg, samples }
}

/** Patterns, clips and pictures that several marks use, each written once. */
class SharedParts {
  readonly #pictures: Pictures
  readonly #parts = new Map<string, { id: string; svg: string }>()

  constructor(pictures: Pictures) {
    this.#pictures = pictures
  }

  defs(): string {
    const all = [...this.#parts.values()].map(({ svg }) => svg)
    return all.length === 0 ? '' : element('defs', {}, all.join(''))
  }

  clip(d: string): string {
    return this.#url(`clip ${d}`, 'clip', (id) => element('clipPath', { id }, element('path', { d })))
  }

  /** The canvas's hatching: three short strokes on a tile of 8 px. */
  hatch(color: string): string {
    const third = (n: number) => number(n / 3)
    const dashes = [
      [2, 6, 6, 2],
      [10, 14, 14, 10],
      [18, 22, 22, 18],
    ].map(([a, b, c, d]) => `M${third(a!)} ${third(b!)}L${third(c!)} ${third(d!)}`)
    return this.#url(`hatch ${color}`, 'hatch', (id) =>
      element(
        'pattern',
        { id, width: 8, height: 8, patternUnits: 'userSpaceOnUse' },
        element('path', { d: dashes.join(''), stroke: color, 'stroke-width': 1.25, 'stroke-linecap': 'round' }),
      ),
    )
  }

  /** Id of a picture one unit wide and high; null when there is none of this name. */
  picture(name: string): string | null {
    const bytes = this.#pictures[name]
    if (bytes === undefined) return null
    const kind = bytes[0] === 0x89 ? 'png' : 'jpeg'
    return this.#part(`picture ${name}`, 'picture', (id) =>
      element('image', {
        id,
        width: 1,
        height: 1,
        preserveAspectRatio: 'none',
        href: `data:image/${kind};base64,${base64(bytes)}`,
      }),
    )
  }

  #url(key: string, kind: string, make: (id: string) => string): string {
    return `url(#${this.#part(key, kind, make)})`
  }

  #part(key: string, kind: string, make: (id: string) => string): string {
    const known = this.#parts.get(key)
    if (known) return known.id
    const id = `${kind}${this.#parts.size + 1}`
    this.#parts.set(key, { id, svg: make(id) })
    return id
  }
}

function drawMark(pen: SvgPen, shared: SharedParts, { mark, opacity, masks = [] }: FrameMark): void {
  const inside = (i: number): void => {
    const mask = masks[i]
    if (mask !== undefined) return pen.around('g', { 'clip-path': shared.clip(mask) }, () => inside(i + 1))
    if (opacity < 1) return pen.around('g', { opacity }, () => drawOne(pen, shared, mark))
    drawOne(pen, shared, mark)
  }
  inside(0)
}

function drawOne(pen: SvgPen, shared: SharedParts, mark: FrameMark['mark']): void {
  switch (mark.kind) {
    case 'vector':
      return drawVector(pen, shared, mark)
    case 'richText':
      return drawRichText(pen, mark)
    case 'picture':
      return drawPicture(pen, shared, mark)
    case 'link':
      return drawLink(pen, mark)
    case 'panel':
      return drawPanel(pen, mark)
  }
}

function drawVector(pen: SvgPen, shared: SharedParts, { matrix, d, fill, stroke, clip }: VectorMark): void {
  if (d === '') return
  const paint = {
    d,
    fill: fill === undefined ? 'none' : 'color' in fill ? fill.color : shared.hatch(fill.pattern),
    ...(stroke === undefined
      ? {}
      : {
          stroke: stroke.color,
          'stroke-width': stroke.width,
          'stroke-linecap': 'round',
          'stroke-linejoin': 'round',
          'stroke-dasharray': stroke.dash?.map(number).join(' '),
          'stroke-dashoffset': stroke.dash && stroke.phase ? stroke.phase : undefined,
        }),
  }
  const transform = transformOf(matrix)
  const isHatched = fill !== undefined && 'pattern' in fill
  const below = isHatched ? element('path', { d, fill: '#FCFFFE' }) : ''
  if (below === '' && clip === undefined) return pen.put(element('path', { ...paint, transform }))
  pen.around('g', { transform, 'clip-path': clip === undefined ? undefined : shared.clip(clip) }, () =>
    pen.put(below + element('path', paint)),
  )
}

function drawPicture(pen: SvgPen, shared: SharedParts, mark: PictureMark): void {
  const { matrix, w, h, picture, isRound, alt } = mark
  const id = picture === null ? null : shared.picture(picture)
  const round = `M0 ${h / 2}A${w / 2} ${h / 2} 0 1 1 ${w} ${h / 2}A${w / 2} ${h / 2} 0 1 1 0 ${h / 2}Z`
  const clip = id !== null && isRound ? shared.clip(round) : undefined
  pen.around('g', { transform: transformOf(matrix), 'clip-path': clip, role: 'img', 'aria-label': alt }, () => {
    if (id === null) drawEmptyPicture(pen, w, h, alt)
    else pen.put(element('use', { href: `#${id}`, transform: transformOf([w, 0, 0, h, 0, 0]) }))
  })
}

function drawLink(pen: SvgPen, { matrix, w, h, url, words }: LinkMark): void {
  pen.around('g', { transform: transformOf(matrix) }, () => pen.link(url, [0, 0, w, h], words))
}

function drawPanel(pen: SvgPen, { matrix, svg, texts, alt }: PanelMark): void {
  for (const { text, weight, isItalic } of texts)
    pen.use(text, { size: 12, weight, color: '', ...(isItalic ? { italic: true } : {}) })
  pen.around('g', { transform: transformOf(matrix), role: 'group', 'aria-label': alt }, () => pen.put(svg))
}
