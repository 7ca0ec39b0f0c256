// Private notes across store and document: texts are in the store under their author's name, and nowhere else until they are
// revealed. Notes of one board are taken side by side; opening, revealing and cancelling are alone, so that every accepted
// note is part of its reveal.
import { BoardError } from '../../shared/errors.ts'
import { LIMITS } from '../../shared/protocol.ts'
import { readSession, readMeta } from '../../shared/board/boardState.ts'
import { noteShapeId } from '../../shared/board/writingRecords.ts'
import type { Place, Writing } from '../../shared/session/workshop.ts'
import type { Rooms } from '../relay/Rooms.ts'
import { newId } from '../secrets.ts'
import type { NoteRow, ParticipantRow, Storage } from '../storage/Storage.ts'
import type { Counting } from './counting.ts'
import { createInTurn } from './inTurn.ts'
import { createTurns } from './turns.ts'
import * as writings from './writings.ts'

export type OwnNotes = {
  /** Oldest first. */
  notes: Pick<NoteRow, 'id' | 'writingId' | 'text' | 'createdAt' | 'state'>[]
  /** Open writings that one has finished. */
  finished: string[]
}
export type GivenNote = { writingId: string | null; text: string }

export type NoteStore = {
  own(participant: ParticipantRow): Promise<OwnNotes>
  /** Resolves when the note is on disk. @throws BoardError not_allowed, not_found, round_closed, quota_reached */
  put(participant: ParticipantRow, noteId: string, note: GivenNote, at: string): Promise<void>
  /** Nothing happens when it is gone already. @throws BoardError not_found, not_allowed when it is on the board */
  remove(participant: ParticipantRow, noteId: string): Promise<void>
  /** @throws BoardError not_found, round_closed */
  revealOwn(participant: ParticipantRow, noteId: string, at: string): Promise<void>
  /** @throws BoardError not_allowed, not_found, round_closed */
  finish(participant: ParticipantRow, writingId: string, finished: boolean): Promise<void>
  /** @throws BoardError round_open, unknown_template, invalid_value */
  open(boardId: string, writing: writings.NewWriting, at: string): Promise<Writing>
  /** Again for a writing that is revealed already: nothing is there twice. @throws BoardError not_found, round_closed */
  reveal(boardId: string, writingId: string, at: string): Promise<void>
  /** The notes stay with their authors. @throws BoardError not_found, round_closed */
  cancel(boardId: string, writingId: string, at: string): Promise<void>
  /** Ideas that wait, oldest first. */
  ideas(boardId: string): Promise<NoteRow[]>
  /** @throws BoardError not_found, unknown_template, invalid_value */
  placeIdea(boardId: string, noteId: string, place: Place, at: string): Promise<void>
  /** @throws BoardError not_found */
  dismissIdea(boardId: string, noteId: string, at: string): Promise<void>
  /** Counts anew after somebody left or changed partner. */
  recount(boardId: string): Promise<void>
}

/** Chance for the order of revealed notes: a whole number of 32 bits. */
export type DrawSeed = () => number

function requireWriter(participant: ParticipantRow, writing: Writing | null): void {
  if (participant.role === 'viewer')
    throw new BoardError('not_allowed', 'Viewers watch; they write no notes. Ask for a link as a participant.')
  if (writing?.naming === 'partners' && participant.partnerId === null)
    throw new BoardError('not_allowed', 'These notes will name your partner. Choose your partner first.')
}

export function createNoteStore(storage: Storage, rooms: Rooms, counting: Counting, drawSeed: DrawSeed): NoteStore {
  const turns = createTurns()
  /** What one person does runs in the order it was done. */
  const inTurn = createInTurn()
  /** Boards whose notes are known to agree with the document: a server may have ended between the two. */
  const settled = new Set<string>()

  const besideOthers = <T>({ boardId, id }: ParticipantRow, job: () => Promise<T>): Promise<T> =>
    inTurn(`${boardId} ${id}`, () => turns.together(boardId, job))

  const readWritings = (boardId: string) => rooms.read(boardId, (doc) => readSession(doc).workshop)

  async function countWriters(boardId: string, writingId: string): Promise<void> {
    const [writers, people, partners] = await Promise.all([
      storage.listWriters(boardId, writingId),
      storage.listParticipants(boardId),
      rooms.read(boardId, (doc) => new Set(readMeta(doc).partners.map(({ id }) => id))),
    ])
    const progress = writings.writingProgress(writers, people, partners)
    const { writings: known } = await readWritings(boardId)
    const writing = known.find(({ id }) => id === writingId)
    if (writing?.state !== 'open' || JSON.stringify(writing.progress) === JSON.stringify(progress)) return
    await rooms.change(boardId, (doc) => writings.writeWritingProgress(doc, writingId, progress))
  }
  const count = (boardId: string, writingId: string): Promise<void> =>
    counting.due(`${boardId} writing ${writingId}`, () => countWriters(boardId, writingId))

  const countIdeas = (boardId: string): Promise<void> =>
    counting.due(`${boardId} ideas`, async () => {
      const waiting = (await storage.listNotes(boardId, { writingId: null, state: 'sent' })).length
      if ((await readWritings(boardId)).ideas === waiting) return
      await rooms.change(boardId, (doc) => writings.writeIdeas(doc, waiting))
    })

  /** What the document shows is forgotten by the store as announced; who took part is in the counts. */
  async function settleWriting(boardId: string, writing: Writing, at: string): Promise<void> {
    const kept = await storage.listNotes(boardId, { writingId: writing.id, state: 'kept' })
    const shown = writing.state === 'revealed' ? kept : kept.filter(({ id }) => writing.placed?.includes(id))
    if (shown.length > 0)
      await storage.placeNotes(
        boardId,
        shown.map(({ id }) => id),
        writing.naming,
        at,
      )
    if (writing.state !== 'open') await storage.deleteWriters(boardId, writing.id)
  }

  /** Once a board and process: a server that ended between document and store left notes that are on the board already. */
  async function settle(boardId: string): Promise<void> {
    if (settled.has(boardId)) return
    await turns.alone(boardId, async () => {
      if (settled.has(boardId)) return
      const { writings: known } = await readWritings(boardId)
      for (const writing of known) await settleWriting(boardId, writing, writing.closedAt ?? writing.openedAt)
      for (const idea of await storage.listNotes(boardId, { writingId: null, state: 'sent' })) {
        const isThere = await rooms.read(boardId, (doc) => doc.getMap('records').has(noteShapeId(idea.id)))
        if (isThere) await storage.placeNotes(boardId, [idea.id], 'names', idea.updatedAt)
      }
      settled.add(boardId)
    })
    await recount(boardId)
  }

  async function recount(boardId: string): Promise<void> {
    const { writings: known } = await readWritings(boardId)
    for (const { id, state } of known) if (state === 'open') await count(boardId, id)
    await countIdeas(boardId)
  }

  async function ownNote({ boardId, id }: ParticipantRow, noteId: string): Promise<NoteRow> {
    const note = await storage.findNote(boardId, noteId)
    if (!note || note.participantId !== id) throw new BoardError('not_found', 'There is no such note of yours.')
    return note
  }

  async function idea(boardId: string, noteId: string): Promise<NoteRow> {
    const note = await storage.findNote(boardId, noteId)
    if (!note || note.writingId !== null || note.state !== 'sent')
      throw new BoardError('not_found', 'This idea does not wait any more.')
    return note
  }

  /** Where a note goes that is sent now: what comes as an idea while people write in private is part of that writing. */
  async function targetOf(boardId: string, writingId: string | null, isNew: boolean): Promise<Writing | null> {
    const workshop = await readWritings(boardId)
    if (writingId !== null) return writings.findOpenWriting(workshop, writingId)
    return isNew ? writings.openWritingOf(workshop) : null
  }

  async function requireRoom({ boardId, id }: ParticipantRow, writingId: string | null): Promise<void> {
    const own = await storage.listNotes(boardId, { writingId, participantId: id })
    const waiting = own.filter(({ state }) => state === 'kept' || state === 'sent')
    if (waiting.length >= LIMITS.maxNotes)
      throw new BoardError('quota_reached', `You have ${LIMITS.maxNotes} notes here. Delete one to write another.`)
  }

  /** Notes of who takes part, each for the partner its author speaks for now. */
  async function countingNotes(boardId: string, writingId: string): Promise<NoteRow[]> {
    const [notes, people] = await Promise.all([
      storage.listNotes(boardId, { writingId }),
      storage.listParticipants(boardId),
    ])
    const authors = new Map(people.map((person) => [person.id, person]))
    return notes.flatMap((note) => {
      const author = note.participantId === null ? undefined : authors.get(note.participantId)
      if (!author) return [note]
      return author.removedAt === null ? [{ ...note, partnerId: author.partnerId }] : []
    })
  }

  return {
    async own({ boardId, id }) {
      await settle(boardId)
      const notes = await storage.listNotes(boardId, { participantId: id })
      const { writings: known } = await readWritings(boardId)
      const finished: string[] = []
      for (const writing of known) {
        if (writing.state !== 'open') continue
        const writers = await storage.listWriters(boardId, writing.id)
        if (writers.some((writer) => writer.participantId === id && writer.finished)) finished.push(writing.id)
      }
      return {
        notes: notes.map(({ id: noteId, writingId, text, createdAt, state }) => ({
          id: noteId,
          writingId,
          text,
          createdAt,
          state,
        })),
        finished,
      }
    },

    async put(participant, noteId, { writingId, text }, at) {
      const { boardId, id: participantId, partnerId } = participant
      await settle(boardId)
      const writing = await besideOthers(participant, async () => {
        const known = await storage.findNote(boardId, noteId)
        if (known && known.participantId !== participantId)
          throw new BoardError('not_allowed', 'There is a note of this id already. Take another id.', 'noteId')
        if (known && known.state !== 'kept' && known.state !== 'sent')
          throw new BoardError('round_closed', 'This note has left your hands: it is on the board or was put aside.')
        const target = await targetOf(boardId, writingId, !known)
        requireWriter(participant, target)
        const to = target?.id ?? null
        if (!known || known.writingId !== to) await requireRoom(participant, to)
        await storage.putNote({
          id: noteId,
          boardId,
          writingId: to,
          participantId,
          partnerId,
          text,
          createdAt: known?.createdAt ?? at,
          updatedAt: at,
          state: to === null ? 'sent' : 'kept',
        })
        if (target) {
          const writers = await storage.listWriters(boardId, target.id)
          if (!writers.some((writer) => writer.participantId === participantId))
            await storage.putWriter({ boardId, writingId: target.id, participantId, finished: false })
        }
        return target
      })
      await (writing ? count(boardId, writing.id) : countIdeas(boardId))
    },

    async remove(participant, noteId) {
      const { boardId } = participant
      await settle(boardId)
      const note = await besideOthers(participant, async () => {
        if (!(await storage.findNote(boardId, noteId))) return null
        const own = await ownNote(participant, noteId)
        if (own.state === 'placed') throw new BoardError('not_allowed', 'This note is on the board. Delete it there.')
        await storage.deleteNote(boardId, noteId)
        return own
      })
      if (note?.writingId === null) await countIdeas(boardId)
    },

    async revealOwn(participant, noteId, at) {
      const { boardId } = participant
      requireWriter(participant, null)
      await settle(boardId)
      await turns.alone(boardId, async () => {
        const note = await ownNote(participant, noteId)
        if (note.state === 'placed') return
        const { writingId } = note
        if (writingId === null)
          throw new BoardError('not_allowed', 'A facilitator puts ideas on the board. Yours was sent.')
        const seed = drawSeed()
        const writing = await rooms.change(boardId, (doc) => writings.revealNote(doc, { ...note, writingId }, seed))
        await settleWriting(boardId, writing, at)
      })
    },

    async finish(participant, writingId, finished) {
      const { boardId, id: participantId } = participant
      await settle(boardId)
      await besideOthers(participant, async () => {
        requireWriter(participant, await targetOf(boardId, writingId, false))
        await storage.putWriter({ boardId, writingId, participantId, finished })
      })
      await count(boardId, writingId)
    },

    open: (boardId, given, at) =>
      turns.alone(boardId, () => rooms.change(boardId, (doc) => writings.openWriting(doc, newId(), given, at))),

    async reveal(boardId, writingId, at) {
      await settle(boardId)
      await turns.alone(boardId, async () => {
        const notes = await countingNotes(boardId, writingId)
        const seed = drawSeed()
        const writing = await rooms.change(boardId, (doc) => writings.revealWriting(doc, writingId, notes, at, seed))
        await settleWriting(boardId, writing, at)
      })
    },

    cancel: (boardId, writingId, at) =>
      turns.alone(boardId, async () => {
        const writing = await rooms.change(boardId, (doc) => writings.cancelWriting(doc, writingId, at))
        await settleWriting(boardId, writing, at)
      }),

    async ideas(boardId) {
      await settle(boardId)
      return storage.listNotes(boardId, { writingId: null, state: 'sent' })
    },

    async placeIdea(boardId, noteId, place, at) {
      await settle(boardId)
      await turns.alone(boardId, async () => {
        const note = await idea(boardId, noteId)
        await rooms.change(boardId, (doc) => writings.placeIdea(doc, note, place))
        // The board shows the partner only; its author is still told what became of it.
        await storage.placeNotes(boardId, [noteId], 'names', at)
      })
      await countIdeas(boardId)
    },

    async dismissIdea(boardId, noteId, at) {
      await settle(boardId)
      await turns.alone(boardId, async () => {
        const note = await idea(boardId, noteId)
        await storage.putNote({ ...note, state: 'dismissed', updatedAt: at })
      })
      await countIdeas(boardId)
    },

    recount,
  }
}
