// Presence as others get it: few messages, short reactions, and nothing that a hostile client could do with it.
import { describe, expect, it } from 'vitest'
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import {
  MAX_LASER_POINTS,
  openPresence,
  parsePresence,
  SEND_EVERY_MS,
  type Reaction,
} from '../../../client/sync/presence.ts'
import { LIMITS } from '../../../shared/protocol.ts'
import { NITA, OMAR, type Person } from '../../support/people.ts'

/** Time that passes only when told. */
function testClock() {
  let now = 0
  const waiting = new Set<{ at: number; run: () => void }>()
  return {
    after(delayMs: number, run: () => void) {
      const entry = { at: now + delayMs, run }
      waiting.add(entry)
      return () => void waiting.delete(entry)
    },
    pass(ms: number) {
      const end = now + ms
      for (;;) {
        const next = [...waiting].sort((a, b) => a.at - b.at)[0]
        if (!next || next.at > end) break
        waiting.delete(next)
        now = next.at
        next.run()
      }
      now = end
    },
  }
}

function person(who: Person, clock: ReturnType<typeof testClock>) {
  const awareness = new Awareness(new Y.Doc())
  const { participantId, name, partnerId, role } = who
  const channel = openPresence(awareness, { participantId, name, partnerId, role }, clock.after)
  const reactions: Reaction[] = []
  channel.onReaction((reaction) => reactions.push(reaction))
  let sent = 0
  awareness.on('update', (_change: unknown, origin: unknown) => {
    if (origin === 'local') sent++
  })
  return { awareness, channel, reactions, sent: () => sent }
}

type Party = ReturnType<typeof person>

const deliver = (from: Party, to: Party) =>
  applyAwarenessUpdate(to.awareness, encodeAwarenessUpdate(from.awareness, [from.awareness.clientID]), 'wire')

describe('presence', () => {
  it('[M8] is sent at most twelve times a second, and not at all while nothing changes', () => {
    const clock = testClock()
    const nita = person(NITA, clock)
    for (let step = 0; step < 1000; step++) {
      nita.channel.set({ cursor: [step, step] })
      clock.pass(1)
    }
    expect(nita.sent()).toBeLessThanOrEqual(12)
    expect(nita.sent()).toBeGreaterThanOrEqual(10)
    clock.pass(1000)
    const before = nita.sent()
    for (let step = 0; step < 50; step++) {
      nita.channel.set({ cursor: [999, 999] })
      clock.pass(SEND_EVERY_MS)
    }
    expect(nita.sent()).toBe(before)
    nita.channel.close()
  })

  it('[M9] a reaction is heard once by everybody, the sender too, and is gone for whoever comes later', () => {
    const clock = testClock()
    const [nita, omar] = [person(NITA, clock), person(OMAR, clock)]
    nita.channel.set({ page: 'page:T04' })
    nita.channel.react('idea', [10.4, 20])
    clock.pass(SEND_EVERY_MS)
    deliver(nita, omar)
    nita.channel.set({ cursor: [1, 1] })
    clock.pass(SEND_EVERY_MS)
    deliver(nita, omar)
    expect(omar.reactions).toMatchObject([
      { kind: 'idea', at: [10, 20], page: 'page:T04', isOwn: false, user: { participantId: 'p-nita' } },
    ])
    expect(nita.reactions).toMatchObject([{ kind: 'idea', isOwn: true }])
    clock.pass(3000)
    const late = person(OMAR, clock)
    deliver(nita, late)
    expect(late.channel.peers()).toHaveLength(1)
    expect(late.reactions).toEqual([])
  })

  it('[M10] of one person at most four reactions a second are shown', () => {
    const clock = testClock()
    const [nita, omar] = [person(NITA, clock), person(OMAR, clock)]
    nita.channel.set({ page: 'page:T04' })
    for (let step = 0; step < 12; step++) {
      nita.channel.react('like', [0, 0])
      clock.pass(SEND_EVERY_MS)
      deliver(nita, omar)
    }
    expect(omar.reactions.length).toBeGreaterThan(1)
    expect(omar.reactions.length).toBeLessThanOrEqual(5)
    // Whoever reacts too fast sees the same as the others.
    expect(nita.reactions.map(({ kind }) => kind)).toEqual(omar.reactions.map(({ kind }) => kind))
  })

  it('[M11] a full state stays far below what the server takes', () => {
    const clock = testClock()
    const nita = person(NITA, clock)
    nita.channel.set({
      page: `page:${'x'.repeat(40)}`,
      cursor: [-1e6, 1e6],
      selection: Array.from({ length: 500 }, (_, index) => `shape:${'x'.repeat(21)}${index}`),
      viewport: [-1e6, -1e6, 1e6, 1e6],
      laser: Array.from({ length: 1000 }, (_, index) => 123456.789 + index),
      following: 'x'.repeat(40),
    })
    nita.channel.react('question', [123456, 123456])
    clock.pass(SEND_EVERY_MS)
    const bytes = JSON.stringify(nita.awareness.getLocalState()).length
    expect(bytes).toBeLessThan(LIMITS.maxPresenceBytes / 2)
  })

  it('[M12] parts of a hostile state that are not of the right form are left out; the rest of the room is shown', () => {
    const user = { participantId: 'p', name: 'x'.repeat(9999), partnerId: null, role: 'editor' }
    const hostile: Record<string, unknown>[] = [
      { user, cursor: [Number.NaN, 1], laser: [1], reaction: { n: 1, kind: 'fire', at: [0, 0] } },
      { user, cursor: [1e308, 1], laser: Array(100_000).fill(0), selection: Array(100_000).fill('shape:a') },
      {
        user,
        page: 'p'.repeat(1e6),
        following: { toString: 1 },
        selection: [{ length: 3 }, 'y'.repeat(1e6), 'shape:b'],
      },
      { user, laser: [Infinity, 0], reaction: { n: 1.5, kind: 'like', at: [0, 0] }, viewport: 'all' },
      { user, laser: 'x', reaction: 'like', selection: { length: 5 }, isIdle: 'yes' },
    ]
    for (const state of hostile) {
      const seen = parsePresence(state)!
      expect(seen.user.name.length).toBeLessThanOrEqual(60)
      expect(seen.cursor).toBeNull()
      expect(seen.reaction).toBeNull()
      expect(seen.laser.length).toBeLessThanOrEqual(2 * MAX_LASER_POINTS)
      expect(seen.laser).toEqual([])
      expect(seen.selection.length).toBeLessThanOrEqual(20)
      expect(seen.selection.every((id) => id.length <= 200)).toBe(true)
      expect(seen.following).toBeNull()
      expect([seen.page, seen.viewport]).toEqual([null, null])
      expect(seen.isIdle).toBe(false)
    }
    for (const state of [null, 7, 'x', [], {}, { user: 'x' }, { user: { ...user, role: 'king' } }])
      expect(parsePresence(state)).toBeNull()

    const clock = testClock()
    const [nita, omar] = [person(NITA, clock), person(OMAR, clock)]
    for (const state of [...hostile, 7 as unknown as Record<string, unknown>]) {
      const other = new Awareness(new Y.Doc())
      other.setLocalState(state)
      applyAwarenessUpdate(nita.awareness, encodeAwarenessUpdate(other, [other.clientID]), 'wire')
      other.destroy()
    }
    deliver(omar, nita)
    expect(nita.channel.users().map(({ name }) => name)).toContain('Omar')
    expect(nita.reactions).toEqual([])
  })
})
