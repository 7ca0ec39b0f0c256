// The row of raised hands. In a round by partner (M6) the next hand is of the partner that had the word longest ago.
import { z } from 'zod'
import { BoardError } from '../../shared/errors.ts'
import { sheetOf } from '../../shared/session/sheet.ts'
import {
  withHand,
  withNextCalled,
  withoutHands,
  type Queue,
  type QueueOrder,
} from '../../shared/session/speakerQueue.ts'
import type { ParticipantRow } from '../storage/Storage.ts'
import { idLike, none, type CommandTable } from './command.ts'
import { changeStage, put, type Stage } from './stage.ts'

type Where = Parameters<typeof changeStage>[0]

function orderOf(stage: Stage): QueueOrder {
  const { step } = stage
  const running = step && sheetOf(stage, step.template).find(({ id }) => id === step.step)
  return running?.method === 'M6' ? 'partner' : 'time'
}

const changeQueue = (where: Where, change: (queue: Queue, order: QueueOrder, stage: Stage) => Queue): Promise<void> =>
  changeStage(where, (stage, session) => {
    const { hands, spoken } = stage.workshop
    const queue = change({ hands, spoken }, orderOf(stage), stage)
    if (queue.hands !== hands) put(session, 'hands', queue.hands)
    if (queue.spoken !== spoken) put(session, 'spoken', queue.spoken)
  })

/** Raises or lowers one's own hand. @throws BoardError not_allowed for viewers */
export function raiseHand(where: Where, participant: ParticipantRow, raised: boolean, at: Date): Promise<void> {
  const { id: participantId, role, partnerId } = participant
  if (role === 'viewer')
    throw new BoardError('not_allowed', 'Viewers watch; they cannot ask for the word. Ask for a link as a participant.')
  return changeQueue(where, (queue, order, { partners }) => {
    if (!raised) return withoutHands(queue, new Set([participantId]))
    const partner = partners.some(({ id }) => id === partnerId) ? partnerId : null
    return withHand(queue, { participantId, partner, at: at.toISOString() }, order)
  })
}

/** Takes the hands of people down who are gone. */
export function lowerHands(where: Where, people: ReadonlySet<string>): Promise<void> {
  return changeQueue(where, (queue) => withoutHands(queue, people))
}

export const handCommands = {
  callNext: {
    body: none,
    run: (act) => changeQueue(act, (queue, order) => withNextCalled(queue, act.at.toISOString(), order)),
  },
  lowerHand: {
    body: z.strictObject({ participantId: idLike }),
    run: (act, { participantId }) => lowerHands(act, new Set([participantId])),
  },
  clearHands: { body: none, run: (act) => changeQueue(act, ({ spoken }) => ({ hands: [], spoken })) },
} satisfies Partial<CommandTable>
