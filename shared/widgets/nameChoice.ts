// What became of each candidate name: adopted, or the first thing that stands in its way (domain 4.T08.5.2).
import { latestValues, listItems, openRound, type BoardState } from '../board/boardState.ts'
import { itemLabel } from '../charts/boardTexts.ts'
import type { BrandResults, NameResult } from '../compute/results.ts'
import type { Translate } from '../drawing.ts'

export type NameOutcome =
  /** The one name in force. */
  | 'adopted'
  /** Adopted by vote, level with another: no name is in force. */
  | 'tie'
  /** Adopted by vote, but another has more approval or a better rating. */
  | 'behind'
  /** Adopted by vote, but its checks are not done. */
  | 'notAvailable'
  | 'notAdopted'
  /** Too few partners voted for or against. */
  | 'noQuorum'
  /** A vote is running and none was revealed before. */
  | 'voting'
  | 'noVote'

export type NameRow = { id: string; label: string; claim: string; name: NameResult; outcome: NameOutcome }

/** Candidate names, the adopted one first, then in the order of the list. */
export function nameRows(board: BoardState, results: BrandResults, t: Translate): NameRow[] {
  const hasVote = latestValues(board, 'T08.nameVote') !== null
  const isVoting = openRound(board, 'T08.nameVote') !== null
  const rows = listItems(board, 'T08.names').flatMap((item): NameRow[] => {
    const name = results.names[item.id]
    if (!name) return []
    const claim = item.fields['claim']
    return [
      {
        id: item.id,
        label: itemLabel(item, t),
        claim: typeof claim === 'string' ? claim.trim() : '',
        name,
        outcome: outcomeOf(name, item.id, results, { hasVote, isVoting }),
      },
    ]
  })
  return [...rows.filter((row) => row.outcome === 'adopted'), ...rows.filter((row) => row.outcome !== 'adopted')]
}

function outcomeOf(
  name: NameResult,
  id: string,
  results: BrandResults,
  vote: { hasVote: boolean; isVoting: boolean },
): NameOutcome {
  if (!vote.hasVote) return vote.isVoting ? 'voting' : 'noVote'
  if (results.adoptedName === id) return 'adopted'
  if (name.approve + name.oppose === 0) return 'noVote'
  if (!name.quorum) return 'noQuorum'
  if (!name.adopted) return 'notAdopted'
  if (!name.available) return 'notAvailable'
  return results.nameTie && results.adoptedName === null ? 'tie' : 'behind'
}
