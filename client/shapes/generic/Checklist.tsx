// A checklist: one cell for a common row, one for each partner otherwise. A press or a key sets a cell; bars and numbers follow.
import { Fragment, useId, type KeyboardEvent, type ReactNode } from 'react'
import { instanceOf, listSeedOf, type WidgetId } from '../../../shared/catalog.ts'
import { printed } from '../../../shared/charts/printed.ts'
import {
  checkedList,
  checklistSeedOf,
  checkRows,
  nextState,
  stateKey,
  stateOfKey,
  type CheckCell,
  type CheckRow,
  type CheckState,
} from '../../../shared/widgets/checklist.ts'
import { fieldNamed, groupItems } from '../../../shared/widgets/grouping.ts'
import { useBoard } from '../../board/boardContext.ts'
import { EmptyBox } from '../../ui/EmptyBox.tsx'
import { PartnerSign } from '../../ui/PartnerSign.tsx'
import { FieldEditor } from './FieldEditor.tsx'
import { fieldKey, widgetKey } from './fieldKey.ts'
import { ownText } from './ownText.ts'
import { panelSeedOf } from '../panelSeedOf.ts'
import { panelWidget } from './panelWidget.ts'
import { StateSquare } from './StateSquare.tsx'
import { useGrid } from './useGrid.ts'
import { useRefusal } from './useRefusal.ts'
import type { ViewProps } from '../viewProps.ts'
import styles from './Checklist.module.css'

/** Room for a sign and two letters. */
const PARTNER_WIDTH = 41
const SIGN_WIDTH = 28
const ONE_WIDTH = 110
const NAME_WIDTH = 170
const BAR_WIDTH = 88
const LEAST_NAME = 90
const INDEX_WIDTH = 34

export function ChecklistView(props: ViewProps) {
  return <Checklist widget={panelWidget(props)} by={panelSeedOf(props.template, props.panel)?.by} width={props.width} />
}

type Props = {
  widget: WidgetId
  /** Field of the rows that puts them under headings. */
  by?: string | undefined
  /** Room in px; bars and letters need some. */
  width?: number
  /** Shown while the list of rows is empty. */
  empty?: ReactNode
}

export function Checklist({ widget, by, width = Infinity, empty }: Props) {
  const { board, looks, canEdit, edit, t } = useBoard()
  const hintId = useId()
  const { reason, attempt } = useRefusal()
  const seed = checklistSeedOf(widget)
  const list = checkedList(widget)
  const groups = groupedRows(checkRows(board, widget, t), groupOrder())
  const rows = groups.flatMap((group) => group.rows)
  const hasPartners = seed.columns !== 'one'
  const columns = hasPartners ? Math.max(1, board.partners.length) : 1
  const isNarrow = width < NAME_WIDTH + columns * PARTNER_WIDTH + BAR_WIDTH
  const partnerWidth = isNarrow ? SIGN_WIDTH : PARTNER_WIDTH
  const hasBars = width >= NAME_WIDTH + (hasPartners ? columns * partnerWidth : ONE_WIDTH) + BAR_WIDTH
  // Below this the panel scrolls sideways: names of a letter a line are no names.
  const leastWidth =
    LEAST_NAME + (hasPartners ? columns * partnerWidth : ONE_WIDTH) + (hasBars ? BAR_WIDTH : 0) + INDEX_WIDTH
  const grid = useGrid<HTMLTableElement>(rows.length, columns, (row) => rows[row]?.cells.length ?? columns)
  if (rows.length === 0) {
    return (
      <div className={styles.empty}>
        {empty ?? (
          <EmptyBox title={ownText(t, 'widgets.none', list)}>
            {t('widgets.check.none', { list: t(widgetKey(list)) })}
          </EmptyBox>
        )}
      </div>
    )
  }
  const put = (row: CheckRow, cell: CheckCell, state: CheckState) =>
    attempt(() => edit.setCell(widget, row.item.id, cell.column, state))
  const onKeyDown = (event: KeyboardEvent) => {
    if (!(event.target instanceof HTMLElement) || event.target.dataset['at'] === undefined) return
    if (grid.step(event)) return
    const row = rows[grid.at.row]
    const cell = row?.cells[grid.at.column]
    if (!row || !cell || !canEdit || event.ctrlKey || event.metaKey || event.altKey) return
    const state =
      event.key === ' ' || event.key === 'Enter'
        ? nextState(seed.states, cell.state)
        : stateOfKey(seed.states, event.key)
    if (state === null) return
    put(row, cell, state)
    event.preventDefault()
  }
  const partnerName = (cell: CheckCell) => board.partners.find((partner) => partner.id === cell.column)?.name
  const notes = (listSeedOf(list)?.fields ?? []).filter(
    (field) => field.type === 'longText' || (field.type === 'text' && field.id === 'evidence'),
  )
  const wordOf = (state: CheckState) => t(stateKey(widget, state))
  const hint = seed.states.map((state) => `${typeof state === 'string' ? state[0] : state} ${wordOf(state)}`).join(', ')
  let place = -1
  return (
    <div className={styles.ready}>
      <table
        ref={grid.ref}
        role="grid"
        aria-label={t(widgetKey(widget))}
        aria-describedby={canEdit ? hintId : undefined}
        className={styles.table}
        style={{ minWidth: leastWidth }}
        onKeyDown={onKeyDown}
      >
        <colgroup>
          <col />
          {hasPartners ? (
            board.partners.map((partner) => <col key={partner.id} style={{ width: partnerWidth }} />)
          ) : (
            <col style={{ width: ONE_WIDTH }} />
          )}
          <col style={{ width: hasBars ? BAR_WIDTH : 0 }} />
          <col style={{ width: INDEX_WIDTH }} />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">{t(fieldKey(list, listSeedOf(list)?.label ?? 'label'))}</th>
            {hasPartners ? (
              board.partners.map((partner, index) => (
                <th key={partner.id} scope="col" className={styles.partner} title={partner.name}>
                  {looks[index] && <PartnerSign look={looks[index]} size={13} label={partner.name} />}
                  {!isNarrow && looks[index]?.shape !== 'none' && <span aria-hidden> {looks[index]?.letters}</span>}
                </th>
              ))
            ) : (
              <th scope="col">{t('widgets.check.state')}</th>
            )}
            <th scope="col" colSpan={2}>
              <span className="visually-hidden">{t('widgets.check.column')}</span>
            </th>
          </tr>
        </thead>
        {groups.map((group) => (
          <tbody key={group.id}>
            {group.label !== null && (
              <tr className={styles.group}>
                <th colSpan={columns + 3} scope="rowgroup">
                  {group.label}
                </th>
              </tr>
            )}
            {group.rows.map((row) => {
              place++
              const rowPlace = place
              const texts = notes.filter((field) => canEdit || row.item.fields[field.id])
              return (
                <Fragment key={row.item.id}>
                  <tr data-item={row.item.id} data-item-widget={list} data-noted={texts.length > 0 || undefined}>
                    <th scope="row">{row.label}</th>
                    {row.cells.map((cell, column) => {
                      const label = t('widgets.check.cell', {
                        row: row.label,
                        column: hasPartners
                          ? (partnerName(cell) ?? t('widgets.check.common'))
                          : t('widgets.check.state'),
                        state: wordOf(cell.state),
                      })
                      return (
                        <td
                          key={cell.column}
                          role="gridcell"
                          colSpan={row.isCommon ? columns : 1}
                          {...grid.cell(rowPlace, column)}
                          data-own={canEdit || undefined}
                          aria-label={label}
                          aria-readonly={!canEdit}
                          title={label}
                          className={styles.cell}
                          data-one={!hasPartners || undefined}
                          onClick={() => {
                            if (canEdit) put(row, cell, nextState(seed.states, cell.state))
                          }}
                        >
                          <StateSquare states={seed.states} state={cell.state} word={wordOf(cell.state)} />
                          {hasPartners && row.isCommon && (
                            <span className={styles.common}>{t('widgets.check.common')}</span>
                          )}
                          {!hasPartners && typeof cell.state === 'number' && (
                            <span className={styles.common}>{wordOf(cell.state)}</span>
                          )}
                        </td>
                      )
                    })}
                    <td className={hasBars ? styles.barCell : styles.noBar}>
                      {hasBars && row.readiness !== null && (
                        <span className={styles.bar} style={{ width: `${row.readiness}%` }} />
                      )}
                    </td>
                    <td className={styles.number}>{printed(row.readiness, 0, t('widgets.check.na'))}</td>
                  </tr>
                  {texts.map((field) => (
                    <tr key={field.id} className={styles.note}>
                      <td colSpan={columns + 3}>
                        <FieldEditor
                          widget={list}
                          field={field}
                          value={row.item.fields[field.id]}
                          label={`${row.label}, ${t(fieldKey(list, field.id))}`}
                          placeholder={t(fieldKey(list, field.id))}
                          save={(value) => edit.setItemField(list, row.item.id, field.id, value)}
                          isBlock
                        />
                      </td>
                    </tr>
                  ))}
                </Fragment>
              )
            })}
          </tbody>
        ))}
      </table>
      {reason !== null && (
        <p className={styles.reason} role="alert">
          {reason}
        </p>
      )}
      {canEdit && (
        <p id={hintId} className="visually-hidden">
          {t('widgets.check.hint', { keys: hint })}
        </p>
      )}
    </div>
  )

  /** Item id -> heading, in the order of the headings. */
  function groupOrder(): { id: string; label: string; items: Set<string> }[] | null {
    const field = by === undefined ? undefined : fieldNamed(list, by)
    if (!field) return null
    return groupItems(board, list, field, t).groups.map(({ group, items }) => ({
      id: `${instanceOf(list)}/${group.id}`,
      label: group.label,
      items: new Set(items.map((item) => item.id)),
    }))
  }
}

type RowGroup = { id: string; label: string | null; rows: CheckRow[] }

function groupedRows(
  rows: readonly CheckRow[],
  order: readonly { id: string; label: string; items: ReadonlySet<string> }[] | null,
): RowGroup[] {
  if (order === null) return [{ id: '', label: null, rows: [...rows] }]
  const groups: RowGroup[] = order.map(({ id, label, items }) => ({
    id,
    label,
    rows: rows.filter((row) => items.has(row.item.id)),
  }))
  const known = new Set(groups.flatMap((group) => group.rows.map((row) => row.item.id)))
  const others = rows.filter((row) => !known.has(row.item.id))
  return [...groups, { id: '', label: null, rows: others }].filter((group) => group.rows.length > 0)
}
