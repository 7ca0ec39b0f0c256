// Where everybody looks: brought to a place once, led for a while (control), or following somebody who agreed (spotlight).
// One person leads the views at a time: control ends a spotlight, and a spotlight that begins ends control.
import { z } from 'zod'
import { BoardError } from '../../shared/errors.ts'
import { checkPlace } from '../../shared/session/place.ts'
import type { Summons } from '../../shared/session/workshop.ts'
import { isActive } from '../board/peopleStore.ts'
import { newId } from '../secrets.ts'
import { idLike, none, type CommandTable } from './command.ts'
import { changeStage, put } from './stage.ts'

export const placeBody = z.strictObject({
  template: idLike,
  screen: idLike.optional(),
  frame: z.string().min(1).max(200).optional(),
})
/** Farther than this nothing can be drawn. */
const FAR = 10_000_000
const camera = z.strictObject({
  page: z.string().min(1).max(200),
  x: z.number().min(-FAR).max(FAR),
  y: z.number().min(-FAR).max(FAR),
  z: z.number().min(0.01).max(100),
})

export const attentionCommands = {
  summon: {
    body: z.strictObject({ place: placeBody.nullable(), camera: camera.nullable() }),
    run: (act, { place, camera: view }) =>
      changeStage(act, (_stage, session, doc) => {
        if (!place && !view) throw new BoardError('invalid_value', 'Say where to: give a place or a camera.', 'place')
        if (place) checkPlace(doc, place)
        if (view && !doc.getMap('records').has(view.page))
          throw new BoardError('invalid_value', 'That page is not on the board any more.', 'camera.page')
        const id = newId()
        const by = act.participant.id
        session.set('summons', { id, by, at: act.at.toISOString(), place, camera: view } satisfies Summons)
        return { id }
      }),
  },
  takeControl: {
    body: none,
    run: (act) =>
      changeStage(act, ({ workshop }, session) => {
        const { id: by, role } = act.participant
        // The lead may have been taken back while this was on its way; control must not outlive it.
        if (role !== 'facilitator' && workshop.standIn?.participantId !== by)
          throw new BoardError('not_allowed', 'A facilitator has taken the lead back.')
        put(session, 'spotlight', null)
        if (workshop.control?.by === by) return
        session.set('control', { by, at: act.at.toISOString() })
      }),
  },
  release: { body: none, run: (act) => changeStage(act, (_stage, session) => put(session, 'control', null)) },
  askSpotlight: {
    body: z.strictObject({ participantId: idLike }),
    async run(act, { participantId }) {
      const { deps, boardId, participant, at } = act
      const person = (await deps.storage.listParticipants(boardId)).find((one) => one.id === participantId)
      if (!person || !isActive(person))
        throw new BoardError('not_found', 'There is no such person on this board.', 'participantId')
      if (!deps.rooms.connected(boardId).has(participantId))
        throw new BoardError('invalid_value', 'This person is not here now.', 'participantId')
      const isOwn = participantId === participant.id
      await changeStage(act, (_stage, session) => {
        if (isOwn) put(session, 'control', null)
        const state = isOwn ? 'on' : 'asked'
        session.set('spotlight', { participantId, askedBy: participant.id, at: at.toISOString(), state })
      })
    },
  },
  endSpotlight: { body: none, run: (act) => changeStage(act, (_stage, session) => put(session, 'spotlight', null)) },
} satisfies Partial<CommandTable>

/**
 * The answer of somebody who was asked; who is followed ends it by declining. Declining what nobody asks is done already.
 * @throws BoardError not_found when nobody asks this person
 */
export function answerSpotlight(act: Parameters<typeof changeStage>[0], participantId: string, accept: boolean) {
  return changeStage(act, ({ workshop: { spotlight } }, session) => {
    if (spotlight?.participantId !== participantId && !accept) return
    if (spotlight?.participantId !== participantId)
      throw new BoardError('not_found', 'Nobody asks you to be followed any more.')
    if (!accept) return put(session, 'spotlight', null)
    put(session, 'control', null)
    put(session, 'spotlight', { ...spotlight, state: 'on' })
  })
}
