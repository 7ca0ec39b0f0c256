// T10 on paper: the map with its strengths, the doors of each market, and overdue contacts.
import { ownEntry } from '../../compute/ownEntry.ts'
import { COLOR } from '../../drawing.ts'
import { doorRows, holeSentences, overdueRows } from '../../findings/relationsFindings.ts'
import type { Block, Row } from '../blocks.ts'
import { networkBlock } from '../generic/networkBlocks.ts'
import { printedDate } from '../generic/words.ts'
import { numberCell, textCell } from '../reportContext.ts'
import type { TemplateBlock } from '../templateBlock.ts'

const small = (text: string): Block => ({ kind: 'text', style: 'small', content: [text] })

/** `relations`: the map, every link, and every contact by market. */
const relationsBlock = networkBlock(
  ({ results }, _widget, link): number | null => ownEntry(results.T10?.links, link) ?? null,
)

/** `marketDoors`: the doors of each market in numbers, and what is missing in words. */
const doorsBlock: TemplateBlock = ({ t, board, results }) => {
  const relations = results.T10
  if (!relations) return []
  const rows = doorRows(relations, board, t)
  const heading: Block = { kind: 'heading', text: t('T10.panel.doors') }
  if (rows.length === 0) return [heading, small(t('T10.doors.noneText'))]
  const number = (key: string) => ({ head: t(key), width: 74, align: 'right' as const })
  return [
    heading,
    {
      kind: 'table',
      columns: [
        { head: t('T10.doors.market'), share: 1 },
        ...['verified', 'types', 'strength', 'partners'].map((column) => number(`T10.doors.${column}`)),
      ],
      rows: rows.map(({ name, isLeft, doors, strength }): Row => ({
        kind: 'cells',
        cells: [
          textCell(isLeft ? t('report.leftGroup', { name }) : name, { weight: 600 }),
          numberCell(doors.verified.length, 0),
          numberCell(doors.types.length, 0),
          textCell(strength, { align: 'right' }),
          textCell(`${doors.partners.length}/${board.partners.length}`, { align: 'right' }),
        ],
      })),
    },
    ...holeSentences(relations, board, t).map(small),
  ]
}

/** `overdueContacts`: who should have been spoken to, longest first. */
const overdueBlock: TemplateBlock = ({ t, board, results, language }) => {
  const relations = results.T10
  if (!relations) return []
  const rows = overdueRows(relations, board, board.today ?? '', t)
  const heading: Block = { kind: 'heading', text: t('T10.panel.overdue') }
  if (rows.length === 0) return [heading, small(t('T10.overdue.none'))]
  return [
    heading,
    {
      kind: 'table',
      columns: [
        { head: t('T10.overdue.name'), share: 1 },
        { head: t('T10.overdue.owner'), share: 0.8 },
        { head: t('T10.overdue.since'), width: 120, align: 'right' },
      ],
      rows: rows.map(({ name, owner, hasOwner, since, isLeft }): Row => ({
        kind: 'cells',
        cells: [
          textCell(isLeft ? t('report.leftGroup', { name }) : name, isLeft ? { color: COLOR.ink3 } : { weight: 600 }),
          textCell(owner, hasOwner || isLeft ? {} : { color: COLOR.discuss }),
          textCell(printedDate(since, language), { align: 'right', color: isLeft ? COLOR.ink3 : COLOR.error }),
        ],
      })),
    },
  ]
}

export const RELATIONS_BLOCKS: Readonly<Record<string, TemplateBlock>> = {
  relations: relationsBlock,
  marketDoors: doorsBlock,
  overdueContacts: overdueBlock,
}
