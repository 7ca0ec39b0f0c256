// From a checked `evaluate` input to its results: its content as a board would hold it, then computed as the board does.
import { contentOf } from '../boardContent.ts'
import { instanceOf, templateOf, type WidgetId } from '../catalog.ts'
import { computeResults } from './computeResults.ts'
import type { Content } from './content.ts'
import { inputBoard } from './inputBoard.ts'
import { fixedParts, type Part } from './inputContent.ts'
import type { EvaluateInput } from './inputSchema.ts'
import { ownEntry } from './ownEntry.ts'
import type { Results } from './results.ts'
import { givenInstances } from './templateInput.ts'

/**
 * The content of a checked input. What the fixed forms of T02, T04 and T08 say is taken from them as it is, because they may
 * hold what a board would not take (a number of companies above its field's end); all else is read as from a board.
 */
export function contentOfInput(input: EvaluateInput): Content {
  let known: Content | undefined
  const board = (): Content => (known ??= contentOf(inputBoard(input)))
  const instances = givenInstances(input).map(({ instance }) => instance)
  const parts = fixedParts(input)
  const fixed = <K extends keyof Part>(kind: K, widget: WidgetId): NonNullable<Part[K]>[string] | undefined => {
    const instance = instanceOf(widget)
    if (instance !== 'T02' && instance !== 'T04' && instance !== 'T08') return undefined
    const own = parts[instance]?.[kind] as Record<string, NonNullable<Part[K]>[string]> | undefined
    return ownEntry(own, widget.slice(instance.length + 1))
  }
  return {
    instances: (template) => instances.filter((instance) => templateOf(instance) === template),
    items: (widget) => fixed('items', widget) ?? board().items(widget),
    field: (widget, field) => ownEntry(fixed('fields', widget), field) ?? board().field(widget, field),
    cells: (widget) => fixed('cells', widget) ?? board().cells(widget),
    values: (widget) => fixed('values', widget) ?? board().values(widget),
  }
}

/**
 * Exact results of a checked input, by the same functions as the board's (domain 7); round them with roundResults.
 * @param now ISO date that stands in for a missing `today` (domain 2)
 */
export function evaluateInput(input: EvaluateInput, now = ''): Results {
  const { partners, today, strategyStart, strategyEnd } = input
  return computeResults(contentOfInput(input), {
    partners,
    today: today ?? now,
    strategyStart: strategyStart ?? null,
    strategyEnd: strategyEnd ?? null,
  }).results
}
