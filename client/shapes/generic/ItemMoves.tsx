// What can be done with a whole item. Deleting asks once more in the same place, so that a slip of the finger costs nothing.
import { useState } from 'react'
import { ArrowDown, ArrowUp, Copy, Trash2 } from 'lucide-react'
import type { Item } from '../../../shared/board/boardState.ts'
import { itemLabel } from '../../../shared/charts/boardTexts.ts'
import { useBoard } from '../../board/boardContext.ts'
import { Button } from '../../ui/Button.tsx'
import styles from './ItemMoves.module.css'

type Props = {
  item: Item
  /** Left out where the order means nothing. */
  order?: { isFirst: boolean; isLast: boolean; move: (direction: 'up' | 'down') => void }
  onDuplicate?: (() => void) | undefined
  onRemove: () => void
}

export function ItemMoves({ item, order, onDuplicate, onRemove }: Props) {
  const { t } = useBoard()
  const [isAsking, setAsking] = useState(false)
  const icon = { size: 13, 'aria-hidden': true }
  if (isAsking) {
    return (
      <div className={styles.moves}>
        <span>{t('widgets.list.deleteAsk', { name: itemLabel(item, t) })}</span>
        <Button size="small" variant="danger" onClick={onRemove}>
          {t('widgets.list.delete')}
        </Button>
        <Button size="small" autoFocus onClick={() => setAsking(false)}>
          {t('widgets.list.keep')}
        </Button>
      </div>
    )
  }
  return (
    <div className={styles.moves}>
      {order && (
        <>
          <Button size="small" isDisabled={order.isFirst} icon={<ArrowUp {...icon} />} onClick={() => order.move('up')}>
            {t('widgets.list.up')}
          </Button>
          <Button
            size="small"
            isDisabled={order.isLast}
            icon={<ArrowDown {...icon} />}
            onClick={() => order.move('down')}
          >
            {t('widgets.list.down')}
          </Button>
        </>
      )}
      {onDuplicate && (
        <Button size="small" icon={<Copy {...icon} />} onClick={onDuplicate}>
          {t('widgets.list.duplicate')}
        </Button>
      )}
      <Button size="small" icon={<Trash2 {...icon} />} onClick={() => setAsking(true)}>
        {t('widgets.list.delete')}
      </Button>
    </div>
  )
}
