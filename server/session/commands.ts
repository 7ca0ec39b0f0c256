// All session commands by name. SPEC.md has the table of command, role and state that the tests ask cell by cell.
import { boardCommands } from './boardCommands.ts'
import type { Command } from './command.ts'
import { rightsCommands } from './rightsCommands.ts'
import { roundCommands } from './roundCommands.ts'
import { stepCommands } from './stepCommands.ts'
import { timerCommands } from './timerCommands.ts'

const COMMANDS = {
  ...stepCommands,
  ...timerCommands,
  ...roundCommands,
  ...rightsCommands,
  ...boardCommands,
}

export const COMMAND_NAMES = Object.keys(COMMANDS)

/** The command of a name, or undefined. */
export function commandOf(name: string): Command<unknown> | undefined {
  return Object.hasOwn(COMMANDS, name) ? (COMMANDS as Record<string, Command<unknown>>)[name] : undefined
}
