// Portraits of markets, one for each instance of T06: how heavy the barriers are, and what is still missing (domain 4.T06).
import type { TemplateId, WidgetId } from '../catalog.ts'
import { partnerNumber } from './ballots.ts'
import { type ComputeContext, type Content, textField } from './content.ts'
import { isIsoDate } from './evidence.ts'
import { disagreementLabel, mean, populationSd, reaches, SPREAD_ON_5 } from './numbers.ts'
import type { Disagreement } from './coreResults.ts'
import { tallyVotes } from './votes.ts'

/** Mean severity (1-5) from which a barrier is hot (domain 4.T06). */
export const HOT_SEVERITY = 4
/** Culture notes, and different dimensions among them, that a complete portrait has (domain 4.T06). */
export const NEEDED_NOTES = 3
const REQUIRED_TEXTS = ['healthSystem', 'regulator', 'payer', 'ipSituation'] as const

export type BarrierResult = {
  voters: number
  /** Mean of the partners' severities, 1-5; null when nobody scored it. */
  mean: number | null
  disagreement: number | null
  label: Disagreement
  hot: boolean
  /** A way round it is written down. */
  mitigated: boolean
}
export type PortraitResults = {
  /** Candidate market this portrait is of; null while none is chosen. */
  market: string | null
  barriers: Record<string, BarrierResult>
  /** Mean of the barrier means, 1-5; null without scores. */
  barrierIndex: number | null
  /** Hot barriers, in the order of the list. */
  hot: string[]
  /** Hot barriers with a way round ÷ hot barriers, 0-1; null when none is hot. */
  hotMitigated: number | null
  /** Culture notes that count, and the dimensions they are of. */
  notes: number
  dimensions: string[]
  /** Required fields of the portrait that are empty. */
  gaps: string[]
  complete: boolean
  /** The approach statement has words. */
  approachStated: boolean
  approachAdopted: boolean
}

function portraitGaps(content: Content, widget: WidgetId, market: string | null): string[] {
  const empty = REQUIRED_TEXTS.filter((field) => textField(content.field(widget, field)) === '')
  return [
    ...(market === null ? ['market'] : []),
    ...empty,
    ...(isIsoDate(content.field(widget, 'asOf')) ? [] : ['asOf']),
  ]
}

function barrierResults(content: Content, context: ComputeContext, instance: TemplateId): [string, BarrierResult][] {
  const values = content.values(`${instance}.severity`)
  return content.items(`${instance}.barriers`).map(({ id, fields }) => {
    const scores = context.partners.map((partner) => partnerNumber(values, partner, id, 'severity'))
    const centre = mean(scores)
    const disagreement = populationSd(scores)
    return [
      id,
      {
        voters: scores.filter((score) => score !== null).length,
        mean: centre,
        disagreement,
        label: disagreementLabel(disagreement, SPREAD_ON_5),
        hot: centre !== null && reaches(centre, HOT_SEVERITY),
        mitigated: textField(fields.mitigation) !== '',
      },
    ]
  })
}

/** One portrait (domain 4.T06, Compute). */
export function computePortrait(content: Content, context: ComputeContext, instance: TemplateId): PortraitResults {
  const named = textField(content.field(`${instance}.portrait`, 'market'))
  const market = context.markets.includes(named) ? named : null
  const barriers = barrierResults(content, context, instance)
  const hot = barriers.filter(([, barrier]) => barrier.hot)
  const notes = content.items(`${instance}.culture`).filter((item) => item.counts)
  const dimensions = [...new Set(notes.map(({ fields }) => textField(fields.dimension)))]
  const gaps = portraitGaps(content, `${instance}.portrait`, market)
  return {
    market,
    barriers: Object.fromEntries(barriers),
    barrierIndex: mean(barriers.map(([, barrier]) => barrier.mean)),
    hot: hot.map(([id]) => id),
    hotMitigated: hot.length === 0 ? null : hot.filter(([, barrier]) => barrier.mitigated).length / hot.length,
    notes: notes.length,
    dimensions,
    gaps,
    complete: gaps.length === 0 && notes.length >= NEEDED_NOTES && dimensions.length >= NEEDED_NOTES,
    approachStated: textField(content.field(`${instance}.statement`, 'statement')) !== '',
    approachAdopted: tallyVotes(content.values(`${instance}.statementVote`), context.partners, 'statement').adopted,
  }
}

/** Every portrait on the board, by instance (`T06~2`). */
export function computePortraits(content: Content, context: ComputeContext): Record<TemplateId, PortraitResults> {
  return Object.fromEntries(
    content.instances('T06').map((instance) => [instance, computePortrait(content, context, instance)]),
  )
}
