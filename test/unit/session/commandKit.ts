// Every session command with a body, the states a board can be in, and a board put into such a state again and again.
import * as Y from 'yjs'
import { itemKey } from '../../../shared/board/boardItems.ts'
import type { SessionCommandName, SessionCommands } from '../../../shared/session/sessionCommands.ts'
import { createTestBoard, type Person } from '../http/testApp.ts'
import { openWorkshop, type Workshop } from './workshopKit.ts'

export const SENDERS = {
  none: 'nobody signed in',
  stranger: 'facilitator of another board',
  viewer: 'viewer',
  participant: 'participant',
  standIn: 'stand-in',
  facilitator: 'facilitator',
} as const
export type Sender = keyof typeof SENDERS

/** What a command is about: ids of what the state has, or of nothing. */
type Things = { person: string; roundId: string; voteId: string; writingId: string; decisionId: string; noteId: string }
const NOTHING = 'none-of-that'

export type State = { title: string; setUp(workshop: Workshop): Promise<Partial<Things>> }
const place = { template: 'T02', screen: 'inputs' }
export const STATES = {
  nothing: { title: 'nothing runs', setUp: async () => ({}) },
  step: {
    title: 'step and timer run',
    async setUp({ run }) {
      await run({ command: 'startStep', template: 'T04', step: 'brief', withTimer: true })
      return {}
    },
  },
  frozen: {
    title: 'board frozen',
    async setUp({ run }) {
      await run({ command: 'freeze' })
      return {}
    },
  },
  control: {
    title: 'control taken',
    async setUp({ run }) {
      await run({ command: 'takeControl' })
      return {}
    },
  },
  spotlight: {
    title: 'somebody followed',
    async setUp({ run, spotlight, iva }) {
      await run({ command: 'askSpotlight', participantId: iva.participantId })
      await spotlight(true, iva)
      return {}
    },
  },
  hands: {
    title: 'hands raised',
    async setUp({ hand, omar, iva }) {
      await hand(true, omar)
      await hand(true, iva)
      return {}
    },
  },
  groups: {
    title: 'groups work',
    async setUp({ run }) {
      await run({ command: 'startGroups', question: 'Why?', place })
      return {}
    },
  },
  round: {
    title: 'round open',
    async setUp({ run }) {
      const answer = (await run({ command: 'openRound', widget: 'T02.scores' })) as unknown as { round: { id: string } }
      return { roundId: answer.round.id }
    },
  },
  vote: {
    title: 'vote revealed',
    async setUp({ run, test, path, boardId, omar }) {
      const sentence = itemKey('T02.statement', 'statement')
      await test.rooms.change(boardId, (doc) => doc.getMap('items').set(sentence, 'Advice first.'))
      const { round } = (await run({ command: 'openRound', widget: 'T02.statementVote' })) as unknown as {
        round: { id: string }
      }
      const ballot = { values: { statement: { vote: 'approve' } }, finished: true }
      const cast = await test.call('PUT', `${path}/rounds/${round.id}/ballot`, ballot, omar)
      if (cast.status !== 200) throw new Error(JSON.stringify(cast.body))
      await run({ command: 'revealRound', roundId: round.id })
      const recorded = { roundId: round.id, row: 'statement', owner: 'BC', due: null, supersedes: null }
      const { id } = await run({ command: 'recordDecision', ...recorded })
      return { voteId: round.id, decisionId: id! }
    },
  },
  writing: {
    title: 'private writing open',
    async setUp({ run }) {
      const { id } = await run({
        command: 'openWriting',
        question: 'What?',
        place,
        naming: 'names',
        arrangement: 'partner',
      })
      return { writingId: id! }
    },
  },
  door: {
    title: 'room open, door closed',
    async setUp({ run }) {
      await run({ command: 'openRoom' })
      await run({ command: 'closeDoor' })
      return {}
    },
  },
} as const satisfies Record<string, State>
export type StateName = keyof typeof STATES

const step = { minutes: 15, mode: 'plenary', screen: 'result', rounds: [], edits: 'all', title: 'Coffee' } as const
const frame = 'shape:T04.frame.notes'

/** The body of each command in a state with these things. */
const BODIES: { [Name in SessionCommandName]: (things: Things) => SessionCommands[Name] } = {
  startStep: () => ({ template: 'T04', step: 'score', withTimer: true }),
  skipStep: () => ({ template: 'T04', step: 'brief' }),
  endStep: () => ({}),
  addStep: () => ({ template: 'T04', step: { ...step, rounds: [] }, before: 'score' }),
  changeStep: () => ({ template: 'T04', step: 'brief', change: { minutes: 20 } }),
  moveStep: () => ({ template: 'T04', step: 'brief', before: null }),
  removeStep: () => ({ template: 'T04', step: 'brief' }),
  resetSheet: () => ({ template: 'T04' }),
  startTimer: () => ({ seconds: 60 }),
  pauseTimer: () => ({}),
  resumeTimer: () => ({}),
  addTime: () => ({ seconds: 60 }),
  stopTimer: () => ({}),
  openRound: () => ({ widget: 'T02.scores' }),
  revealRound: ({ roundId }) => ({ roundId }),
  cancelRound: ({ roundId }) => ({ roundId }),
  setCasters: ({ person }) => ({ partner: 'BC', people: [person] }),
  importSurvey: () => ({
    label: 'Survey 2027',
    date: null,
    method: 'online',
    segment: null,
    values: { BC: { people: 3, cells: { N01: { importance: 4.5, met: 2 } } } },
  }),
  openWriting: () => ({ question: 'What?', place, naming: 'names', arrangement: 'partner' }),
  revealWriting: ({ writingId }) => ({ writingId }),
  cancelWriting: ({ writingId }) => ({ writingId }),
  placeIdea: ({ noteId }) => ({ noteId, place }),
  dismissIdea: ({ noteId }) => ({ noteId }),
  recordDecision: ({ voteId, decisionId }) => ({
    roundId: voteId,
    row: 'statement',
    owner: '',
    due: null,
    supersedes: decisionId === NOTHING ? null : decisionId,
  }),
  setDecision: ({ decisionId }) => ({ decisionId, owner: 'BM' }),
  summon: () => ({ place, camera: null }),
  takeControl: () => ({}),
  release: () => ({}),
  askSpotlight: ({ person }) => ({ participantId: person }),
  endSpotlight: () => ({}),
  callNext: () => ({}),
  lowerHand: ({ person }) => ({ participantId: person }),
  clearHands: () => ({}),
  startGroups: () => ({ question: 'Why?', place }),
  nextGroupStage: () => ({}),
  endGroups: () => ({}),
  freeze: () => ({}),
  unfreeze: () => ({}),
  setNotes: () => ({ notes: 'own' }),
  lockFrame: () => ({ frame }),
  unlockFrame: () => ({ frame }),
  openRoom: () => ({}),
  closeRoom: () => ({}),
  closeDoor: () => ({}),
  openDoor: () => ({}),
  setDeputies: ({ person }) => ({ people: [person] }),
  takeBack: () => ({}),
  addTemplate: () => ({ template: 'T16' }),
  setTitle: () => ({ title: 'Another title' }),
}
export const NAMES = Object.keys(BODIES) as SessionCommandName[]
export async function openState(state: State) {
  const workshop = await openWorkshop()
  const { test, boardId, path, nita, omar, iva, vera, come } = workshop
  await come(nita, omar, iva, vera)
  const found = await state.setUp(workshop)
  const standIn = { participantId: omar.participantId, at: '2027-03-01T09:00:00.000Z' }
  await test.rooms.change(boardId, (doc) => doc.getMap('session').set('standIn', standIn))
  const other = await createTestBoard(test)
  const senders: Record<Sender, Partial<Person>> = {
    none: {},
    stranger: other.nita,
    viewer: vera,
    participant: iva,
    standIn: omar,
    facilitator: nita,
  }
  const bytes = () => workshop.read((doc) => Y.encodeStateAsUpdate(doc))
  const before = await bytes()
  let ideas = 0

  /** Puts the board into its state again. */
  const restart = (): void => test.rooms.put(boardId, before)

  /** The command's body in this state; ideas are sent first, as they are used up. */
  async function bodyOf(name: SessionCommandName): Promise<object> {
    let noteId = NOTHING
    // While a private writing is open a note belongs to it; then no idea waits.
    if ((name === 'placeIdea' || name === 'dismissIdea') && found.writingId === undefined) {
      noteId = `idea-${++ideas}`
      await test.call('PUT', `${path}/notes/${noteId}`, { writingId: null, text: 'An idea' }, iva)
    }
    const nothing = { roundId: NOTHING, voteId: NOTHING, writingId: NOTHING, decisionId: NOTHING }
    return { command: name, ...BODIES[name]({ ...nothing, ...found, person: omar.participantId, noteId }) }
  }

  /** What a command comes to: `yes`, or status and code of the refusal. */
  async function send(sender: Sender, body: object): Promise<string> {
    const answer = await test.call('POST', `${path}/session`, body, senders[sender])
    return answer.status === 200 ? 'yes' : `${answer.status} ${answer.body.error?.code ?? ''}`
  }
  return { bytes, read: workshop.read, restart, bodyOf, send }
}
