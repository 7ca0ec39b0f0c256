// Asks once more for the words somebody wrote while voting against, when the decision is there to put them on.
import { useState } from 'react'
import { useBoard } from '../board/boardContext.ts'
import { mayDissent } from './DissentButton.tsx'
import { DissentDialog } from './DissentDialog.tsx'
import { readDissentDraft } from './dissentDraft.ts'

export function DissentGate() {
  const { board, boardId, me } = useBoard()
  const [later, setLater] = useState<readonly string[]>([])
  const asked = board.workshop.decisions.find(
    (decision) =>
      !later.includes(decision.id) &&
      mayDissent(decision, me) &&
      readDissentDraft(localStorage, boardId, decision.round, decision.row) !== '',
  )
  if (!asked) return null
  return <DissentDialog key={asked.id} decision={asked} onClose={() => setLater([...later, asked.id])} />
}
