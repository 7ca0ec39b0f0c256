// Who may change what while the workshop runs; the relay enforces it.
import { none, type Act, type CommandTable } from './command.ts'

async function setFrozen({ deps, boardId, participant, at }: Act, isFrozen: boolean): Promise<void> {
  await deps.rooms.change(boardId, (doc) => void doc.getMap('session').set('frozen', isFrozen))
  await deps.storage.addAudit({
    boardId,
    at: at.toISOString(),
    participantId: participant.id,
    action: isFrozen ? 'freeze' : 'unfreeze',
    detail: {},
  })
}

export const rightsCommands = {
  freeze: { body: none, run: (act) => setFrozen(act, true) },
  unfreeze: { body: none, run: (act) => setFrozen(act, false) },
} satisfies Partial<CommandTable>
