// Where a panel stands in its template's seed.
import { templateSeedOf, type TemplateId } from '../../shared/catalog.ts'
import type { PanelSeed } from '../../shared/templateSeed.ts'

export function panelSeedOf(template: TemplateId, panel: string): PanelSeed | undefined {
  return templateSeedOf(template)?.panels.find((seed) => seed.id === panel)
}
