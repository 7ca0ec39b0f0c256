// "Record the decision", for who leads, wherever a revealed vote of the partners is not in the log yet.
import { Gavel } from 'lucide-react'
import { useState } from 'react'
import type { WidgetId } from '../../shared/catalog.ts'
import { recordableRows, type Recordable } from '../../shared/findings/decisionFindings.ts'
import { useBoard } from '../board/boardContext.ts'
import { Button, type ButtonProps } from '../ui/Button.tsx'
import { RecordDecisionDialog } from './RecordDecisionDialog.tsx'
import styles from './Decisions.module.css'

type Props = Pick<ButtonProps, 'variant' | 'size' | 'className'> & {
  /** In a narrow place: words alone. */
  isLink?: boolean
  /** The vote. */
  widget: WidgetId
  /** One row of it; without one every row that waits. */
  row?: string
}

export function RecordDecision({ widget, row, isLink = false, ...look }: Props) {
  const { board, canLead, t } = useBoard()
  const [asked, setAsked] = useState<Recordable | null>(null)
  if (!canLead) return null
  const rows = recordableRows(board, widget, t).filter((one) => row === undefined || one.row === row)
  if (rows.length === 0 && !asked) return null
  return (
    <div className={styles.record}>
      {rows.map((one) => {
        const words = rows.length === 1 ? t('decisions.record') : t('decisions.record.row', { name: one.label })
        return isLink ? (
          <button key={one.row} type="button" className={styles.link} onClick={() => setAsked(one)}>
            {words}
          </button>
        ) : (
          <Button key={one.row} {...look} icon={<Gavel size={15} aria-hidden />} onClick={() => setAsked(one)}>
            {words}
          </Button>
        )
      })}
      {asked && <RecordDecisionDialog recordable={asked} onClose={() => setAsked(null)} />}
    </div>
  )
}
