// The scored ballot as a table: rows under headings, a cell a question. Filled from end to end with the keyboard: arrows
// move between cells, digits set and go on, 0 or - means "cannot judge", Delete clears.
import { Fragment, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { useBoard } from '../board/boardContext.ts'
import { classes } from '../ui/classes.ts'
import type { BallotForm, FormColumn, FormRow } from './ballotForm.ts'
import { cellAfterKey, nextCell, type CellPlace } from './ballotState.ts'
import { ScaleCell } from './ScaleCell.tsx'
import type { OwnBallot } from './useBallot.ts'
import styles from './BallotForms.module.css'

type ScaleForm = Extract<BallotForm, { kind: 'scale' }>
/** Few columns stay near their row's name. */
const NAME_WIDTH = 380
const CELL_WIDTH = 200

/** Pixels that the table takes at most: wider, a row's marks would be far from its name. */
export const scaleWidth = (columns: number): number => NAME_WIDTH + columns * CELL_WIDTH
const ARROWS = new Set(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End'])
const keyOf = (at: CellPlace): string => `${at.row}/${at.column}`

export function ScaleBallot({ form, ballot }: { form: ScaleForm; ballot: OwnBallot }) {
  const { t } = useBoard()
  const table = useRef<HTMLTableElement>(null)
  const { values, refused, status } = ballot.state
  const first = useMemo(() => firstOpenCell(form, values), []) // eslint-disable-line react-hooks/exhaustive-deps -- where the ballot was left, once
  const [at, setAt] = useState(first)

  const goTo = (place: CellPlace) => {
    setAt(place)
    const cell = table.current?.querySelector(`[data-cell="${CSS.escape(keyOf(place))}"]`)
    const target = cell?.querySelector<HTMLElement>('[data-target]')
    target?.focus()
    target?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }
  const choose = (place: CellPlace, value: number | null) => ballot.change({ type: 'set', ...place, value })

  const onKey = (event: KeyboardEvent<HTMLElement>, place: CellPlace) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const digit = /^\d$/.test(event.key) ? Number(event.key) : null
    if (ARROWS.has(event.key)) goTo(cellAfterKey(form, place, event.key))
    else if (event.key === 'Delete' || event.key === 'Backspace') ballot.change({ type: 'clear', ...place })
    else if (event.key === '-' || digit === 0) {
      choose(place, null)
      goTo(nextCell(form, place))
    } else if (digit !== null && digit >= form.min && digit <= form.max) {
      choose(place, digit)
      goTo(nextCell(form, place))
    } else return
    event.preventDefault()
  }

  const cell = (row: FormRow, column: FormColumn) => {
    const place = { row: row.id, column: column.id }
    return (
      <td key={column.id}>
        <ScaleCell
          label={`${row.label}, ${column.label}`}
          min={form.min}
          max={form.max}
          value={values[row.id]?.[column.id]}
          before={ballot.before?.[row.id]?.[column.id]}
          onChoose={(value) => choose(place, value)}
          onKey={(event) => onKey(event, place)}
          onFocus={() => setAt(place)}
          isTabStop={keyOf(at) === keyOf(place)}
          isFirst={keyOf(first) === keyOf(place)}
          isDisabled={status !== 'ready'}
          refusal={refused.find((other) => keyOf(other) === keyOf(place))?.message}
          cellKey={keyOf(place)}
        />
      </td>
    )
  }

  const hasHints = form.columns.some(({ hint }) => hint !== '')
  return (
    <>
      <p className="visually-hidden">{t('ballot.keys', { min: form.min, max: form.max })}</p>
      <table ref={table} className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t(`ballot.rows.${form.widget}`)}</th>
            {form.columns.map((column) => (
              <th key={column.id} scope="col">
                {column.label}
                {hasHints && <small>{column.hint}</small>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {form.rows.map((row, place) => (
            <Fragment key={row.id}>
              {row.group !== '' && row.group !== form.rows[place - 1]?.group && (
                <tr className={styles.group}>
                  <th colSpan={form.columns.length + 1} scope="colgroup">
                    {row.group}
                  </th>
                </tr>
              )}
              <tr className={classes(styles.row, at.row === row.id && styles.current)}>
                <th scope="row">
                  {row.code && <span>{row.code}</span>}
                  {row.label}
                  {row.hint && <small>{row.hint}</small>}
                </th>
                {form.columns.map((column) => cell(row, column))}
              </tr>
            </Fragment>
          ))}
        </tbody>
      </table>
    </>
  )
}

/** The first question without an answer, or the very first when all have one. */
function firstOpenCell(form: ScaleForm, values: OwnBallot['state']['values']): CellPlace {
  for (const row of form.rows)
    for (const column of form.columns)
      if (values[row.id]?.[column.id] === undefined) return { row: row.id, column: column.id }
  return { row: form.rows[0]?.id ?? '', column: form.columns[0]?.id ?? '' }
}
