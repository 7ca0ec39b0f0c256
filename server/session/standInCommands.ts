// Somebody who leads while no facilitator is connected. A stand-in may give the session's commands and nothing else.
import { BoardError } from '../../shared/errors.ts'
import { none, type Act, type CommandTable } from './command.ts'
import { audit, changeStage, put } from './stage.ts'

/** Without a facilitator for this long, a deputy may lead; with nobody named (or none of the named here), anybody may later. */
export const DEPUTY_AFTER_MS = 30_000
export const ANYBODY_AFTER_MS = 120_000

const refused = (message: string): BoardError => new BoardError('not_allowed', message)

/**
 * Makes the participant the stand-in.
 * @param act `participant` is who asks
 * @throws BoardError not_allowed with the reason
 */
export async function standIn(act: Omit<Act, 'roundStore'>): Promise<void> {
  const { participant, boardId, at } = act
  const { stageWatch } = act.deps
  if (participant.role !== 'editor')
    throw refused(
      participant.role === 'viewer'
        ? 'Viewers cannot lead.'
        : 'You are a facilitator of this board and lead it anyway.',
    )
  const awayMs = await stageWatch.leadersAwayMs(boardId)
  const here = stageWatch.around(boardId)
  const isNew = await changeStage(act, ({ workshop: { deputies, standIn }, partners }, session) => {
    if (standIn?.participantId === participant.id) return false
    if (standIn) throw refused('Somebody leads already.')
    if (!here.has(participant.id)) throw refused('Open the board first: who leads has to be there.')
    if (awayMs < DEPUTY_AFTER_MS) throw refused('A facilitator is here, or was a moment ago. Wait half a minute.')
    if (!deputies.includes(participant.id)) {
      if (deputies.some((id) => here.has(id))) throw refused('A deputy is here and may lead.')
      if (awayMs < ANYBODY_AFTER_MS)
        throw refused('No facilitator has been here for less than two minutes. Wait a little.')
      if (!partners.some(({ id }) => id === participant.partnerId))
        throw refused('Who leads speaks for a partner. Choose your partner first.')
    }
    session.set('standIn', { participantId: participant.id, at: at.toISOString() })
    return true
  })
  if (isNew) await audit(act, 'standIn')
}

export const standInCommands = {
  takeBack: {
    body: none,
    async run(act) {
      const of = await changeStage(act, ({ workshop: { standIn: current, control } }, session) => {
        put(session, 'standIn', null)
        if (current && control?.by === current.participantId) put(session, 'control', null)
        return current?.participantId ?? null
      })
      if (of !== null) await audit(act, 'takeBack', { of })
    },
  },
} satisfies Partial<CommandTable>
