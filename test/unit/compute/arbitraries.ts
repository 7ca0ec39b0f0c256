// Random inputs in the form of `evaluate`, awkward on purpose: gaps, ties, abstentions, empty lists, one partner, vetoes.
import fc from 'fast-check'

export type RawInput = {
  consortium: string
  partners: string[]
  T02: {
    needs: { id: string; label: string; segment: string }[]
    ballots: { partner: string; participant: string; ratings: Record<string, (number | null)[]> }[]
    surveys: { label: string; companies: number }[]
    needLinks: { need: string; market: string }[]
  }
  needToCriterion?: Record<string, Record<string, number>>
  T04: {
    criteria: Record<string, unknown>[]
    markets: { id: string; name: string; maturity: string }[]
    ballots: { partner: string; participant: string; scores: Record<string, Record<string, number | null>> }[]
    measured: Record<string, Record<string, number | null>>
    weightPoints: Record<string, Record<string, number | null>>
    weightMode: string
    lambda: number
    sensitivityPct: number
    maxTargets: number
    decision: { statement: string; markets: string[]; votes: Record<string, string> }
  }
  T08: {
    attributes: { id: string; label: string }[]
    attributeRatings: Record<string, Record<string, (number | null)[]>>
    names: { id: string; label: string; available: boolean }[]
    nameRatings: Record<string, Record<string, (number | null)[]>>
    nameVotes: Record<string, Record<string, string>>
    channels: { id: string; label: string; scope: string }[]
    channelState: Record<string, unknown>
    assets: { partner: string; stage: string; label: string }[]
    positioning: Record<string, string>
  }
}

const idList = (prefix: string, min: number, max: number) =>
  fc.integer({ min, max }).map((n) => Array.from({ length: n }, (_, i) => `${prefix}${i + 1}`))
const rating = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 5 }) },
  { weight: 1, arbitrary: fc.constant(null) },
)

/** A value for some of the ids. */
function some<T>(ids: readonly string[], value: fc.Arbitrary<T>): fc.Arbitrary<Record<string, T>> {
  return fc
    .tuple(...ids.map(() => fc.option(value, { freq: 5 })))
    .map((values) =>
      Object.fromEntries(ids.flatMap((id, i): [string, T][] => (values[i] === null ? [] : [[id, values[i] as T]]))),
    )
}

const pickOne = (ids: readonly string[]) => (ids.length === 0 ? fc.constant('') : fc.constantFrom(...ids))
const listOf = <T>(item: fc.Arbitrary<T>, isPossible: boolean, maxLength: number) =>
  isPossible ? fc.array(item, { maxLength }) : fc.constant<T[]>([])

function ballots<K extends string, T>(partners: readonly string[], key: K, values: fc.Arbitrary<T>) {
  return fc
    .tuple(...partners.map(() => fc.array(values, { maxLength: 3 })))
    .map((groups) =>
      groups.flatMap((group, p) =>
        group.map((own, i) => ({ partner: partners[p]!, participant: `u${p}-${i}`, [key]: own }) as never),
      ),
    )
}

const vote = fc.constantFrom('approve', 'approve', 'oppose', 'abstain')

type Ids = {
  partners: string[]
  needs: string[]
  criteria: string[]
  markets: string[]
  attributes: string[]
  names: string[]
  channels: string[]
}

const idsArbitrary: fc.Arbitrary<Ids> = fc.record({
  partners: idList('P', 1, 5),
  needs: idList('N0', 0, 9),
  criteria: idList('C', 0, 12),
  markets: idList('M', 0, 12),
  attributes: idList('A', 0, 7),
  names: idList('NA', 0, 4),
  channels: idList('B', 0, 5),
})

function needsPart(ids: Ids) {
  return fc.record({
    needs: fc
      .tuple(...ids.needs.map(() => fc.constantFrom('sme', 'large')))
      .map((segments) => ids.needs.map((id, i) => ({ id, label: id, segment: segments[i]! }))),
    ballots: ballots(ids.partners, 'ratings', some(ids.needs, fc.tuple(rating, rating))),
    surveys: fc.array(
      fc.record({ label: fc.constantFrom('Survey', ' '), companies: fc.integer({ min: 0, max: 20 }) }),
      { maxLength: 3 },
    ),
    needLinks: listOf(
      fc.record({ need: pickOne(ids.needs), market: pickOne(ids.markets) }),
      ids.needs.length > 0 && ids.markets.length > 0,
      8,
    ),
  })
}

function marketsPart(ids: Ids) {
  const criterion = fc.record({
    axis: fc.constantFrom('attractiveness', 'fit'),
    direction: fc.constantFrom('benefit', 'cost'),
    kind: fc.constantFrom('judged', 'judged', 'judged', 'measured'),
    veto: fc.constantFrom(null, null, null, 0, 0.1, 0.3),
    memberInterest: fc.boolean(),
  })
  return fc.record({
    criteria: fc.tuple(...ids.criteria.map(() => criterion)).map((all) =>
      all.map((one, i) => ({
        id: ids.criteria[i]!,
        name: ids.criteria[i]!,
        ...one,
        ...(one.kind === 'measured' && { lo: -10, hi: 80 }),
      })),
    ),
    markets: fc
      .tuple(...ids.markets.map(() => fc.constantFrom('emerging', 'growing', 'mature')))
      .map((all) => all.map((maturity, i) => ({ id: ids.markets[i]!, name: ids.markets[i]!, maturity }))),
    ballots: ballots(ids.partners, 'scores', some(ids.criteria, some(ids.markets, rating))),
    measured: some(ids.criteria, some(ids.markets, fc.integer({ min: -20, max: 100 }))),
    weightPoints: some(ids.partners, some(ids.criteria, fc.constantFrom(0, 0, 1, 2.5, 7, 10))),
    weightMode: fc.constantFrom('partners', 'needs', 'blend'),
    lambda: fc.constantFrom(0, 1, 0.5, 0.37),
    sensitivityPct: fc.constantFrom(1, 20, 50, 90),
    maxTargets: fc.integer({ min: 1, max: 4 }),
    decision: fc.record({
      statement: fc.constantFrom('Go there.', '  '),
      markets: fc.subarray(ids.markets),
      votes: some(ids.partners, vote),
    }),
  })
}

function brandPart(ids: Ids) {
  const state = fc.constantFrom(0, 1, 2, 'na')
  const channel = fc.oneof(
    fc.record({ scope: fc.constant('common'), state: state as fc.Arbitrary<unknown> }),
    fc.record({ scope: fc.constant('partner'), state: some(ids.partners, state) as fc.Arbitrary<unknown> }),
  )
  const fields = ['forWhom', 'need', 'name', 'category', 'benefit', 'proof', 'unlike']
  return fc
    .record({
      attributeRatings: some(ids.partners, some(ids.attributes, fc.tuple(rating, rating))),
      available: fc.tuple(...ids.names.map(() => fc.boolean())),
      nameRatings: some(ids.partners, some(ids.names, fc.tuple(rating, rating, rating, rating))),
      nameVotes: some(ids.names, some(ids.partners, vote)),
      channels: fc.tuple(...ids.channels.map(() => channel)),
      assets: fc.array(
        fc.record({
          partner: pickOne(ids.partners),
          stage: fc.constantFrom('S1', 'S2', 'S3', 'S4', 'S5', 'S6', 'SX'),
          label: fc.constantFrom('Lab', 'Park', ''),
        }),
        { maxLength: 12 },
      ),
      positioning: some(fields, fc.constantFrom('text', 'text', ' ')),
    })
    .map(({ available, channels, ...rest }) => ({
      ...rest,
      attributes: ids.attributes.map((id) => ({ id, label: id })),
      names: ids.names.map((id, i) => ({ id, label: id, available: available[i]! })),
      channels: ids.channels.map((id, i) => ({ id, label: id, scope: channels[i]!.scope })),
      channelState: Object.fromEntries(ids.channels.map((id, i) => [id, channels[i]!.state])),
    }))
}

/** Any input the form allows, within the sizes of a real board. */
export const rawInput: fc.Arbitrary<RawInput> = idsArbitrary.chain((ids) =>
  fc
    .record({
      T02: needsPart(ids),
      T04: marketsPart(ids),
      T08: brandPart(ids),
      map: fc.option(some([...ids.needs, 'gone'], some([...ids.criteria, 'gone'], fc.constantFrom(0, 1, 3)))),
    })
    .map(({ map, ...templates }) => ({
      consortium: 'Test consortium',
      partners: ids.partners,
      ...templates,
      ...(map && { needToCriterion: map }),
    })),
)
