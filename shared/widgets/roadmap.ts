// The roadmap widget: bars in time, in lanes (markets or another reference) and inside a lane in bands (steps). Says where each
// bar lies, which items have no place yet, and what a move means. Pure.
import { listItems, type BoardState, type FieldValue, type Item } from '../board/boardState.ts'
import { listSeedOf, widgetSeedOf, type WidgetId } from '../catalog.ts'
import type { Translate } from '../drawing.ts'
import type { WidgetSeed } from '../templateSeed.ts'
import { fieldNamed, groupIdsOf, groupItems, groupsOf, movedValue, type Group } from './grouping.ts'
import { monthAxis, type MonthAxis } from './months.ts'
import { barOf, linesOf, packBars, type Bar, type TimeFields } from './timeBars.ts'

export type RoadmapSeed = Extract<WidgetSeed, { kind: 'roadmap' }>

export type RoadmapBand = { band: Group; bars: Bar[]; lines: number }
export type RoadmapLane = { lane: Group; bands: RoadmapBand[] }
export type Roadmap = {
  axis: MonthAxis
  lanes: RoadmapLane[]
  /** Items without lane, band or start: on the board, but in no place. */
  unplaced: readonly Item[]
}

/** @throws Error when the widget is no roadmap. */
export function roadmapSeedOf(widget: WidgetId): RoadmapSeed {
  const seed = widgetSeedOf(widget)
  if (seed?.kind !== 'roadmap') throw new Error(`${widget} is no roadmap`)
  return seed
}

export const roadmapTimes = (seed: RoadmapSeed): TimeFields => ({ start: seed.start, end: seed.end })

/**
 * The roadmap as it stands.
 * @param reach months a bar takes at least in its line, such as for its label, at this length of axis
 */
export function roadmap(
  board: BoardState,
  widget: WidgetId,
  today: string,
  t: Translate,
  reach: (item: Item, axis: MonthAxis) => number,
): Roadmap {
  const seed = roadmapSeedOf(widget)
  const items = listItems(board, widget)
  const laneField = fieldNamed(widget, seed.lane)
  const bandField = fieldNamed(widget, seed.band)
  const times = roadmapTimes(seed)
  const axis = monthAxis(
    board.consortium,
    items.flatMap((item) => [item.fields[seed.start], item.fields[seed.end]]),
    today,
  )
  if (!laneField || !bandField) return { axis, lanes: [], unplaced: items }
  const bands = groupsOf(board, widget, bandField, t)
  const placed = new Set<string>()
  const lanes = groupItems(board, widget, laneField, t).groups.map(({ group, items: inLane }): RoadmapLane => ({
    lane: group,
    bands: bands.map((band) => {
      const bars = inLane
        .filter((item) => groupIdsOf(item, bandField).includes(band.id))
        .map((item) => barOf(item, times, axis))
        .filter((bar) => bar !== null)
      for (const { item } of bars) placed.add(item.id)
      const packed = packBars(bars, (item) => reach(item, axis))
      return { band, bars: packed, lines: linesOf(packed) }
    }),
  }))
  return { axis, lanes, unplaced: items.filter((item) => !placed.has(item.id)) }
}

/** Bars in the order the keyboard walks through them: lane by lane, band by band, by their beginning. */
export function barOrder(map: Roadmap): { bar: Bar; lane: Group; band: Group }[] {
  return map.lanes.flatMap(({ lane, bands }) =>
    bands.flatMap(({ band, bars }) =>
      [...bars].sort((a, b) => a.from - b.from || a.line - b.line).map((bar) => ({ bar, lane, band })),
    ),
  )
}

/**
 * The fields to change so that an item stands in the next band above or below, over the end of a lane in the next lane.
 * @returns null when there is nothing above or below.
 */
export function nextPlace(
  map: Roadmap,
  widget: WidgetId,
  item: Item,
  from: { lane: string; band: string },
  direction: 'up' | 'down',
): { fields: Record<string, FieldValue>; lane: string; band: string } | null {
  const seed = roadmapSeedOf(widget)
  const laneField = fieldNamed(widget, seed.lane)
  const bandField = fieldNamed(widget, seed.band)
  if (!laneField || !bandField) return null
  const places = map.lanes.flatMap(({ lane, bands }) => bands.map(({ band }) => ({ lane: lane.id, band: band.id })))
  const at = places.findIndex((place) => place.lane === from.lane && place.band === from.band)
  const next = places[direction === 'up' ? at - 1 : at + 1]
  if (at < 0 || !next) return null
  const fields: Record<string, FieldValue> = {}
  if (next.band !== from.band) fields[seed.band] = movedValue(item, bandField, from.band, next.band)
  if (next.lane !== from.lane) fields[seed.lane] = movedValue(item, laneField, from.lane, next.lane)
  return { fields, ...next }
}

/** Fields of a new item that is put into a lane and band at a date. */
export function placeFields(
  widget: WidgetId,
  place: { lane: string; band: string },
  start: string,
  end: string,
): Record<string, FieldValue> {
  const seed = roadmapSeedOf(widget)
  const empty = { fields: {} }
  const laneField = fieldNamed(widget, seed.lane)
  const bandField = fieldNamed(widget, seed.band)
  return {
    ...(laneField ? { [seed.lane]: movedValue(empty, laneField, null, place.lane) } : {}),
    ...(bandField ? { [seed.band]: movedValue(empty, bandField, null, place.band) } : {}),
    [seed.start]: start,
    ...(listSeedOf(widget)?.fields.some((field) => field.id === seed.end) ? { [seed.end]: end } : {}),
  }
}
