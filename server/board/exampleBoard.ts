// A board filled from an `evaluate` input, made of the same parts as any other: items, people, ballots, revealed rounds.
import * as Y from 'yjs'
import { ballotForm, checkBallot, type CastBallot } from '../../shared/ballots.ts'
import { readBoard } from '../../shared/board/boardState.ts'
import { initialBoard, type BoardSpec } from '../../shared/board/initialBoard.ts'
import { templateOf } from '../../shared/catalog.ts'
import type { EvaluateInput } from '../../shared/compute/inputSchema.ts'
import { parseInput } from '../../shared/compute/parseInput.ts'
import { givenInstances } from '../../shared/compute/templateInput.ts'
import { BoardError } from '../../shared/errors.ts'
import { LIMITS } from '../../shared/protocol.ts'
import { newId } from '../secrets.ts'
import type { BallotRow, ParticipantRow, Storage } from '../storage/Storage.ts'
import { createBoard, type CreatedBoard } from './createBoard.ts'
import { exampleVotes, type ExamplePerson } from './exampleBallots.ts'
import { exampleOf, writeExtras, type ExampleExtras, type ExampleName } from './exampleExtras.ts'
import { writeInputItems } from './exampleItems.ts'
import { openRound, revealRound } from './rounds.ts'
import { seedTexts } from './seedTexts.ts'

const LOCALE = 'en'

function boardSpec(input: EvaluateInput, extras: ExampleExtras | null): BoardSpec {
  const name = input.consortium.trim().slice(0, LIMITS.maxTitleLength) || 'Workshop'
  return {
    title: extras?.title ?? name,
    consortium: {
      name: extras?.consortium ?? name,
      strategyStart: extras?.strategyStart ?? input.strategyStart ?? null,
      strategyEnd: extras?.strategyEnd ?? input.strategyEnd ?? null,
    },
    partners: input.partners.map(
      (id) =>
        extras?.partners.find((partner) => partner.id === id) ?? {
          id,
          name: id.slice(0, LIMITS.maxNameLength),
          region: '',
          type: 'cluster',
        },
    ),
    templates: givenInstances(input).map(({ instance }) => templateOf(instance)),
    locale: LOCALE,
    today: input.today ?? null,
    notice: extras?.notice ?? null,
    withPrefill: false,
  }
}

type PreparedBoard = {
  doc: Y.Doc
  title: string
  people: { id: string; person: ExamplePerson }[]
  ballots: Omit<BallotRow, 'boardId'>[]
}

/** @throws BoardError unknown_field, invalid_value: the checks name the place and what is wrong; here it becomes a sentence. */
function withSentences<T>(check: () => T): T {
  try {
    return check()
  } catch (error) {
    if (!(error instanceof BoardError) || error.field === undefined || error.message.endsWith('.')) throw error
    throw new BoardError(error.code, `"${error.field}" ${error.message}.`, error.field)
  }
}

/** Everything but the store: a refused input has touched nothing. @throws BoardError as parseInput and checkBallot */
function prepare(input: EvaluateInput, extras: ExampleExtras | null, at: string): PreparedBoard {
  // Revealed values are one object keyed by partner, and Yjs takes no object with a field of this name.
  const unfit = input.partners.indexOf('constructor')
  if (unfit >= 0) throw new BoardError('invalid_value', 'cannot be "constructor" on a board', `partners.${unfit}`)
  const doc = new Y.Doc()
  const spec = boardSpec(input, extras)
  initialBoard(doc, spec, seedTexts(LOCALE))
  const { people, rounds } = exampleVotes(input)
  const ids = new Map(people.map((person) => [person, newId()]))
  const personOf = (partner: string) => ids.get(people.find((person) => person.partnerId === partner)!)
  doc.transact(() => {
    writeInputItems(doc, input, at)
    if (extras) writeExtras(doc, extras, at, personOf)
  })
  const ballots: PreparedBoard['ballots'] = []
  for (const { widget, ballots: given } of rounds) {
    const roundId = newId()
    const form = ballotForm(readBoard(doc), widget)
    const cast: CastBallot[] = given.map(({ person, values }) => {
      checkBallot(form, values)
      ballots.push({ roundId, participantId: ids.get(person)!, values, finished: true, updatedAt: at, proxy: null })
      return { partnerId: person.partnerId, values, finished: true, updatedAt: at }
    })
    openRound(doc, { id: roundId, widget, at, progress: {} })
    revealRound(doc, roundId, at, cast)
  }
  return { doc, title: spec.title, people: people.map((person) => ({ id: ids.get(person)!, person })), ballots }
}

/**
 * Makes a board from an untrusted input of the form of worked-example-1.json's `input`, or a shown example.
 * @param given the input, or the name of a shown example. @param at ISO time. @param origin scheme and host of the links.
 * @throws BoardError unknown_field, invalid_value with the path of the wrong value; then nothing was made.
 */
export async function createExampleBoard(
  storage: Storage,
  given: { input: unknown } | { example: ExampleName },
  { at, origin }: { at: string; origin: string },
): Promise<CreatedBoard> {
  const { input, extras } = 'example' in given ? exampleOf(given.example) : { ...given, extras: null }
  const { doc, title, people, ballots } = withSentences(() => prepare(parseInput(input), extras, at))
  const created = await createBoard(storage, doc, { title, at, origin })
  const { boardId } = created
  try {
    const rows = people.map(({ id, person }): ParticipantRow => {
      const { name, partnerId } = person
      const inviteId = created.inviteRows.editor.id
      return { id, boardId, inviteId, role: 'editor', name, partnerId, joinedAt: at, removedAt: null, erasedAt: null }
    })
    await storage.addParticipants(rows)
    for (const ballot of ballots) await storage.putBallot({ boardId, ...ballot })
  } catch (error) {
    // Nobody has the links yet; what is there must not stay.
    await storage.deleteBoard(boardId, at)
    throw error
  }
  return created
}
