// A grid of marks: rows against columns, each cell on or off by a press or a key. Knows nothing of what a mark means.
import { Check } from 'lucide-react'
import { useId, type KeyboardEvent } from 'react'
import { toggleOfKey } from '../../../shared/widgets/heatmap.ts'
import { useBoard } from '../../board/boardContext.ts'
import { classes } from '../../ui/classes.ts'
import { useGrid } from '../generic/useGrid.ts'
import { useRefusal } from '../generic/useRefusal.ts'
import styles from './ToggleGrid.module.css'

export type GridColumn = { id: string; label: string; isGrey?: boolean }
export type GridRow = { id: string; label: string; hint?: string; isMarked?: boolean }
export type GridMark = 'on' | 'draft' | 'off'

type Props = {
  name: string
  rowHead: string
  rows: readonly GridRow[]
  columns: readonly GridColumn[]
  markOf: (row: string, column: string) => GridMark
  /** What a mark is called, read aloud after row and column. */
  markWords: (mark: GridMark) => string
  put: (row: string, column: string, isOn: boolean) => void
  hint: string
}

export function ToggleGrid({ name, rowHead, rows, columns, markOf, markWords, put, hint }: Props) {
  const { canEdit } = useBoard()
  const hintId = useId()
  const { reason, attempt } = useRefusal()
  const grid = useGrid<HTMLTableElement>(rows.length, columns.length)
  const toggle = (row: string, column: string, isOn: boolean) => attempt(() => put(row, column, isOn))
  const onKeyDown = (event: KeyboardEvent) => {
    if (grid.step(event) || !canEdit || event.ctrlKey || event.metaKey || event.altKey) return
    const row = rows[grid.at.row]
    const column = columns[grid.at.column]
    if (!row || !column) return
    const isOn = toggleOfKey(event.key, markOf(row.id, column.id) !== 'off')
    if (isOn === undefined) return
    event.preventDefault()
    toggle(row.id, column.id, isOn)
  }
  return (
    <div className={styles.scroller}>
      {reason !== null && (
        <p className={styles.reason} role="alert">
          {reason}
        </p>
      )}
      <table
        ref={grid.ref}
        role="grid"
        aria-label={name}
        aria-describedby={canEdit ? hintId : undefined}
        className={styles.table}
        onKeyDown={onKeyDown}
      >
        <thead>
          <tr>
            <th scope="col" className={styles.corner}>
              {rowHead}
            </th>
            {columns.map((column) => (
              <th key={column.id} scope="col" className={styles.column} data-grey={column.isGrey || undefined}>
                <span>{column.label}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, place) => (
            <tr key={row.id}>
              <th scope="row" className={classes(row.isMarked && styles.marked)}>
                {row.label}
                {row.hint !== undefined && <span className={styles.hint}>{row.hint}</span>}
              </th>
              {columns.map((column, index) => {
                const mark = markOf(row.id, column.id)
                const label = `${row.label}, ${column.label}: ${markWords(mark)}`
                return (
                  <td
                    key={column.id}
                    role="gridcell"
                    {...grid.cell(place, index)}
                    aria-label={label}
                    aria-selected={mark !== 'off'}
                    aria-readonly={!canEdit}
                    title={label}
                    className={classes(styles.cell, styles[mark], row.isMarked && styles.open)}
                    data-own={canEdit || undefined}
                    onClick={() => {
                      if (canEdit) toggle(row.id, column.id, mark === 'off')
                    }}
                  >
                    <span className={styles.box} aria-hidden>
                      {mark !== 'off' && <Check size={12} strokeWidth={3} />}
                    </span>
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {canEdit && (
        <p id={hintId} className="visually-hidden">
          {hint}
        </p>
      )}
    </div>
  )
}
