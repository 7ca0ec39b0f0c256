// What the meta-cluster adds and through which services: audiences served, needs served, work shared (domain 4.T07).
import { type ComputeContext, type Content, type ContentItem, idsField, textField } from './content.ts'
import { dotShares, type DotResult } from './votes.ts'

/** Audiences of the value propositions (domain 4.T07), in the order they are shown. */
export const AUDIENCES = ['sme', 'large', 'foreign', 'clusters', 'funders'] as const
export type Audience = (typeof AUDIENCES)[number]

export type AddedValueResults = {
  /** Audiences with a complete value proposition, and those without. */
  audiences: Audience[]
  missingAudiences: Audience[]
  /** Services that count as evidence (domain 3.2), in their order. */
  services: string[]
  /** Services that two or more partners deliver. */
  joint: string[]
  /** joint ÷ services, 0-1; null without services. */
  jointShare: number | null
  /** Top need -> services that serve it. */
  servedBy: Record<string, string[]>
  /** Top needs without a service. */
  holes: string[]
  /** Top needs with a service ÷ top needs, 0-1; null without top needs. */
  serviceCoverage: number | null
  /** Dots on the services to start with (domain 3.7). */
  serviceDots: Record<string, DotResult>
}

const serves = (service: ContentItem, need: string): boolean => idsField(service.fields.needs).includes(need)
const isJoint = (service: ContentItem): boolean => new Set(idsField(service.fields.partners)).size >= 2
const ids = (items: readonly ContentItem[]): string[] => items.map(({ id }) => id)

/** The whole of T07 (domain 4.T07, Compute). */
export function computeAddedValue(content: Content, context: ComputeContext): AddedValueResults {
  const propositions = content.items('T07.propositions').filter((item) => item.counts)
  const hasProposition = (audience: Audience): boolean =>
    propositions.some(({ fields }) => textField(fields.audience) === audience)
  const all = content.items('T07.services')
  const services = all.filter((item) => item.counts)
  const joint = services.filter(isJoint)
  const servedBy = context.topNeeds.map((need): [string, string[]] => [
    need,
    ids(services.filter((service) => serves(service, need))),
  ])
  const holes = servedBy.filter(([, serving]) => serving.length === 0).map(([need]) => need)
  const needs = context.topNeeds.length
  return {
    audiences: AUDIENCES.filter(hasProposition),
    missingAudiences: AUDIENCES.filter((audience) => !hasProposition(audience)),
    services: ids(services),
    joint: ids(joint),
    jointShare: services.length === 0 ? null : joint.length / services.length,
    servedBy: Object.fromEntries(servedBy),
    holes,
    serviceCoverage: needs === 0 ? null : (needs - holes.length) / needs,
    serviceDots: dotShares(content.values('T07.serviceDots'), context.partners, ids(all)),
  }
}
