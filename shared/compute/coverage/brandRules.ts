// Signals that T08 feeds (domain 2).
import { POSITIONING_FIELDS } from '../brand.ts'
import { textField } from '../content.ts'
import { atLeast, counting, NOTHING, refs, type EvidenceRef, type Rule } from './rule.ts'

const NEEDED = { readiness: 50, stages: 5 / 6 } as const

const nameAdopted: Rule = ({ results: { T08 } }) => {
  if (!T08) return null
  return T08.adoptedName === null
    ? atLeast(0, 1, [], refs('T08.names', Object.keys(T08.names)))
    : atLeast(1, 1, refs('T08.names', [T08.adoptedName]))
}

const brandReady: Rule = ({ results: { T08 } }) => {
  if (!T08) return null
  const channels = (isCounted: (share: number | null) => boolean): EvidenceRef[] =>
    refs(
      'T08.channels',
      Object.entries(T08.readinessByChannel)
        .filter(([, share]) => isCounted(share))
        .map(([id]) => id),
    )
  const started = channels((share) => share !== null && share > 0)
  const unfinished = channels((share) => share !== null && share < 100)
  return T08.readiness === null
    ? { ...NOTHING, have: 0, need: NEEDED.readiness }
    : atLeast(T08.readiness, NEEDED.readiness, started, unfinished)
}

const positioned: Rule = ({ content, results: { T08 } }) => {
  if (!T08) return null
  const isFilled = (field: string): boolean => textField(content.field('T08.positioning', field)) !== ''
  const filled = POSITIONING_FIELDS.filter(isFilled)
  const empty = POSITIONING_FIELDS.filter((field) => !isFilled(field))
  return {
    ...atLeast(
      filled.length,
      POSITIONING_FIELDS.length,
      refs('T08.positioning', filled),
      refs('T08.positioning', empty),
    ),
    holds: T08.positioningComplete,
  }
}

const wholeChain: Rule = ({ content, results: { T08 } }) => {
  if (!T08) return null
  const { stageCoverage, missingStages } = T08.assets
  const onChain = counting(content, 'T08.assets')
    .filter(({ fields }) => fields.stage !== 'SX')
    .map((asset) => asset.id)
  return {
    ...atLeast(stageCoverage, NEEDED.stages, refs('T08.assets', onChain), refs('T08.assets', missingStages)),
    have: 6 - missingStages.length,
    need: 5,
  }
}

const everyPartnerHasAssets: Rule = ({ content, context: { partners }, results: { T08 } }) => {
  if (!T08) return null
  const without = partners.filter((partner) => (T08.assets.byPartner[partner] ?? 0) === 0)
  return {
    holds: partners.length > 0 && without.length === 0,
    have: partners.length - without.length,
    need: partners.length,
    evidence: refs(
      'T08.assets',
      counting(content, 'T08.assets').map((asset) => asset.id),
    ),
    missing: refs('T08.assets', without),
  }
}

export const brandRules: Readonly<Record<string, Rule>> = {
  'R2.2.a': nameAdopted,
  'R2.2.b': brandReady,
  'R2.3.b': positioned,
  'R2.7.a': wholeChain,
  'R2.7.b': everyPartnerHasAssets,
}
