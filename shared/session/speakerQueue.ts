// The row of raised hands: who speaks stands first, then who is next. By time, or in a round by partner (M6) so that the next
// one is of the partner that had the word longest ago. Pure.
import type { PartnerId } from '../catalog.ts'
import type { Hand } from './workshop.ts'

export type Queue = { hands: readonly Hand[]; spoken: Readonly<Record<PartnerId, string>> }
export type QueueOrder = 'time' | 'partner'

const byTime = (a: Hand, b: Hand): number =>
  a.at < b.at ? -1 : a.at > b.at ? 1 : a.participantId < b.participantId ? -1 : 1

/** Those who wait, next first. In a round by partner each takes the turn that is fairest after the ones before. */
function inOrder(waiting: readonly Hand[], spoken: Queue['spoken'], order: QueueOrder): Hand[] {
  const rest = [...waiting].sort(byTime)
  if (order === 'time') return rest
  const turns = new Map(Object.entries(spoken))
  const row: Hand[] = []
  while (rest.length > 0) {
    // Never spoken is longest ago. People without a partner are a partner of their own.
    const turnOf = ({ partner, participantId }: Hand): string => turns.get(partner ?? participantId) ?? ''
    const next = rest.reduce((best, hand) => (turnOf(hand) < turnOf(best) ? hand : best))
    rest.splice(rest.indexOf(next), 1)
    row.push(next)
    // Behind everybody who has really spoken, and behind those placed before.
    turns.set(next.partner ?? next.participantId, `~${String(row.length).padStart(6, '0')}`)
  }
  return row
}

/** The same hands in the order of the queue. */
export function arranged({ hands, spoken }: Queue, order: QueueOrder): Queue {
  const speaking = hands.filter((hand) => hand.speaking)
  const waiting = hands.filter((hand) => !hand.speaking)
  return { hands: [...speaking, ...inOrder(waiting, spoken, order)], spoken }
}

/** A hand more; a hand that is up already stays as it is. */
export function withHand(queue: Queue, hand: Omit<Hand, 'speaking'>, order: QueueOrder): Queue {
  if (queue.hands.some(({ participantId }) => participantId === hand.participantId)) return queue
  return arranged({ ...queue, hands: [...queue.hands, { ...hand, speaking: false }] }, order)
}

/** Without the hands of some people. */
export function withoutHands(queue: Queue, people: ReadonlySet<string>): Queue {
  const hands = queue.hands.filter(({ participantId }) => !people.has(participantId))
  return hands.length === queue.hands.length ? queue : { ...queue, hands }
}

/** Whoever spoke is done, and the next one has the word; with nobody waiting the row is empty. @param at ISO time */
export function withNextCalled(queue: Queue, at: string, order: QueueOrder): Queue {
  const [next, ...rest] = inOrder(
    queue.hands.filter((hand) => !hand.speaking),
    queue.spoken,
    order,
  )
  if (!next) return { ...queue, hands: [] }
  const spoken = { ...queue.spoken, [next.partner ?? next.participantId]: at }
  return arranged({ hands: [{ ...next, speaking: true }, ...rest], spoken }, order)
}
