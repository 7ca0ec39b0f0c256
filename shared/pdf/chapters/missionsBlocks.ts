// T12 on paper: the sheet of one mission, its programme and its follow-up list.
import { listItems } from '../../board/boardState.ts'
import { itemLabels, textOf } from '../../charts/boardTexts.ts'
import { COLOR } from '../../drawing.ts'
import {
  followUpRows,
  followUpSentence,
  missionLines,
  missionSentences,
  missionShares,
} from '../../findings/missionsFindings.ts'
import type { Block, Row } from '../blocks.ts'
import { printedDate } from '../generic/words.ts'
import { textCell } from '../reportContext.ts'
import type { TemplateBlock } from '../templateBlock.ts'
import { shareBars } from './profilesBlocks.ts'

const small = (text: string): Block => ({ kind: 'text', style: 'small', content: [text] })

/** `missionSheet`: the sheet line by line, then how ready the mission is. */
const sheetBlock: TemplateBlock = (context, instance) => {
  const { t, board, results, language } = context
  const mission = results.T12?.[instance]
  if (!mission) return []
  return [
    { kind: 'heading', text: t('T12.panel.mission') },
    {
      kind: 'table',
      columns: [
        { head: '', width: 110 },
        { head: '', share: 1 },
      ],
      rows: missionLines(mission, board, instance, t, (iso) => printedDate(iso, language)).map(
        ({ head, text }): Row => ({
          kind: 'cells',
          cells: [
            textCell(head, { weight: 600 }),
            text === '' ? textCell(t('T12.sheet.open'), { isHatched: true }) : textCell(text),
          ],
        }),
      ),
    },
    shareBars(context, missionShares(mission, t), t('T12.number.alt')),
    ...missionSentences(mission, results.T08, board, instance, t).map(small),
  ]
}

/** `programme`: the meetings in order of time. */
const programmeBlock: TemplateBlock = ({ t, board, language }, instance) => {
  const actors = itemLabels(board, 'T10.actors', t)
  const delegates = itemLabels(board, `${instance}.delegates`, t)
  const meetings = [...listItems(board, `${instance}.meetings`)].sort((a, b) => {
    const [first, second] = [textOf(a.fields.date, t), textOf(b.fields.date, t)]
    return first < second ? -1 : first > second ? 1 : 0
  })
  const heading: Block = { kind: 'heading', text: t('T12.paper.programme') }
  if (meetings.length === 0) return [heading, small(t('report.nothingEntered'))]
  return [
    heading,
    {
      kind: 'table',
      columns: [
        { head: t('T12.field.meetings.date'), width: 68 },
        { head: t('T12.field.meetings.actor'), share: 1 },
        { head: t('T12.field.meetings.delegate'), share: 0.7 },
        { head: t('T12.field.meetings.topic'), share: 1, isOptional: true },
        { head: t('T12.field.meetings.quality'), width: 60, align: 'right' },
      ],
      rows: meetings.map(({ fields }): Row => ({
        kind: 'cells',
        cells: [
          textCell(fields.date ? printedDate(textOf(fields.date, t), language) : '–'),
          textCell(actors.get(textOf(fields.actor, t)) ?? '–', { weight: 600 }),
          textCell(delegates.get(textOf(fields.delegate, t)) ?? '–'),
          textCell(textOf(fields.topic, t)),
          textCell(typeof fields.quality === 'number' ? String(fields.quality) : '–', { align: 'right' }),
        ],
      })),
    },
  ]
}

/** `followUps`: meetings with a date for their follow-up, by that date. */
const followUpBlock: TemplateBlock = ({ t, board, results, language }, instance) => {
  const mission = results.T12?.[instance]
  if (!mission) return []
  const rows = followUpRows(mission, board, instance, t)
  const color = { done: COLOR.good, overdue: COLOR.error, later: COLOR.ink2 }
  return [
    { kind: 'heading', text: t('T12.paper.followUps') },
    ...(rows.length === 0
      ? [small(`${t('T12.follow.none')}.`)]
      : [
          {
            kind: 'table' as const,
            columns: [
              { head: t('T12.follow.name'), share: 1 },
              { head: t('T12.follow.due'), width: 76, align: 'right' as const },
              { head: t('T12.follow.state'), width: 76 },
            ],
            rows: rows.map(({ name, due, state }): Row => ({
              kind: 'cells',
              cells: [
                textCell(name, { weight: 600 }),
                textCell(printedDate(due, language), { align: 'right' }),
                textCell(t(`T12.follow.${state}`), { color: color[state] }),
              ],
            })),
          },
        ]),
    small(followUpSentence(mission, t)),
  ]
}

export const MISSION_BLOCKS: Readonly<Record<string, TemplateBlock>> = {
  missionSheet: sheetBlock,
  programme: programmeBlock,
  followUps: followUpBlock,
}
