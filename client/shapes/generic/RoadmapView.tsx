// A roadmap: lanes and bands on an axis of months. Bars are dragged or moved with the keyboard; what has no place yet waits
// below; one item with all its fields opens beside.
import { useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { Plus } from 'lucide-react'
import type { Item } from '../../../shared/board/boardState.ts'
import { listItems } from '../../../shared/board/boardState.ts'
import type { WidgetId } from '../../../shared/catalog.ts'
import { itemLabel } from '../../../shared/charts/boardTexts.ts'
import { moveOf } from '../../../shared/widgets/gridKeys.ts'
import { isSuggestion, missingFields, newItemFields, oddFields } from '../../../shared/widgets/list.ts'
import { dateIn, lengthOf, monthOf } from '../../../shared/widgets/months.ts'
import {
  barOrder,
  nextPlace,
  placeFields,
  roadmap,
  roadmapSeedOf,
  roadmapTimes,
  type RoadmapBand,
} from '../../../shared/widgets/roadmap.ts'
import { shiftBar, type Bar } from '../../../shared/widgets/timeBars.ts'
import { useBoard } from '../../board/boardContext.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyBox } from '../../ui/EmptyBox.tsx'
import { fieldKey, widgetKey } from './fieldKey.ts'
import { fieldText } from './fieldText.ts'
import { ItemDrawer } from './ItemDrawer.tsx'
import { LinkOffers } from './LinkOffers.tsx'
import { ownText } from './ownText.ts'
import { panelWidget } from './panelWidget.ts'
import { focusInPaper } from './revealInPaper.ts'
import { BAR_HEIGHT, barReach, TimeBar } from './TimeBar.tsx'
import { TimeAxisHead, TimeLines } from './TimeAxis.tsx'
import { TimeLegend } from './TimeLegend.tsx'
import { toneOf } from './toneOf.ts'
import { useItems } from './useItems.ts'
import { useToday } from './useToday.ts'
import type { ViewProps } from '../viewProps.ts'
import styles from './Roadmap.module.css'
import base from './TimePanel.module.css'

export function RoadmapView(props: ViewProps) {
  return <Roadmap widget={panelWidget(props)} width={props.width} />
}

const LANE = 96
/** The longest name of a step in one line, and its button. */
const BAND = 146
const DRAWER = 272
const LINE = BAR_HEIGHT + 2
/** Lines are as low as the button beside them allows: all lanes of a plan are to be seen at once. */
const PAD = 1

/** Px left for the axis. */
function axisWidth(width: number, isOpen: boolean): number {
  return Math.max(320, width - LANE - BAND - 20 - (isOpen ? Math.min(DRAWER, width * 0.6) : 0))
}

export function Roadmap({ widget, width }: { widget: WidgetId; width: number }) {
  const { board, looks, canEdit, t } = useBoard()
  const today = useToday()
  const actions = useItems(widget)
  const chart = useRef<HTMLDivElement>(null)
  const [openId, setOpenId] = useState<string | null>(null)
  const [stopId, setStopId] = useState<string | null>(null)
  const seed = roadmapSeedOf(widget)
  const times = roadmapTimes(seed)
  const opened = openId === null ? undefined : listItems(board, widget).find((item) => item.id === openId)
  const room = axisWidth(width, opened !== undefined)
  const partnerField = seed.fields.find((field) => field.type === 'partner')
  const placeOf = (item: Item) =>
    board.partners.findIndex((partner) => partner.id === item.fields[partnerField?.id ?? ''])
  const map = useMemo(
    () =>
      roadmap(board, widget, today, t, (item, axis) => {
        return (barReach(itemLabel(item, t), true) / room) * lengthOf(axis)
      }),
    [board, widget, today, t, room],
  )
  const order = barOrder(map)
  const stop = order.some(({ bar }) => bar.item.id === stopId) ? stopId : (order[0]?.bar.item.id ?? null)
  if (map.lanes.length === 0) {
    return (
      <div className={base.empty}>
        <EmptyBox title={ownText(t, 'widgets.none', widget)}>{ownText(t, 'widgets.noneText', widget)}</EmptyBox>
      </div>
    )
  }
  const focusBar = (id: string | undefined) => {
    if (id === undefined) return
    setStopId(id)
    // The bar may stand elsewhere after the move; it has its place when the next picture is drawn.
    requestAnimationFrame(() =>
      focusInPaper(chart.current?.querySelector<HTMLElement>(`[data-bar="${CSS.escape(id)}"]`), 34),
    )
  }
  const onBarKey = (place: number) => (event: KeyboardEvent) => {
    const { bar, lane, band } = order[place]!
    const move = moveOf(event)
    if (move) {
      event.preventDefault()
      event.stopPropagation()
      if (!canEdit) return
      if (move === 'left' || move === 'right') {
        const months = move === 'left' ? -1 : 1
        const fields = shiftBar(bar.item, times, months, event.shiftKey ? 'end' : 'whole')
        if (Object.keys(fields).length > 0) actions.set(bar.item, fields)
      } else {
        const next = nextPlace(map, widget, bar.item, { lane: lane.id, band: band.id }, move)
        if (next) actions.set(bar.item, next.fields)
      }
      focusBar(bar.item.id)
      return
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const step = STEPS[event.key]
    if (step) {
      event.preventDefault()
      event.stopPropagation()
      focusBar(order[place + step]?.bar.item.id)
    } else if (event.key === 'Delete' && canEdit) {
      event.preventDefault()
      setOpenId(bar.item.id)
    }
  }
  const addAt = (lane: string, band: string, month: number) => {
    const fields = placeFields(widget, { lane, band }, dateIn(month), dateIn(month + 1, 31))
    const id = actions.add({ ...newItemFields(widget, seed, t('widgets.roadmap.new')), ...fields })
    if (id !== null) setOpenId(id)
  }
  const start = Math.max(map.axis.from, Math.min(map.axis.to, monthOf(today) ?? map.axis.from))
  let place = -1
  return (
    <div className={base.split}>
      <div className={base.main} data-scrolls>
        <div ref={chart} className={base.chart} role="group" aria-label={t(widgetKey(widget))}>
          <div className={base.head}>
            <span style={{ width: LANE + BAND }} />
            <TimeAxisHead axis={map.axis} width={room} />
          </div>
          {map.lanes.map(({ lane, bands }) => (
            <section key={lane.id} className={styles.lane} data-left={lane.isLeft || undefined} aria-label={lane.label}>
              <h4 className={styles.laneName} style={{ width: LANE }}>
                {lane.label}
                {lane.isLeft && <small>{t('widgets.left')}</small>}
              </h4>
              <div className={styles.bands}>
                {bands.map((band) => (
                  <div key={band.band.id} className={styles.band}>
                    <span className={styles.bandName} style={{ width: BAND }}>
                      {band.band.label}
                      {canEdit && (
                        <button
                          type="button"
                          className={styles.add}
                          aria-label={t('widgets.roadmap.addTo', { lane: lane.label, band: band.band.label })}
                          title={t('widgets.roadmap.addTo', { lane: lane.label, band: band.band.label })}
                          onClick={() => addAt(lane.id, band.band.id, start)}
                        >
                          <Plus size={13} aria-hidden />
                        </button>
                      )}
                    </span>
                    <div
                      className={styles.track}
                      style={{ width: room, minHeight: Math.max(1, band.lines) * LINE + 2 * PAD }}
                    >
                      <TimeLines axis={map.axis} width={room} today={today} />
                      {inOrder(band).map((bar) => {
                        place++
                        return drawBar(bar, place)
                      })}
                    </div>
                  </div>
                ))}
              </div>
            </section>
          ))}
        </div>
        <Unplaced items={map.unplaced} widget={widget} onOpen={setOpenId} />
        <p className={base.foot}>
          <LinkOffers widget={widget} />
          <span role="status" data-refused={actions.isRefused || undefined}>
            {actions.notice}
          </span>
          {canEdit && <span className={base.hint}>{t('widgets.roadmap.hint')}</span>}
          <TimeLegend widget={widget} fields={seed.fields} axis={map.axis} today={today} />
        </p>
      </div>
      {opened && (
        <ItemDrawer
          item={opened}
          actions={actions}
          onOpen={setOpenId}
          onClose={() => {
            const { id } = opened
            setOpenId(null)
            focusBar(id)
          }}
        />
      )}
    </div>
  )

  function drawBar(bar: Bar, at: number) {
    const { item } = bar
    const label = itemLabel(item, t)
    const textOf = (id: string) => {
      const field = seed.fields.find((one) => one.id === id)
      return field ? fieldText(board, widget, field, item.fields[id], t) : ''
    }
    const { lane, band } = order[at]!
    return (
      <TimeBar
        key={item.id}
        bar={bar}
        axis={map.axis}
        times={times}
        width={room}
        top={PAD + bar.line * LINE}
        label={label}
        words={t('widgets.roadmap.bar', {
          name: label,
          lane: lane.label,
          band: band.label,
          start: textOf(seed.start),
          end: textOf(seed.end),
        })}
        look={looks[placeOf(item)]}
        tone={toneOf(item)}
        hasGap={missingFields(item, seed).length > 0 || oddFields(item, seed).length > 0}
        isFact={(item.fact !== null && !item.confirmed) || isSuggestion(item)}
        isChosen={openId === item.id}
        canMove={canEdit}
        attributes={{
          tabIndex: item.id === stop ? 0 : -1,
          'data-bar': item.id,
          onFocus: () => setStopId(item.id),
        }}
        onOpen={() => setOpenId(item.id)}
        onKeyDown={onBarKey(at)}
        onMove={(fields) => {
          if (Object.keys(fields).length > 0) actions.set(item, fields)
        }}
      />
    )
  }
}

const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 }

const inOrder = (band: RoadmapBand): Bar[] => [...band.bars].sort((a, b) => a.from - b.from || a.line - b.line)

/** Items that the drawing has no place for yet, with what they lack. */
function Unplaced({
  items,
  widget,
  onOpen,
}: {
  items: readonly Item[]
  widget: WidgetId
  onOpen: (id: string) => void
}) {
  const { t } = useBoard()
  if (items.length === 0) return null
  const seed = roadmapSeedOf(widget)
  const lacks = (item: Item) =>
    [seed.lane, seed.band, seed.start]
      .filter((id) => item.fields[id] === undefined || item.fields[id] === null || item.fields[id] === '')
      .map((id) => t(fieldKey(widget, id)))
      .join(', ')
  return (
    <section className={styles.unplaced}>
      <h4>{t('widgets.roadmap.unplaced', { count: items.length })}</h4>
      <ul>
        {items.map((item) => (
          <li key={item.id}>
            <Button size="small" data-bar={item.id} onClick={() => onOpen(item.id)}>
              {itemLabel(item, t)}
            </Button>
            <span>{lacks(item)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
