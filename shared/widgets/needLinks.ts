// Links from needs to the markets or services where they matter (domain 4.T02.3), also those whose ends are missing.
import { listItems, type BoardState, type FieldValue, type Item } from '../board/boardState.ts'
import { displayCodes, itemLabel, itemLabels } from '../charts/boardTexts.ts'
import { widgetSeedOf, type WidgetId } from '../catalog.ts'
import type { Translate } from '../drawing.ts'

const WIDGET = 'T02.needLinks'

export type LinkEnd = { id: string; label: string }
export type NeedLinkRow = {
  id: string
  /** `N03`; '' when the link names no need of the board. */
  code: string
  /** Null when the link names no need, or one that is gone. */
  need: string | null
  target: string | null
}

/** Lists a link may lead to, in the seed's order. */
export function linkTargets(): WidgetId[] {
  const seed = widgetSeedOf(WIDGET)
  return seed?.kind === 'list' ? (seed.fields.find((field) => field.id === 'target')?.to ?? []) : []
}

/** Needs by code, as they can be chosen for a link. */
export function linkableNeeds(board: BoardState, t: Translate): (LinkEnd & { code: string })[] {
  const needs = listItems(board, 'T02.needs')
  const codes = codesOf(needs)
  return needs.map((item) => ({ id: item.id, label: itemLabel(item, t), code: codes.get(item.id) ?? '' }))
}

/** Markets and services on the board, as they can be chosen for a link. */
export function linkableTargets(board: BoardState, t: Translate): LinkEnd[] {
  return linkTargets().flatMap((list) =>
    listItems(board, list).map((item) => ({ id: item.id, label: itemLabel(item, t) })),
  )
}

/** Links by the need's code; those without a need come last. */
export function needLinkRows(board: BoardState, t: Translate): NeedLinkRow[] {
  const codes = codesOf(listItems(board, 'T02.needs', { archived: true }))
  const needs = itemLabels(board, 'T02.needs', t)
  const targets = new Map(linkTargets().flatMap((list) => [...itemLabels(board, list, t)]))
  return listItems(board, WIDGET)
    .map((item) => ({
      id: item.id,
      code: codes.get(idOf(item.fields['need'])) ?? '',
      need: needs.get(idOf(item.fields['need'])) ?? null,
      target: targets.get(idOf(item.fields['target'])) ?? null,
    }))
    .sort((a, b) => place(a.code) - place(b.code) || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0))
}

/** Whether this very link is on the board already. */
export function hasLink(board: BoardState, need: string, target: string): boolean {
  return listItems(board, WIDGET).some(
    (item) => idOf(item.fields['need']) === need && idOf(item.fields['target']) === target,
  )
}

const idOf = (value: FieldValue | undefined): string => (typeof value === 'string' ? value : '')
const place = (code: string): number => (code === '' ? 1 : 0)
const codesOf = (items: readonly Item[]) =>
  displayCodes(
    items.map((item) => item.id),
    'N',
  )
