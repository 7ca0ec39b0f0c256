// A partner's words against a decision, put on record by anybody of that partner.
import { useState } from 'react'
import type { Decision } from '../../shared/session/workshop.ts'
import { useBoard } from '../board/boardContext.ts'
import { DissentDialog } from './DissentDialog.tsx'

/** Nothing for viewers, for people without a partner, and where the own partner approved. */
export function DissentButton({ decision, className }: { decision: Decision; className?: string | undefined }) {
  const { me, t } = useBoard()
  const [isOpen, setOpen] = useState(false)
  if (!mayDissent(decision, me)) return null
  const own = decision.dissents.some(({ partner, text }) => partner === me.partnerId && text.trim() !== '')
  return (
    <>
      <button type="button" className={className} onClick={() => setOpen(true)}>
        {t(own ? 'decisions.dissent.change' : 'decisions.dissent.add')}
      </button>
      {isOpen && <DissentDialog decision={decision} onClose={() => setOpen(false)} />}
    </>
  )
}

export function mayDissent(
  { votes }: Pick<Decision, 'votes'>,
  { role, partnerId }: { role: string; partnerId: string | null },
): boolean {
  return role !== 'viewer' && partnerId !== null && votes[partnerId] !== 'approve'
}
