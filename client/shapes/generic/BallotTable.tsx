// The table of a privately scored matrix: a row each, the group mean printed in each cell, hatched where nobody scored.
import { Fragment } from 'react'
import type { WidgetId } from '../../../shared/catalog.ts'
import { partnerStrip } from '../../../shared/charts/partnerStrip.ts'
import { printed } from '../../../shared/charts/printed.ts'
import { valueTint } from '../../../shared/drawing.ts'
import type { MatrixSeed } from '../../../shared/templateSeed.ts'
import { optionLabel } from '../../../shared/widgets/grouping.ts'
import {
  scaleShare,
  scaleTicks,
  type BallotCell,
  type BallotMatrix,
  type BallotRow,
} from '../../../shared/widgets/matrix.ts'
import { useBoard } from '../../board/boardContext.ts'
import { DrawingView } from '../../ui/DrawingView.tsx'
import { measureText } from '../../ui/measureText.ts'
import { classes } from '../../ui/classes.ts'
import { SpreadSign } from '../rounds/SpreadSign.tsx'
import { useCellWords } from '../rounds/useCellWords.ts'
import { widgetKey } from './fieldKey.ts'
import { axisName } from './axisName.ts'
import { useGrid } from './useGrid.ts'
import styles from './BallotMatrix.module.css'

/** Px left and right of the table. */
const SIDES = 16

type Props = {
  matrix: BallotMatrix
  widget: WidgetId
  seed: MatrixSeed
  /** Room in px. */
  width: number
  /** Field the rows are grouped by. */
  by?: string | undefined
  isSingle: boolean
}

export function BallotTable({ matrix, widget, seed, width, by, isSingle }: Props) {
  const { t } = useBoard()
  const grid = useGrid<HTMLTableElement>(matrix.rows.length, matrix.columns.length)
  const words = useCellWords()
  // Names give way to the longest word of a head: a broken word takes longer to read than a name in two lines.
  const heads = matrix.columns.length * longestWord(matrix.columns.map(({ label: head }) => head))
  const nameWidth = isSingle
    ? Math.max(120, Math.min(260, width * 0.46))
    : Math.max(100, Math.min(260, width * 0.3, width - SIDES - heads))
  const columnWidth = (width - SIDES - nameWidth) / matrix.columns.length
  const stripWidth = Math.max(120, width - nameWidth - 110)
  const places = new Map(matrix.rows.map((row, place) => [row.row.id, place]))
  const label = (row: BallotRow, column: number): string => {
    const cell = row.cells[column]!
    const name = [row.row.label, isSingle ? null : matrix.columns[column]!.label].filter(Boolean).join(', ')
    return cell.kind === 'value'
      ? `${name}: ${printed(cell.mean, 1)}. ${words(cell.cell)}`
      : `${name}: ${t(`widgets.ballot.${cell.kind}`)}`
  }
  return (
    <table
      ref={grid.ref}
      role="grid"
      aria-label={t(widgetKey(widget))}
      aria-readonly
      className={styles.table}
      onKeyDown={(event) => grid.step(event)}
    >
      <colgroup>
        <col style={{ width: nameWidth }} />
        {isSingle && <col style={{ width: stripWidth }} />}
        {matrix.columns.map((column) => (
          <col key={column.id} style={isSingle ? undefined : { width: columnWidth }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          <th scope="col">{axisName(widget, seed.rows, t)}</th>
          {isSingle ? (
            <>
              <th scope="col">{t('widgets.ballot.partners')}</th>
              <th scope="col" className={styles.number}>
                {t('widgets.ballot.mean')}
              </th>
            </>
          ) : (
            matrix.columns.map((column) => (
              <th key={column.id} scope="col" className={styles.number} data-left={column.isLeft || undefined}>
                {column.label}
              </th>
            ))
          )}
        </tr>
      </thead>
      <tbody>
        {matrix.rows.map((row, place) => (
          <Fragment key={row.row.id}>
            {row.group !== '' && row.group !== matrix.rows[place - 1]?.group && (
              <tr className={styles.group}>
                <th colSpan={matrix.columns.length + (isSingle ? 2 : 1)} scope="rowgroup">
                  {groupName(row.group)}
                </th>
              </tr>
            )}
            <tr data-left={row.row.isLeft || undefined}>
              <th scope="row">
                {row.row.code && <span className={styles.code}>{row.row.code} </span>}
                {row.row.label}
              </th>
              {isSingle && <StripCell cell={row.cells[0]!} width={stripWidth} seed={seed} />}
              {row.cells.map((cell, column) => (
                <MeanCell
                  key={matrix.columns[column]!.id}
                  cell={cell}
                  seed={seed}
                  label={label(row, column)}
                  attributes={grid.cell(places.get(row.row.id)!, column)}
                />
              ))}
            </tr>
          </Fragment>
        ))}
      </tbody>
    </table>
  )

  function groupName(value: string): string {
    return by !== undefined && 'list' in seed.rows ? optionLabel(seed.rows.list, by, value, t) : value
  }
}

/** Px that the longest word of these heads takes in its cell. */
function longestWord(heads: readonly string[]): number {
  const words = heads.flatMap((head) => head.split(/\s+/))
  return Math.ceil(Math.max(48, ...words.map((word) => measureText(word, 12, 600) + 14)))
}

/** The partners' signs on the scale. */
function StripCell({ cell, width, seed }: { cell: BallotCell; width: number; seed: MatrixSeed }) {
  const { board, looks } = useBoard()
  const words = useCellWords()
  if (cell.kind !== 'value') return <td />
  const places = new Map(board.partners.map((partner, place) => [partner.id, place]))
  const drawing = partnerStrip(
    cell.cell.values.map(({ partner, value }) => ({ partner: places.get(partner) ?? 0, value })),
    {
      width: width - 8,
      height: 26,
      size: 7.6,
      ticks: scaleTicks(seed.scale.min, seed.scale.max ?? 5),
      margin: 10,
      alt: words(cell.cell),
    },
  )
  return (
    <td className={styles.strip}>
      <DrawingView drawing={drawing} looks={looks} />
    </td>
  )
}

type CellProps = {
  cell: BallotCell
  seed: MatrixSeed
  label: string
  attributes: { tabIndex: number; 'data-at': string; onFocus: () => void }
}

function MeanCell({ cell, seed, label, attributes }: CellProps) {
  const shared = { role: 'gridcell', 'aria-label': label, title: label, ...attributes }
  if (cell.kind === 'notYet' || cell.kind === 'hidden') return <td {...shared} className={styles.blank} />
  if (cell.kind === 'noScores') {
    return (
      <td {...shared} className={classes(styles.value, styles.hatched)}>
        <b>–</b>
      </td>
    )
  }
  const share = scaleShare(seed, cell.mean)
  return (
    <td
      {...shared}
      className={classes(styles.value, cell.label === 'discuss' && styles.discuss)}
      style={share === null ? undefined : { backgroundColor: valueTint(share) }}
    >
      {cell.have < cell.of && (
        <span className={styles.few}>
          {cell.have}/{cell.of}
        </span>
      )}
      {printed(cell.mean, 1)}
      <span className={styles.sign}>
        <SpreadSign label={cell.label} />
      </span>
    </td>
  )
}
