// The keeper of a ballot against a server, a clock and a disk made by hand: nothing is lost, nothing is sent twice for nothing.
import { describe, expect, it } from 'vitest'
import { createBallotKeeper, type BallotKeeper, type StoredBallot } from '../../../client/facilitation/ballotKeeper.ts'
import { isUnsaved } from '../../../client/facilitation/ballotState.ts'
import { BoardError } from '../../../shared/errors.ts'

const UNREACHABLE = new BoardError('internal', 'The server cannot be reached.')

function bench(options: { stored?: StoredBallot; draft?: StoredBallot } = {}) {
  const saved: StoredBallot[] = []
  const waits: { ms: number; then: () => void }[] = []
  const failures: BoardError[] = []
  let draft = options.draft ?? null
  let held: { promise: Promise<void>; release: () => void } | null = null
  const keeper = createBallotKeeper({
    load: () => Promise.resolve(options.stored ?? { values: {}, finished: false }),
    async save(ballot) {
      await held?.promise
      const failure = failures.shift()
      if (failure) throw failure
      saved.push(structuredClone(ballot))
    },
    draft: {
      read: () => draft,
      write: (ballot) => {
        draft = structuredClone(ballot)
      },
      clear: () => {
        draft = null
      },
    },
    wait(ms, then) {
      const entry = { ms, then }
      waits.push(entry)
      return () => {
        const place = waits.indexOf(entry)
        if (place >= 0) waits.splice(place, 1)
      }
    },
  })
  return {
    keeper,
    saved,
    waits,
    failures,
    draft: () => draft,
    /** Lets the clock run to the next thing that waits. */
    tick: () => waits.shift()?.then(),
    hold() {
      let release = () => {}
      const promise = new Promise<void>((resolve) => {
        release = resolve
      })
      held = { promise, release }
      return () => {
        held = null
        release()
      }
    },
  }
}

/** Resolves when the keeper's state answers; follows its changes, never the clock. */
function until(keeper: BallotKeeper, holds: (state: ReturnType<BallotKeeper['state']>) => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (!holds(keeper.state())) return
      stop()
      resolve()
    }
    const stop = keeper.subscribe(look)
    look()
  })
}

const ready = (keeper: BallotKeeper) => until(keeper, ({ status }) => status === 'ready')
const atRest = (keeper: BallotKeeper) => until(keeper, (state) => !isUnsaved(state) && !state.isSaving)

describe('keeping a ballot', () => {
  it('[B20] several changes in a row are one save, with all of them', async () => {
    const { keeper, saved, waits, tick, draft } = bench()
    await ready(keeper)
    keeper.change({ type: 'set', row: 'C1', column: 'BR', value: 4 })
    keeper.change({ type: 'set', row: 'C1', column: 'CN', value: null })
    expect(waits).toHaveLength(1)
    expect(draft()).toEqual({ values: { C1: { BR: 4, CN: null } }, finished: false })
    tick()
    await atRest(keeper)
    expect(saved).toEqual([{ values: { C1: { BR: 4, CN: null } }, finished: false }])
    expect(draft()).toBeNull()
  })

  it('[B20] a change made while a save is under way is saved after it', async () => {
    const { keeper, saved, tick, hold } = bench()
    await ready(keeper)
    keeper.change({ type: 'set', row: 'C1', column: 'BR', value: 4 })
    const release = hold()
    tick()
    keeper.change({ type: 'set', row: 'C1', column: 'BR', value: 2 })
    tick()
    release()
    await atRest(keeper)
    expect(saved.map(({ values }) => values)).toEqual([{ C1: { BR: 4 } }, { C1: { BR: 2 } }])
  })

  it('[B21] a failed save keeps the draft, says why, and is tried again until it works', async () => {
    const { keeper, saved, waits, failures, tick, draft } = bench()
    await ready(keeper)
    failures.push(UNREACHABLE, UNREACHABLE)
    keeper.change({ type: 'set', row: 'C1', column: 'BR', value: 4 })
    tick()
    await until(keeper, ({ problem }) => problem !== null)
    expect(keeper.state().problem).toBe(UNREACHABLE.message)
    expect(draft()).not.toBeNull()
    expect(waits[0]?.ms).toBe(1000)
    tick()
    await until(keeper, ({ isSaving }) => !isSaving)
    expect(waits[0]?.ms).toBe(2000)
    tick()
    await atRest(keeper)
    expect(saved).toHaveLength(1)
    expect(keeper.state().problem).toBeNull()
    expect(draft()).toBeNull()
  })

  it('[B21] a draft left by a closed page is shown and saved at once', async () => {
    const draft = { values: { C1: { BR: 5 } }, finished: false }
    const { keeper, saved } = bench({ stored: { values: { C1: { BR: 1 } }, finished: false }, draft })
    await ready(keeper)
    await atRest(keeper)
    expect(keeper.state().values).toEqual(draft.values)
    expect(saved).toEqual([draft])
  })

  it('[B22] one refused value does not hold back the others, and the reason stands at its cell', async () => {
    const { keeper, saved, failures, tick } = bench({ stored: { values: { C1: { BR: 3 } }, finished: false } })
    await ready(keeper)
    failures.push(new BoardError('invalid_value', 'Enter a whole number from 1 to 5.', 'values.C2.BR'))
    keeper.change({ type: 'set', row: 'C2', column: 'BR', value: 9 })
    keeper.change({ type: 'set', row: 'C2', column: 'CN', value: 4 })
    tick()
    await atRest(keeper)
    expect(saved).toEqual([{ values: { C1: { BR: 3 }, C2: { CN: 4 } }, finished: false }])
    expect(keeper.state().refused).toEqual([{ row: 'C2', column: 'BR', message: 'Enter a whole number from 1 to 5.' }])
    keeper.change({ type: 'set', row: 'C2', column: 'BR', value: 5 })
    expect(keeper.state().refused).toEqual([])
  })

  it('[B22] a row that left the board is taken out of what is sent', async () => {
    const { keeper, saved, failures, tick } = bench({ stored: { values: { C9: { BR: 3, CN: 2 } }, finished: false } })
    await ready(keeper)
    failures.push(new BoardError('invalid_value', 'There is no row "C9" to judge.', 'values.C9'))
    keeper.change({ type: 'set', row: 'C1', column: 'BR', value: 4 })
    tick()
    await atRest(keeper)
    expect(saved).toEqual([{ values: { C1: { BR: 4 } }, finished: false }])
  })

  it('[B23] a round that closed takes nothing more', async () => {
    const { keeper, saved, failures, waits, tick, draft } = bench()
    await ready(keeper)
    failures.push(new BoardError('round_closed', 'This round is closed.'))
    keeper.change({ type: 'set', row: 'C1', column: 'BR', value: 4 })
    tick()
    await until(keeper, ({ status }) => status === 'closed')
    keeper.change({ type: 'set', row: 'C1', column: 'BR', value: 5 })
    expect(keeper.state().values).toEqual({ C1: { BR: 4 } })
    expect([saved, waits, draft()]).toEqual([[], [], null])
  })

  it('[B23] finishing leaves at once and a repeated finish is no change', async () => {
    const { keeper, saved, waits, tick } = bench()
    await ready(keeper)
    keeper.change({ type: 'finish', finished: true })
    expect(waits[0]?.ms).toBe(0)
    tick()
    await atRest(keeper)
    keeper.change({ type: 'finish', finished: true })
    expect(waits).toEqual([])
    expect(saved).toEqual([{ values: {}, finished: true }])
  })
})
