// A step's own words, or those of the seed under its id. Pure.
import { instanceSeedOf, templateOf, type TemplateId } from '../../shared/catalog.ts'
import type { Translate } from '../../shared/drawing.ts'
import type { SheetStep } from '../../shared/session/workshop.ts'

/** Title and text of a step on the run-sheet of a template instance. Words given on the board count before the seed's. */
export function stepWords(instance: TemplateId, step: SheetStep, t: Translate): { title: string; text: string } {
  const isSeeds = instanceSeedOf(instance)?.agenda.some(({ id }) => id === step.id) ?? false
  const key = `${templateOf(instance)}.step.${step.id}`
  return {
    title: step.title ?? (isSeeds ? t(`${key}.title`) : t('facilitation.step.untitled')),
    text: step.text ?? (isSeeds ? t(`${key}.text`) : ''),
  }
}
