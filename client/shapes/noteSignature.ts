// Who wrote a note that was laid out for them, as far as it was announced: the same words on the canvas and on paper. Looked up
// by the ids the note keeps, so that an erased name is gone everywhere.
import { noteShapeId } from '../../shared/board/writingRecords.ts'
import type { BoardState } from '../../shared/board/boardState.ts'
import type { Translate } from '../../shared/drawing.ts'
import type { PartnerLook } from '../../shared/signs.ts'
import type { PersonInfo } from '../board/boardContext.ts'

const SIGNED = noteShapeId('')

export type NoteAuthor = { by: string | null; partner: string | null }
export type NoteSignature = { words: string; look: PartnerLook | null }

const idIn = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)

/** Null for a note that nobody signed. A copy is not what its author wrote: only the note laid out for them is signed. */
export function authorOf(shape: { id: string; meta: Readonly<Record<string, unknown>> }): NoteAuthor | null {
  const by = idIn(shape.meta['by'])
  const partner = idIn(shape.meta['partner'])
  return !shape.id.startsWith(SIGNED) || (by === null && partner === null) ? null : { by, partner }
}

type Known = {
  board: Pick<BoardState, 'partners'>
  looks: readonly PartnerLook[]
  people: readonly Pick<PersonInfo, 'participantId' | 'name'>[]
  t: Translate
}

/** Null when the partner is no longer on the board. */
export function noteSignature({ by, partner }: NoteAuthor, { board, looks, people, t }: Known): NoteSignature | null {
  const place = board.partners.findIndex(({ id }) => id === partner)
  const words =
    by === null
      ? board.partners[place]?.name
      : (people.find(({ participantId }) => participantId === by)?.name ?? t('person.former'))
  return words === undefined ? null : { words, look: looks[place] ?? null }
}
