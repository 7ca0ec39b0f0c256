// A bar in time that can be dragged as a whole or at its ends, in whole months. While it moves only this screen knows; letting
// go writes once. Keyboard: the caller's.
import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react'
import { TriangleAlert } from 'lucide-react'
import type { FieldValue } from '../../../shared/board/boardState.ts'
import { lengthOf, type MonthAxis } from '../../../shared/widgets/months.ts'
import { barOf, shiftBar, type Bar, type TimeFields } from '../../../shared/widgets/timeBars.ts'
import type { PartnerLook } from '../../../shared/signs.ts'
import { PartnerSign } from '../../ui/PartnerSign.tsx'
import { measureText } from '../../ui/measureText.ts'
import { classes } from '../../ui/classes.ts'
import styles from './TimeBar.module.css'

type Part = 'whole' | 'start' | 'end'

type Props = {
  bar: Omit<Bar, 'line'>
  axis: MonthAxis
  times: TimeFields
  /** Width of the axis in px. */
  width: number
  top: number
  label: string
  /** Read aloud instead of the label. */
  words: string
  look: PartnerLook | undefined
  /** `done`: filled; `planned`: outline; else half. */
  tone: 'planned' | 'doing' | 'done'
  /** Something required is missing or at odds. */
  hasGap: boolean
  isChosen: boolean
  isFact: boolean
  canMove: boolean
  attributes: { tabIndex: number; 'data-at'?: string; 'data-bar': string; onFocus: () => void }
  onOpen: () => void
  onKeyDown: (event: KeyboardEvent) => void
  onMove: (fields: Record<string, FieldValue>) => void
}

export const BAR_HEIGHT = 20
const LEAST = 10
const LABEL_SIZE = 11.5

/** Px a bar takes in its line: its own length, or that of its label where the label stands out over its end. */
export function barReach(label: string, hasSign: boolean): number {
  return measureText(label, LABEL_SIZE, 400) + (hasSign ? 17 : 0) + 18
}

export function TimeBar(props: Props) {
  const { bar, axis, times, width, top, label, words, look, tone, canMove, attributes } = props
  const [drag, setDrag] = useState<{ part: Part; months: number } | null>(null)
  const from = useRef<{ x: number; scale: number } | null>(null)
  const month = width / lengthOf(axis)

  const shown = drag ? (barOf(moved(drag), times, axis) ?? bar) : bar
  const left = shown.from * month
  const length = Math.max(LEAST, (shown.to - shown.from) * month)
  const isOutside = barReach(label, look !== undefined) - 10 > length
  const isLabelLeft = isOutside && left + barReach(label, look !== undefined) + length > width && left > width / 2

  function moved({ part, months }: { part: Part; months: number }) {
    return { ...bar.item, fields: { ...bar.item.fields, ...shiftBar(bar.item, times, months, part) } }
  }
  const begin = (part: Part) => (event: PointerEvent<HTMLElement>) => {
    if (!canMove || event.button !== 0) return
    event.stopPropagation()
    const box = event.currentTarget.closest<HTMLElement>('[data-bar]')!
    const scale = box.getBoundingClientRect().width / Math.max(1, box.offsetWidth)
    from.current = { x: event.clientX, scale }
    event.currentTarget.setPointerCapture(event.pointerId)
    setDrag({ part, months: 0 })
  }
  const go = (event: PointerEvent<HTMLElement>) => {
    if (!drag || !from.current) return
    const months = Math.round((event.clientX - from.current.x) / from.current.scale / month)
    if (months !== drag.months) setDrag({ ...drag, months })
  }
  const end = () => {
    const done = drag
    from.current = null
    setDrag(null)
    if (!done) return
    if (done.months === 0) props.onOpen()
    else props.onMove(shiftBar(bar.item, times, done.months, done.part))
  }
  const dragging = (part: Part) => ({
    onPointerDown: begin(part),
    onPointerMove: go,
    onPointerUp: end,
    onPointerCancel: () => setDrag(null),
  })
  return (
    <button
      type="button"
      {...attributes}
      {...dragging('whole')}
      className={classes(styles.bar, styles[tone], props.isFact && styles.fact)}
      style={{ left, top, width: length, height: BAR_HEIGHT }}
      aria-label={words}
      title={words}
      data-chosen={props.isChosen || undefined}
      data-moving={drag !== null || undefined}
      data-before={shown.isCutBefore || undefined}
      data-after={shown.isCutAfter || undefined}
      onKeyDown={props.onKeyDown}
      onClick={(event) => {
        // A press of the mouse opens when it is let go; this is the keyboard, or somebody who may only look.
        if (event.detail === 0 || !canMove) props.onOpen()
      }}
    >
      <span className={styles.label} data-outside={isOutside ? (isLabelLeft ? 'left' : 'right') : undefined}>
        {look && <PartnerSign look={look} size={13} />}
        {label}
        {props.hasGap && <TriangleAlert size={11} aria-hidden className={styles.gap} />}
      </span>
      {canMove && (
        <>
          <i className={styles.start} {...dragging('start')} />
          {times.end !== undefined && <i className={styles.end} {...dragging('end')} />}
        </>
      )}
    </button>
  )
}
