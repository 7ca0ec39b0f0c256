// Which need matters in which market: the links, the gap the decision leaves, and the line that makes a new link.
import { useState } from 'react'
import { ChevronRight, Link2, Plus, X } from 'lucide-react'
import { BoardError } from '../../../shared/errors.ts'
import { needFindings } from '../../../shared/findings/needFindings.ts'
import { linkableNeeds, linkableTargets, linkTargets, needLinkRows } from '../../../shared/widgets/needLinks.ts'
import { useBoard } from '../../board/boardContext.ts'
import { Button } from '../../ui/Button.tsx'
import { Chip } from '../../ui/Chip.tsx'
import { EmptyBox } from '../../ui/EmptyBox.tsx'
import { NewLink } from './NewLink.tsx'
import styles from './NeedLinks.module.css'

const WIDGET = 'T02.needLinks'

export function NeedLinks() {
  const { board, results, canEdit, edit, t } = useBoard()
  const [isAdding, setAdding] = useState(false)
  const [isReturning, setReturning] = useState(false)
  const [notice, setNotice] = useState<string | null>(null)
  const rows = needLinkRows(board, t)
  const needs = linkableNeeds(board, t)
  const targets = linkableTargets(board, t)
  const gap = needFindings(results, board, t).linkGap
  const hasMarkets = linkTargets().some((list) => board.templates.includes(list.split('.')[0] ?? ''))
  const blocked = !hasMarkets
    ? t('needs.links.noMarketPage')
    : targets.length === 0
      ? t('needs.links.noMarkets')
      : needs.length === 0
        ? t('needs.links.noNeeds')
        : null

  const remove = (id: string, name: string) => {
    try {
      edit.removeItem(WIDGET, id)
      setNotice(t('needs.links.deleted', { name }))
    } catch (error) {
      if (!(error instanceof BoardError)) throw error
      setNotice(error.message)
    }
  }
  const close = () => {
    setAdding(false)
    setReturning(true)
  }
  const addButton = canEdit && blocked === null && !isAdding && (
    <Button
      size="small"
      autoFocus={isReturning}
      variant={rows.length === 0 ? 'normal' : 'quiet'}
      icon={<Plus size={14} aria-hidden />}
      onClick={() => setAdding(true)}
    >
      {t('needs.links.add')}
    </Button>
  )
  if (rows.length === 0 && !isAdding) {
    return (
      <div className={styles.none}>
        <EmptyBox title={t('needs.links.none')} action={addButton}>
          {blocked ?? t('needs.links.none.text')}
        </EmptyBox>
        {gap !== null && <p className={styles.gap}>{gap}</p>}
      </div>
    )
  }
  const isOpen = isAdding && canEdit && blocked === null
  return (
    <div className={styles.links}>
      {/* Above the list, so that a refusal is in view however many links there are. */}
      {isOpen && <NewLink needs={needs} targets={targets} onClose={close} />}
      <ul>
        {rows.map((row) => {
          const need = row.need ?? t('needs.links.needGone')
          const target = row.target ?? t('needs.links.targetGone')
          const name = t('needs.links.name', { need, target })
          return (
            <li key={row.id} className={styles.link}>
              <span>
                {row.code !== '' && <span className={styles.code}>{row.code} </span>}
                {row.need === null ? <span className={styles.missing}>{need}</span> : need}
              </span>
              <ChevronRight size={13} aria-label={t('needs.links.to')} />
              {row.target === null ? (
                <span className={styles.missing}>{target}</span>
              ) : (
                <Chip icon={<Link2 size={12} aria-hidden />}>{target}</Chip>
              )}
              {canEdit && (
                <button
                  type="button"
                  className={styles.remove}
                  aria-label={t('needs.links.delete', { name })}
                  title={t('needs.links.delete', { name })}
                  onClick={() => remove(row.id, name)}
                >
                  <X size={13} aria-hidden />
                </button>
              )}
            </li>
          )
        })}
      </ul>
      {gap !== null && <p className={styles.gap}>{gap}</p>}
      {!isOpen && (
        <div className={styles.foot}>
          {addButton}
          {blocked !== null && <span className={styles.note}>{blocked}</span>}
          <span role="status" className={styles.note}>
            {notice}
          </span>
        </div>
      )}
    </div>
  )
}
