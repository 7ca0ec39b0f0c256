// What a widget may take over from others (domain 5.1): the source items that are offered for choosing or confirming. Items of
// live links are there by themselves (boardState.ts). Pure.
import { listSeedOf, type WidgetId } from '../catalog.ts'
import type { LinkSeed } from '../templateSeed.ts'
import { fitsLink, linkedId, listItems, sourceWidgets, type BoardState, type Item } from './boardState.ts'

export type Offer = { link: LinkSeed; source: Item }

/** Every source item that may be taken over, taken already or not. */
export function takeable(board: BoardState, widget: WidgetId): Offer[] {
  return (listSeedOf(widget)?.links ?? []).flatMap((link) =>
    link.rule === 'live'
      ? []
      : sourceWidgets(board, widget, link).flatMap((from) =>
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
