// T15 on paper: the profile of factors with the weak spots in words, the model of the region, the three spheres.
import { factorGroups, factorProfileChart, factorProfileHeight } from '../../charts/factorProfileChart.ts'
import { helixBarChart, helixBarHeight } from '../../charts/helixBarChart.ts'
import { rsiModelChart, rsiModelHeight } from '../../charts/rsiModelChart.ts'
import { ecosystemFindings } from '../../findings/ecosystemFindings.ts'
import type { Block } from '../blocks.ts'
import type { TemplateBlock } from '../templateBlock.ts'

const SCALE = 0.74
const small = (text: string): Block => ({ kind: 'text', style: 'small', content: [text] })

/** `factorProfile`: every factor on one scale, then weakest, strongest, who has no owner, the patterns. */
const profileBlock: TemplateBlock = ({ t, board, results }) => {
  if (!results.T15) return []
  const groups = factorGroups(results.T15, board, t)
  const found = ecosystemFindings(results.T15, board, t)
  const lines = [found.weak, found.strong, found.owners, found.klepper].filter((text) => text !== null && text !== '')
  return [
    { kind: 'heading', text: t('T15.panel.profile') },
    ...groups.map((group): Block => ({
      kind: 'chart',
      height: factorProfileHeight([group], SCALE),
      draw: (measure, width, height) => factorProfileChart([group], t, measure, { width, height, fontScale: SCALE }),
    })),
    { kind: 'text', style: 'caption', content: [t('T15.chart.scale')] },
    { kind: 'list', items: lines.map((text) => [text ?? '']) },
  ]
}

/** `rsiModel`: the fixed picture with the means of its parts. */
const modelBlock: TemplateBlock = ({ t, results: { T15 } }) =>
  T15
    ? [
        { kind: 'heading', text: t('T15.panel.model') },
        {
          kind: 'chart',
          height: rsiModelHeight(SCALE),
          leastWidth: 440,
          draw: (measure, width, height) => rsiModelChart(T15, t, measure, { width, height, fontScale: SCALE }),
          caption: [t('T15.model.legend')],
        },
      ]
    : []

/** `helixBar`: the spheres as shares of the actors and how even they are. */
const helixBlock: TemplateBlock = ({ t, board, results: { T15 } }) =>
  T15
    ? [
        { kind: 'heading', text: t('T15.panel.helix') },
        {
          kind: 'chart',
          height: helixBarHeight(SCALE),
          draw: (measure, width, height) => helixBarChart(T15, t, measure, { width, height, fontScale: SCALE }),
        },
        small(ecosystemFindings(T15, board, t).helix),
      ]
    : []

export const ECOSYSTEM_BLOCKS: Readonly<Record<string, TemplateBlock>> = {
  factorProfile: profileBlock,
  rsiModel: modelBlock,
  helixBar: helixBlock,
}
