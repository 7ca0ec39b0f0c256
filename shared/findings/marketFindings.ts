// What the ranking of markets says, in plain sentences: how firm it is and what would turn it (domain 4.T04.8).
import { displayCodes, enumerate, itemLabels } from '../charts/boardTexts.ts'
import { printed, printedChange } from '../charts/printed.ts'
import { listItems, singleField, type BoardState } from '../board/boardState.ts'
import { CATALOG } from '../catalog.ts'
import type { CriticalSwing, MarketsResults, Variation } from '../compute/results.ts'
import type { Translate } from '../drawing.ts'

export type ChangedVariation = {
  criterion: string
  /** Short code, such as `C3`. */
  code: string
  name: string
  /** `−20 %` */
  change: string
  /** `C3 −20 %` */
  label: string
  /** Pairs that change places: `China and Brazil`. */
  pairs: string[]
  winnerChanged: boolean
  shortlistChanged: boolean
}

export type MarketFindings = {
  /** How firm the order is. */
  headline: string
  /** The nearest change of places, with the criterion's code; null with fewer than two ranked markets. */
  swing: string | null
  /** The same with the criterion's full name, for paper. */
  swingInFull: string | null
  /** What the tests showed; null with fewer than two ranked markets. */
  tests: string | null
  changed: ChangedVariation[]
  /** Scores under equal weights, best first; null when no market is ranked. */
  equalWeights: string | null
}

type Names = { market: (id: string) => string; code: (id: string) => string; criterion: (id: string) => string }

/** The setting, or its default in the seed: how far each weight is moved, in per cent. */
export function sensitivityPercent(board: BoardState): number {
  const value = singleField(board, 'T04.settings', 'sensitivityPct')
  if (typeof value === 'number') return value
  const seed = CATALOG.get('T04')?.widgets['settings']
  const field = seed?.kind === 'canvas' ? seed.fields.find(({ id }) => id === 'sensitivityPct') : undefined
  return typeof field?.default === 'number' ? field.default : 20
}

export function marketFindings(results: MarketsResults, board: BoardState, t: Translate): MarketFindings {
  const markets = itemLabels(board, 'T04.markets', t)
  const criteria = itemLabels(board, 'T04.criteria', t)
  const codes = displayCodes(
    listItems(board, 'T04.criteria', { archived: true }).map((item) => item.id),
    'C',
  )
  const names: Names = {
    market: (id) => markets.get(id) ?? id,
    code: (id) => codes.get(id) ?? id,
    criterion: (id) => criteria.get(id) ?? id,
  }
  const percent = sensitivityPercent(board)
  const order = rankedMarkets(results)
  const changed = results.sensitivity.changed.map((variation) => describe(variation, results, order, percent, names, t))
  const equal = results.sensitivity.equalWeights
  const byEqual = [...order].sort((a, b) => (equal.ranks[a] ?? 0) - (equal.ranks[b] ?? 0) || (a < b ? -1 : 1))
  return {
    headline: headline(results, order, names, t),
    swing: order.length < 2 ? null : swing(results, names.code, names, t),
    swingInFull:
      order.length < 2
        ? null
        : swing(
            results,
            (id) => t('finding.criterionInFull', { name: names.criterion(id), code: names.code(id) }),
            names,
            t,
          ),
    tests: order.length < 2 ? null : tests(results, percent, t),
    changed,
    equalWeights:
      order.length === 0
        ? null
        : t('finding.equalWeights', {
            markets: byEqual.map((id) => `${names.market(id)} ${printed(equal.scores[id], 1)}`).join(t('list.comma')),
          }),
  }
}

function rankedMarkets(results: MarketsResults): string[] {
  const rank = (id: string) => results.markets[id]!.rank
  return Object.keys(results.markets)
    .filter((id) => rank(id) !== null)
    .sort((a, b) => rank(a)! - rank(b)! || (a < b ? -1 : 1))
}

/** Pairs in display order of which the second comes before the first in the variation. */
function reversedPairs(variation: Variation, results: MarketsResults, order: readonly string[]): [string, string][] {
  return order.flatMap((a, i) =>
    order
      .slice(i + 1)
      .filter((b) => {
        const [ra, rb] = [variation.ranks[a], variation.ranks[b]]
        const isBefore = results.markets[a]!.rank! < results.markets[b]!.rank!
        return isBefore && ra !== undefined && rb !== undefined && rb < ra
      })
      .map((b): [string, string] => [a, b]),
  )
}

function describe(
  variation: Variation,
  results: MarketsResults,
  order: readonly string[],
  percent: number,
  names: Names,
  t: Translate,
): ChangedVariation {
  const code = names.code(variation.criterion)
  const change = printedChange(variation.sign * percent, Number.isInteger(percent) ? 0 : 1)
  return {
    criterion: variation.criterion,
    code,
    name: names.criterion(variation.criterion),
    change,
    label: `${code} ${change}`,
    pairs: reversedPairs(variation, results, order).map(([a, b]) => enumerate([names.market(a), names.market(b)], t)),
    winnerChanged: variation.winnerChanged,
    shortlistChanged: variation.shortlistChanged,
  }
}

/** Sentences on the first place, on ties below it and on neighbours that change places in a test. */
function headline(results: MarketsResults, order: readonly string[], names: Names, t: Translate): string {
  if (order.length === 0) return t('finding.noneRanked')
  if (order.length === 1) return t('finding.oneRanked', { market: names.market(order[0]!) })
  const { sensitivity } = results
  const rank = (id: string) => results.markets[id]!.rank!
  const leaders = order.filter((id) => rank(id) === 1)
  const sentences: string[] = []
  if (leaders.length > 4)
    sentences.push(capital(t('finding.firstSharedMany', { number: numberWord(leaders.length, t) })))
  else if (leaders.length > 1)
    sentences.push(t('finding.firstShared', { markets: enumerate(leaders.map(names.market), t) }))
  else if (sensitivity.winnerChanges > 0) sentences.push(t('finding.firstOpen'))
  else sentences.push(t('finding.firstFirm'))

  for (const place of new Set(order.slice(1).map(rank))) {
    const sharing = order.filter((id) => rank(id) === place)
    if (place > 1 && sharing.length > 1)
      sentences.push(
        t('finding.placeShared', { place: t(`ordinal.${place}`), markets: enumerate(sharing.map(names.market), t) }),
      )
  }
  const close = closeGroups(results, order)
  for (const group of close)
    sentences.push(
      capital(
        t('finding.close', {
          places: enumerate(
            group.map((place) => t(`ordinal.${place}`)),
            t,
          ),
        }),
      ),
    )
  if (close.length === 0 && leaders.length === 1 && sensitivity.reversals === 0 && sensitivity.winnerChanges === 0)
    sentences.push(t('finding.noReversal'))
  return sentences.join(' ')
}

/** Runs of neighbouring places that turn round in at least one test, such as [[2, 3]]. */
function closeGroups(results: MarketsResults, order: readonly string[]): number[][] {
  const turned = new Set(
    results.sensitivity.changed.flatMap((variation) =>
      reversedPairs(variation, results, order).map(([a, b]) => `${a} ${b}`),
    ),
  )
  const groups: number[][] = []
  order.slice(1).forEach((id, i) => {
    const before = order[i]!
    if (!turned.has(`${before} ${id}`)) return
    const [from, to] = [results.markets[before]!.rank!, results.markets[id]!.rank!]
    const last = groups.at(-1)
    if (last?.at(-1) === from) last.push(to)
    else groups.push([from, to])
  })
  return groups
}

function swing(results: MarketsResults, criterion: (id: string) => string, names: Names, t: Translate): string {
  const known = results.sensitivity.criticalSwings.filter(
    (entry): entry is CriticalSwing & { criterion: string; changePct: number } =>
      entry.criterion !== null && entry.changePct !== null,
  )
  const nearest = known.reduce<(typeof known)[number] | null>(
    (best, entry) => (best === null || Math.abs(entry.changePct) < Math.abs(best.changePct) - 1e-9 ? entry : best),
    null,
  )
  if (nearest === null) return t('finding.noSwing')
  const size = Math.abs(nearest.changePct)
  const values = {
    first: names.market(nearest.pair[0]),
    second: names.market(nearest.pair[1]),
    criterion: criterion(nearest.criterion),
    percent: size < 0.05 ? t('finding.lessThanTenth') : printed(size, 1),
  }
  return t(nearest.changePct < 0 ? 'finding.swingFalls' : 'finding.swingRises', values)
}

function tests(results: MarketsResults, percent: number, t: Translate): string {
  const { variations, shortlistChanges, winnerChanges, changed } = results.sensitivity
  if (variations === 0) return t('finding.noTests')
  const inside = results.shortlist.length
  const sentences = [
    t('finding.tests', { count: variations, percent: printed(percent, Number.isInteger(percent) ? 0 : 1) }) +
      ' ' +
      (shortlistChanges === 0
        ? t('finding.sameMarkets', { count: inside, number: numberWord(inside, t) })
        : t('finding.otherMarkets', { count: shortlistChanges })),
  ]
  if (winnerChanges > 0) sentences.push(t('finding.otherWinner', { count: winnerChanges }))
  const withPairs = changed.length
  sentences.push(withPairs === 0 ? t('finding.noChange') : t('finding.changeIn', { count: withPairs }))
  return sentences.join(' ')
}

/** One to twelve as words, larger numbers as figures. */
export function numberWord(value: number, t: Translate): string {
  return Number.isInteger(value) && value >= 1 && value <= 12 ? t(`number.${value}`) : String(value)
}

/** The first letter as a capital. */
export function capital(sentence: string): string {
  const [first = '', ...rest] = [...sentence]
  return first.toUpperCase() + rest.join('')
}
