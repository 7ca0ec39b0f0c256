// A calendar: one line an item over the months of the strategy, as a bar or as marks that recur; grouped where the seed says so.
import { useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { Plus } from 'lucide-react'
import { listItems, type Item } from '../../../shared/board/boardState.ts'
import type { WidgetId } from '../../../shared/catalog.ts'
import { itemLabel } from '../../../shared/charts/boardTexts.ts'
import { calendar, calendarSeedOf, calendarTimes, type CalendarRow } from '../../../shared/widgets/calendar.ts'
import { moveOf } from '../../../shared/widgets/gridKeys.ts'
import {
  isSuggestion,
  isLabelTyped,
  listRoom,
  missingFields,
  newItemFields,
  oddFields,
} from '../../../shared/widgets/list.ts'
import { dateIn, lengthOf, monthOf } from '../../../shared/widgets/months.ts'
import { shiftBar } from '../../../shared/widgets/timeBars.ts'
import { useBoard } from '../../board/boardContext.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyBox } from '../../ui/EmptyBox.tsx'
import { PartnerSign } from '../../ui/PartnerSign.tsx'
import { panelSeedOf } from '../panelSeedOf.ts'
import { widgetKey } from './fieldKey.ts'
import { fieldText } from './fieldText.ts'
import { ItemDrawer } from './ItemDrawer.tsx'
import { LinkOffers } from './LinkOffers.tsx'
import { ownText } from './ownText.ts'
import { panelWidget } from './panelWidget.ts'
import { focusInPaper } from './revealInPaper.ts'
import { BAR_HEIGHT, TimeBar } from './TimeBar.tsx'
import { TimeAxisHead, TimeLines } from './TimeAxis.tsx'
import { TimeLegend } from './TimeLegend.tsx'
import { toneOf } from './toneOf.ts'
import { useItems } from './useItems.ts'
import { useToday } from './useToday.ts'
import type { ViewProps } from '../viewProps.ts'
import styles from './Calendar.module.css'
import base from './TimePanel.module.css'

export function CalendarView(props: ViewProps) {
  return <Calendar widget={panelWidget(props)} width={props.width} by={panelSeedOf(props.template, props.panel)?.by} />
}

const DRAWER = 272
const ROW = 26

export function Calendar({ widget, width, by }: { widget: WidgetId; width: number; by?: string | undefined }) {
  const { board, looks, canEdit, t } = useBoard()
  const today = useToday()
  const actions = useItems(widget)
  const chart = useRef<HTMLDivElement>(null)
  const [openId, setOpenId] = useState<string | null>(null)
  const [stopId, setStopId] = useState<string | null>(null)
  const seed = calendarSeedOf(widget)
  const times = calendarTimes(seed)
  const items = listItems(board, widget)
  const opened = items.find((item) => item.id === openId)
  const name = Math.min(230, Math.max(130, width * 0.26))
  const room = Math.max(240, width - name - 24 - (opened ? Math.min(DRAWER, width * 0.6) : 0))
  const plan = useMemo(() => calendar(board, widget, today, t, by), [board, widget, today, t, by])
  const rows = plan.groups.flatMap((group) => group.rows)
  const stop = rows.some((row) => row.item.id === stopId) ? stopId : (rows[0]?.item.id ?? null)
  const partnerField = seed.fields.find((field) => field.type === 'partner')
  const partnerOf = (item: Item) =>
    looks[board.partners.findIndex((partner) => partner.id === item.fields[partnerField?.id ?? ''])]
  const freeRoom = listRoom(items.length, seed).free
  const add = () => {
    const month = Math.max(plan.axis.from, Math.min(plan.axis.to, monthOf(today) ?? plan.axis.from))
    const id = actions.add({
      ...newItemFields(widget, seed, isLabelTyped(seed) ? t('widgets.calendar.new') : null),
      [seed.start]: dateIn(month),
      ...(seed.end === undefined ? {} : { [seed.end]: dateIn(month, 31) }),
    })
    if (id !== null) setOpenId(id)
  }
  const addButton = canEdit && (
    <Button
      size="small"
      variant={items.length === 0 ? 'normal' : 'quiet'}
      icon={<Plus size={14} aria-hidden />}
      disabledReason={freeRoom === 0 ? t('widgets.list.full', { max: seed.maxItems }) : null}
      onClick={add}
    >
      {ownText(t, 'widgets.add', widget)}
    </Button>
  )
  if (items.length === 0) {
    return (
      <div className={base.empty}>
        <EmptyBox title={ownText(t, 'widgets.none', widget)} action={addButton} />
      </div>
    )
  }
  const focusBar = (id: string | undefined) => {
    if (id === undefined) return
    setStopId(id)
    requestAnimationFrame(() =>
      focusInPaper(chart.current?.querySelector<HTMLElement>(`[data-bar="${CSS.escape(id)}"]`), 34),
    )
  }
  const onKey = (row: CalendarRow) => (event: KeyboardEvent) => {
    const move = moveOf(event)
    const at = rows.indexOf(row)
    if (move && canEdit) {
      event.preventDefault()
      event.stopPropagation()
      if (move === 'left' || move === 'right') {
        const fields = shiftBar(row.item, times, move === 'left' ? -1 : 1, event.shiftKey ? 'end' : 'whole')
        if (Object.keys(fields).length > 0) actions.set(row.item, fields)
      } else {
        const other = rows[at + (move === 'up' ? -1 : 2)]
        if (move === 'up' ? other : at < rows.length - 1) actions.move(row.item, other?.item.id ?? null)
      }
      return focusBar(row.item.id)
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const step = STEPS[event.key]
    if (step) {
      event.preventDefault()
      event.stopPropagation()
      focusBar(rows[at + step]?.item.id)
    } else if (event.key === 'Delete' && canEdit) {
      event.preventDefault()
      setOpenId(row.item.id)
    }
  }
  return (
    <div className={base.split}>
      <div className={base.main} data-scrolls>
        <div ref={chart} className={base.chart} role="group" aria-label={t(widgetKey(widget))}>
          <div className={base.head}>
            <span style={{ width: name }} />
            <TimeAxisHead axis={plan.axis} width={room} />
          </div>
          {plan.groups.map(({ group, rows: members }) => (
            <section key={group?.id ?? ''} data-left={group?.isLeft || undefined} aria-label={group?.label}>
              {(group !== null || plan.groups.length > 1) && (
                <h4 className={styles.group}>
                  {group?.partner != null && looks[group.partner] && (
                    <PartnerSign look={looks[group.partner]!} size={13} />
                  )}
                  {group?.label ?? t('widgets.group.none')}
                  {group?.isLeft && <small>{t('widgets.left')}</small>}
                </h4>
              )}
              {members.map((row) => drawRow(row, group?.id ?? ''))}
            </section>
          ))}
        </div>
        {plan.undated.length > 0 && (
          <section className={styles.undated}>
            <h4>{t('widgets.calendar.undated')}</h4>
            {plan.undated.map((item) => (
              <Button key={item.id} size="small" onClick={() => setOpenId(item.id)}>
                {itemLabel(item, t)}
              </Button>
            ))}
          </section>
        )}
        <p className={base.foot}>
          {addButton}
          <LinkOffers widget={widget} />
          <span role="status" data-refused={actions.isRefused || undefined}>
            {actions.notice}
          </span>
          {canEdit && <span className={base.hint}>{t('widgets.calendar.hint')}</span>}
          <TimeLegend widget={widget} fields={seed.fields} axis={plan.axis} today={today} />
        </p>
      </div>
      {opened && (
        <ItemDrawer
          item={opened}
          actions={actions}
          onOpen={setOpenId}
          onClose={() => {
            setOpenId(null)
            focusBar(opened.id)
          }}
        />
      )}
    </div>
  )

  function drawRow(row: CalendarRow, group: string) {
    const { item, marks } = row
    const label = itemLabel(item, t)
    const look = partnerOf(item)
    const month = room / lengthOf(plan.axis)
    const dates = [seed.start, seed.end, seed.recurrence]
      .map((id) => seed.fields.find((field) => field.id === id))
      .flatMap((field) => (field ? [fieldText(board, widget, field, item.fields[field.id], t)] : []))
      .filter((text) => text !== '')
    const words = `${label}: ${dates.join(', ')}`
    const attributes = {
      tabIndex: item.id === stop ? 0 : -1,
      'data-bar': item.id,
      onFocus: () => setStopId(item.id),
    }
    const hasGap = missingFields(item, seed).length > 0 || oddFields(item, seed).length > 0
    return (
      <div key={`${group}/${item.id}`} className={styles.row} data-item={item.id} data-item-widget={widget}>
        <span className={styles.name} style={{ width: name }} title={label}>
          {look && <PartnerSign look={look} size={13} />}
          <span className={styles.nameText}>{label}</span>
        </span>
        <div className={styles.track} style={{ width: room, height: ROW }}>
          <TimeLines axis={plan.axis} width={room} today={today} />
          {marks === null ? (
            <TimeBar
              bar={row.bar}
              axis={plan.axis}
              times={times}
              width={room}
              top={(ROW - BAR_HEIGHT) / 2}
              label=""
              words={words}
              look={undefined}
              tone={toneOf(item)}
              hasGap={hasGap}
              isFact={(item.fact !== null && !item.confirmed) || isSuggestion(item)}
              isChosen={openId === item.id}
              canMove={canEdit}
              attributes={attributes}
              onOpen={() => setOpenId(item.id)}
              onKeyDown={onKey(row)}
              onMove={(fields) => {
                if (Object.keys(fields).length > 0) actions.set(item, fields)
              }}
            />
          ) : (
            <button
              type="button"
              {...attributes}
              className={styles.marks}
              data-chosen={openId === item.id || undefined}
              aria-label={words}
              title={words}
              onClick={() => setOpenId(item.id)}
              onKeyDown={onKey(row)}
            >
              {marks.map((mark) => (
                <i
                  key={mark}
                  style={{ left: (mark + 0.5) * month }}
                  data-weekly={row.recurrence === 'weekly' || undefined}
                />
              ))}
            </button>
          )}
        </div>
      </div>
    )
  }
}

const STEPS: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowLeft: -1, ArrowDown: 1, ArrowRight: 1 }
