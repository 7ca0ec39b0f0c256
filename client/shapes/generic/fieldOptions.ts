// What may be picked in a field: the seed's options, the partners, the items of other lists.
import { chosenSubsectors, workingMarkets } from '../../../shared/board/axis.ts'
import { listItems, type BoardState, type Item } from '../../../shared/board/boardState.ts'
import { instanceOf, widgetOn, type WidgetId } from '../../../shared/catalog.ts'
import { itemLabel } from '../../../shared/charts/boardTexts.ts'
import type { Translate } from '../../../shared/drawing.ts'
import type { FieldSeed } from '../../../shared/templateSeed.ts'
import { widgetKey } from './fieldKey.ts'
import { optionText } from './fieldText.ts'

const SUBSECTORS = 'T05.subsectors'

export type Option = {
  value: string
  text: string
  /** Place of a partner in the consortium's order. */
  partner?: number
}
export type OptionGroup = { label: string | null; options: Option[] }

/**
 * Everything that may be picked, in groups where it comes from several lists. Markets that are no longer chosen come last, in a
 * group of their own; an archived item is offered only while the field names it.
 */
export function fieldOptions(
  board: BoardState,
  widget: WidgetId,
  field: FieldSeed,
  picked: readonly string[],
  t: Translate,
): OptionGroup[] {
  switch (field.type) {
    case 'choice':
    case 'choices':
      return [
        {
          label: null,
          options: (field.options ?? []).map((value) => ({ value, text: optionText(widget, field, value, t) })),
        },
      ]
    case 'partner':
    case 'partners':
      return [
        {
          label: null,
          options: board.partners.map(({ id, name }, partner) => ({ value: id, text: name, partner })),
        },
      ]
    case 'reference':
    case 'references': {
      const lists = (field.to ?? []).map((list) => widgetOn(instanceOf(widget), list))
      const groups = lists.flatMap((list) => listGroups(board, list, field, picked, lists.length > 1, t))
      const all = { label: null, options: [{ value: 'all', text: t('widgets.field.all') }] }
      return field.allowAll === true ? [all, ...groups] : groups
    }
    default:
      return []
  }
}

function listGroups(
  board: BoardState,
  list: WidgetId,
  field: FieldSeed,
  picked: readonly string[],
  isNamed: boolean,
  t: Translate,
): OptionGroup[] {
  const toOption = (item: Item): Option => ({ value: item.id, text: itemLabel(item, t) })
  const where = field.toWhere
  const fits = (item: Item) =>
    picked.includes(item.id) ||
    (!item.archived && (!where || where.is.some((wanted) => wanted === item.fields[where.field])))
  const items = listItems(board, list, { archived: true }).filter(fits)
  if (list === SUBSECTORS) return subsectorGroups(board, items, isNamed, t)
  const left = list === 'T04.markets' ? leftMarkets(board) : new Set<string>()
  const groups: OptionGroup[] = [
    { label: isNamed ? t(widgetKey(list)) : null, options: items.filter(({ id }) => !left.has(id)).map(toOption) },
  ]
  const others = items.filter(({ id }) => left.has(id))
  if (others.length > 0) groups.push({ label: t('widgets.left'), options: others.map(toOption) })
  return groups
}

/** Those chosen in T05 for some market come first; all at once while nothing is chosen. */
function subsectorGroups(board: BoardState, items: readonly Item[], isNamed: boolean, t: Translate): OptionGroup[] {
  const chosen = chosenSubsectors(board)
  const toOption = (item: Item): Option => ({ value: item.id, text: itemLabel(item, t) })
  const first = items.filter(({ id }) => chosen.has(id))
  if (first.length === 0) return [{ label: isNamed ? t(widgetKey(SUBSECTORS)) : null, options: items.map(toOption) }]
  const others = items.filter(({ id }) => !chosen.has(id))
  const groups = [{ label: t('widgets.subsectors.chosen'), options: first.map(toOption) }]
  if (others.length > 0) groups.push({ label: t('widgets.subsectors.others'), options: others.map(toOption) })
  return groups
}

const leftMarkets = (board: BoardState): ReadonlySet<string> =>
  new Set(
    workingMarkets(board)
      .filter((entry) => entry.isLeft)
      .map((entry) => entry.id),
  )
