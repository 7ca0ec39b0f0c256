// All session commands by name. docs/session-commands.md has the table of command, role and state that a test asks cell by
// cell.
import type { SessionCommandName } from '../../shared/session/sessionCommands.ts'
import { attentionCommands } from './attentionCommands.ts'
import { boardCommands } from './boardCommands.ts'
import type { Command, CommandTable } from './command.ts'
import { decisionCommands } from './decisionCommands.ts'
import { groupCommands } from './groupCommands.ts'
import { handCommands } from './handCommands.ts'
import { ideaCommands } from './ideaCommands.ts'
import { rightsCommands } from './rightsCommands.ts'
import { roomCommands } from './roomCommands.ts'
import { roundCommands } from './roundCommands.ts'
import { standInCommands } from './standInCommands.ts'
import { stepCommands } from './stepCommands.ts'
import { surveyCommands } from './surveyCommands.ts'
import { timerCommands } from './timerCommands.ts'
import { writingCommands } from './writingCommands.ts'

const COMMANDS = {
  ...stepCommands,
  ...timerCommands,
  ...roundCommands,
  ...surveyCommands,
  ...writingCommands,
  ...ideaCommands,
  ...decisionCommands,
  ...attentionCommands,
  ...handCommands,
  ...groupCommands,
  ...rightsCommands,
  ...standInCommands,
  ...roomCommands,
  ...boardCommands,
} satisfies CommandTable

export const COMMAND_NAMES = Object.keys(COMMANDS)

/** What a stand-in may not do: whom the board lets in, who may lead it, and results from outside. */
const FOR_FACILITATORS: ReadonlySet<string> = new Set<SessionCommandName>([
  'openRoom',
  'closeRoom',
  'openDoor',
  'closeDoor',
  'setDeputies',
  'takeBack',
  'importSurvey',
])
export const isForFacilitators = (name: string): boolean => FOR_FACILITATORS.has(name)

/** The command of a name, or undefined. */
export function commandOf(name: string): Command<unknown> | undefined {
  return Object.hasOwn(COMMANDS, name) ? (COMMANDS as Record<string, Command<unknown>>)[name] : undefined
}
