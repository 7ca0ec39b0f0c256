// First needs against our services: which service is for which need, and the needs nobody serves yet.
import { useMemo } from 'react'
import { listItems } from '../../../shared/board/boardState.ts'
import { idsField } from '../../../shared/compute/content.ts'
import { needServiceGrid } from '../../../shared/findings/addedValueFindings.ts'
import { useBoard } from '../../board/boardContext.ts'
import { EmptyBox } from '../../ui/EmptyBox.tsx'
import { ToggleGrid, type GridMark } from '../grids/ToggleGrid.tsx'
import styles from './AddedValue.module.css'

const WIDGET = 'T07.services'

export function NeedServices() {
  const { board, results, edit, t } = useBoard()
  const grid = useMemo(() => (results.T07 ? needServiceGrid(results.T07, board, t) : null), [results.T07, board, t])
  if (!grid || grid.services.length === 0 || grid.needs.length === 0) {
    const isWithoutNeeds = grid !== null && grid.services.length > 0
    return (
      <div className={styles.empty}>
        <EmptyBox title={t(isWithoutNeeds ? 'T07.grid.noNeeds' : 'T07.grid.none')}>
          {t(isWithoutNeeds ? 'T07.grid.noNeedsText' : 'T07.grid.noneText')}
        </EmptyBox>
      </div>
    )
  }
  const counting = new Map(grid.services.map(({ id, isCounting }) => [id, isCounting]))
  const needs = new Map(grid.needs.map((need) => [need.id, need]))
  const markOf = (need: string, service: string): GridMark =>
    needs.get(need)?.serves.has(service) !== true ? 'off' : counting.get(service) === true ? 'on' : 'draft'
  return (
    <div className={styles.grid}>
      <ToggleGrid
        name={t('T07.panel.grid')}
        rowHead={t('T07.grid.row')}
        rows={grid.needs.map(({ id, name, isHole }) => ({
          id,
          label: name,
          isMarked: isHole,
          ...(isHole ? { hint: t('T07.grid.hole') } : {}),
        }))}
        columns={grid.services.map(({ id, name, isCounting }) => ({ id, label: name, isGrey: !isCounting }))}
        markOf={markOf}
        markWords={(mark) => t(mark === 'on' ? 'T07.grid.on' : mark === 'draft' ? 'T07.grid.draft' : 'T07.grid.off')}
        put={(need, service, isOn) => {
          const present = idsField(listItems(board, WIDGET).find(({ id }) => id === service)?.fields.needs)
          const next = isOn ? [...present, need] : present.filter((id) => id !== need)
          edit.setItemField(WIDGET, service, 'needs', next.length === 0 ? null : next)
        }}
        hint={t('T07.grid.hint')}
      />
    </div>
  )
}

export function NeedServicesCaption() {
  const { results, t } = useBoard()
  if (!results.T07) return null
  return <>{t(results.T07.serviceCoverage === null ? 'T07.grid.unranked' : 'T07.grid.ranked')}</>
}
