// A place that people are brought to, or where something is laid out: a page of the board, and a screen or a frame of it.
import * as Y from 'yjs'
import { frameShapeId, pageIdOf } from '../board/initialRecords.ts'
import { BASE, isPlainObject } from '../board/recordLayout.ts'
import { templateSeedOf } from '../catalog.ts'
import { BoardError } from '../errors.ts'
import type { Place } from './workshop.ts'

/** The record of the frame a place names: by its record id, or by the id the seed gives it. Null when it names none. */
export function frameOfPlace(place: Place): string | null {
  if (place.frame === undefined) return null
  return place.frame.startsWith('shape:') ? place.frame : frameShapeId(place.template, place.frame)
}

/** Whether a record is a frame that is on the board now. */
export function isFrame(doc: Y.Doc, id: string): boolean {
  const entry = doc.getMap('records').get(id)
  const base: unknown = entry instanceof Y.Map ? entry.get(BASE) : undefined
  return isPlainObject(base) && base.typeName === 'shape' && base.type === 'frame'
}

/**
 * The place, when the board has it. `template` is an instance on the board, or `notes` for the free page.
 * @throws BoardError unknown_template, invalid_value; the field is below `place`
 */
export function checkPlace(doc: Y.Doc, place: Place, field = 'place'): Place {
  const seed = templateSeedOf(place.template)
  if (!doc.getMap('records').has(pageIdOf(place.template)))
    throw new BoardError('unknown_template', `The board has no page "${place.template}".`, `${field}.template`)
  if (place.screen !== undefined && !seed?.screens.some(({ id }) => id === place.screen))
    throw new BoardError('invalid_value', `That page has no screen "${place.screen}".`, `${field}.screen`)
  const frame = frameOfPlace(place)
  if (frame !== null && !isFrame(doc, frame))
    throw new BoardError('invalid_value', 'That frame is not on the board any more.', `${field}.frame`)
  return place
}
