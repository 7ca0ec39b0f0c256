import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { exampleOf } from '../../../server/board/exampleExtras.ts'
import { singleField } from '../../../shared/board/boardState.ts'
import { evaluateInput } from '../../../shared/compute/evaluateInput.ts'
import { inputBoard } from '../../../shared/compute/inputBoard.ts'
import { parseInput } from '../../../shared/compute/parseInput.ts'
import { BoardError } from '../../../shared/errors.ts'

const example = (JSON.parse(readFileSync('seeds/examples/worked-example-1.json', 'utf8')) as { input: unknown }).input

/** The worked example with the value at a path replaced. */
function withValue(path: string, value: unknown): unknown {
  const input = structuredClone(example)
  const keys = path.split('.')
  const last = keys.pop()!
  const owner = keys.reduce<Record<string, unknown>>((at, key) => at[key] as Record<string, unknown>, input as never)
  owner[last] = value
  return input
}

function refusal(input: unknown): BoardError {
  try {
    parseInput(input)
  } catch (error) {
    if (error instanceof BoardError) return error
    throw error
  }
  throw new Error('nothing was refused')
}

const wrong: [path: string, value: unknown, field?: string][] = [
  ['partners', []],
  ['partners', 'BIOCAT'],
  ['partners.1', 'BIOCAT'],
  ['partners.0', ''],
  ['T02.needs', null],
  ['T02.needs.1.id', 'N01'],
  ['T02.needs.0.segment', 'medium'],
  ['T02.needs.0.label', 'x'.repeat(81)],
  ['T02.ballots.3.partner', 'NOBODY'],
  ['T02.ballots.1.participant', 'u1'],
  ['T02.ballots.3.ratings.N01', [4]],
  ['T02.ballots.3.ratings.N01', [6, 2], 'T02.ballots.3.ratings.N01.0'],
  ['T02.ballots.3.ratings.N01', [4, 2.5], 'T02.ballots.3.ratings.N01.1'],
  ['T02.ballots.3.ratings.N01', ['4', 2], 'T02.ballots.3.ratings.N01.0'],
  ['T02.ballots.3.ratings.N99', [4, 2]],
  ['T02.surveys.0.companies', -1],
  ['T02.surveys.0.companies', 4.5],
  ['T02.needLinks.0.need', 'N99'],
  ['T02.needLinks.0.market', 'XX'],
  ['needToCriterion.N01.C9', 2],
  ['T04.criteria.0.axis', 'size'],
  ['T04.criteria.0.veto', 1.1],
  ['T04.criteria.9.lo', null],
  ['T04.criteria.9.hi', 0],
  ['T04.markets', Array.from({ length: 13 }, (_, i) => ({ id: `M${i}`, name: 'M', maturity: 'mature' }))],
  ['T04.ballots.0.scores.C1.BR', 0],
  ['T04.ballots.0.scores.C1.XX', 3],
  ['T04.ballots.0.scores.C99', { BR: 3 }],
  ['T04.measured.C10.BR', 'much'],
  ['T04.measured.C10.BR', Infinity],
  ['T04.weightPoints.BIOM.C1', -0.5],
  ['T04.weightPoints.NOBODY', { C1: 1 }],
  ['T04.weightMode', 'both'],
  ['T04.lambda', 1.5],
  ['T04.sensitivityPct', 0],
  ['T04.maxTargets', 0],
  ['T04.maxTargets', 2.5],
  ['T04.decision.markets.0', 'XX'],
  ['T04.decision.votes.BIOM', 'yes'],
  ['T04.decision.votes.NOBODY', 'approve'],
  ['T08.attributeRatings.BIOM.A1', [1, 6], 'T08.attributeRatings.BIOM.A1.1'],
  ['T08.nameRatings.BIOM.NA1', [1, 2, 3]],
  ['T08.nameVotes.NA9', {}],
  ['T08.channelState.B1', 3],
  ['T08.channelState.B1', { BIOM: 1 }],
  ['T08.channelState.B3', 2],
  ['T08.channelState.B3.BIOM', 'no'],
  ['T08.channels.0.scope', 'all'],
  ['T08.assets.0.stage', 'S7'],
  ['T08.assets.0.partner', 'NOBODY'],
  ['T08.positioning.unlike', 'x'.repeat(201)],
]

const absent = [
  'needToCriterion',
  'T02',
  'T04',
  'T08',
  'T02.ballots',
  'T02.surveys',
  'T02.needLinks',
  'T04.measured',
  'T04.weightPoints',
  'T04.weightMode',
  'T04.lambda',
  'T04.sensitivityPct',
  'T04.maxTargets',
  'T04.decision',
  'T04.decision.votes',
  'T04.ballots.0.scores.C1',
  'T04.criteria.0.veto',
  'T08.attributeRatings',
  'T08.nameVotes',
  'T08.channelState',
  'T08.channelState.B3',
  'T08.positioning',
  'T08.positioning.need',
  'T08.names.0.available',
]

describe('the input of evaluate', () => {
  it.each(wrong)('[C15] refuses %s = %j and names the field', (path, value, field = path) => {
    const { code, field: named, message } = refusal(withValue(path, value))
    expect({ code, field: named }).toEqual({ code: 'invalid_value', field })
    expect(message).toMatch(/^(must|names|repeats|has) [^\n]+$/)
  })

  it.each(['extra', 'T02.extra', 'T04.criteria.0.extra', 'T08.assets.0.extra', 'T04.decision.extra'])(
    '[C15] refuses the unknown key %s',
    (path) => {
      const { code, field } = refusal(withValue(path, 1))
      expect({ code, field }).toEqual({ code: 'unknown_field', field: path })
    },
  )

  it.each([null, 3, 'text', [], {}])('[C15] refuses %j as a whole', (input) => {
    expect(refusal(input).code).toBe('invalid_value')
  })

  it.each(absent)('[C15] takes %s null or left out', (path) => {
    const leftOut: unknown = JSON.parse(JSON.stringify(withValue(path, undefined)))
    expect(evaluateInput(parseInput(withValue(path, null)))).toEqual(evaluateInput(parseInput(leftOut)))
  })

  it('[C15] fills the settings nobody made', () => {
    const { T04 } = parseInput({ consortium: 'C', partners: ['P'], T04: { criteria: [], markets: [] } })
    expect(T04).toMatchObject({ weightMode: 'blend', lambda: 0.5, sensitivityPct: 20, maxTargets: 3 })
  })

  it('[C15] takes the audience that the positioning is a draft of, as the board does', () => {
    const whole = (draftOf: unknown) => {
      const input = structuredClone(exampleOf('full').input) as { T08: { positioning: Record<string, unknown> } }
      input.T08.positioning = { ...input.T08.positioning, draftOf }
      return input
    }
    expect(parseInput(whole('sme')).T08?.positioning).toMatchObject({ draftOf: 'sme' })
    expect(parseInput(whole(null)).T08?.positioning).not.toHaveProperty('draftOf')
    expect(refusal(whole('nobody')).field).toBe('T08.positioning.draftOf')
    expect(refusal(whole(7)).field).toBe('T08.positioning.draftOf')
    // Without T07 there is nothing to compare it with.
    const alone = parseInput(withValue('T08.positioning.draftOf', 'sme'))
    expect(alone.T08?.positioning).toMatchObject({ draftOf: 'sme' })
    expect(evaluateInput(alone).T08?.positioningComplete).toBe(true)
    expect(singleField(inputBoard(alone), 'T08.positioning', 'draftOf')).toBe('sme')
  })

  it('[C15] takes source, year, unit and number on assets', () => {
    const asset = { partner: 'BIOM', stage: 'S1', label: 'Labs', number: 12, unit: 'labs', source: 'HB', year: 2013 }
    expect(parseInput(withValue('T08.assets.0', asset)).T08!.assets[0]).toEqual({ id: null, ...asset })
  })
})
