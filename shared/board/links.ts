// What a widget may take over from others (domain 5.1): the source items that are offered for choosing or confirming. Items of
// live links are there by themselves (boardState.ts). Pure.
import { instanceOf, listSeedOf, widgetOn, type WidgetId } from '../catalog.ts'
import type { LinkSeed } from '../templateSeed.ts'
import { fitsLink, linkedId, listItems, singleField, sourceWidgets, type BoardState, type Item } from './boardState.ts'

export type Offer = { link: LinkSeed; source: Item }

/** Whether the page a source stands on is as far as the link asks (`when`); a link that asks nothing is always open. */
function isReady(board: BoardState, from: WidgetId, { when }: LinkSeed): boolean {
  if (!when) return true
  const value = singleField(board, widgetOn(instanceOf(from), when.widget), when.field)
  return value !== undefined && value !== null && value !== ''
}

/** Every source item that may be taken over, taken already or not. */
export function takeable(board: BoardState, widget: WidgetId): Offer[] {
  return (listSeedOf(widget)?.links ?? []).flatMap((link) =>
    link.rule === 'live'
      ? []
      : sourceWidgets(board, widget, link)
          .filter((from) => isReady(board, from, link))
          .flatMap((from) =>
            listItems(board, from)
              .filter((source) => fitsLink(link, source))
              .map((source) => ({ link, source })),
          ),
  )
}

/**
 * What is offered now: fitting source items nobody has taken over yet (or that were put aside again).
 * @param rule `confirm` for proposals to confirm, `pick` for a list to choose from; both when left out
 */
export function offers(board: BoardState, widget: WidgetId, rule?: 'pick' | 'confirm'): Offer[] {
  const taken = new Set(listItems(board, widget).map((item) => item.id))
  return takeable(board, widget).filter(
    ({ link, source }) =>
      (rule === undefined || link.rule === rule) && !taken.has(linkedId({ widget: source.widget, item: source.id })),
  )
}
