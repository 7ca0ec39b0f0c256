// One box with its cards and the line in which a new one is typed.
import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react'
import { Plus, TriangleAlert } from 'lucide-react'
import type { Item } from '../../../shared/board/boardState.ts'
import type { WidgetId } from '../../../shared/catalog.ts'
import { itemLabel } from '../../../shared/charts/boardTexts.ts'
import type { ListSeed } from '../../../shared/templateSeed.ts'
import type { Box } from '../../../shared/widgets/boxes.ts'
import { isSuggestion, missingFields, oddFields } from '../../../shared/widgets/list.ts'
import { useBoard } from '../../board/boardContext.ts'
import { PartnerSign } from '../../ui/PartnerSign.tsx'
import { Button } from '../../ui/Button.tsx'
import { classes } from '../../ui/classes.ts'
import { fieldText } from './fieldText.ts'
import { NewItem } from './NewItem.tsx'
import { ownText } from './ownText.ts'
import styles from './Boxes.module.css'

type Props = {
  box: Box
  widget: WidgetId
  seed: ListSeed
  /** Field the boxes are made by; it is not said again on the cards. */
  by: string
  left: ReadonlySet<string>
  openId: string | null
  /** A card is held over this box. */
  isOver: boolean
  addReason: string | null
  /** A new item begins with typing its label. */
  isTyped: boolean
  onAdd: (label: string | null) => void
  onOpen: (itemId: string) => void
  onKey: (event: KeyboardEvent, box: Box, place: number) => void
  /** A card is being held over this place; null when it is let go. */
  onDrag: (spot: Spot | null) => void
  onDrop: (item: Item, spot: Spot) => void
}

/** A place of the window, px. */
export type Spot = { x: number; y: number }

/** A press that moves less than this is a press. */
const DRAG_FROM = 5

export function BoxColumn(props: Props) {
  const { box, widget, seed } = props
  const { canEdit, looks, t } = useBoard()
  const [isAdding, setAdding] = useState(false)
  const look = box.partner === null ? undefined : looks[box.partner]
  return (
    <section
      className={styles.box}
      aria-label={box.label}
      data-left={box.isLeft || undefined}
      data-over={props.isOver || undefined}
      data-box={box.id ?? ''}
    >
      <h4>
        {look && <PartnerSign look={look} size={14} />}
        <span>{box.label}</span>
        {box.isLeft && <small>{t('widgets.left')}</small>}
        <span className={styles.count}>{box.items.length}</span>
      </h4>
      <ul>
        {box.items.map((item, place) => (
          <li key={item.id}>
            <Card {...props} item={item} place={place} />
          </li>
        ))}
      </ul>
      {isAdding && canEdit ? (
        <NewItem
          label={`${ownText(t, 'widgets.add', widget)}, ${box.label}`}
          widget={widget}
          seed={seed}
          isFull={props.addReason !== null}
          onAdd={props.onAdd}
          onClose={() => setAdding(false)}
        />
      ) : (
        canEdit && (
          <Button
            size="small"
            variant="quiet"
            className={styles.add}
            icon={<Plus size={13} aria-hidden />}
            disabledReason={props.addReason}
            aria-label={`${ownText(t, 'widgets.add', widget)}, ${box.label}`}
            onClick={() => (props.isTyped ? setAdding(true) : props.onAdd(null))}
          >
            {ownText(t, 'widgets.add', widget)}
          </Button>
        )
      )}
    </section>
  )
}

function Card(props: Props & { item: Item; place: number }) {
  const { item, place, box, widget, seed, by, left, openId, onOpen, onKey, onDrag, onDrop } = props
  const { board, canEdit, looks, t } = useBoard()
  const label = itemLabel(item, t)
  const partnerField = seed.fields.find((field) => field.type === 'partner' && field.id !== by)
  const look = looks[board.partners.findIndex(({ id }) => id === item.fields[partnerField?.id ?? ''])]
  const more = seed.fields
    .filter(
      (field) => field.id !== by && field.id !== seed.label && field !== partnerField && field.type !== 'longText',
    )
    .map((field) => fieldText(board, widget, field, item.fields[field.id], t))
    .filter((text) => text !== '')
    .slice(0, 3)
    .join(' · ')
  const hasGap = missingFields(item, seed).length > 0 || oddFields(item, seed).length > 0
  const from = useRef<(Spot & { scale: number }) | null>(null)
  const wasMoved = useRef(false)
  const [shift, setShift] = useState<Spot | null>(null)
  const begin = (event: PointerEvent<HTMLElement>) => {
    wasMoved.current = false
    if (!canEdit || event.button !== 0) return
    const { currentTarget } = event
    const scale = currentTarget.getBoundingClientRect().width / Math.max(1, currentTarget.offsetWidth)
    from.current = { x: event.clientX, y: event.clientY, scale }
    currentTarget.setPointerCapture(event.pointerId)
  }
  const go = (event: PointerEvent<HTMLElement>) => {
    if (!from.current) return
    const x = event.clientX - from.current.x
    const y = event.clientY - from.current.y
    if (shift === null && Math.hypot(x, y) < DRAG_FROM) return
    setShift({ x: x / from.current.scale, y: y / from.current.scale })
    onDrag({ x: event.clientX, y: event.clientY })
  }
  const stop = () => {
    from.current = null
    setShift(null)
    onDrag(null)
  }
  const end = (event: PointerEvent<HTMLElement>) => {
    const isDrop = from.current !== null && shift !== null
    stop()
    if (!isDrop) return
    wasMoved.current = true
    onDrop(item, { x: event.clientX, y: event.clientY })
  }
  return (
    <button
      type="button"
      className={classes(styles.card, ((item.fact !== null && !item.confirmed) || isSuggestion(item)) && styles.fact)}
      data-card={`${box.id ?? ''}/${item.id}`}
      data-card-id={item.id}
      data-item={item.id}
      data-item-widget={widget}
      data-chosen={openId === item.id || undefined}
      data-left={left.has(item.id) || undefined}
      aria-label={[label, more, hasGap ? t('widgets.gap') : ''].filter(Boolean).join(', ')}
      data-moving={shift !== null || undefined}
      style={shift === null ? undefined : { transform: `translate(${shift.x}px, ${shift.y}px)` }}
      onPointerDown={begin}
      onPointerMove={go}
      onPointerUp={end}
      onPointerCancel={stop}
      onClick={() => {
        if (!wasMoved.current) onOpen(item.id)
        wasMoved.current = false
      }}
      onKeyDown={(event) => onKey(event, box, place)}
    >
      <span className={styles.cardName}>
        {look && <PartnerSign look={look} size={13} />}
        <span>{label}</span>
        {hasGap && <TriangleAlert size={11} aria-hidden className={styles.gap} />}
      </span>
      {more !== '' && <span className={styles.more}>{more}</span>}
    </button>
  )
}
