// Reads the input of `evaluate` (and of a board made from such a file): the form of seeds/examples/worked-example-1.json.
// Ratings, votes and settings may be absent or null; an unknown key, a value outside its range or an id that names nothing is
// refused with its path.
import { z } from 'zod'
import { CATALOG, widgetSeedOf, type TemplateId, type WidgetId } from '../catalog.ts'
import { seedFormTemplates, templateSchema, widgetShape } from './templateInput.ts'

const absentAs = <T extends z.ZodType, D>(schema: T, value: D) => schema.nullish().transform((given) => given ?? value)
const list = <T extends z.ZodType>(item: T) => z.array(item, { error: 'must be a list' })
const byKey = <T extends z.ZodType>(value: T) =>
  z.record(z.string(), value, { error: 'must be an object with one entry per id' })
const orEmpty = <T extends z.ZodType>(value: T) => absentAs(byKey(value), {} as Record<string, z.output<T>>)
const oneOf = <const T extends readonly string[]>(values: T) =>
  z.enum(values, { error: `must be one of ${values.join(', ')}` })

const id = z
  .string({ error: 'must be an id: a text of 1 to 60 characters' })
  .min(1, 'must be an id: a text of 1 to 60 characters')
  .max(60, 'must be an id: a text of 1 to 60 characters')
  .refine((value) => value !== '__proto__', 'must be another id; this one cannot be used')

/** A text as long as its field on the board allows; absent reads as empty. */
function text(widget: WidgetId, field: string) {
  const seed = widgetSeedOf(widget)
  const fields = seed && 'fields' in seed ? seed.fields : []
  const maxLength = fields.find((one) => one.id === field)?.maxLength ?? 2000
  return absentAs(
    z.string({ error: 'must be a text' }).max(maxLength, `must be a text of at most ${maxLength} characters`),
    '',
  )
}

function number(wording: string, min = -Infinity, max = Infinity) {
  const error = `must be ${wording}`
  return z.number({ error }).min(min, error).max(max, error)
}
const integer = (wording: string, min: number, max = Number.MAX_SAFE_INTEGER) =>
  number(wording, min, max).int(`must be ${wording}`)

const rating = integer('a whole number from 1 to 5, or null for "cannot judge"', 1, 5).nullable()
const pair = z.tuple([rating, rating], { error: 'must be a pair of ratings, such as [4, 2] or [4, null]' })
const fourPoints = z.tuple([rating, rating, rating, rating], {
  error: 'must be four ratings, such as [4, 5, 3, null]',
})
const finite = number('a number')
const votes = orEmpty(oneOf(['approve', 'oppose', 'abstain']).nullable())

const fact = {
  unit: z.string({ error: 'must be a text' }).nullish(),
  source: z.string({ error: 'must be a text' }).nullish(),
  year: integer('a year from 1900 to 2200', 1900, 2200).nullish(),
}
const ballot = { partner: id, participant: absentAs(id, null) }

/** The widgets of a template with a fixed form that its form does not know. */
function more(template: TemplateId): Record<never, never> {
  const seed = CATALOG.get(template)
  return seed ? widgetShape(seed) : {}
}

const needsInput = z.strictObject({
  ...more('T02'),
  needs: list(
    z.strictObject({
      id,
      label: text('T02.needs', 'label'),
      segment: oneOf(['sme', 'large']),
      source: text('T02.needs', 'source'),
      hint: text('T02.needs', 'hint'),
    }),
  ),
  ballots: absentAs(list(z.strictObject({ ...ballot, ratings: orEmpty(pair.nullable()) })), []),
  surveys: absentAs(
    list(
      z.strictObject({
        id: absentAs(id, null),
        label: text('T02.surveys', 'label'),
        companies: absentAs(integer('a whole number of 0 or more', 0), null),
        date: z.iso.date({ error: 'must be a date such as 2027-03-31' }).nullish(),
        method: z.string({ error: 'must be a text' }).nullish(),
        segment: z.string({ error: 'must be a text' }).nullish(),
      }),
    ),
    [],
  ),
  needLinks: absentAs(
    list(z.strictObject({ id: absentAs(id, null), need: id, market: absentAs(id, null), service: absentAs(id, null) })),
    [],
  ),
})

const marketsInput = z.strictObject({
  ...more('T04'),
  criteria: list(
    z.strictObject({
      id,
      name: text('T04.criteria', 'name'),
      axis: oneOf(['attractiveness', 'fit']),
      direction: oneOf(['benefit', 'cost']),
      kind: oneOf(['judged', 'measured']),
      lo: absentAs(finite, null),
      hi: absentAs(finite, null),
      veto: absentAs(number('a number from 0 to 1, or null', 0, 1), null),
      memberInterest: absentAs(z.boolean({ error: 'must be true or false' }), false),
      ...fact,
    }),
  ).max(12, 'must have at most 12 criteria'),
  markets: list(
    z.strictObject({
      id,
      name: text('T04.markets', 'name'),
      maturity: oneOf(['emerging', 'growing', 'mature']),
      note: text('T04.markets', 'note'),
    }),
  ).max(12, 'must have at most 12 markets'),
  ballots: absentAs(list(z.strictObject({ ...ballot, scores: orEmpty(byKey(rating).nullable()) })), []),
  measured: orEmpty(byKey(finite.nullable()).nullable()),
  weightPoints: orEmpty(byKey(number('a number of 0 or more', 0).nullable()).nullable()),
  weightMode: absentAs(oneOf(['partners', 'needs', 'blend']), 'blend' as const),
  lambda: absentAs(number('a number from 0 to 1', 0, 1), 0.5),
  sensitivityPct: absentAs(number('a number from 1 to 90', 1, 90), 20),
  maxTargets: absentAs(integer('a whole number of 1 or more', 1), 3),
  decision: absentAs(
    z.strictObject({
      statement: text('T04.decision', 'statement'),
      markets: absentAs(list(id), []),
      votes,
      reason: text('T04.decision', 'reason'),
      minority: text('T04.decision', 'minority'),
    }),
    { statement: '', markets: [], votes: {}, reason: '', minority: '' },
  ),
})

const positioning = z
  .strictObject({
    forWhom: text('T08.positioning', 'forWhom'),
    need: text('T08.positioning', 'need'),
    name: text('T08.positioning', 'name'),
    category: text('T08.positioning', 'category'),
    benefit: text('T08.positioning', 'benefit'),
    proof: text('T08.positioning', 'proof'),
    unlike: text('T08.positioning', 'unlike'),
    /** An audience of T07; kept only where it is given. */
    draftOf: id.nullish(),
  })
  .transform(({ draftOf, ...texts }) => (draftOf == null ? texts : { ...texts, draftOf }))

const brandInput = z.strictObject({
  ...more('T08'),
  attributes: absentAs(list(z.strictObject({ id, label: text('T08.attributes', 'label') })), []),
  attributeRatings: orEmpty(byKey(pair.nullable()).nullable()),
  names: absentAs(
    list(
      z.strictObject({
        id,
        label: text('T08.names', 'label'),
        available: absentAs(z.boolean({ error: 'must be true or false' }), false),
        claim: text('T08.names', 'claim'),
      }),
    ),
    [],
  ),
  nameRatings: orEmpty(byKey(fourPoints.nullable()).nullable()),
  nameVotes: orEmpty(votes),
  channels: absentAs(
    list(z.strictObject({ id, label: text('T08.channels', 'label'), scope: oneOf(['common', 'partner']) })),
    [],
  ),
  /** One state, or one per partner; checkInput knows which by the channel's scope. */
  channelState: orEmpty(z.unknown()),
  assets: absentAs(
    list(
      z.strictObject({
        id: absentAs(id, null),
        partner: absentAs(id, null),
        stage: absentAs(oneOf(['S1', 'S2', 'S3', 'S4', 'S5', 'S6', 'SX']), null),
        label: text('T08.assets', 'label'),
        number: finite.nullish(),
        ...fact,
      }),
    ),
    [],
  ),
  positioning: absentAs(positioning, {
    forWhom: '',
    need: '',
    name: '',
    category: '',
    benefit: '',
    proof: '',
    unlike: '',
  }),
})

const needMap = byKey(byKey(z.literal([0, 1, 3], { error: 'must be 0, 1 or 3' }).nullable()).nullable())

/** Every other template in the form of its seed; read by givenWidgets (templateInput.ts), not by name. */
const seedForms: Record<never, never> = Object.fromEntries(
  seedFormTemplates().map((seed) => [seed.id, templateSchema(seed).nullish()]),
)
const date = z.iso.date({ error: 'must be a date such as 2027-03-31' }).nullish()

/** The form of the input, value by value; what looks at several values is in checkInput. */
export const inputSchema = z.strictObject(
  {
    consortium: text('T08.positioning', 'name'),
    partners: list(id).min(1, 'must name at least one partner'),
    /** ISO date that signals and ages count from. */
    today: date,
    strategyStart: date,
    strategyEnd: date,
    ...seedForms,
    T02: absentAs(needsInput, null),
    /** Absent: the default map; given: it replaces the default as a whole (domain 4.T04.5). */
    needToCriterion: absentAs(needMap, null),
    T04: absentAs(marketsInput, null),
    T08: absentAs(brandInput, null),
  },
  { error: 'must be an object with consortium, partners and templates' },
)

/** A checked input; what was absent or null has its default. */
export type EvaluateInput = z.output<typeof inputSchema>
