// Which session command is taken from whom in which state: every command, sender and state is asked over HTTP, and
// docs/session-commands.md is written from the answers (UPDATE_DOCS=1 writes it anew).
import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { format, resolveConfig } from 'prettier'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { itemKey } from '../../../shared/board/boardItems.ts'
import { COMMAND_NAMES } from '../../../server/session/commands.ts'
import type { SessionCommandName, SessionCommands } from '../../../shared/session/sessionCommands.ts'
import { createTestBoard, type Person } from '../http/testApp.ts'
import { openWorkshop, type Workshop } from './workshopKit.ts'

const SENDERS = {
  none: 'nobody signed in',
  stranger: 'facilitator of another board',
  viewer: 'viewer',
  participant: 'participant',
  standIn: 'stand-in',
  facilitator: 'facilitator',
} as const
type Sender = keyof typeof SENDERS

/** What a command is about: ids of what the state has, or of nothing. */
type Things = { person: string; roundId: string; voteId: string; writingId: string; decisionId: string; noteId: string }
const NOTHING = 'none-of-that'

type State = { title: string; setUp(workshop: Workshop): Promise<Partial<Things>> }
const place = { template: 'T02', screen: 'inputs' }
const STATES = {
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
type StateName = keyof typeof STATES

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
const NAMES = Object.keys(BODIES) as SessionCommandName[]
/** What a stand-in may not do. */
const NOT_FOR_STAND_INS: readonly SessionCommandName[] = [
  'openRoom',
  'closeRoom',
  'closeDoor',
  'openDoor',
  'setDeputies',
  'takeBack',
]

/** The refusal that depends on the sender alone, or null when the state decides. */
function refusalOf(sender: Sender, name: SessionCommandName): string | null {
  if (sender === 'none' || sender === 'stranger') return '401 not_signed_in'
  if (sender === 'viewer' || sender === 'participant') return '403 not_allowed'
  return sender === 'standIn' && NOT_FOR_STAND_INS.includes(name) ? '403 not_allowed' : null
}

async function openState(state: State) {
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
  let asked = 0
  /** The outcome for a sender, on the board as the state has it. */
  async function ask(sender: Sender, name: SessionCommandName): Promise<{ outcome: string; isChanged: boolean }> {
    test.rooms.put(boardId, before)
    let noteId = NOTHING
    if (name === 'placeIdea' || name === 'dismissIdea') {
      noteId = `idea-${++asked}`
      // While a private writing is open an idea belongs to it; there none waits.
      await test.call('PUT', `${path}/notes/${noteId}`, { writingId: found.writingId ?? null, text: 'An idea' }, iva)
    }
    const start = await bytes()
    const things: Things = {
      person: omar.participantId,
      roundId: NOTHING,
      voteId: NOTHING,
      writingId: NOTHING,
      decisionId: NOTHING,
      ...found,
      noteId,
    }
    const body = { command: name, ...BODIES[name](things) }
    const answer = await test.call('POST', `${path}/session`, body, senders[sender])
    const outcome = answer.status === 200 ? 'yes' : `${answer.status} ${answer.body.error?.code ?? ''}`
    const end = await bytes()
    return { outcome, isChanged: Buffer.compare(Buffer.from(start), Buffer.from(end)) !== 0 }
  }
  return { ask }
}

describe('session commands by sender and state', () => {
  const outcomes = new Map<StateName, Map<SessionCommandName, string>>()

  it('[W127] every command of the server is in the table', () => {
    expect([...COMMAND_NAMES].sort()).toEqual([...NAMES].sort())
  })

  it.each(Object.entries(STATES) as [StateName, State][])(
    '[W127] %s: who may, may; a refusal changes nothing',
    async (name, state) => {
      const { ask } = await openState(state)
      const found = new Map<SessionCommandName, string>()
      for (const command of NAMES) {
        const { outcome, isChanged } = await ask('facilitator', command)
        found.set(command, outcome)
        if (outcome !== 'yes') expect([command, isChanged]).toEqual([command, false])
        for (const sender of Object.keys(SENDERS) as Sender[]) {
          if (sender === 'facilitator') continue
          const other = await ask(sender, command)
          const refusal = refusalOf(sender, command)
          expect([command, sender, other.outcome]).toEqual([command, sender, refusal ?? outcome])
          if (refusal !== null) expect([command, sender, other.isChanged]).toEqual([command, sender, false])
        }
      }
      outcomes.set(name, found)
    },
  )

  it('[W127] docs/session-commands.md tells the same', async () => {
    const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
    const states = Object.keys(STATES) as StateName[]
    const text = [
      '# Session commands',
      '',
      'Written by `test/unit/session/commandTable.test.ts`, which asks every cell over HTTP; do not edit by hand. A command is',
      'the body of `POST /api/boards/:id/session`; a refused one changes nothing.',
      '',
      '## From whom',
      '',
      line(['Command', ...Object.values(SENDERS)]),
      line(['---', ...Object.keys(SENDERS).map(() => '---')]),
      line([
        'those marked * below',
        ...(Object.keys(SENDERS) as Sender[]).map((sender) => refusalOf(sender, 'takeBack')?.slice(0, 3) ?? 'yes'),
      ]),
      line([
        'all others',
        ...(Object.keys(SENDERS) as Sender[]).map((sender) => refusalOf(sender, 'freeze')?.slice(0, 3) ?? 'yes'),
      ]),
      '',
      '## In which state',
      '',
      'For those who may. Cells name the refusal. Templates, steps, frames and people in the commands are on the board; rounds,',
      'writings, votes and decisions are those of the state, where it has one.',
      '',
      line(['Command', ...states.map((state) => STATES[state].title)]),
      line(['---', ...states.map(() => '---')]),
      ...NAMES.map((name) =>
        line([
          `\`${name}\`${NOT_FOR_STAND_INS.includes(name) ? ' *' : ''}`,
          ...states.map((state) => outcomes.get(state)?.get(name)?.replace(/^\d+ /, '').replaceAll('_', ' ') ?? '?'),
        ]),
      ),
      '',
    ].join('\n')
    const file = join(resolve(import.meta.dirname, '../../..'), 'docs/session-commands.md')
    const formatted = await format(text, { ...(await resolveConfig(file)), parser: 'markdown' })
    if (process.env.UPDATE_DOCS) writeFileSync(file, formatted)
    expect(readFileSync(file, 'utf8')).toBe(formatted)
  })
})
