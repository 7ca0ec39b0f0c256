// T16 on paper: where the indicators stand in words, and the coverage page with what would close each gap.
import { coverageRows, type CoverageLine } from '../../findings/coverageBoard.ts'
import { indicatorsFindings } from '../../findings/indicatorsFindings.ts'
import type { Block, Row } from '../blocks.ts'
import type { Inline } from '../inline.ts'
import { printedDate } from '../generic/words.ts'
import { textCell } from '../reportContext.ts'
import type { TemplateBlock } from '../templateBlock.ts'

/** `indicatorState`: complete ones, how they stand today, goals nobody measures, how far the plan reaches. */
const stateBlock: TemplateBlock = ({ t, board, results, language }) => {
  if (!results.T16) return []
  const found = indicatorsFindings(results.T16, board, (iso) => printedDate(iso, language), t)
  return [
    { kind: 'heading', text: t('T16.panel.status') },
    {
      kind: 'list',
      items: [found.complete, found.status, found.goals, found.actions, found.milestones].flatMap((text) =>
        text === null ? [] : [[text]],
      ),
    },
  ]
}

/** `1.3`, its signals with a tick or a dash, and for each open one where it is filled in. */
const coverageBlock: TemplateBlock = ({ t, board, results, evidence }) => {
  const signal = ({ text, holds }: CoverageLine, i: number): Inline[] => [
    ...(i === 0 ? [] : ['\n']),
    { icon: holds ? ('tick' as const) : ('dash' as const) },
    ` ${text}`,
  ]
  const rows = coverageRows(board, evidence, results.coverage, t)
  const table = (list: 'R1.' | 'R2.'): Row[] =>
    rows
      .filter(({ id }) => id.startsWith(list))
      .map(({ id, number, status, lines }): Row => {
        const places = [...new Set(lines.flatMap(({ missing }) => missing.map(({ label }) => label)))]
        return {
          kind: 'cells',
          cells: [
            textCell(number, { weight: 600 }),
            textCell(t(`${id}.title`)),
            { content: [t(`report.status.${status}`)], status: { status, text: t(`report.status.${status}`) } },
            { content: lines.flatMap(signal) },
            textCell(places.length === 0 ? '–' : places.join('; ')),
          ],
        }
      })
  const block: Block = {
    kind: 'table',
    size: 8.2,
    padding: 3,
    columns: [
      { head: '', width: 25 },
      { head: t('report.column.recommendation'), width: 100 },
      { head: t('report.column.status'), width: 60 },
      { head: t('report.column.signals'), share: 1 },
      { head: t('T16.paper.fillIn'), share: 0.85 },
    ],
    rows: [
      { kind: 'group', text: t('recommendations.list1') },
      ...table('R1.'),
      { kind: 'group', text: t('recommendations.list2') },
      ...table('R2.'),
    ],
  }
  return [{ kind: 'heading', text: t('T16.panel.coverage') }, block]
}

export const INDICATORS_BLOCKS: Readonly<Record<string, TemplateBlock>> = {
  indicatorState: stateBlock,
  coveragePage: coverageBlock,
}
