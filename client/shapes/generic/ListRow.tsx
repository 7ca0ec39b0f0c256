// One item of a list: its row, the marks of where it comes from, its long texts, and the fold-out with the rest and the moves.
import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react'
import { ChevronDown, ChevronRight } from 'lucide-react'
import type { Item } from '../../../shared/board/boardState.ts'
import type { FieldSeed, ListSeed } from '../../../shared/templateSeed.ts'
import { itemLabel } from '../../../shared/charts/boardTexts.ts'
import {
  isApplicable,
  isSuggestion,
  missingFields,
  moveTarget,
  type ListColumns,
} from '../../../shared/widgets/list.ts'
import { useBoard } from '../../board/boardContext.ts'
import { classes } from '../../ui/classes.ts'
import { FieldEditor } from './FieldEditor.tsx'
import { fieldKey } from './fieldKey.ts'
import { fieldText } from './fieldText.ts'
import { GapLine, ItemFields, useItemSave } from './ItemFields.tsx'
import { ItemMoves } from './ItemMoves.tsx'
import { revealInPaper } from './revealInPaper.ts'
import { ItemMarks } from './ItemMarks.tsx'
import { LinkMark } from './LinkMark.tsx'
import { SourceFact } from './SourceFact.tsx'
import type { ItemActions } from './useItems.ts'
import styles from './ListView.module.css'

/** Columns of numbers have room for one word. */
const NEEDED: Partial<Record<FieldSeed['type'], string>> = {
  integer: 'widgets.field.neededShort',
  number: 'widgets.field.neededShort',
}

type Props = {
  item: Item
  index: number
  ids: readonly string[]
  seed: ListSeed
  columns: ListColumns
  code: string | null
  /** What the view knows more of the item than its fields, in a column of its own. */
  extra?: ReactNode
  isOpen: boolean
  /** The market it is about is no longer chosen. */
  isLeft: boolean
  actions: ItemActions
  onToggle: (itemId: string) => void
}

export function ListRow({ item, index, ids, seed, columns, code, extra, isOpen, isLeft, actions, onToggle }: Props) {
  const { board, canEdit, edit, t } = useBoard()
  const row = useRef<HTMLTableSectionElement>(null)
  const toggle = useRef<HTMLButtonElement>(null)
  const save = useItemSave(item)
  useEffect(() => {
    if (isOpen && row.current) revealInPaper(row.current)
  }, [isOpen])
  const name = itemLabel(item, t)
  const span = columns.row.length + (code === null ? 1 : 2) + (extra === undefined ? 0 : 1)
  const isFact = item.fact !== null
  const missing = missingFields(item, seed)
  const move = (direction: 'up' | 'down') => {
    const before = moveTarget(ids, item.id, direction)
    if (before !== undefined) actions.move(item, before)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && isOpen) {
      event.stopPropagation()
      onToggle(item.id)
      toggle.current?.focus({ preventScroll: true })
      return
    }
    if (!canEdit || !event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    event.stopPropagation()
    move(event.key === 'ArrowUp' ? 'up' : 'down')
  }
  const editor = (field: FieldSeed, isBlock = false) => (
    <FieldEditor
      widget={item.widget}
      field={field}
      item={item}
      value={item.fields[field.id]}
      label={`${name}, ${t(fieldKey(item.widget, field.id))}`}
      save={(value) => save(field, value)}
      isBlock={isBlock}
      isCompact
      placeholder={missing.includes(field) ? t(NEEDED[field.type] ?? 'widgets.field.needed') : undefined}
      cell={`${index}:${field.id}`}
    />
  )
  const hasBlock = (field: FieldSeed) => fieldText(board, item.widget, field, item.fields[field.id], t) !== ''

  // What restates the source is the long text, where the item has one; else its name.
  const long = columns.block.find((field) => field.type === 'longText' && hasBlock(field))
  const restated = long ? `[data-cell="${index}:${long.id}"]` : '[data-cell]'

  return (
    <tbody
      ref={row}
      data-item={item.id}
      data-item-widget={item.widget}
      data-left={isLeft || item.source?.isGone || undefined}
      className={classes(
        styles.item,
        isFact && (item.confirmed ? styles.confirmed : styles.fact),
        isSuggestion(item) && styles.suggestion,
      )}
      onKeyDown={onKeyDown}
    >
      <tr>
        {code !== null && <td className={styles.code}>{code}</td>}
        {columns.row.map(({ field }, place) =>
          place === 0 ? (
            <th key={field.id} scope="row">
              {editor(field, columns.isLabelLong)}
            </th>
          ) : (
            <td key={field.id}>{isApplicable(field, item) && editor(field)}</td>
          ),
        )}
        {extra !== undefined && <td className={styles.extra}>{extra}</td>}
        <td>
          <button
            ref={toggle}
            type="button"
            className={styles.toggle}
            aria-expanded={isOpen}
            aria-label={t('widgets.list.details', { name })}
            title={t('widgets.list.details', { name })}
            onClick={() => onToggle(item.id)}
          >
            {isOpen ? <ChevronDown size={14} aria-hidden /> : <ChevronRight size={14} aria-hidden />}
          </button>
        </td>
      </tr>
      {columns.block.map((field) =>
        isApplicable(field, item) && (isOpen || hasBlock(field)) ? (
          <tr key={field.id} className={styles.blockRow}>
            <td colSpan={span} data-clamped={!isOpen || undefined}>
              {isOpen && <span className={styles.fieldName}>{t(fieldKey(item.widget, field.id))}</span>}
              {editor(field, true)}
            </td>
          </tr>
        ) : null,
      )}
      {item.source && (
        <tr className={styles.factRow}>
          <td colSpan={span}>
            <LinkMark item={item} />
          </td>
        </tr>
      )}
      {isFact && (
        <tr className={styles.factRow}>
          <td colSpan={span} data-clamped={!isOpen || undefined}>
            <SourceFact
              fact={item.fact!}
              confirmed={item.confirmed}
              onConfirm={() => edit.confirmItem(item.widget, item.id)}
              onEdit={() => row.current?.querySelector<HTMLElement>(restated)?.click()}
            />
          </td>
        </tr>
      )}
      {isOpen && (
        <tr className={styles.detail}>
          <td colSpan={span}>
            {!isFact && !item.source && <ItemMarks item={item} />}
            {columns.detail.length > 0 ? <ItemFields item={item} fields={columns.detail} /> : <GapLine item={item} />}
            {canEdit && (
              <ItemMoves
                item={item}
                order={{ isFirst: index === 0, isLast: index === ids.length - 1, move }}
                onDuplicate={() => {
                  const copy = actions.duplicate(item)
                  if (copy !== null) onToggle(copy)
                }}
                onRemove={() => {
                  if (actions.remove(item)) onToggle('')
                }}
              />
            )}
          </td>
        </tr>
      )}
    </tbody>
  )
}
