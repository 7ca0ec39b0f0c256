// Needs against ways abroad: a mark where a way depends on a need. Names of ways stand upright, so that all fit beside the needs.
import { cellValue, listItems } from '../../../shared/board/boardState.ts'
import { itemLabel } from '../../../shared/charts/boardTexts.ts'
import { ROUTES } from '../../../shared/compute/profiles.ts'
import { useBoard } from '../../board/boardContext.ts'
import { EmptyBox } from '../../ui/EmptyBox.tsx'
import { ToggleGrid } from '../grids/ToggleGrid.tsx'
import styles from './Profiles.module.css'

const WIDGET = 'T03.routeNeeds'

export function RouteNeeds() {
  const { board, edit, t } = useBoard()
  const needs = listItems(board, 'T02.needs')
  if (needs.length === 0) {
    return (
      <div className={styles.empty}>
        <EmptyBox title={t('T07.grid.noNeeds')}>{t('T07.grid.noNeedsText')}</EmptyBox>
      </div>
    )
  }
  return (
    <div className={styles.grid}>
      <ToggleGrid
        name={t('T03.panel.routeNeeds')}
        rowHead={t('T07.grid.row')}
        rows={needs.map((item) => ({ id: item.id, label: itemLabel(item, t) }))}
        columns={ROUTES.map((route) => ({ id: route, label: t(`T03.option.route.${route}`) }))}
        markOf={(row, column) => (cellValue(board, WIDGET, row, column) === 1 ? 'on' : 'off')}
        markWords={(mark) => t(mark === 'off' ? 'T03.needs.off' : 'T03.needs.on')}
        put={(row, column, isOn) => edit.setCell(WIDGET, row, column, isOn ? 1 : null)}
        hint={t('T03.grid.hint')}
      />
    </div>
  )
}
