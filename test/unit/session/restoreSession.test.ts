// What becomes of the running workshop when the board goes back to an earlier state.
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { restoreSession } from '../../../shared/session/restoreSession.ts'

const sessionOf = (values: Record<string, unknown>) => {
  const session = new Y.Doc().getMap<unknown>('session')
  for (const [key, value] of Object.entries(values)) session.set(key, value)
  return session
}

describe('going back', () => {
  it('[W126] ends what runs and keeps who may come in, lead and edit', () => {
    const restored = sessionOf({
      step: { template: 'T02', step: 'brief', startedAt: '2027-03-01T09:00:00.000Z' },
      timer: { durationMs: 1, endsAt: null, remainingMs: 1 },
      control: { by: 'p1', at: '' },
      hands: [{ participantId: 'p1', partner: null, at: '', speaking: false }],
      groups: { id: 'g' },
      frozen: false,
      door: 'open',
      'lock/shape:old': { frame: 'shape:old' },
      'sheet/T02': [],
      'past/1': { step: 'brief' },
    })
    const present = sessionOf({
      step: { template: 'T02', step: 'add', startedAt: '', restore: { notes: 'everyones' } },
      frozen: true,
      notes: 'own',
      door: 'closed',
      deputies: ['p2'],
      standIn: { participantId: 'p2', at: '' },
      'lock/shape:new': { frame: 'shape:new' },
      'casters/BC': ['p3'],
      'past/2': { step: 'add' },
    })
    restoreSession(restored, present)
    expect(restored.toJSON()).toEqual({
      step: null,
      timer: null,
      control: null,
      hands: [],
      groups: null,
      frozen: true,
      notes: 'everyones',
      door: 'closed',
      deputies: ['p2'],
      standIn: { participantId: 'p2', at: '' },
      'lock/shape:new': { frame: 'shape:new' },
      'casters/BC': ['p3'],
      'sheet/T02': [],
      'past/1': { step: 'brief' },
    })
  })
})
