// The answer of the person who is asked to be followed; declining ends it at any time.
import { useState } from 'react'
import { api } from '../api.ts'
import { useBoard } from '../board/boardContext.ts'

export function useSpotlightAnswer(): { answer: (accept: boolean) => void; isBusy: boolean; refusal: string | null } {
  const { boardId } = useBoard()
  const [isBusy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const answer = (accept: boolean) => {
    setBusy(true)
    setRefusal(null)
    api
      .answerSpotlight(boardId, accept)
      .catch((reason: unknown) => setRefusal(reason instanceof Error ? reason.message : String(reason)))
      .finally(() => setBusy(false))
  }
  return { answer, isBusy, refusal }
}
