// The form of `evaluate` for every template: whatever it allows gives the results of the board made from it.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boardResults } from '../../../shared/boardResults.ts'
import { CATALOG } from '../../../shared/catalog.ts'
import { evaluateInput } from '../../../shared/compute/evaluateInput.ts'
import { parseInput } from '../../../shared/compute/parseInput.ts'
import { roundResults } from '../../../shared/compute/roundResults.ts'
import type { BoardError } from '../../../shared/errors.ts'
import { prepareExample } from '../pdf/exampleState.ts'
import { randomInput } from '../../support/randomInput.ts'
import { seededDraw } from '../../support/seededDraw.ts'

const TODAY = '2027-03-31'

const refusal = (input: unknown): BoardError => {
  try {
    parseInput(input)
  } catch (error) {
    return error as BoardError
  }
  throw new Error('the input was taken')
}

const BASE = { consortium: 'Consortium', partners: ['A', 'B'] }
const MARKETS = { criteria: [], markets: [{ id: 'CN', name: 'China', maturity: 'growing' }] }

describe('evaluate for every template', () => {
  it('[V3] gives the results of the board made from the input', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 1e6 }), async (seed) => {
        const input = randomInput(seededDraw(seed))
        const evaluated = roundResults(evaluateInput(parseInput(input)))
        const board = await prepareExample(input)
        expect(evaluated).toEqual(roundResults(boardResults(board, TODAY)))
      }),
      { numRuns: 40 },
    )
  }, 60_000)

  it('[V4] has a result for every template that is in the input and computes something', () => {
    const results = evaluateInput(parseInput(randomInput(seededDraw(7))))
    const computing = [...CATALOG.keys()].filter((id) => id !== 'T02')
    for (const id of computing) expect(Object.keys(results)).toContain(id)
  })

  it('[V5] counts a source fact only when the input says it is confirmed', () => {
    const service = { id: 'S1', name: 'Training', owner: 'A', partners: ['A', 'B'], state: 'pilot' }
    const services = (more: object) =>
      evaluateInput(parseInput({ ...BASE, T07: { services: [{ ...service, ...more }] } })).T07!.services
    expect(services({})).toEqual(['S1'])
    expect(services({ prefill: true })).toEqual([])
    expect(services({ prefill: true, confirmed: true })).toEqual(['S1'])
  })

  it('[V6] takes one entry for each page of a template that repeats', () => {
    const input = { ...BASE, T04: MARKETS, T06: [{ portrait: { market: 'CN' } }, {}] }
    expect(Object.keys(evaluateInput(parseInput(input)).T06!)).toEqual(['T06', 'T06~2'])
  })

  it('[V7] counts from the day it is given when the input has no today', () => {
    const input = parseInput({ ...BASE, T07: {} })
    expect(evaluateInput(input, '2027-01-01')).toEqual(evaluateInput({ ...input, today: '2027-01-01' }))
  })
})

describe('a wrong input for any template', () => {
  it.each([
    ['T07', { service: [] }, 'T07.service', 'unknown_field'],
    ['T07', { services: [{ nam: 'x' }] }, 'T07.services.0.nam', 'unknown_field'],
    ['T07', { services: {} }, 'T07.services', 'invalid_value'],
    ['T07', { services: [{ owner: 'Z' }] }, 'T07.services.0.owner', 'invalid_value'],
    ['T07', { services: [{ partners: ['A', 'A'] }] }, 'T07.services.0.partners', 'invalid_value'],
    ['T07', { services: [{ state: 'someday' }] }, 'T07.services.0.state', 'invalid_value'],
    ['T07', { services: [{ id: 'S1' }, { id: 'S1' }] }, 'T07.services.1.id', 'invalid_value'],
    ['T07', { services: [{ id: '' }] }, 'T07.services.0.id', 'invalid_value'],
    ['T07', { services: [{ confirmed: true }] }, 'T07.services.0.confirmed', 'invalid_value'],
    ['T07', { statementVote: { statement: { A: 'maybe' } } }, 'T07.statementVote.statement.A', 'invalid_value'],
    ['T07', { statementVote: { other: { A: 'approve' } } }, 'T07.statementVote.other', 'invalid_value'],
    ['T07', { statementVote: { statement: { Z: 'approve' } } }, 'T07.statementVote.statement.Z', 'invalid_value'],
    ['T06', {}, 'T06', 'invalid_value'],
    ['T06', [{ portrait: { asOf: '2027-02-30' } }], 'T06.0.portrait.asOf', 'invalid_value'],
    ['T06', [{}, { portrait: { market: 'XX' } }], 'T06.1.portrait.market', 'invalid_value'],
    ['T05', { pull: { ballots: [{ partner: 'Z', values: {} }] } }, 'T05.pull.ballots.0.partner', 'invalid_value'],
    [
      'T05',
      { subsectors: [{ id: 's' }], pull: { ballots: [{ partner: 'A', values: { s: { CN: 6 } } }] } },
      'T05.pull.ballots.0.values.s.CN',
      'invalid_value',
    ],
    ['T05', { subsectors: [{ id: 's' }], choices: { s: { XX: 1 } } }, 'T05.choices.s.XX', 'invalid_value'],
    ['T05', { choices: { gone: { CN: 1 } } }, 'T05.choices.gone', 'invalid_value'],
    ['T05', { subsectors: [{ id: 's' }], choices: { s: { CN: 2 } } }, 'T05.choices.s.CN', 'invalid_value'],
    ['T12', [{ sheet: { start: '2027-09-12', end: '2027-09-11' } }], 'T12.0.sheet.end', 'invalid_value'],
    ['T11', { actions: [{ start: '2027-09-12', end: '2027-09-11' }] }, 'T11.actions.0.end', 'invalid_value'],
    [
      'T01',
      { representatives: [{}, { start: '2027-01-01', end: '2027-01-01' }] },
      'T01.representatives.1.end',
      'invalid_value',
    ],
    [
      'T16',
      { indicators: [{ dueDate: '2027-01-01', baselineDate: '2027-01-02' }] },
      'T16.indicators.0.dueDate',
      'invalid_value',
    ],
    ['T08', { pillars: [{ titel: 'x' }] }, 'T08.pillars.0.titel', 'unknown_field'],
  ] as const)('[V8] of %s %j is refused at %s', (template, value, field, code) => {
    const error = refusal({ ...BASE, T04: MARKETS, [template]: value })
    expect([error.field, error.code]).toEqual([field, code])
    expect(error.message.length).toBeGreaterThan(10)
  })

  it('[V8] has the days of every period of every template in order, with the reason', () => {
    const periods = [...CATALOG.values()].flatMap(({ id, repeats, widgets }) =>
      Object.entries(widgets).flatMap(([name, seed]) =>
        ('fields' in seed ? seed.fields : []).flatMap((field) => {
          const first = field.after ?? field.notBefore
          if (first === undefined) return []
          const own = { [first]: '2027-03-02', [field.id]: '2027-03-01' }
          const part = { [name]: 'prefill' in seed ? [own] : own }
          const path = `${id}${repeats ? '.0' : ''}.${name}${'prefill' in seed ? '.0' : ''}.${field.id}`
          return [{ path, input: { ...BASE, [id]: repeats ? [part] : part } }]
        }),
      ),
    )
    expect(periods.map(({ path }) => path)).toContain('T12.0.sheet.end')
    for (const { path, input } of periods) {
      const error = refusal(input)
      expect(error.field).toBe(path)
      expect(error.message).toMatch(/^Choose a date (after|from) 2027-03-02/)
    }
    const plan = refusal({ ...BASE, strategyStart: '2027-03-02', strategyEnd: '2027-03-01' })
    expect([plan.field, plan.message]).toEqual(['strategyEnd', 'must not be before strategyStart, 2027-03-02'])
    expect(() => parseInput({ ...BASE, strategyStart: '2027-03-01', strategyEnd: '2027-03-01' })).not.toThrow()
  })

  it('[V8] may name entries of a template that is not there: they are gaps', () => {
    const input = parseInput({ ...BASE, T06: [{ portrait: { market: 'CN' } }] })
    expect(evaluateInput(input).T06!['T06']!.complete).toBe(false)
  })
})
