// Which recommendations the content of a board covers, and what proves it (domain 2). One judgement gives both, so that a
// badge and its evidence never disagree. Signals of templates that are not on the board are false.
import type { PartnerId } from '../board/boardState.ts'
import type { TemplateId, WidgetId } from '../catalog.ts'
import { type BrandInput, POSITIONING_FIELDS } from './brand.ts'
import type { MarketsInput } from './markets.ts'
import { topNeeds } from './needs.ts'
import { reaches } from './numbers.ts'
import { ownEntry } from './ownEntry.ts'
import { RECOMMENDATIONS } from './recommendations.ts'
import type {
  BrandResults,
  CoverageResults,
  CoverageStatus,
  MarketDecision,
  MarketsResults,
  NeedsResults,
} from './results.ts'

/** A place on the board: an item of a list, a field of a canvas, or the whole widget (`item: null`). */
export type EvidenceRef = { widget: WidgetId; item: string | null }

export type SignalEvidence = {
  /** `a`, `b` or `c`. */
  signal: string
  holds: boolean
  /** Templates that can feed this signal, and whether one of them is on the board. */
  templates: TemplateId[]
  isOnBoard: boolean
  /** How much is there and how much is needed, in the signal's own unit (needs, companies, markets, %); null off the board. */
  have: number | null
  need: number | null
  /** What speaks for the signal, also when it does not hold yet. */
  evidence: EvidenceRef[]
  /** What would have to be filled in: markets, partners, fields or stages by id. */
  missing: EvidenceRef[]
}
/** Recommendation -> its signals in the order a, b, c. */
export type CoverageEvidence = Record<string, SignalEvidence[]>

/** What the signals look at; a template that is not on the board is null. */
export type CoverageFacts = {
  partners: readonly PartnerId[]
  T02: {
    results: NeedsResults
    /** Only surveys and links that count as evidence (domain 3.2). */
    surveys: readonly { id: string; companies: number }[]
    needLinks: readonly { id: string; need: string; target: string }[]
  } | null
  T04: { input: MarketsInput; results: MarketsResults; decision: MarketDecision } | null
  T08: { input: BrandInput; results: BrandResults } | null
}

type Finding = Pick<SignalEvidence, 'holds' | 'have' | 'need' | 'evidence' | 'missing'>
type Rule = (facts: CoverageFacts) => Finding | null

const NOTHING: Finding = { holds: false, have: null, need: null, evidence: [], missing: [] }
const refs = (widget: WidgetId, items: readonly string[]): EvidenceRef[] => items.map((item) => ({ widget, item }))
const atLeast = (have: number, need: number, evidence: EvidenceRef[], missing: EvidenceRef[] = []): Finding => ({
  holds: reaches(have, need),
  have,
  need,
  evidence,
  missing,
})

const NEEDED = { validatedNeeds: 8, surveyedCompanies: 10, rankedMarkets: 3, readiness: 50, stages: 5 / 6 } as const

const validatedNeeds: Rule = ({ T02 }) => {
  if (!T02) return null
  const entries = Object.entries(T02.results.needs)
  const pick = (validated: boolean): EvidenceRef[] =>
    refs(
      'T02.needs',
      entries.filter(([, need]) => need.validated === validated).map(([id]) => id),
    )
  return atLeast(pick(true).length, NEEDED.validatedNeeds, pick(true), pick(false))
}

const surveyedCompanies: Rule = ({ T02 }) => {
  if (!T02) return null
  const have = T02.surveys.reduce((sum, survey) => sum + survey.companies, 0)
  const evidence = refs(
    'T02.surveys',
    T02.surveys.map((survey) => survey.id),
  )
  return atLeast(have, NEEDED.surveyedCompanies, evidence)
}

const targetsLinkedToNeeds: Rule = ({ T02, T04 }) => {
  if (!T02) return null
  const targets = T04?.decision.markets ?? []
  const top = new Set(topNeeds(T02.results))
  const links = T02.needLinks.filter((link) => top.has(link.need) && targets.includes(link.target))
  const missing = targets.filter((market) => !links.some((link) => link.target === market))
  return {
    // [C9] without a valid decision there is no market to speak about.
    holds: targets.length > 0 && missing.length === 0,
    have: targets.length - missing.length,
    need: targets.length,
    evidence: refs(
      'T02.needLinks',
      links.map((link) => link.id),
    ),
    missing: refs('T04.markets', missing),
  }
}

function marketsWhere(facts: CoverageFacts, isCounted: (id: string) => boolean): string[] {
  return facts.T04 ? facts.T04.input.markets.map((market) => market.id).filter(isCounted) : []
}

const isRanked =
  ({ T04 }: CoverageFacts) =>
  (id: string): boolean =>
    T04?.results.markets[id]?.status === 'ranked'

const rankedMarkets: Rule = (facts) => {
  if (!facts.T04) return null
  const ranked = marketsWhere(facts, isRanked(facts))
  const rest = marketsWhere(facts, (id) => !ranked.includes(id))
  return atLeast(ranked.length, NEEDED.rankedMarkets, refs('T04.markets', ranked), refs('T04.markets', rest))
}

const memberInterest: Rule = ({ T04 }) => {
  if (!T04) return null
  const { criteria, markets, measured } = T04.input
  const asked = criteria.filter((criterion) => criterion.kind === 'measured' && criterion.memberInterest)
  const hasValue = (id: string): boolean =>
    markets.some((market) => typeof ownEntry(ownEntry(measured, id), market.id) === 'number')
  const filled = asked.map((criterion) => criterion.id).filter(hasValue)
  const empty = asked.map((criterion) => criterion.id).filter((id) => !hasValue(id))
  return atLeast(filled.length, 1, refs('T04.criteria', filled), refs('T04.criteria', empty))
}

const youngMarkets: Rule = (facts) => {
  if (!facts.T04) return null
  const young = facts.T04.input.markets
    .filter((market) => market.maturity === 'emerging' || market.maturity === 'growing')
    .map((market) => market.id)
  const ranked = young.filter(isRanked(facts))
  const rest = young.filter((id) => !ranked.includes(id))
  return atLeast(ranked.length, 1, refs('T04.markets', ranked), refs('T04.markets', rest))
}

const decisionEvidence = (decision: MarketDecision): EvidenceRef[] =>
  decision.valid ? [{ widget: 'T04.decision', item: null }, ...refs('T04.markets', decision.markets)] : []
const decisionGap = (holds: boolean): EvidenceRef[] => (holds ? [] : [{ widget: 'T04.decision', item: null }])

const decisionTaken: Rule = ({ T04 }) =>
  T04 && atLeast(T04.decision.valid ? 1 : 0, 1, decisionEvidence(T04.decision), decisionGap(T04.decision.valid))

const withinLimit: Rule = ({ T04 }) =>
  T04 && {
    holds: T04.decision.withinLimit,
    have: T04.decision.markets.length,
    // Here `need` is the most there may be.
    need: T04.input.settings.maxTargets,
    evidence: decisionEvidence(T04.decision),
    missing: decisionGap(T04.decision.withinLimit),
  }

const nameAdopted: Rule = ({ T08 }) => {
  if (!T08) return null
  const { adoptedName } = T08.results
  const open = T08.input.names.map((name) => name.id)
  return adoptedName === null
    ? atLeast(0, 1, [], refs('T08.names', open))
    : atLeast(1, 1, refs('T08.names', [adoptedName]))
}

const brandReady: Rule = ({ T08 }) => {
  if (!T08) return null
  const { readiness, readinessByChannel } = T08.results
  const channels = (isCounted: (share: number | null) => boolean): EvidenceRef[] =>
    refs(
      'T08.channels',
      Object.entries(readinessByChannel)
        .filter(([, share]) => isCounted(share))
        .map(([id]) => id),
    )
  const started = channels((share) => share !== null && share > 0)
  const unfinished = channels((share) => share !== null && share < 100)
  return readiness === null
    ? { ...NOTHING, have: 0, need: NEEDED.readiness }
    : atLeast(readiness, NEEDED.readiness, started, unfinished)
}

const positioned: Rule = ({ T08 }) => {
  if (!T08) return null
  const isFilled = (field: string): boolean => (T08.input.positioning[field] ?? '').trim() !== ''
  const filled = POSITIONING_FIELDS.filter(isFilled)
  const empty = POSITIONING_FIELDS.filter((field) => !isFilled(field))
  return {
    ...atLeast(
      filled.length,
      POSITIONING_FIELDS.length,
      refs('T08.positioning', filled),
      refs('T08.positioning', empty),
    ),
    holds: T08.results.positioningComplete,
  }
}

const wholeChain: Rule = ({ T08 }) => {
  if (!T08) return null
  const { stageCoverage, missingStages } = T08.results.assets
  const onChain = T08.input.assets.filter((asset) => asset.stage !== 'SX').map((asset) => asset.id)
  return {
    ...atLeast(stageCoverage, NEEDED.stages, refs('T08.assets', onChain), refs('T08.assets', missingStages)),
    have: 6 - missingStages.length,
    need: 5,
  }
}

const everyPartnerHasAssets: Rule = ({ T08, partners }) => {
  if (!T08) return null
  const without = partners.filter((partner) => (T08.results.assets.byPartner[partner] ?? 0) === 0)
  return {
    holds: partners.length > 0 && without.length === 0,
    have: partners.length - without.length,
    need: partners.length,
    evidence: refs(
      'T08.assets',
      T08.input.assets.map((asset) => asset.id),
    ),
    missing: refs('T08.assets', without),
  }
}

/** Signals with a rule; the others wait for their template and are false (domain 2). */
const RULES: ReadonlyMap<string, Rule> = new Map([
  ['R1.2.a', validatedNeeds],
  ['R1.2.b', surveyedCompanies],
  ['R1.2.c', targetsLinkedToNeeds],
  ['R1.3.a', rankedMarkets],
  ['R1.3.b', memberInterest],
  ['R1.3.c', youngMarkets],
  ['R1.4.a', decisionTaken],
  ['R1.4.b', withinLimit],
  ['R2.2.a', nameAdopted],
  ['R2.2.b', brandReady],
  ['R2.3.b', positioned],
  ['R2.7.a', wholeChain],
  ['R2.7.b', everyPartnerHasAssets],
])

/** Judges every signal of every recommendation and says what proves it (domain 2). */
export function judgeCoverage(facts: CoverageFacts): CoverageEvidence {
  const onBoard = new Set<TemplateId>((['T02', 'T04', 'T08'] as const).filter((template) => facts[template] !== null))
  return Object.fromEntries(
    RECOMMENDATIONS.map(({ id, signals }) => [
      id,
      signals.map((signal): SignalEvidence => ({
        signal: signal.id,
        templates: signal.templates,
        isOnBoard: signal.templates.some((template) => onBoard.has(template)),
        ...(RULES.get(`${id}.${signal.id}`)?.(facts) ?? NOTHING),
      })),
    ]),
  )
}

function statusOf(signals: readonly boolean[]): CoverageStatus {
  if (signals.every((holds) => holds)) return 'covered'
  return signals.some((holds) => holds) ? 'partial' : 'missing'
}

/** Signals, status and the index 0-100 over all recommendations (domain 2). */
export function coverageResults(evidence: CoverageEvidence): CoverageResults {
  const signals = Object.fromEntries(
    Object.entries(evidence).map(([id, found]) => [id, found.map(({ holds }) => holds)]),
  )
  const status = Object.fromEntries(Object.entries(signals).map(([id, holds]) => [id, statusOf(holds)]))
  const count = (wanted: CoverageStatus): number => Object.values(status).filter((one) => one === wanted).length
  const covered = count('covered')
  const partial = count('partial')
  return {
    signals,
    status,
    covered,
    partial,
    missing: count('missing'),
    index: (100 * (covered + 0.5 * partial)) / Object.keys(status).length,
  }
}
