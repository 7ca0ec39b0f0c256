// The outbox of ideas against a server, a clock and a disk made by hand: each arrives once, and none is lost.
import { describe, expect, it } from 'vitest'
import { createIdeaOutbox, type StoredIdea, type WaitingIdea } from '../../../client/room/ideaOutbox.ts'
import { BoardError } from '../../../shared/errors.ts'

const UNREACHABLE = new BoardError('internal', 'The server cannot be reached.')

function bench(options: { stored?: StoredIdea[]; waiting?: WaitingIdea[] } = {}) {
  const server = new Map((options.stored ?? []).map((idea) => [idea.id, idea]))
  const puts: WaitingIdea[] = []
  /** What the next calls run into; `lost`: the server takes it, its answer does not arrive. */
  const troubles: (BoardError | 'lost')[] = []
  const waits: { ms: number; then: () => void }[] = []
  let disk = options.waiting ?? []
  let isAway = false
  const open = () =>
    createIdeaOutbox({
      async list() {
        if (isAway) throw UNREACHABLE
        return [...server.values()]
      },
      async put(idea) {
        if (isAway) throw UNREACHABLE
        const trouble = troubles.shift()
        if (trouble instanceof BoardError) throw trouble
        puts.push(idea)
        server.set(idea.id, { ...idea, state: idea.writingId === null ? 'sent' : 'kept' })
        if (trouble === 'lost') throw UNREACHABLE
      },
      store: {
        read: () => disk,
        write: (ideas) => {
          disk = [...ideas]
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
  const settle = async () => {
    for (let i = 0; i < 20; i++) await Promise.resolve()
  }
  return {
    open,
    settle,
    server,
    puts,
    troubles,
    waits,
    disk: () => disk,
    setAway: (away: boolean) => {
      isAway = away
    },
    /** Lets the time of the next try come. */
    async nextTry() {
      waits.shift()?.then()
      await settle()
    },
  }
}

const idea = (id: string, writingId: string | null = null): WaitingIdea => ({ id, text: `Idea ${id}`, writingId })
const states = (outbox: ReturnType<ReturnType<typeof bench>['open']>) =>
  outbox.state().ideas.map(({ id, state }) => `${id} ${state}`)

describe('ideas sent from a phone', () => {
  it('[W152] show as waiting once the server has them, newest first, and as on the board once they are', async () => {
    const b = bench({ stored: [{ ...idea('one'), state: 'sent' }] })
    const outbox = b.open()
    await b.settle()
    outbox.send(idea('two'))
    expect(states(outbox)).toEqual(['two sending', 'one sent'])
    await b.settle()
    expect(states(outbox)).toEqual(['two sent', 'one sent'])
    expect(b.disk()).toEqual([])
    b.server.set('one', { ...idea('one'), state: 'placed' })
    outbox.refresh()
    await b.settle()
    expect(states(outbox)).toEqual(['two sent', 'one placed'])
  })

  it('[W152] wait on the device while the server is out of reach, also over a reload, and arrive once', async () => {
    const b = bench()
    const outbox = b.open()
    await b.settle()
    b.setAway(true)
    outbox.send(idea('one'))
    outbox.send(idea('two', 'w1'))
    await b.settle()
    expect(states(outbox)).toEqual(['two sending', 'one sending'])
    expect(outbox.state().isWaiting).toBe(true)
    expect(b.disk().map(({ id }) => id)).toEqual(['one', 'two'])
    outbox.close()
    b.waits.length = 0

    const again = b.open()
    await b.settle()
    expect(states(again)).toEqual(['two sending', 'one sending'])
    b.setAway(false)
    while (b.waits.length > 0) await b.nextTry()
    expect(states(again)).toEqual(['two kept', 'one sent'])
    expect(again.state().isWaiting).toBe(false)
    expect(b.puts).toEqual([idea('one'), idea('two', 'w1')])
    expect(b.disk()).toEqual([])
  })

  it('[W152] are sent again under the same id when an answer got lost', async () => {
    const b = bench()
    const outbox = b.open()
    await b.settle()
    b.troubles.push('lost')
    outbox.send(idea('one'))
    await b.settle()
    expect(states(outbox)).toEqual(['one sending'])
    await b.nextTry()
    expect(b.puts.map(({ id }) => id)).toEqual(['one', 'one'])
    expect([...b.server.keys()]).toEqual(['one'])
    expect(states(outbox)).toEqual(['one sent'])
  })

  it('[W152] say why the server refused one, let the others pass, and can be sent elsewhere', async () => {
    const b = bench()
    const outbox = b.open()
    await b.settle()
    b.troubles.push(new BoardError('round_closed', 'The writing has ended.'))
    outbox.send(idea('late', 'w1'))
    outbox.send(idea('next'))
    await b.settle()
    expect(states(outbox)).toEqual(['late refused', 'next sent'])
    expect(outbox.state().ideas[0]?.problem).toBe('The writing has ended.')
    expect(b.disk().map(({ id }) => id)).toEqual(['late'])
    outbox.send({ ...idea('late'), writingId: null })
    await b.settle()
    expect(states(outbox)).toEqual(['late sent', 'next sent'])
    expect(b.server.get('late')?.writingId).toBe(null)
  })

  it('[W152] can be taken away when they were refused', async () => {
    const b = bench()
    const outbox = b.open()
    await b.settle()
    b.troubles.push(new BoardError('invalid_value', 'It needs words.'))
    outbox.send(idea('one'))
    await b.settle()
    outbox.forget('one')
    await b.settle()
    expect(states(outbox)).toEqual([])
    expect(b.disk()).toEqual([])
  })
})
