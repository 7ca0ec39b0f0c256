// What the home base is strong and weak in, in plain sentences (domain 4.T15).
import { listItems, type BoardState } from '../board/boardState.ts'
import { enumerate, itemLabels } from '../charts/boardTexts.ts'
import { printed } from '../charts/printed.ts'
import { SPHERES, type EcosystemResults } from '../compute/ecosystem.ts'
import type { Translate } from '../drawing.ts'

export type NamedFactor = { id: string; name: string; value: number }
export type EcosystemFindings = {
  /** Lowest first, all that tie. */
  weakest: NamedFactor[]
  strongest: NamedFactor[]
  weak: string
  strong: string
  /** Weak spots that nobody looks after; null while nothing is scored. */
  owners: string | null
  klepper: string
  helix: string
}

export function ecosystemFindings(results: EcosystemResults, board: BoardState, t: Translate): EcosystemFindings {
  const names = itemLabels(board, 'T15.factors', t)
  const named = (ids: readonly string[]): NamedFactor[] =>
    ids.map((id) => ({ id, name: names.get(id) ?? id, value: results.factors[id]?.value ?? 0 }))
  const [weakest, strongest] = [named(results.weakest), named(results.strongest)]
  const said = (factors: readonly NamedFactor[]): string =>
    enumerate(
      factors.map(({ name, value }) => t('T15.say.factor', { name, value: printed(value, 1) })),
      t,
    )
  const isScored = weakest.length > 0
  return {
    weakest,
    strongest,
    weak: isScored ? t('T15.say.weakest', { factors: said(weakest) }) : t('T15.say.noScores'),
    strong: isScored ? t('T15.say.strongest', { factors: said(strongest) }) : '',
    owners: isScored ? ownersSentence(weakest, board, t) : null,
    klepper:
      results.klepper === null
        ? t('T15.say.klepperOpen')
        : t('T15.say.klepper', { index: printed(results.klepper, 1) }),
    helix: helixSentence(results, t),
  }
}

function ownersSentence(weakest: readonly NamedFactor[], board: BoardState, t: Translate): string {
  const owned = new Set(
    listItems(board, 'T15.weakSpots')
      .filter(({ fields }) => typeof fields.owner === 'string')
      .map(({ fields }) => fields.factor),
  )
  const open = weakest.filter(({ id }) => !owned.has(id)).map(({ name }) => name)
  return open.length === 0
    ? t('T15.say.allOwned')
    : t('T15.say.unowned', { count: open.length, factors: enumerate(open, t) })
}

function helixSentence({ helixBalance, spheres }: EcosystemResults, t: Translate): string {
  if (helixBalance === null) return t('T15.say.noActors')
  const missing = SPHERES.filter((sphere) => spheres[sphere] === 0).map((sphere) => t(`T15.helix.short.${sphere}`))
  return [
    t('T15.say.helix', { balance: printed(helixBalance, 2) }),
    ...(missing.length === 0 ? [] : [t('T15.say.helixMissing', { spheres: enumerate(missing, t) })]),
  ].join(' ')
}
