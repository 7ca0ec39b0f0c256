// What a ballot asks, and moving through it with the keyboard.
import { describe, expect, it } from 'vitest'
import { ballotForm } from '../../../client/facilitation/ballotForm.ts'
import { answered, cellAfterKey, dotsLeft, nextCell, pointsShare } from '../../../client/facilitation/ballotState.ts'
import { itemKey, type BoardState, type FieldValue } from '../../../shared/board/boardState.ts'
import type { Translate } from '../../../shared/drawing.ts'
import facilitation from '../../../seeds/locales/en/facilitation.json'
import T02 from '../../../seeds/locales/en/T02.json'
import T04 from '../../../seeds/locales/en/T04.json'
import T08 from '../../../seeds/locales/en/T08.json'

const TEXTS: Record<string, string> = { ...facilitation, ...T02, ...T04, ...T08 }
const t: Translate = (key) => TEXTS[key] ?? key

function boardWith(
  items: Record<string, Record<string, Record<string, FieldValue>>>,
  single: [string, unknown][] = [],
) {
  const entries = Object.entries(items).flatMap(([widget, list]) =>
    Object.entries(list).map(([id, fields], order): [string, unknown] => [
      itemKey(widget, id),
      { fields, origin: 'participant', order },
    ]),
  )
  return { items: new Map<string, unknown>([...entries, ...single]), partners: [], rounds: [] } as unknown as BoardState
}

const CRITERIA = {
  C8: { name: 'Links', axis: 'fit', direction: 'benefit', kind: 'judged' },
  C1: { name: { $t: 'T04.item.criteria.C1.name' }, axis: 'attractiveness', direction: 'benefit', kind: 'judged' },
  C5: { name: { $t: 'T04.item.criteria.C5.name' }, axis: 'attractiveness', direction: 'cost', kind: 'judged' },
  C6: { name: 'Own words', axis: 'attractiveness', direction: 'cost', kind: 'judged' },
  C10: { name: 'Interest', axis: 'fit', direction: 'benefit', kind: 'measured' },
}
const BOARD = boardWith({ 'T04.criteria': CRITERIA, 'T04.markets': { BR: { name: 'Brazil' }, CN: { name: 'China' } } })

function scaleForm() {
  const form = ballotForm(BOARD, 'T04.scores', t)
  if (form?.kind !== 'scale') throw new Error('no scale form')
  return form
}

describe('ballot form', () => {
  it('[B24] scores ask judged criteria only, under the headings of their axis', () => {
    const form = scaleForm()
    expect(form.rows.map(({ id }) => id)).toEqual(['C1', 'C5', 'C6', 'C8'])
    expect(form.rows.map(({ group }) => group)).toEqual([
      'Attractiveness of the market',
      'Attractiveness of the market',
      'Attractiveness of the market',
      'Fit with us',
    ])
    expect(form.columns.map(({ label }) => label)).toEqual(['Brazil', 'China'])
    expect([form.min, form.max]).toEqual([1, 5])
  })

  it("[B24] a row has its own anchor while it has the source's name, else the one of its direction", () => {
    const hints = Object.fromEntries(scaleForm().rows.map(({ id, hint }) => [id, hint]))
    expect(hints).toEqual({
      C1: T04['T04.anchor.scores.benefit'],
      C5: T04['T04.anchor.scores.C5'],
      C6: T04['T04.anchor.scores.cost'],
      C8: T04['T04.anchor.scores.benefit'],
    })
  })

  it('[B24] weights ask all criteria, votes the statement as it stands, dots the options', () => {
    expect(ballotForm(BOARD, 'T04.weights', t)?.rows).toHaveLength(5)
    const statement = boardWith({}, [[itemKey('T04.decision', 'statement'), ' Work on Brazil. ']])
    expect(ballotForm(statement, 'T04.decisionVote', t)).toMatchObject({ kind: 'vote', statement: 'Work on Brazil.' })
    expect(ballotForm(BOARD, 'T08.architecture', t)).toMatchObject({ kind: 'dots', budget: 3, mostPerOption: 2 })
    expect(ballotForm(BOARD, 'T08.architectureVote', t)?.rows.map(({ label }) => label)).toEqual(
      ballotForm(BOARD, 'T08.architecture', t)?.rows.map(({ label }) => label),
    )
  })

  it('[B24] shared matrices and lists take no ballots', () => {
    expect(ballotForm(BOARD, 'T04.measured', t)).toBeNull()
    expect(ballotForm(BOARD, 'T04.markets', t)).toBeNull()
    expect(ballotForm(BOARD, 'T99.none', t)).toBeNull()
  })
})

describe('filling a ballot', () => {
  it('[B25] "cannot judge" is an answer, an untouched cell is none, values of other rows do not count', () => {
    const values = { C1: { BR: 4, CN: null }, gone: { BR: 5 } }
    expect(answered(scaleForm(), values)).toEqual({ done: 2, total: 8 })
  })

  it('[B25] arrows stay inside the table; typing goes to the next cell and stops at the last', () => {
    const form = scaleForm()
    const at = (row: string, column: string) => ({ row, column })
    expect(cellAfterKey(form, at('C1', 'BR'), 'ArrowLeft')).toEqual(at('C1', 'BR'))
    expect(cellAfterKey(form, at('C1', 'BR'), 'ArrowDown')).toEqual(at('C5', 'BR'))
    expect(cellAfterKey(form, at('C8', 'CN'), 'ArrowDown')).toEqual(at('C8', 'CN'))
    expect(cellAfterKey(form, at('C1', 'BR'), 'End')).toEqual(at('C1', 'CN'))
    expect(nextCell(form, at('C1', 'CN'))).toEqual(at('C5', 'BR'))
    expect(nextCell(form, at('C8', 'CN'))).toEqual(at('C8', 'CN'))
  })

  it('[B25] shares are of all points given; none before the first point', () => {
    expect(pointsShare({}, 'C1')).toBeNull()
    expect(pointsShare({ C1: { points: 0 } }, 'C1')).toBeNull()
    expect(pointsShare({ C1: { points: 6 }, C5: { points: 2 }, C6: { points: null } }, 'C1')).toBe(0.75)
  })

  it('[B25] dots left count down from the budget', () => {
    const form = ballotForm(BOARD, 'T08.architecture', t)
    if (form?.kind !== 'dots') throw new Error('no dots form')
    expect(dotsLeft(form, { one_brand: { dots: 2 } })).toBe(1)
    expect(dotsLeft(form, {})).toBe(3)
  })
})
