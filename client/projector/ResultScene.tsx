// What a round showed, right after its reveal: places, dots, votes, and where the partners are far apart.
import type { Round } from '../../shared/board/boardState.ts'
import { instanceOf, widgetSeedOf, type WidgetId } from '../../shared/catalog.ts'
import { needRows } from '../../shared/charts/needBarsChart.ts'
import { rankingChart, rankingHeight } from '../../shared/charts/rankingChart.ts'
import { printed } from '../../shared/charts/printed.ts'
import { roundName } from '../../shared/findings/roundName.ts'
import { wordsOf } from '../../shared/session/decisions.ts'
import { axisEntries } from '../../shared/board/axis.ts'
import { axisLabels } from '../../shared/widgets/axisLabels.ts'
import { dotResults } from '../../shared/widgets/dotVote.ts'
import { partnerVote } from '../../shared/widgets/partnerVote.ts'
import { useBoard } from '../board/boardContext.ts'
import { widgetKey } from '../shapes/generic/fieldKey.ts'
import { useRoundOf, type RoundView } from '../shapes/rounds/useRound.ts'
import { DrawingView } from '../ui/DrawingView.tsx'
import { measureText, useBoardFont } from '../ui/measureText.ts'
import { PartnerSign } from '../ui/PartnerSign.tsx'
import scene from './scene.module.css'
import styles from './ResultScene.module.css'
import { SceneHead } from './SceneHead.tsx'
import { Statement } from './Statement.tsx'
import { RankedBars, type RankedRow } from './RankedBars.tsx'
import { TalkStrip } from './TalkStrip.tsx'
import { useBoxSize } from './useBoxSize.ts'
import { VoteChips } from './VoteChips.tsx'

export function ResultScene({ round }: { round: Round }) {
  const { board, t } = useBoard()
  const { widget, number } = round
  const values = { name: t(widgetKey(widget)), round: roundName(board, widget, number, t, 'within') }
  return (
    <>
      <SceneHead title={t('projector.result', values)} />
      <Result widget={widget} />
    </>
  )
}

function Result({ widget }: { widget: WidgetId }) {
  const kind = widgetSeedOf(widget)?.kind
  if (kind === 'partnerVote') return <VoteRows widget={widget} />
  if (kind === 'dotVote') return <DotRows widget={widget} />
  return <MatrixResult widget={widget} />
}

function MatrixResult({ widget }: { widget: WidgetId }) {
  const round = useRoundOf(widget)
  // Points are shared out, not judged: there is nothing to agree on cell by cell.
  const isPoints = round.columns.every(({ id }) => id === 'points')
  return (
    <>
      {widget === 'T04.scores' ? <MarketPlaces /> : widget === 'T02.scores' ? <NeedPlaces /> : <Means round={round} />}
      {isPoints ? null : <TalkStrip round={round} />}
    </>
  )
}

function MarketPlaces() {
  const { board, results, looks, t } = useBoard()
  const { box, width, height } = useBoxSize<HTMLDivElement>()
  // Charts measure their texts in this font.
  useBoardFont()
  const markets = Object.keys(results.T04?.markets ?? {}).length
  const fontScale = height / rankingHeight(markets, 1)
  const scale = Math.min(fontScale, 2.4, width / 480)
  const drawing =
    results.T04 && width > 0 && height > 0
      ? rankingChart(results.T04, board, looks, t, measureText, { width, height, fontScale: scale })
      : null
  return (
    <>
      <div ref={box} className={styles.chart}>
        {drawing ? <DrawingView drawing={drawing} looks={looks} /> : null}
      </div>
      <ul className={styles.legend}>
        {board.partners.map((partner, place) => (
          <li key={partner.id}>
            {looks[place] ? <PartnerSign look={looks[place]} /> : null}
            {partner.name}
          </li>
        ))}
      </ul>
    </>
  )
}

function NeedPlaces() {
  const { board, results, t } = useBoard()
  if (!results.T02) return null
  return (
    <div className={styles.columns}>
      {needRows(results.T02, board, t).map(({ segment, rows }) => (
        <section key={segment}>
          <h2>{t(`T02.segment.${segment}`)}</h2>
          <RankedBars
            from={1}
            to={9}
            rows={rows.map(({ id, name, need, isTop }) => ({
              id,
              name,
              rank: need.rank,
              value: need.priority,
              text: printed(need.priority, 1),
              isInside: isTop,
            }))}
          />
        </section>
      ))}
    </div>
  )
}

function DotRows({ widget }: { widget: WidgetId }) {
  const { board, t } = useBoard()
  const seed = widgetSeedOf(widget)
  const result = dotResults(board, widget)
  if (seed?.kind !== 'dotVote' || !result) return null
  const names = new Map(
    axisLabels(board, widget, axisEntries(board, seed.options, instanceOf(widget)), t).map(({ id, label }) => [
      id,
      label,
    ]),
  )
  const rows = result.options.map(({ option, share, rank }) => ({
    id: option,
    name: names.get(option) ?? option,
    rank,
    value: share === null ? null : share * 100,
    text: share === null ? printed(null, 1) : `${printed(share * 100, 1)} %`,
    isInside: rank === 1,
  }))
  return <RankedBars rows={byRank(rows)} from={0} to={100} />
}

const byRank = (rows: RankedRow[]): RankedRow[] =>
  rows.sort((a, b) => (a.rank ?? Number.MAX_SAFE_INTEGER) - (b.rank ?? Number.MAX_SAFE_INTEGER))

/** Means of the partners' values: as bars where there is one column, as a table otherwise. */
function Means({ round }: { round: RoundView }) {
  const { columns, rows, cells, ticks } = round
  const cellOf = new Map(cells.map((cell) => [`${cell.row}/${cell.column}`, cell]))
  if (columns.length === 1) {
    const named = rows.map(({ id, label }) => {
      const value = cellOf.get(`${id}/${columns[0]!.id}`)?.mean ?? null
      return { id, name: label, rank: null, value, text: printed(value, 1), isInside: true }
    })
    named.sort((a, b) => (b.value ?? -1) - (a.value ?? -1))
    const to =
      round.widget === 'T04.weights' ? Math.max(1, ...named.map(({ value }) => value ?? 0)) : (ticks.at(-1) ?? 5)
    return <RankedBars rows={named} from={round.widget === 'T04.weights' ? 0 : (ticks[0] ?? 1)} to={to} />
  }
  return (
    <table className={styles.means} data-many={rows.length > 9 || undefined}>
      <thead>
        <tr>
          <td />
          {columns.map(({ id, label }) => (
            <th key={id} scope="col">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, label }) => (
          <tr key={id}>
            <th scope="row">{label}</th>
            {columns.map((column) => {
              const cell = cellOf.get(`${id}/${column.id}`)
              return (
                <td key={column.id} data-label={cell?.label} data-none={cell?.mean == null || undefined}>
                  {printed(cell?.mean ?? null, 1)}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function VoteRows({ widget }: { widget: WidgetId }) {
  const { board, t } = useBoard()
  const { rows, quorum } = partnerVote(board, widget, t)
  const partners = board.partners.length
  return (
    <>
      {rows.map(({ row, tally, votes }) => {
        if (!tally) return null
        const { approve, oppose, abstain, adopted } = tally
        const outcome = adopted ? 'adopted' : tally.quorum ? 'notAdopted' : 'noQuorum'
        return (
          <section key={row.id} className={styles.voted}>
            {rows.length > 1 ? <h2>{row.label}</h2> : <Statement words={wordsOf(board, widget, row.id, t)} />}
            <p className={scene.outcome} data-outcome={outcome}>
              <b>{t(`projector.outcome.${outcome}`)}</b> {t('widgets.statement.count', { approve, oppose, abstain })}
            </p>
            <VoteChips votes={Object.fromEntries(votes.map(({ partner, vote }) => [partner, vote]))} />
          </section>
        )
      })}
      <p className={scene.note}>{t('widgets.statement.rule', { quorum, partners })}</p>
    </>
  )
}
