// The words beside a badge: what proves a signal, what is missing, where it is.
import { describe, expect, it } from 'vitest'
import { signalWords } from '../../../shared/findings/coverageWords.ts'
import { itemKey, type BoardState } from '../../../shared/board/boardState.ts'
import type { SignalEvidence } from '../../../shared/compute/coverage/judge.ts'
import { shapeOfPlace } from '../../../client/document/documentPlace.ts'
import { coverageRows } from '../../../shared/findings/coverageBoard.ts'
import type { CoverageResults } from '../../../shared/compute/results.ts'
import type { Translate } from '../../../shared/drawing.ts'
import coverage from '../../../seeds/locales/en/coverage.json'
import recommendations from '../../../seeds/locales/en/recommendations.json'

const TEXTS: Record<string, string> = { ...recommendations, ...coverage }
/** As i18next does: a count chooses `_one` or `_other`, an unknown key stands for itself. */
const t: Translate = (key, values) => {
  const plural = values && 'count' in values ? `${key}_${values['count'] === 1 ? 'one' : 'other'}` : key
  const text = TEXTS[plural] ?? TEXTS[key] ?? key
  return text.replace(/{{(\w+)}}/g, (_, name: string) => String(values?.[name] ?? ''))
}

const BOARD = {
  templates: ['T02', 'T04'],
  partners: [{ id: 'BC', name: 'Biocat', region: '', type: 'cluster' }],
  items: new Map([[itemKey('T04.markets', 'BR'), { fields: { name: 'Brazil' }, origin: 'participant', order: 1 }]]),
} as unknown as BoardState

const signal = (given: Partial<SignalEvidence>): SignalEvidence => ({
  signal: 'a',
  holds: false,
  templates: ['T02'],
  isOnBoard: true,
  have: null,
  need: null,
  evidence: [],
  missing: [],
  ...given,
})

describe('words of a signal', () => {
  it('[V1] says how many there are, in the right number', () => {
    const words = (have: number, holds: boolean) =>
      signalWords(BOARD, 'R1.2', signal({ have, need: 8, holds, evidence: [{ widget: 'T02.needs', item: 'N01' }] }), t)
    expect(words(15, true).text).toBe('15 needs scored by enough partners')
    expect(words(1, false).text).toBe('1 of 8 needs scored by enough partners')
    expect(words(15, true).place).toBe('T02.needs')
  })

  it('[V1] leads to the very field of a form, and of several to the first that is empty', () => {
    const items = new Map<string, unknown>([['T08.positioning/forWhom', 'Small firms']])
    const board = { ...BOARD, templates: ['T08'], items } as unknown as BoardState
    const refs = ['need', 'name'].map((item) => ({ widget: 'T08.positioning', item }))
    const open = signal({ signal: 'b', templates: ['T08'], have: 1, need: 7, missing: refs })
    expect(signalWords(board, 'R2.3', open, t).place).toBe('T08.positioning/need')
    const coverage = { status: {} } as unknown as CoverageResults
    const row = coverageRows(board, { 'R2.3': [open] }, coverage, t).find(({ id }) => id === 'R2.3')!
    expect(row.lines[0]!.missing.map(({ place }) => place)).toContain('T08.positioning/need')
    expect(shapeOfPlace('T08.positioning/need')).toBe('shape:T08.positioning')
  })

  it('[V1] names what is missing and leads to where it is added', () => {
    const words = signalWords(
      BOARD,
      'R1.2',
      signal({
        signal: 'c',
        have: 2,
        need: 3,
        evidence: [{ widget: 'T02.needLinks', item: 'l1' }],
        missing: [{ widget: 'T04.markets', item: 'BR' }],
      }),
      t,
    )
    expect(words).toEqual({
      text: 'Brazil: no link to one of the first five needs',
      place: 'T02.needLinks',
      missingTemplates: [],
    })
  })

  it('[V1] leads to the item itself, to its panel when the item is a partner or gone, and to the page when nothing is there', () => {
    const place = (evidence: SignalEvidence['evidence']) => signalWords(BOARD, 'R1.2', signal({ evidence }), t).place
    expect(place([{ widget: 'T04.markets', item: 'BR' }])).toBe('T04.markets/BR')
    expect(place([{ widget: 'T04.markets', item: 'gone' }])).toBe('T04.markets')
    expect(place([{ widget: 'T02.scores', item: 'BC' }])).toBe('T02.scores')
    expect(place([])).toBe('T02')
    expect(place([{ widget: 'T16.indicators', item: 'BR' }])).toBeNull()
  })

  it('[V1] says when there is nothing to speak about yet', () => {
    expect(signalWords(BOARD, 'R1.2', signal({ signal: 'c', have: 0, need: 0 }), t).text).toBe(
      coverage['coverage.R1.2.c.none'],
    )
  })

  it('[V2] a signal of a template that is not on the board names that template and leads nowhere', () => {
    expect(signalWords(BOARD, 'R1.1', signal({ templates: ['T16'], isOnBoard: false }), t)).toEqual({
      text: recommendations['R1.1.a'],
      place: null,
      missingTemplates: ['T16'],
    })
  })
})
