// "Where we differ": criteria by markets, in each cell the partners' signs from 1 on the left to 5 on the right.
import { useMemo } from 'react'
import { partnerStrip } from '../../../shared/charts/partnerStrip.ts'
import { printed } from '../../../shared/charts/printed.ts'
import { consensusMove, type RoundCell } from '../../../shared/findings/roundFindings.ts'
import { useBoard } from '../../board/boardContext.ts'
import { DrawingView } from '../../ui/DrawingView.tsx'
import { PartnerName } from '../../ui/PartnerName.tsx'
import { classes } from '../../ui/classes.ts'
import { matrixSeedOf } from '../../../shared/widgets/matrix.ts'
import { axisName } from '../generic/axisName.ts'
import type { ViewProps } from '../viewProps.ts'
import { isShown, RoundPending } from './RoundPending.tsx'
import { SpreadSign } from './SpreadSign.tsx'
import { cellKey, useRound, type RoundView } from './useRound.ts'
import { useCellWords } from './useCellWords.ts'
import styles from './rounds.module.css'

const HEAD = 34
const LEGEND = 40
/** With the sentence on changes the legend may take two lines. */
const LEGEND_WITH_CHANGE = 60
/** Free right of the strip for the triangle, and in wide cells for the change since the round before. */
const CORNER = 11
const CORNER_WITH_CHANGE = 28
const WIDE_CELL = 80

export function MarketSpread({ template, panel, width, height }: ViewProps) {
  const { t } = useBoard()
  const round = useRound({ template, panel })
  const cells = useMemo(() => new Map(round.cells.map((cell) => [cellKey(cell), cell])), [round.cells])
  if (!isShown(round)) return <RoundPending round={round} />
  if (round.rows.length === 0 || round.columns.length === 0) return <p className={styles.line}>{t('rounds.noCells')}</p>
  const seed = matrixSeedOf(round.widget)
  const rowHead = round.widget === 'T04.scores' ? t('rounds.column.criterion') : axisName(round.widget, seed.rows, t)
  const nameWidth = round.columns.length > 7 ? 150 : 190
  const cellWidth = Math.max(44, (width - nameWidth) / round.columns.length)
  const legend = round.before.size > 0 ? LEGEND_WITH_CHANGE : LEGEND
  const rowHeight = Math.min(37, Math.max(26, Math.floor((height - HEAD - legend) / round.rows.length)))
  return (
    <div className={styles.spread}>
      <div className={styles.scroll} data-scrolls>
        <table className={styles.table} style={{ width: nameWidth + cellWidth * round.columns.length }}>
          <colgroup>
            <col style={{ width: nameWidth }} />
            {round.columns.map(({ id }) => (
              <col key={id} style={{ width: cellWidth }} />
            ))}
          </colgroup>
          <thead>
            <tr>
              <th scope="col">{rowHead}</th>
              {round.columns.map((column) => (
                <th key={column.id} scope="col" className={styles.centre}>
                  {column.label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {round.rows.map((row) => (
              <tr key={row.id} style={{ height: rowHeight }}>
                <th scope="row">
                  {row.code && <span className={styles.code}>{row.code} </span>}
                  {row.label}
                </th>
                {round.columns.map((column) => (
                  <SpreadCell
                    key={column.id}
                    cell={cells.get(cellKey({ row: row.id, column: column.id }))}
                    round={round}
                    width={cellWidth}
                    height={rowHeight - 1}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Legend round={round} />
    </div>
  )
}

type CellProps = { cell: RoundCell | undefined; round: RoundView; width: number; height: number }

function SpreadCell({ cell, round, width, height }: CellProps) {
  const { t, board, looks } = useBoard()
  const words = useCellWords()
  const corner = round.before.size > 0 && width >= WIDE_CELL ? CORNER_WITH_CHANGE : CORNER
  if (!cell || cell.values.length === 0) {
    return (
      <td className={styles.noScores}>
        <span>{t('rounds.noScores')}</span>
      </td>
    )
  }
  const order = new Map(board.partners.map((partner, place) => [partner.id, place]))
  const drawing = partnerStrip(
    cell.values.map(({ partner, value }) => ({ partner: order.get(partner) ?? 0, value })),
    { width: width - 4 - corner, height, size: 7.6, ticks: round.ticks, margin: 10, alt: words(cell) },
  )
  const move = consensusMove(round.before.get(cellKey(cell)), cell)
  return (
    <td className={classes(styles.cell, cell.label === 'discuss' && styles.discuss)}>
      <DrawingView drawing={drawing} looks={looks} />
      <SpreadSign label={cell.label} className={styles.corner ?? ''} />
      {move !== null && Math.abs(move) >= 0.005 && <span className={styles.move}>{moveText(move)}</span>}
    </td>
  )
}

/** The spread's change as people read it: minus = closer together. */
export const moveText = (move: number): string => `${move < 0 ? '+' : ''}${printed(-move, 2)}`

function Legend({ round }: { round: RoundView }) {
  const { t, board, looks } = useBoard()
  return (
    <div className={styles.legend}>
      {board.partners.map((partner, place) => {
        const look = looks[place]
        return look ? <PartnerName key={partner.id} look={look} name={partner.name} size={13} /> : null
      })}
      <span className={styles.legendEnd}>
        <SpreadSign label="discuss" /> {t('rounds.legend.discuss')}
      </span>
      <span>
        <SpreadSign label="some-spread" /> {t('rounds.legend.someSpread')}
      </span>
      {round.before.size > 0 && <span>{t('rounds.legend.change')}</span>}
    </div>
  )
}

export function MarketSpreadCaption({ template, panel }: ViewProps) {
  const { t } = useBoard()
  return isShown(useRound({ template, panel })) ? t('rounds.caption.spread') : null
}
