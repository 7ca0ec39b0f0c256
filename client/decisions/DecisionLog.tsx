// The decision log of the board: every decision with its votes, dissents, owner and due date; replaced ones struck through.
import { Download } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { DECISION_FILTERS, filterDecisions, type DecisionFilter } from '../../shared/findings/decisionFindings.ts'
import { useBoard } from '../board/boardContext.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { EmptyBox } from '../ui/EmptyBox.tsx'
import { DecisionEntry } from './DecisionEntry.tsx'
import { closeDecisionLog, useDecisionLog } from './decisionWindow.ts'
import styles from './Decisions.module.css'

/** The log when somebody has asked for it. */
export function DecisionLog() {
  const shown = useDecisionLog()
  return shown === null ? null : <LogDialog shown={shown} />
}

function LogDialog({ shown }: { shown: string }) {
  const { board, boardId, today, t } = useBoard()
  const [filter, setFilter] = useState<DecisionFilter>('all')
  const [target, setTarget] = useState(shown)
  const list = useRef<HTMLOListElement>(null)
  const { decisions } = board.workshop
  const entries = filterDecisions(decisions, filter, today)
  useEffect(() => {
    if (target === '') return
    const entry = list.current?.querySelector<HTMLElement>(`[data-decision="${CSS.escape(target)}"]`)
    entry?.focus({ preventScroll: true })
    entry?.scrollIntoView({ block: 'start' })
  }, [target])
  return (
    <Dialog
      isOpen
      onClose={closeDecisionLog}
      size="wide"
      title={t('decisions.title')}
      description={t('decisions.text')}
    >
      {decisions.length === 0 ? (
        <EmptyBox title={t('decisions.none')}>{t('decisions.none.text')}</EmptyBox>
      ) : (
        <>
          <div className={styles.bar}>
            <div role="group" aria-label={t('decisions.filter')} className={styles.filters}>
              {DECISION_FILTERS.map((one) => (
                <Button key={one} size="small" isPressed={filter === one} onClick={() => setFilter(one)}>
                  {t(`decisions.filter.${one}`)}
                  <span className={styles.filterCount}>{filterDecisions(decisions, one, today).length}</span>
                </Button>
              ))}
            </div>
            <a className={styles.download} href={`/api/boards/${encodeURIComponent(boardId)}/decisions.csv`} download>
              <Download size={15} aria-hidden />
              {t('decisions.csv')}
            </a>
          </div>
          {entries.length === 0 && filter !== 'all' && <EmptyBox title={t(`decisions.none.${filter}`)} />}
          <ol ref={list} className={styles.log}>
            {entries.map((decision) => (
              <DecisionEntry
                key={decision.id}
                decision={decision}
                onShow={(id) => {
                  setFilter('all')
                  setTarget(id)
                }}
              />
            ))}
          </ol>
        </>
      )}
    </Dialog>
  )
}
