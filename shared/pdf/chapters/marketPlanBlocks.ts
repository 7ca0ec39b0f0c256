// T11 on paper: order and counts by market, costs, who supports us, and the years behind us for comparison.
import { workingMarkets } from '../../board/axis.ts'
import { listItems } from '../../board/boardState.ts'
import { itemLabel, itemLabels, textOf } from '../../charts/boardTexts.ts'
import { referenceLaneChart, referenceLaneHeight } from '../../charts/referenceLaneChart.ts'
import { printedMoney } from '../../charts/printedMoney.ts'
import { printedShare } from '../../charts/shareBarsChart.ts'
import { PLAN_STEPS, type StepPlan } from '../../compute/marketPlan.ts'
import { COLOR } from '../../drawing.ts'
import { pastLanes, planFindings, planRows } from '../../findings/marketPlanFindings.ts'
import type { Block, Cell, Row } from '../blocks.ts'
import { printedDate } from '../generic/words.ts'
import { textCell, type ReportContext } from '../reportContext.ts'
import type { TemplateBlock } from '../templateBlock.ts'

const SCALE = 0.74
const small = (text: string): Block => ({ kind: 'text', style: 'small', content: [text] })

function stepCell({ t, language }: ReportContext, step: StepPlan, isAsked: boolean): Cell {
  if (step.actions.length === 0) return textCell(t('T11.check.none'), isAsked ? { tint: COLOR.discussTint } : {})
  const parts = [
    t('T11.check.actions', { count: step.actions.length }),
    ...(step.start === null ? [] : [t('T11.check.start', { date: printedDate(step.start, language) })]),
    t('T11.check.done', { share: printedShare(step.doneShare) }),
  ]
  return textCell(parts.join(', '))
}

/** `planCheck`: what is planned in each step, and whether the steps follow each other. */
const checkBlock: TemplateBlock = (context) => {
  const { t, board, results } = context
  const plan = results.T11
  if (!plan) return []
  const rows = planRows(plan, board, t)
  const { linked, warnings } = planFindings(plan, board, t)
  const table: Block[] =
    rows.length === 0
      ? [small(t('T11.check.noMarketsText'))]
      : [
          {
            kind: 'table',
            columns: [
              { head: t('T11.check.market'), width: 80 },
              ...PLAN_STEPS.map((step) => ({ head: t(`T11.option.step.${step}`), share: 1 })),
              { head: t('T11.check.order'), width: 92 },
            ],
            rows: rows.map(({ id, name, isLeft, steps, order, isInOrder }): Row => ({
              kind: 'cells',
              cells: [
                textCell(isLeft ? t('report.leftGroup', { name }) : name, { weight: 600 }),
                ...PLAN_STEPS.map((step) => stepCell(context, steps[step], !isLeft && id !== 'all')),
                textCell(order, isInOrder || isLeft ? {} : { color: COLOR.discuss, weight: 600 }),
              ],
            })),
          },
        ]
  return [{ kind: 'heading', text: t('T11.panel.check') }, ...table, ...warnings.map(small), small(linked)]
}

/** `planCosts`: EUR by market and step; a dash where no action has a cost. */
const costsBlock: TemplateBlock = ({ t, board, results }) => {
  const plan = results.T11
  if (!plan || plan.cost === null) return []
  const money = (cost: number | null, isTotal = false): Cell =>
    textCell(printedMoney(cost), {
      align: 'right',
      ...(isTotal ? { weight: 600 } : {}),
    })
  const column = (head: string) => ({ head, width: 86, align: 'right' as const })
  const rows = planRows(plan, board, t)
  const uncosted = rows.reduce(
    (sum, { steps }) => sum + PLAN_STEPS.reduce((own, step) => own + steps[step].uncosted, 0),
    0,
  )
  return [
    { kind: 'heading', text: t('T11.paper.costs') },
    {
      kind: 'table',
      columns: [
        { head: t('T11.check.market'), share: 1 },
        ...PLAN_STEPS.map((step) => column(t('T11.check.step', { step }))),
        column(t('T11.check.total')),
      ],
      rows: [
        ...rows.map(({ name, steps, cost }): Row => ({
          kind: 'cells',
          cells: [
            textCell(name, { weight: 600 }),
            ...PLAN_STEPS.map((step) => money(steps[step].cost)),
            money(cost, true),
          ],
        })),
        {
          kind: 'cells',
          isTotal: true,
          cells: [
            textCell(t('T11.check.total'), { weight: 600 }),
            ...PLAN_STEPS.map(() => textCell('')),
            money(plan.cost, true),
          ],
        },
      ],
    },
    ...(uncosted === 0 ? [] : [small(`${t('T11.check.uncosted', { count: uncosted })}.`)]),
  ]
}

/** `marketSupport`: who supports us in each market. */
const supportBlock: TemplateBlock = ({ t, board, results }) => {
  if (!results.T11) return []
  const items = listItems(board, 'T11.support')
  const actors = itemLabels(board, 'T10.actors', t)
  const rows = workingMarkets(board).filter(({ isLeft }) => !isLeft)
  const heading: Block = { kind: 'heading', text: t('T11.panel.support') }
  if (rows.length === 0) return [heading, small(t('T11.check.noMarketsText'))]
  return [
    heading,
    {
      kind: 'table',
      columns: [
        { head: t('T11.check.market'), width: 100 },
        { head: t('T11.field.support.supportProvider'), share: 1 },
        { head: t('T11.field.support.actor'), share: 1, isOptional: true },
      ],
      rows: rows.map(({ id, item }): Row => {
        const row = items.find(({ fields }) => fields.market === id)
        const provider = textOf(row?.fields.supportProvider, t).trim()
        return {
          kind: 'cells',
          cells: [
            textCell(item ? itemLabel(item, t) : id, { weight: 600 }),
            provider === '' ? textCell(t('T11.support.empty'), { tint: COLOR.discussTint }) : textCell(provider),
            textCell(actors.get(textOf(row?.fields.actor, t)) ?? ''),
          ],
        }
      }),
    },
  ]
}

/** `referenceLane`: the source facts of 2012-13 in grey. */
const referenceBlock: TemplateBlock = ({ t, board }) => {
  const lanes = pastLanes(board, t)
  if (lanes.length === 0) return []
  return [
    { kind: 'heading', text: t('T11.panel.past') },
    {
      kind: 'chart',
      height: referenceLaneHeight(lanes, SCALE),
      draw: (measure, width, height) =>
        referenceLaneChart(lanes, t('T11.past.alt'), measure, { width, height, fontScale: SCALE }),
      caption: [t('T11.past.caption')],
    },
  ]
}

export const MARKET_PLAN_BLOCKS: Readonly<Record<string, TemplateBlock>> = {
  planCheck: checkBlock,
  planCosts: costsBlock,
  marketSupport: supportBlock,
  referenceLane: referenceBlock,
}
