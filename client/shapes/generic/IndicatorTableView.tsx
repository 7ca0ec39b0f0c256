// Indicators: one row each with its numbers, how far it is as a bar with the place it should be at, and the status in words.
import type { ReactNode } from 'react'
import { Check, Minus, TrendingDown, TriangleAlert } from 'lucide-react'
import { listItems, type Item } from '../../../shared/board/boardState.ts'
import { listSeedOf, type WidgetId } from '../../../shared/catalog.ts'
import { printed } from '../../../shared/charts/printed.ts'
import {
  hasProgress,
  isFalling,
  statusCounts,
  type IndicatorReading,
  type IndicatorStatus,
} from '../../../shared/widgets/indicatorTable.ts'
import { useBoard } from '../../board/boardContext.ts'
import { List } from './ListView.tsx'
import { panelWidget } from './panelWidget.ts'
import type { ViewProps } from '../viewProps.ts'
import styles from './IndicatorTable.module.css'

export function IndicatorTableView(props: ViewProps) {
  return <IndicatorTable widget={panelWidget(props)} width={props.width} />
}

type Props = {
  widget: WidgetId
  width: number
  /** Progress and status of an indicator; without it the table is one of plain figures. */
  readingOf?: (item: Item) => IndicatorReading | null
}

const READING_WIDTH = 190
/** With the status beside the bar instead of below it, on wide tables. */
const READING_IN_LINE = 270
const WIDE = 900

export function IndicatorTable({ widget, width, readingOf }: Props) {
  const { board, t } = useBoard()
  const seed = listSeedOf(widget)
  if (!seed) throw new Error(`${widget} is no indicator table`)
  const isWide = width >= WIDE
  const isRead = readingOf !== undefined && hasProgress(seed)
  const readings = isRead
    ? listItems(board, widget)
        .map((item) => readingOf(item))
        .filter((reading) => reading !== null)
    : []
  return (
    <div className={styles.indicators}>
      {readings.length > 0 && (
        <ul className={styles.counts}>
          {statusCounts(readings).map(({ status, count }) => (
            <li key={status}>
              <StatusSign status={status} /> {t(`widgets.indicator.${status}`)} <strong>{count}</strong>
            </li>
          ))}
        </ul>
      )}
      <List
        widget={widget}
        width={width}
        first={['name', 'baseline', 'target', 'actual']}
        {...(isRead
          ? {
              extra: {
                head: t('widgets.indicator.progress'),
                width: isWide ? READING_IN_LINE : READING_WIDTH,
                cell: (item: Item): ReactNode => <Reading item={item} reading={readingOf(item)} isInLine={isWide} />,
              },
            }
          : {})}
      />
    </div>
  )
}

type ReadingProps = { item: Item; reading: IndicatorReading | null; isInLine?: boolean }

/** The bar: filled as far as it is, a line where it should be today. */
export function Reading({ item, reading, isInLine = false }: ReadingProps) {
  const { t } = useBoard()
  if (reading === null) return null
  const { progress, expected, status } = reading
  const words = [
    t(`widgets.indicator.${status}`),
    progress === null ? null : t('widgets.indicator.done', { percent: printed(progress * 100, 1) }),
    expected === null ? null : t('widgets.indicator.expected', { percent: printed(expected * 100, 1) }),
  ]
    .filter(Boolean)
    .join(', ')
  return (
    <span className={styles.reading} data-in-line={isInLine || undefined} title={words}>
      <span className="visually-hidden">{words}</span>
      <span className={styles.track} data-empty={progress === null || undefined} aria-hidden>
        {progress !== null && <i className={styles.bar} data-status={status} style={{ width: `${progress * 100}%` }} />}
        {expected !== null && <i className={styles.expected} style={{ left: `${expected * 100}%` }} />}
      </span>
      <span className={styles.percent} aria-hidden>
        {progress !== null && `${printed(progress * 100, 1)} %`}
      </span>
      <span className={styles.status} data-status={status} aria-hidden>
        <StatusSign status={status} />
        {t(`widgets.indicator.${status}`)}
        {isFalling(item) && <TrendingDown size={12} />}
      </span>
    </span>
  )
}

function StatusSign({ status }: { status: IndicatorStatus }) {
  switch (status) {
    case 'on-track':
      return <Check size={12} strokeWidth={2.5} aria-hidden className={styles.good} />
    case 'at-risk':
      return <TriangleAlert size={12} strokeWidth={2.2} aria-hidden className={styles.risk} />
    case 'behind':
      return <TriangleAlert size={12} strokeWidth={2.5} aria-hidden className={styles.late} />
    case 'no-data':
      return <Minus size={12} aria-hidden />
  }
}
