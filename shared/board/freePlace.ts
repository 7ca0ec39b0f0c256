// Where on a page there is room for something that is put there without a canvas: boxes around what is drawn, and the first
// place that touches none of them. Reads the document's records, changes nothing.
import * as Y from 'yjs'
import { BASE, isPlainObject, POSITION } from './recordLayout.ts'

/** In board units; x and y are the left upper corner. */
export type Box = { x: number; y: number; w: number; h: number }

type Shape = {
  type: unknown
  parentId: unknown
  x: number
  y: number
  rotation: number
  props: Record<string, unknown>
}

/** Size of what has none of its own and does not say how far it reaches. */
const GUESS = 400
const NOTE_SIDE = 200

const finite = (value: unknown, otherwise: number): number =>
  typeof value === 'number' && Number.isFinite(value) ? value : otherwise

function readShape(entry: unknown): Shape | null {
  if (!(entry instanceof Y.Map)) return null
  const base: unknown = entry.get(BASE)
  if (!isPlainObject(base) || base.typeName !== 'shape') return null
  const moved: unknown = entry.get(POSITION)
  const [x, y, rotation] = Array.isArray(moved) ? (moved as unknown[]) : [base.x, base.y, base.rotation]
  const props = { ...(isPlainObject(base.props) ? base.props : {}) }
  for (const key of ['w', 'h', 'growY', 'scale', 'points', 'segments', 'start', 'end'])
    if (entry.has(`props.${key}`)) props[key] = entry.get(`props.${key}`)
  return {
    type: base.type,
    parentId: entry.has('parentId') ? entry.get('parentId') : base.parentId,
    x: finite(x, 0),
    y: finite(y, 0),
    rotation: finite(rotation, 0),
    props,
  }
}

/** Every point inside some props of a shape: ends of an arrow, corners of a line, a drawn stroke. */
function pointsIn(value: unknown, into: { x: number; y: number }[]): void {
  if (typeof value !== 'object' || value === null) return
  if ('x' in value && 'y' in value) into.push({ x: finite(value.x, 0), y: finite(value.y, 0) })
  else for (const inner of Object.values(value)) pointsIn(inner, into)
}

/** The shape's own box, from its corner; text and the like are guessed. */
function ownBox({ type, props }: Shape): Box {
  const scale = finite(props.scale, 1)
  const growth = finite(props.growY, 0)
  if (type === 'note') return { x: 0, y: 0, w: NOTE_SIDE * scale, h: (NOTE_SIDE + growth) * scale }
  if (typeof props.w === 'number' && typeof props.h === 'number')
    return { x: 0, y: 0, w: finite(props.w, GUESS), h: finite(props.h, GUESS) + growth }
  const points: { x: number; y: number }[] = []
  for (const key of ['start', 'end', 'points', 'segments']) pointsIn(props[key], points)
  if (points.length === 0) return { x: 0, y: 0, w: GUESS, h: GUESS }
  const xs = points.map((point) => point.x)
  const ys = points.map((point) => point.y)
  const x = xs.reduce((a, b) => Math.min(a, b))
  const y = ys.reduce((a, b) => Math.min(a, b))
  return { x, y, w: xs.reduce((a, b) => Math.max(a, b)) - x, h: ys.reduce((a, b) => Math.max(a, b)) - y }
}

/** A box that holds the shape however it is turned about its corner. */
function turned(box: Box, rotation: number): Box {
  if (rotation === 0) return box
  const reach = Math.hypot(
    Math.max(Math.abs(box.x), Math.abs(box.x + box.w)),
    Math.max(Math.abs(box.y), Math.abs(box.y + box.h)),
  )
  return { x: -reach, y: -reach, w: 2 * reach, h: 2 * reach }
}

/** Boxes of everything on a page; what lies in a frame is covered by the frame's box. @param page such as `page:T04` */
export function shapeBoxes(doc: Y.Doc, page: string): Box[] {
  const shapes = new Map<string, Shape>()
  for (const [id, entry] of doc.getMap('records').entries()) {
    const shape = id.startsWith('shape:') ? readShape(entry) : null
    if (shape) shapes.set(id, shape)
  }
  const boxes: Box[] = []
  for (const shape of shapes.values()) {
    if (shape.type === 'group') continue
    let { x, y } = shape
    let parent = shape.parentId
    let rotation = shape.rotation
    // Groups add their place; anything else that holds shapes, and a circle of groups, ends the walk.
    for (let depth = 0; depth < 20 && typeof parent === 'string' && parent !== page; depth++) {
      const group = shapes.get(parent)
      if (group?.type !== 'group') break
      x += group.x
      y += group.y
      rotation = rotation === 0 ? group.rotation : rotation
      parent = group.parentId
    }
    if (parent !== page) continue
    const box = turned(ownBox(shape), rotation)
    boxes.push({ ...box, x: x + box.x, y: y + box.y })
  }
  return boxes
}

const touches = (a: Box, b: Box, gap: number): boolean =>
  a.x < b.x + b.w + gap && b.x < a.x + a.w + gap && a.y < b.y + b.h + gap && b.y < a.y + a.h + gap

/** The wished box, moved down until it keeps `gap` from all others. */
export function freePlace(boxes: readonly Box[], wished: Box, gap: number): Box {
  let place = wished
  const rest = [...boxes].sort((a, b) => a.y - b.y)
  for (;;) {
    const inTheWay = rest.find((box) => touches(place, box, gap))
    if (!inTheWay) return place
    place = { ...place, y: inTheWay.y + inTheWay.h + gap }
    rest.splice(rest.indexOf(inTheWay), 1)
  }
}

/**
 * A place for a square among the boxes of an area (a frame, with its own corner as origin), row by row.
 * @param gap kept from the boxes and from the edges
 * @returns where the area is full, a place at its corner, as people lay one note on another
 */
export function freeSpot(boxes: readonly Box[], area: { w: number; h: number }, side: number, gap: number): Box {
  const spots: Box[] = []
  for (let x = gap; x + side + gap <= area.w; x += side + gap)
    spots.push(freePlace(boxes, { x, y: gap, w: side, h: side }, gap))
  const free = spots.filter(({ y }) => y + side + gap <= area.h).sort((a, b) => a.y - b.y || a.x - b.x)
  return free[0] ?? { x: gap, y: gap, w: side, h: side }
}
