// Where the partners are furthest apart in a revealed round: the first cells of the talking list, partners as signs.
import { partnerStrip } from '../../shared/charts/partnerStrip.ts'
import { cellsToDiscuss } from '../../shared/findings/roundFindings.ts'
import { useBoard } from '../board/boardContext.ts'
import { useCellWords } from '../shapes/rounds/useCellWords.ts'
import { cellKey, type RoundView } from '../shapes/rounds/useRound.ts'
import { DrawingView } from '../ui/DrawingView.tsx'
import styles from './TalkStrip.module.css'
import { useBoxSize } from './useBoxSize.ts'

const SHOWN = 3

export function TalkStrip({ round }: { round: RoundView }) {
  const { board, looks, t } = useBoard()
  const words = useCellWords()
  const { box, width } = useBoxSize<HTMLUListElement>()
  const cells = cellsToDiscuss(round.cells)
  const order = new Map(board.partners.map((partner, place) => [partner.id, place]))
  // Signs follow the screen's size as everything here does: a third of the row is 420 units wide at 1920.
  const unit = width / 1330
  return (
    <section className={styles.talk}>
      <h2>{t('projector.talk', { count: cells.length })}</h2>
      <ul ref={box}>
        {cells.slice(0, SHOWN).map((cell) => {
          const row = round.rows.find(({ id }) => id === cell.row)
          const column = round.columns.find(({ id }) => id === cell.column)
          const name = column
            ? t('rounds.talk.cell', { column: column.label, row: row?.label ?? cell.row })
            : (row?.label ?? cell.row)
          return (
            <li key={cellKey(cell)}>
              <span>{name}</span>
              {unit > 0 ? (
                <DrawingView
                  looks={looks}
                  drawing={partnerStrip(
                    cell.values.map(({ partner, value }) => ({ partner: order.get(partner) ?? 0, value })),
                    { width: 400 * unit, height: 84 * unit, size: 24 * unit, ticks: round.ticks, alt: words(cell) },
                  )}
                />
              ) : null}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
