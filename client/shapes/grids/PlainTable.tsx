// A small table of computed values in a panel: read, not edited. Numbers right, rows of markets that left greyed.
import type { ReactNode } from 'react'
import { classes } from '../../ui/classes.ts'
import styles from './PlainTable.module.css'

export type PlainColumn = { head: string; align?: 'right' | 'center' }
export type PlainRow = {
  id: string
  cells: readonly ReactNode[]
  isLeft?: boolean
  /** Amber: something is missing here. */
  isMarked?: boolean
}

export function PlainTable({
  name,
  columns,
  rows,
}: {
  name: string
  columns: readonly PlainColumn[]
  rows: readonly PlainRow[]
}) {
  return (
    <table className={styles.table} aria-label={name}>
      <thead>
        <tr>
          {columns.map(({ head, align }, i) => (
            <th key={i} scope="col" data-align={align}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, cells, isLeft, isMarked }) => (
          <tr key={id} className={classes(isLeft && styles.left, isMarked && styles.marked)}>
            {cells.map((cell, i) =>
              i === 0 ? (
                <th key={i} scope="row">
                  {cell}
                </th>
              ) : (
                <td key={i} data-align={columns[i]?.align}>
                  {cell}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
