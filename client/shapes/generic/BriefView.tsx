// The question a template answers, and where the work stands: rounds, gaps, what comes in from other templates.
import { Link2 } from 'lucide-react'
import { latestValues, openRound, type BoardState } from '../../../shared/board/boardState.ts'
import { enumerate, itemLabels } from '../../../shared/charts/boardTexts.ts'
import type { Translate } from '../../../shared/drawing.ts'
import type { Results } from '../../../shared/compute/results.ts'
import { needsQuorum } from '../../../shared/compute/needs.ts'
import { printed } from '../../../shared/charts/printed.ts'
import { surveyedCompanies } from '../../../shared/findings/needFindings.ts'
import { askedEntries } from '../../../shared/board/axis.ts'
import { partnersVoting, roundCells, spreadCounts, surveyOf } from '../../../shared/findings/roundFindings.ts'
import { isLeftInstance } from '../../../shared/board/instances.ts'
import { instanceOf, templateOf, widgetSeedOf, type TemplateId, type WidgetId } from '../../../shared/catalog.ts'
import { numberSetting } from '../../../shared/widgets/canvas.ts'
import { templateState } from '../../../shared/widgets/templateState.ts'
import { useBoard } from '../../board/boardContext.ts'
import type { ViewProps } from '../viewProps.ts'
import { Proposals } from './Proposals.tsx'
import styles from './Brief.module.css'

type Fact = { text: string; isLinked?: boolean }
type BriefFacts = {
  /** Where the work stands, right of the question. */
  state: string[]
  /** What comes in and what limits the result. */
  inputs: Fact[]
}

export function BriefView({ template, height }: ViewProps) {
  const { board, results, t } = useBoard()
  const { state, inputs } = briefFacts(template, board, results, t)
  const isHigh = height >= 76
  const inputList = inputs.length > 0 && (
    <ul className={styles.inputs}>
      {inputs.map((fact) => (
        <li key={fact.text}>
          {fact.isLinked && <Link2 size={13} aria-hidden />}
          {fact.text}
        </li>
      ))}
    </ul>
  )
  return (
    <div className={isHigh ? styles.high : styles.flat}>
      <h3 className={styles.question}>{t(`${templateOf(template)}.question`)}</h3>
      <div className={styles.state}>
        {!isHigh && inputList}
        {isLeftInstance(board, template) && <p className={styles.left}>{t('template.left')}</p>}
        {state.map((line) => (
          <p key={line}>{line}</p>
        ))}
        {!isHigh && <Proposals template={template} />}
      </div>
      {isHigh && (
        <div className={styles.foot}>
          {inputList}
          <Proposals template={template} />
        </div>
      )}
    </div>
  )
}

function briefFacts(template: string, board: BoardState, results: Results, t: Translate): BriefFacts {
  const surveyed = surveyedCompanies(board)
  switch (template) {
    case 'T02':
      return {
        inputs: surveyed > 0 ? [{ text: t('brief.surveyed', { count: surveyed }) }] : [],
        state: [
          roundLine(board, 'T02.scores', t),
          t('brief.needsQuorum', { count: needsQuorum(board.partners.length) }),
        ],
      }
    case 'T04': {
      const hasNeeds = board.templates.includes('T02')
      const mode = board.items.get('T04.settings/weightMode') ?? 'blend'
      const missing = missingCells(board, 'T04.scores')
      return {
        state: [roundLine(board, 'T04.scores', t), ...(missing > 0 ? [t('brief.missing', { count: missing })] : [])],
        inputs: [
          ...(hasNeeds && surveyed > 0
            ? [{ text: t('brief.surveyedLinked', { count: surveyed }), isLinked: true }]
            : []),
          ...(hasNeeds && mode !== 'partners' ? [{ text: needsShare(board, mode, t), isLinked: true }] : []),
          { text: t('brief.most', { count: numberSetting(board, 'T04.settings', 'maxTargets') }) },
        ],
      }
    }
    case 'T08': {
      const brand = results.T08
      return {
        inputs: [],
        state: [
          roundLine(board, 'T08.attributeRatings', t),
          ...(brand && brand.readiness !== null
            ? [t('brief.ready', { ready: printed(brand.readiness, 0), count: brand.readinessCells })]
            : []),
        ],
      }
    }
    default:
      return anyTemplate(template, board, t)
  }
}

/** What can be said of every template. */
function anyTemplate(instance: TemplateId, board: BoardState, t: Translate): BriefFacts {
  const { gaps, linked, markets, scored } = templateState(board, instance)
  const names = itemLabels(board, 'T04.markets', t)
  return {
    state: [
      ...(scored === null ? [] : [roundLine(board, scored, t)]),
      ...(gaps > 0 ? [t('brief.gaps', { count: gaps })] : []),
    ],
    inputs: [
      ...(markets === null
        ? []
        : markets.length > 0
          ? [
              {
                text: t('brief.markets', {
                  markets: enumerate(
                    markets.map((id) => names.get(id) ?? id),
                    t,
                  ),
                }),
                isLinked: true,
              },
            ]
          : [{ text: t('brief.noMarkets') }]),
      ...linked.map(({ from, count }) => ({ text: t('brief.linked', { count, template: from }), isLinked: true })),
    ],
  }
}

/** `Round 2 of 2 · 5 of 5 partners`, or what is going on instead. */
function roundLine(board: BoardState, widget: WidgetId, t: Translate): string {
  const open = openRound(board, widget)
  const latest = latestValues(board, widget)
  if (open) return t('brief.open', { round: open.number })
  if (!latest) return t('brief.noRound')
  const count = {
    voting: partnersVoting(latest.values, board.partners).length,
    partners: board.partners.length,
  }
  const survey = surveyOf(board, widget, latest.number)
  if (survey !== null) return t('brief.survey', { survey, ...count })
  return t('brief.round', { round: latest.number, rounds: board.values.get(widget)?.size ?? 1, ...count })
}

function missingCells(board: BoardState, widget: WidgetId): number {
  const latest = latestValues(board, widget)
  const seed = widgetSeedOf(widget)
  if (!latest || seed?.kind !== 'matrix') return 0
  const ids = (axis: typeof seed.rows) => askedEntries(board, axis, instanceOf(widget)).map((entry) => entry.id)
  return spreadCounts(roundCells(latest.values, board.partners, ids(seed.rows), ids(seed.columns))).missing
}

function needsShare(board: BoardState, mode: unknown, t: Translate): string {
  const lambda = numberSetting(board, 'T04.settings', 'lambda')
  const share = mode === 'needs' ? 1 : lambda
  if (share >= 1) return t('brief.needsAll')
  if (Math.abs(share - 0.5) < 1e-9) return t('brief.needsHalf')
  return t('brief.needsShare', { percent: printed(share * 100, 0) })
}
