// What the start form holds before the server sees it: checks in the order of the screen, and the way to the server's
// form. Pure, so that every rule is tested without a page.
import type { PartnerType } from '../../shared/board/boardState.ts'
import type { TemplateId } from '../../shared/catalog.ts'
import { LIMITS } from '../../shared/protocol.ts'
import type { NewBoard } from '../api.ts'

export type PartnerDraft = { key: string; name: string; region: string; type: PartnerType }
export type WorkshopDraft = {
  title: string
  consortium: string
  /** Calendar months, `2027-01`. */
  start: string
  end: string
  partners: PartnerDraft[]
  templates: TemplateId[]
}

/** A field that must be mended and the key of the sentence that says how. Partner fields are `partners.KEY.name`. */
export type DraftProblem = { field: string; text: string; values?: Record<string, string | number> }

/** Months from the first to the last, both counted; 0 or less when the end lies before the start. */
export function monthsIn(start: string, end: string): number {
  const [startYear, startMonth] = start.split('-').map(Number)
  const [endYear, endMonth] = end.split('-').map(Number)
  return (endYear! - startYear!) * 12 + (endMonth! - startMonth!) + 1
}

/** Three calendar years from the January after `today`. */
export function defaultPeriod(today: Date): { start: string; end: string } {
  const year = today.getFullYear() + 1
  return { start: `${year}-01`, end: `${year + 2}-12` }
}

/** Rows in which nothing was typed are no partners. */
export const filledPartners = (draft: WorkshopDraft): PartnerDraft[] =>
  draft.partners.filter((partner) => partner.name.trim() !== '' || partner.region.trim() !== '')

/** Everything that keeps the draft from becoming a board, top to bottom. */
export function problemsOf(draft: WorkshopDraft): DraftProblem[] {
  const problems: DraftProblem[] = []
  if (draft.title.trim() === '') problems.push({ field: 'title', text: 'home.problem.title' })
  if (draft.consortium.trim() === '') problems.push({ field: 'consortium', text: 'home.problem.consortium' })
  if (monthsIn(draft.start, draft.end) < 1) problems.push({ field: 'period', text: 'home.problem.period' })
  const partners = filledPartners(draft)
  if (partners.length === 0 && draft.partners[0])
    problems.push({ field: `partners.${draft.partners[0].key}.name`, text: 'home.problem.noPartner' })
  const names = new Set<string>()
  for (const partner of partners) {
    const name = partner.name.trim().toLocaleLowerCase()
    const field = `partners.${partner.key}.name`
    if (name === '') problems.push({ field, text: 'home.problem.partnerName' })
    else if (names.has(name)) problems.push({ field, text: 'home.problem.partnerTwice' })
    names.add(name)
  }
  if (partners.length > LIMITS.maxPartners)
    problems.push({ field: 'partners', text: 'home.problem.tooManyPartners', values: { count: LIMITS.maxPartners } })
  if (draft.templates.length === 0) problems.push({ field: 'templates', text: 'home.problem.noTemplate' })
  return problems
}

/** Ids from names, `Biocat` -> `BIOCAT`, so that source facts about a known partner find it. Different within the list. */
export function partnerIds(names: readonly string[]): string[] {
  const taken = new Set<string>()
  return names.map((name, index) => {
    const plain = name
      .normalize('NFD')
      .replace(/[^A-Za-z0-9]/g, '')
      .toUpperCase()
      .slice(0, 20)
    const base = /^[A-Z]/.test(plain) ? plain : `P${index + 1}`
    let id = base
    for (let number = 2; taken.has(id); number++) id = `${base}${number}`
    taken.add(id)
    return id
  })
}

/** The server's form of a draft without problems. The period runs from the first day to the last. */
export function toNewBoard(draft: WorkshopDraft, locale: string): NewBoard {
  const partners = filledPartners(draft)
  const ids = partnerIds(partners.map((partner) => partner.name))
  const [endYear, endMonth] = draft.end.split('-').map(Number)
  const lastDay = new Date(Date.UTC(endYear!, endMonth!, 0)).getUTCDate()
  return {
    title: draft.title.trim(),
    consortium: {
      name: draft.consortium.trim(),
      partners: partners.map((partner, index) => ({
        id: ids[index]!,
        name: partner.name.trim(),
        region: partner.region.trim(),
        type: partner.type,
      })),
      strategyStart: `${draft.start}-01`,
      strategyEnd: `${draft.end}-${String(lastDay).padStart(2, '0')}`,
    },
    templates: [...draft.templates].sort(),
    locale,
  }
}

/** The field on screen that a refusal of the server is about; null when it names none that is shown. */
export function shownField(draft: WorkshopDraft, serverField: string | undefined): string | null {
  if (serverField === undefined) return null
  const partner = /^consortium\.partners\.(\d+)(?:\.(name|region))?/.exec(serverField)
  if (partner) {
    const row = filledPartners(draft)[Number(partner[1])]
    return row ? `partners.${row.key}.${partner[2] ?? 'name'}` : 'partners'
  }
  if (serverField === 'consortium.partners') return 'partners'
  if (serverField.startsWith('consortium.strategy')) return 'period'
  if (serverField.startsWith('consortium')) return 'consortium'
  if (serverField.startsWith('templates')) return 'templates'
  return serverField === 'title' ? 'title' : null
}
