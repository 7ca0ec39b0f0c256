// A round in short on a phone: the same order and figures as the computed results, and the own partner's beside them.
import { describe, expect, it } from 'vitest'
import { roundOutcome } from '../../../client/room/roundOutcome.ts'
import { boardResults } from '../../../shared/boardResults.ts'
import { itemKey, type BoardState, type FieldValue, type RoundValues } from '../../../shared/board/boardState.ts'
import type { Translate } from '../../../shared/drawing.ts'
import { NO_WORKSHOP } from '../../../shared/session/workshop.ts'
import room from '../../../seeds/locales/en/room.json'

const TEXTS: Record<string, string> = room
const t: Translate = (key) => TEXTS[key] ?? key
const TODAY = '2026-11-22'

type Lists = Record<string, Record<string, Record<string, FieldValue>>>

function boardWith(lists: Lists, values: Record<string, RoundValues>, single: [string, unknown][] = []): BoardState {
  const items = Object.entries(lists).flatMap(([widget, list]) =>
    Object.entries(list).map(([id, fields], order): [string, unknown] => [
      itemKey(widget, id),
      { fields, origin: 'participant', order },
    ]),
  )
  return {
    title: 'Board',
    consortium: { name: 'Alps', strategyStart: '2026-01-01', strategyEnd: '2028-06-30' },
    partners: ['BC', 'BM', 'BP'].map((id) => ({ id, name: id, region: '', type: 'cluster' })),
    templates: [...new Set(Object.keys(lists).map((widget) => widget.slice(0, 3)))],
    today: TODAY,
    notice: null,
    items: new Map([...items, ...single]),
    rounds: [],
    values: new Map(Object.entries(values).map(([widget, round]) => [widget, new Map([[1, round]])])),
    step: null,
    timer: null,
    isFrozen: false,
    workshop: NO_WORKSHOP,
  }
}
const outcome = (board: BoardState, widget: string, own: string | null) =>
  roundOutcome(board, boardResults(board, TODAY), widget, own, t)
const partner = (cells: Record<string, Record<string, number | string | null>>) => ({ people: 1, cells })

describe('a revealed round on a phone', () => {
  const NEEDS = { 'T02.needs': { n1: { label: 'Visits' }, n2: { label: 'Money' }, n3: { label: 'Law' } } }
  const needs = boardWith(NEEDS, {
    'T02.scores': {
      BC: partner({ n1: { importance: 3, met: 3 }, n2: { importance: 5, met: 1 } }),
      BM: partner({ n1: { importance: 4, met: 4 }, n2: { importance: 5, met: 2 } }),
      BP: partner({ n1: { importance: 2, met: 5 }, n2: { importance: 4, met: 4 } }),
    },
  })

  it("[W153] shows the order of the computed results with the own partner's figures", () => {
    const results = boardResults(needs, TODAY).T02!
    const found = outcome(needs, 'T02.scores', 'BM')
    if (found?.kind !== 'ranking') throw new Error('no ranking')
    expect(found.rows.map(({ id, rank }) => [id, rank])).toEqual([
      ['n2', results.needs['n2']!.rank],
      ['n1', results.needs['n1']!.rank],
      ['n3', null],
    ])
    // 5 + max(5 - 1, 0), 5 + 3, 4 + 0: mean 7.0; of BM 8.0 (domain 4.T02.5).
    expect(found.rows[0]).toMatchObject({ label: 'Money', value: '7.0', own: '8.0', share: 0.75 })
    expect(found.unit).toBe('priority, 1 to 9')
  })

  it('[W153] ranks the needs of each segment among each other, under its heading', () => {
    const board = boardWith(
      {
        'T02.needs': {
          n1: { label: 'Visits', segment: 'sme' },
          n2: { label: 'Money', segment: 'large' },
          n3: { label: 'Law', segment: 'sme' },
        },
      },
      Object.fromEntries([
        [
          'T02.scores',
          Object.fromEntries(
            ['BC', 'BM', 'BP'].map((id) => [
              id,
              partner({
                n1: { importance: 3, met: 3 },
                n2: { importance: 2, met: 3 },
                n3: { importance: 5, met: 3 },
              }),
            ]),
          ),
        ],
      ]),
    )
    const found = outcome(board, 'T02.scores', 'BM')
    if (found?.kind !== 'ranking') throw new Error('no ranking')
    const [sme, large] = ['sme', 'large'].map((segment) => `ballot.group.segment.${segment}`)
    expect(found.rows.map(({ id, group, rank }) => [id, group, rank])).toEqual([
      ['n3', sme, 1],
      ['n1', sme, 2],
      ['n2', large, 1],
    ])
  })

  it('[W153] never shows a missing figure as zero, and no own figures without a partner', () => {
    const found = outcome(needs, 'T02.scores', 'BM')
    if (found?.kind !== 'ranking') throw new Error('no ranking')
    expect(found.rows[2]).toMatchObject({ id: 'n3', rank: null, value: null, own: null, share: 0 })
    const stranger = outcome(needs, 'T02.scores', null)
    if (stranger?.kind !== 'ranking') throw new Error('no ranking')
    expect(stranger.rows.map(({ own }) => own)).toEqual([null, null, null])
  })

  it('[W153] ranks any other scored list by the mean of the partners', () => {
    const barriers = { b1: { label: 'Law' }, b2: { label: 'Price' }, b3: { label: 'Language' } }
    const board = boardWith(
      { 'T06.barriers': barriers },
      {
        'T06.severity': {
          BC: partner({ b1: { severity: 2 }, b2: { severity: 5 }, b3: { severity: 2 } }),
          BM: partner({ b1: { severity: 3 }, b2: { severity: null }, b3: { severity: 3 } }),
        },
      },
    )
    const found = outcome(board, 'T06.severity', 'BM')
    if (found?.kind !== 'ranking') throw new Error('no ranking')
    expect(found.rows.map(({ id, rank, value, own }) => [id, rank, value, own])).toEqual([
      ['b2', 1, '5.0', null],
      ['b1', 2, '2.5', '3.0'],
      ['b3', 2, '2.5', '3.0'],
    ])
  })

  it("[W153] shows dots as shares, and what a partner's own dots went to", () => {
    const services = { s1: { label: 'Fair' }, s2: { label: 'Lawyer' } }
    const board = boardWith(
      { 'T07.services': services },
      {
        'T07.serviceDots': {
          BC: partner({ s1: { dots: 2 }, s2: { dots: 0 } }),
          BM: partner({ s1: { dots: 1 }, s2: { dots: 3 } }),
        },
      },
    )
    const found = outcome(board, 'T07.serviceDots', 'BM')
    if (found?.kind !== 'ranking') throw new Error('no ranking')
    // Shares 1 and 1/4 of BC and BM for s1: mean 62.5 %.
    expect(found.rows.map(({ id, value, own }) => [id, value, own])).toEqual([
      ['s1', '62.5 %', '25.0 %'],
      ['s2', '37.5 %', '75.0 %'],
    ])
  })

  it('[W153] counts votes on the wording, with the own vote', () => {
    const board = boardWith(
      { 'T04.markets': { CN: { name: 'China' } } },
      {
        'T04.decisionVote': {
          BC: partner({ decision: { vote: 'approve' } }),
          BM: partner({ decision: { vote: 'oppose' } }),
          BP: partner({ decision: { vote: 'approve' } }),
        },
      },
      [['T04.decision/statement', 'Work on China.']],
    )
    const found = outcome(board, 'T04.decisionVote', 'BM')
    if (found?.kind !== 'votes') throw new Error('no votes')
    expect(found.rows).toHaveLength(1)
    expect(found.rows[0]).toMatchObject({
      label: 'Work on China.',
      own: 'oppose',
      tally: { approve: 2, oppose: 1, abstain: 0, adopted: true },
    })
  })

  it('[W153] shows nothing before a reveal', () => {
    expect(outcome(boardWith(NEEDS, {}), 'T02.scores', 'BM')).toBe(null)
  })
})
