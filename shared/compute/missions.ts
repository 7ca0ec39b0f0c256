// Missions, one for each instance of T12: is everything ready, was every contact followed up, what did one cost (domain 4.T12).
import type { TemplateId } from '../catalog.ts'
import { type ComputeContext, type Content, type ContentItem, numberField, textField } from './content.ts'
import { isIsoDate } from './evidence.ts'
import { dayNumber } from './indicators.ts'
import { ownEntry } from './ownEntry.ts'

/** Quality (1-5) from which a meeting made a qualified contact (domain 4.T12). */
export const QUALIFIED = 4
/** The one column of the checklist. */
const TASK_COLUMN = 'common'
const REQUIRED_TEXTS = ['city', 'lead', 'theme', 'successMeasure'] as const

/** Days after its end by which a mission should be closed: three months (domain 4.T12). */
const CLOSE_WITHIN = 92

/** What a mission brought that indicators of T16 count (domain 5.1). */
export const MISSION_COUNTS = ['missionCompanies', 'companyMeetings', 'clusterMeetings', 'memoranda'] as const
export type MissionCount = (typeof MISSION_COUNTS)[number]

export type MissionResults = {
  /** Candidate market it goes to; null while none is chosen. */
  market: string | null
  /** Action of T11 it carries out; its dates are then the mission's dates (domain 5.1). */
  action: string | null
  start: string | null
  end: string | null
  /** ISO date it was closed, or null: only then are its results offered to T10 and T16 (domain 5.1). */
  closedOn: string | null
  /** It ended more than three months ago and is not closed. */
  isToClose: boolean
  /** Counting delegates, counting meetings with clusters and with all others, and memoranda signed in them. */
  counts: Record<MissionCount, number>
  /** Required fields of the sheet that are empty. */
  gaps: string[]
  /** 100·Σ state ÷ (2 · tasks not `na`), 0-100; an open task counts as 0; null when every task is `na`. */
  preparedness: number | null
  /** Tasks that are not done and not `na`, in their order. */
  openTasks: string[]
  delegates: string[]
  /** Delegates whose preparation is done ÷ delegates, 0-1; null without delegates. */
  preparedShare: number | null
  /** Delegate -> meetings; a delegate without meetings has 0. */
  meetingsByDelegate: Record<string, number>
  /** Meetings that count as evidence (domain 3.2). */
  meetings: string[]
  /** Meetings whose follow-up is due by today, those of them done, and those still open. */
  due: string[]
  followedUp: string[]
  overdue: string[]
  /** followedUp ÷ due, 0-1; null while nothing is due. */
  followUpRate: number | null
  /** Meetings of quality 4 or 5. */
  qualified: string[]
  cost: number | null
  /** EUR for each qualified contact; null without a cost or without such a contact. */
  costPerContact: number | null
  /** New contacts that count. */
  contacts: string[]
}

const ids = (items: readonly ContentItem[]): string[] => items.map(({ id }) => id)

/** 100·Σ state/(2·cells not `na`), an unset cell counting 0; null when every cell is `na` (domain 4.T08.5 point 3, 4.T12). */
export function preparedness(states: readonly (number | string | null | undefined)[]): number | null {
  const asked = states.filter((state) => state !== 'na')
  const sum = asked.reduce<number>((total, state) => total + (typeof state === 'number' ? state : 0), 0)
  return asked.length === 0 ? null : (100 * sum) / (2 * asked.length)
}

/** Dates of the mission: those of its T11 action where it has one, else its own. */
function missionDates(content: Content, sheet: string): Pick<MissionResults, 'action' | 'start' | 'end'> {
  const named = textField(content.field(sheet, 'action'))
  const action = content.items('T11.actions').find(({ id }) => id === named)
  const dateOf = (field: 'start' | 'end'): string | null => {
    const value = action ? action.fields[field] : content.field(sheet, field)
    return isIsoDate(value) ? value : null
  }
  return { action: action ? action.id : null, start: dateOf('start'), end: dateOf('end') }
}

/** Whether a mission that is still open ended more than three months before today. */
function isLate(end: string | null, closedOn: string | null, today: string): boolean {
  const [last, now] = [dayNumber(end), dayNumber(today)]
  return closedOn === null && last !== null && now !== null && now - last > CLOSE_WITHIN
}

function countsOf(
  content: Content,
  delegates: readonly ContentItem[],
  meetings: readonly ContentItem[],
): MissionResults['counts'] {
  const clusters = new Set(ids(content.items('T10.actors').filter(({ fields }) => fields.type === 'cluster')))
  const withClusters = meetings.filter(({ fields }) => clusters.has(textField(fields.actor))).length
  return {
    missionCompanies: delegates.length,
    companyMeetings: meetings.length - withClusters,
    clusterMeetings: withClusters,
    memoranda: meetings.filter(({ fields }) => fields.mou === true).length,
  }
}

function followUps(meetings: readonly ContentItem[], today: string) {
  const now = dayNumber(today)
  const due = meetings.filter(({ fields }) => {
    const day = dayNumber(fields.followUpDue)
    return day !== null && now !== null && day <= now
  })
  const isDone = ({ fields }: ContentItem): boolean => fields.followUpDone === true
  const done = due.filter(isDone)
  return {
    due: ids(due),
    followedUp: ids(done),
    overdue: ids(due.filter((meeting) => !isDone(meeting))),
    followUpRate: due.length === 0 ? null : done.length / due.length,
  }
}

/** One mission (domain 4.T12, Compute). */
export function computeMission(content: Content, context: ComputeContext, instance: TemplateId): MissionResults {
  const sheet = `${instance}.sheet`
  const named = textField(content.field(sheet, 'market'))
  const market = context.markets.includes(named) ? named : null
  const dates = missionDates(content, sheet)
  const tasks = content.items(`${instance}.tasks`)
  const cells = content.cells(`${instance}.taskState`)
  const stateOf = (task: string): number | string | null | undefined => ownEntry(ownEntry(cells, task), TASK_COLUMN)
  const delegates = content.items(`${instance}.delegates`).filter((item) => item.counts)
  const meetings = content.items(`${instance}.meetings`).filter((item) => item.counts)
  const qualified = meetings.filter(({ fields }) => (numberField(fields.quality) ?? 0) >= QUALIFIED)
  const cost = numberField(content.field(sheet, 'cost'))
  const closed = content.field(sheet, 'closedOn')
  const closedOn = isIsoDate(closed) ? closed : null
  const prepared = delegates.filter(({ fields }) => fields.preparationDone === true).length
  return {
    market,
    ...dates,
    closedOn,
    isToClose: isLate(dates.end, closedOn, context.today),
    counts: countsOf(content, delegates, meetings),
    gaps: [
      ...(market === null ? ['market'] : []),
      ...REQUIRED_TEXTS.filter((field) => textField(content.field(sheet, field)) === ''),
      ...(['start', 'end'] as const).filter((field) => dates[field] === null),
    ],
    preparedness: preparedness(tasks.map(({ id }) => stateOf(id))),
    openTasks: ids(tasks.filter(({ id }) => stateOf(id) !== 2 && stateOf(id) !== 'na')),
    delegates: ids(delegates),
    preparedShare: delegates.length === 0 ? null : prepared / delegates.length,
    meetingsByDelegate: Object.fromEntries(
      delegates.map(({ id }) => [id, meetings.filter(({ fields }) => fields.delegate === id).length]),
    ),
    meetings: ids(meetings),
    ...followUps(meetings, context.today),
    qualified: ids(qualified),
    cost,
    costPerContact: cost === null || qualified.length === 0 ? null : cost / qualified.length,
    contacts: ids(content.items(`${instance}.contacts`).filter((item) => item.counts)),
  }
}

/** Every mission on the board, by instance (`T12~2`). */
export function computeMissions(content: Content, context: ComputeContext): Record<TemplateId, MissionResults> {
  return Object.fromEntries(
    content.instances('T12').map((instance) => [instance, computeMission(content, context, instance)]),
  )
}
