// Where the work on a template stands, of any template: gaps, what comes in from others, its first scored matrix. Pure.
import { decidedMarkets } from '../board/axis.ts'
import { listItems, type BoardState } from '../board/boardState.ts'
import { instanceOf, templateOf, templateSeedOf, type TemplateId, type WidgetId } from '../catalog.ts'
import type { WidgetSeed } from '../templateSeed.ts'
import { missingFields, oddFields } from './list.ts'

export type TemplateState = {
  /** Items with something required missing or at odds. */
  gaps: number
  /** Linked items, by the template they come from. */
  linked: { from: TemplateId; count: number }[]
  /** Chosen markets it works on (D of domain 2); null when it does not work by market. */
  markets: string[] | null
  /** Its first ballot matrix, the one its rounds are usually about. */
  scored: WidgetId | null
}

export function templateState(board: BoardState, instance: TemplateId): TemplateState {
  const widgets = Object.entries(templateSeedOf(instance)?.widgets ?? {})
  let gaps = 0
  const counts = new Map<TemplateId, number>()
  for (const [name, seed] of widgets) {
    if (!('prefill' in seed)) continue
    for (const item of listItems(board, `${instance}.${name}`)) {
      if (missingFields(item, seed).length + oddFields(item, seed).length > 0) gaps++
      if (item.source && !item.source.isGone) {
        const from = instanceOf(item.source.widget)
        counts.set(from, (counts.get(from) ?? 0) + 1)
      }
    }
  }
  const scored = widgets.find(([, seed]) => seed.kind === 'matrix' && seed.mode === 'ballot')
  const isByMarket = templateOf(instance) !== 'T04' && widgets.some(([, seed]) => usesMarkets(seed))
  return {
    gaps,
    linked: [...counts].map(([from, count]) => ({ from, count })).sort((a, b) => (a.from < b.from ? -1 : 1)),
    markets: isByMarket ? decidedMarkets(board) : null,
    scored: scored ? `${instance}.${scored[0]}` : null,
  }
}

function usesMarkets(seed: WidgetSeed): boolean {
  if ('fields' in seed) return seed.fields.some((field) => field.to?.includes('T04.markets'))
  if (seed.kind === 'matrix' || seed.kind === 'heatmap') return 'markets' in seed.rows || 'markets' in seed.columns
  return false
}
