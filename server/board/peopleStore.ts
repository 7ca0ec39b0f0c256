// Changes of who takes part, across store, sockets and open rounds. They run in turn per board with everybody read anew:
// of two facilitators who remove each other at the same moment, the second is no facilitator any more.
import { BoardError, REFUSALS } from '../../shared/errors.ts'
import type { Role } from '../../shared/roles.ts'
import type { Rooms } from '../relay/Rooms.ts'
import type { ParticipantRow, Storage } from '../storage/Storage.ts'
import { createInTurn } from './inTurn.ts'
import type { RoundStore } from './roundStore.ts'
import { seedTexts } from './seedTexts.ts'

/** RFC 6455 "service restart": clients come back at once, and the new connection has the new role. */
const COME_BACK = 1012
const GONE = REFUSALS.not_allowed.close

/** Whose change it is, and when (ISO). */
export type Act = { boardId: string; actorId: string; at: string }

export type PeopleStore = {
  /** [A4] The person's sockets are closed to come back with the new role. @throws BoardError not_found, last_facilitator */
  changeRole(act: Act, participantId: string, role: Role): Promise<void>
  /**
   * [A3] Sockets are closed for good, and open rounds count without the person. Also for oneself, who leaves.
   * @throws BoardError not_found, last_facilitator
   */
  remove(act: Act, participantId: string): Promise<void>
  /** [A5] The name goes, ballots stay and count. Also for oneself. @throws BoardError not_found, last_facilitator */
  erase(act: Act, participantId: string): Promise<void>
  /** [A2] Takes a link back and, when asked, removes who came with it, except the actor. Answers how many were removed. */
  revokeInvite(act: Act, inviteId: string, isForPeopleToo: boolean): Promise<number>
}

/** Whether a person still takes part. */
export const isActive = ({ removedAt, erasedAt }: ParticipantRow): boolean => removedAt === null && erasedAt === null

/** Somebody has to be able to let people in and delete the board. */
function keepFacilitator(people: readonly ParticipantRow[], leaving: ParticipantRow): void {
  const isLast = !people.some((one) => one.role === 'facilitator' && isActive(one) && one.id !== leaving.id)
  if (leaving.role === 'facilitator' && isActive(leaving) && isLast)
    throw new BoardError('last_facilitator', 'A board needs a facilitator. Make somebody else facilitator first.')
}

export function createPeopleStore(storage: Storage, rooms: Rooms, roundStore: RoundStore): PeopleStore {
  const inTurn = createInTurn()

  /** @throws BoardError not_allowed when the actor may not (any more) */
  const change = <T>(act: Act, isOwn: boolean, run: (people: readonly ParticipantRow[]) => Promise<T>): Promise<T> =>
    inTurn(act.boardId, async () => {
      const people = await storage.listParticipants(act.boardId)
      const actor = people.find((one) => one.id === act.actorId && isActive(one))
      if (!actor || (actor.role !== 'facilitator' && !isOwn))
        throw new BoardError('not_allowed', 'Only a facilitator of this board may do this.')
      return run(people)
    })

  function find(people: readonly ParticipantRow[], participantId: string): ParticipantRow {
    const person = people.find((one) => one.id === participantId && isActive(one))
    if (!person) throw new BoardError('not_found', 'There is no such person on this board.')
    return person
  }

  async function takeOff({ boardId, at }: Act, person: ParticipantRow): Promise<void> {
    await storage.updateParticipant(boardId, person.id, { removedAt: at })
    rooms.disconnect(boardId, person.id, GONE)
  }

  return {
    changeRole: (act, participantId, role) =>
      change(act, false, async (people) => {
        const { boardId, at, actorId } = act
        const person = find(people, participantId)
        if (person.role === role) return
        keepFacilitator(people, person)
        await storage.updateParticipant(boardId, participantId, { role })
        rooms.disconnect(boardId, participantId, COME_BACK)
        const detail = { of: participantId, from: person.role, to: role }
        await storage.addAudit({ boardId, at, participantId: actorId, action: 'role', detail })
        await roundStore.recount(boardId)
      }),

    remove: (act, participantId) =>
      change(act, act.actorId === participantId, async (people) => {
        const { boardId, at, actorId } = act
        const person = find(people, participantId)
        keepFacilitator(people, person)
        await takeOff(act, person)
        const action = actorId === participantId ? 'leave' : 'remove'
        await storage.addAudit({ boardId, at, participantId: actorId, action, detail: { of: participantId } })
        await roundStore.recount(boardId)
      }),

    erase: (act, participantId) =>
      change(act, act.actorId === participantId, async (people) => {
        const { boardId, at, actorId } = act
        const person = people.find((one) => one.id === participantId && one.erasedAt === null)
        if (!person) throw new BoardError('not_found', 'There is no such person on this board.')
        keepFacilitator(people, person)
        const locale = await rooms.read(boardId, (doc) => String(doc.getMap('meta').get('locale') ?? 'en'))
        await storage.eraseParticipant(boardId, participantId, seedTexts(locale)('person.former') ?? '', at)
        rooms.disconnect(boardId, participantId, GONE)
        await storage.addAudit({ boardId, at, participantId: actorId, action: 'erase', detail: { of: participantId } })
        // Ideas and private notes went with the name.
        await roundStore.recount(boardId)
      }),

    revokeInvite: (act, inviteId, isForPeopleToo) =>
      change(act, false, async () => {
        const { boardId, at, actorId } = act
        // First the link, then its people: nobody can come in between the two.
        await storage.revokeInvite(boardId, inviteId, at)
        const people = isForPeopleToo ? await storage.listParticipants(boardId) : []
        const joined = people.filter((one) => one.inviteId === inviteId && isActive(one) && one.id !== actorId)
        for (const person of joined) await takeOff(act, person)
        const detail = { invite: inviteId, removed: joined.length }
        await storage.addAudit({ boardId, at, participantId: actorId, action: 'revokeInvite', detail })
        if (joined.length > 0) await roundStore.recount(boardId)
        return joined.length
      }),
  }
}
