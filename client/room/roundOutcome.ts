// The latest revealed round of a widget in short, as a phone shows it: the order with its figures, and beside them those of
// the reader's own partner. Reads the computed results where a formula stands behind the order. Pure.
import { latestValues, type BoardState, type PartnerId, type RoundValues } from '../../shared/board/boardState.ts'
import { seedWidgetId, widgetSeedOf, type WidgetId } from '../../shared/catalog.ts'
import { printed } from '../../shared/charts/printed.ts'
import { mean, standardRank } from '../../shared/compute/numbers.ts'
import type { Results, VoteTally } from '../../shared/compute/results.ts'
import { dotShares, tallyVotes, voteOf, type PartnerVote } from '../../shared/compute/votes.ts'
import type { Translate } from '../../shared/drawing.ts'
import { ballotForm, type BallotForm } from '../facilitation/ballotForm.ts'

export type OutcomeRow = {
  id: string
  label: string
  /** Heading of the rows that are ranked among each other; '' when all are. */
  group: string
  /** Null: too little was scored for a place. */
  rank: number | null
  /** Printed; null without a value. */
  value: string | null
  /** The own partner's figure, printed; null when it gave none or the reader has no partner. */
  own: string | null
  /** Length of the bar, 0 to 1, on the fixed scale of the figures. */
  share: number
}
export type Outcome =
  | { kind: 'ranking'; number: number; unit: string; rows: OutcomeRow[] }
  | { kind: 'votes'; number: number; rows: { id: string; label: string; tally: VoteTally; own: PartnerVote | null }[] }

/** A figure of a row before it is ranked and printed. */
type Figure = {
  id: string
  label: string
  value: number | null
  own: number | null
  rank?: number | null
  group?: string
}
type Scale = { from: number; to: number; decimals: number; suffix: string }

/** Null when no round of this widget was revealed. */
export function roundOutcome(
  board: BoardState,
  results: Results,
  widget: WidgetId,
  own: PartnerId | null,
  t: Translate,
): Outcome | null {
  const latest = latestValues(board, widget)
  const form = ballotForm(board, widget, t)
  if (!latest || !form) return null
  const { number, values } = latest
  const partners = board.partners.map(({ id }) => id)
  switch (form.kind) {
    case 'vote':
      return {
        kind: 'votes',
        number,
        rows: form.rows.map(({ id, label }) => ({
          id,
          // A vote on one thing is a vote on its wording.
          label: form.rows.length === 1 && form.statement !== '' ? form.statement : label,
          tally: tallyVotes(values, partners, id),
          own: own === null ? null : voteOf(values, own, id),
        })),
      }
    case 'dots': {
      const ids = form.rows.map(({ id }) => id)
      const shares = dotShares(values, partners, ids)
      const ownShares = own === null ? {} : dotShares(values, [own], ids)
      const figures = form.rows.map(({ id, label }) => ({
        id,
        label,
        value: percent(shares[id]?.share),
        own: percent(ownShares[id]?.share),
        rank: shares[id]?.rank ?? null,
      }))
      return ranking(number, t('room.result.unit.dots'), figures, { from: 0, to: 100, decimals: 1, suffix: ' %' })
    }
    case 'points':
      return weightsOutcome(number, form, results, values, partners, own, t)
    case 'scale':
      return scoresOutcome(number, form, results, values, partners, own, t)
  }
}

const percent = (share: number | null | undefined): number | null =>
  share === null || share === undefined ? null : share * 100

function weightsOutcome(
  number: number,
  form: BallotForm,
  results: Results,
  values: RoundValues,
  partners: readonly PartnerId[],
  own: PartnerId | null,
  t: Translate,
): Outcome {
  const markets = seedWidgetId(form.widget) === 'T04.weights' ? results.T04 : undefined
  const points = (partner: PartnerId, row: string) => numberIn(values, partner, row, form.columns[0]?.id ?? '')
  const figures = form.rows.map(({ id, label }) => ({
    id,
    label,
    value: markets ? percent(markets.weights[id]) : mean(partners.map((partner) => points(partner, id))),
    own: own === null ? null : markets ? percent(markets.partnerWeights[own]?.[id]) : points(own, id),
  }))
  const scale = { from: 0, to: Math.max(1, ...figures.map(({ value }) => value ?? 0)), decimals: 1 }
  return ranking(number, t('room.result.unit.weights'), figures, { ...scale, suffix: markets ? ' %' : '' })
}

function scoresOutcome(
  number: number,
  form: Extract<BallotForm, { kind: 'scale' }>,
  results: Results,
  values: RoundValues,
  partners: readonly PartnerId[],
  own: PartnerId | null,
  t: Translate,
): Outcome {
  const widget = seedWidgetId(form.widget)
  if (widget === 'T04.scores' && results.T04) {
    const { markets } = results.T04
    const figures = form.columns.map(({ id, label }) => ({
      id,
      label,
      value: markets[id]?.score ?? null,
      own: own === null ? null : (markets[id]?.partnerScores[own] ?? null),
      rank: markets[id]?.rank ?? null,
    }))
    return ranking(number, t('room.result.unit.markets'), figures, { from: 0, to: 100, decimals: 1, suffix: '' })
  }
  if (widget === 'T02.scores' && results.T02) {
    const { needs } = results.T02
    // Each segment has an order of its own.
    const figures = form.rows.map(({ id, label, group }) => ({
      id,
      label,
      group,
      value: needs[id]?.priority ?? null,
      own: own === null ? null : (needs[id]?.partnerPriority[own] ?? null),
      rank: needs[id]?.rank ?? null,
    }))
    return ranking(number, t('room.result.unit.needs'), figures, { from: 1, to: 9, decimals: 1, suffix: '' })
  }
  const seed = widgetSeedOf(form.widget)
  const isWholeRow = seed?.kind === 'matrix' && seed.completeRows
  const rowOf = (partner: PartnerId, row: string): number | null => {
    const cells = form.columns.map(({ id }) => numberIn(values, partner, row, id))
    return isWholeRow && cells.some((cell) => cell === null) ? null : mean(cells)
  }
  const figures = form.rows.map(({ id, label }) => ({
    id,
    label,
    value: mean(partners.map((partner) => rowOf(partner, id))),
    own: own === null ? null : rowOf(own, id),
  }))
  const unit = t('room.result.unit.mean', { min: form.min, max: form.max })
  return ranking(number, unit, figures, { from: form.min, to: form.max, decimals: 1, suffix: '' })
}

function numberIn(values: RoundValues, partner: PartnerId, row: string, column: string): number | null {
  const value = values[partner]?.cells[row]?.[column]
  return typeof value === 'number' ? value : null
}

function ranking(number: number, unit: string, figures: readonly Figure[], scale: Scale): Outcome {
  const ranks = standardRank(figures.map(({ value }) => value))
  const text = (value: number | null) => (value === null ? null : `${printed(value, scale.decimals)}${scale.suffix}`)
  const rows = figures.map((figure, place): OutcomeRow & { place: number } => ({
    id: figure.id,
    label: figure.label,
    group: figure.group ?? '',
    rank: figure.rank === undefined ? ranks[place]! : figure.rank,
    value: text(figure.value),
    own: text(figure.own),
    share: figure.value === null ? 0 : Math.min(1, Math.max(0, (figure.value - scale.from) / (scale.to - scale.from))),
    place,
  }))
  const groups = [...new Set(rows.map(({ group }) => group))]
  const groupOf = (row: OutcomeRow) => groups.indexOf(row.group)
  rows.sort((a, b) => groupOf(a) - groupOf(b) || (a.rank ?? Infinity) - (b.rank ?? Infinity) || a.place - b.place)
  return { kind: 'ranking', number, unit, rows: rows.map(({ place: _, ...row }) => row) }
}
