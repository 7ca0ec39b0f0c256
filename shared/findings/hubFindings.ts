// What the information hub says in plain words: markets without help, needs without a service, sheets that age (domain 4.T13).
import { decidedMarkets, workingMarkets } from '../board/axis.ts'
import { findItem, type BoardState } from '../board/boardState.ts'
import { enumerate, itemLabel, itemLabels } from '../charts/boardTexts.ts'
import type { ShareRow } from '../charts/shareBarsChart.ts'
import { isFreshAge, type HubResults, type MarketHub } from '../compute/hub.ts'
import { ownEntry } from '../compute/ownEntry.ts'
import type { Translate } from '../drawing.ts'

export type HubRow = { id: string; name: string; isLeft: boolean; hub: MarketHub }

/** Every market people work on, those that left last. */
export function hubRows(results: HubResults, board: BoardState, t: Translate): HubRow[] {
  return workingMarkets(board).flatMap(({ id, item, isLeft }): HubRow[] => {
    const hub = ownEntry(results.markets, id)
    return hub ? [{ id, name: item ? itemLabel(item, t) : id, isLeft, hub }] : []
  })
}

export function hubShares(results: HubResults, t: Translate): ShareRow[] {
  return [
    { label: t('T13.state.coverage'), share: results.serviceCoverage, isStrong: true },
    { label: t('T13.state.fresh'), share: results.freshShare, isStrong: true },
    { label: t('T13.state.needs'), share: results.needCoverage, isStrong: true },
  ]
}

/** Sentences on markets, sheets, wanted kinds and needs; only those that have something to say. */
export function hubSentences(results: HubResults, board: BoardState, t: Translate): string[] {
  const markets = itemLabels(board, 'T04.markets', t)
  const needs = itemLabels(board, 'T02.needs', t)
  const unserved = results.unserved.map((id) => markets.get(id) ?? id)
  const decided = decidedMarkets(board)
  const wanted = hubRows(results, board, t)
    .filter(({ hub, isLeft }) => !isLeft && hub.wanted.length > 0)
    .map(({ name, hub }) =>
      t('T13.say.wantedIn', {
        market: name,
        types: enumerate(
          hub.wanted.map((type) => t(`T13.option.type.${type}`)),
          t,
        ),
      }),
    )
  const fresh = results.sheets.length - results.ageing.length
  return [
    decided.length === 0
      ? t('T13.say.undecided')
      : unserved.length > 0
        ? t('T13.say.unserved', { markets: enumerate(unserved, t) })
        : t('T13.say.allServed'),
    results.sheets.length === 0
      ? t('T13.say.noSheets')
      : t('T13.say.fresh', { count: fresh, total: results.sheets.length }),
    ...(wanted.length > 0 ? [t('T13.say.wanted', { parts: enumerate(wanted, t) })] : []),
    ...(results.needHoles.length > 0
      ? [
          t('T13.say.needHoles', {
            needs: enumerate(
              results.needHoles.map((id) => needs.get(id) ?? id),
              t,
            ),
          }),
        ]
      : []),
  ]
}

export type SheetRow = { id: string; name: string; days: number | null; isFresh: boolean }

/** Fact sheets that count, those to be renewed first. */
export function sheetRows(results: HubResults, board: BoardState, t: Translate): SheetRow[] {
  const fresh = results.sheets.filter((id) => !results.ageing.includes(id))
  return [...results.ageing, ...fresh].map((id) => {
    const item = findItem(board, 'T13.factSheets', id)
    const days = ownEntry(results.ages, id) ?? null
    return { id, name: item ? itemLabel(item, t) : id, days, isFresh: isFreshAge(days) }
  })
}
