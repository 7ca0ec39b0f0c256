// The decision log: a revealed vote becomes an entry; afterwards only who does it and until when can change.
import { z } from 'zod'
import { readBoard } from '../../shared/board/boardState.ts'
import { LIMITS } from '../../shared/protocol.ts'
import { findDecision, newDecision } from '../../shared/session/decisions.ts'
import { sessionKey } from '../../shared/session/workshop.ts'
import { seedTexts } from '../board/seedTexts.ts'
import { isoDate } from '../http/parseBody.ts'
import { newId } from '../secrets.ts'
import { idLike, type CommandTable } from './command.ts'
import { audit } from './stage.ts'

const ownerText = z
  .string()
  .trim()
  .max(LIMITS.maxTitleLength)
  .regex(/^\P{Cc}*$/u)

export const decisionCommands = {
  recordDecision: {
    body: z.strictObject({
      roundId: idLike,
      row: z.string().min(1).max(200),
      owner: ownerText,
      due: isoDate.nullable(),
      supersedes: idLike.nullable(),
    }),
    async run(act, given) {
      const { deps, boardId, at } = act
      const id = newId()
      const number = await deps.rooms.change(boardId, (doc) => {
        const text = seedTexts((doc.getMap('meta').get('locale') as string | undefined) ?? 'en')
        const t = (key: string): string => text(key) ?? key
        const { decision, superseded } = newDecision(readBoard(doc), given, { id, at: at.toISOString(), t })
        const session = doc.getMap('session')
        session.set(sessionKey.decision(id), decision)
        if (superseded) session.set(sessionKey.decision(superseded.id), superseded)
        return decision.number
      })
      await audit(act, 'decide', { number })
      return { id }
    },
  },
  setDecision: {
    body: z.strictObject({
      decisionId: idLike,
      owner: ownerText.optional(),
      due: isoDate.nullable().optional(),
    }),
    run: ({ deps, boardId }, { decisionId, owner, due }) =>
      deps.rooms.change(boardId, (doc) => {
        const decision = findDecision(readBoard(doc), decisionId)
        const changed = { ...decision, owner: owner ?? decision.owner, due: due === undefined ? decision.due : due }
        doc.getMap('session').set(sessionKey.decision(decisionId), changed)
      }),
  },
} satisfies Partial<CommandTable>
