// How the items are shared out among the partners, and which channels in use are not live yet.
import { useMemo } from 'react'
import { communicationFindings, loadRows } from '../../../shared/findings/communicationFindings.ts'
import { useBoard } from '../../board/boardContext.ts'
import { ShareBars } from '../profiles/ShareBars.tsx'
import type { ViewProps } from '../viewProps.ts'
import base from '../grids/Findings.module.css'

const PAD = 14

export function OwnerLoadCaption() {
  const { board, results, t } = useBoard()
  return results.T09 ? <>{communicationFindings(results.T09, results.T08, board, t).load}</> : null
}

export function OwnerLoad({ width }: ViewProps) {
  const { board, results, t } = useBoard()
  const plan = results.T09
  const rows = useMemo(() => (plan ? loadRows(plan, board, t) : []), [plan, board, t])
  if (!plan) return null
  const { unowned, notLive } = communicationFindings(plan, results.T08, board, t)
  const sentences = [unowned, notLive].filter((sentence) => sentence !== null)
  // Bars of nothing would take the room of what is missing.
  const hasWork = rows.some(({ share }) => share !== null && share > 0)
  return (
    <div className={base.panel}>
      {hasWork && <ShareBars rows={rows} alt={t('T09.load.alt')} width={width - 2 * PAD} />}
      {sentences.map((sentence) => (
        <p key={sentence} className={base.sentence}>
          {sentence}
        </p>
      ))}
    </div>
  )
}
