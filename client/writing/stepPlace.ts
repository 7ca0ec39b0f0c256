// Where things of a step are put on the board. Pure.
import { instanceSeedOf, type TemplateId } from '../../shared/catalog.ts'
import type { Place } from '../../shared/session/workshop.ts'

/** The screen of a step, else the first screen of its page. */
export function stepPlace(template: TemplateId, screen: string | undefined): Place {
  const shown = screen ?? instanceSeedOf(template)?.screens[0]?.id
  return shown === undefined ? { template } : { template, screen: shown }
}
