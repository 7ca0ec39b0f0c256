// The people and ballots of a board that is made from an `evaluate` input. Each ballot widget gets one round; what was said
// once for a partner (weights, ratings, votes) is cast by that partner's first person.
import type { BallotValues } from '../../shared/ballots.ts'
import type { WidgetId } from '../../shared/catalog.ts'
import {
  attributeBallots,
  nameBallots,
  needBallots,
  pointBallots,
  scoreBallots,
} from '../../shared/compute/inputBallots.ts'
import { DECISION_ROW } from '../../shared/compute/decision.ts'
import { castBallots } from '../../shared/compute/inputBoard.ts'
import type { EvaluateInput } from '../../shared/compute/inputSchema.ts'
import { ownEntry } from '../../shared/compute/ownEntry.ts'
import { givenWidgets } from '../../shared/compute/templateInput.ts'

export type ExamplePerson = { name: string; partnerId: string }
export type ExampleBallot = { person: ExamplePerson; values: BallotValues }
export type ExampleRound = { widget: WidgetId; ballots: ExampleBallot[] }
export type ExampleVotes = { people: ExamplePerson[]; rounds: ExampleRound[] }

type Cast = { partner: string; values: BallotValues }
type Votes = Record<string, Record<string, string | null>>

/** Finds or adds the person behind a ballot: the same partner and participant id is the same person. */
function createPeople() {
  const people: ExamplePerson[] = []
  const byKey = new Map<string, ExamplePerson>()
  function add(partnerId: string, participant: string | null): ExamplePerson {
    const person = { name: `Participant ${participant ?? people.length + 1}`, partnerId }
    people.push(person)
    if (participant !== null) byKey.set(JSON.stringify([partnerId, participant]), person)
    return person
  }
  return {
    people,
    add,
    of: (partnerId: string, participant: string | null): ExamplePerson =>
      (participant === null ? undefined : byKey.get(JSON.stringify([partnerId, participant]))) ??
      add(partnerId, participant),
    firstOf: (partnerId: string): ExamplePerson =>
      people.find((person) => person.partnerId === partnerId) ?? add(partnerId, null),
  }
}

/** Row -> partner -> vote, turned into one ballot per partner that voted. */
function voteBallots(partners: readonly string[], rows: Votes): Cast[] {
  return partners.flatMap((partner) => {
    const cells = Object.entries(rows).flatMap(([row, votes]) => {
      const vote = ownEntry(votes, partner) ?? null
      return vote === null ? [] : [[row, { vote }] as const]
    })
    return cells.length === 0 ? [] : [{ partner, values: Object.fromEntries(cells) }]
  })
}

/** Keeps only rows that can be scored: a measured criterion has one shared value, so marks on it count nowhere. */
function judgedOnly(input: NonNullable<EvaluateInput['T04']>, values: BallotValues): BallotValues {
  const judged = new Set(input.criteria.filter((criterion) => criterion.kind === 'judged').map(({ id }) => id))
  return Object.fromEntries(Object.entries(values).filter(([row]) => judged.has(row)))
}

/** Two ballots of one person on a widget would be one on the server: the second is another person's. */
function onePerPerson(
  ballots: readonly ExampleBallot[],
  add: (partner: string, participant: string | null) => ExamplePerson,
): ExampleBallot[] {
  const seen = new Set<ExamplePerson>()
  return ballots.map(({ person, values }) => {
    const own = seen.has(person) ? add(person.partnerId, null) : person
    seen.add(own)
    return { person: own, values }
  })
}

export function exampleVotes(input: EvaluateInput): ExampleVotes {
  const { T02, T04, T08, partners } = input
  const known = createPeople()
  const rounds: ExampleRound[] = []
  const addRound = (widget: WidgetId, ballots: ExampleBallot[]) => {
    if (ballots.length > 0) rounds.push({ widget, ballots })
  }
  const byPerson = (cast: readonly Cast[], participants: readonly (string | null)[]): ExampleBallot[] =>
    cast.map(({ partner, values }, i) => ({ person: known.of(partner, participants[i] ?? null), values }))
  const byPartner = (cast: readonly Cast[]): ExampleBallot[] =>
    cast.map(({ partner, values }) => ({ person: known.firstOf(partner), values }))

  if (T02) {
    const participants = T02.ballots.map((ballot) => ballot.participant)
    addRound('T02.scores', byPerson(needBallots(T02), participants))
  }
  if (T04) {
    const cast = scoreBallots(T04).map(({ partner, values }) => ({ partner, values: judgedOnly(T04, values) }))
    const participants = T04.ballots.map((ballot) => ballot.participant)
    addRound('T04.scores', byPerson(cast, participants))
    addRound('T04.weights', byPartner(pointBallots(T04)))
    addRound('T04.decisionVote', byPartner(voteBallots(partners, { [DECISION_ROW]: T04.decision.votes })))
  }
  if (T08) {
    addRound('T08.attributeRatings', byPartner(attributeBallots(T08)))
    addRound('T08.nameRatings', byPartner(nameBallots(T08)))
    addRound('T08.nameVote', byPartner(voteBallots(partners, T08.nameVotes)))
  }
  for (const given of givenWidgets(input)) {
    const ballots = castBallots(given).map(({ partnerId, participant, values }) => ({
      person: participant === null ? known.firstOf(partnerId) : known.of(partnerId, participant),
      values,
    }))
    addRound(given.widget, given.input.kind === 'votes' ? ballots : onePerPerson(ballots, known.add))
  }
  return { people: known.people, rounds }
}
