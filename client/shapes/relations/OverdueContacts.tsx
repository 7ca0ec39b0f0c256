// Who should have been spoken to by now, longest overdue first.
import { useMemo } from 'react'
import { overdueRows } from '../../../shared/findings/relationsFindings.ts'
import { useBoard } from '../../board/boardContext.ts'
import { formatDate } from '../../ui/format.ts'
import { PlainTable } from '../grids/PlainTable.tsx'
import base from '../grids/Findings.module.css'
import styles from './Relations.module.css'

export function OverdueContacts() {
  const { board, results, today, t } = useBoard()
  const relations = results.T10
  const rows = useMemo(() => (relations ? overdueRows(relations, board, today, t) : []), [relations, board, today, t])
  if (rows.length === 0)
    return (
      <div className={base.panel}>
        <p className={base.sentence}>{t('T10.overdue.none')}</p>
      </div>
    )
  return (
    <div className={base.panel}>
      <PlainTable
        name={t('T10.panel.overdue')}
        columns={[
          { head: t('T10.overdue.name') },
          { head: t('T10.overdue.owner') },
          { head: t('T10.overdue.since'), align: 'right' },
        ]}
        rows={rows.map(({ id, name, owner, hasOwner, since, days, isLeft }) => ({
          id,
          isLeft,
          isMarked: !hasOwner && !isLeft,
          cells: [
            name,
            owner,
            <span key="days" className={isLeft ? undefined : styles.overdue}>
              {formatDate(`${since}T12:00:00`)}, {t('T10.overdue.days', { count: days })}
            </span>,
          ],
        }))}
      />
    </div>
  )
}

export function OverdueCaption() {
  const { results, t } = useBoard()
  const count = results.T10?.overdue.length ?? 0
  return count === 0 ? null : <>{t('T10.overdue.caption', { count })}</>
}
