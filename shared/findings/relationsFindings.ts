// What the map of relations says in plain sentences: the doors of each market, its holes, who waits for a call (domain 4.T10).
import { decidedMarkets, workingMarkets } from '../board/axis.ts'
import { findItem, type BoardState } from '../board/boardState.ts'
import { enumerate, itemLabel, textOf } from '../charts/boardTexts.ts'
import { printed } from '../charts/printed.ts'
import { ownEntry } from '../compute/ownEntry.ts'
import { daysSince, type MarketDoors, type RelationsResults } from '../compute/relations.ts'
import { leftItems } from '../widgets/grouping.ts'
import type { Translate } from '../drawing.ts'

/** Checked entry points and kinds among them that a market should have (domain 2, R1.9). */
const WANTED = { doors: 3, types: 2 } as const

export type DoorRow = {
  id: string
  name: string
  isLeft: boolean
  doors: MarketDoors
  /** Mean strength as printed, a dash without links. */
  strength: string
  /** What is still missing here, in words. */
  missing: string[]
}

/** Every market people work on, those that left last. */
export function doorRows(results: RelationsResults, board: BoardState, t: Translate): DoorRow[] {
  return workingMarkets(board).flatMap(({ id, item, isLeft }): DoorRow[] => {
    const doors = ownEntry(results.markets, id)
    if (!doors) return []
    return [
      {
        id,
        name: item ? itemLabel(item, t) : id,
        isLeft,
        doors,
        strength: printed(doors.meanStrength, 1),
        missing: missingParts(doors, t),
      },
    ]
  })
}

function missingParts(doors: MarketDoors, t: Translate): string[] {
  const open = WANTED.doors - doors.verified.length
  return [
    ...(open > 0 ? [t('T10.say.doors', { count: open })] : []),
    ...(doors.types.length < WANTED.types ? [t('T10.say.kinds')] : []),
    ...(doors.representatives.length === 0 ? [t('T10.say.representative')] : []),
    ...(doors.strong.length === 0 ? [t('T10.say.strong')] : []),
    ...(doors.cared.length === 0 ? [t('T10.say.cared')] : []),
  ]
}

/** A sentence for each decided market with holes; one sentence when there is no hole or no decision. */
export function holeSentences(results: RelationsResults, board: BoardState, t: Translate): string[] {
  const decided = new Set(decidedMarkets(board))
  if (decided.size === 0) return [t('T10.say.undecided')]
  const holes = doorRows(results, board, t)
    .filter(({ id, missing }) => decided.has(id) && missing.length > 0)
    .map(({ name, missing }) => t('T10.say.holes', { market: name, parts: enumerate(missing, t) }))
  return holes.length === 0 ? [t('T10.say.noHoles')] : holes
}

export type OverdueRow = {
  id: string
  name: string
  /** Name of the partner who looks after it, or that nobody does. */
  owner: string
  hasOwner: boolean
  /** ISO date it was meant for, and days since. */
  since: string
  days: number
  /** Its market is no longer chosen: it is nobody's duty now. */
  isLeft: boolean
}

/** Contacts whose next date has passed, longest first. */
export function overdueRows(results: RelationsResults, board: BoardState, today: string, t: Translate): OverdueRow[] {
  const left = leftItems(board, 'T10.actors')
  return results.overdue.flatMap((id): OverdueRow[] => {
    const actor = findItem(board, 'T10.actors', id)
    if (!actor) return []
    const owner = board.partners.find((partner) => partner.id === actor.fields.owner)
    const since = textOf(actor.fields.nextContact, t)
    return [
      {
        id,
        name: itemLabel(actor, t),
        owner: owner?.name ?? t('T10.overdue.noOwner'),
        hasOwner: owner !== undefined,
        since,
        days: daysSince(since, today) ?? 0,
        isLeft: left.has(id),
      },
    ]
  })
}
