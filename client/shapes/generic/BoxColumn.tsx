// One box with its cards and the line in which a new one is typed.
import { useState, type KeyboardEvent } from 'react'
import { Plus, TriangleAlert } from 'lucide-react'
import type { Item } from '../../../shared/board/boardState.ts'
import type { WidgetId } from '../../../shared/catalog.ts'
import { itemLabel } from '../../../shared/charts/boardTexts.ts'
import type { ListSeed } from '../../../shared/templateSeed.ts'
import type { Box } from '../../../shared/widgets/boxes.ts'
import { missingFields, oddFields } from '../../../shared/widgets/list.ts'
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
  dragged: { item: Item; from: string | null } | null
  addReason: string | null
  /** A new item begins with typing its label. */
  isTyped: boolean
  onAdd: (label: string | null) => void
  onOpen: (itemId: string) => void
  onKey: (event: KeyboardEvent, box: Box, place: number) => void
  onDrag: (dragged: { item: Item; from: string | null } | null) => void
  onDrop: (before: string | null) => void
}

export function BoxColumn(props: Props) {
  const { box, widget, seed, dragged, onDrop } = props
  const { canEdit, looks, t } = useBoard()
  const [isAdding, setAdding] = useState(false)
  const [isOver, setOver] = useState(false)
  const look = box.partner === null ? undefined : looks[box.partner]
  return (
    <section
      className={styles.box}
      aria-label={box.label}
      data-left={box.isLeft || undefined}
      data-over={(isOver && dragged !== null) || undefined}
      onDragOver={(event) => {
        if (!dragged) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        event.stopPropagation()
        setOver(false)
        const card = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-card-id]') : null
        onDrop(card?.dataset['cardId'] ?? null)
      }}
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

function Card({
  item,
  place,
  box,
  widget,
  seed,
  by,
  left,
  openId,
  onOpen,
  onKey,
  onDrag,
}: Props & { item: Item; place: number }) {
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
  return (
    <button
      type="button"
      className={classes(styles.card, item.fact !== null && !item.confirmed && styles.fact)}
      data-card={`${box.id ?? ''}/${item.id}`}
      data-card-id={item.id}
      data-item={item.id}
      data-item-widget={widget}
      data-chosen={openId === item.id || undefined}
      data-left={left.has(item.id) || undefined}
      aria-label={[label, more, hasGap ? t('widgets.gap') : ''].filter(Boolean).join(', ')}
      draggable={canEdit}
      onDragStart={(event) => {
        event.stopPropagation()
        event.dataTransfer.effectAllowed = 'move'
        event.dataTransfer.setData('text/plain', label)
        onDrag({ item, from: box.id })
      }}
      onDragEnd={() => onDrag(null)}
      onClick={() => onOpen(item.id)}
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
