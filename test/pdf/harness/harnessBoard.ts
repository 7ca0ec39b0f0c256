// The board around the corpus: enough partners for every sign, people, and who wrote which note.
import type { BoardContextValue } from '../../../client/board/boardContext.ts'
import { i18n } from '../../../client/i18n.ts'
import type { BoardState } from '../../../shared/board/boardState.ts'
import { partnerLooks } from '../../../shared/signs.ts'
import { emptyBoardState } from './emptyBoardState.ts'

const NAMES = [
  'Biocat',
  'BioM',
  'bioPmed',
  'Lyonbiopole',
  'ERAI',
  'Medicen',
  'Atlanpole',
  'Health Hub',
  'Later Cluster',
]
const PEOPLE = ['Nita', 'Omar Haddad', 'A person whose name is far too long for a small label']

/** @returns what drawing code and notes read of a board; nothing here edits. */
export function harnessBoard(): BoardContextValue {
  const partners = NAMES.map((name, i) => ({ id: `P${i}`, name, region: 'Region', type: 'cluster' as const }))
  const board: BoardState = { ...emptyBoardState(), partners }
  const people = PEOPLE.map((name, i) => ({
    participantId: `person${i}`,
    name,
    partnerId: `P${i}`,
    role: 'editor' as const,
    isHere: true,
  }))
  return {
    boardId: 'corpus',
    board,
    people,
    looks: partnerLooks(partners),
    canEdit: false,
    canFacilitate: false,
    t: (key: string, values?: Record<string, string | number>) => i18n.t(key, values ?? {}),
    clockOffsetMs: 0,
  } as unknown as BoardContextValue
}
