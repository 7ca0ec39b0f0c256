// The fields of one item as a form that saves field by field; what an item has no use for is left out, gaps are said in words.
import type { FieldValue, Item } from '../../../shared/board/boardState.ts'
import { listSeedOf } from '../../../shared/catalog.ts'
import type { FieldSeed } from '../../../shared/templateSeed.ts'
import { isApplicable, missingFields, oddFields } from '../../../shared/widgets/list.ts'
import { useBoard } from '../../board/boardContext.ts'
import { FieldEditor } from './FieldEditor.tsx'
import { fieldKey } from './fieldKey.ts'
import { itemTitle } from './itemTitle.ts'
import styles from './ItemFields.module.css'

type Props = {
  item: Item
  fields: readonly FieldSeed[]
  /** One field under the other, for narrow places. */
  isStacked?: boolean
}

export function ItemFields({ item, fields, isStacked = false }: Props) {
  const { board, t } = useBoard()
  const save = useItemSave(item)
  const seed = listSeedOf(item.widget)
  if (!seed) return null
  const name = itemTitle(board, item, t)
  const missing = missingFields(item, seed)
  return (
    <>
      <GapLine item={item} />
      <div className={isStacked ? styles.stack : styles.fields}>
        {fields
          .filter((field) => isApplicable(field, item))
          .map((field) => (
            <div key={field.id} className={styles.field} data-long={field.type === 'longText' || undefined}>
              <span className={styles.name}>{t(fieldKey(item.widget, field.id))}</span>
              <FieldEditor
                widget={item.widget}
                field={field}
                item={item}
                value={item.fields[field.id]}
                label={`${name}, ${t(fieldKey(item.widget, field.id))}`}
                save={(value) => save(field, value)}
                isBlock={field.type === 'longText' || field.type === 'text'}
                placeholder={missing.includes(field) ? t('widgets.field.needed') : undefined}
              />
            </div>
          ))}
      </div>
    </>
  )
}

/** What is still to fill in, and what does not agree. */
export function GapLine({ item }: { item: Item }) {
  const { t } = useBoard()
  const seed = listSeedOf(item.widget)
  if (!seed) return null
  const odd = oddFields(item, seed)
  const missing = missingFields(item, seed).filter((field) => !odd.some((one) => one.field === field))
  const nameOf = (field: string) => t(fieldKey(item.widget, field))
  return (
    <>
      {missing.length > 0 && (
        <p className={styles.gap}>
          {t('widgets.list.missing', { fields: missing.map((field) => nameOf(field.id)).join(', ') })}
        </p>
      )}
      {odd.map(({ field, key, other }) => (
        <p key={field.id} className={styles.odd}>
          {t(key, { field: nameOf(field.id), other: nameOf(other) })}
        </p>
      ))}
    </>
  )
}

/** Saves a field; whoever changes a source fact stands by it. A prefilled one is marked with the change itself. */
export function useItemSave(item: Item): (field: FieldSeed, value: FieldValue) => void {
  const { edit } = useBoard()
  return (field, value) => {
    edit.setItemField(item.widget, item.id, field.id, value)
    if (item.fact !== null && !item.confirmed && item.origin !== 'prefill') edit.confirmItem(item.widget, item.id)
  }
}
