// The doors of each market in numbers, and what is still missing in words.
import { useMemo } from 'react'
import { doorRows, holeSentences } from '../../../shared/findings/relationsFindings.ts'
import { useBoard } from '../../board/boardContext.ts'
import { EmptyBox } from '../../ui/EmptyBox.tsx'
import { PlainTable } from '../grids/PlainTable.tsx'
import base from '../grids/Findings.module.css'

export function MarketDoors() {
  const { board, results, t } = useBoard()
  const relations = results.T10
  const rows = useMemo(() => (relations ? doorRows(relations, board, t) : []), [relations, board, t])
  if (!relations || rows.length === 0) {
    return (
      <div className={base.empty}>
        <EmptyBox title={t('T10.doors.none')}>{t('T10.doors.noneText')}</EmptyBox>
      </div>
    )
  }
  return (
    <div className={base.panel}>
      <PlainTable
        name={t('T10.panel.doors')}
        columns={[
          { head: t('T10.doors.market') },
          { head: t('T10.doors.verified'), align: 'right' },
          { head: t('T10.doors.types'), align: 'right' },
          { head: t('T10.doors.strength'), align: 'right' },
          { head: t('T10.doors.partners'), align: 'right' },
        ]}
        rows={rows.map(({ id, name, isLeft, doors, strength, missing }) => ({
          id,
          isLeft,
          isMarked: !isLeft && missing.length > 0,
          cells: [
            name,
            doors.verified.length,
            doors.types.length,
            strength,
            `${doors.partners.length}/${board.partners.length}`,
          ],
        }))}
      />
      {holeSentences(relations, board, t).map((sentence) => (
        <p key={sentence} className={base.sentence}>
          {sentence}
        </p>
      ))}
    </div>
  )
}
