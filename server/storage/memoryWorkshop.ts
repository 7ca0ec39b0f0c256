// The store in memory, as to what a workshop leaves: ballots, private notes, visits and room codes. Copies in and out.
import type { WorkshopMethod } from './embeddedWorkshop.ts'
import type { BallotRow, NoteRow, RoomCodeRow, Storage, VisitRow, WriterRow } from './Storage.ts'

export type WorkshopRows = {
  ballots: Map<string, BallotRow>
  notes: Map<string, NoteRow>
  writers: Map<string, WriterRow>
  visits: Map<string, VisitRow>
  roomCodes: Map<string, RoomCodeRow>
}

export const emptyWorkshop = (): WorkshopRows => ({
  ballots: new Map(),
  notes: new Map(),
  writers: new Map(),
  visits: new Map(),
  roomCodes: new Map(),
})

const copy = <T>(value: T): T => structuredClone(value)
const keyOf = (...parts: string[]): string => JSON.stringify(parts)
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** What goes with an erased person's name. */
export function forgetWriting({ notes, writers }: WorkshopRows, participantId: string): void {
  for (const [id, note] of notes) if (note.participantId === participantId) notes.delete(id)
  for (const [key, writer] of writers) if (writer.participantId === participantId) writers.delete(key)
}

type Places = {
  /** @throws BoardError board_unknown, board_deleted */
  living(boardId: string): WorkshopRows
  find(boardId: string): WorkshopRows | undefined
  all(): WorkshopRows[]
}

export function memoryWorkshop({ living, find, all }: Places): Pick<Storage, WorkshopMethod> {
  const rows = <K extends keyof WorkshopRows>(boardId: string, kind: K): WorkshopRows[K] =>
    (find(boardId) ?? emptyWorkshop())[kind]

  return {
    async putBallot(ballot) {
      living(ballot.boardId).ballots.set(keyOf(ballot.roundId, ballot.participantId), copy(ballot))
    },
    async listBallots(boardId, roundId) {
      return copy([...rows(boardId, 'ballots').values()].filter((ballot) => ballot.roundId === roundId))
    },
    async deleteBallot(boardId, roundId, participantId) {
      living(boardId).ballots.delete(keyOf(roundId, participantId))
    },

    async putNote(note) {
      living(note.boardId).notes.set(note.id, copy(note))
    },
    async deleteNote(boardId, noteId) {
      living(boardId).notes.delete(noteId)
    },
    async findNote(boardId, noteId) {
      return copy(rows(boardId, 'notes').get(noteId) ?? null)
    },
    async listNotes(boardId, { writingId, participantId, state }) {
      const fits = (note: NoteRow): boolean =>
        (writingId === undefined || note.writingId === writingId) &&
        (participantId === undefined || note.participantId === participantId) &&
        (state === undefined || note.state === state)
      const notes = [...rows(boardId, 'notes').values()].filter(fits)
      return copy(notes.sort((a, b) => compare(a.createdAt, b.createdAt) || compare(a.id, b.id)))
    },
    async placeNotes(boardId, noteIds, naming, at) {
      const { notes } = living(boardId)
      for (const id of noteIds) {
        const note = notes.get(id)
        if (!note) continue
        note.state = 'placed'
        if (naming !== 'names') note.participantId = null
        if (naming === 'nobody') Object.assign(note, { partnerId: null, createdAt: at, updatedAt: at })
      }
    },
    async putWriter(writer) {
      living(writer.boardId).writers.set(keyOf(writer.writingId, writer.participantId), copy(writer))
    },
    async listWriters(boardId, writingId) {
      const writers = [...rows(boardId, 'writers').values()].filter((writer) => writer.writingId === writingId)
      return copy(writers.sort((a, b) => compare(a.participantId, b.participantId)))
    },
    async deleteWriters(boardId, writingId) {
      const { writers } = living(boardId)
      for (const [key, writer] of writers) if (writer.writingId === writingId) writers.delete(key)
    },

    async putVisit(visit) {
      living(visit.boardId).visits.set(keyOf(visit.participantId, visit.from), copy(visit))
    },
    async listVisits(boardId) {
      const visits = [...rows(boardId, 'visits').values()]
      return copy(visits.sort((a, b) => compare(a.from, b.from) || compare(a.participantId, b.participantId)))
    },

    async putRoomCode(row) {
      const { roomCodes } = living(row.boardId)
      if (all().some((one) => one.roomCodes.has(row.code))) throw new Error(`the code ${row.code} was given before`)
      roomCodes.set(row.code, copy(row))
    },
    async findRoomCode(code) {
      return copy(all().flatMap(({ roomCodes }) => roomCodes.get(code) ?? [])[0] ?? null)
    },
    async openRoomCode(boardId) {
      const open = [...rows(boardId, 'roomCodes').values()].filter(({ endedAt }) => endedAt === null)
      return copy(open.sort((a, b) => compare(b.createdAt, a.createdAt) || compare(a.code, b.code))[0] ?? null)
    },
    async endRoomCodes(boardId, at) {
      for (const row of living(boardId).roomCodes.values()) row.endedAt ??= at
    },
  }
}
