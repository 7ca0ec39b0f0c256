// All 19 recommendations at once: what each asks for, where the board shows it, and what would still have to be filled in.
import { Check, CornerDownRight, Minus } from 'lucide-react'
import { useMemo } from 'react'
import { printed } from '../../../shared/charts/printed.ts'
import {
  coverageRows,
  type CoverageLine,
  type CoveragePlace,
  type CoverageRow,
} from '../../../shared/findings/coverageBoard.ts'
import { useBoard } from '../../board/boardContext.ts'
import { useCanvas } from '../../board/canvasContext.ts'
import { classes } from '../../ui/classes.ts'
import styles from './CoverageBoard.module.css'

export function CoverageBoard() {
  const { board, results, evidence, t } = useBoard()
  const rows = useMemo(() => coverageRows(board, evidence, results.coverage, t), [board, evidence, results.coverage, t])
  return (
    <div className={styles.rows}>
      {rows.map((row, i) => (
        <Recommendation key={row.id} row={row} isFirst={i === 0 || row.id === 'R2.1'} />
      ))}
    </div>
  )
}

function Recommendation({ row, isFirst }: { row: CoverageRow; isFirst: boolean }) {
  const { t } = useBoard()
  return (
    <section className={styles.row}>
      {isFirst && (
        <h3 className={styles.list}>{t(row.id === 'R2.1' ? 'recommendations.list2' : 'recommendations.list1')}</h3>
      )}
      <h4>
        <b className={classes(styles.number, styles[row.status])}>{row.number}</b>
        {t(`${row.id}.title`)}
        <small>{t(`coverage.status.${row.status}`)}</small>
      </h4>
      <ul>
        {row.lines.map((line) => (
          <Signal key={line.signal} line={line} />
        ))}
      </ul>
    </section>
  )
}

function Signal({ line }: { line: CoverageLine }) {
  const { t } = useBoard()
  return (
    <li data-holds={line.holds || undefined}>
      {line.holds ? (
        <Check size={13} strokeWidth={2.5} aria-label={t('coverage.signal.holds')} />
      ) : (
        <Minus size={13} aria-label={t('coverage.signal.open')} />
      )}
      <div>
        {line.text} {line.holds && line.evidence.length > 0 && <Places places={line.evidence} />}
        {line.missing.length > 0 && <Places places={line.missing} head={t('coverage.board.missing')} />}
      </div>
    </li>
  )
}

/** Buttons that show the place on the board; a place of a template that is not there is named only. */
function Places({ places, head }: { places: readonly CoveragePlace[]; head?: string }) {
  const { t } = useBoard()
  const canvas = useCanvas()
  return (
    <span className={classes(styles.places, head !== undefined && styles.missing)}>
      {head !== undefined && <span>{head}</span>}
      {places.map(({ label, place }) =>
        place === null ? (
          <span key={label}>{t('coverage.board.absent', { place: label })}</span>
        ) : (
          <button
            key={label}
            type="button"
            aria-label={t('coverage.show.label', { signal: label })}
            onClick={() => canvas.goToPlace(place)}
          >
            <CornerDownRight size={11} aria-hidden />
            {label}
          </button>
        ),
      )}
    </span>
  )
}

export function CoverageBoardCaption() {
  const { results, t } = useBoard()
  const { index, covered, partial, missing } = results.coverage
  return <>{t('coverage.board.caption', { index: printed(index, 1), covered, partial, missing })}</>
}
