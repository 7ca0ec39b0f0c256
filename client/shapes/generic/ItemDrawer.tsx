// One item with all its fields, beside the drawing it was chosen in: roadmap, calendar, network, boxes. Closing gives the focus
// back to whoever opened it.
import { useEffect, useRef, type KeyboardEvent } from 'react'
import { X } from 'lucide-react'
import type { Item } from '../../../shared/board/boardState.ts'
import { listSeedOf } from '../../../shared/catalog.ts'
import { useBoard } from '../../board/boardContext.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { ItemFields } from './ItemFields.tsx'
import { ItemMarks } from './ItemMarks.tsx'
import { ItemMoves } from './ItemMoves.tsx'
import { itemTitle } from './itemTitle.ts'
import type { ItemActions } from './useItems.ts'
import styles from './ItemDrawer.module.css'

type Props = {
  item: Item
  actions: ItemActions
  onClose: () => void
  /** Opens another item, such as the copy of this one. */
  onOpen: (itemId: string) => void
}

export function ItemDrawer({ item, actions, onClose, onOpen }: Props) {
  const { board, canEdit, t } = useBoard()
  const box = useRef<HTMLElement>(null)
  useEffect(() => {
    box.current?.focus({ preventScroll: true })
  }, [item.id])
  const seed = listSeedOf(item.widget)
  if (!seed) return null
  const name = itemTitle(board, item, t)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return
    event.stopPropagation()
    onClose()
  }
  return (
    <aside
      ref={box}
      className={styles.drawer}
      tabIndex={-1}
      aria-label={name}
      data-item={item.id}
      data-item-widget={item.widget}
      onKeyDown={onKeyDown}
    >
      <header className={styles.head}>
        <h3>{name}</h3>
        <IconButton label={t('ui.close')} icon={<X size={14} aria-hidden />} size="small" onClick={onClose} />
      </header>
      <ItemMarks item={item} />
      <ItemFields item={item} fields={seed.fields} isStacked />
      {canEdit && (
        <ItemMoves
          item={item}
          onDuplicate={() => {
            const copy = actions.duplicate(item)
            if (copy !== null) onOpen(copy)
          }}
          onRemove={() => {
            if (actions.remove(item)) onClose()
          }}
        />
      )}
    </aside>
  )
}
