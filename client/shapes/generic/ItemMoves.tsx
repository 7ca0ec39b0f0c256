// What can be done with a whole item. Deleting asks once more in the same place, so that a slip of the finger costs nothing.
import { useContext, useState, type KeyboardEvent } from 'react'
import { ArrowDown, ArrowUp, Copy, ScrollText, Trash2 } from 'lucide-react'
import { Link } from 'wouter'
import type { Item } from '../../../shared/board/boardState.ts'
import { useBoard } from '../../board/boardContext.ts'
import { CanvasContext } from '../../board/canvasContext.ts'
import { documentPath, placeOf } from '../../document/documentPlace.ts'
import { Button } from '../../ui/Button.tsx'
import { itemTitle } from './itemTitle.ts'
import styles from './ItemMoves.module.css'

type Props = {
  item: Item
  /** Left out where the order means nothing. */
  order?: { isFirst: boolean; isLast: boolean; move: (direction: 'up' | 'down') => void }
  onDuplicate?: (() => void) | undefined
  onRemove: () => void
}

export function ItemMoves({ item, order, onDuplicate, onRemove }: Props) {
  const { board, boardId, t } = useBoard()
  // The document itself has no canvas, and an earlier state of the board that is only looked at has no document.
  const isOnCanvas = Boolean(useContext(CanvasContext)?.editor)
  const [asking, setAsking] = useState<'not yet' | 'now' | 'kept'>('not yet')
  const keep = () => setAsking('kept')
  const keepOnEscape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    keep()
  }
  const icon = { size: 13, 'aria-hidden': true }
  if (asking === 'now') {
    return (
      <div className={styles.moves} onKeyDown={keepOnEscape}>
        <span>{t('widgets.list.deleteAsk', { name: itemTitle(board, item, t) })}</span>
        <Button size="small" variant="danger" onClick={onRemove}>
          {t('widgets.list.delete')}
        </Button>
        <Button size="small" autoFocus onClick={keep}>
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
      <Button size="small" autoFocus={asking === 'kept'} icon={<Trash2 {...icon} />} onClick={() => setAsking('now')}>
        {t('widgets.list.delete')}
      </Button>
      {isOnCanvas && (
        <Link className={styles.document} href={documentPath(boardId, placeOf(item.widget, item.id))}>
          <ScrollText {...icon} /> {t('document.inDocument')}
        </Link>
      )}
    </div>
  )
}
