// T14 on paper: the map of alliances with the flow, dependence with who may be taken over, steps taken, the propositions.
import { agreementChart, agreementHeight } from '../../charts/agreementChart.ts'
import { allianceMapChart, allianceMapHeight } from '../../charts/allianceMapChart.ts'
import { dependenceProfileChart, dependenceProfileHeight } from '../../charts/dependenceProfileChart.ts'
import { printed } from '../../charts/printed.ts'
import { allianceMap, alliancesFindings } from '../../findings/alliancesFindings.ts'
import type { Block } from '../blocks.ts'
import type { Inline } from '../inline.ts'
import { who } from '../reportContext.ts'
import type { TemplateBlock } from '../templateBlock.ts'

const SCALE = 0.74
const small = (text: string): Block => ({ kind: 'text', style: 'small', content: [text] })

/** `allianceMap`: the grid of hold and direction, what it has no place for, and the flow. */
const mapBlock: TemplateBlock = ({ t, board, results: { T14 } }) => {
  if (!T14) return []
  const map = allianceMap(T14, board, t)
  const found = alliancesFindings(T14, board, t)
  const counts = `${t('T14.flow.outbound')} ${T14.outbound}, ${t('T14.flow.inbound')} ${T14.inbound}.`
  return [
    { kind: 'heading', text: t('T14.panel.map') },
    {
      kind: 'chart',
      height: allianceMapHeight(map, SCALE),
      draw: (measure, width, height) => allianceMapChart(map, t, measure, { width, height, fontScale: SCALE }),
      caption: [t('T14.map.legend')],
    },
    ...(found.unplaced === null ? [] : [small(found.unplaced)]),
    small(`${counts} ${found.flow}`),
  ]
}

/** `dependenceProfile`: every firm by type and index, then the firms that may be taken over. */
const dependenceBlock: TemplateBlock = ({ t, board, results: { T14 } }) => {
  if (!T14) return []
  const found = alliancesFindings(T14, board, t)
  const firms = Object.keys(T14.firms).length
  return [
    { kind: 'heading', text: t('T14.panel.dependence') },
    ...(firms === 0
      ? []
      : [
          {
            kind: 'chart' as const,
            height: dependenceProfileHeight(T14, SCALE),
            draw: (
              measure: Parameters<typeof dependenceProfileChart>[3],
              width: number,
              height: number,
            ): ReturnType<typeof dependenceProfileChart> =>
              dependenceProfileChart(T14, board, t, measure, { width, height, fontScale: SCALE }),
            caption: [t('T14.dependence.legend')],
          },
        ]),
    small([found.dependence, found.unrated].filter((text) => text !== null).join(' ')),
    { kind: 'heading', text: t('T14.panel.exposed') },
    small(found.exposed),
    ...(found.exposedFirms.length === 0
      ? []
      : [
          {
            kind: 'list' as const,
            items: found.exposedFirms.map(({ name, index, alliances }): Inline[] => [
              { text: `${name} (${printed(index, 1)}): `, weight: 600 },
              `${alliances.join('; ')}.`,
            ]),
          },
        ]),
  ]
}

/** `adoptionStages`: how far each partner is on the way to open innovation. */
const stagesBlock: TemplateBlock = (context) => {
  const { t, board, results } = context
  if (!results.T14) return []
  const { stages } = alliancesFindings(results.T14, board, t)
  return [
    { kind: 'heading', text: t('T14.panel.stages') },
    { kind: 'list', items: stages.map(({ partner, text }): Inline[] => [who(context, partner), ` ${text}.`]) },
  ]
}

/** `agreementBars`: the propositions with mean and disagreement. */
const agreementBlock: TemplateBlock = ({ t, board, results: { T14 } }) => {
  const count = Object.keys(T14?.propositions ?? {}).length
  if (!T14 || count === 0) return []
  return [
    { kind: 'heading', text: t('T14.panel.agreement') },
    {
      kind: 'chart',
      height: agreementHeight(count, SCALE),
      draw: (measure, width, height) => agreementChart(T14, board, t, measure, { width, height, fontScale: SCALE }),
      caption: [t('T14.agreement.alt')],
    },
  ]
}

export const ALLIANCES_BLOCKS: Readonly<Record<string, TemplateBlock>> = {
  allianceMap: mapBlock,
  dependenceProfile: dependenceBlock,
  adoptionStages: stagesBlock,
  agreementBars: agreementBlock,
}
