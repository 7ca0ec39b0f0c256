// The ballots of every ballot widget: which rows, columns and values one may hold, and what its partners' values are.
// Ballots live on the server only; nothing here reads or writes a document.
import type { BoardState, Cells, PartnerId, RoundProgress, RoundValues } from './board/boardState.ts'
import { askedEntries, axisIds } from './board/axis.ts'
import { instanceOf, widgetSeedOf, type TemplateId, type WidgetId } from './catalog.ts'
import type { AxisSeed } from './templateSeed.ts'
import { partnerMeans, partnerPoints, partnerSums } from './compute/ballots.ts'
import { dotBudget } from './compute/votes.ts'
import { BoardError } from './errors.ts'
import type { PersonValues } from './session/workshop.ts'

/** Row -> column -> value; null = cannot judge. */
export type BallotValues = Record<string, Record<string, number | string | null>>

export const VOTES = ['approve', 'oppose', 'abstain'] as const

export type BallotForm = {
  kind: 'matrix' | 'points' | 'dots' | 'votes'
  rows: string[]
  columns: string[]
  /** Numbers allowed; null for votes. `max` null = no upper end. */
  scale: { min: number; max: number | null; integer: boolean } | null
  /** A row counts only when all its columns have numbers. */
  completeRows: boolean
  /** Dots: how many one person may place in all; null elsewhere. */
  budget: number | null
}

/** `isProxy`: a facilitator entered it for people without a device. */
export type CastBallot = {
  partnerId: PartnerId
  values: BallotValues
  finished: boolean
  updatedAt: string
  isProxy?: boolean
}

/** Options of a dot vote that can still be chosen: they set the number of dots. */
function openOptions(board: BoardState, axis: AxisSeed, instance: TemplateId): number {
  return askedEntries(board, axis, instance).length
}

/**
 * The form of a widget's ballots on this board.
 * @throws BoardError invalid_value with field `widget` when the board has no such ballot widget.
 */
export function ballotForm(board: BoardState, widget: WidgetId): BallotForm {
  const seed = widgetSeedOf(widget)
  const refused = () => new BoardError('invalid_value', `There are no ballots on "${widget}" on this board.`, 'widget')
  const instance = instanceOf(widget)
  if (!seed || !board.templates.includes(instance)) throw refused()
  // Archived items stay: a ballot sent while somebody archives an item is no mistake of its sender.
  const ids = (axis: AxisSeed): string[] => axisIds(board, axis, instance, { archived: true })
  switch (seed.kind) {
    case 'matrix':
      if (seed.mode !== 'ballot') throw refused()
      return {
        // Weight points have no upper end and an empty cell is 0 points (domain 4.T04.5); scores are null when empty.
        kind: seed.scale.max === null ? 'points' : 'matrix',
        rows: ids(seed.rows),
        columns: ids(seed.columns),
        scale: seed.scale,
        completeRows: seed.completeRows,
        budget: null,
      }
    case 'dotVote':
      return {
        kind: 'dots',
        rows: ids(seed.options),
        columns: ['dots'],
        scale: { min: 0, max: seed.maxPerOption, integer: true },
        completeRows: false,
        budget: dotBudget(openOptions(board, seed.options, instance)),
      }
    case 'partnerVote':
      return {
        kind: 'votes',
        rows: ids(seed.rows),
        columns: ['vote'],
        scale: null,
        completeRows: false,
        budget: null,
      }
    default:
      throw refused()
  }
}

/**
 * Refuses a ballot with a row, column or value its form does not allow.
 * @throws BoardError invalid_value; `field` is the path, such as `values.C1.BR`
 */
export function checkBallot(form: BallotForm, values: BallotValues): void {
  const rows = new Set(form.rows)
  const columns = new Set(form.columns)
  let dots = 0
  for (const [row, cells] of Object.entries(values)) {
    if (!rows.has(row)) throw refusal(`There is no row "${row}" to judge.`, row)
    for (const [column, value] of Object.entries(cells)) {
      if (!columns.has(column)) throw refusal(`There is no column "${column}" to judge.`, row, column)
      if (value === null) continue
      const reason = form.scale ? numberReason(form.scale, value) : voteReason(value)
      if (reason) throw refusal(reason, row, column)
      if (form.budget !== null && typeof value === 'number') dots += value
    }
  }
  if (form.budget !== null && dots > form.budget)
    throw refusal(`You have ${form.budget} dots; take ${dots - form.budget} away.`)
}

/**
 * Refuses partner values that come from outside with a partner, row, column or number that cannot be: numbers are means on the
 * form's scale; where rows count only as a whole, each is whole.
 * @throws BoardError invalid_value; `field` is the path, such as `values.biocat.cells.N01.met`
 */
export function checkPartnerMeans(board: BoardState, form: BallotForm, values: RoundValues): void {
  const partners = new Set(board.partners.map(({ id }) => id))
  for (const [partner, { cells }] of Object.entries(values)) {
    if (!partners.has(partner)) throw refusal(`There is no partner "${partner}" on this board.`, partner)
    const scale = form.scale && { ...form.scale, integer: false }
    checkBallot({ ...form, scale }, cells)
    for (const [row, columns] of Object.entries(cells))
      for (const column of form.completeRows ? form.columns : [])
        if (typeof columns[column] !== 'number')
          throw refusal('Both questions need a number.', partner, 'cells', row, column)
  }
}

function refusal(message: string, ...path: string[]): BoardError {
  return new BoardError('invalid_value', message, ['values', ...path].join('.'))
}

function voteReason(value: number | string): string | null {
  return (VOTES as readonly unknown[]).includes(value) ? null : `Enter one of: ${VOTES.join(', ')}.`
}

function numberReason(scale: NonNullable<BallotForm['scale']>, value: number | string): string | null {
  const kind = scale.integer ? 'a whole number' : 'a number'
  const range = scale.max === null ? `of ${scale.min} or more` : `from ${scale.min} to ${scale.max}`
  const fits =
    typeof value === 'number' &&
    Number.isFinite(value) &&
    (!scale.integer || Number.isInteger(value)) &&
    value >= scale.min &&
    (scale.max === null || value <= scale.max)
  return fits ? null : `Enter ${kind} ${range}, or leave it empty.`
}

/**
 * What a reveal publishes: ballots become one value a partner and cell (domain 3.5); means for scores, means with empty = 0
 * for weight points (4.T04.5), sums for dots (3.7), the most recently changed ballot for partner votes (3.6).
 */
export function partnerValues(form: BallotForm, ballots: readonly CastBallot[]): RoundValues {
  const values = valuesByPartner(form, ballots)
  for (const [partner, own] of Object.entries(values)) {
    const proxies = ballots.filter((ballot) => ballot.isProxy && ballot.partnerId === partner).length
    if (proxies > 0) own.proxies = proxies
  }
  return values
}

function valuesByPartner(form: BallotForm, ballots: readonly CastBallot[]): RoundValues {
  const cast = ballots.map(({ partnerId, values }) => ({ partner: partnerId, values }))
  switch (form.kind) {
    case 'matrix':
      return partnerMeans(cast, form.completeRows ? form.columns : [])
    case 'points':
      return partnerPoints(cast)
    case 'dots':
      return partnerSums(cast)
    case 'votes':
      return latestVotes(ballots)
  }
}

function latestVotes(ballots: readonly CastBallot[]): RoundValues {
  const latest = new Map<PartnerId, { ballot: CastBallot; people: number }>()
  for (const ballot of ballots) {
    const known = latest.get(ballot.partnerId)
    const isNewer = !known || ballot.updatedAt >= known.ballot.updatedAt
    latest.set(ballot.partnerId, { ballot: isNewer ? ballot : known.ballot, people: (known?.people ?? 0) + 1 })
  }
  return Object.fromEntries(
    [...latest].map(([partner, { ballot, people }]) => [partner, { people, cells: ballot.values }]),
  )
}

/** Fewer people than this would let somebody read back what another one said. */
const MIN_PEOPLE = 3

/**
 * What people say with one voice each, beside what partners say: means over all ballots, of cells with at least three numbers;
 * weight points and dots count as 0 where a ballot has none. Null for partner votes, and when fewer than three cast.
 */
export function personValues(form: BallotForm, ballots: readonly CastBallot[]): PersonValues | null {
  if (form.kind === 'votes' || ballots.length < MIN_PEOPLE) return null
  const isZeroWhenEmpty = form.kind !== 'matrix'
  const rows = form.rows.flatMap((row): [string, Cells[string]][] => {
    const said = ballots.filter(
      ({ values }) => !form.completeRows || form.columns.every((column) => typeof values[row]?.[column] === 'number'),
    )
    const cells = form.columns.flatMap((column): [string, number][] => {
      const numbers = said.flatMap(({ values }) => {
        const value = values[row]?.[column]
        return typeof value === 'number' ? [value] : []
      })
      const count = isZeroWhenEmpty ? ballots.length : numbers.length
      if (numbers.length === 0 || count < MIN_PEOPLE) return []
      return [[column, numbers.reduce((sum, value) => sum + value, 0) / count]]
    })
    return cells.length === 0 ? [] : [[row, Object.fromEntries(cells)]]
  })
  return { people: ballots.length, cells: Object.fromEntries(rows) }
}

/** How many people of each partner are still scoring and how many have finished; partners without a ballot are left out. */
export function ballotProgress(
  ballots: readonly Pick<CastBallot, 'partnerId' | 'finished' | 'isProxy'>[],
): RoundProgress {
  const progress = new Map<PartnerId, RoundProgress[string]>()
  for (const { partnerId, finished, isProxy } of ballots) {
    const counts = progress.get(partnerId) ?? { scoring: 0, finished: 0 }
    counts[finished ? 'finished' : 'scoring'] += 1
    if (isProxy) counts.proxies = (counts.proxies ?? 0) + 1
    progress.set(partnerId, counts)
  }
  return Object.fromEntries(progress)
}
