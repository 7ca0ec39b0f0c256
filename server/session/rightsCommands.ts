// Who may change what while the workshop runs; the relay enforces it (server/relay/gate.ts, recordRights.ts).
import { z } from 'zod'
import type { RunningStep } from '../../shared/board/boardState.ts'
import { BoardError } from '../../shared/errors.ts'
import { isFrame } from '../../shared/session/place.ts'
import { sessionKey } from '../../shared/session/workshop.ts'
import { none, type Act, type CommandTable } from './command.ts'
import { audit, changeStage, put, type Session, type Stage } from './stage.ts'

/** What a facilitator sets by hand while a step holds something back is also what holds after the step. */
function keepAfterStep({ step }: Stage, session: Session, set: NonNullable<RunningStep['restore']>): void {
  const restore = step?.restore
  if (!step || !restore) return
  const kept = Object.entries(set).filter(([key]) => key in restore)
  if (kept.length > 0) put(session, 'step', { ...step, restore: { ...restore, ...Object.fromEntries(kept) } })
}

async function setFrozen(act: Act, frozen: boolean): Promise<void> {
  await changeStage(act, (stage, session) => {
    session.set('frozen', frozen)
    keepAfterStep(stage, session, { frozen })
  })
  await audit(act, frozen ? 'freeze' : 'unfreeze')
}

const aFrame = z.strictObject({ frame: z.string().min(1).max(200) })

export const rightsCommands = {
  freeze: { body: none, run: (act) => setFrozen(act, true) },
  unfreeze: { body: none, run: (act) => setFrozen(act, false) },
  setNotes: {
    body: z.strictObject({ notes: z.enum(['everyones', 'own']) }),
    run: (act, { notes }) =>
      changeStage(act, (stage, session) => {
        put(session, 'notes', notes)
        keepAfterStep(stage, session, { notes })
      }),
  },
  lockFrame: {
    body: aFrame,
    run: (act, { frame }) =>
      changeStage(act, ({ workshop }, session, doc) => {
        if (!isFrame(doc, frame))
          throw new BoardError('invalid_value', 'That frame is not on the board any more.', 'frame')
        if (workshop.locks.some((lock) => lock.frame === frame)) return
        session.set(sessionKey.lock(frame), { frame, by: act.participant.id, at: act.at.toISOString() })
      }),
  },
  unlockFrame: {
    body: aFrame,
    run: (act, { frame }) =>
      changeStage(act, (_stage, session) => {
        if (session.has(sessionKey.lock(frame))) session.delete(sessionKey.lock(frame))
      }),
  },
} satisfies Partial<CommandTable>
