// T09 on paper: who hears from us regularly, and how the work is shared out.
import { cadenceGrid, communicationFindings, loadRows } from '../../findings/communicationFindings.ts'
import { COLOR } from '../../drawing.ts'
import type { Block, Row } from '../blocks.ts'
import { textCell } from '../reportContext.ts'
import type { TemplateBlock } from '../templateBlock.ts'
import { shareBars } from './profilesBlocks.ts'

const small = (text: string): Block => ({ kind: 'text', style: 'small', content: [text] })

/** `cadence`: audiences against decided markets, pairs without anything regular tinted. */
const cadenceBlock: TemplateBlock = ({ t, board, results }) => {
  const plan = results.T09
  if (!plan) return []
  const { markets, rows } = cadenceGrid(plan, board, t)
  const table: Block[] =
    markets.length === 0
      ? []
      : [
          {
            kind: 'table',
            columns: [
              { head: t('T09.cadence.row'), share: 1 },
              ...markets.map(({ name }) => ({ head: name, share: 1 })),
            ],
            rows: rows.map(({ audience, isServed }): Row => ({
              kind: 'cells',
              cells: [
                textCell(audience, { weight: 600 }),
                ...isServed.map((isOn) =>
                  isOn
                    ? { content: [{ icon: 'tick' as const, color: COLOR.good }, ` ${t('T09.cadence.yes')}`] }
                    : textCell(t('T09.cadence.no'), { tint: COLOR.discussTint }),
                ),
              ],
            })),
          },
        ]
  return [
    { kind: 'heading', text: t('T09.panel.cadence') },
    ...table,
    small(communicationFindings(plan, results.T08, board, t).cadence),
  ]
}

/** `ownerLoad`: each partner's share of the items. */
const ownerLoadBlock: TemplateBlock = (context) => {
  const { t, board, results } = context
  const plan = results.T09
  if (!plan) return []
  const { load, unowned, notLive } = communicationFindings(plan, results.T08, board, t)
  return [
    { kind: 'heading', text: t('T09.panel.load') },
    shareBars(context, loadRows(plan, board, t), t('T09.load.alt')),
    ...[load, unowned, notLive].flatMap((sentence) => (sentence === null ? [] : [small(sentence)])),
  ]
}

export const COMMUNICATION_BLOCKS: Readonly<Record<string, TemplateBlock>> = {
  cadence: cadenceBlock,
  ownerLoad: ownerLoadBlock,
}
