// Fills an empty document with a new board: its own facts, one page a template, the prefilled items. Knows no server:
// texts, ids and times come in as parameters.
import type * as Y from 'yjs'
import { BoardError } from '../errors.ts'
import { CATALOG, instanceSeedOf, widgetOn, type TemplateId } from '../catalog.ts'
import type { TemplateSeed } from '../templateSeed.ts'
import {
  BOARD_SCHEMA,
  itemKey,
  listItems,
  readBoard,
  type Consortium,
  type ItemBase,
  type Partner,
  type PartnerId,
  type SeedText,
} from './boardState.ts'
import { seedShapes, shapesKey } from './fitPages.ts'
import {
  documentRecord,
  MAX_TEMPLATE_PAGES,
  notesPageRecord,
  putRecord,
  templateRecords,
  type TextOf,
} from './initialRecords.ts'
import { instancesOf, marketOf, nextInstance } from './instances.ts'
import tldrawSchema from './tldrawSchema.json'

export type BoardSpec = {
  title: string
  consortium: Consortium
  partners: Partner[]
  /** Known template ids in the order of their pages; one that repeats may be named several times. */
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
    for (const template of spec.templates) addTemplate(doc, template, text, { withPrefill: spec.withPrefill ?? true })
  })
}

export type AddOptions = {
  /** False when the lists come from elsewhere (an example, a copy). */
  withPrefill?: boolean
  /** The market this instance is about; only for a template that is made for each market. */
  market?: string | null
}

/**
 * Puts a template on the board: its page before the free page, its panels, frames and prefilled items. A template that
 * repeats gets a further instance.
 * @param template id of the template (`T06`), not of an instance
 * @returns the instance: `T06`, or `T06~2` when the board has the template already
 * @throws BoardError unknown_template; invalid_value when the board has it already and it does not repeat, when the market
 *   is no candidate or has its page already, and when there is no room
 */
export function addTemplate(doc: Y.Doc, template: TemplateId, text: TextOf, options: AddOptions = {}): TemplateId {
  const { withPrefill = true, market = null } = options
  const seed = CATALOG.get(template)
  if (!seed) throw new BoardError('unknown_template', `There is no template "${template}".`, 'template')
  const meta = doc.getMap('meta')
  const templates = (meta.get('templates') as TemplateId[] | undefined) ?? []
  if (seed.repeats === undefined && templates.includes(template))
    throw new BoardError('invalid_value', `The board already has ${template}. It is used once on a board.`, 'template')
  if (templates.length >= MAX_TEMPLATE_PAGES)
    throw new BoardError('invalid_value', `A board has room for ${MAX_TEMPLATE_PAGES} template pages.`, 'template')
  const tag = market === null ? '' : marketTag(doc, seed, market, text)
  const instance = nextInstance(templates, template)
  doc.transact(() => {
    meta.set('templates', [...templates, instance])
    const number = instance.split('~')[1] ?? ''
    const records = templateRecords(instanceSeedOf(instance)!, templates.length + 1, text, tag || number)
    for (const record of records) putRecord(doc, record)
    meta.set(shapesKey(instance), seedShapes(records))
    if (market !== null && seed.subject?.market !== undefined)
      doc.getMap('items').set(itemKey(widgetOn(instance, seed.subject.widget), seed.subject.market), market)
    if (!withPrefill) return
    const partners = ((meta.get('partners') as Partner[] | undefined) ?? []).map((partner) => partner.id)
    putPrefill(doc, seed, instance, { partners: new Set(partners), market })
  })
  return instance
}

/** The name of the market an instance is made for. */
function marketTag(doc: Y.Doc, seed: TemplateSeed, market: string, text: TextOf): string {
  const board = readBoard(doc)
  if (seed.subject?.market === undefined)
    throw new BoardError('invalid_value', `${seed.id} is not made for a single market.`, 'market')
  const item = listItems(board, 'T04.markets').find(({ id }) => id === market)
  if (!item) throw new BoardError('invalid_value', 'Choose a market that is on the board.', 'market')
  if (seed.repeats === 'market' && instancesOf(board, seed.id).some((other) => marketOf(board, other) === market))
    throw new BoardError('invalid_value', `There is a page of ${seed.id} for this market already.`, 'market')
  const { name } = item.fields
  if (typeof name === 'object' && name !== null && !Array.isArray(name)) return text(name.$t) ?? market
  return typeof name === 'string' && name.trim() !== '' ? name.trim() : market
}

type For = { partners: ReadonlySet<PartnerId>; market: string | null }

/** Prefilled items keep `origin: "prefill"`: they count as evidence only once somebody confirms them (domain 3.2). */
function putPrefill(doc: Y.Doc, seed: TemplateSeed, instance: TemplateId, { partners, market }: For): void {
  const items = doc.getMap('items')
  for (const [name, widget] of Object.entries(seed.widgets)) {
    if (!('prefill' in widget)) continue
    const fitting = widget.prefill.filter(
      (item) =>
        (item.onlyWithPartner === undefined || partners.has(item.onlyWithPartner)) &&
        (item.onlyWithMarket === undefined || market === null || item.onlyWithMarket === market),
    )
    fitting.forEach((item, i) => {
      const base: ItemBase = { fields: item.fields, origin: 'prefill', order: i + 1 }
      if (item.fact !== undefined) base.fact = item.fact
      items.set(itemKey(`${instance}.${name}`, item.id), base)
    })
  }
}
