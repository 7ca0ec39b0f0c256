// The row of raised hands.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { withHand, withNextCalled, withoutHands, type Queue } from '../../../shared/session/speakerQueue.ts'

const EMPTY: Queue = { hands: [], spoken: {} }
const at = (second: number) => new Date(Date.UTC(2027, 2, 1, 9, 0, second)).toISOString()
const raised = (order: 'time' | 'partner', ...row: [string, string | null][]) =>
  row.reduce(
    (queue, [participantId, partner], i) => withHand(queue, { participantId, partner, at: at(i) }, order),
    EMPTY,
  )
const ids = ({ hands }: Queue) =>
  hands.map(({ participantId, speaking }) => (speaking ? `${participantId}!` : participantId))

describe('the speakers’ queue', () => {
  it('[W123] goes by time, keeps the place of a hand that is raised again, and calls one after the other', () => {
    let queue = raised('time', ['a', 'BC'], ['b', 'BC'], ['c', 'BM'], ['a', 'BC'])
    expect(ids(queue)).toEqual(['a', 'b', 'c'])
    queue = withNextCalled(queue, at(10), 'time')
    expect(ids(queue)).toEqual(['a!', 'b', 'c'])
    queue = withNextCalled(queue, at(11), 'time')
    expect(ids(queue)).toEqual(['b!', 'c'])
    expect(ids(withoutHands(queue, new Set(['b', 'x'])))).toEqual(['c'])
    expect(withNextCalled(EMPTY, at(1), 'time')).toEqual(EMPTY)
    expect(ids(withNextCalled(raised('time', ['a', null]), at(1), 'time'))).toEqual(['a!'])
  })

  it('[W123] by partner: nobody has the word twice while another partner waits', () => {
    let queue = raised('partner', ['a1', 'A'], ['a2', 'A'], ['a3', 'A'], ['b1', 'B'], ['x', null])
    expect(ids(queue)).toEqual(['a1', 'b1', 'x', 'a2', 'a3'])
    queue = withNextCalled(queue, at(20), 'partner')
    expect(ids(queue)).toEqual(['a1!', 'b1', 'x', 'a2', 'a3'])
    queue = withHand(queue, { participantId: 'c1', partner: 'C', at: at(21) }, 'partner')
    expect(ids(queue)).toEqual(['a1!', 'b1', 'x', 'c1', 'a2', 'a3'])
  })

  it('[W123] by partner, whoever is called is of the partner that had the word longest ago', () => {
    const person = fc.tuple(fc.nat(30), fc.nat(4))
    fc.assert(
      fc.property(fc.array(fc.oneof(person, fc.constant('next' as const)), { maxLength: 60 }), (events) => {
        let queue = EMPTY
        const spoke = new Map<string, number>()
        events.forEach((event, i) => {
          if (event !== 'next') {
            const [who, partner] = event
            queue = withHand(
              queue,
              { participantId: `p${who}-${partner}`, partner: `P${partner}`, at: at(i) },
              'partner',
            )
            return
          }
          const waiting = queue.hands.filter(({ speaking }) => !speaking)
          queue = withNextCalled(queue, at(i), 'partner')
          const [called, ...rest] = queue.hands
          if (waiting.length === 0) return expect(queue.hands).toEqual([])
          const longestAgo = Math.min(...waiting.map(({ partner }) => spoke.get(partner!) ?? -1))
          expect(called?.speaking).toBe(true)
          expect(spoke.get(called!.partner!) ?? -1).toBe(longestAgo)
          expect(rest.some(({ speaking }) => speaking)).toBe(false)
          expect(rest.length).toBe(waiting.length - 1)
          spoke.set(called!.partner!, i)
        })
      }),
    )
  })
})
