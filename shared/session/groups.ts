// 1-2-4-all (M2): who works with whom. Pairs are mixed across partners as far as the partners' sizes allow, fours are two
// pairs, and nobody is ever left alone. The same people and the same number always give the same groups. Pure.
import type { PartnerId } from '../catalog.ts'
import { drawFrom, shuffled } from '../shuffled.ts'
import { GROUP_STAGES, type Group, type GroupStage } from './workshop.ts'

export type Member = { id: string; partner: PartnerId | null }

/** Seconds of each stage as the method has them (domain 4, M2). */
export const STAGE_SECONDS: Record<GroupStage, number> = { alone: 60, pairs: 120, fours: 240, all: 300 }

/** The stage after this one, or null after the last. */
export function stageAfter(stage: GroupStage): GroupStage | null {
  return GROUP_STAGES[GROUP_STAGES.indexOf(stage) + 1] ?? null
}

/** People of one partner stand together, the largest partner first; inside a partner in any order. */
function byPartner(people: readonly Member[], draw: () => number): Member[] {
  const sorted = [...people].sort((a, b) => (a.id < b.id ? -1 : 1))
  const partners = new Map<string, Member[]>()
  for (const person of shuffled(sorted, draw)) {
    const key = person.partner ?? ''
    const own = partners.get(key)
    if (own) own.push(person)
    else partners.set(key, [person])
  }
  return [...partners.values()].sort((a, b) => b.length - a.length).flat()
}

/**
 * Pairs, and one group of three when the number is odd. Two people of one partner meet only when that partner has more than
 * half of all. One person makes a group of one.
 */
export function pairsOf(people: readonly Member[], seed: number): Member[][] {
  const draw = drawFrom(seed)
  const row = byPartner(people, draw)
  if (row.length < 2) return row.length === 0 ? [] : [row]
  // The odd one is of the largest partner, so that what is left is as even as it can be.
  const odd = row.length % 2 === 1 ? row.shift() : undefined
  const sorted = odd ? byPartner(row, draw) : row
  const half = sorted.length / 2
  const pairs = sorted.slice(0, half).map((person, i) => [person, sorted[i + half]!])
  if (odd) {
    const host = pairs.find((pair) => pair.every(({ partner }) => partner !== odd.partner)) ?? pairs[0]!
    host.push(odd)
  }
  return shuffled(pairs, draw)
}

const sharedPartners = (a: readonly Member[], b: readonly Member[]): number =>
  b.filter(({ partner }) => a.some((one) => one.partner === partner)).length

/**
 * Fours of two pairs each, of as many partners as possible. A pair that is left over joins others one by one; sizes are 4 and
 * 5, and where the number allows no such sizes, 3 (of 3, 6, 7 and 11 people; 2 stay two).
 */
export function foursOf(pairs: readonly (readonly Member[])[]): Member[][] {
  const rest = pairs.map((pair) => [...pair])
  if (rest.length < 2) return rest
  const fours: Member[][] = []
  let left: Member[] = []
  if (rest.length % 2 === 1) {
    const three = rest.findIndex((pair) => pair.length > 2)
    // Of few people a group of three stays one; else the pair that is left goes apart, and its two join others.
    if (three >= 0 && rest.length < 7) fours.push(...rest.splice(three, 1))
    else
      left =
        rest.splice(
          rest.findIndex((pair) => pair.length === 2),
          1,
        )[0] ?? []
  }
  // Six people are two threes.
  if (left.length > 0 && rest.length === 2) fours.push(...rest.splice(0))
  while (rest.length > 0) {
    const first = rest.shift()!
    const best = rest.reduce((a, b) => (sharedPartners(first, b) < sharedPartners(first, a) ? b : a))
    rest.splice(rest.indexOf(best), 1)
    fours.push([...first, ...best])
  }
  for (const person of left) {
    const smallest = Math.min(...fours.map((group) => group.length))
    const open = fours.filter((group) => group.length === smallest)
    const host = open.reduce((a, b) => (sharedPartners(b, [person]) < sharedPartners(a, [person]) ? b : a))
    host.push(person)
  }
  return fours
}

/** Somebody who came late joins the smallest group; the first of several. Nothing changes for people who are in one. */
export function withLateJoiner(groups: readonly Group[], participantId: string): readonly Group[] {
  if (groups.length === 0 || groups.some(({ people }) => people.includes(participantId))) return groups
  const smallest = groups.reduce((a, b) => (b.people.length < a.people.length ? b : a))
  return groups.map((group) => (group === smallest ? { ...group, people: [...group.people, participantId] } : group))
}
