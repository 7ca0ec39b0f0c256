// What a session command is: the form of its body, and what it does. One request is one command, for facilitators and for
// who stands in for them. Modules beside this one hold the commands of one thing each; commands.ts puts them together.
import { z } from 'zod'
import type { SessionAnswer, SessionCommands } from '../../shared/session/sessionCommands.ts'
import type { RoundStore } from '../board/roundStore.ts'
import type { AppDeps } from '../http/AppDeps.ts'
import type { ParticipantRow } from '../storage/Storage.ts'

/** Whose command it is, on which board, when, and what it may use. */
export type Act = {
  boardId: string
  participant: ParticipantRow
  at: Date
  deps: AppDeps
  roundStore: RoundStore
}
export type Answer = Omit<SessionAnswer, 'done'>

export type Command<Given> = {
  body: z.ZodType<Given>
  /** @throws BoardError; then nothing has changed */
  run(act: Act, given: Given): Promise<Answer | void>
}
export type CommandTable = { [Name in keyof SessionCommands]: Command<SessionCommands[Name]> }

export const none = z.strictObject({})
export const idLike = z.string().min(1).max(64)
