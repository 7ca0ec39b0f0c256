// Places of the document view and their addresses: `/b/BOARD/doc?at=T04.markets/CN`. A field of a form stands as an item does
// (`T01.charter/purpose`), a drawing under the notes of its page (`T04.notes/shape:ID`, `notes/shape:ID` on a free page). The
// same `at` on the board's own address shows the place there. The fragment stays free for the secret of a link.
import { instanceOf, instanceSeedOf, widgetOn, type TemplateId, type WidgetId } from '../../shared/catalog.ts'
import { boardPath } from '../../shared/protocol.ts'

/** Sections that no template has. */
export const OVERVIEW = 'overview'
export const COVERAGE = 'coverage'
export const NOTES = 'notes'

export type DocumentPlace = {
  /** A template as it stands on the board (`T06~2`), or one of the sections above. */
  section: TemplateId
  widget: WidgetId | null
  /** An item of the widget, a field of its form, or a drawing. */
  item: string | null
}

/** Reads `T04`, `T04.markets` or `T04.markets/CN`; the overview for anything that is none. */
export function parsePlace(at: string | null): DocumentPlace {
  const match = /^([A-Za-z]+[0-9]*(?:~\d+)?)(\.[A-Za-z][A-Za-z0-9_]*)?(?:\/(.+))?$/.exec(at ?? '')
  if (!match) return { section: OVERVIEW, widget: null, item: null }
  const [, section = OVERVIEW, name, item] = match
  return { section, widget: name === undefined ? null : `${section}${name}`, item: item ?? null }
}

/** `T04.markets/CN` for an item, `T04.markets` for a widget. */
export const placeOf = (widget: WidgetId, item: string | null = null): string =>
  item === null ? widget : `${widget}/${item}`

/** Of a drawing, or a frame, on a page: `page:T04` and `shape:ID`. */
export function placeOfDrawing(pageId: string, shapeId: string): string {
  const page = pageId.replace('page:', '')
  return placeOf(instanceSeedOf(page) ? `${page}.${NOTES}` : NOTES, shapeId)
}

export const documentPath = (boardId: string, at?: string): string =>
  `${boardPath(boardId)}/doc${at === undefined ? '' : `?at=${encodeURIComponent(at)}`}`

export const onBoardPath = (boardId: string, at: string): string => `${boardPath(boardId)}?at=${encodeURIComponent(at)}`

export const isDrawing = (item: string | null): item is string => item?.startsWith('shape:') ?? false

/** Id of the element that stands for a place. */
export const elementId = (at: string): string => `at-${at}`

/** The drawing that a place is, or the panel of the board in which it is worked on: a shape's id, or null when it has none. */
export function shapeOfPlace(at: string): string | null {
  const { section, widget, item } = parsePlace(at)
  if (isDrawing(item)) return item
  const panels = instanceSeedOf(section)?.panels ?? []
  const own = panels.filter((panel) => panel.widget === widget)
  const panel = own.find(({ view }) => view === 'list' || view === 'canvas') ?? own[0] ?? panels[0]
  return panel ? `shape:${section}.${panel.id}` : null
}

/** The place that a panel's shape stands for, `T04.markets` for `shape:T04.markets`. */
export function placeOfShape(shapeId: string): string {
  const [instance = '', panel = ''] = shapeId.replace('shape:', '').split('.')
  const widget = instanceSeedOf(instance)?.panels.find(({ id }) => id === panel)?.widget
  return widget === undefined ? instance : instanceOf(widget) === instance ? widget : widgetOn(instance, widget)
}
