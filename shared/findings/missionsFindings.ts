// What a mission says in plain words: what is open, how ready it is, what the meetings brought (domain 4.T12).
import { listItems, singleField, type BoardState } from '../board/boardState.ts'
import type { TemplateId } from '../catalog.ts'
import { enumerate, itemLabel, itemLabels, textOf } from '../charts/boardTexts.ts'
import { printed } from '../charts/printed.ts'
import { printedMoney } from '../charts/printedMoney.ts'
import type { ShareRow } from '../charts/shareBarsChart.ts'
import type { MissionResults } from '../compute/missions.ts'
import { ownEntry } from '../compute/ownEntry.ts'
import type { BrandResults } from '../compute/results.ts'
import type { Translate } from '../drawing.ts'

/** How ready the mission is, as shares. */
export function missionShares(results: MissionResults, t: Translate): ShareRow[] {
  return [
    {
      label: t('T12.number.preparedness'),
      share: results.preparedness === null ? null : results.preparedness / 100,
      isStrong: true,
    },
    { label: t('T12.number.delegates'), share: results.preparedShare, isStrong: true },
    { label: t('T12.number.followUp'), share: results.followUpRate, isStrong: true },
  ]
}

export type MissionLine = { field: string; head: string; text: string }

/** The sheet line by line as people read it; an empty text where nothing is entered. */
export function missionLines(
  results: MissionResults,
  board: BoardState,
  instance: TemplateId,
  t: Translate,
  date: (iso: string) => string,
): MissionLine[] {
  const sheet = `${instance}.sheet`
  const textIn = (field: string): string => textOf(singleField(board, sheet, field), t).trim()
  const nameIn = (field: string, list: string): string => itemLabels(board, list, t).get(textIn(field)) ?? ''
  const dates =
    results.start === null || results.end === null
      ? ''
      : t('T12.sheet.dates', { start: date(results.start), end: date(results.end) })
  const line = (field: string, text: string): MissionLine => ({ field, head: t(`T12.field.sheet.${field}`), text })
  return [
    line('market', nameIn('market', 'T04.markets')),
    line('city', textIn('city')),
    {
      field: 'dates',
      head: t('T12.sheet.dateHead'),
      text: dates === '' || results.action === null ? dates : `${dates}, ${t('T12.sheet.fromPlan')}`,
    },
    line('lead', textIn('lead')),
    line('theme', nameIn('theme', 'T05.subsectors')),
    line('successMeasure', textIn('successMeasure')),
    line('action', nameIn('action', 'T11.actions')),
    line('cost', results.cost === null ? '' : printedMoney(results.cost)),
    line('closedOn', results.closedOn === null ? '' : date(results.closedOn)),
  ]
}

/** Sentences on what is open, the meetings, their cost and the leaflet that T08 holds. */
export function missionSentences(
  results: MissionResults,
  brand: BrandResults | undefined,
  board: BoardState,
  instance: TemplateId,
  t: Translate,
): string[] {
  const names = itemLabels(board, `${instance}.delegates`, t)
  const idle = results.delegates.filter((id) => (ownEntry(results.meetingsByDelegate, id) ?? 0) === 0)
  const leaflet = brand ? ownEntry(brand.readinessByChannel, 'B1') : null
  const missing = results.gaps.map((field) => t(`T12.field.sheet.${field}`))
  return [
    missing.length === 0 ? t('T12.sheet.complete') : t('T12.sheet.missing', { parts: enumerate(missing, t) }),
    results.meetings.length === 0
      ? t('T12.say.noMeetings')
      : t('T12.say.meetings', { count: results.meetings.length, delegates: results.delegates.length }),
    ...(idle.length > 0 && results.meetings.length > 0
      ? [
          t('T12.say.without', {
            names: enumerate(
              idle.map((id) => names.get(id) ?? id),
              t,
            ),
          }),
        ]
      : []),
    results.costPerContact === null
      ? t('T12.say.noCost')
      : t('T12.say.cost', { cost: printedMoney(results.costPerContact), count: results.qualified.length }),
    ...(results.isToClose ? [t('T12.say.toClose')] : []),
    ...(results.closedOn === null && results.contacts.length > 0
      ? [t('T12.say.contactsWait', { count: results.contacts.length })]
      : []),
    ...(leaflet == null ? [] : [t('T12.say.leaflet', { ready: printed(leaflet, 0) })]),
  ]
}

/** How far the follow-up is. */
export function followUpSentence(results: MissionResults, t: Translate): string {
  return results.followUpRate === null
    ? t('T12.say.nothingDue')
    : t('T12.say.followUp', { done: results.followedUp.length, due: results.due.length })
}

export type FollowUpRow = {
  id: string
  name: string
  /** ISO date; '' when none is set. */
  due: string
  state: 'done' | 'overdue' | 'later'
}

/** Meetings with a date for their follow-up, by that date. */
export function followUpRows(
  results: MissionResults,
  board: BoardState,
  instance: TemplateId,
  t: Translate,
): FollowUpRow[] {
  const actors = itemLabels(board, 'T10.actors', t)
  const overdue = new Set(results.overdue)
  return listItems(board, `${instance}.meetings`)
    .flatMap((item): FollowUpRow[] => {
      const due = textOf(item.fields.followUpDue, t)
      if (due === '') return []
      const actor = actors.get(textOf(item.fields.actor, t))
      const topic = textOf(item.fields.topic, t).trim()
      const state = item.fields.followUpDone === true ? 'done' : overdue.has(item.id) ? 'overdue' : 'later'
      return [{ id: item.id, name: [actor, topic].filter(Boolean).join(', ') || itemLabel(item, t), due, state }]
    })
    .sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0))
}
