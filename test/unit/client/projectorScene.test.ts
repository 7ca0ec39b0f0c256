// What the wall shows, and who is listed where in the list of people.
import { describe, expect, it } from 'vitest'
import { peopleByPartner } from '../../../client/people/peopleByPartner.ts'
import { sceneOf, turnoutOf, type SceneBoard } from '../../../client/projector/projectorScene.ts'
import type { Round } from '../../../shared/board/boardState.ts'
import {
  NO_WORKSHOP,
  type Decision,
  type StepRecord,
  type Workshop,
  type Writing,
} from '../../../shared/session/workshop.ts'

const at = (minute: number): string => `2027-03-01T09:${String(minute).padStart(2, '0')}:00.000Z`
const OPENED = at(0)
const round = (id: string, change: Partial<Round>): Round => ({
  id,
  widget: 'T04.scores',
  number: 1,
  state: 'open',
  openedAt: at(1),
  revealedAt: null,
  progress: {},
  ...change,
})
const revealed = (id: string, minute: number) => round(id, { state: 'revealed', revealedAt: at(minute) })
const past = (step: string, minute: number): StepRecord => ({
  template: 'T04',
  step,
  startedAt: at(minute),
  endedAt: at(minute + 5),
  plannedMinutes: 5,
  outcome: 'done',
})
const writing = { id: 'w', state: 'open', openedAt: at(2) } as Writing
const decision = (minute: number) => ({ id: 'd', number: 1, decidedAt: at(minute) }) as Decision
function board(change: Partial<SceneBoard> & { given?: Partial<Workshop> } = {}): SceneBoard {
  const { given, ...rest } = change
  return { step: null, rounds: [], templates: ['T04'], ...rest, workshop: { ...NO_WORKSHOP, ...given } }
}
const running = (step: string, minute: number) => ({ template: 'T04', step, startedAt: at(minute) })
const placeOf = (given: SceneBoard) => sceneOf(given, OPENED).at

describe('the wall', () => {
  it('[A37] greets before the first step and says between two that the next one comes', () => {
    expect(sceneOf(board(), OPENED)).toEqual({ at: 'welcome' })
    expect(sceneOf(board({ step: running('brief', 1) }), OPENED)).toEqual({ at: 'step', isOver: false })
    expect(sceneOf(board({ given: { past: [past('brief', 1)] } }), OPENED)).toEqual({ at: 'step', isOver: true })
  })

  it('[A37] shows open work before anything else', () => {
    const step = running('score', 1)
    const open = round('r', {})
    expect(sceneOf(board({ step, rounds: [revealed('q', 2), open] }), OPENED)).toEqual({ at: 'rounds', rounds: [open] })
    expect(placeOf(board({ step, rounds: [open], given: { writings: [writing] } }))).toBe('writing')
    const groups = { id: 'g', stage: 'pairs' } as NonNullable<Workshop['groups']>
    expect(placeOf(board({ step, rounds: [revealed('q', 2)], given: { groups } }))).toBe('groups')
    const all = { ...groups, stage: 'all' } as const
    expect(placeOf(board({ step, given: { groups: all } }))).toBe('step')
    const closed = { ...writing, state: 'revealed' } as const
    expect(placeOf(board({ step, given: { writings: [closed] } }))).toBe('step')
  })

  it('[A37] shows the newest result or decision of the step, and none of an earlier one', () => {
    const step = running('score', 10)
    expect(placeOf(board({ step, rounds: [revealed('old', 9)] }))).toBe('step')
    const rounds = [revealed('old', 9), revealed('b', 12), revealed('a', 11)]
    expect(sceneOf(board({ step, rounds }), OPENED)).toMatchObject({ at: 'result', round: { id: 'b' } })
    const cancelled = round('c', { state: 'cancelled' })
    expect(placeOf(board({ step, rounds: [cancelled] }))).toBe('step')
    expect(placeOf(board({ step, rounds, given: { decisions: [decision(13)] } }))).toBe('decision')
    expect(placeOf(board({ step, rounds, given: { decisions: [decision(11)] } }))).toBe('result')
  })

  it('[A37] keeps a result while the next step looks at it, and after the step has ended', () => {
    const rounds = [revealed('r', 8)]
    const given = { past: [past('score', 5)] }
    // `reveal` is about the round before; `premortem` is not.
    expect(placeOf(board({ step: running('reveal', 10), rounds, given }))).toBe('result')
    expect(placeOf(board({ step: running('premortem', 10), rounds, given }))).toBe('step')
    expect(placeOf(board({ rounds, given }))).toBe('result')
  })

  it('[A37] without any step shows what was revealed since the wall was opened', () => {
    expect(placeOf(board({ rounds: [revealed('r', 8)] }))).toBe('result')
    expect(sceneOf(board({ rounds: [revealed('r', 8)] }), at(9)).at).toBe('welcome')
  })

  it('[A37] counts people: done, at it, and here without having begun', () => {
    expect(turnoutOf(1, 1, 4)).toEqual({ done: 1, busy: 1, waiting: 2 })
    // Somebody finished and went.
    expect(turnoutOf(2, 0, 1)).toEqual({ done: 2, busy: 0, waiting: 0 })
  })
})

describe('the list of people', () => {
  const partners = [
    { id: 'BC', name: 'Biocat', region: '', type: 'cluster' },
    { id: 'BM', name: 'BioM', region: '', type: 'cluster' },
  ] as const
  const person = (name: string, partnerId: string | null, isHere: boolean) => ({
    participantId: name,
    name,
    partnerId,
    role: 'editor' as const,
    isHere,
  })

  it('[A35] has every partner in order, who is here first, and last who belongs to none or to one that left', () => {
    const people = [
      person('Omar', 'BC', false),
      person('Iva', 'BC', true),
      person('Ada', 'BC', true),
      person('Nita', null, true),
      person('Luc', 'GONE', true),
    ]
    const lists = peopleByPartner([...partners], people).map(({ partner, place, people: own }) => [
      partner?.id ?? null,
      place,
      own.map(({ name }) => name),
    ])
    expect(lists).toEqual([
      ['BC', 0, ['Ada', 'Iva', 'Omar']],
      ['BM', 1, []],
      [null, -1, ['Luc', 'Nita']],
    ])
    expect(peopleByPartner([...partners], [])).toHaveLength(2)
  })
})
