import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { evaluateInput } from '../../../shared/compute/evaluateInput.ts'
import { parseInput } from '../../../shared/compute/parseInput.ts'
import type { Results } from '../../../shared/compute/results.ts'
import { roundResults } from '../../../shared/compute/roundResults.ts'
import type { RawInput } from './arbitraries.ts'

const example = (JSON.parse(readFileSync('seeds/examples/worked-example-1.json', 'utf8')) as { input: RawInput }).input
type Full = Required<Results>

/** The worked example with a change. */
function evaluateWith(change: (input: RawInput) => void): Full {
  const input = structuredClone(example)
  change(input)
  return roundResults(evaluateInput(parseInput(input))) as Full
}

const criterion = (id: string, more: object = {}) => ({
  id,
  name: id,
  axis: 'attractiveness',
  direction: 'benefit',
  kind: 'judged',
  veto: null,
  ...more,
})

/** One partner scores two markets on three criteria: A 5/3/3, B 3/4/3. */
function smallMarkets(more: object = {}): Full {
  return roundResults(
    evaluateInput(
      parseInput({
        consortium: 'Small',
        partners: ['P'],
        T04: {
          criteria: [criterion('C1'), criterion('C2', { axis: 'fit' }), criterion('C3')],
          markets: [
            { id: 'A', name: 'A', maturity: 'mature' },
            { id: 'B', name: 'B', maturity: 'growing' },
          ],
          ballots: [{ partner: 'P', scores: { C1: { A: 5, B: 3 }, C2: { A: 3, B: 4 }, C3: { A: 3, B: 3 } } }],
          ...more,
        },
      }),
    ),
  ) as Full
}

describe('needs', () => {
  it('[C1] nobody can judge anything: null everywhere, no validated need, equal needs weights', () => {
    const { T02, T04 } = evaluateWith((input) => {
      for (const ballot of input.T02.ballots)
        for (const need of Object.keys(ballot.ratings)) ballot.ratings[need] = [null, null]
    })
    expect(T02.needs.N01).toEqual({
      voters: 0,
      partnerPriority: {},
      importance: null,
      met: null,
      priority: null,
      disagreement: null,
      quadrant: null,
      label: 'not-computable',
      validated: false,
      rank: null,
    })
    expect(new Set(Object.values(T04.needsWeights))).toEqual(new Set([0.1]))
  })

  it('[C2] one partner is its own quorum and has no disagreement', () => {
    const results = evaluateInput(
      parseInput({
        consortium: 'One',
        partners: ['P'],
        T02: { needs: [{ id: 'N', label: 'N', segment: 'sme' }], ballots: [{ partner: 'P', ratings: { N: [5, 2] } }] },
      }),
    )
    expect(results.T02).toEqual({
      quorum: 1,
      needs: {
        N: {
          voters: 1,
          partnerPriority: { P: 8 },
          importance: 5,
          met: 2,
          priority: 8,
          disagreement: null,
          quadrant: 'act-now',
          label: 'not-computable',
          validated: true,
          rank: 1,
        },
      },
    })
    expect(Object.keys(results)).toEqual(['T02', 'coverage'])
  })
})

describe('weights', () => {
  it('[C3] nobody gives points: everybody abstains, equal weights, no disagreement', () => {
    const { T04 } = evaluateWith((input) => {
      input.T04.weightPoints = { BIOCAT: { C1: 0, C2: null }, BIOM: {} }
      input.T04.weightMode = 'partners'
    })
    expect(T04.partnerWeights).toEqual({})
    expect(T04.weightAbstained).toEqual(example.partners)
    expect(new Set(Object.values(T04.weights))).toEqual(new Set([0.1]))
    expect(new Set(Object.values(T04.weightDisagreementPoints))).toEqual(new Set([null]))
  })

  it('[C3] lambda has an effect in blend only; 0 is partners, 1 is needs', () => {
    const weightsOf = (weightMode: string, lambda: number) =>
      evaluateWith((input) => Object.assign(input.T04, { weightMode, lambda })).T04
    expect(weightsOf('blend', 0).weights).toEqual(weightsOf('partners', 0.8).weights)
    expect(weightsOf('blend', 1).weights).toEqual(weightsOf('needs', 0.2).weights)
    expect(weightsOf('needs', 0).weights).toEqual(weightsOf('needs', 0).needsWeights)
  })

  it('[C3] an own map replaces the default as a whole; unknown ids in it are ignored', () => {
    const { T04 } = evaluateWith((input) => {
      input.needToCriterion = { N02: { C1: 3, C99: 3 }, GONE: { C2: 3 }, L03: { C3: 3 }, N03: { C4: 1 } }
    })
    // N02 priority 7.8 times 3 against N03 7.5; L03 is not validated.
    expect(T04.needsWeights).toEqual({
      ...Object.fromEntries(Object.keys(T04.needsWeights).map((id) => [id, 0])),
      C1: 0.7573,
      C4: 0.2427,
    })
  })

  it('[C3] an empty own map asks for nothing: equal needs weights', () => {
    const { T04 } = evaluateWith((input) => (input.needToCriterion = {}))
    expect(new Set(Object.values(T04.needsWeights))).toEqual(new Set([0.1]))
  })

  it('[C3] huge points do not overflow', () => {
    const { T04 } = smallMarkets({ weightPoints: { P: { C1: 1e308, C2: 1e308, C3: 0 } } })
    expect(T04.partnerWeights.P).toEqual({ C1: 0.5, C2: 0.5, C3: 0 })
  })
})

describe('markets', () => {
  it('[C4] a veto comes before missing values, and also on a criterion without weight', () => {
    const { T04 } = smallMarkets({
      criteria: [criterion('C1'), criterion('C2', { axis: 'fit' }), criterion('C3', { veto: 0.6 })],
      ballots: [{ partner: 'P', scores: { C2: { A: null, B: 4 }, C3: { A: 3, B: 4 } } }],
      weightPoints: { P: { C1: 1, C2: 1, C3: 0 } },
      weightMode: 'partners',
    })
    expect(T04.markets.A).toMatchObject({ status: 'knocked-out', vetoedBy: ['C3'], score: null, rank: null })
    expect(T04.markets.B).toMatchObject({ status: 'insufficient-data', vetoedBy: [], score: 75, completeness: 0.5 })
    expect(T04.shortlist).toEqual([])
    expect(T04.sensitivity).toMatchObject({ variations: 4, robustness: 1, changed: [], criticalSwings: [] })
  })

  it('[C4] a utility equal to the veto is not below it', () => {
    const { T04 } = smallMarkets({
      criteria: [criterion('C1', { veto: 0.5 }), criterion('C2'), criterion('C3')],
    })
    expect(T04.markets.B!.vetoedBy).toEqual([])
  })

  it('[C5] shared measured values alone make no partner score', () => {
    const { T04 } = smallMarkets({
      criteria: [criterion('C1'), criterion('C2', { kind: 'measured', lo: 0, hi: 10 }), criterion('C3')],
      ballots: [{ partner: 'P', scores: { C1: { B: 3 } } }],
      measured: { C2: { A: 5, B: 5 } },
    })
    expect(T04.markets.A!.partnerScores).toEqual({})
    expect(T04.markets.B!.partnerScores).toEqual({ P: 50 })
    expect(T04.cellDisagreement.A).toEqual({ C1: null, C3: null })
  })

  it('[C12] one partner, three equal weights: the swing by hand', () => {
    const { T04 } = smallMarkets()
    // A: (1 + .5 + .5)/3, B: (.5 + .75 + .5)/3; T = .25/3; C1 would tie at -50 %, C2 at +100 %.
    expect([T04.markets.A!.score, T04.markets.B!.score]).toEqual([66.6667, 58.3333])
    expect(T04.sensitivity.criticalSwings).toEqual([{ pair: ['A', 'B'], criterion: 'C1', changePct: -50 }])
    expect(T04.markets.A!.label).toBe('not-computable')
  })

  it('[C12] a tied pair has no swing, both winners stand, and a full shortlist says so', () => {
    const { T04 } = smallMarkets({
      ballots: [{ partner: 'P', scores: { C1: { A: 3, B: 3 }, C2: { A: 4, B: 4 }, C3: { A: 2, B: 2 } } }],
      maxTargets: 1,
    })
    expect([T04.markets.A!.rank, T04.markets.B!.rank]).toEqual([1, 1])
    expect([T04.shortlist, T04.overfull]).toEqual([['A', 'B'], true])
    expect(T04.sensitivity.criticalSwings).toEqual([{ pair: ['A', 'B'], criterion: null, changePct: null }])
  })
})

describe('decision', () => {
  it('[C9] an invalid decision has no markets, is not within the limit and departs from nothing', () => {
    for (const change of [
      (input: RawInput) => (input.T04.decision.statement = ' \n'),
      (input: RawInput) => (input.T04.decision.markets = []),
      (input: RawInput) => (input.T04.decision.votes = { BIOCAT: 'approve' }),
    ]) {
      const { T04decision, coverage } = evaluateWith(change)
      expect(T04decision).toMatchObject({ valid: false, markets: [], withinLimit: false, departsFromShortlist: false })
      expect([coverage.signals['R1.4'], coverage.signals['R1.2']![2]]).toEqual([[false, false], false])
    }
  })

  it('[C9] more markets than the limit, or others than the shortlist, stay valid', () => {
    const { T04decision } = evaluateWith((input) => (input.T04.decision.markets = ['AU', 'JP', 'US', 'CN']))
    expect(T04decision).toMatchObject({
      valid: true,
      markets: ['AU', 'JP', 'US', 'CN'],
      withinLimit: false,
      departsFromShortlist: true,
    })
  })

  it('[C9] a decision for the shortlist in another order departs from nothing', () => {
    const { T04decision } = evaluateWith((input) => input.T04.decision.markets.reverse())
    expect(T04decision).toMatchObject({ markets: ['BR', 'CN', 'US'], departsFromShortlist: false })
  })
})

describe('brand', () => {
  it('[C8] nothing filled: null where there is no value', () => {
    const { T08 } = evaluateInput(parseInput({ consortium: 'Empty', partners: ['P'], T08: {} })) as Full
    expect(T08).toEqual({
      attributes: {},
      coreAttributes: [],
      coreOverfull: false,
      names: {},
      adoptedName: null,
      nameTie: false,
      readiness: null,
      readinessCells: 0,
      readinessByChannel: {},
      readinessByPartner: { P: null },
      assets: {
        byStage: { S1: 0, S2: 0, S3: 0, S4: 0, S5: 0, S6: 0, SX: 0 },
        byPartner: { P: 0 },
        stageCoverage: 0,
        missingStages: ['S1', 'S2', 'S3', 'S4', 'S5', 'S6'],
        balance: null,
      },
      positioningComplete: false,
    })
  })

  it('[C8] names tied in approval and score adopt none; the better score breaks a tie', () => {
    const vote = { BIOCAT: 'approve', BIOM: 'approve', BIOPMED: 'approve' }
    const tied = evaluateWith((input) => {
      input.T08.names.forEach((name) => (name.available = true))
      input.T08.nameVotes = { NA1: vote, NA2: vote }
      input.T08.nameRatings = { BIOCAT: { NA1: [4, 4, 4, 4], NA2: [4, 4, null, null] } }
    })
    expect([tied.T08.adoptedName, tied.T08.nameTie]).toEqual([null, true])
    const broken = evaluateWith((input) => {
      input.T08.names.forEach((name) => (name.available = true))
      input.T08.nameVotes = { NA1: vote, NA2: vote }
      input.T08.nameRatings = { BIOCAT: { NA2: [1, null, null, null] } }
    })
    expect([broken.T08.adoptedName, broken.T08.nameTie, broken.T08.names.NA1!.score]).toEqual(['NA2', false, null])
  })

  it('[C8] readiness leaves "na" out and counts unset as not started', () => {
    const { T08 } = evaluateWith((input) => {
      input.T08.channelState = { B1: 'na', B3: { BIOCAT: 'na', BIOM: 2 } }
      input.T08.channels = input.T08.channels.filter(({ id }) => ['B1', 'B2', 'B3'].includes(id))
    })
    expect(T08).toMatchObject({
      readiness: 20,
      readinessCells: 5,
      readinessByChannel: { B1: null, B2: 0, B3: 25 },
      readinessByPartner: { BIOCAT: null, BIOM: 100, BIOPMED: 0, LYON: 0, ERAI: 0 },
    })
  })

  it('[C8] all assets with one partner: balance 0, and R2.7 b false', () => {
    const { T08, coverage } = evaluateWith((input) => input.T08.assets.forEach((asset) => (asset.partner = 'BIOM')))
    expect([T08.assets.balance, coverage.signals['R2.7']]).toEqual([0, [true, false]])
  })

  it('[C6] an asset without label and a survey without number are gaps, not evidence', () => {
    const { T08, coverage } = evaluateWith((input) => {
      input.T08.assets = [{ partner: 'BIOM', stage: 'S1', label: '  ' }]
      input.T02.surveys = [{ label: 'Survey', companies: null as unknown as number }]
    })
    expect([T08.assets.byPartner.BIOM, coverage.signals['R1.2']![1]]).toEqual([0, false])
  })
})

describe('ids', () => {
  it('[C11] an id that every object has a member for is an id like any other', () => {
    const names = {
      ERAI: 'constructor',
      L05: 'toString',
      C3: 'valueOf',
      AU: 'length',
      B3: 'hasOwnProperty',
      B2: 'isPrototypeOf',
    }
    const renamed = <T>(value: T): T =>
      JSON.parse(
        Object.entries(names).reduce(
          (text, [id, name]) => text.replaceAll(`"${id}"`, `"${name}"`),
          JSON.stringify(value),
        ),
      ) as T
    const sparse = structuredClone(example)
    const withoutEntries: object[] = [
      sparse.T04.weightPoints,
      sparse.T04.decision.votes,
      sparse.T08.attributeRatings,
      sparse.T08.nameRatings,
      sparse.T08.channelState,
    ]
    for (const entries of withoutEntries)
      for (const id of ['ERAI', 'B2', 'B3']) delete (entries as Record<string, unknown>)[id]
    const results = (input: unknown) => roundResults(evaluateInput(parseInput(input)))
    expect(results(renamed(sparse))).toEqual(renamed(results(sparse)))
  })
})
