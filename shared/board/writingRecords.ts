// Puts laid notes on the board: in a labelled frame of their writing, below the place they are for, where nothing else is. What
// is on the board already stays as people have left it.
import * as Y from 'yjs'
import { templateSeedOf } from '../catalog.ts'
import { NOTE_SIDE, type LaidHeading, type LaidNote, type Layout } from '../session/layNotes.ts'
import type { Place } from '../session/workshop.ts'
import { freePlace, shapeBoxes, type Box } from './freePlace.ts'
import { indexKey } from './indexKeys.ts'
import { pageIdOf, putRecord, type PlainRecord } from './initialRecords.ts'
import { isPlainObject, POSITION, readRecord } from './recordLayout.ts'

const PADDING = 24
/** Room for a frame's name above it. */
const MARGIN = 60
/** A frame with a single note still shows some of its name. */
const MIN_WIDTH = 640
const MAX_NAME = 120
/** Order keys behind those of a page's panels and frames; the last one there is. */
const FRAME_POSITION = 3500
const LAST_POSITION = 3905

export const writingFrameId = (writingId: string): string => `shape:writing-${writingId}`
/** Ideas that are placed one by one share a frame on each page. */
export const ideasFrameId = (template: string): string => `shape:ideas-${template}`
/** A note is the same shape however often it is put on the board. */
export const noteShapeId = (noteId: string): string => `shape:note-${noteId}`

/** Below the place's screen, at its left edge. */
function wishedBox({ template, screen }: Place, w: number, h: number): Box {
  const seed = templateSeedOf(template)
  const area = seed?.screens.find(({ id }) => id === screen) ?? seed?.screens[0]
  return area ? { x: area.x, y: area.y + area.h + MARGIN, w, h } : { x: 0, y: MARGIN, w, h }
}

function shape(id: string, type: string, parentId: string, position: number, rest: Partial<PlainRecord>): PlainRecord {
  return {
    id,
    typeName: 'shape',
    type,
    parentId,
    index: indexKey(Math.min(position, LAST_POSITION)),
    rotation: 0,
    isLocked: false,
    opacity: 1,
    meta: {},
    ...rest,
  }
}

const noteRecord = (note: LaidNote, frameId: string, top: number, position: number): PlainRecord =>
  shape(noteShapeId(note.id), 'note', frameId, position, {
    x: PADDING + note.x,
    y: top + note.y,
    meta: note.meta,
    props: {
      color: 'black',
      labelColor: 'black',
      size: note.size,
      font: 'sans',
      fontSizeAdjustment: note.fontSizeAdjustment,
      align: 'middle',
      verticalAlign: 'middle',
      growY: note.h - NOTE_SIDE,
      url: '',
      scale: 1,
    },
  })

const headingRecord = (heading: LaidHeading, frameId: string, top: number, position: number): PlainRecord =>
  shape(`${frameId}-heading${position}`, 'text', frameId, position, {
    x: PADDING + heading.x,
    y: top + heading.y,
    props: { color: 'black', size: 'm', font: 'sans', textAlign: 'start', w: heading.w, scale: 1, autoSize: false },
  })

type Frame = { id: string; name: string; place: Place }

/** The frame as it is on the board now, or null. */
function frameBox(doc: Y.Doc, id: string): Box | null {
  const record = readRecord(doc.getMap('records').get(id))
  if (!record || !isPlainObject(record.props)) return null
  const { w, h } = record.props
  const { x, y } = record
  return [x, y, w, h].every((value) => typeof value === 'number' && Number.isFinite(value))
    ? ({ x, y, w, h } as Box)
    : null
}

/** Where the frame goes: a new one below its place; one that grows stays, unless it would lie over something else. */
function placeFor(doc: Y.Doc, frame: Frame, known: Box | null, w: number, h: number): Box {
  const page = pageIdOf(frame.place.template)
  if (!known) return freePlace(shapeBoxes(doc, page), wishedBox(frame.place, w, h), MARGIN)
  const grown = { ...known, w, h }
  // Somebody took it to another page or into another frame: there it stays.
  if (readRecord(doc.getMap('records').get(frame.id))?.parentId !== page) return grown
  const others = shapeBoxes(doc, page).filter((box) => !isSameBox(box, known))
  return freePlace(others, grown, MARGIN)
}

const isSameBox = (a: Box, b: Box): boolean => a.x === b.x && a.y === b.y && a.w === b.w && a.h === b.h

/**
 * Writes the notes into the frame, which is made or grows; part of the server's change. Notes whose shape is there are the
 * caller's to leave out.
 * @param headingOf the words over a partner's notes, in the board's language
 */
export function putNotes(
  doc: Y.Doc,
  frame: Frame,
  layout: Layout,
  headingOf: (partnerId: string | null) => string,
): void {
  if (layout.notes.length === 0) return
  const records = doc.getMap<Y.Map<unknown>>('records')
  const known = frameBox(doc, frame.id)
  const inside = known ? shapeBoxes(doc, frame.id) : []
  const top = Math.max(0, ...inside.map((box) => box.y + box.h)) + PADDING
  const w = Math.max(MIN_WIDTH, known?.w ?? 0, layout.w + 2 * PADDING)
  const h = Math.max(known?.h ?? 0, top + layout.h + PADDING)
  const box = placeFor(doc, frame, known, w, h)
  if (!known) {
    const { x, y } = box
    const props = { w, h, name: frame.name.slice(0, MAX_NAME), color: 'black' }
    putRecord(doc, shape(frame.id, 'frame', pageIdOf(frame.place.template), FRAME_POSITION, { x, y, props }))
  } else {
    const entry = records.get(frame.id)!
    if (known.w !== w) entry.set('props.w', w)
    if (known.h !== h) entry.set('props.h', h)
    if (known.x !== box.x || known.y !== box.y) entry.set(POSITION, [box.x, box.y, readRecord(entry)?.rotation ?? 0])
  }
  let position = inside.length
  for (const heading of layout.headings)
    putRecord(doc, headingRecord(heading, frame.id, top, ++position), headingOf(heading.partnerId))
  for (const note of layout.notes) putRecord(doc, noteRecord(note, frame.id, top, ++position), note.text)
}
