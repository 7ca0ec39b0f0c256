// When counts are written, and who works on a board at the same time.
import { describe, expect, it } from 'vitest'
import { createCounting } from '../../../server/board/counting.ts'
import { createTurns } from '../../../server/board/turns.ts'

/** A promise and what settles it. */
function held() {
  let release!: () => void
  let fail!: (error: Error) => void
  const promise = new Promise<void>((resolve, reject) => {
    release = resolve
    fail = reject
  })
  return { promise, release, fail }
}
const settle = async (): Promise<void> => {
  for (let i = 0; i < 20; i++) await Promise.resolve()
}

describe('counting', () => {
  function paused() {
    const waiting: (() => void)[] = []
    const errors: unknown[] = []
    const counting = createCounting({
      pauseMs: 250,
      onError: (error) => errors.push(error),
      wait: (ms, then) => {
        expect(ms).toBe(250)
        waiting.push(then)
      },
    })
    return { counting, waiting, errors }
  }

  it('[B43] a hundred changes in one moment are one write at once and one at the end of the pause', async () => {
    const { counting, waiting } = paused()
    let counts = 0
    const count = async (): Promise<void> => void (counts += 1)
    await Promise.all(Array.from({ length: 100 }, () => counting.due('round', count)))
    expect(counts).toBe(1)
    waiting.shift()!()
    await settle()
    expect(counts).toBe(2)
    waiting.shift()!()
    await settle()
    expect([counts, waiting.length]).toEqual([2, 0])
    await counting.due('round', count)
    expect(counts).toBe(3)
  })

  it('[B43] the last state is written: what comes while a count runs is in the next', async () => {
    const { counting, waiting } = paused()
    let votes = 1
    let seen = 0
    const first = held()
    const running = counting.due('round', async () => {
      seen = votes
      await first.promise
    })
    votes = 2
    await counting.due('round', async () => void (seen = votes))
    first.release()
    await running
    expect(seen).toBe(1)
    waiting.shift()!()
    await settle()
    expect(seen).toBe(2)
  })

  it('[B43] without a pause everybody waits for a count that has their change', async () => {
    const counting = createCounting({ pauseMs: 0, onError: () => expect.unreachable() })
    let votes = 0
    const seen: number[] = []
    const count = async (): Promise<void> => {
      seen.push(votes)
      await settle()
    }
    await Promise.all(
      [1, 2, 3].map(async () => {
        votes += 1
        const mine = votes
        await counting.due('round', count)
        expect(seen.at(-1)).toBeGreaterThanOrEqual(mine)
      }),
    )
    expect(seen).toEqual([1, 3])
  })

  it('[B43] a count that fails later is told, and the next is written all the same', async () => {
    const { counting, waiting, errors } = paused()
    let isBroken = false
    const count = async (): Promise<void> => {
      if (isBroken) throw new Error('closed')
    }
    await counting.due('round', count)
    await counting.due('round', count)
    isBroken = true
    waiting.shift()!()
    await settle()
    expect(errors).toHaveLength(1)
    isBroken = false
    await counting.due('round', count)
    waiting.shift()!()
    await settle()
    expect(errors).toHaveLength(1)
  })
})

describe('turns', () => {
  it('[B10] who closes is alone, and nobody who came later overtakes', async () => {
    const turns = createTurns()
    const log: string[] = []
    const gates = new Map(['a', 'b', 'close', 'c'].map((name) => [name, held()]))
    const job = (name: string) => async () => {
      log.push(`${name} begins`)
      await gates.get(name)!.promise
      log.push(`${name} ends`)
    }
    const all = Promise.all([
      turns.together('board', job('a')),
      turns.together('board', job('b')),
      turns.alone('board', job('close')),
      turns.together('board', job('c')),
    ])
    await settle()
    expect(log).toEqual(['a begins', 'b begins'])
    gates.get('b')!.release()
    await settle()
    gates.get('a')!.release()
    await settle()
    expect(log.at(-1)).toBe('close begins')
    gates.get('close')!.release()
    await settle()
    expect(log.at(-1)).toBe('c begins')
    gates.get('c')!.release()
    await all
  })

  it('[B10] a job that fails lets the next one begin; boards do not wait for each other', async () => {
    const turns = createTurns()
    const other = held()
    const waiting = turns.alone('other', () => other.promise)
    await expect(turns.alone('board', () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(await turns.together('board', async () => 'yes')).toBe('yes')
    other.release()
    await waiting
  })
})
