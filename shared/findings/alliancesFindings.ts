// What alliances and dependence say in words, and where each alliance stands on the map (domain 4.T14).
import { listItems, type BoardState, type Item } from '../board/boardState.ts'
import { enumerate, itemLabel, itemLabels } from '../charts/boardTexts.ts'
import { printed } from '../charts/printed.ts'
import { drawnFirms, type AlliancesResults } from '../compute/alliances.ts'
import type { Translate } from '../drawing.ts'

export const DIRECTIONS = ['inbound', 'both', 'outbound'] as const
/** Tight above: merger first. */
export const GOVERNANCES = [5, 4, 3, 2, 1] as const

export type MapAlliance = { id: string; text: string; isHigh: boolean }
export type AllianceMap = {
  /** Governance 1-5, direction -> the alliances that stand there. */
  at: (governance: number, direction: string) => readonly MapAlliance[]
  /** Alliances whose governance or direction is open. */
  unplaced: MapAlliance[]
}

export function allianceMap(results: AlliancesResults, board: BoardState, t: Translate): AllianceMap {
  const firms = itemLabels(board, 'T14.firms', t)
  const told = (item: Item): MapAlliance => {
    const firm = typeof item.fields.firm === 'string' ? item.fields.firm : ''
    return {
      id: item.id,
      text: t('T14.map.alliance', { firm: firms.get(firm) ?? '–', partner: itemLabel(item, t) }),
      isHigh: results.firms[firm]?.high === true,
    }
  }
  const cells = new Map<string, MapAlliance[]>()
  const unplaced: MapAlliance[] = []
  for (const item of listItems(board, 'T14.alliances')) {
    const { governance, direction } = item.fields
    if (typeof governance !== 'number' || typeof direction !== 'string') unplaced.push(told(item))
    else cells.set(`${governance}/${direction}`, [...(cells.get(`${governance}/${direction}`) ?? []), told(item)])
  }
  return { at: (governance, direction) => cells.get(`${governance}/${direction}`) ?? [], unplaced }
}

export type ExposedFirm = { id: string; name: string; index: number; alliances: string[] }
export type AlliancesFindings = {
  dependence: string
  /** Firms that the profile of dependence leaves out; null when it has all. */
  unrated: string | null
  exposed: string
  exposedFirms: ExposedFirm[]
  flow: string
  /** Alliances that the map has no place for; null when there is none. */
  unplaced: string | null
  /** Each partner's highest step and the lower ones left out, in the consortium's order. */
  stages: { partner: number; name: string; text: string }[]
}

export function alliancesFindings(results: AlliancesResults, board: BoardState, t: Translate): AlliancesFindings {
  const names = itemLabels(board, 'T14.firms', t)
  const entries = Object.entries(results.firms)
  const high = entries.filter(([, firm]) => firm.high).map(([id]) => names.get(id) ?? id)
  const { unplaced } = allianceMap(results, board, t)
  const drawn = drawnFirms(results)
  const unrated = entries.filter(([id]) => !drawn.includes(id)).map(([id]) => names.get(id) ?? id)
  return {
    dependence: entries.every(([, { index }]) => index === null)
      ? t('T14.say.noScores')
      : high.length === 0
        ? t('T14.say.noneHigh')
        : t('T14.say.high', { count: high.length, firms: enumerate(high, t) }),
    unrated: unrated.length === 0 ? null : t('T14.say.unrated', { firms: enumerate(unrated, t) }),
    exposed:
      results.exposed.length === 0 ? t('T14.say.noneExposed') : t('T14.say.exposed', { count: results.exposed.length }),
    exposedFirms: results.exposed.map((id) => ({
      id,
      name: names.get(id) ?? id,
      index: results.firms[id]?.index ?? 0,
      alliances: listItems(board, 'T14.alliances')
        .filter(({ fields }) => fields.firm === id && Number(fields.governance) >= 4)
        .map((item) => `${itemLabel(item, t)}, ${t(`T14.option.governance.${String(item.fields.governance)}`)}`),
    })),
    flow:
      results.flowBalance === null
        ? t('T14.say.noFlow')
        : t('T14.say.flow', { balance: printed(results.flowBalance, 2) }),
    unplaced:
      unplaced.length === 0
        ? null
        : t('T14.map.unplaced', {
            count: unplaced.length,
            alliances: unplaced.map(({ text }) => text).join(', '),
          }),
    stages: stagesOf(results, board, t),
  }
}

function stagesOf(results: AlliancesResults, board: BoardState, t: Translate): AlliancesFindings['stages'] {
  const steps = itemLabels(board, 'T14.steps', t)
  return board.partners.map(({ id, name }, partner) => {
    const { stage, gaps } = results.adoption[id] ?? { stage: 0, gaps: [] }
    const left = gaps.map((step) => steps.get(step) ?? step)
    const parts = [
      stage === 0 ? t('T14.say.noStage') : t('T14.say.stage', { stage }),
      ...(left.length === 0 ? [] : [t('T14.say.gap', { steps: enumerate(left, t) })]),
    ]
    return { partner, name, text: parts.join(', ') }
  })
}
