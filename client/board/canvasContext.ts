// What the parts around the canvas (top bar, run-sheet, people bar) may ask of it. The canvas comes and goes; until it is
// there `editor` is null and requests wait for it.
import { createContext, useContext } from 'react'
import type { Editor } from 'tldraw'
import type { TemplateId } from '../../shared/catalog.ts'

export type CanvasHandle = {
  editor: Editor | null
  /** Id of the page on screen, such as `page:T04`. */
  pageId: string | null
  /** Instance of a template that the page on screen shows (`T04`, `T06~2`), or null on a free page. */
  template: TemplateId | null
  /** Shows a page: a template id (`T04`) or a page id (`page:notes`). Its first screen is fitted at the first visit. */
  setPage(page: string): void
  /** Shows a screen of a template, on its page. */
  goToScreen(template: TemplateId, screenId: string): void
  /** Shows a shape, on its page: a shape id (`shape:T04.matrix`). */
  goToShape(shapeId: string): void
  /** Shows a place of the document view (`T04`, `T04.markets`, `T04.markets/CN`): a page, a panel, an item in its panel. */
  goToPlace(at: string): void
  /** Drawings of the document that cannot be shown. */
  hidden: HiddenDrawings
  /** Participant whose view this screen follows, or null. */
  following: string | null
  /** Follows a participant's view until the person here moves the canvas; null stops. */
  follow(participantId: string | null): void
}

export type HiddenDrawings = { ids: readonly string[]; remove(): void }
export const NONE_HIDDEN: HiddenDrawings = { ids: [], remove: () => undefined }

/** Inside the board only: the canvas itself reports here. */
export type CanvasReports = {
  setEditor(editor: Editor | null): void
  setHidden(hidden: HiddenDrawings): void
}

export const CanvasContext = createContext<(CanvasHandle & CanvasReports) | null>(null)

export function useCanvas(): CanvasHandle & CanvasReports {
  const value = useContext(CanvasContext)
  if (!value) throw new Error('useCanvas outside a board')
  return value
}
