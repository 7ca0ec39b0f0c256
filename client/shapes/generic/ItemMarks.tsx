// What is known of where an item comes from: the mark of a source fact, the chain of a linked item.
import type { Item } from '../../../shared/board/boardState.ts'
import { useBoard } from '../../board/boardContext.ts'
import { classes } from '../../ui/classes.ts'
import { isSuggestion } from '../../../shared/widgets/list.ts'
import { LinkMark } from './LinkMark.tsx'
import { SourceFact } from './SourceFact.tsx'
import styles from './ItemMarks.module.css'

export function ItemMarks({ item, onEdit }: { item: Item; onEdit?: (() => void) | undefined }) {
  const { canEdit, edit, t } = useBoard()
  if (item.source) return <LinkMark item={item} />
  if (item.fact === null) {
    if (!isSuggestion(item)) return null
    return (
      <p className={styles.suggestion}>
        {t('widgets.suggestion')}
        {canEdit && (
          <button type="button" onClick={() => edit.confirmItem(item.widget, item.id)}>
            {t('widgets.fact.confirm')}
          </button>
        )}
      </p>
    )
  }
  return (
    <div className={classes(styles.fact, item.confirmed && styles.confirmed)}>
      <SourceFact
        fact={item.fact}
        confirmed={item.confirmed}
        onConfirm={() => edit.confirmItem(item.widget, item.id)}
        onEdit={onEdit}
      />
    </div>
  )
}
