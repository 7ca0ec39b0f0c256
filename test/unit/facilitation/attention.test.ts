// Who is held, called, followed and heard, for one person at a time; and the tool that fits a step.
import { describe, expect, it } from 'vitest'
import {
  ALONE_AFTER_MS,
  ANYBODY_AFTER_MS,
  heldBy,
  isCalledBy,
  mayStandIn,
  ownGroup,
  ownHand,
  spotlightPart,
  SUMMONS_HOLDS_MS,
} from '../../../client/attention/attentionState.ts'
import { hasOpenTool, isToolInUse, toolOf } from '../../../client/facilitation/toolOf.ts'
import type { Round } from '../../../shared/board/boardState.ts'
import { CATALOG } from '../../../shared/catalog.ts'
import { NO_WORKSHOP, type Hand, type SheetStep, type Summons } from '../../../shared/session/workshop.ts'
import { NITA, OMAR, VERA, type Person } from '../../support/people.ts'

const AT = '2027-01-01T10:00:00.000Z'
const now = Date.parse(AT)

describe('where everybody looks', () => {
  it('[W131] holds everybody but the leader and facilitators', () => {
    const control = { by: NITA.participantId, at: AT }
    expect(heldBy(control, OMAR)).toBe(NITA.participantId)
    expect(heldBy(control, VERA)).toBe(NITA.participantId)
    expect(heldBy(control, NITA)).toBeNull()
    expect(heldBy({ by: OMAR.participantId, at: AT }, NITA)).toBeNull()
    expect(heldBy({ by: OMAR.participantId, at: AT }, OMAR)).toBeNull()
    expect(heldBy(null, OMAR)).toBeNull()
  })

  it('[W130] calls each person once, never the caller, and nobody a minute later', () => {
    const summons: Summons = { id: 's1', by: NITA.participantId, at: AT, place: null, camera: null }
    expect(isCalledBy(summons, OMAR, null, now + 500)).toBe(true)
    expect(isCalledBy(summons, OMAR, 's0', now + 500)).toBe(true)
    expect(isCalledBy(summons, OMAR, 's1', now + 500)).toBe(false)
    expect(isCalledBy(summons, NITA, null, now + 500)).toBe(false)
    expect(isCalledBy(summons, OMAR, null, now + SUMMONS_HOLDS_MS)).toBe(false)
    expect(isCalledBy(null, OMAR, null, now)).toBe(false)
  })

  it('[W132] a spotlight means something else for who is asked, who agreed, and the others', () => {
    const spotlight = {
      participantId: OMAR.participantId,
      askedBy: NITA.participantId,
      at: AT,
      state: 'asked',
    } as const
    expect([OMAR, NITA].map((me) => spotlightPart(spotlight, me))).toEqual(['askedMe', 'asked'])
    expect([OMAR, NITA].map((me) => spotlightPart({ ...spotlight, state: 'on' }, me))).toEqual(['onMe', 'on'])
    expect(spotlightPart(null, OMAR)).toBe('none')
  })
})

describe('hands and groups', () => {
  it('[W135] tells the own place among those who wait, and that one speaks', () => {
    const hand = (participantId: string, speaking = false): Hand => ({ participantId, partner: null, at: AT, speaking })
    const hands = [hand('a', true), hand('b'), hand('c')]
    expect(['a', 'b', 'c', 'd'].map((id) => ownHand(hands, id))).toEqual([
      { state: 'speaking' },
      { state: 'up', place: 1 },
      { state: 'up', place: 2 },
      { state: 'down' },
    ])
  })

  it('[W135] finds the own group of the stage now', () => {
    const group = { id: 'pairs-1', people: ['a', 'b'], frame: null }
    const seconds = { alone: 60, pairs: 120, fours: 240, all: 300 }
    const groups = {
      id: 'g',
      question: '?',
      place: { template: 'T02' },
      stage: 'pairs',
      startedAt: AT,
      seconds,
    } as const
    expect(ownGroup({ ...groups, groups: [group] }, 'b')).toBe(group)
    expect(ownGroup({ ...groups, groups: [group] }, 'c')).toBeNull()
    expect(ownGroup(null, 'b')).toBeNull()
  })
})

describe('leading without a facilitator', () => {
  const me: Person = { ...OMAR, partnerId: 'BC' }
  const here = new Set([OMAR.participantId, 'p-deputy'])
  const may = (deputies: string[], aloneMs: number, who: Person = me, present: ReadonlySet<string> = here) =>
    mayStandIn({ deputies, standIn: null }, who, present, aloneMs)

  it('[W136] is offered to deputies after 30 seconds, to others after two minutes when no deputy is here', () => {
    expect(may([OMAR.participantId], ALONE_AFTER_MS - 1)).toBe(false)
    expect(may([OMAR.participantId], ALONE_AFTER_MS)).toBe(true)
    expect(may([], ALONE_AFTER_MS)).toBe(false)
    expect(may([], ANYBODY_AFTER_MS)).toBe(true)
    expect(may(['p-deputy'], ANYBODY_AFTER_MS)).toBe(false)
    expect(may(['p-deputy'], ANYBODY_AFTER_MS, me, new Set([OMAR.participantId]))).toBe(true)
  })

  it('[W136] is offered neither to viewers, nor without a partner, nor while somebody leads', () => {
    expect(may([VERA.participantId], ANYBODY_AFTER_MS, { ...VERA, partnerId: 'BC' })).toBe(false)
    expect(may([], ANYBODY_AFTER_MS, { ...OMAR, partnerId: null })).toBe(false)
    const standIn = { participantId: 'p-deputy', at: AT }
    expect(mayStandIn({ deputies: [], standIn }, me, here, ANYBODY_AFTER_MS)).toBe(false)
  })
})

describe('the tool of a step', () => {
  const step = (change: Partial<SheetStep>): SheetStep => ({
    id: 'x',
    minutes: 10,
    mode: 'plenary',
    screen: 'result',
    rounds: [],
    edits: 'all',
    ...change,
  })

  it('[W137] follows from the method; a step with rounds opens rounds', () => {
    expect(toolOf(step({ method: 'M1' }))).toBe('writing')
    expect(toolOf(step({ method: 'M8' }))).toBe('writing')
    expect(toolOf(step({ method: 'M2' }))).toBe('groups')
    expect(toolOf(step({ method: 'M7' }))).toBe('tour')
    expect(toolOf(step({ method: 'M6' }))).toBe('none')
    expect(toolOf(step({}))).toBe('none')
    expect(toolOf(step({ method: 'M2', rounds: ['T02.scores'] }))).toBe('rounds')
  })

  it('[W137] counts as used once opened in this step; a round revealed before it does not', () => {
    const running = { template: 'T02', step: 'x', startedAt: AT }
    const round = (state: Round['state'], openedAt: string): Round => ({
      id: 'r',
      widget: 'T02.scores',
      number: 1,
      state,
      openedAt,
      revealedAt: null,
      progress: {},
    })
    const scoring = step({ method: 'M4', rounds: ['T02.scores'] })
    const inUse = (...rounds: Round[]) => isToolInUse({ rounds, workshop: NO_WORKSHOP, step: running }, scoring)
    expect(inUse()).toBe(false)
    expect(inUse(round('revealed', '2027-01-01T09:00:00.000Z'))).toBe(false)
    expect(inUse(round('revealed', '2027-01-01T10:01:00.000Z'))).toBe(true)
    expect(inUse(round('open', '2027-01-01T09:00:00.000Z'))).toBe(true)
    expect(inUse(round('cancelled', '2027-01-01T10:01:00.000Z'))).toBe(false)
    expect(hasOpenTool({ rounds: [round('open', AT)], workshop: NO_WORKSHOP })).toBe(true)
    expect(hasOpenTool({ rounds: [round('revealed', AT)], workshop: NO_WORKSHOP })).toBe(false)
  })

  it('[W137] every step of every template has a tool or needs none', () => {
    const tools = [...CATALOG.values()].flatMap(({ agenda }) => agenda.map((one) => [one.method ?? '', toolOf(one)]))
    expect(tools.length).toBeGreaterThan(100)
    for (const [method, tool] of tools) {
      if (method === 'M2') expect(['groups', 'rounds']).toContain(tool)
      if (method === 'M1' || method === 'M8') expect(['writing', 'rounds']).toContain(tool)
    }
  })
})
