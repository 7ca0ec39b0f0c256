// One item of a list: its fields to read, and on request as a form. Linked fields are read here and edited at their source.
import { Pencil } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { Item } from '../../shared/board/boardState.ts'
import { itemLabel } from '../../shared/charts/boardTexts.ts'
import type { Translate } from '../../shared/drawing.ts'
import type { FieldSeed, ListSeed } from '../../shared/templateSeed.ts'
import { isApplicable, isFilled, missingFields, moveTarget, oddFields } from '../../shared/widgets/list.ts'
import { isLeftMarket } from '../../shared/board/axis.ts'
import { leftItems } from '../../shared/widgets/grouping.ts'
import { useBoard } from '../board/boardContext.ts'
import { fieldKey } from '../shapes/generic/fieldKey.ts'
import { fieldText } from '../shapes/generic/fieldText.ts'
import { itemTitle } from '../shapes/generic/itemTitle.ts'
import { ItemMarks } from '../shapes/generic/ItemMarks.tsx'
import { ItemMoves } from '../shapes/generic/ItemMoves.tsx'
import type { ItemActions } from '../shapes/generic/useItems.ts'
import { Badge } from '../ui/Badge.tsx'
import { Button } from '../ui/Button.tsx'
import { useDocument } from './documentContext.ts'
import { DocumentField } from './DocumentField.tsx'
import { elementId, placeOf } from './documentPlace.ts'
import { ItemComments } from './ItemComments.tsx'
import { OnBoardLink } from './OnBoardLink.tsx'
import styles from './DocumentItem.module.css'

type Props = {
  item: Item
  seed: ListSeed
  ids: readonly string[]
  isEdited: boolean
  actions: ItemActions
  /** Opens the form of an item, or closes it; null closes. */
  onEdit: (itemId: string | null) => void
}

export function DocumentItem({ item, seed, ids, isEdited, actions, onEdit }: Props) {
  const { board, canEdit, t } = useBoard()
  const { goTo } = useDocument()
  const article = useRef<HTMLElement>(null)
  const wasEdited = useRef(false)
  const at = placeOf(item.widget, item.id)
  const title = itemTitle(board, item, t)
  const isLeft =
    item.widget === 'T04.markets' ? isLeftMarket(board, item.id) : leftItems(board, item.widget).has(item.id)
  const isOpen = isEdited && canEdit

  useEffect(() => {
    if (isEdited === wasEdited.current) return
    wasEdited.current = isEdited
    const target = isEdited ? 'form input, form textarea, form select' : '[data-edit]'
    article.current?.querySelector<HTMLElement>(target)?.focus()
  }, [isEdited])

  return (
    <article
      ref={article}
      className={styles.item}
      data-item={item.id}
      data-left={isLeft || item.source?.isGone || undefined}
      aria-labelledby={elementId(at)}
    >
      <header className={styles.head}>
        <h4 id={elementId(at)} tabIndex={-1}>
          {title}
          {isLeft && <small> {t('widgets.left')}</small>}
        </h4>
        <OnBoardLink at={at} name={title} />
        {canEdit && !isOpen && (
          <Button
            data-edit
            size="small"
            className={styles.edit}
            icon={<Pencil size={14} aria-hidden />}
            aria-label={t('document.item.edit', { name: title })}
            onClick={() => onEdit(item.id)}
          >
            <span>{t('widgets.fact.edit')}</span>
          </Button>
        )}
      </header>
      <div className={styles.marks}>
        <ItemMarks item={item} onEdit={isOpen ? undefined : () => onEdit(item.id)} />
      </div>
      {isOpen ? (
        <>
          <ItemForm item={item} seed={seed} />
          <div className={styles.actions} role="group" aria-label={t('document.item.actions', { name: title })}>
            <Button variant="primary" onClick={() => onEdit(null)}>
              {t('document.item.done')}
            </Button>
            <ItemMoves
              item={item}
              order={{
                isFirst: ids[0] === item.id,
                isLast: ids.at(-1) === item.id,
                move: (direction) => moveOne(item, ids, direction, actions, t),
              }}
              onDuplicate={() => {
                const copy = actions.duplicate(item)
                if (copy !== null) onEdit(copy)
              }}
              onRemove={() => {
                if (!actions.remove(item)) return
                onEdit(null)
                goTo(item.widget)
              }}
            />
          </div>
        </>
      ) : (
        <ItemRead item={item} seed={seed} />
      )}
      <ItemComments item={item} name={title} isEdited={isOpen} />
    </article>
  )
}

/** More letters than this make a tower of short lines beside another value. */
const LONG_TEXT = 36
const isLongText = (field: FieldSeed, text: string): boolean => field.type === 'longText' || text.length > LONG_TEXT

/** What is filled in, then what is missing or at odds. */
function ItemRead({ item, seed }: { item: Item; seed: ListSeed }) {
  const { board, t } = useBoard()
  const nameOf = (field: string) => t(fieldKey(item.widget, field))
  const shown = seed.fields.filter(
    (field) => field.id !== seed.label && isApplicable(field, item) && isFilled(item.fields[field.id]),
  )
  const odd = oddFields(item, seed)
  const missing = missingFields(item, seed).filter((field) => !odd.some((one) => one.field === field))
  return (
    <>
      {shown.length > 0 && (
        <dl className={styles.fields}>
          {shown.map((field) => {
            const text = fieldText(board, item.widget, field, item.fields[field.id], t)
            return (
              <div key={field.id} data-long={isLongText(field, text) || undefined}>
                <dt>{nameOf(field.id)}</dt>
                <dd>{text}</dd>
              </div>
            )
          })}
        </dl>
      )}
      {missing.length > 0 && (
        <p className={styles.gap}>
          <Badge tone="discuss">
            {t('widgets.list.missing', { fields: missing.map((field) => nameOf(field.id)).join(', ') })}
          </Badge>
        </p>
      )}
      {odd.map(({ field, key, other }) => (
        <p key={field.id} className={styles.gap}>
          <Badge tone="discuss">{t(key, { field: nameOf(field.id), other: nameOf(other) })}</Badge>
        </p>
      ))}
    </>
  )
}

function ItemForm({ item, seed }: { item: Item; seed: ListSeed }) {
  const { board, edit, t } = useBoard()
  const missing = missingFields(item, seed)
  const linked = item.source?.fields ?? []
  return (
    <form className={styles.form} onSubmit={(event) => event.preventDefault()}>
      {seed.fields
        .filter((field) => isApplicable(field, item))
        .map((field) => {
          const label = t(fieldKey(item.widget, field.id))
          if (linked.includes(field.id)) {
            return (
              <dl key={field.id} className={styles.fields}>
                <div>
                  <dt>{label}</dt>
                  <dd>{fieldText(board, item.widget, field, item.fields[field.id], t) || t('widgets.field.dash')}</dd>
                </div>
              </dl>
            )
          }
          return (
            <DocumentField
              key={field.id}
              widget={item.widget}
              field={field}
              value={item.fields[field.id]}
              label={label}
              isMissing={missing.includes(field)}
              save={(value) => edit.setItemField(item.widget, item.id, field.id, value)}
            />
          )
        })}
    </form>
  )
}

function moveOne(
  item: Item,
  ids: readonly string[],
  direction: 'up' | 'down',
  actions: ItemActions,
  t: Translate,
): void {
  const before = moveTarget(ids, item.id, direction)
  if (before === undefined || !actions.move(item, before)) return
  const place = ids.indexOf(item.id) + (direction === 'up' ? 0 : 2)
  actions.say(t('document.item.moved', { name: itemLabel(item, t), place, total: ids.length }))
}
