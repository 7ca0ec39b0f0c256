// What the brand's results say, in plain sentences: core attributes, the choice of the name, and what is still to do.
import { enumerate, itemLabel, itemLabels } from '../charts/boardTexts.ts'
import { printed } from '../charts/printed.ts'
import { cellValue, listItems, type BoardState, type PartnerId } from '../board/boardState.ts'
import type { BrandResults } from '../compute/results.ts'
import type { Translate } from '../drawing.ts'
import { capital, numberWord } from './marketFindings.ts'

export type PartnerToDo = {
  partner: PartnerId
  /** Place in the consortium's order, for its sign. */
  index: number
  name: string
  /** Labels of own channels that are not live, least finished first. */
  channels: string[]
  /** 0-100 over own channels, null when none applies. */
  readiness: number | null
}

export type BrandFindings = {
  /** Said when more than four attributes are core because of ties; null otherwise. */
  coreNote: string | null
  /** Why this name is, or is not, adopted. */
  nameNote: string
  /** Partners with channels of their own that are not live, lowest first. */
  toDo: PartnerToDo[]
  /** Common channels that are not live, least finished first. */
  commonToDo: string[]
  /** How much of the value chain has an asset, and where nothing is. */
  stages: string
}

/** State of a checklist cell: 0 not started (also when nobody set it), 1 draft, 2 live, 'na'. */
export function channelState(board: BoardState, channel: string, column: string): number | 'na' {
  const value = cellValue(board, 'T08.channelState', channel, column)
  return value === 'na' ? 'na' : typeof value === 'number' ? value : 0
}

export function brandFindings(results: BrandResults, board: BoardState, t: Translate): BrandFindings {
  const channels = listItems(board, 'T08.channels').map((item) => ({
    id: item.id,
    label: itemLabel(item, t),
    isCommon: item.fields['scope'] !== 'partner',
  }))
  const open = (wanted: boolean, column: string) =>
    channels
      .filter(({ isCommon }) => isCommon === wanted)
      .map((channel) => ({ label: channel.label, state: channelState(board, channel.id, column) }))
      .filter((cell): cell is { label: string; state: number } => cell.state !== 'na' && cell.state < 2)
      .sort((a, b) => a.state - b.state)
      .map(({ label }) => label)
  const toDo = board.partners
    .map((partner, index) => ({
      partner: partner.id,
      index,
      name: partner.name,
      channels: open(false, partner.id),
      readiness: results.readinessByPartner[partner.id] ?? null,
    }))
    .filter((entry) => entry.channels.length > 0)
    .sort((a, b) => (a.readiness ?? 101) - (b.readiness ?? 101) || a.index - b.index)
  return {
    coreNote: coreNote(results, t),
    nameNote: nameNote(results, board, t),
    toDo,
    commonToDo: open(true, 'common'),
    stages: stages(results, t),
  }
}

function coreNote(results: BrandResults, t: Translate): string | null {
  if (!results.coreOverfull) return null
  const lowest = Math.max(...results.coreAttributes.map((id) => results.attributes[id]?.rank ?? 0))
  const shared = results.coreAttributes.filter((id) => results.attributes[id]?.rank === lowest).length
  return capital(
    t('finding.coreOverfull', {
      total: numberWord(results.coreAttributes.length, t),
      shared: numberWord(shared, t),
    }),
  )
}

function nameNote(results: BrandResults, board: BoardState, t: Translate): string {
  const labels = itemLabels(board, 'T08.names', t)
  const label = (id: string) => labels.get(id) ?? id
  const entries = Object.entries(results.names)
  if (entries.length === 0) return t('finding.name.none')
  const adopted = results.adoptedName
  const scored = entries.filter(([, name]) => name.score !== null)
  const top = Math.max(...scored.map(([, name]) => name.score!))
  const best = scored.filter(([, name]) => name.score! >= top - 1e-9).map(([id]) => id)
  const chosen = adopted === null ? '' : label(adopted)
  if (results.nameTie) return t('finding.name.tie')
  if (best.length === 0)
    return adopted === null ? t('finding.name.notRated') : t('finding.name.adoptedOnly', { name: chosen })
  if (adopted !== null && best.includes(adopted))
    return t(best.length === 1 ? 'finding.name.bestAdopted' : 'finding.name.sharedBestAdopted', { name: chosen })
  const first = results.names[best[0]!]!
  const names = enumerate(best.map(label), t)
  const reason =
    best.length > 1
      ? t('finding.name.severalBest', { names })
      : !first.available
        ? t('finding.name.notAvailable', { name: names })
        : !first.adopted
          ? t(first.approve + first.oppose === 0 ? 'finding.name.noVote' : 'finding.name.notEnough', { name: names })
          : t('finding.name.lessApproval', { name: names })
  return `${reason} ${adopted === null ? t('finding.name.noneAdopted') : t('finding.name.othersBest', { name: chosen })}`
}

function stages(results: BrandResults, t: Translate): string {
  const { stageCoverage, missingStages, balance } = results.assets
  const filled = Math.round(stageCoverage * 6)
  const sentence = t('finding.stages', { filled, total: 6 })
  const missing =
    missingStages.length === 0 || missingStages.length === 6
      ? ''
      : ` ${t('finding.stagesMissing', {
          stages: enumerate(
            missingStages.map((stage) => t(`T08.option.stage.${stage}`)),
            t,
          ),
        })}`
  return sentence + missing + (balance === null ? '' : ` ${t('finding.balance', { balance: printed(balance, 2) })}`)
}
