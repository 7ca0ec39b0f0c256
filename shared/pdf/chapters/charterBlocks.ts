// T01 on paper: the charter as one text, and the strip of representatives with its gaps.
import { rotaChart, rotaHeight } from '../../charts/rotaChart.ts'
import { charterFindings, charterText } from '../../findings/charterFindings.ts'
import { rotaLanes } from '../../widgets/rota.ts'
import type { Block } from '../blocks.ts'
import { textCell } from '../reportContext.ts'
import type { TemplateBlock } from '../templateBlock.ts'

const SCALE = 0.74

/** `charter`: what the partners adopted, part by part; missing parts say so. */
const charterBlock: TemplateBlock = ({ t, board, results }) => {
  if (!results.T01) return []
  const parts = charterText(board, results.T01, t)
  return [
    { kind: 'heading', text: t('T01.panel.charter') },
    {
      kind: 'table',
      columns: [
        { head: '', width: 104 },
        { head: t(results.T01.adopted ? 'report.adopted' : 'report.draft'), share: 1 },
      ],
      rows: parts.map(({ field, head, text, isMissing }) => ({
        kind: 'cells',
        cells: [
          textCell(head, { weight: 600 }),
          isMissing
            ? textCell(t('T01.charter.missing'), { isHatched: true })
            : textCell(text, field === 'goal' ? { weight: 600 } : {}),
        ],
      })),
    },
  ]
}

/** `rota`: a strip of months for each market, and the gaps in words. */
const rotaBlock: TemplateBlock = ({ t, board, results, language }) => {
  const charter = results.T01
  if (!charter) return []
  const { gaps, withoutMandate } = charterFindings(charter, board, language, t)
  const lanes = rotaLanes(board, charter, t)
  const sentences = [...gaps, ...(withoutMandate === null ? [] : [withoutMandate])]
  const chart: Block[] =
    charter.months.length === 0
      ? []
      : [
          {
            kind: 'chart',
            height: rotaHeight(lanes, SCALE),
            draw: (measure, width, height) =>
              rotaChart(lanes, charter.months, [t('T01.rota.alt'), ...gaps].join(' '), t, measure, {
                width,
                height,
                fontScale: SCALE,
              }),
          },
        ]
  return [
    { kind: 'heading', text: t('T01.panel.rota') },
    ...chart,
    ...sentences.map((text): Block => ({ kind: 'text', style: 'small', content: [text] })),
  ]
}

export const CHARTER_BLOCKS: Readonly<Record<string, TemplateBlock>> = { charter: charterBlock, rota: rotaBlock }
