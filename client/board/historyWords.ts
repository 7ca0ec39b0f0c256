// Restore points and things done on the board, in words. Knows no React.
import { templateOf } from '../../shared/catalog.ts'
import type { Translate } from '../../shared/drawing.ts'
import type { AuditEntry, RestorePoint } from '../api.ts'
import { formatDate, formatTime } from '../ui/format.ts'

/** What the state is: its name, or the reason it was kept. */
export function pointTitle(point: RestorePoint, t: Translate): string {
  if (point.kind === 'named' && point.name !== null) return point.name
  const [template = '', step = ''] = point.kind === 'step' ? (point.name ?? '').split(' ') : []
  if (template !== '' && step !== '')
    return t('history.kind.stepNamed', { template, step: t(`${templateOf(template)}.step.${step}.title`) })
  return t(`history.kind.${point.kind}`)
}

/** Who it comes from, or null when nobody is known. */
export function pointBy({ kind, by }: RestorePoint, t: Translate): string | null {
  return by?.name ? t(`history.by.${kind}`, { name: by.name }) : null
}

const dayOf = (time: Date): string => `${time.getFullYear()}-${time.getMonth()}-${time.getDate()}`

/** `Today`, `Yesterday`, else the date, on the reader's own calendar. */
export function dayWords(at: string, now: Date, t: Translate, locale: string): string {
  const time = new Date(at)
  const yesterday = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1)
  if (dayOf(time) === dayOf(now)) return t('history.today')
  if (dayOf(time) === dayOf(yesterday)) return t('history.yesterday')
  return formatDate(time, locale)
}

/** `Today, 16:40`. */
export const timeWords = (at: string, now: Date, t: Translate, locale: string): string =>
  t('history.dayTime', { day: dayWords(at, now, t, locale), time: formatTime(at, locale) })

export type Day<T> = { day: string; entries: T[] }

/** Neighbouring entries of one day under that day. */
export function byDay<T extends { at: string }>(entries: readonly T[], dayName: (at: string) => string): Day<T>[] {
  const days: Day<T>[] = []
  for (const entry of entries) {
    const day = dayName(entry.at)
    const last = days.at(-1)
    if (last?.day === day) last.entries.push(entry)
    else days.push({ day, entries: [entry] })
  }
  return days
}

export type AuditNames = {
  /** Name of a participant who did something on this board. */
  person: (participantId: string) => string | undefined
  /** A restore point by id. */
  point: (pointId: string) => RestorePoint | undefined
  /** When, in words. */
  time: (at: string) => string
}

/** One sentence on something that was done; an action this client does not know is named as the server names it. */
export function auditSentence(entry: AuditEntry, names: AuditNames, t: Translate): string {
  const { detail } = entry
  const who = entry.name ?? t('history.somebody')
  const of = (typeof detail.of === 'string' ? names.person(detail.of) : undefined) ?? t('history.aPerson')
  const role = (value: unknown): string => t(`history.role.${String(value)}`)
  const point = typeof detail.point === 'string' ? names.point(detail.point) : undefined
  switch (entry.action) {
    case 'create':
      return t(detail.isExample === true ? 'history.did.createExample' : 'history.did.create')
    case 'import':
      return t('history.did.import')
    case 'join':
    case 'invite':
      if (detail.isRoom === true) return t('history.did.openRoom', { who })
      return t(`history.did.${entry.action}`, { who, role: role(detail.role) })
    case 'role':
      return t('history.did.role', { who, of, role: role(detail.to) })
    case 'remove':
      return t('history.did.remove', { who, of })
    case 'erase':
      return t(detail.of === entry.participantId ? 'history.did.eraseOwn' : 'history.did.erase', { who, of })
    case 'revokeInvite':
      return t(Number(detail.removed) > 0 ? 'history.did.revokeAndRemove' : 'history.did.revokeInvite', {
        who,
        count: Number(detail.removed),
      })
    case 'massDelete':
      return t('history.did.massDelete', { who, count: Number(detail.records) + Number(detail.items) })
    case 'checkpoint':
      return point
        ? t('history.did.checkpoint', { who, name: pointTitle(point, t) })
        : t('history.did.checkpointGone', { who })
    case 'restore':
      return point
        ? t('history.did.restore', { who, name: pointTitle(point, t), time: names.time(point.at) })
        : t('history.did.restoreGone', { who })
    case 'decide':
      return t('history.did.decide', { who, number: Number(detail.number) })
    case 'leave':
    case 'export':
    case 'upload':
    case 'freeze':
    case 'unfreeze':
    case 'openDoor':
    case 'closeDoor':
    case 'standIn':
    case 'takeBack':
    case 'tableBallot':
      return t(`history.did.${entry.action}`, { who })
    default:
      return t('history.did.other', { who, action: entry.action })
  }
}
