// Profiles against ways abroad: a mark for each way a company takes. The same field as in the list of profiles.
import { listItems } from '../../../shared/board/boardState.ts'
import { itemLabel } from '../../../shared/charts/boardTexts.ts'
import { idsField } from '../../../shared/compute/content.ts'
import { ROUTES } from '../../../shared/compute/profiles.ts'
import { useBoard } from '../../board/boardContext.ts'
import { EmptyBox } from '../../ui/EmptyBox.tsx'
import { ToggleGrid } from '../grids/ToggleGrid.tsx'
import styles from './Profiles.module.css'

const WIDGET = 'T03.profiles'

export function RouteGrid() {
  const { board, edit, t } = useBoard()
  const profiles = listItems(board, WIDGET)
  if (profiles.length === 0) {
    return (
      <div className={styles.empty}>
        <EmptyBox title={t('T03.grid.none')}>{t('T03.grid.noneText')}</EmptyBox>
      </div>
    )
  }
  const routesOf = (id: string): readonly string[] => idsField(profiles.find((item) => item.id === id)?.fields.route)
  return (
    <div className={styles.grid}>
      <ToggleGrid
        name={t('T03.panel.routeGrid')}
        rowHead={t('T03.grid.row')}
        rows={profiles.map((item) => ({
          id: item.id,
          label: itemLabel(item, t),
          hint: typeof item.fields.size === 'string' ? t(`T03.option.size.${item.fields.size}`) : '',
        }))}
        columns={ROUTES.map((route) => ({ id: route, label: t(`T03.option.route.${route}`) }))}
        markOf={(row, column) => (routesOf(row).includes(column) ? 'on' : 'off')}
        markWords={(mark) => t(mark === 'off' ? 'T03.grid.off' : 'T03.grid.on')}
        put={(row, column, isOn) => {
          const kept = new Set(routesOf(row))
          if (isOn) kept.add(column)
          else kept.delete(column)
          const next = ROUTES.filter((route) => kept.has(route))
          edit.setItemField(WIDGET, row, 'route', next.length === 0 ? null : next)
        }}
        hint={t('T03.grid.hint')}
      />
    </div>
  )
}
