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
  for (let seconds = 0; seconds < 60; seconds += 5) {
    pass(5000)
    tracker.heard()
  }
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
  pass(299)
  expect(tracker.get()).toEqual({ kind: 'saved' })
  pass(1)
  expect(tracker.get()).toEqual({ kind: 'saving' })
  pass(1700)
  expect(tracker.get()).toEqual({ kind: 'notSaved', since: 1000, isKeptOnDevice: false })
  for (let minutes = 0; minutes < 60; minutes++) {
    for (let i = 0; i < 12; i++) {
      pass(5000)
      tracker.heard()
    }
    expect(tracker.get()).toMatchObject({ kind: 'notSaved' })
  }
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
  expect(tracker.get()).toEqual({ kind: 'problem', code: 4410, because: 'board_deleted', hasUnsaved: true })
  tracker.acked(99)
  expect(tracker.get()).toMatchObject({ kind: 'problem' })
})

it('[D11] listeners hear each change once', () => {
  const { tracker, pass } = opened()
  const heard: string[] = []
  tracker.subscribe(() => heard.push(tracker.get().kind))
  tracker.edited()
  tracker.sent('update')
  pass(9000)
  tracker.heard()
  pass(9000)
  tracker.acked(2)
  expect(heard).toEqual(['saving', 'notSaved', 'saved'])
})

// Every way from state to state. A number lets so many ms pass; the words are what happens.
type Word =
  'edit' | 'ack' | 'oldAck' | 'cut' | 'open' | 'exchange' | 'hear' | 'keep' | 'freeze' | 'thaw' | 'fail' | 'slow'
type Script = readonly (Word | number)[]

function play(script: Script) {
  const { clock, pass } = handClock()
  const tracker = createSavedTracker(clock)
  let sent = 0
  const send = (kind: 'step2' | 'update') => {
    sent++
    tracker.sent(kind)
  }
  const words: Record<Word, () => void> = {
    open: () => {
      sent = 0
      tracker.connected()
    },
    exchange: () => {
      send('step2')
      tracker.synced()
    },
    edit: () => {
      tracker.edited()
      if (tracker.get().kind !== 'offline') send('update')
    },
    ack: () => tracker.acked(sent),
    oldAck: () => tracker.acked(sent - 1),
    cut: () => tracker.disconnected(),
    hear: () => tracker.heard(),
    keep: () => tracker.setKeptOnDevice(true),
    freeze: () => tracker.setReadOnly(true),
    thaw: () => tracker.setReadOnly(false),
    fail: () => tracker.failed(4400, 'too_large', false),
    slow: () => tracker.refused('too_fast'),
  }
  for (const step of script) {
    if (typeof step === 'number') pass(step)
    else words[step]()
  }
  return tracker.get()
}

const IN: Script = ['open', 'exchange', 'ack']

it.each<[Script, string]>([
  // Before anything is known, nothing is called saved.
  [[], 'saving'],
  [['open'], 'saving'],
  [['open', 'exchange'], 'saving'],
  [[2999], 'saving'],
  [[3000], 'offline'],
  [IN, 'saved'],
  // Saved.
  [[...IN, 'edit'], 'saved'],
  [[...IN, 'edit', 299], 'saved'],
  [[...IN, 'edit', 300], 'saving'],
  [[...IN, 'edit', 299, 'ack', 5000], 'saved'],
  [[...IN, 'cut', 2999], 'saved'],
  [[...IN, 'cut', 3000], 'offline'],
  [[...IN, 9999], 'saved'],
  [[...IN, 10_000], 'offline'],
  [[...IN, 9000, 'hear', 9000], 'saved'],
  [[...IN, 'freeze'], 'readOnly'],
  [[...IN, 'fail'], 'problem'],
  // Saving.
  [[...IN, 'edit', 300, 'ack'], 'saved'],
  [[...IN, 'edit', 300, 'oldAck'], 'saving'],
  [[...IN, 'edit', 1999], 'saving'],
  [[...IN, 'edit', 2000], 'notSaved'],
  [[...IN, 'edit', 300, 'edit', 'oldAck', 1700], 'notSaved'],
  [[...IN, 'edit', 300, 'freeze'], 'readOnly'],
  [[...IN, 'edit', 300, 'fail'], 'problem unsaved'],
  [[...IN, 'edit', 300, 'cut', 2999], 'saving'],
  [[...IN, 'edit', 300, 'cut', 3000], 'offline unsaved'],
  // Not saved.
  [[...IN, 'edit', 2000, 'keep'], 'notSaved kept'],
  [[...IN, 'edit', 2000, 'hear', 7999], 'notSaved'],
  [[...IN, 'edit', 2000, 'ack'], 'saved'],
  [[...IN, 'edit', 2000, 'oldAck'], 'notSaved'],
  [[...IN, 'edit', 2000, 'cut', 3000], 'offline unsaved'],
  [[...IN, 'edit', 2000, 'cut', 3000, 'keep'], 'offline unsaved kept'],
  [[...IN, 'edit', 2000, 'cut', 'open'], 'notSaved'],
  [[...IN, 'edit', 2000, 'cut', 'open', 'ack'], 'notSaved'],
  [[...IN, 'edit', 2000, 'cut', 'open', 'exchange'], 'notSaved'],
  [[...IN, 'edit', 2000, 'cut', 'open', 'exchange', 'ack'], 'saved'],
  [[...IN, 'edit', 10_000], 'offline unsaved'],
  [[...IN, 'edit', 10_000, 'hear'], 'notSaved'],
  [[...IN, 'edit', 2000, 'fail'], 'problem unsaved'],
  // Offline.
  [[...IN, 'cut', 3000, 'edit'], 'offline unsaved'],
  [[...IN, 'cut', 3000, 'freeze'], 'offline'],
  [[...IN, 'cut', 3000, 'fail'], 'problem'],
  [[...IN, 'cut', 3000, 'open'], 'saved'],
  [[...IN, 'cut', 3000, 'edit', 'open', 'exchange'], 'saved'],
  [[...IN, 'cut', 3000, 'edit', 300, 'open', 'exchange'], 'saving'],
  [[...IN, 'cut', 3000, 'edit', 2000, 'open', 'exchange'], 'notSaved'],
  [[...IN, 'cut', 3000, 'edit', 2000, 'open', 'exchange', 'ack'], 'saved'],
  [[...IN, 10_000, 'hear'], 'saved'],
  [[...IN, 10_000, 'cut'], 'offline'],
  [[...IN, 10_000, 'cut', 'open'], 'saved'],
  // Refused for a while: coming back only to be refused again is no connection.
  [[...IN, 'slow', 'cut', 2999], 'saved'],
  [[...IN, 'slow', 'cut', 3000], 'offline too_fast'],
  [[...IN, 'slow', 'cut', 1500, 'open', 'slow', 'cut', 1500], 'offline too_fast'],
  [[...IN, 'slow', 'cut', 3000, 'open'], 'offline too_fast'],
  [[...IN, 'slow', 'cut', 3000, 'open', 'exchange'], 'saved'],
  // Read only.
  [[...IN, 'freeze', 'cut', 3000], 'offline'],
  [[...IN, 'freeze', 10_000], 'offline'],
  [[...IN, 'freeze', 'thaw'], 'saved'],
  [[...IN, 'edit', 'freeze', 2000, 'thaw'], 'notSaved'],
  [[...IN, 'edit', 'freeze', 'ack', 2000, 'thaw'], 'saved'],
  [[...IN, 'freeze', 'fail'], 'problem'],
  // A problem stays.
  [[...IN, 'fail', 'open', 'exchange', 'ack', 'hear', 'thaw', 60_000], 'problem'],
  [[...IN, 'edit', 'fail', 'ack'], 'problem'],
])('[D11] %j is %s', (script, expected) => {
  const state = play(script)
  const also = [
    'hasUnsaved' in state && state.hasUnsaved ? 'unsaved' : '',
    'isKeptOnDevice' in state && state.isKeptOnDevice ? 'kept' : '',
    state.kind === 'offline' ? (state.because ?? '') : '',
  ]
  expect([state.kind, ...also].filter(Boolean).join(' ')).toBe(expected)
})

it('[A21] silence is a broken connection after ten seconds; the whole board, which comes as one frame, may take two minutes', () => {
  const { clock, pass } = handClock()
  const tracker = createSavedTracker(clock)
  tracker.connected()
  pass(119_000)
  expect([tracker.isSilent(), tracker.get()]).toEqual([false, { kind: 'saving' }])
  tracker.heard()
  tracker.sent('step2')
  tracker.synced()
  tracker.acked(1)
  pass(9000)
  expect(tracker.isSilent()).toBe(false)
  pass(1000)
  expect([tracker.isSilent(), tracker.get().kind]).toEqual([true, 'offline'])
  tracker.connected()
  pass(120_000)
  expect([tracker.isSilent(), tracker.get().kind]).toEqual([true, 'offline'])
})
