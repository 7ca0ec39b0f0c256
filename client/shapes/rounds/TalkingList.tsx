// The cells to talk about: the partners on one axis, who is lowest and who highest, and room for what explains it.
import { useMemo } from 'react'
import { partnerStrip } from '../../../shared/charts/partnerStrip.ts'
import { printed } from '../../../shared/charts/printed.ts'
import { cellsToDiscuss, extremes, type RoundCell } from '../../../shared/findings/roundFindings.ts'
import { instanceOf, widgetSeedOf, type WidgetId } from '../../../shared/catalog.ts'
import { useBoard } from '../../board/boardContext.ts'
import { DrawingView } from '../../ui/DrawingView.tsx'
import type { ViewProps } from '../viewProps.ts'
import { isShown, RoundPending } from './RoundPending.tsx'
import { SpreadSign } from './SpreadSign.tsx'
import { TalkNote } from './TalkNote.tsx'
import { scoreText, useCellWords, usePartnerList } from './useCellWords.ts'
import { cellKey, useRound, type RoundView } from './useRound.ts'
import styles from './rounds.module.css'

export function TalkingList({ template, panel, width }: ViewProps) {
  const { t } = useBoard()
  const round = useRound({ template, panel })
  const cells = useMemo(() => cellsToDiscuss(round.cells), [round.cells])
  if (!isShown(round)) return <RoundPending round={round} isSmall />
  if (cells.length === 0) return <p className={styles.line}>{t('rounds.talk.nothing')}</p>
  return (
    <ol className={styles.talk}>
      {cells.map((cell) => (
        <TalkItem key={cellKey(cell)} cell={cell} round={round} width={width} />
      ))}
    </ol>
  )
}

function TalkItem({ cell, round, width }: { cell: RoundCell; round: RoundView; width: number }) {
  const { t, board, looks } = useBoard()
  const words = useCellWords()
  const partnerList = usePartnerList()
  const order = new Map(board.partners.map((partner, place) => [partner.id, place]))
  const row = round.rows.find(({ id }) => id === cell.row)
  const column = round.columns.find(({ id }) => id === cell.column)
  const title = column ? t('rounds.talk.cell', { column: column.label, row: row?.label ?? cell.row }) : row?.label
  const ends = extremes(cell)
  const notes = `${instanceOf(round.widget)}.talk`
  const drawing = partnerStrip(
    cell.values.map(({ partner, value }) => ({ partner: order.get(partner) ?? 0, value })),
    {
      width: Math.max(160, width - 28),
      height: 64,
      size: 10.5,
      ticks: round.ticks,
      withNumbers: true,
      alt: words(cell),
    },
  )
  return (
    <li>
      <h3>
        <SpreadSign label="discuss" />
        {title}
      </h3>
      <DrawingView drawing={drawing} looks={looks} />
      {ends && (
        <p className={styles.sentence}>
          {t('rounds.talk.sentence', {
            low: scoreText(ends.low),
            lowest: partnerList(ends.lowest),
            high: scoreText(ends.high),
            highest: partnerList(ends.highest),
            mean: printed(cell.mean, 1),
            spread: printed(cell.spread, 2),
          })}
        </p>
      )}
      {widgetSeedOf(notes) && <TalkNote widget={notes} cell={noteCell(round.widget, cell)} title={title ?? ''} />}
    </li>
  )
}

/** Which cell a note is about. A template with several scored matrices says also which of them. */
function noteCell(widget: WidgetId, cell: RoundCell): string {
  const name = widget.split('.')[1] ?? ''
  return `${name === 'scores' ? '' : `${name}:`}${cell.row}~${cell.column}`
}

export function TalkingCaption({ template, panel }: ViewProps) {
  const { t } = useBoard()
  const round = useRound({ template, panel })
  const count = useMemo(() => cellsToDiscuss(round.cells).length, [round.cells])
  return isShown(round) ? t('rounds.talk.caption', { count }) : null
}
