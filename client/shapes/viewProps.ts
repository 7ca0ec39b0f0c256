// What every view of a panel gets. A view fills this space and scrolls inside it; the title strip and the paper are not its
// business. Measures are those of the design language; the panel enlarges them, see WidgetPanel.
import type { ComponentType } from 'react'
import type { TemplateId } from '../../shared/catalog.ts'

export type ViewProps = {
  /** Free space inside the paper, padding taken off. */
  width: number
  height: number
  template: TemplateId
  /** Id of the panel in the template's seed. */
  panel: string
}

export type PanelView = {
  component: ComponentType<ViewProps>
  /** Shown right of the title. */
  caption?: ComponentType<ViewProps>
  /** Takes the whole paper and keeps its own padding. */
  isFlush?: boolean
}
