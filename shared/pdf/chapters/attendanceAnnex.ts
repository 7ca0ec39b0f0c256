// Annex "Who took part": people by partner with the times they were connected. Only facilitators get the times, and names stand
// here and on comments alone.
import { attendanceOf, type Presence } from '../../session/attendance.ts'
import type { Block, Row } from '../blocks.ts'
import { clockText, dayText } from '../dayText.ts'
import { textCell, type ReportContext, type ReportVisit } from '../reportContext.ts'

/** No blocks when nobody's times are known; then the document has no such annex. */
export function attendanceAnnex(context: ReportContext): Block[] {
  const { t, board } = context
  const visits = context.attendance ?? []
  if (visits.length === 0) return []
  const people = new Map(visits.map((visit) => [visit.participantId, visit]))
  const present = attendanceOf(visits)
  const known = new Set(board.partners.map(({ id }) => id))
  const groups = [
    ...board.partners.map(({ id, name }) => ({ name, isOf: (visit: ReportVisit) => visit.partnerId === id })),
    {
      name: t('took.noPartner'),
      isOf: (visit: ReportVisit) => visit.partnerId === null || !known.has(visit.partnerId),
    },
  ]
  const rows = groups.flatMap(({ name, isOf }): Row[] => {
    const own = present.filter(({ participantId }) => isOf(people.get(participantId)!))
    if (own.length === 0) return []
    return [
      { kind: 'group', text: `${name}, ${t('took.people', { count: own.length })}` },
      ...own.map((presence) => personRow(context, people.get(presence.participantId)!, presence)),
    ]
  })
  return [
    { kind: 'text', style: 'small', content: [t('took.text')] },
    {
      kind: 'table',
      size: 8.8,
      padding: 3,
      columns: [
        { head: t('took.column.name'), share: 1 },
        { head: t('took.column.from'), width: 104 },
        { head: t('took.column.to'), width: 104 },
        { head: t('took.column.time'), width: 76, align: 'right' },
      ],
      rows,
    },
  ]
}

function personRow({ t, language }: ReportContext, { name }: ReportVisit, { from, to, minutes }: Presence): Row {
  const moment = (time: string) => `${dayText(time, language)}, ${clockText(time)}`
  return {
    kind: 'cells',
    cells: [
      textCell(name.trim() || t('took.erased'), { weight: 600 }),
      textCell(moment(from)),
      textCell(moment(to)),
      textCell(
        minutes < 60
          ? t('took.minutes', { minutes })
          : t('took.hours', { hours: Math.floor(minutes / 60), minutes: minutes % 60 }),
        { align: 'right' },
      ),
    ],
  }
}
