// What a participant may do to one drawing, beside what the role allows: frames that a facilitator locked, the scaffolding of
// the templates, and other people's drawings while everybody changes only their own. Pure; the relay asks it of the document,
// the canvas of its store, so that what is prevented and what is refused are the same.
import { CATALOG, templateOf } from '../catalog.ts'
import type { Notes } from '../session/workshop.ts'

/** What the rules need to know of a record. */
export type DrawingFacts = {
  /** Type of the shape (`note`, `frame`, `widget`); null for pages, bindings and pictures. */
  type: string | null
  /** The shape or page it stands in; the arrow of a binding; null for pages and pictures. */
  parent: string | null
  /** A facilitator locked this very drawing (LOCK_MARK). */
  isSealed: boolean
}
export type DrawingBoard = {
  /** Ids of frames locked in the session. */
  locks: ReadonlySet<string>
  notes: Notes
  /** The record as it is now, or null when there is none. */
  read(id: string): DrawingFacts | null
  /** Whether the participant made this record. */
  isOwn(id: string): boolean
}
export type DrawingRefusal = 'frame_locked' | 'not_yours' | 'template_fixed'

/**
 * Key of a record's `meta` that a facilitator's lock leaves there. It goes along with copies; who made the copy is not bound
 * by it, everybody else but facilitators is.
 */
export const LOCK_MARK = 'lock'

/** A chain of parents longer than this goes in a circle. */
const MAX_DEPTH = 100

/** Whether an id is that of a template's page, panel or frame, whether or not it is there at the moment. */
export function isScaffoldId(id: string): boolean {
  if (id.startsWith('page:')) return CATALOG.has(templateOf(id.slice('page:'.length)))
  if (!id.startsWith('shape:') || !id.includes('.')) return false
  const [instance = '', part, frame, ...rest] = id.slice('shape:'.length).split('.')
  const seed = CATALOG.get(templateOf(instance))
  if (!seed || rest.length > 0) return false
  if (frame === undefined) return seed.panels.some((panel) => panel.id === part)
  return part === 'frame' && seed.frames.some((candidate) => candidate.id === frame)
}

/** The nearest locked frame or drawing around a record, the record itself included; null when it stands free. */
export function lockOver(board: DrawingBoard, id: string): string | null {
  let current: string | null = id
  for (let depth = 0; current !== null && depth < MAX_DEPTH; depth++) {
    if (board.locks.has(current)) return current
    // Pages stand in nothing and are not locked; asked with every edit, this is half of the cost.
    if (current.startsWith('page:')) return null
    const facts: DrawingFacts | null = board.read(current)
    if (facts?.isSealed && !board.isOwn(current)) return current
    current = facts?.parent ?? null
  }
  return null
}

/** Whether a record stands in one of these, at any depth. */
export function isInside(board: DrawingBoard, id: string, containers: ReadonlySet<string>): boolean {
  let current = board.read(id)?.parent ?? null
  for (let depth = 0; current !== null && depth < MAX_DEPTH; depth++) {
    if (containers.has(current)) return true
    current = board.read(current)?.parent ?? null
  }
  return false
}

/** Whether a locked frame stands somewhere inside this record: it would go, or move, with it. */
function holdsLock(board: DrawingBoard, id: string): boolean {
  const container = new Set([id])
  for (const lock of board.locks) if (isInside(board, lock, container)) return true
  return false
}

/** Why a participant may not change, move or delete a record (nor make one with its id); null when nothing is against it. */
export function whyNotChange(board: DrawingBoard, id: string): DrawingRefusal | null {
  const facts = board.read(id)
  if (facts?.type === 'widget' || isScaffoldId(id)) return 'template_fixed'
  if (lockOver(board, id) !== null || (board.locks.size > 0 && holdsLock(board, id))) return 'frame_locked'
  if (board.notes === 'everyones' || !facts) return null
  // Whose a binding is, its arrow says.
  const isBinding = facts.type === null && facts.parent !== null
  return board.isOwn(isBinding ? facts.parent! : id) ? null : 'not_yours'
}

/**
 * Why a participant may not put a drawing into a parent.
 * @param type of the shape, null when it is none
 */
export function whyNotAdd(board: DrawingBoard, type: string | null, parent: string | null): DrawingRefusal | null {
  if (type === 'widget') return 'template_fixed'
  return parent !== null && lockOver(board, parent) !== null ? 'frame_locked' : null
}

/** Shapes that go with all that stands in them. */
export const isContainer = ({ type }: DrawingFacts): boolean => type === 'frame' || type === 'group'

/**
 * Why containers (pages, frames, groups) may not go: what stands in them would go too, or be lost to sight.
 * @param ids of all records there are
 */
export function whyNotEmpty(
  board: DrawingBoard,
  ids: Iterable<string>,
  containers: ReadonlySet<string>,
): DrawingRefusal | null {
  for (const id of ids) {
    const why = isInside(board, id, containers) ? whyNotChange(board, id) : null
    if (why) return why
  }
  return null
}
