// The texts of what people drew, read out of the document's records: by page and frame, in reading order. Knows no canvas.
import * as Y from 'yjs'
import { readRecord } from '../../shared/board/recordLayout.ts'
import { richTextParagraphs } from '../export/richTextParagraphs.ts'

export type DrawnText = {
  id: string
  /** Kind of shape, such as `note`, `text`, `geo`, `arrow`, `image`. */
  type: string
  text: string
  /** Locked on its own, for everybody. */
  isLocked: boolean
}
export type DrawnFrame = {
  /** Record id of the frame; null for what lies on the page itself. */
  id: string | null
  name: string
  /** Locked on its own, for everybody. */
  isLocked: boolean
  texts: DrawnText[]
}
export type DrawnPage = { id: string; name: string; frames: DrawnFrame[] }

type Shape = {
  id: string
  type: string
  parentId: string
  x: number
  y: number
  text: string
  name: string
  isLocked: boolean
}

/** Frames and groups inside each other end somewhere; a circle of parents must not hang the page. */
const DEEPEST = 50

/**
 * Every page in the board's order, with all of its frames; what lies on the page itself only where something is written.
 * @param kept id of a drawing that stays in its place while it has no words, because somebody here is writing them
 */
export function drawnPages(records: Y.Map<unknown>, kept: string | null = null): DrawnPage[] {
  const shapes = new Map<string, Shape>()
  const pages: { id: string; name: string; index: string }[] = []
  for (const [id, entry] of records.entries()) {
    if (!id.startsWith('page:') && !id.startsWith('shape:')) continue
    const record = readRecord(entry)
    if (!record) continue
    if (id.startsWith('page:')) pages.push({ id, name: wordOf(record['name']), index: wordOf(record['index']) })
    else shapes.set(id, shapeOf(id, record))
  }
  pages.sort((a, b) => (a.index < b.index ? -1 : a.index > b.index ? 1 : 0))
  const placed = [...shapes.values()].flatMap((shape) => {
    const place = placeOf(shape, shapes)
    // An empty note waits for words.
    const isShown = shape.text !== '' || shape.type === 'note' || shape.id === kept
    return place && shape.type !== 'widget' && shape.type !== 'frame' && isShown ? [{ shape, ...place }] : []
  })
  return pages.map(({ id, name }) => {
    const own = placed.filter(({ page }) => page === id)
    const texts = new Map<string | null, DrawnText[]>()
    for (const { shape, frame } of own.sort((a, b) => a.y - b.y || a.x - b.x)) {
      const { type, text, isLocked } = shape
      if (!texts.has(frame)) texts.set(frame, [])
      texts.get(frame)!.push({ id: shape.id, type, text, isLocked })
    }
    const empty = [...shapes.values()].filter(({ type, parentId }) => type === 'frame' && parentId === id)
    const frames = [...new Set([...empty.map((frame) => frame.id), ...texts.keys()])]
    return {
      id,
      name,
      frames: frames
        .map((frame) => ({
          id: frame,
          name: shapes.get(frame ?? '')?.name ?? '',
          isLocked: shapes.get(frame ?? '')?.isLocked ?? false,
          texts: texts.get(frame) ?? [],
        }))
        .sort((a, b) => (a.id === null ? 1 : b.id === null ? -1 : a.name.localeCompare(b.name))),
    }
  })
}

function shapeOf(id: string, record: Record<string, unknown>): Shape {
  const props = (typeof record['props'] === 'object' && record['props'] !== null ? record['props'] : {}) as Record<
    string,
    unknown
  >
  const written = richTextParagraphs(props['richText'] ?? props['text'] ?? '')
    .map(({ bullet, runs }) => `${bullet === null ? '' : `${bullet} `}${runs.map((run) => run.text).join('')}`)
    .join('\n')
  return {
    id,
    type: wordOf(record['type']),
    parentId: wordOf(record['parentId']),
    x: typeof record['x'] === 'number' ? record['x'] : 0,
    y: typeof record['y'] === 'number' ? record['y'] : 0,
    text: (written === '' ? wordOf(props['altText']) || wordOf(props['url']) : written).trim(),
    name: wordOf(props['name']),
    isLocked: record['isLocked'] === true,
  }
}

const wordOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** The page and the outermost frame of a shape, with its place on the page; null when it hangs on nothing. */
function placeOf(
  shape: Shape,
  shapes: ReadonlyMap<string, Shape>,
): { page: string; frame: string | null; x: number; y: number } | null {
  let { x, y, parentId } = shape
  let frame: string | null = null
  for (let depth = 0; depth < DEEPEST; depth++) {
    if (parentId.startsWith('page:')) return { page: parentId, frame, x, y }
    const parent = shapes.get(parentId)
    if (!parent) return null
    if (parent.type === 'frame') frame = parent.id
    x += parent.x
    y += parent.y
    parentId = parent.parentId
  }
  return null
}
