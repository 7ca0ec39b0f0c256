// A frame for each group on the page, with one empty note in it that the group writes together. Put where nothing else is.
import type * as Y from 'yjs'
import { templateSeedOf } from '../catalog.ts'
import type { Place } from '../session/workshop.ts'
import { EVERYBODY } from './documentDrawings.ts'
import { freePlace, shapeBoxes, type Box } from './freePlace.ts'
import { noteRecords, pageIdOf, putRecord, type PlainRecord } from './initialRecords.ts'
import { indexKey } from './indexKeys.ts'

const FRAME = { w: 480, h: 280 }
const GAP = 30
const COLUMNS = 3
/** Room for the frame's name above it. */
const MARGIN = 60
/** Order keys behind those of a page's panels and frames. */
const FIRST_POSITION = 3000

/** The wished box of `w` x `h`: below the place's screen, at its left edge. */
function below({ template, screen }: Place, w: number, h: number): Box {
  const seed = templateSeedOf(template)
  const area = seed?.screens.find(({ id }) => id === screen) ?? seed?.screens[0]
  return area ? { x: area.x, y: area.y + area.h + MARGIN, w, h } : { x: 0, y: MARGIN, w, h }
}

/**
 * Writes the frames; part of the server's change.
 * @param names of the frames, one a group, in the board's language
 * @param id makes the record ids: two calls with the same id write the same records
 * @returns the frames' record ids in the order of the names
 */
export function putGroupFrames(doc: Y.Doc, place: Place, id: string, names: readonly string[]): string[] {
  const columns = Math.min(COLUMNS, names.length)
  const rows = Math.ceil(names.length / columns)
  const size = {
    w: columns * FRAME.w + (columns - 1) * GAP,
    h: rows * FRAME.h + (rows - 1) * (GAP + MARGIN),
  }
  const page = pageIdOf(place.template)
  const start = freePlace(shapeBoxes(doc, page), below(place, size.w, size.h), MARGIN)
  return names.map((name, i) => {
    const frame: PlainRecord = {
      id: `shape:group-${id}-${i + 1}`,
      typeName: 'shape',
      type: 'frame',
      parentId: page,
      index: indexKey(FIRST_POSITION + i),
      x: start.x + (i % columns) * (FRAME.w + GAP),
      y: start.y + Math.floor(i / columns) * (FRAME.h + GAP + MARGIN),
      rotation: 0,
      isLocked: false,
      opacity: 1,
      props: { ...FRAME, name, color: 'black' },
      meta: { by: EVERYBODY },
    }
    putRecord(doc, frame)
    for (const { record, text } of noteRecords(frame.id, FRAME, ['']))
      putRecord(doc, { ...record, meta: { by: EVERYBODY } }, text)
    return frame.id
  })
}
