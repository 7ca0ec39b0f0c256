// Boxes: the items of a list sorted into the values of one field. Items are dragged from box to box or moved with the keyboard;
// one item with all its fields opens beside.
import { useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { listItems, type Item } from '../../../shared/board/boardState.ts'
import { listSeedOf, type WidgetId } from '../../../shared/catalog.ts'
import { boxBeside, boxesOf, moveIntoBox, type Box } from '../../../shared/widgets/boxes.ts'
import { fieldNamed, groupItems, leftItems, movedValue } from '../../../shared/widgets/grouping.ts'
import { moveOf } from '../../../shared/widgets/gridKeys.ts'
import { isLabelTyped, listRoom, newItemFields } from '../../../shared/widgets/list.ts'
import { useBoard } from '../../board/boardContext.ts'
import { panelSeedOf } from '../panelSeedOf.ts'
import { BoxColumn, type Spot } from './BoxColumn.tsx'
import { ItemDrawer } from './ItemDrawer.tsx'
import { fieldKey, widgetKey } from './fieldKey.ts'
import { panelWidget } from './panelWidget.ts'
import { focusInPaper } from './revealInPaper.ts'
import { useItems } from './useItems.ts'
import type { ViewProps } from '../viewProps.ts'
import styles from './Boxes.module.css'

export function BoxesView(props: ViewProps) {
  const by = panelSeedOf(props.template, props.panel)?.by
  if (by === undefined) throw new Error(`panel ${props.template}.${props.panel} says not what its boxes are (by)`)
  return <Boxes widget={panelWidget(props)} by={by} />
}

export function Boxes({ widget, by }: { widget: WidgetId; by: string }) {
  const { board, canEdit, edit, t } = useBoard()
  const actions = useItems(widget)
  const grid = useRef<HTMLDivElement>(null)
  const [openId, setOpenId] = useState<string | null>(null)
  const [over, setOver] = useState<{ box: string | null } | null>(null)
  const seed = listSeedOf(widget)
  const field = fieldNamed(widget, by)
  const boxes = useMemo(
    () => (field ? boxesOf(groupItems(board, widget, field, t), field, t('widgets.group.none')) : []),
    [board, widget, field, t],
  )
  if (!seed || !field) throw new Error(`${widget} has no field ${by}`)
  const opened = openId === null ? undefined : listItems(board, widget).find((item) => item.id === openId)
  const isFull = listRoom(listItems(board, widget).length, seed).free === 0
  const focusCard = (box: string | null, id: string) =>
    requestAnimationFrame(() =>
      focusInPaper(grid.current?.querySelector<HTMLElement>(`[data-card="${CSS.escape(`${box ?? ''}/${id}`)}"]`)),
    )
  const put = (item: Item, from: string | null, box: Box, before: string | null) => {
    const move = moveIntoBox(item, field, from, box, before)
    if (move.value !== undefined && !actions.set(item, { [field.id]: move.value })) return
    if (move.before !== undefined) actions.move(item, move.before)
  }
  const onCardKey = (event: KeyboardEvent, box: Box, place: number) => {
    const item = box.items[place]!
    const move = moveOf(event)
    if (move) {
      event.preventDefault()
      event.stopPropagation()
      if (!canEdit) return
      if (move === 'left' || move === 'right') {
        const beside = boxBeside(boxes, box.id, move)
        if (!beside) return
        put(item, box.id, beside, null)
        return focusCard(beside.id, item.id)
      }
      if (move === 'up' && place > 0) actions.move(item, box.items[place - 1]!.id)
      if (move === 'down' && place < box.items.length - 1) actions.move(item, box.items[place + 2]?.id ?? null)
      return focusCard(box.id, item.id)
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const next = stepFrom(event.key, boxes, box, place)
    if (next) {
      event.preventDefault()
      event.stopPropagation()
      focusCard(next.box, next.id)
    } else if (event.key === 'Delete' && canEdit) {
      event.preventDefault()
      setOpenId(item.id)
    }
  }
  /** The box, and the card in it, under a place of the window. */
  const boxAt = ({ x, y }: Spot): { box: string | null; before: string | null } | null => {
    // The card that is being held lies on top of everything.
    const under = document
      .elementsFromPoint(x, y)
      .filter((element) => grid.current?.contains(element) && !element.closest('[data-moving]'))
    const box = under.map((element) => element.closest<HTMLElement>('[data-box]')).find(Boolean)
    if (!box) return null
    const card = under.map((element) => element.closest<HTMLElement>('[data-card-id]')).find(Boolean)
    return {
      box: box.dataset['box'] === '' ? null : (box.dataset['box'] ?? null),
      before: card?.dataset['cardId'] ?? null,
    }
  }
  const add = (box: Box, label: string | null): void => {
    const fields = newItemFields(widget, seed, label)
    const value = movedValue({ fields }, field, null, box.id)
    const id = edit.addItem(widget, { ...fields, ...(value === null ? {} : { [field.id]: value }) })
    actions.say(null)
    if (label === null) setOpenId(id)
  }
  return (
    <div className={styles.split}>
      <div className={styles.main} data-scrolls>
        <div
          ref={grid}
          className={styles.boxes}
          role="group"
          aria-label={`${t(widgetKey(widget))}, ${t(fieldKey(widget, field.id))}`}
        >
          {boxes.map((box) => (
            <BoxColumn
              key={box.id ?? ''}
              box={box}
              widget={widget}
              seed={seed}
              by={field.id}
              left={leftItems(board, widget)}
              openId={openId}
              isOver={over !== null && over.box === box.id}
              addReason={isFull ? t('widgets.list.full', { max: seed.maxItems }) : null}
              isTyped={isLabelTyped(seed)}
              onAdd={(label) => add(box, label)}
              onOpen={setOpenId}
              onKey={onCardKey}
              onDrag={(spot) => setOver(spot && boxAt(spot))}
              onDrop={(item, spot) => {
                setOver(null)
                const target = boxAt(spot)
                const into = boxes.find(({ id }) => target !== null && id === target.box)
                if (into) put(item, box.id, into, target?.before ?? null)
              }}
            />
          ))}
        </div>
        <p role="status" className={styles.notice} data-refused={actions.isRefused || undefined}>
          {actions.notice}
        </p>
      </div>
      {opened && (
        <ItemDrawer
          item={opened}
          actions={actions}
          onOpen={setOpenId}
          onClose={() => {
            const box = boxes.find(({ items }) => items.some((item) => item.id === opened.id))
            setOpenId(null)
            if (box) focusCard(box.id, opened.id)
          }}
        />
      )}
    </div>
  )
}

/** The card an arrow leads to: up and down inside a box, left and right to the same height of the next box with cards. */
function stepFrom(
  key: string,
  boxes: readonly Box[],
  box: Box,
  place: number,
): { box: string | null; id: string } | null {
  if (key === 'ArrowUp' || key === 'ArrowDown') {
    const item = box.items[place + (key === 'ArrowUp' ? -1 : 1)]
    return item ? { box: box.id, id: item.id } : null
  }
  if (key !== 'ArrowLeft' && key !== 'ArrowRight') return null
  const step = key === 'ArrowLeft' ? -1 : 1
  for (let at = boxes.indexOf(box) + step; boxes[at]; at += step) {
    const { id, items } = boxes[at]!
    const item = items[Math.min(place, items.length - 1)]
    if (item) return { box: id, id: item.id }
  }
  return null
}
