// Who may come in and who may lead: the room's code, the door, and the deputies.
import { z } from 'zod'
import { BoardError } from '../../shared/errors.ts'
import { endRoom, startRoom } from '../board/roomCodes.ts'
import { isActive } from '../board/peopleStore.ts'
import { idLike, none, type Act, type CommandTable } from './command.ts'

const MAX_DEPUTIES = 20

async function setDoor({ deps, boardId, participant, at }: Act, door: 'open' | 'closed'): Promise<void> {
  const isChanged = await deps.rooms.change(boardId, (doc) => {
    const session = doc.getMap('session')
    if ((session.get('door') ?? 'open') === door) return false
    session.set('door', door)
    return true
  })
  if (!isChanged) return
  await deps.storage.addAudit({
    boardId,
    at: at.toISOString(),
    participantId: participant.id,
    action: door === 'open' ? 'openDoor' : 'closeDoor',
    detail: {},
  })
}

export const roomCommands = {
  openRoom: { body: none, run: ({ deps, boardId, participant, at }) => startRoom(deps, boardId, participant.id, at) },
  closeRoom: { body: none, run: ({ deps, boardId, participant, at }) => endRoom(deps, boardId, participant.id, at) },
  closeDoor: { body: none, run: (act) => setDoor(act, 'closed') },
  openDoor: { body: none, run: (act) => setDoor(act, 'open') },
  setDeputies: {
    body: z.strictObject({ people: z.array(idLike).max(MAX_DEPUTIES) }),
    async run({ deps, boardId }, { people }) {
      const known = await deps.storage.listParticipants(boardId)
      const mayLead = new Set(known.filter((one) => isActive(one) && one.role !== 'viewer').map((one) => one.id))
      const unknown = people.findIndex((id) => !mayLead.has(id))
      if (unknown >= 0)
        throw new BoardError(
          'invalid_value',
          'A deputy has to take part in the board and be more than a viewer.',
          `people.${unknown}`,
        )
      await deps.rooms.change(boardId, (doc) => void doc.getMap('session').set('deputies', [...new Set(people)]))
    },
  },
} satisfies Partial<CommandTable>
