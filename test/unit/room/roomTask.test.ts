// What waits for a person in the room, and which view of a board a phone opens with.
import { describe, expect, it } from 'vitest'
import { isAsked, roomTasks, taskName } from '../../../client/room/roomTask.ts'
import type { Round } from '../../../shared/board/boardState.ts'
import { NO_WORKSHOP, type Writing } from '../../../shared/session/workshop.ts'
import type { Role } from '../../../shared/roles.ts'

const me = (role: Role, partnerId: string | null) => ({ participantId: 'omar', partnerId, role })
const OMAR = me('editor', 'BIOM')

const round = (id: string, widget: string, openedAt: string, state: Round['state'] = 'open'): Round => ({
  id,
  widget,
  number: 1,
  state,
  openedAt,
  revealedAt: null,
  progress: {},
})
const writing = (openedAt: string, state: Writing['state'] = 'open'): Writing => ({
  id: 'w1',
  question: 'Which market is missing?',
  place: { template: 'T04' },
  naming: 'partners',
  arrangement: 'partner',
  state,
  openedAt,
  closedAt: null,
  progress: {},
})
const board = (rounds: Round[], writings: Writing[] = [], casters: Record<string, string[]> = {}) => ({
  rounds,
  workshop: { ...NO_WORKSHOP, writings, casters },
})

describe('the first tab of the room', () => {
  it('[W151] names what was opened last: a score, a vote or a writing', () => {
    const score = round('r1', 'T04.scores', '2026-11-22T09:00:00Z')
    const vote = round('r2', 'T04.decisionVote', '2026-11-22T09:05:00Z')
    expect(taskName(roomTasks(board([]), OMAR))).toBe('now')
    expect(taskName(roomTasks(board([score]), OMAR))).toBe('score')
    expect(taskName(roomTasks(board([score, vote]), OMAR))).toBe('vote')
    expect(taskName(roomTasks(board([score, vote], [writing('2026-11-22T09:10:00Z')]), OMAR))).toBe('write')
    expect(roomTasks(board([score, vote]), OMAR).map(({ id }) => id)).toEqual(['r2', 'r1'])
  })

  it('[W151] leaves out what has ended, rounds for people without a partner, and everything for viewers', () => {
    const open = round('r1', 'T04.scores', '2026-11-22T09:00:00Z')
    const ended = round('r2', 'T04.weights', '2026-11-22T09:05:00Z', 'revealed')
    const all = board([open, ended], [writing('2026-11-22T09:10:00Z')])
    expect(roomTasks(all, OMAR).map(({ id }) => id)).toEqual(['w1', 'r1'])
    expect(roomTasks(all, me('editor', null)).map(({ id }) => id)).toEqual(['w1'])
    expect(roomTasks(all, me('viewer', null))).toEqual([])
    expect(roomTasks(board([ended], [writing('2026-11-22T09:10:00Z', 'cancelled')]), OMAR)).toEqual([])
  })

  it("[W151] does not wait for somebody whose partner's vote others cast", () => {
    const vote = round('r1', 'T04.decisionVote', '2026-11-22T09:00:00Z')
    const asked = (casters: Record<string, string[]>) => {
      const all = board([vote], [], casters)
      return isAsked(all, OMAR, roomTasks(all, OMAR)[0]!)
    }
    expect(asked({})).toBe(true)
    expect(asked({ BIOM: ['omar'] })).toBe(true)
    expect(asked({ BIOM: ['vera'] })).toBe(false)
    expect(asked({ BIOCAT: ['vera'] })).toBe(true)
  })
})
