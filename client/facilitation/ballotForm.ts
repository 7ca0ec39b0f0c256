// What a ballot asks, in the reader's words: built from the widget's seed and the items on the board. Pure; the dialog only
// draws it. Nothing here ever holds another person's value.
import { singleField, type BoardState } from '../../shared/board/boardState.ts'
import { instanceOf, listSeedOf, seedWidgetId, widgetSeedOf, type WidgetId } from '../../shared/catalog.ts'
import type { AxisSeed } from '../../shared/templateSeed.ts'
import { itemLabel, textOf } from '../../shared/charts/boardTexts.ts'
import { dotBudget } from '../../shared/compute/votes.ts'
import type { Translate } from '../../shared/drawing.ts'
import { askedEntries, type AxisEntry } from '../../shared/board/axis.ts'

export type FormRow = {
  id: string
  /** `C1`: shown before the label when it is short; '' otherwise. */
  code: string
  label: string
  hint: string
  /** Heading the row stands under, or '' without headings. */
  group: string
}
export type FormColumn = { id: string; label: string; hint: string }

export type BallotForm = { widget: WidgetId; rows: FormRow[]; columns: FormColumn[] } & (
  | { kind: 'scale'; min: number; max: number }
  | { kind: 'points' }
  | { kind: 'vote'; statement: string }
  | { kind: 'dots'; budget: number; mostPerOption: number }
)

/** Fields that split a list into the groups people know from the board. */
const GROUP_FIELDS = ['axis', 'segment'] as const
export const VOTE_CHOICES = ['approve', 'oppose', 'abstain'] as const

/** The form of a ballot widget, or null when the widget takes no ballots. */
export function ballotForm(board: BoardState, widget: WidgetId, t: Translate): BallotForm | null {
  const seed = widgetSeedOf(widget)
  if (!seed) return null
  switch (seed.kind) {
    case 'matrix': {
      if (seed.mode !== 'ballot') return null
      const rows = rowsOf(board, widget, seed.rows, t)
      const columns = columnsOf(board, widget, seed.columns, t)
      const { min, max } = seed.scale
      return max === null
        ? { kind: 'points', widget, rows, columns }
        : { kind: 'scale', widget, rows, columns, min, max }
    }
    case 'partnerVote': {
      const rows = rowsOf(board, widget, seed.rows, t)
      const columns = [{ id: 'vote', label: '', hint: '' }]
      return { kind: 'vote', widget, rows, columns, statement: statementOf(board, widget, t) }
    }
    case 'dotVote': {
      const rows = rowsOf(board, widget, seed.options, t)
      const columns = [{ id: 'dots', label: '', hint: '' }]
      const budget = dotBudget(rows.length)
      return { kind: 'dots', widget, rows, columns, budget, mostPerOption: seed.maxPerOption }
    }
    default:
      return null
  }
}

function rowsOf(board: BoardState, widget: WidgetId, axis: AxisSeed, t: Translate): FormRow[] {
  const groupField = 'list' in axis ? groupFieldOf(axis.list) : undefined
  const rows = askedEntries(board, axis, instanceOf(widget)).map((entry) => ({
    id: entry.id,
    code: entry.item && /^[A-Z]{1,2}\d{1,2}$/.test(entry.id) ? entry.id : '',
    label: partnerName(board, axis, entry) ?? labelOf(entry, widget, t),
    hint: hintOf(entry, widget, t),
    group: groupField ? String(entry.item?.fields[groupField.id] ?? '') : '',
  }))
  if (!groupField) return rows
  const order = groupField.options
  return [...rows]
    .sort((a, b) => order.indexOf(a.group) - order.indexOf(b.group))
    .map((row) => ({ ...row, group: t(`ballot.group.${groupField.id}.${row.group}`) }))
}

function partnerName(board: BoardState, axis: AxisSeed, entry: AxisEntry): string | undefined {
  return 'partners' in axis ? board.partners.find(({ id }) => id === entry.id)?.name : undefined
}

function groupFieldOf(list: WidgetId): { id: string; options: string[] } | undefined {
  const field = listSeedOf(list)?.fields.find(({ id }) => (GROUP_FIELDS as readonly string[]).includes(id))
  return field?.options ? { id: field.id, options: field.options } : undefined
}

function columnsOf(board: BoardState, widget: WidgetId, axis: AxisSeed, t: Translate): FormColumn[] {
  const [template, name] = seedWidgetId(widget).split('.') as [string, string]
  const columns = askedEntries(board, axis, instanceOf(widget)).map((entry) => ({
    id: entry.id,
    label: entry.item
      ? itemLabel(entry.item, t)
      : (partnerName(board, axis, entry) ?? t(`${template}.column.${name}.${entry.id}`)),
    // Columns that people made have no anchor of their own; what the scale means may be said for the whole widget.
    hint: anchor(t, [entry.item ? `${template}.anchor.${name}` : `${template}.anchor.${name}.${entry.id}`]),
  }))
  // One anchor for all columns is written down once.
  const hints = columns.map(({ hint }) => hint).filter((hint) => hint !== '')
  return hints.length === 1 ? columns.map((column) => ({ ...column, hint: hints[0]! })) : columns
}

function labelOf(entry: AxisEntry, widget: WidgetId, t: Translate): string {
  if (entry.item) return itemLabel(entry.item, t)
  const [template, name] = seedWidgetId(widget).split('.') as [string, string]
  // The dot vote and the partner vote on the architecture ask about the same options.
  for (const key of [`${template}.option.${name}.${entry.id}`, `${template}.option.${baseName(name)}.${entry.id}`]) {
    if (t(key) !== key) return t(key)
  }
  return t(`${template}.widget.${entry.id}`)
}

const baseName = (name: string): string => name.replace(/Vote$/, '')

/** What 1 and 5 mean for this row. A source text's own anchor holds only while the row still has the source's name. */
function hintOf(entry: AxisEntry, widget: WidgetId, t: Translate): string {
  const { item } = entry
  if (!item) return ''
  const [template, name] = seedWidgetId(widget).split('.') as [string, string]
  const [, list] = item.widget.split('.') as [string, string]
  const isSourceText = itemLabel(item, t) === t(`${template}.item.${list}.${item.id}.name`)
  const direction = textOf(item.fields['direction'], t)
  return anchor(t, [
    ...(isSourceText ? [`${template}.anchor.${name}.${item.id}`] : []),
    ...(direction ? [`${template}.anchor.${name}.${direction}`] : []),
  ])
}

/** The first of these keys that has a text. */
function anchor(t: Translate, keys: readonly string[]): string {
  const key = keys.find((candidate) => t(candidate) !== candidate)
  return key ? t(key) : ''
}

/** The statement a partner vote decides on: the text of the widget that names this vote. */
function statementOf(board: BoardState, vote: WidgetId, t: Translate): string {
  const [template = '', name = ''] = vote.split('.')
  const base = `${template}.${name.replace(/Vote$/, '')}`
  if (widgetSeedOf(base)?.kind !== 'statement') return ''
  return textOf(singleField(board, base, 'statement'), t).trim()
}
