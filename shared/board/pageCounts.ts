// What stands on each page of a board, as counts: to tell two states of a board apart without drawing them. Knows no canvas.
import * as Y from 'yjs'
import { templateSeedOf, type WidgetId } from '../catalog.ts'
import { listItems, singleField, type BoardState } from './boardState.ts'
import { BASE } from './recordLayout.ts'

export type PageCount = {
  /** Record id of the page, such as `page:T04`. */
  id: string
  name: string
  /** Shapes that people drew; panels, the template's own frames and groups are not among them. */
  drawings: number
  /** Items of the template's lists (archived ones left out) and its single fields with a value. */
  entries: number
  /** Revealed rounds of the template. */
  rounds: number
}

/** `shape:T04.frame.ideas` and `shape:T06~2.brief` come with the template. */
const OF_TEMPLATE = /^shape:T\d\d(~\d+)?\./

type Shape = { type: unknown; parentId: unknown }

/** Pages in their order, shapes by id, unchecked entries left out. */
function readShapes(doc: Y.Doc): { pages: { id: string; name: string; index: string }[]; shapes: Map<string, Shape> } {
  const pages: { id: string; name: string; index: string }[] = []
  const shapes = new Map<string, Shape>()
  for (const [id, entry] of doc.getMap('records').entries()) {
    if (!(entry instanceof Y.Map)) continue
    const base = entry.get(BASE) as Record<string, unknown> | undefined
    if (typeof base !== 'object' || base === null) continue
    const valueOf = (key: string): unknown => (entry.has(key) ? entry.get(key) : base[key])
    if (id.startsWith('page:')) pages.push({ id, name: String(valueOf('name')), index: String(valueOf('index')) })
    else if (id.startsWith('shape:')) shapes.set(id, { type: valueOf('type'), parentId: valueOf('parentId') })
  }
  return { pages: pages.sort((a, b) => (a.index < b.index ? -1 : 1)), shapes }
}

/** The page a shape stands on, or null when one of its parents is missing or they go in a circle. */
function pageOf(shape: Shape, shapes: ReadonlyMap<string, Shape>): string | null {
  let { parentId } = shape
  for (let depth = 0; depth <= shapes.size && typeof parentId === 'string'; depth++) {
    if (parentId.startsWith('page:')) return parentId
    parentId = shapes.get(parentId)?.parentId
  }
  return null
}

function countEntries(board: BoardState, template: string): number {
  let count = 0
  for (const [name, seed] of Object.entries(templateSeedOf(template)?.widgets ?? {})) {
    const widget: WidgetId = `${template}.${name}`
    if ('prefill' in seed) count += listItems(board, widget).length
    if (seed.kind === 'canvas' || seed.kind === 'statement')
      count += seed.fields.filter(({ id }) => {
        const value = singleField(board, widget, id)
        return value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0)
      }).length
  }
  return count
}

/**
 * Counts by page, in the order of the pages.
 * @param board `readBoard(doc)`
 */
export function pageCounts(doc: Y.Doc, board: BoardState): PageCount[] {
  const { pages, shapes } = readShapes(doc)
  const drawings = new Map<string, number>()
  for (const [id, shape] of shapes) {
    if (shape.type === 'widget' || shape.type === 'group' || OF_TEMPLATE.test(id)) continue
    const page = pageOf(shape, shapes)
    if (page !== null) drawings.set(page, (drawings.get(page) ?? 0) + 1)
  }
  return pages.map(({ id, name }) => {
    const template = id.slice('page:'.length)
    const isTemplate = board.templates.includes(template)
    return {
      id,
      name,
      drawings: drawings.get(id) ?? 0,
      entries: isTemplate ? countEntries(board, template) : 0,
      rounds: board.rounds.filter(({ widget, state }) => state === 'revealed' && widget.startsWith(`${template}.`))
        .length,
    }
  })
}
