// Which private writing runs, and who may write in it. Pure.
import type { Workshop, Writing } from '../../shared/session/workshop.ts'
import type { Me } from '../board/boardContext.ts'

/** The writing that is open now, the latest when there are several. */
export function openWriting(workshop: Pick<Workshop, 'writings'>): Writing | null {
  return workshop.writings.findLast(({ state }) => state === 'open') ?? null
}

export type WriterState = 'writer' | 'viewer' | 'noPartner'

/** Whether a person can write: viewers only watch, and where the partner stands on the notes there must be one. */
export function writerState(writing: Pick<Writing, 'naming'>, me: Pick<Me, 'role' | 'partnerId'>): WriterState {
  if (me.role === 'viewer') return 'viewer'
  return writing.naming === 'partners' && me.partnerId === null ? 'noPartner' : 'writer'
}

/** People of a writing by what they do, over all partners. */
export function writingTotals({ progress }: Pick<Writing, 'progress'>): { finished: number; people: number } {
  return Object.values(progress).reduce(
    (sum, { writing, finished }) => ({ finished: sum.finished + finished, people: sum.people + writing + finished }),
    { finished: 0, people: 0 },
  )
}
