// A heat map: cells that are on or off over a computed heat. A press or a key changes a cell; the number is always printed.
import { Check } from 'lucide-react'
import { useId, useMemo, type KeyboardEvent, type ReactNode } from 'react'
import type { WidgetId } from '../../../shared/catalog.ts'
import { printed } from '../../../shared/charts/printed.ts'
import { valueTint } from '../../../shared/drawing.ts'
import { heatmap, toggleOfKey } from '../../../shared/widgets/heatmap.ts'
import { useBoard } from '../../board/boardContext.ts'
import { EmptyBox } from '../../ui/EmptyBox.tsx'
import { classes } from '../../ui/classes.ts'
import { measureText } from '../../ui/measureText.ts'
import { widgetKey } from './fieldKey.ts'
import { ownText } from './ownText.ts'
import { panelWidget } from './panelWidget.ts'
import { useGrid } from './useGrid.ts'
import { useRefusal } from './useRefusal.ts'
import type { ViewProps } from '../viewProps.ts'
import styles from './Heatmap.module.css'

export function HeatmapView(props: ViewProps) {
  return <Heatmap widget={panelWidget(props)} width={props.width} />
}

export type HeatOf = (
  row: string,
  column: string,
) => {
  /** As printed in the cell; null = nobody gave a value: hatched. */
  value: number | null
  /** Place on the heat's own scale, 0 to 1, for the tint. */
  share: number
  decimals?: number
  /** The computation would choose this cell: a dashed frame. */
  isSuggested?: boolean
}

/** Px left and right of the table. */
const SIDES = 16
/** Padding of a cell, both sides. */
const CELL = 12

type Props = {
  widget: WidgetId
  /** Room in px. */
  width: number
  /** The heat under the cells; without it the cells are only on or off. */
  heatOf?: HeatOf
  /** Name of what the rows are, over the first column. */
  rowHead?: string
  /** What the numbers are, under the table. */
  legend?: ReactNode
}

export function Heatmap({ widget, width, heatOf, rowHead = '', legend }: Props) {
  const { board, canEdit, edit, t } = useBoard()
  const hintId = useId()
  const { reason, attempt } = useRefusal()
  const map = useMemo(() => heatmap(board, widget, t), [board, widget, t])
  const grid = useGrid<HTMLTableElement>(map.rows.length, map.columns.length)
  if (map.rows.length === 0 || map.columns.length === 0) {
    return (
      <div className={styles.empty}>
        <EmptyBox title={ownText(t, 'widgets.none', widget)}>{ownText(t, 'widgets.noneText', widget)}</EmptyBox>
      </div>
    )
  }
  const put = (row: string, column: string, isOn: boolean) =>
    attempt(() => edit.setCell(widget, row, column, isOn ? 1 : null))
  const onKeyDown = (event: KeyboardEvent) => {
    if (grid.step(event) || !canEdit || event.ctrlKey || event.metaKey || event.altKey) return
    const row = map.rows[grid.at.row]
    const cell = row?.cells[grid.at.column]
    if (!row || !cell) return
    const isOn = toggleOfKey(event.key, cell.isOn)
    if (isOn === undefined) return
    event.preventDefault()
    put(row.row.id, cell.column, isOn)
  }
  // All columns are as wide as the others; names of rows give way, down to a few words a line.
  const widest = (texts: readonly string[], weight: 400 | 600): number =>
    Math.ceil(Math.max(0, ...texts.map((text) => measureText(text, 12, weight)))) + CELL
  const words = map.columns.flatMap(({ label }) => label.split(/\s+/))
  const nameWidth = Math.max(
    110,
    Math.min(
      widest(
        map.rows.map(({ row }) => row.label),
        400,
      ),
      width * 0.4,
      width - SIDES - map.columns.length * Math.max(44, widest(words, 600)),
    ),
  )
  return (
    <div className={styles.heat}>
      <table
        ref={grid.ref}
        role="grid"
        aria-label={t(widgetKey(widget))}
        aria-describedby={canEdit ? hintId : undefined}
        className={styles.table}
        onKeyDown={onKeyDown}
      >
        <colgroup>
          <col style={{ width: nameWidth }} />
          {map.columns.map(({ id }) => (
            <col key={id} />
          ))}
        </colgroup>
        <thead>
          <tr>
            <th scope="col">{rowHead}</th>
            {map.columns.map((column) => (
              <th key={column.id} scope="col" className={styles.column} data-left={column.isLeft || undefined}>
                {column.label}
                {column.isLeft && <span className={styles.left}>{t('widgets.left')}</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {map.rows.map(({ row, cells }, place) => (
            <tr key={row.id} data-left={row.isLeft || undefined}>
              <th scope="row">
                {row.label}
                {row.isLeft && <span className={styles.left}>{t('widgets.left')}</span>}
              </th>
              {cells.map(({ column, isOn }, index) => {
                const heat = heatOf?.(row.id, column)
                const isGrey = row.isLeft || map.columns[index]!.isLeft
                const number = heat ? printed(heat.value, heat.decimals ?? 0) : null
                const label = [
                  `${row.label}, ${map.columns[index]!.label}:`,
                  heat && (heat.value === null ? t('rounds.noScores') : number),
                  t(isOn ? 'widgets.heat.on' : heat?.isSuggested ? 'widgets.heat.suggested' : 'widgets.heat.off'),
                ]
                  .filter(Boolean)
                  .join(' ')
                return (
                  <td
                    key={column}
                    role="gridcell"
                    {...grid.cell(place, index)}
                    aria-label={label}
                    aria-selected={isOn}
                    aria-readonly={!canEdit}
                    title={label}
                    data-own={canEdit || undefined}
                    className={classes(
                      styles.cell,
                      isOn && styles.on,
                      !isOn && heat?.isSuggested && styles.suggested,
                      heat?.value === null && styles.hatched,
                      isGrey && styles.grey,
                    )}
                    style={
                      heat && heat.value !== null && !isGrey ? { backgroundColor: valueTint(heat.share) } : undefined
                    }
                    onClick={() => {
                      if (canEdit) put(row.id, column, !isOn)
                    }}
                  >
                    {isOn && <Check size={12} strokeWidth={3} aria-hidden className={styles.check} />}
                    {number !== null && <span>{number}</span>}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {reason !== null && (
        <p className={styles.reason} role="alert">
          {reason}
        </p>
      )}
      <p className={styles.legend}>
        <span>
          <i className={classes(styles.key, styles.on)} aria-hidden>
            <Check size={10} strokeWidth={3} />
          </i>
          {ownText(t, 'widgets.heat.onKey', widget)}
        </span>
        {legend}
      </p>
      {canEdit && (
        <p id={hintId} className="visually-hidden">
          {t('widgets.heat.hint')}
        </p>
      )}
    </div>
  )
}
