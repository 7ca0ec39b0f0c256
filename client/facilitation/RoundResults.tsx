// A revealed round as a table: the mean of the partners, beside it the mean of the people, how far the partners are apart, and
// how that changed since the round before.
import { widgetName } from '../../shared/board/instances.ts'
import { printed } from '../../shared/charts/printed.ts'
import { consensusMove, needCells, type RoundCell } from '../../shared/findings/roundFindings.ts'
import { roundName } from '../../shared/findings/roundName.ts'
import type { PersonValues } from '../../shared/session/workshop.ts'
import { useBoard } from '../board/boardContext.ts'
import { moveText } from '../shapes/rounds/MarketSpread.tsx'
import { SpreadSign } from '../shapes/rounds/SpreadSign.tsx'
import { cellKey, type RoundView } from '../shapes/rounds/useRound.ts'
import { Dialog } from '../ui/Dialog.tsx'
import styles from './Rounds.module.css'

export function RoundResults({ round, onClose }: { round: RoundView; onClose: () => void }) {
  const { board, t } = useBoard()
  const persons = board.workshop.persons.get(round.widget)?.get(round.number ?? 0)
  const hasChange = round.before.size > 0
  return (
    <Dialog
      isOpen
      onClose={onClose}
      size="wide"
      title={t('rounds.results.title', {
        name: widgetName(board, round.widget, t),
        round: roundName(board, round.widget, round.number ?? 1, t, 'within'),
      })}
      description={t('rounds.results.text')}
    >
      <div className={styles.resultsBox}>
        <table className={styles.results}>
          <thead>
            <tr>
              <th scope="col">{t('rounds.results.subject')}</th>
              <th scope="col" className={styles.number}>
                {t('rounds.results.partners')}
              </th>
              {persons && (
                <th scope="col" className={styles.number}>
                  {t('rounds.results.people')}
                </th>
              )}
              <th scope="col" className={styles.number}>
                {t('rounds.results.spread')}
              </th>
              {hasChange && (
                <th scope="col" className={styles.number}>
                  {t('rounds.results.change')}
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {round.cells.map((cell) => (
              <ResultRow key={cellKey(cell)} cell={cell} round={round} persons={persons} />
            ))}
          </tbody>
        </table>
      </div>
      <p className={styles.note}>
        {persons ? '' : t('rounds.results.noPeople')} {hasChange ? t('rounds.results.change.note') : ''}
      </p>
    </Dialog>
  )
}

type RowProps = { cell: RoundCell; round: RoundView; persons: PersonValues | undefined }

function ResultRow({ cell, round, persons }: RowProps) {
  const { t } = useBoard()
  const hasScores = cell.values.length > 0
  const move = consensusMove(round.before.get(cellKey(cell)), cell)
  const people = persons ? peopleMean(round, cell, persons) : null
  return (
    <tr>
      <th scope="row">{cellTitle(round, cell, t)}</th>
      <td className={styles.number}>{hasScores ? printed(cell.mean, 1) : t('rounds.results.none')}</td>
      {persons && <td className={styles.number}>{people === null ? '–' : printed(people, 1)}</td>}
      <td className={styles.number}>
        {hasScores && <SpreadSign label={cell.label} name={t(`rounds.label.${cell.label}`)} />}{' '}
        {hasScores ? printed(cell.spread, 2) : '–'}
      </td>
      {round.before.size > 0 && <td className={styles.number}>{move === null ? '–' : moveText(move)}</td>}
    </tr>
  )
}

/** The people's mean of a cell; needs are compared by priority, as everywhere (domain 4.T02). */
function peopleMean(round: RoundView, cell: RoundCell, persons: PersonValues): number | null {
  if (round.widget === 'T02.scores') {
    const all = needCells({ people: persons }, [{ id: 'people', name: '', region: '', type: 'other' }], [cell.row])
    return all[0] && all[0].values.length > 0 ? all[0].mean : null
  }
  const value = persons.cells[cell.row]?.[cell.column]
  return typeof value === 'number' ? value : null
}

/** A cell in words: its column and row, or the row alone where there is one column. */
export function cellTitle(
  round: Pick<RoundView, 'rows' | 'columns'>,
  cell: Pick<RoundCell, 'row' | 'column'>,
  t: (key: string, values?: Record<string, string>) => string,
): string {
  const row = round.rows.find(({ id }) => id === cell.row)?.label ?? cell.row
  const column = round.columns.find(({ id }) => id === cell.column)?.label
  return column === undefined || round.columns.length === 1 ? row : t('rounds.talk.cell', { column, row })
}
