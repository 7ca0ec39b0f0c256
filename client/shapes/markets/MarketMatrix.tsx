// Criteria, weights and group values of T04 in one table; arrow keys walk through it cell by cell.
import { useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { ArrowDown, Ban, EyeOff, Ruler } from 'lucide-react'
import { itemLabel } from '../../../shared/charts/boardTexts.ts'
import { printed } from '../../../shared/charts/printed.ts'
import { marketMatrix, type MarketMatrix as Matrix, type MatrixRow } from '../../../shared/widgets/marketMatrix.ts'
import { weightBar } from '../../../shared/widgets/weightTicks.ts'
import { useBoard } from '../../board/boardContext.ts'
import { EmptyBox } from '../../ui/EmptyBox.tsx'
import type { ViewProps } from '../viewProps.ts'
import { MatrixCellView, cellWords } from './MatrixCellView.tsx'
import { MatrixLegend } from './MatrixLegend.tsx'
import { MatrixTotals } from './MatrixTotals.tsx'
import { matrixSizes, type MatrixSizes } from './matrixSizes.ts'
import styles from './MarketMatrix.module.css'

export function MarketMatrix({ width, height }: ViewProps) {
  const { board, results, t } = useBoard()
  const matrix = useMemo(() => marketMatrix(board, results.T04), [board, results])
  const rowCount = matrix.groups.reduce((sum, group) => sum + group.rows.length, 0)
  if (rowCount === 0 || matrix.markets.length === 0) {
    return (
      <div className={styles.empty}>
        <EmptyBox title={t('markets.matrix.none')}>{t('markets.matrix.noneText')}</EmptyBox>
      </div>
    )
  }
  const sizes = matrixSizes({ width, height, markets: matrix.markets.length, groups: matrix.groups.length, rowCount })
  return <MatrixTable matrix={matrix} sizes={sizes} />
}

function MatrixTable({ matrix, sizes }: { matrix: Matrix; sizes: MatrixSizes }) {
  const { t } = useBoard()
  const grid = useRef<HTMLTableElement>(null)
  const [at, setAt] = useState({ row: 0, column: 0 })
  const rows = matrix.groups.flatMap((group) => group.rows)
  // Rows and markets come and go while a cell has the focus.
  const focus = {
    row: Math.min(at.row, rows.length - 1),
    column: Math.min(at.column, matrix.markets.length - 1),
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const next = stepOf(event, focus, rows.length, matrix.markets.length)
    if (!next) return
    event.preventDefault()
    event.stopPropagation()
    setAt(next)
    grid.current?.querySelector<HTMLElement>(`[data-at="${next.row}:${next.column}"]`)?.focus()
  }
  return (
    <div className={styles.matrix}>
      <table
        ref={grid}
        role="grid"
        aria-label={t('T04.panel.matrix')}
        aria-readonly
        className={styles.table}
        style={{ width: sizes.tableWidth }}
        data-narrow={sizes.isNarrow || undefined}
        onKeyDown={onKeyDown}
      >
        <colgroup>
          <col style={{ width: sizes.code }} />
          <col style={{ width: sizes.name }} />
          <col style={{ width: sizes.weight }} />
          {matrix.markets.map((market) => (
            <col key={market.id} style={{ width: sizes.cell }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            <th />
            <th scope="col">{t('markets.matrix.criterion')}</th>
            <th scope="col" className={styles.right}>
              {t('markets.matrix.weight')}
            </th>
            {matrix.markets.map((market) => (
              <th key={market.id} scope="col" className={styles.market} title={itemLabel(market, t)}>
                <span>{itemLabel(market, t)}</span>
              </th>
            ))}
          </tr>
        </thead>
        {matrix.groups.map((group) => (
          <tbody key={group.axis ?? 'none'}>
            <tr className={styles.axis}>
              <th colSpan={3 + matrix.markets.length} scope="rowgroup">
                {t(group.axis ? `T04.option.axis.${group.axis}` : 'markets.matrix.noAxis')}
              </th>
            </tr>
            {group.rows.map((row) => (
              <tr key={row.item.id} style={{ height: sizes.row }}>
                <td className={styles.code}>{row.code}</td>
                <CriterionName row={row} isNarrow={sizes.isNarrow} />
                <WeightCell weight={row.weight} room={sizes.bar} />
                {row.cells.map((cell, column) => {
                  const place = { row: rows.indexOf(row), column }
                  const isFocus = place.row === focus.row && column === focus.column
                  return (
                    <MatrixCellView
                      key={matrix.markets[column]!.id}
                      cell={cell}
                      isNarrow={sizes.isNarrow}
                      place={`${place.row}:${column}`}
                      isFocus={isFocus}
                      onFocus={() => setAt(place)}
                      label={cellWords(cell, itemLabel(matrix.markets[column]!, t), itemLabel(row.item, t), t)}
                    />
                  )
                })}
              </tr>
            ))}
          </tbody>
        ))}
        <MatrixTotals matrix={matrix} rowHeight={sizes.row} />
      </table>
      <RoundState matrix={matrix} />
      <MatrixLegend matrix={matrix} isNarrow={sizes.isNarrow} />
    </div>
  )
}

function CriterionName({ row, isNarrow }: { row: MatrixRow; isNarrow: boolean }) {
  const { t } = useBoard()
  const name = itemLabel(row.item, t)
  return (
    <th scope="row" className={styles.name} title={name}>
      <div className={styles.nameLine}>
        <span className={styles.nameText}>{name}</span>
        {row.isCost && (
          <span className={styles.mark} role="img" aria-label={t('markets.legend.cost')}>
            <ArrowDown size={11} strokeWidth={1.75} aria-hidden />
          </span>
        )}
        {row.veto !== null && (
          <span
            className={styles.mark}
            role="img"
            aria-label={t('markets.matrix.veto', { value: printed(row.veto, 2) })}
            title={t('markets.matrix.veto', { value: printed(row.veto, 2) })}
          >
            <Ban size={10} strokeWidth={1.75} aria-hidden /> {!isNarrow && printed(row.veto, 2)}
          </span>
        )}
        {row.isMeasured && (
          <span className={styles.mark} title={t('T04.option.kind.measured')}>
            {isNarrow ? <Ruler size={10} aria-label={t('T04.option.kind.measured')} /> : t('T04.option.kind.measured')}
          </span>
        )}
      </div>
    </th>
  )
}

function WeightCell({ weight, room }: { weight: number | null; room: number }) {
  const { results } = useBoard()
  return (
    <td className={styles.weight}>
      <span className={styles.weightLine}>
        {weight !== null && room > 0 && (
          <i className={styles.bar} style={{ width: weightBar(weight, results.T04?.weights ?? {}, room) }} />
        )}
        {printed(weight === null ? null : weight * 100, 1)}
      </span>
    </td>
  )
}

/** Says why cells are empty, or that a newer round is still hidden. */
function RoundState({ matrix }: { matrix: Matrix }) {
  const { t } = useBoard()
  if (matrix.open) {
    return (
      <p className={styles.state}>
        <EyeOff size={13} aria-hidden />
        {t('markets.matrix.open', { round: matrix.open.number })}{' '}
        {matrix.round !== null && t('markets.matrix.shown', { round: matrix.round })}
      </p>
    )
  }
  if (matrix.round === null) return <p className={styles.state}>{t('markets.matrix.notYet')}</p>
  return null
}

function stepOf(
  event: KeyboardEvent,
  at: { row: number; column: number },
  rows: number,
  columns: number,
): { row: number; column: number } | null {
  switch (event.key) {
    case 'ArrowUp':
      return { ...at, row: Math.max(0, at.row - 1) }
    case 'ArrowDown':
      return { ...at, row: Math.min(rows - 1, at.row + 1) }
    case 'ArrowLeft':
      return { ...at, column: Math.max(0, at.column - 1) }
    case 'ArrowRight':
      return { ...at, column: Math.min(columns - 1, at.column + 1) }
    case 'Home':
      return event.ctrlKey ? { row: 0, column: 0 } : { ...at, column: 0 }
    case 'End':
      return event.ctrlKey ? { row: rows - 1, column: columns - 1 } : { ...at, column: columns - 1 }
    default:
      return null
  }
}
