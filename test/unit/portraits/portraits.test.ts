// T06: barriers, culture notes and what makes a portrait complete; one result for each portrait on the board.
import { describe, expect, it } from 'vitest'
import type { ComputeContext } from '../../../shared/compute/content.ts'
import { portraitsRules } from '../../../shared/compute/coverage/portraitsRules.ts'
import { computePortrait, computePortraits } from '../../../shared/compute/portraits.ts'
import {
  plainContent,
  plainContext,
  plainItem,
  revealed,
  votes,
  type PlainContent,
} from '../../support/plainContent.ts'

const severity = (value: number) => ({ severity: value })
const note = (id: string, dimension: string, gaps: string[] = []) =>
  plainItem(id, { dimension, observation: 'seen', whatWeDo: 'done' }, gaps)
const THREE_NOTES = [note('n1', 'time'), note('n2', 'language'), note('n3', 'contract')]

const fieldsOf = (instance: string, market: string) => ({
  [`${instance}.portrait/market`]: market,
  [`${instance}.portrait/healthSystem`]: 'tax funded',
  [`${instance}.portrait/regulator`]: 'NMPA',
  [`${instance}.portrait/payer`]: 'public insurance',
  [`${instance}.portrait/ipSituation`]: 'improving',
  [`${instance}.portrait/asOf`]: '2026-05-01',
})
const COMPLETE: PlainContent = {
  instances: ['T06'],
  fields: { ...fieldsOf('T06', 'CN'), 'T06.statement/statement': 'Trust first' },
  items: { 'T06.culture': THREE_NOTES },
}
const portrait = (content: PlainContent) => computePortrait(plainContent(content), plainContext(), 'T06')

describe('[C24] barriers', () => {
  const BARRIERS = [
    plainItem('language', { label: 'Languages', mitigation: 'Interpreters' }),
    plainItem('laws', { label: 'Laws', mitigation: ' ' }),
    plainItem('culture', { label: 'Culture' }),
    plainItem('standards', { label: 'Standards' }),
  ]
  const values = {
    'T06.severity': revealed({
      A: { language: severity(5), laws: severity(4), culture: severity(3) },
      B: { language: severity(3), laws: severity(4.5) },
    }),
  }
  const result = portrait({ items: { 'T06.barriers': BARRIERS }, values })

  it('are hot when the mean of the partners reaches 4', () => {
    expect(result.barriers['language']).toEqual({
      voters: 2,
      mean: 4,
      disagreement: 1,
      label: 'discuss',
      hot: true,
      mitigated: true,
    })
    expect(result.barriers['culture']).toMatchObject({
      mean: 3,
      disagreement: null,
      label: 'not-computable',
      hot: false,
    })
    expect(result.barriers['standards']).toMatchObject({ voters: 0, mean: null, hot: false })
    expect(result.hot).toEqual(['language', 'laws'])
  })

  it('have an index over those with scores, and a share of hot ones with a way round', () => {
    expect(result.barrierIndex).toBeCloseTo((4 + 4.25 + 3) / 3, 12)
    expect(result.hotMitigated).toBe(0.5)
    expect(portrait({ items: { 'T06.barriers': BARRIERS } })).toMatchObject({ barrierIndex: null, hotMitigated: null })
  })
})

describe('[C24] a portrait', () => {
  it('is complete with its required fields and three notes of three dimensions', () => {
    expect(portrait(COMPLETE)).toMatchObject({ market: 'CN', gaps: [], notes: 3, complete: true, approachStated: true })
  })

  it('is not complete with two dimensions, an unfinished note, an empty field, a date that is none or a lost market', () => {
    const withNotes = (notes: typeof THREE_NOTES) => portrait({ ...COMPLETE, items: { 'T06.culture': notes } })
    expect(withNotes([note('n1', 'time'), note('n2', 'time'), note('n3', 'contract')]).complete).toBe(false)
    expect(withNotes([note('n1', 'time'), note('n2', 'language'), note('n3', 'contract', ['whatWeDo'])]).complete).toBe(
      false,
    )
    const withField = (field: string, value: string | null) =>
      portrait({ ...COMPLETE, fields: { ...COMPLETE.fields, [`T06.portrait/${field}`]: value } })
    expect(withField('payer', '')).toMatchObject({ complete: false, gaps: ['payer'] })
    expect(withField('asOf', '2026-13-01')).toMatchObject({ complete: false, gaps: ['asOf'] })
    expect(withField('market', 'JP')).toMatchObject({ complete: false, market: null, gaps: ['market'] })
    expect(withField('keyPlayers', null).complete).toBe(true)
  })

  it('has its own results, statement and vote in each instance', () => {
    const results = computePortraits(
      plainContent({
        instances: ['T06', 'T06~2'],
        fields: { ...COMPLETE.fields, ...fieldsOf('T06~2', 'BR') },
        items: COMPLETE.items!,
        values: { 'T06.statementVote': votes('statement', { A: 'approve', B: 'approve' }) },
      }),
      plainContext(),
    )
    expect(Object.keys(results)).toEqual(['T06', 'T06~2'])
    expect(results['T06']).toMatchObject({ complete: true, approachAdopted: true })
    expect(results['T06~2']).toMatchObject({ market: 'BR', notes: 0, complete: false, approachAdopted: false })
  })
})

describe('[C24] signals of the portraits', () => {
  const judge = (id: string, plain: PlainContent, more: Partial<ComputeContext>) => {
    const content = plainContent(plain)
    const context = plainContext(more)
    return portraitsRules[id]!({ content, context, results: { T06: computePortraits(content, context) } })
  }

  it('R1.5 a needs one complete portrait of a decided market, b and c one for each', () => {
    const two = { decided: ['CN', 'BR'] }
    expect(judge('R1.5.a', COMPLETE, two)).toMatchObject({
      holds: true,
      evidence: [{ widget: 'T06.portrait', item: null }],
    })
    expect(judge('R1.5.b', COMPLETE, two)).toMatchObject({ holds: false, have: 1, need: 2 })
    expect(judge('R1.5.b', COMPLETE, { decided: ['CN'] })?.holds).toBe(true)
    expect(judge('R1.5.c', COMPLETE, two)?.missing).toEqual([{ widget: 'T04.markets', item: 'BR' }])
    expect(judge('R1.5.c', COMPLETE, { decided: ['CN'] })?.holds).toBe(true)
  })

  it('speaks only about decided markets', () => {
    expect(judge('R1.5.a', COMPLETE, { decided: ['US'] })?.holds).toBe(false)
    expect(judge('R1.5.a', COMPLETE, { decided: [] })?.holds).toBe(false)
  })
})
