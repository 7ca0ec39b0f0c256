// What a coverage signal is judged by, and the makers most rules are built from (domain 2). A rule looks at contents, context
// and results only, wherever they come from; it knows no board and no words.
import type { WidgetId } from '../../catalog.ts'
import type { ComputeContext, Content, ContentItem } from '../content.ts'
import { reaches } from '../numbers.ts'
import type { Results } from '../results.ts'

/** A place on the board: an item of a list, a field of a canvas, or the whole widget (`item: null`). */
export type EvidenceRef = { widget: WidgetId; item: string | null }

export type RuleFacts = {
  content: Content
  context: ComputeContext
  /** Results of the templates on the board. */
  results: Omit<Results, 'coverage'>
}

export type Finding = {
  holds: boolean
  /** How much is there and how much is needed, in the signal's own unit (needs, companies, markets, %). */
  have: number | null
  need: number | null
  /** What speaks for the signal, also when it does not hold yet. */
  evidence: EvidenceRef[]
  /** What would have to be filled in: markets, partners, fields or stages by id. */
  missing: EvidenceRef[]
}

/** Judges one signal; null when the template it needs is not on the board. Asked only when one that can feed it is. */
export type Rule = (facts: RuleFacts) => Finding | null

/** Nothing there to speak about. */
export const NOTHING: Finding = { holds: false, have: null, need: null, evidence: [], missing: [] }

/** References to items of one widget. */
export function refs(widget: WidgetId, items: readonly string[]): EvidenceRef[] {
  return items.map((item) => ({ widget, item }))
}

/** Holds when `have` reaches `need` (domain 3.3). */
export function atLeast(have: number, need: number, evidence: EvidenceRef[], missing: EvidenceRef[] = []): Finding {
  return { holds: reaches(have, need), have, need, evidence, missing }
}

/**
 * "Each market of D has ...": false while D is empty; missing names the markets without evidence, in the order of D (domain 2).
 * @param evidenceFor what proves it for one market; empty when nothing does
 */
export function eachDecidedMarket(facts: RuleFacts, evidenceFor: (market: string) => readonly EvidenceRef[]): Finding {
  const { decided } = facts.context
  const found = decided.map((market) => ({ market, evidence: evidenceFor(market) }))
  const missing = found.filter(({ evidence }) => evidence.length === 0).map(({ market }) => market)
  return {
    // [C9] without a valid decision there is no market to speak about.
    holds: decided.length > 0 && missing.length === 0,
    have: decided.length - missing.length,
    need: decided.length,
    // One item may serve several markets ("all").
    evidence: distinct(found.flatMap(({ evidence }) => evidence)),
    missing: refs('T04.markets', missing),
  }
}

/** A signal that two templates can show: it holds when one of them shows it; the one further on gives the counts. */
export function either(a: Rule, b: Rule): Rule {
  return (facts) => {
    const found = [a(facts), b(facts)].filter((one) => one !== null)
    if (found.length < 2) return found[0] ?? null
    const [first, second] = found as [Finding, Finding]
    const lead =
      first.holds === second.holds ? (share(second) > share(first) ? second : first) : first.holds ? first : second
    const evidence = distinct([...first.evidence, ...second.evidence])
    return { ...lead, evidence, missing: lead.holds ? lead.missing : distinct([...first.missing, ...second.missing]) }
  }
}

const share = ({ have, need }: Finding): number => (have === null || !need ? 0 : have / need)

function distinct(all: readonly EvidenceRef[]): EvidenceRef[] {
  const seen = new Set<string>()
  return all.filter(({ widget, item }) => {
    const key = JSON.stringify([widget, item])
    return !seen.has(key) && seen.add(key) !== undefined
  })
}

/** Items of a widget that count as evidence (domain 3.2), in their order. */
export function counting(content: Content, widget: WidgetId): ContentItem[] {
  return content.items(widget).filter((item) => item.counts)
}

/** Whether a template stands on the board. */
export function isThere(content: Content, template: string): boolean {
  return content.instances(template).length > 0
}
