// Follow-ups by their date: done, overdue, later; and how many meetings each delegate has.
import { useMemo } from 'react'
import { itemLabels } from '../../../shared/charts/boardTexts.ts'
import { followUpRows, followUpSentence } from '../../../shared/findings/missionsFindings.ts'
import { useBoard } from '../../board/boardContext.ts'
import { EmptyBox } from '../../ui/EmptyBox.tsx'
import { formatDate } from '../../ui/format.ts'
import { PlainTable } from '../grids/PlainTable.tsx'
import type { ViewProps } from '../viewProps.ts'
import styles from './Missions.module.css'

export function FollowUps({ template }: ViewProps) {
  const { board, results, t } = useBoard()
  const mission = results.T12?.[template]
  const rows = useMemo(() => (mission ? followUpRows(mission, board, template, t) : []), [mission, board, template, t])
  if (!mission) return null
  const names = itemLabels(board, `${template}.delegates`, t)
  const delegates = Object.entries(mission.meetingsByDelegate)
  const look = { done: styles.done, overdue: styles.overdue, later: undefined }
  return (
    <div className={styles.panel}>
      {rows.length === 0 ? (
        <EmptyBox title={t('T12.follow.none')} />
      ) : (
        <PlainTable
          name={t('T12.panel.followUps')}
          columns={[
            { head: t('T12.follow.name') },
            { head: t('T12.follow.due'), align: 'right' },
            { head: t('T12.follow.state') },
          ]}
          rows={rows.map(({ id, name, due, state }) => ({
            id,
            isMarked: state === 'overdue',
            cells: [
              name,
              formatDate(`${due}T12:00:00`),
              <span key="state" className={look[state]}>
                {t(`T12.follow.${state}`)}
              </span>,
            ],
          }))}
        />
      )}
      <p className={styles.sentence}>{followUpSentence(mission, t)}</p>
      {delegates.length > 0 && (
        <p className={styles.sentence}>
          {t('T12.follow.perDelegate')}:{' '}
          {delegates
            .map(([id, count]) => t('T12.follow.delegate', { name: names.get(id) ?? id, count }))
            .join(t('list.comma'))}
        </p>
      )}
    </div>
  )
}
