import { expect, it } from 'vitest'
import { createSavedTracker, type Clock } from '../../../client/sync/savedState.ts'

/** A clock that stands until it is moved. */
function handClock() {
  let now = 1000
  let timers: { at: number; callback: () => void }[] = []
  const clock: Clock = {
    now: () => now,
    after(delayMs, callback) {
      const timer = { at: now + delayMs, callback }
      timers.push(timer)
      return () => {
        timers = timers.filter((other) => other !== timer)
      }
    },
  }
  const pass = (ms: number) => {
    const end = now + ms
    for (;;) {
      const due = timers.filter((timer) => timer.at <= end).sort((a, b) => a.at - b.at)[0]
      if (!due) break
      timers = timers.filter((timer) => timer !== due)
      now = due.at
      due.callback()
    }
    now = end
  }
  return { clock, pass }
}

function opened() {
  const { clock, pass } = handClock()
  const tracker = createSavedTracker(clock)
  tracker.connected()
  tracker.sent('step2')
  tracker.synced()
  tracker.acked(1)
  return { tracker, pass }
}

it('[D11] a fresh connection is not called saved before the server has answered', () => {
  const { clock, pass } = handClock()
  const tracker = createSavedTracker(clock)
  tracker.connected()
  expect(tracker.get()).toEqual({ kind: 'saving' })
  pass(60_000)
  tracker.synced()
  expect(tracker.get()).toEqual({ kind: 'saving' })
  tracker.sent('step2')
  tracker.acked(1)
  expect(tracker.get()).toEqual({ kind: 'saved' })
})

it('[D11] an edit is saved by its acknowledgement and by nothing else', () => {
  const { tracker, pass } = opened()
  tracker.edited()
  tracker.sent('update')
  expect(tracker.hasUnsaved()).toBe(true)
  pass(999)
  expect(tracker.get()).toEqual({ kind: 'saved' })
  pass(1)
  expect(tracker.get()).toEqual({ kind: 'saving' })
  pass(1000)
  expect(tracker.get()).toEqual({ kind: 'notSaved', since: 1000, isKeptOnDevice: false })
  pass(3_600_000)
  expect(tracker.get()).toMatchObject({ kind: 'notSaved' })
  tracker.acked(2)
  expect(tracker.get()).toEqual({ kind: 'saved' })
  expect(tracker.hasUnsaved()).toBe(false)
})

it('[D11] an acknowledgement of an earlier frame does not save a later edit', () => {
  const { tracker, pass } = opened()
  tracker.edited()
  tracker.sent('update')
  tracker.edited()
  tracker.sent('update')
  tracker.acked(2)
  pass(5000)
  expect(tracker.get()).toMatchObject({ kind: 'notSaved' })
  tracker.acked(3)
  expect(tracker.get()).toEqual({ kind: 'saved' })
})

it('[D12] a short break is not shown, a longer one is offline and keeps counting the unsaved', () => {
  const { tracker, pass } = opened()
  tracker.disconnected()
  pass(2999)
  expect(tracker.get()).toEqual({ kind: 'saved' })
  pass(1)
  expect(tracker.get()).toEqual({ kind: 'offline', since: 1000, hasUnsaved: false, isKeptOnDevice: false })
  tracker.setKeptOnDevice(true)
  tracker.edited()
  expect(tracker.get()).toEqual({ kind: 'offline', since: 1000, hasUnsaved: true, isKeptOnDevice: true })
})

it('[D12] after a break, edits count as saved when the first exchange of the new connection is acknowledged', () => {
  const { tracker, pass } = opened()
  tracker.disconnected()
  tracker.edited()
  pass(10_000)
  tracker.connected()
  expect(tracker.get()).toMatchObject({ kind: 'notSaved' })
  tracker.synced()
  tracker.sent('step2')
  expect(tracker.hasUnsaved()).toBe(true)
  tracker.acked(1)
  expect(tracker.get()).toEqual({ kind: 'saved' })
})

it('[D12] an edit sent before the first exchange does not vouch for what was made offline', () => {
  const { tracker } = opened()
  tracker.disconnected()
  tracker.edited()
  tracker.connected()
  tracker.edited()
  tracker.sent('update')
  tracker.synced()
  tracker.acked(1)
  expect(tracker.hasUnsaved()).toBe(true)
  tracker.sent('step2')
  tracker.acked(2)
  expect(tracker.hasUnsaved()).toBe(false)
})

it('[D12] acknowledgements of an earlier connection do not count for the new one', () => {
  const { tracker, pass } = opened()
  for (let i = 0; i < 5; i++) tracker.sent('update')
  tracker.acked(6)
  tracker.disconnected()
  tracker.edited()
  tracker.connected()
  tracker.synced()
  tracker.sent('step2')
  pass(5000)
  expect(tracker.get()).toMatchObject({ kind: 'notSaved' })
})

it('[D13] a viewer is told that nothing is changed here, a closed board that there is a problem', () => {
  const { tracker } = opened()
  tracker.setReadOnly(true)
  expect(tracker.get()).toEqual({ kind: 'readOnly' })
  tracker.setReadOnly(false)
  tracker.edited()
  tracker.failed(4410, 'board_deleted', false)
  expect(tracker.get()).toEqual({ kind: 'problem', code: 4410, reason: 'board_deleted', hasUnsaved: true })
  tracker.acked(99)
  expect(tracker.get()).toMatchObject({ kind: 'problem' })
})

it('[D11] listeners hear each change once', () => {
  const { tracker, pass } = opened()
  const heard: string[] = []
  tracker.subscribe(() => heard.push(tracker.get().kind))
  tracker.edited()
  tracker.sent('update')
  pass(10_000)
  tracker.acked(2)
  expect(heard).toEqual(['saving', 'notSaved', 'saved'])
})
