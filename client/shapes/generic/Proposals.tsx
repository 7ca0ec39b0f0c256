// What this page may take over from other templates into what it has already: each said in words, done by a press.
import { useContext, useMemo } from 'react'
import { ArrowRight, Link2, Plus } from 'lucide-react'
import { instanceOf, type TemplateId } from '../../../shared/catalog.ts'
import { proposals, type Proposal } from '../../../shared/findings/proposals.ts'
import { useBoard } from '../../board/boardContext.ts'
import { CanvasContext } from '../../board/canvasContext.ts'
import { useSessionCommand } from '../../facilitation/useSessionCommand.ts'
import { Button } from '../../ui/Button.tsx'
import { Popover } from '../../ui/Popover.tsx'
import { stopEvents } from './SeveralField.tsx'
import { useRefusal } from './useRefusal.ts'
import styles from './Proposals.module.css'

/** A button that says how many there are and opens them; nothing when there are none. */
export function Proposals({ template }: { template: TemplateId }) {
  const { board, results, canEdit, t } = useBoard()
  const open = useMemo(() => proposals({ board, results, t }, template), [board, results, t, template])
  if (!canEdit || open.length === 0) return null
  const label = t('proposal.open', { count: open.length })
  return (
    <Popover
      label={t('proposal.title')}
      align="start"
      trigger={
        <Button size="small" variant="quiet" icon={<Link2 size={14} aria-hidden />}>
          {label}
        </Button>
      }
    >
      <div {...stopEvents} className={styles.proposals}>
        <h4>{t('proposal.title')}</h4>
        <ul>
          {open.map((one) => (
            <ProposalLine key={one.id} proposal={one} />
          ))}
        </ul>
      </div>
    </Popover>
  )
}

function ProposalLine({ proposal }: { proposal: Proposal }) {
  const { canFacilitate, edit, t } = useBoard()
  // Null where there is no canvas, as in the document.
  const canvas = useContext(CanvasContext)
  const { reason, attempt } = useRefusal()
  const { send, isBusy, refusal } = useSessionCommand()
  const isPage = proposal.kind === 'page'
  const take = () => {
    if (proposal.kind === 'edit') return attempt(() => proposal.apply(edit))
    send({ command: 'addTemplate', template: proposal.template, market: proposal.market })
  }
  const said = reason ?? refusal
  return (
    <li>
      <p>{proposal.text}</p>
      <div className={styles.actions}>
        {isPage && !canFacilitate ? (
          <span className={styles.ask}>{t('proposal.askPage')}</span>
        ) : (
          <Button
            size="small"
            icon={isPage ? <Plus size={13} aria-hidden /> : <ArrowRight size={13} aria-hidden />}
            disabledReason={isBusy ? t('proposal.adding') : null}
            onClick={take}
          >
            {t(isPage ? 'proposal.addPage' : 'proposal.take')}
          </Button>
        )}
        {canvas && (
          <Button size="small" variant="quiet" onClick={() => canvas.goToPlace(proposal.from)}>
            {t('proposal.show')} {instanceOf(proposal.from)}
          </Button>
        )}
      </div>
      {said !== null && (
        <p className={styles.reason} role="alert">
          {said}
        </p>
      )}
    </li>
  )
}
