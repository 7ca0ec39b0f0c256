// T06 on paper: barriers as bars, what to do and to avoid, and the facts about the portrait's own market.
import { listItems, singleField } from '../../board/boardState.ts'
import { barrierBarsChart, barrierBarsHeight, barrierRows } from '../../charts/barrierBarsChart.ts'
import { itemLabel } from '../../charts/boardTexts.ts'
import { doAvoid, portraitFindings, type CultureLine } from '../../findings/portraitFindings.ts'
import type { Block, Row } from '../blocks.ts'
import { textCell } from '../reportContext.ts'
import type { TemplateBlock } from '../templateBlock.ts'

const SCALE = 0.74
const small = (text: string): Block => ({ kind: 'text', style: 'small', content: [text] })

/** `portraitState`: whether the portrait is complete, and what it lacks. */
const stateBlock: TemplateBlock = ({ t, board, results }, instance) => {
  const portrait = results.T06?.[instance]
  if (!portrait) return []
  return [small(portraitFindings(portrait, board, instance, t).missing ?? t('T06.paper.complete'))]
}

/** `barrierBars`: severity with its spread, heaviest first, and the ways round. */
const barriersBlock: TemplateBlock = ({ t, board, results }, instance) => {
  const portrait = results.T06?.[instance]
  if (!portrait) return []
  const rows = barrierRows(portrait, board, instance, t)
  const ways = rows.filter(({ mitigation }) => mitigation !== '')
  return [
    { kind: 'heading', text: t('T06.panel.barrierBars') },
    ...(rows.length === 0
      ? []
      : [
          {
            kind: 'chart' as const,
            height: barrierBarsHeight(rows.length, SCALE),
            draw: (
              measure: Parameters<typeof barrierBarsChart>[2],
              width: number,
              height: number,
            ): ReturnType<typeof barrierBarsChart> =>
              barrierBarsChart(rows, t, measure, { width, height, fontScale: SCALE }),
            caption: [t('T06.barrier.caption')],
          },
        ]),
    small(portraitFindings(portrait, board, instance, t).barriers),
    ...(ways.length === 0
      ? []
      : [
          {
            kind: 'table' as const,
            columns: [
              { head: t('T06.field.barriers.label'), width: 160 },
              { head: t('T06.field.barriers.mitigation'), share: 1 },
            ],
            rows: ways.map(({ name, mitigation }): Row => ({
              kind: 'cells',
              cells: [textCell(name, { weight: 600 }), textCell(mitigation)],
            })),
          },
        ]),
  ]
}

/** `doAvoid`: two lists beside each other, each entry with its kind and what it rests on. */
const doAvoidBlock: TemplateBlock = ({ t, board }, instance) => {
  const lines = doAvoid(board, instance, t)
  const list = (head: string, entries: readonly CultureLine[]): Block[] => [
    { kind: 'heading', text: head },
    entries.length === 0
      ? small(t('T06.do.none'))
      : {
          kind: 'list',
          items: entries.map(({ dimension, observation, text }) => [
            { text: `${text}. `, weight: 600 },
            [dimension, observation === '' ? '' : t('T06.do.because', { observation })]
              .filter((part) => part !== '')
              .join(', '),
          ]),
        },
  ]
  return [{ kind: 'columns', left: list(t('T06.do.head'), lines.do), right: list(t('T06.avoid.head'), lines.avoid) }]
}

/** `marketFacts`: only of the market that this portrait is of. */
const factsBlock: TemplateBlock = ({ t, board }, instance) => {
  const market = singleField(board, `${instance}.portrait`, 'market')
  const facts = listItems(board, `${instance}.facts`).filter(({ fields }) => fields.market === market)
  const heading: Block = { kind: 'heading', text: t('T06.panel.facts') }
  if (facts.length === 0) return [heading, small(t('T06.facts.none'))]
  return [
    heading,
    {
      kind: 'table',
      columns: [
        { head: t('T06.field.facts.kind'), width: 60 },
        { head: t('T06.field.facts.text'), share: 1 },
        { head: t('report.column.toDo'), width: 96, isOptional: true },
      ],
      rows: facts.map((item): Row => ({
        kind: 'cells',
        cells: [
          textCell(typeof item.fields.kind === 'string' ? t(`T06.option.kind.${item.fields.kind}`) : '–'),
          textCell(itemLabel(item, t)),
          textCell(
            item.fact === null || item.confirmed !== null ? '' : t('T06.paper.unconfirmed', { fact: item.fact }),
          ),
        ],
      })),
    },
  ]
}

export const PORTRAIT_BLOCKS: Readonly<Record<string, TemplateBlock>> = {
  portraitState: stateBlock,
  barrierBars: barriersBlock,
  doAvoid: doAvoidBlock,
  marketFacts: factsBlock,
}
