// Plans on paper: roadmap and calendar as bars in months, with every entry in a table beside the chart.
import type { Item } from '../../board/boardState.ts'
import { listSeedOf, widgetSeedOf, type WidgetId } from '../../catalog.ts'
import { itemLabel } from '../../charts/boardTexts.ts'
import { bandWidth, timeChart, timeChartHeight, type TimeBar, type TimeLane } from '../../charts/timeChart.ts'
import type { MeasureText } from '../../drawing.ts'
import { calendar } from '../../widgets/calendar.ts'
import { lengthOf, type MonthAxis } from '../../widgets/months.ts'
import { roadmap } from '../../widgets/roadmap.ts'
import { packBars, linesOf, type Bar } from '../../widgets/timeBars.ts'
import type { Block } from '../blocks.ts'
import type { ReportContext } from '../reportContext.ts'
import type { TemplateBlock } from '../templateBlock.ts'
import { PAGE_WIDTH } from './columnParts.ts'
import { itemsTable } from './itemBlocks.ts'
import { widgetTitle } from './words.ts'

/** Charts higher than this take several pages, lane by lane. */
const MOST_HEIGHT = 560

/** How full a bar is drawn: a field `state` with options such as planned, doing, done. */
function doneShare(widget: WidgetId, item: Item): number {
  const options = listSeedOf(widget)?.fields.find((field) => field.id === 'state')?.options ?? []
  const place = options.indexOf(String(item.fields['state'] ?? ''))
  return place <= 0 || options.length < 2 ? 0 : place / (options.length - 1)
}

function barOf(context: ReportContext, widget: WidgetId, bar: Bar, marks: readonly number[] | null): TimeBar {
  const { from, to, line, item } = bar
  return { label: itemLabel(item, context.t), from, to, line, marks, done: doneShare(widget, item) }
}

/** Months that a label needs on an axis of this length, so that packed labels do not run into each other. */
function reachOf(context: ReportContext): (item: Item, axis: MonthAxis) => number {
  return (item, axis) => {
    // About 3.9 pt a letter at the chart's size; a label is shortened rather than given more than a third of the width.
    const wanted = Math.min(150, itemLabel(item, context.t).length * 3.9 + 10)
    return (wanted / (PAGE_WIDTH - bandWidth(PAGE_WIDTH))) * lengthOf(axis)
  }
}

/** Charts of the lanes, as many as pages ask for; never a lane cut in two. */
function charts(context: ReportContext, lanes: readonly TimeLane[], axis: MonthAxis, alt: string): Block[] {
  const parts: TimeLane[][] = []
  for (const lane of lanes) {
    const last = parts.at(-1)
    if (last && timeChartHeight([...last, lane]) <= MOST_HEIGHT) last.push(lane)
    else parts.push([lane])
  }
  return parts.map((part) => ({
    kind: 'chart',
    height: timeChartHeight(part),
    leastWidth: 440,
    draw: (measure: MeasureText, width: number) => timeChart(part, axis, context.language, measure, { width, alt }),
  }))
}

const today = (context: ReportContext): string => context.board.today ?? context.board.consortium.strategyStart ?? ''

/** `roadmap`: lanes and bands in months, then every entry by lane. */
export const roadmapBlock: TemplateBlock = (context, _instance, { widget, by }) => {
  if (widget === null) return []
  const seed = widgetSeedOf(widget)
  if (seed?.kind !== 'roadmap') return []
  const { t, board } = context
  const map = roadmap(board, widget, today(context), t, reachOf(context))
  const lanes = map.lanes.map(({ lane, bands }): TimeLane => ({
    head: lane.isLeft ? t('report.leftGroup', { name: lane.label }) : lane.label,
    isLeft: lane.isLeft,
    bands: bands.map(({ band, bars, lines }) => ({
      label: band.label,
      lines,
      bars: bars.map((bar) => barOf(context, widget, bar, null)),
    })),
  }))
  const count = map.lanes.reduce((sum, { bands }) => sum + bands.reduce((own, { bars }) => own + bars.length, 0), 0)
  return [
    { kind: 'heading', text: widgetTitle(context, widget) },
    ...(count === 0
      ? []
      : charts(context, lanes, map.axis, t('report.timeAlt', { title: widgetTitle(context, widget), count }))),
    ...(map.unplaced.length === 0 || count === 0
      ? []
      : [
          {
            kind: 'text' as const,
            style: 'caption' as const,
            content: [t('report.unplaced', { names: map.unplaced.map((item) => itemLabel(item, t)).join(', ') })],
          },
        ]),
    ...itemsTable(context, widget, by ?? seed.lane),
  ]
}

/** `calendar`: entries in months, bars or recurring marks, then every entry in a table. */
export const calendarBlock: TemplateBlock = (context, _instance, { widget, by }) => {
  if (widget === null || widgetSeedOf(widget)?.kind !== 'calendar') return []
  const { t, board } = context
  const shown = calendar(board, widget, today(context), t, by ?? undefined)
  const reach = reachOf(context)
  const lanes = shown.groups.map(({ group, rows }): TimeLane => {
    const marks = new Map(rows.map((row) => [row.item.id, row.marks]))
    const packed = packBars(
      rows.map((row) => (row.marks ? { ...row.bar, to: row.bar.from + lengthOf(shown.axis) } : row.bar)),
      (item) => reach(item, shown.axis),
    )
    return {
      head: group ? (group.isLeft ? t('report.leftGroup', { name: group.label }) : group.label) : '',
      isLeft: group?.isLeft ?? false,
      bands: packed.some((bar) => marks.get(bar.item.id))
        ? // A recurring entry fills its line to the end: it stands in a line of its own with its name at the left.
          packed.map((bar) => ({
            label: itemLabel(bar.item, t),
            lines: 1,
            bars: [{ ...barOf(context, widget, bar, marks.get(bar.item.id) ?? null), line: 0 }],
          }))
        : [{ label: '', lines: linesOf(packed), bars: packed.map((bar) => barOf(context, widget, bar, null)) }],
    }
  })
  const count = shown.groups.reduce((sum, { rows }) => sum + rows.length, 0)
  return [
    { kind: 'heading', text: widgetTitle(context, widget) },
    ...(count === 0
      ? []
      : charts(context, lanes, shown.axis, t('report.timeAlt', { title: widgetTitle(context, widget), count }))),
    ...itemsTable(context, widget, by),
  ]
}
