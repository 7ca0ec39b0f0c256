// Needs by criteria: how strongly a need asks for a criterion. The default map is for looking at, one's own for changing.
import { useRef, useState, type KeyboardEvent } from 'react'
import { listItems, type Item } from '../../../shared/board/boardState.ts'
import { displayCodes, itemLabel } from '../../../shared/charts/boardTexts.ts'
import { valueTint } from '../../../shared/drawing.ts'
import { NEED_MAP, needMapView, nextStrength } from '../../../shared/widgets/needMap.ts'
import { useBoard } from '../../board/boardContext.ts'
import { EmptyBox } from '../../ui/EmptyBox.tsx'
import styles from './NeedMap.module.css'
import { NeedMapHead } from './NeedMapHead.tsx'

/** Tints of the strengths 0, 1 and 3 on the scale of values. */
const TINT: Record<number, number> = { 1: 0.3, 3: 0.9 }

export function NeedMap() {
  const { board, canEdit, edit, t } = useBoard()
  const grid = useRef<HTMLTableElement>(null)
  const [at, setAt] = useState({ row: 0, column: 0 })
  const needs = listItems(board, 'T02.needs')
  const criteria = listItems(board, 'T04.criteria')
  const map = needMapView(board)
  if (needs.length === 0 || criteria.length === 0) {
    return <NoNeeds />
  }
  const needCodes = codesOf(needs, 'N')
  const criterionCodes = codesOf(criteria, 'C')
  const canChange = canEdit && map.isOwn
  const put = (need: string, criterion: string, value: number) => {
    // Zero is written, not emptied: an own map without any cell would turn into the default again.
    edit.setCell(NEED_MAP, need, criterion, value)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const need = needs[at.row]
    const criterion = criteria[at.column]
    if (!need || !criterion) return
    const steps: Record<string, [number, number]> = {
      ArrowUp: [-1, 0],
      ArrowDown: [1, 0],
      ArrowLeft: [0, -1],
      ArrowRight: [0, 1],
    }
    const step = steps[event.key]
    if (step) {
      event.preventDefault()
      const next = {
        row: Math.max(0, Math.min(needs.length - 1, at.row + step[0])),
        column: Math.max(0, Math.min(criteria.length - 1, at.column + step[1])),
      }
      setAt(next)
      grid.current?.querySelector<HTMLElement>(`[data-at="${next.row}:${next.column}"]`)?.focus()
    } else if (canChange && ['0', '1', '3'].includes(event.key)) {
      event.preventDefault()
      put(need.id, criterion.id, Number(event.key))
    } else if (canChange && (event.key === 'Enter' || event.key === ' ')) {
      event.preventDefault()
      put(need.id, criterion.id, nextStrength(map.strength(need.id, criterion.id)))
    }
  }
  return (
    <div className={styles.map}>
      <NeedMapHead />
      <table ref={grid} role="grid" aria-label={t('T04.panel.needMap')} className={styles.table} onKeyDown={onKeyDown}>
        <thead>
          <tr>
            <th scope="col">{t('T02.field.needs.label')}</th>
            {criteria.map((criterion) => (
              <th key={criterion.id} scope="col" className={styles.criterion} title={itemLabel(criterion, t)}>
                {criterionCodes.get(criterion.id)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {needs.map((need, row) => (
            <tr key={need.id}>
              <th scope="row" title={itemLabel(need, t)}>
                <span className={styles.code}>{needCodes.get(need.id)}</span> {itemLabel(need, t)}
              </th>
              {criteria.map((criterion, column) => {
                const strength = map.strength(need.id, criterion.id)
                const label = t('markets.needMap.cell', {
                  need: itemLabel(need, t),
                  criterion: itemLabel(criterion, t),
                  strength: t(`markets.needMap.strength.${strength}`),
                })
                return (
                  <td
                    key={criterion.id}
                    role="gridcell"
                    tabIndex={row === at.row && column === at.column ? 0 : -1}
                    data-at={`${row}:${column}`}
                    data-own={canChange || undefined}
                    aria-label={label}
                    title={label}
                    className={styles.cell}
                    style={strength > 0 ? { backgroundColor: valueTint(TINT[strength] ?? 0.5) } : undefined}
                    onFocus={() => setAt({ row, column })}
                    onClick={() => {
                      setAt({ row, column })
                      if (canChange) put(need.id, criterion.id, nextStrength(strength))
                    }}
                  >
                    {strength > 0 ? strength : ''}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Shown where there is nothing to map. */
export function NoNeeds() {
  const { t } = useBoard()
  return (
    <div className={styles.empty}>
      <EmptyBox title={t('markets.needMap.none')}>{t('markets.needMap.noneText')}</EmptyBox>
    </div>
  )
}

const codesOf = (items: readonly Item[], prefix: string) =>
  displayCodes(
    items.map((item) => item.id),
    prefix,
  )
