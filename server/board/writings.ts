// Private writings in a board's document: open, count, lay notes out, close. Each function is part of one change; a note's text
// enters the document only in the change that also shows it. Knows no store.
import * as Y from 'yjs'
import { readMeta } from '../../shared/board/boardState.ts'
import type { TextOf } from '../../shared/board/initialRecords.ts'
import { ideasFrameId, noteShapeId, putNotes, writingFrameId } from '../../shared/board/writingRecords.ts'
import { BoardError } from '../../shared/errors.ts'
import { layNotes, type NoteToLay } from '../../shared/session/layNotes.ts'
import { checkPlace } from '../../shared/session/place.ts'
import { readWorkshop, sessionKey, type Place, type Workshop, type Writing } from '../../shared/session/workshop.ts'
import type { NoteRow, ParticipantRow, WriterRow } from '../storage/Storage.ts'
import { seedTexts } from './seedTexts.ts'

export type WritingProgress = Writing['progress']

const writingOf = (workshop: Pick<Workshop, 'writings'>, writingId: string): Writing | undefined =>
  workshop.writings.find(({ id }) => id === writingId)

/** @throws BoardError not_found */
export function findWriting(workshop: Pick<Workshop, 'writings'>, writingId: string): Writing {
  const writing = writingOf(workshop, writingId)
  if (!writing) throw new BoardError('not_found', 'There is no such private writing on this board.')
  return writing
}

/** @throws BoardError not_found, round_closed */
export function findOpenWriting(workshop: Pick<Workshop, 'writings'>, writingId: string): Writing {
  const writing = findWriting(workshop, writingId)
  if (writing.state !== 'open') throw new BoardError('round_closed', 'This private writing has ended.')
  return writing
}

/** The writing that is open now, or null. */
export const openWritingOf = (workshop: Pick<Workshop, 'writings'>): Writing | null =>
  workshop.writings.find(({ state }) => state === 'open') ?? null

export type NewWriting = Pick<Writing, 'question' | 'place' | 'naming' | 'arrangement'>

/** @throws BoardError round_open, unknown_template, invalid_value */
export function openWriting(doc: Y.Doc, id: string, given: NewWriting, at: string): Writing {
  if (openWritingOf(readWorkshop(doc)))
    throw new BoardError('round_open', 'A private writing is open already. Reveal or cancel it first.')
  // Under a partner's heading a note would not be nobody's any more.
  if (given.naming === 'nobody' && given.arrangement === 'partner')
    throw new BoardError('invalid_value', 'Notes that name nobody are mixed. Choose that arrangement.', 'arrangement')
  checkPlace(doc, given.place)
  const writing: Writing = { id, ...given, state: 'open', openedAt: at, closedAt: null, progress: {} }
  doc.getMap('session').set(sessionKey.writing(id), writing)
  return writing
}

/** How many people of each partner write and how many have finished; people without a partner are not counted. */
export function writingProgress(
  writers: readonly WriterRow[],
  people: readonly ParticipantRow[],
  partners: ReadonlySet<string>,
): WritingProgress {
  const byId = new Map(people.map((person) => [person.id, person]))
  const progress = new Map<string, WritingProgress[string]>()
  for (const { participantId, finished } of writers) {
    const person = byId.get(participantId)
    if (!person || person.removedAt !== null || person.role === 'viewer') continue
    if (person.partnerId === null || !partners.has(person.partnerId)) continue
    const counts = progress.get(person.partnerId) ?? { writing: 0, finished: 0 }
    counts[finished ? 'finished' : 'writing'] += 1
    progress.set(person.partnerId, counts)
  }
  return Object.fromEntries([...progress].sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** Writes the counts of an open writing when they changed. */
export function writeWritingProgress(doc: Y.Doc, writingId: string, progress: WritingProgress): void {
  const writing = writingOf(readWorkshop(doc), writingId)
  if (writing?.state !== 'open' || JSON.stringify(writing.progress) === JSON.stringify(progress)) return
  doc.getMap('session').set(sessionKey.writing(writingId), { ...writing, progress })
}

const textsOf = (doc: Y.Doc): TextOf => seedTexts((doc.getMap('meta').get('locale') as string | undefined) ?? 'en')

const toLay = ({ id, text, participantId, partnerId }: NoteRow): NoteToLay => ({ id, text, participantId, partnerId })

function lay(
  doc: Y.Doc,
  frame: { id: string; name: string; place: Place },
  rules: NewWriting,
  notes: readonly NoteRow[],
  seed: number,
): void {
  const records = doc.getMap('records')
  const missing = notes.filter(({ id }) => !records.has(noteShapeId(id)))
  const { partners } = readMeta(doc)
  const names = new Map(partners.map(({ id, name }) => [id, name]))
  const layout = layNotes(
    missing.map(toLay),
    rules,
    partners.map(({ id }) => id),
    seed,
  )
  const others = textsOf(doc)('frame.noPartner') ?? ''
  putNotes(doc, frame, layout, (partnerId) => (partnerId === null ? others : (names.get(partnerId) ?? others)))
}

/**
 * Puts the notes of a writing on the board that are not there yet, and closes it. A writing that was revealed already stays
 * as it is.
 * @param notes all notes of the writing that the store has. @throws BoardError not_found, round_closed when it was cancelled
 */
export function revealWriting(
  doc: Y.Doc,
  writingId: string,
  notes: readonly NoteRow[],
  at: string,
  seed: number,
): Writing {
  const writing = findWriting(readWorkshop(doc), writingId)
  if (writing.state === 'revealed') return writing
  findOpenWriting({ writings: [writing] }, writingId)
  // Who put a note there before and took it away again meant it.
  const before = new Set(writing.placed)
  const frame = { id: writingFrameId(writingId), name: writing.question, place: writing.place }
  lay(
    doc,
    frame,
    writing,
    notes.filter(({ id }) => !before.has(id)),
    seed,
  )
  const revealed: Writing = { ...writing, state: 'revealed', closedAt: at }
  doc.getMap('session').set(sessionKey.writing(writingId), revealed)
  return revealed
}

/** Puts one note on the board before the others. @throws BoardError not_found, round_closed */
export function revealNote(doc: Y.Doc, note: NoteRow & { writingId: string }, seed: number): Writing {
  const writing = findOpenWriting(readWorkshop(doc), note.writingId)
  if (writing.placed?.includes(note.id)) return writing
  const frame = { id: writingFrameId(writing.id), name: writing.question, place: writing.place }
  lay(doc, frame, { ...writing, arrangement: 'random' }, [note], seed)
  const changed: Writing = { ...writing, placed: [...(writing.placed ?? []), note.id] }
  doc.getMap('session').set(sessionKey.writing(writing.id), changed)
  return changed
}

/** @throws BoardError not_found, round_closed */
export function cancelWriting(doc: Y.Doc, writingId: string, at: string): Writing {
  const writing = findOpenWriting(readWorkshop(doc), writingId)
  const cancelled: Writing = { ...writing, state: 'cancelled', closedAt: at, progress: {} }
  doc.getMap('session').set(sessionKey.writing(writingId), cancelled)
  return cancelled
}

/** Puts an idea on the board, with its partner and no name. @throws BoardError unknown_template, invalid_value */
export function placeIdea(doc: Y.Doc, idea: NoteRow, place: Place): void {
  checkPlace(doc, place)
  const name = textsOf(doc)('frame.ideas') ?? ''
  const frame = { id: ideasFrameId(place.template), name, place }
  lay(doc, frame, { question: '', place, naming: 'partners', arrangement: 'random' }, [idea], 0)
}

/** Writes how many ideas wait, when that changed. */
export function writeIdeas(doc: Y.Doc, waiting: number): void {
  const session = doc.getMap('session')
  if ((session.get('ideas') ?? 0) !== waiting) session.set('ideas', waiting)
}
