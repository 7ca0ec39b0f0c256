// The results of a privately scored matrix: group means with the number printed, where partners differ, and who took part.
// With one column each row also shows the partners' signs on the scale.
import { useMemo } from 'react'
import type { WidgetId } from '../../../shared/catalog.ts'
import { ballotMatrix, matrixSeedOf } from '../../../shared/widgets/matrix.ts'
import { useBoard } from '../../board/boardContext.ts'
import { EmptyBox } from '../../ui/EmptyBox.tsx'
import { SpreadSign } from '../rounds/SpreadSign.tsx'
import { panelSeedOf } from '../panelSeedOf.ts'
import { BallotTable } from './BallotTable.tsx'
import { ownText } from './ownText.ts'
import { panelWidget } from './panelWidget.ts'
import { RoundLine } from './RoundLine.tsx'
import type { ViewProps } from '../viewProps.ts'
import styles from './BallotMatrix.module.css'

export function BallotMatrixView(props: ViewProps) {
  const by = panelSeedOf(props.template, props.panel)?.by
  return <BallotMatrixPanel widget={panelWidget(props)} width={props.width} by={by} />
}

type Props = { widget: WidgetId; width: number; by?: string | undefined }

export function BallotMatrixPanel({ widget, width, by }: Props) {
  const { board, t } = useBoard()
  const seed = matrixSeedOf(widget)
  const matrix = useMemo(() => ballotMatrix(board, widget, t, by), [board, widget, t, by])
  if (matrix.rows.length === 0 || matrix.columns.length === 0) {
    return (
      <div className={styles.empty}>
        <EmptyBox title={ownText(t, 'widgets.none', widget)}>{ownText(t, 'widgets.noneText', widget)}</EmptyBox>
      </div>
    )
  }
  const isSingle = matrix.columns.length === 1
  return (
    <div className={styles.matrix}>
      <RoundLine widget={widget} />
      <div className={styles.scroll} data-scrolls>
        <BallotTable matrix={matrix} widget={widget} seed={seed} width={width} by={by} isSingle={isSingle} />
      </div>
      {matrix.round !== null && !matrix.open && (
        <p className={styles.legend}>
          <SpreadSign label="discuss" /> {t('rounds.legend.discuss')} <SpreadSign label="some-spread" />{' '}
          {t('rounds.legend.someSpread')}
          {seed.scale.max !== null && (
            <span>{t('widgets.ballot.scale', { min: seed.scale.min, max: seed.scale.max })}</span>
          )}
        </p>
      )}
    </div>
  )
}
