// A widget of items: its items in their order, what may be taken over from other templates, and a way to add one.
import { Plus } from 'lucide-react'
import { useEffect, useState } from 'react'
import { listItems } from '../../shared/board/boardState.ts'
import { listSeedOf, type WidgetId } from '../../shared/catalog.ts'
import { isFilled, listRoom, newItemFields } from '../../shared/widgets/list.ts'
import { useBoard } from '../board/boardContext.ts'
import { LinkOffers } from '../shapes/generic/LinkOffers.tsx'
import { ownText } from '../shapes/generic/ownText.ts'
import { useItems } from '../shapes/generic/useItems.ts'
import { Button } from '../ui/Button.tsx'
import { FieldError } from '../ui/FieldError.tsx'
import { useDocument } from './documentContext.ts'
import { DocumentItem } from './DocumentItem.tsx'
import styles from './DocumentPage.module.css'

export function DocumentList({ widget }: { widget: WidgetId }) {
  const { board, canEdit, t } = useBoard()
  const { announce } = useDocument()
  const actions = useItems(widget)
  const [edited, setEdited] = useState<string | null>(null)
  const seed = listSeedOf(widget)
  const { notice, isRefused } = actions
  useEffect(() => {
    if (notice !== null && !isRefused) announce(notice)
  }, [notice, isRefused, announce])
  if (!seed) return null
  const items = listItems(board, widget)
  const ids = items.map((item) => item.id)
  const { free, short } = listRoom(items.length, seed)
  return (
    <div className={styles.list}>
      {items.length === 0 && <p className={styles.none}>{ownText(t, 'widgets.none', widget)}</p>}
      {items.map((item) => (
        <DocumentItem
          key={item.id}
          item={item}
          seed={seed}
          ids={ids}
          isEdited={edited === item.id}
          actions={actions}
          onEdit={setEdited}
        />
      ))}
      {short > 0 && <p className={styles.note}>{t('widgets.list.short', { count: short })}</p>}
      {notice !== null && isRefused && <FieldError id={`${widget}-refused`}>{notice}</FieldError>}
      {canEdit && (
        <div className={styles.adding}>
          <Button
            icon={<Plus size={15} aria-hidden />}
            disabledReason={free === 0 ? t('widgets.list.full', { max: seed.maxItems }) : null}
            onClick={() => {
              // An item left empty right before is filled in first.
              const empty = items.find((item) => item.origin === 'participant' && !isFilled(item.fields[seed.label]))
              setEdited(empty?.id ?? actions.add(newItemFields(widget, seed, null)))
            }}
          >
            {ownText(t, 'widgets.add', widget)}
          </Button>
          <LinkOffers widget={widget} />
        </div>
      )}
    </div>
  )
}
