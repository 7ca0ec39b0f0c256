// The checks of what an `evaluate` input says in the seeds' form: values fit their field, rows and columns are there, ids name
// something. The rules of values are the board's own (board/validateField.ts, ballots.ts).
import { axisIds } from '../board/axis.ts'
import { type BoardState, type FieldValue, linkedId, listItems, sourceWidgets } from '../board/boardState.ts'
import { checkAgreement, checkCell, checkFieldValue } from '../board/validateField.ts'
import { ballotForm, checkBallot } from '../ballots.ts'
import { instanceOf, listSeedOf, templateOf, widgetOn, widgetSeedOf, type WidgetId } from '../catalog.ts'
import { BoardError } from '../errors.ts'
import type { AxisSeed, FieldSeed } from '../templateSeed.ts'
import { castBallots, inputBoard } from './inputBoard.ts'
import type { EvaluateInput } from './inputSchema.ts'
import { type GivenWidget, givenWidgets, type InputItem } from './templateInput.ts'

function refuse(field: string, message: string): never {
  throw new BoardError('invalid_value', message, field)
}

/** Lets a check of the board speak about a place in the input. */
function at<T>(path: string, check: () => T): T {
  try {
    return check()
  } catch (error) {
    if (!(error instanceof BoardError)) throw error
    throw new BoardError('invalid_value', error.message, path)
  }
}

const knownPartner = (board: BoardState, id: string, path: string): void => {
  if (!board.partners.some((partner) => partner.id === id))
    refuse(path, `names "${id}", which is no partner here; correct the id or add the partner`)
}

/** A reference must name an item of the input; to templates that are not in the input it may name anything, and is a gap. */
function checkReference(
  board: BoardState,
  widget: WidgetId,
  field: FieldSeed,
  ids: readonly string[],
  path: string,
): void {
  const lists = (field.to ?? []).map((list) => widgetOn(instanceOf(widget), list))
  const isThere = (list: WidgetId): boolean =>
    board.templates.some((instance) => templateOf(instance) === templateOf(instanceOf(list)))
  if (!lists.some(isThere)) return
  const known = new Set(lists.flatMap((list) => listItems(board, list).map((item) => item.id)))
  for (const id of ids)
    if (!known.has(id))
      refuse(path, `names "${id}", which is not in ${lists.join(' or ')}; correct the id or add the entry`)
}

function checkField(board: BoardState, widget: WidgetId, field: FieldSeed, value: FieldValue, path: string): void {
  if (field.type !== 'reference' && field.type !== 'references')
    return at(path, () => checkFieldValue(field, value, board, path))
  if (field.type === 'reference') {
    if (typeof value !== 'string') refuse(path, 'must be the id of an entry')
    if (value === 'all' && field.allowAll === true) return
    return checkReference(board, widget, field, [value], path)
  }
  if (!Array.isArray(value)) return refuse(path, 'must be a list of ids')
  if (new Set(value).size !== value.length) refuse(path, 'names an entry twice')
  checkReference(board, widget, field, value, path)
}

/** Fields that are tied to each other, such as the two dates of a period, as the board refuses them. */
function checkTies(board: BoardState, widget: WidgetId, fields: Record<string, FieldValue>, path: string): void {
  try {
    checkAgreement(widget, fields, new Set(Object.keys(fields)), board)
  } catch (error) {
    if (!(error instanceof BoardError)) throw error
    refuse(error.field === undefined ? path : `${path}.${error.field}`, error.message)
  }
}

/** A link names an entry the widget may take over; what is taken over is not given a second time. */
function checkLink(board: BoardState, widget: WidgetId, { id, link, fields }: InputItem, path: string): void {
  const { widget: from, item } = link!
  const seed = listSeedOf(widget)!.links.find((one) => sourceWidgets(board, widget, one).includes(from))
  if (!seed) {
    const sources = listSeedOf(widget)!.links.map((one) => one.from)
    refuse(`${path}.link.widget`, `must be one of ${sources.join(', ')}, and its template must be in the input`)
  }
  if (!listItems(board, from).some((one) => one.id === item))
    refuse(`${path}.link.item`, `names "${item}", which is not in ${from}; correct the id or add the entry`)
  if (id !== null) refuse(`${path}.id`, 'is made from the link; leave it out')
  for (const field of Object.keys(seed.fields))
    if (fields[field] !== undefined) refuse(`${path}.${field}`, `is taken over from ${from}; leave it out`)
}

function checkItems(board: BoardState, { widget, path }: GivenWidget, items: readonly InputItem[]): void {
  const seed = listSeedOf(widget)!
  if (items.length > seed.maxItems) refuse(path, `must have at most ${seed.maxItems} entries`)
  const seen = new Set<string>()
  items.forEach(({ id, fields, confirmed, prefill, link }, i) => {
    if (link !== null) checkLink(board, widget, items[i]!, `${path}.${i}`)
    const own = link === null ? id : linkedId(link)
    const place = link === null ? 'id' : 'link'
    if (own !== null && seen.has(own))
      refuse(`${path}.${i}.${place}`, `repeats the id "${own}"; every id may be used once`)
    if (own !== null) seen.add(own)
    if (confirmed && !prefill)
      refuse(`${path}.${i}.confirmed`, 'is for source facts; set prefill to true, or leave it out')
    for (const field of seed.fields) {
      const value = fields[field.id]
      if (value !== undefined) checkField(board, widget, field, value, `${path}.${i}.${field.id}`)
    }
    checkTies(board, widget, fields, `${path}.${i}`)
  })
}

function checkFields(
  board: BoardState,
  { widget, path }: Pick<GivenWidget, 'widget' | 'path'>,
  fields: Record<string, FieldValue>,
): void {
  const seed = widgetSeedOf(widget)
  for (const field of seed && 'fields' in seed ? seed.fields : []) {
    const value = fields[field.id]
    if (value !== undefined) checkField(board, widget, field, value, `${path}.${field.id}`)
  }
  checkTies(board, widget, fields, path)
}

/** Rows and columns that a table's cells may name; null for a checklist's columns, which depend on the row. */
function axesOf(board: BoardState, widget: WidgetId): { rows: string[]; columns: string[] } {
  const seed = widgetSeedOf(widget)
  const instance = instanceOf(widget)
  const ids = (axis: AxisSeed): string[] => axisIds(board, axis, instance)
  if (seed?.kind === 'matrix' || seed?.kind === 'heatmap') return { rows: ids(seed.rows), columns: ids(seed.columns) }
  if (seed?.kind !== 'checklist') return { rows: [], columns: [] }
  const partners = seed.columns === 'one' ? [] : board.partners.map((partner) => partner.id)
  return {
    rows: listItems(board, widgetOn(instance, seed.rows)).map((item) => item.id),
    columns: seed.columns === 'partners' ? partners : ['common', ...partners],
  }
}

/** "there is no row X": with the ids there are, as far as they fit a sentence. */
function unknown(what: string, id: string, known: readonly string[]): string {
  if (known.length === 0) return `names the ${what} "${id}", but there is none here; add the entries it is made of`
  const some = known.slice(0, 12).join(', ')
  return `names "${id}", which is no ${what} here; there are: ${some}${known.length > 12 ? ', ...' : ''}`
}

function checkCells(
  board: BoardState,
  { widget, path }: GivenWidget,
  cells: Record<string, Record<string, number | string | null>>,
): void {
  const { rows, columns } = axesOf(board, widget)
  for (const [row, own] of Object.entries(cells)) {
    if (!rows.includes(row)) refuse(`${path}.${row}`, unknown('row', row, rows))
    for (const [column, value] of Object.entries(own)) {
      const place = `${path}.${row}.${column}`
      if (!columns.includes(column)) refuse(place, unknown('column', column, columns))
      at(place, () => checkCell(widget, board, row, column, value))
    }
  }
}

function checkCast(board: BoardState, given: GivenWidget): void {
  const { widget, path, input } = given
  const form = ballotForm(board, widget)
  const seen = new Set<string>()
  castBallots(given).forEach(({ partnerId, participant, values }, i) => {
    const place = input.kind === 'ballots' ? `${path}.ballots.${i}` : path
    if (input.kind === 'ballots') knownPartner(board, partnerId, `${place}.partner`)
    if (participant !== null) {
      const key = JSON.stringify([partnerId, participant])
      if (seen.has(key)) refuse(`${place}.participant`, `has a second ballot; keep one for "${participant}"`)
      seen.add(key)
    }
    if (input.kind === 'ballots')
      try {
        checkBallot(form, values)
      } catch (error) {
        if (!(error instanceof BoardError)) throw error
        throw new BoardError('invalid_value', error.message, `${place}.${error.field ?? 'values'}`)
      }
  })
  if (input.kind !== 'votes') return
  for (const [row, votes] of Object.entries(input.votes)) {
    if (!form.rows.includes(row)) refuse(`${path}.${row}`, unknown('row', row, form.rows))
    for (const [partner, vote] of Object.entries(votes)) {
      knownPartner(board, partner, `${path}.${row}.${partner}`)
      if (vote !== null && !['approve', 'oppose', 'abstain'].includes(vote))
        refuse(`${path}.${row}.${partner}`, 'must be one of approve, oppose, abstain, or null')
    }
  }
}

/**
 * Checks what the seeds' form leaves open.
 * @throws BoardError `invalid_value` with the path of the value and how to mend it.
 */
export function checkTemplateInputs(input: EvaluateInput): void {
  const given = givenWidgets(input)
  // The one reference in a form of its own: the audience that the positioning is a draft of.
  const { draftOf } = { draftOf: undefined, ...input.T08?.positioning }
  if (given.length === 0 && draftOf === undefined) return
  const board = inputBoard(input, 'contents')
  if (draftOf !== undefined) checkFields(board, { widget: 'T08.positioning', path: 'T08.positioning' }, { draftOf })
  for (const one of given) {
    if (one.input.kind === 'items') checkItems(board, one, one.input.items)
    if (one.input.kind === 'fields') checkFields(board, one, one.input.fields)
    if (one.input.kind === 'cells') checkCells(board, one, one.input.cells)
  }
  for (const one of given) if (one.input.kind === 'ballots' || one.input.kind === 'votes') checkCast(board, one)
}
