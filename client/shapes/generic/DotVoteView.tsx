// A blind dot vote: after the reveal each option's share of the dots with its rank; before it nothing but who has finished.
import { openRound } from '../../../shared/board/boardState.ts'
import { axisEntries } from '../../../shared/board/axis.ts'
import { instanceOf, widgetSeedOf, type WidgetId } from '../../../shared/catalog.ts'
import { printed } from '../../../shared/charts/printed.ts'
import { dotBudget } from '../../../shared/compute/votes.ts'
import { axisLabels, type AxisLabel } from '../../../shared/widgets/axisLabels.ts'
import { dotResults } from '../../../shared/widgets/dotVote.ts'
import { useBoard } from '../../board/boardContext.ts'
import { EmptyBox } from '../../ui/EmptyBox.tsx'
import { widgetKey } from './fieldKey.ts'
import { ownText } from './ownText.ts'
import { panelWidget } from './panelWidget.ts'
import { RoundLine } from './RoundLine.tsx'
import type { ViewProps } from '../viewProps.ts'
import styles from './DotVote.module.css'

export function DotVoteView(props: ViewProps) {
  return <DotVotePanel widget={panelWidget(props)} />
}

export function DotVotePanel({ widget }: { widget: WidgetId }) {
  const { board, t } = useBoard()
  const seed = widgetSeedOf(widget)
  if (seed?.kind !== 'dotVote') throw new Error(`${widget} is no dot vote`)
  const labels = axisLabels(board, widget, axisEntries(board, seed.options, instanceOf(widget)), t)
  const results = openRound(board, widget) ? null : dotResults(board, widget)
  if (labels.length === 0) {
    return (
      <div className={styles.empty}>
        <EmptyBox title={ownText(t, 'widgets.none', widget)}>{ownText(t, 'widgets.noneText', widget)}</EmptyBox>
      </div>
    )
  }
  const rows = results === null ? labels.map((label) => ({ label, share: null, rank: null })) : ranked(labels)
  return (
    <div className={styles.dots}>
      <RoundLine widget={widget} />
      <table className={styles.table} aria-label={t(widgetKey(widget))}>
        <thead className="visually-hidden">
          <tr>
            <th scope="col">{t('widgets.dots.rank')}</th>
            <th scope="col">{t('widgets.dots.option')}</th>
            <th scope="col">{t('widgets.dots.share')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ label, share, rank }) => (
            <tr key={label.id} data-first={rank === 1 || undefined} data-left={label.isLeft || undefined}>
              <td className={styles.rank}>{rank ?? ''}</td>
              <th scope="row">{label.label}</th>
              <td className={styles.share}>
                {results === null ? null : share === null ? (
                  <span className={styles.none}>{t('widgets.dots.none')}</span>
                ) : (
                  <span className={styles.line}>
                    <span className={styles.track}>
                      <span className={styles.bar} style={{ width: `${share * 100}%` }} />
                    </span>
                    <span className={styles.number}>{printed(share * 100, 1)} %</span>
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.rule}>
        {results === null
          ? t('widgets.dots.rule', { budget: dotBudget(labels.length), most: seed.maxPerOption })
          : t('widgets.dots.from', { count: results.voting, partners: board.partners.length })}
      </p>
    </div>
  )

  /** By rank, ties in the order of the options. */
  function ranked(options: readonly AxisLabel[]) {
    const byId = new Map(results?.options.map((option) => [option.option, option]))
    return options
      .map((label) => ({
        label,
        share: byId.get(label.id)?.share ?? null,
        rank: byId.get(label.id)?.rank ?? null,
      }))
      .sort((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity))
  }
}
