// Where panels are put for a moment to be read as pictures: off the screen, each in its full size, as a viewer sees them. The
// board's screen offers the place (PanelStage); the export asks for it.
import type { TemplateId } from '../../shared/catalog.ts'

export type StagedPanel = { id: string; template: TemplateId; panel: string; w: number; h: number }
export type Staging<Read> = { panels: readonly StagedPanel[]; read: (element: HTMLElement, panel: StagedPanel) => Read }

type Stage = <Read>(staging: Staging<Read>) => Promise<Map<string, Read>>

let stage: Stage | null = null

/** @returns takes the place away again. */
export function offerStage(offered: Stage): () => void {
  stage = offered
  return () => {
    if (stage === offered) stage = null
  }
}

/** What `read` answers for each panel, by its id. @throws Error when no board is on screen. */
export const readPanels: Stage = (staging) => {
  if (staging.panels.length === 0) return Promise.resolve(new Map())
  return stage ? stage(staging) : Promise.reject(new Error('there is no board on screen to read panels from'))
}
