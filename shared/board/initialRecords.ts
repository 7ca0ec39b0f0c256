// The tldraw records a new page starts with: the page, its panels (locked widget shapes), its empty frames, and notes.
// Only plain objects; what a record may hold is tldraw's schema, which a test holds against every record made here.
import * as Y from 'yjs'
import { templateOf } from '../catalog.ts'
import type { TemplateSeed } from '../templateSeed.ts'
import { indexKey } from './indexKeys.ts'

/** A record as the board keeps it under `base`: plain JSON, without rich text. */
export type PlainRecord = { id: string; typeName: string } & Record<string, unknown>

/** A text of the seeds in the board's language, or undefined when no seed has the key. */
export type TextOf = (key: string) => string | undefined

/** The free page at the end; its order key leaves room for 61 templates before it. */
export const NOTES_PAGE = 'page:notes'
const NOTES_PAGE_POSITION = 62

export const pageIdOf = (template: string): string => `page:${template}`
export const panelShapeId = (template: string, panel: string): string => `shape:${template}.${panel}`
export const frameShapeId = (template: string, frame: string): string => `shape:${template}.frame.${frame}`

export function documentRecord(): PlainRecord {
  return { id: 'document:document', typeName: 'document', gridSize: 10, name: '', meta: {} }
}

function pageRecord(id: string, name: string, position: number): PlainRecord {
  return { id, typeName: 'page', name, index: indexKey(position), meta: {} }
}

export function notesPageRecord(text: TextOf): PlainRecord {
  return pageRecord(NOTES_PAGE, text('page.notes') ?? 'Notes', NOTES_PAGE_POSITION)
}

function shapeRecord(
  id: string,
  type: string,
  parentId: string,
  index: string,
  place: { x: number; y: number },
  props: Record<string, unknown>,
  isLocked = false,
): PlainRecord {
  return {
    id,
    typeName: 'shape',
    type,
    parentId,
    index,
    x: place.x,
    y: place.y,
    rotation: 0,
    isLocked,
    opacity: 1,
    props,
    meta: {},
  }
}

/** Most template pages a board has room for, before the free page. */
export const MAX_TEMPLATE_PAGES = NOTES_PAGE_POSITION - 1

/**
 * The page of a template with its frames below its panels.
 * @param template its seed as the instance that is made (instanceSeedOf)
 * @param position place of the page among the pages, from 1 to MAX_TEMPLATE_PAGES
 * @param tag what tells this instance from others of the template, or ''
 */
export function templateRecords(template: TemplateSeed, position: number, text: TextOf, tag = ''): PlainRecord[] {
  const page = pageIdOf(template.id)
  const base = templateOf(template.id)
  const name = text(`${base}.name`)
  const title = name ? `${base} ${name}` : base
  const frames = template.frames.map((frame, i) =>
    shapeRecord(frameShapeId(template.id, frame.id), 'frame', page, indexKey(i + 1), frame, {
      w: frame.w,
      h: frame.h,
      name: text(`${base}.frame.${frame.id}`) ?? frame.id,
      color: 'black',
    }),
  )
  const panels = template.panels.map((panel, i) =>
    shapeRecord(
      panelShapeId(template.id, panel.id),
      'widget',
      page,
      indexKey(template.frames.length + i + 1),
      panel,
      { w: panel.w, h: panel.h, template: template.id, panel: panel.id },
      true,
    ),
  )
  return [pageRecord(page, tag === '' ? title : `${title}: ${tag}`, position), ...frames, ...panels]
}

const NOTE_SIDE = 200
/** What notes keep from each other and from the edge of their frame, in board units. */
export const NOTE_GAP = 16

/** An empty sticky note. @param index order key among its siblings */
export function noteRecord(
  id: string,
  parentId: string,
  index: string,
  { x, y }: { x: number; y: number },
  scale: number,
): PlainRecord {
  return shapeRecord(
    id,
    'note',
    parentId,
    index,
    { x, y },
    {
      color: 'black',
      labelColor: 'black',
      size: 'm',
      font: 'sans',
      fontSizeAdjustment: 0,
      align: 'middle',
      verticalAlign: 'middle',
      growY: 0,
      url: '',
      scale,
    },
  )
}

/**
 * Sticky notes in one row inside a frame, scaled down to its height. Their text goes beside the record (`putRecord`).
 * @param frame size of the frame in board units.
 */
export function noteRecords(
  frameId: string,
  frame: { w: number; h: number },
  texts: readonly string[],
): { record: PlainRecord; text: string }[] {
  const widest = (frame.w - NOTE_GAP) / texts.length - NOTE_GAP
  const side = Math.min(NOTE_SIDE, frame.h - 2 * NOTE_GAP, widest)
  return texts.map((text, i) => ({
    text,
    record: noteRecord(
      `${frameId}.note${i + 1}`,
      frameId,
      indexKey(i + 1),
      { x: NOTE_GAP + i * (side + NOTE_GAP), y: (frame.h - side) / 2 },
      side / NOTE_SIDE,
    ),
  }))
}

/** Writes a record in the board's layout: `base` whole, rich text as its own fragment with one paragraph a line. */
export function putRecord(doc: Y.Doc, record: PlainRecord, text?: string): void {
  const entry = new Y.Map<unknown>()
  entry.set('base', record)
  if (text !== undefined) {
    const fragment = new Y.XmlFragment()
    fragment.insert(
      0,
      text.split('\n').map((line) => {
        const paragraph = new Y.XmlElement('paragraph')
        if (line !== '') paragraph.insert(0, [new Y.XmlText(line)])
        return paragraph
      }),
    )
    entry.set('props.richText', fragment)
  }
  doc.getMap<Y.Map<unknown>>('records').set(record.id, entry)
}
