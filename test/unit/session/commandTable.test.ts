// Which session command is taken from whom in which state: every command, sender and state is asked over HTTP, and
// docs/session-commands.md is written from the answers (UPDATE_DOCS=1 writes it anew).
import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { format, resolveConfig } from 'prettier'
import { describe, expect, it } from 'vitest'
import { COMMAND_NAMES } from '../../../server/session/commands.ts'
import type { SessionCommandName } from '../../../shared/session/sessionCommands.ts'
import { NAMES, openState, SENDERS, STATES, type Sender, type State, type StateName } from './commandKit.ts'

/** What a stand-in may not do. */
const NOT_FOR_STAND_INS: readonly SessionCommandName[] = [
  'openRoom',
  'closeRoom',
  'closeDoor',
  'openDoor',
  'setDeputies',
  'takeBack',
  'importSurvey',
]

/** The refusal that depends on the sender alone, or null when the state decides. */
function refusalOf(sender: Sender, name: SessionCommandName): string | null {
  if (sender === 'none' || sender === 'stranger') return '401 not_signed_in'
  if (sender === 'viewer' || sender === 'participant') return '403 not_allowed'
  return sender === 'standIn' && NOT_FOR_STAND_INS.includes(name) ? '403 not_allowed' : null
}

describe('session commands by sender and state', () => {
  const outcomes = new Map<StateName, Map<SessionCommandName, string>>()

  it('[W127] every command of the server is in the table', () => {
    expect([...COMMAND_NAMES].sort()).toEqual([...NAMES].sort())
  })

  it.each(Object.entries(STATES) as [StateName, State][])(
    '[W127] %s: who may, may; a refusal changes nothing',
    async (name, state) => {
      const { bytes, restart, bodyOf, send } = await openState(state)
      /** The outcome for a sender on the board as the state has it, and whether anything has changed. */
      async function ask(sender: Sender, command: SessionCommandName) {
        restart()
        const body = await bodyOf(command)
        const start = await bytes()
        const outcome = await send(sender, body)
        return { outcome, isChanged: Buffer.compare(Buffer.from(start), Buffer.from(await bytes())) !== 0 }
      }
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
    120_000,
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
