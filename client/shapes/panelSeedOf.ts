// Where a panel stands in its template's seed.
import { CATALOG, type PanelSeed, type TemplateId } from '../../shared/catalog.ts'

export function panelSeedOf(template: TemplateId, panel: string): PanelSeed | undefined {
  return CATALOG.get(template)?.panels.find((seed) => seed.id === panel)
}
