// Which formulas stand behind which template: the names under `report.formula`, printed beside results and in Annex B.
import type { TemplateId } from '../catalog.ts'

/** Formulas that several templates share. */
export const SHARED_METHODS = ['one', 'disagreement', 'rank', 'vote', 'dots'] as const

const TEMPLATE_METHODS: Readonly<Record<TemplateId, readonly string[]>> = {
  T01: ['representation'],
  T02: ['needs'],
  T03: ['profiles'],
  T04: ['weights', 'scores', 'nineBox', 'sensitivity', 'swing'],
  T05: ['fit'],
  T06: ['barriers', 'portrait'],
  T07: ['serviceCoverage'],
  T08: ['brand', 'readiness', 'assets'],
  T09: ['cadence'],
  T10: ['linkStrength'],
  T11: ['steps'],
  T12: ['missions'],
  T13: ['freshness'],
  T14: ['dependence', 'openness'],
  T15: ['factors', 'helix'],
  T16: ['indicators'],
}

/** The formulas of a template, in the order of its results; none for a template without formulas. */
export function methodsOf(template: TemplateId): readonly string[] {
  return TEMPLATE_METHODS[template] ?? []
}
