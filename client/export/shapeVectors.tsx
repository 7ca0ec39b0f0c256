// The outlines of drawn shapes exactly as the canvas draws them: each shape's own SVG, rendered once off the page without its
// texts, read back as paths. Knows nothing of paper.
import { Fragment, type ReactNode } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { EditorProvider, type Editor, type SvgExportContext, type TLShape, type TLShapeId } from 'tldraw'
import type { VectorStroke } from '../../shared/pdf/frames.ts'
import type { Matrix } from '../../shared/pdf/look.ts'
import { plainPath } from '../../shared/pdf/plainPath.ts'

/** A path in the shape's own coordinates after `matrix`. */
export type ShapePath = {
  matrix: Matrix
  d: string
  fill?: { color: string } | { pattern: string }
  stroke?: VectorStroke
  clip?: string
  opacity: number
}
/** `back` lies under everything of its frame: the broad stroke of a highlighter. */
export type ShapePaths = { front: ShapePath[]; back: ShapePath[] }

const DRAWN: ReadonlySet<string> = new Set(['geo', 'draw', 'line', 'arrow', 'highlight'])
const EMPTY_TEXT = { type: 'doc', content: [{ type: 'paragraph' }] }

export const hasPaths = (shape: TLShape): boolean => DRAWN.has(shape.type as string)

/** @returns the paths of every shape that is drawn with lines; others are left out. */
export function shapeVectors(editor: Editor, shapes: readonly TLShape[]): Map<TLShapeId, ShapePaths> {
  const drawn = shapes.filter(hasPaths)
  const paths = new Map<TLShapeId, ShapePaths>()
  if (drawn.length === 0) return paths
  const host = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  const root = createRoot(host)
  try {
    flushSync(() => root.render(<Shapes editor={editor} shapes={drawn} />))
    const parts = new Map([...host.querySelectorAll('[data-part]')].map((one) => [one.getAttribute('data-part'), one]))
    for (const shape of drawn) {
      const find = (part: string) => parts.get(`${part} ${shape.id}`) ?? null
      paths.set(shape.id, { front: readPaths(find('front')), back: readPaths(find('back')) })
    }
  } finally {
    root.unmount()
  }
  return paths
}

function Shapes({ editor, shapes }: { editor: Editor; shapes: readonly TLShape[] }) {
  // At a distance the canvas leaves out dashes; on paper they are always there.
  const near = Object.create(editor, { getZoomLevel: { value: () => 1 } }) as Editor
  return (
    <EditorProvider editor={near}>
      {shapes.map((shape) => {
        const util = editor.getShapeUtil(shape)
        const bare = withoutText(shape)
        return (
          <Fragment key={shape.id}>
            <g data-part={`back ${shape.id}`}>{util.toBackgroundSvg?.(bare, EXPORT_CONTEXT) as ReactNode}</g>
            <g data-part={`front ${shape.id}`}>{util.toSvg?.(bare, EXPORT_CONTEXT) as ReactNode}</g>
          </Fragment>
        )
      })}
    </EditorProvider>
  )
}

const EXPORT_CONTEXT: SvgExportContext = {
  isDarkMode: false,
  scale: 1,
  pixelRatio: 1,
  addExportDef: () => undefined,
  waitUntil: () => undefined,
  resolveAssetUrl: () => Promise.resolve(null),
}

/** Texts are set on paper by its own means. An arrow keeps its label, because its line stops there. */
function withoutText(shape: TLShape): TLShape {
  return 'richText' in shape.props ? ({ ...shape, props: { ...shape.props, richText: EMPTY_TEXT } } as TLShape) : shape
}

type Inherited = {
  fill: string
  stroke: string
  width: number
  opacity: number
  matrix: DOMMatrix
  clip: string | null
}

function readPaths(part: Element | null): ShapePath[] {
  const paths: ShapePath[] = []
  if (part)
    walk(part, { fill: '#000000', stroke: 'none', width: 1, opacity: 1, matrix: new DOMMatrix(), clip: null }, paths)
  return paths
}

function walk(element: Element, from: Inherited, into: ShapePath[]): void {
  if (['defs', 'clipPath', 'mask', 'foreignObject', 'text', 'rect'].includes(element.tagName)) return
  const own = inherited(element, from)
  const d = element.tagName === 'path' ? element.getAttribute('d') : circlePath(element)
  if (d) addPath(element, d, own, into)
  for (const child of element.children) walk(child, own, into)
}

function inherited(element: Element, from: Inherited): Inherited {
  const own = (name: string) => element.getAttribute(name)
  const matrix = (element as Partial<SVGGraphicsElement>).transform?.baseVal.consolidate()?.matrix
  const clip = /url\(["']?#([^"')]+)/.exec(element.getAttribute('style') ?? '')?.[1]
  return {
    fill: own('fill') ?? from.fill,
    stroke: own('stroke') ?? from.stroke,
    width: Number(own('stroke-width') ?? from.width),
    opacity: from.opacity * Number(own('opacity') ?? 1),
    matrix: matrix
      ? from.matrix.multiply(new DOMMatrix([matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f]))
      : from.matrix,
    clip: clip === undefined ? from.clip : clipOf(element, clip),
  }
}

function clipOf(element: Element, id: string): string | null {
  const path = element.closest('svg')?.querySelector(`clipPath[id="${CSS.escape(id)}"] path`)
  return path?.getAttribute('d') ?? null
}

function circlePath(element: Element): string | null {
  if (element.tagName !== 'circle' && element.tagName !== 'ellipse') return null
  const number = (name: string) => Number(element.getAttribute(name) ?? 0)
  const [x, y] = [number('cx'), number('cy')]
  const [rx, ry] = element.tagName === 'circle' ? [number('r'), number('r')] : [number('rx'), number('ry')]
  return `M${x - rx} ${y}A${rx} ${ry} 0 1 1 ${x + rx} ${y}A${rx} ${ry} 0 1 1 ${x - rx} ${y}Z`
}

function addPath(element: Element, d: string, own: Inherited, into: ShapePath[]): void {
  if (own.fill.startsWith('url(')) {
    // The tile of a pattern lies over the path that was filled with its colour just before.
    const below = into.at(-1)
    if (below?.fill && 'color' in below.fill) below.fill = { pattern: below.fill.color }
    return
  }
  const dash = (element.getAttribute('stroke-dasharray') ?? 'none')
    .split(/[\s,]+/)
    .map(Number)
    .filter((part) => Number.isFinite(part))
  const phase = Number(element.getAttribute('stroke-dashoffset') ?? 0)
  const { a, b, c, d: down, e, f } = own.matrix
  into.push({
    matrix: [a, b, c, down, e, f],
    d: plainPath(d),
    opacity: own.opacity,
    ...(own.fill === 'none' ? {} : { fill: { color: own.fill } }),
    ...(own.stroke === 'none'
      ? {}
      : {
          stroke: {
            color: own.stroke,
            width: own.width,
            ...(dash.some((part) => part > 0) ? { dash, phase: Number.isFinite(phase) ? phase : 0 } : {}),
          },
        }),
    ...(own.clip === null ? {} : { clip: plainPath(own.clip) }),
  })
}
