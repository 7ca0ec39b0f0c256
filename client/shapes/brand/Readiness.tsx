// Which channel is ready for use: one cell for a common channel, one for each partner otherwise. A press or a key sets a
// cell; the bars and numbers follow.
import { useId, useRef, useState, type KeyboardEvent } from 'react'
import { printed } from '../../../shared/charts/printed.ts'
import type { ChannelState } from '../../../shared/compute/brand.ts'
import { BoardError } from '../../../shared/errors.ts'
import {
  CHANNEL_WIDGET,
  channelRows,
  channelStateOfKey,
  nextChannelState,
  type ChannelCell,
  type ChannelRow,
} from '../../../shared/widgets/checklist.ts'
import { useBoard } from '../../board/boardContext.ts'
import { EmptyBox } from '../../ui/EmptyBox.tsx'
import { PartnerSign } from '../../ui/PartnerSign.tsx'
import { StateSquare } from './StateSquare.tsx'
import styles from './Readiness.module.css'

/** Room for a sign and two letters. */
const PARTNER_WIDTH = 41

type Place = { row: number; column: number }

export function Readiness() {
  const { board, results, looks, canEdit, edit, t } = useBoard()
  const hintId = useId()
  const grid = useRef<HTMLTableElement>(null)
  const [at, setAt] = useState<Place>({ row: 0, column: 0 })
  const [reason, setReason] = useState<string | null>(null)
  const brand = results.T08
  const rows = brand ? channelRows(board, brand, t) : []
  if (rows.length === 0) {
    return (
      <div className={styles.empty}>
        <EmptyBox title={t('brand.ready.none')}>{t('brand.ready.none.text')}</EmptyBox>
      </div>
    )
  }
  const columns = Math.max(1, board.partners.length)
  const put = (row: ChannelRow, cell: ChannelCell, state: ChannelState) => {
    try {
      edit.setCell(CHANNEL_WIDGET, row.id, cell.column, state)
      setReason(null)
    } catch (error) {
      if (!(error instanceof BoardError)) throw error
      setReason(error.message)
    }
  }
  const go = (next: Place) => {
    setAt(next)
    const place = `${next.row}:${rows[next.row]?.isCommon ? 0 : next.column}`
    grid.current?.querySelector<HTMLElement>(`[data-at="${place}"]`)?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const row = rows[at.row]
    const cell = row?.cells[row.isCommon ? 0 : at.column]
    if (!row || !cell || event.ctrlKey || event.metaKey || event.altKey) return
    const next = nextPlace(event.key, at, rows.length, columns)
    const state = channelStateOfKey(event.key)
    if (next) go(next)
    else if (!canEdit) return
    else if (event.key === ' ' || event.key === 'Enter') put(row, cell, nextChannelState(cell.state))
    else if (state !== null) put(row, cell, state)
    else return
    event.preventDefault()
  }
  const partnerName = (cell: ChannelCell) => board.partners.find((partner) => partner.id === cell.column)?.name
  return (
    <div className={styles.ready}>
      <table
        ref={grid}
        role="grid"
        aria-label={t('T08.panel.ready')}
        aria-describedby={canEdit ? hintId : undefined}
        className={styles.table}
        onKeyDown={onKeyDown}
      >
        <colgroup>
          <col />
          {board.partners.map((partner) => (
            <col key={partner.id} style={{ width: PARTNER_WIDTH }} />
          ))}
          <col style={{ width: 88 }} />
          <col style={{ width: 34 }} />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">{t('T08.field.channels.label')}</th>
            {board.partners.map((partner, place) => (
              <th key={partner.id} scope="col" className={styles.partner} title={partner.name}>
                {looks[place] && <PartnerSign look={looks[place]} size={13} label={partner.name} />}
                {looks[place]?.shape !== 'none' && <span aria-hidden> {looks[place]?.letters}</span>}
              </th>
            ))}
            <th scope="col" colSpan={2}>
              <span className="visually-hidden">{t('brand.ready.column')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, rowPlace) => (
            <tr key={row.id}>
              <th scope="row">{row.label}</th>
              {row.cells.map((cell, place) => {
                const isHere = rowPlace === at.row && (row.isCommon || place === at.column)
                const label = t('brand.ready.cell', {
                  channel: row.label,
                  partner: partnerName(cell) ?? t('brand.ready.common'),
                  state: t(`T08.option.channelState.${cell.state}`),
                })
                return (
                  <td
                    key={cell.column}
                    role="gridcell"
                    colSpan={row.isCommon ? columns : 1}
                    tabIndex={isHere ? 0 : -1}
                    data-at={`${rowPlace}:${place}`}
                    data-own={canEdit || undefined}
                    aria-label={label}
                    aria-readonly={!canEdit}
                    title={label}
                    className={styles.cell}
                    onFocus={() => setAt({ row: rowPlace, column: row.isCommon ? at.column : place })}
                    onClick={() => {
                      if (canEdit) put(row, cell, nextChannelState(cell.state))
                    }}
                  >
                    <StateSquare state={cell.state} />
                    {row.isCommon && <span className={styles.common}>{t('brand.ready.common')}</span>}
                  </td>
                )
              })}
              <td className={styles.barCell}>
                {row.readiness !== null && <span className={styles.bar} style={{ width: `${row.readiness}%` }} />}
              </td>
              <td className={styles.number}>{printed(row.readiness, 0, t('brand.ready.na'))}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {reason !== null && (
        <p className={styles.reason} role="alert">
          {reason}
        </p>
      )}
      {canEdit && (
        <p id={hintId} className="visually-hidden">
          {t('brand.ready.hint')}
        </p>
      )}
    </div>
  )
}

function nextPlace(key: string, at: Place, rows: number, columns: number): Place | null {
  const clamp = (value: number, count: number) => Math.max(0, Math.min(count - 1, value))
  switch (key) {
    case 'ArrowUp':
      return { row: clamp(at.row - 1, rows), column: at.column }
    case 'ArrowDown':
      return { row: clamp(at.row + 1, rows), column: at.column }
    case 'ArrowLeft':
      return { row: at.row, column: clamp(at.column - 1, columns) }
    case 'ArrowRight':
      return { row: at.row, column: clamp(at.column + 1, columns) }
    case 'Home':
      return { row: at.row, column: 0 }
    case 'End':
      return { row: at.row, column: columns - 1 }
    default:
      return null
  }
}

/** `65 of 100 over 20 cells`. */
export function ReadinessCaption() {
  const { results, t } = useBoard()
  const brand = results.T08
  if (!brand || brand.readiness === null) return null
  return (
    <>
      <strong className={styles.total}>{printed(brand.readiness, 0)}</strong>{' '}
      {t('brand.ready.caption', { count: brand.readinessCells })}
    </>
  )
}
