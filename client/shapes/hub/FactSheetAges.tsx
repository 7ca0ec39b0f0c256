// How old each fact sheet is; those to be renewed come first.
import { sheetRows } from '../../../shared/findings/hubFindings.ts'
import { useBoard } from '../../board/boardContext.ts'
import base from '../grids/Findings.module.css'
import { PlainTable } from '../grids/PlainTable.tsx'

export function FactSheetAges() {
  const { board, results, t } = useBoard()
  if (!results.T13) return null
  const sheets = sheetRows(results.T13, board, t)
  return (
    <div className={base.panel}>
      {sheets.length === 0 ? (
        <p className={base.sentence}>{t('T13.ageing.none')}</p>
      ) : (
        <PlainTable
          name={t('T13.ageing.head')}
          columns={[{ head: t('T13.ageing.name') }, { head: t('T13.ageing.age'), align: 'right' }, { head: '' }]}
          rows={sheets.map(({ id, name, days, isFresh }) => ({
            id,
            isMarked: !isFresh,
            cells: [
              name,
              days === null ? t('T13.ageing.unknown') : t('T13.ageing.days', { count: days }),
              t(isFresh ? 'T13.ageing.fresh' : 'T13.ageing.old'),
            ],
          }))}
        />
      )}
    </div>
  )
}
