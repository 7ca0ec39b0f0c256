// One part of a template's chapter on paper: what a seed's `pdf` entry names (`{ "block": "items", "widget": "T10.actors" }`).
import type { TemplateId, WidgetId } from '../catalog.ts'
import type { Block } from './blocks.ts'
import type { ReportContext } from './reportContext.ts'

export type BlockPlace = {
  /** The widget the seed names, as meant on this instance (`T06~2.portrait`); null when it names none. */
  widget: WidgetId | null
  /** Field to group by; null when the seed names none. */
  by: string | null
}

/**
 * Builds one part. It says in words when there is nothing to print; it never throws for content that people entered.
 * @param instance the template as it stands on the board (`T06`, `T06~2`)
 */
export type TemplateBlock = (context: ReportContext, instance: TemplateId, place: BlockPlace) => Block[]
