// A checked `evaluate` input as a board state: what participants would have entered, every round revealed. So that the rules of
// fields, cells, ballots and evidence are those of the board, said once.
import {
  type BoardState,
  type Confirmation,
  itemKey,
  type FieldValue,
  type ItemBase,
  linkedId,
  type RoundValues,
} from '../board/boardState.ts'
import { ballotForm, partnerValues, type CastBallot } from '../ballots.ts'
import type { WidgetId } from '../catalog.ts'
import { fixedParts } from './inputContent.ts'
import type { EvaluateInput } from './inputSchema.ts'
import { type GivenWidget, givenInstances, givenWidgets, type InputItem } from './templateInput.ts'
import { NO_WORKSHOP } from '../session/workshop.ts'

/** Later than any real change: an input says what stands, not when it was written. */
const CAST_AT = '9999-12-31T00:00:00Z'
/** Who confirmed a source fact of an input: nobody by name. */
export const CONFIRMED: Confirmation = { by: 'input', partner: null, at: CAST_AT, edited: false }

/** Ids of entries: their own, else their place; an entry without one never takes another's. */
export function itemIds(items: readonly InputItem[]): string[] {
  const used = new Set(items.flatMap(({ id }) => (id === null ? [] : [id])))
  return items.map(({ id, link }, i) => {
    if (link !== null) return linkedId(link)
    if (id !== null) return id
    let own = `${i + 1}`
    for (let n = 2; used.has(own); n++) own = `${i + 1}-${n}`
    used.add(own)
    return own
  })
}

/** An entry as the board holds it, at its place in the list. */
export function itemBase({ fields, prefill, link }: InputItem, order: number): ItemBase {
  if (link !== null) return { fields, origin: 'link', order, source: link }
  return { fields, origin: prefill ? 'prefill' : 'participant', order }
}

/** A widget's given ballots as the server would hold them; a vote is one ballot for each partner that voted. */
export function castBallots({ input }: GivenWidget): (CastBallot & { participant: string | null })[] {
  const finished = { finished: true, updatedAt: CAST_AT }
  if (input.kind === 'ballots')
    return input.ballots.map(({ partner, participant, values }) => ({
      partnerId: partner,
      participant,
      values,
      ...finished,
    }))
  if (input.kind !== 'votes') return []
  const byPartner = new Map<string, CastBallot['values']>()
  for (const [row, votes] of Object.entries(input.votes))
    for (const [partner, vote] of Object.entries(votes)) {
      if (vote === null) continue
      const own = byPartner.get(partner) ?? {}
      Object.defineProperty(own, row, { value: { vote }, enumerable: true, configurable: true })
      byPartner.set(partner, own)
    }
  return [...byPartner].map(([partnerId, values]) => ({ partnerId, participant: null, values, ...finished }))
}

/**
 * The board of an input. Values are taken as they are: checkInput has looked at them, or does so on this very board.
 * @param only leaves out the ballots of the seeds' form, whose rows depend on everything else
 */
export function inputBoard(input: EvaluateInput, only?: 'contents'): BoardState {
  const items = new Map<string, unknown>()
  const values = new Map<WidgetId, Map<number, RoundValues>>()
  const addItem = (widget: WidgetId, id: string, base: ItemBase): void => void items.set(itemKey(widget, id), base)
  const addFields = (widget: WidgetId, fields: Record<string, FieldValue>): void => {
    for (const [field, value] of Object.entries(fields)) items.set(itemKey(widget, field), value)
  }
  const addCells = (widget: WidgetId, cells: Record<string, Record<string, unknown>>): void => {
    for (const [row, columns] of Object.entries(cells))
      for (const [column, value] of Object.entries(columns)) items.set(itemKey(widget, row, column), value)
  }
  for (const [template, part] of Object.entries(fixedParts(input))) {
    for (const [name, list] of Object.entries(part?.items ?? {}))
      list.forEach(({ id, fields }, order) =>
        addItem(`${template}.${name}`, id, { fields: { ...fields }, origin: 'participant', order: order + 1 }),
      )
    for (const [name, fields] of Object.entries(part?.fields ?? {})) addFields(`${template}.${name}`, fields)
    for (const [name, cells] of Object.entries(part?.cells ?? {})) addCells(`${template}.${name}`, cells)
    for (const [name, own] of Object.entries(part?.values ?? {})) values.set(`${template}.${name}`, new Map([[1, own]]))
  }
  const given = givenWidgets(input)
  for (const { widget, input: own } of given) {
    if (own.kind === 'items') {
      const ids = itemIds(own.items)
      own.items.forEach((one, order) => {
        addItem(widget, ids[order]!, itemBase(one, order + 1))
        if (one.confirmed) items.set(itemKey(widget, ids[order]!, '$confirmed'), CONFIRMED)
      })
    }
    if (own.kind === 'fields') addFields(widget, own.fields)
    if (own.kind === 'cells') addCells(widget, own.cells)
  }
  const board: BoardState = {
    title: '',
    consortium: {
      name: input.consortium,
      strategyStart: input.strategyStart ?? null,
      strategyEnd: input.strategyEnd ?? null,
    },
    partners: input.partners.map((id) => ({ id, name: id, region: '', type: 'cluster' })),
    templates: givenInstances(input).map(({ instance }) => instance),
    today: input.today ?? null,
    notice: null,
    items,
    rounds: [],
    values,
    step: null,
    timer: null,
    isFrozen: false,
    workshop: NO_WORKSHOP,
  }
  if (only === 'contents') return board
  for (const one of given) {
    const cast = castBallots(one)
    if (cast.length > 0) values.set(one.widget, new Map([[1, partnerValues(ballotForm(board, one.widget), cast)]]))
  }
  return board
}
