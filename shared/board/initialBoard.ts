// Fills an empty document with a new board: its own facts, one page a template, the prefilled items. Knows no server:
// texts, ids and times come in as parameters.
import type * as Y from 'yjs'
import { BoardError } from '../errors.ts'
import { CATALOG, type TemplateId } from '../catalog.ts'
import type { TemplateSeed } from '../templateSeed.ts'
import {
  BOARD_SCHEMA,
  itemKey,
  type Consortium,
  type ItemBase,
  type Partner,
  type PartnerId,
  type SeedText,
} from './boardState.ts'
import { documentRecord, notesPageRecord, putRecord, templateRecords, type TextOf } from './initialRecords.ts'
import tldrawSchema from './tldrawSchema.json'

export type BoardSpec = {
  title: string
  consortium: Consortium
  partners: Partner[]
  /** Known, unique template ids in the order of their pages. */
  templates: TemplateId[]
  locale: string
  /** ISO date the consortium counts from; null for the reader's current date. */
  today?: string | null
  notice?: string | SeedText | null
  /** False when the lists come from elsewhere (an example, a copy); true when left out. */
  withPrefill?: boolean
}

/** Fills `doc`, which must be empty, in one transaction. */
export function initialBoard(doc: Y.Doc, spec: BoardSpec, text: TextOf): void {
  doc.transact(() => {
    const meta = doc.getMap('meta')
    meta.set('schema', BOARD_SCHEMA)
    meta.set('tldraw', tldrawSchema)
    meta.set('title', spec.title)
    meta.set('consortium', spec.consortium)
    meta.set('partners', spec.partners)
    meta.set('templates', [])
    meta.set('locale', spec.locale)
    if (spec.today != null) meta.set('today', spec.today)
    if (spec.notice != null) meta.set('notice', spec.notice)
    putRecord(doc, documentRecord())
    putRecord(doc, notesPageRecord(text))
    for (const template of spec.templates) addTemplate(doc, template, text, spec.withPrefill)
  })
}

/**
 * Puts a template on the board: its page before the free page, its panels, frames and prefilled items.
 * @throws BoardError unknown_template; invalid_value when the board has it already.
 */
export function addTemplate(doc: Y.Doc, template: TemplateId, text: TextOf, withPrefill = true): void {
  const seed = CATALOG.get(template)
  if (!seed) throw new BoardError('unknown_template', `There is no template "${template}".`, 'template')
  const meta = doc.getMap('meta')
  const templates = (meta.get('templates') as TemplateId[] | undefined) ?? []
  if (templates.includes(template))
    throw new BoardError('invalid_value', `The board already has the template ${template}.`, 'template')
  doc.transact(() => {
    meta.set('templates', [...templates, template])
    for (const record of templateRecords(seed, templates.length + 1, text)) putRecord(doc, record)
    if (!withPrefill) return
    const partners = ((meta.get('partners') as Partner[] | undefined) ?? []).map((partner) => partner.id)
    putPrefill(doc, seed, new Set(partners))
  })
}

/** Prefilled items keep `origin: "prefill"`: they count as evidence only once somebody confirms them (domain 3.2). */
function putPrefill(doc: Y.Doc, seed: TemplateSeed, partners: ReadonlySet<PartnerId>): void {
  const items = doc.getMap('items')
  for (const [name, widget] of Object.entries(seed.widgets)) {
    if (widget.kind !== 'list') continue
    const fitting = widget.prefill.filter((item) => !item.onlyWithPartner || partners.has(item.onlyWithPartner))
    fitting.forEach((item, i) => {
      const base: ItemBase = { fields: item.fields, origin: 'prefill', order: i + 1 }
      if (item.fact !== undefined) base.fact = item.fact
      items.set(itemKey(`${seed.id}.${name}`, item.id), base)
    })
  }
}
