// One item of a list: its row, the mark of a source fact, its long texts, and the fold-out with the rest and the moves.
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { ArrowDown, ArrowUp, ChevronDown, ChevronRight, Trash2 } from 'lucide-react'
import type { FieldValue, Item } from '../../../shared/board/boardState.ts'
import type { FieldSeed, ListSeed } from '../../../shared/templateSeed.ts'
import { itemLabel } from '../../../shared/charts/boardTexts.ts'
import { isApplicable, missingFields, moveTarget, type ListColumns } from '../../../shared/widgets/list.ts'
import { useBoard } from '../../board/boardContext.ts'
import { Button } from '../../ui/Button.tsx'
import { classes } from '../../ui/classes.ts'
import { FieldEditor } from './FieldEditor.tsx'
import { fieldKey } from './fieldKey.ts'
import { fieldText } from './fieldText.ts'
import { SourceFact } from './SourceFact.tsx'
import styles from './ListView.module.css'

type Props = {
  item: Item
  index: number
  ids: readonly string[]
  seed: ListSeed
  columns: ListColumns
  code: string | null
  isOpen: boolean
  onToggle: () => void
  onRemove: () => void
}

export function ListRow({ item, index, ids, seed, columns, code, isOpen, onToggle, onRemove }: Props) {
  const { board, canEdit, edit, t } = useBoard()
  const row = useRef<HTMLTableSectionElement>(null)
  useEffect(() => {
    if (isOpen && row.current) revealInPaper(row.current)
  }, [isOpen])
  const name = itemLabel(item, t)
  const span = columns.row.length + (code === null ? 1 : 2)
  const isFact = item.fact !== null
  const missing = missingFields(item, seed)
  const move = (direction: 'up' | 'down') => {
    const before = moveTarget(ids, item.id, direction)
    if (before !== undefined) edit.moveItem(item.widget, item.id, before)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!canEdit || !event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    move(event.key === 'ArrowUp' ? 'up' : 'down')
  }
  const save = (field: FieldSeed, value: FieldValue) => {
    edit.setItemField(item.widget, item.id, field.id, value)
    // Whoever changes a fact stands by it. A prefilled one is marked with the change itself.
    if (isFact && !item.confirmed && item.origin !== 'prefill') edit.confirmItem(item.widget, item.id)
  }
  const editor = (field: FieldSeed, isBlock = false) => (
    <FieldEditor
      widget={item.widget}
      field={field}
      value={item.fields[field.id]}
      label={`${name}, ${t(fieldKey(item.widget, field.id))}`}
      save={(value) => save(field, value)}
      isBlock={isBlock}
      placeholder={missing.includes(field) ? t('widgets.field.needed') : undefined}
      cell={`${index}:${field.id}`}
    />
  )
  const hasBlock = (field: FieldSeed) => fieldText(board, item.widget, field, item.fields[field.id], t) !== ''

  return (
    <tbody
      ref={row}
      data-item={item.id}
      data-item-widget={item.widget}
      className={classes(styles.item, isFact && (item.confirmed ? styles.confirmed : styles.fact))}
      onKeyDown={onKeyDown}
    >
      <tr>
        {code !== null && <td className={styles.code}>{code}</td>}
        {columns.row.map(({ field }, place) =>
          place === 0 ? (
            <th key={field.id} scope="row">
              {editor(field)}
            </th>
          ) : (
            <td key={field.id}>{isApplicable(field, item) && editor(field)}</td>
          ),
        )}
        <td>
          <button
            type="button"
            className={styles.toggle}
            aria-expanded={isOpen}
            aria-label={t('widgets.list.details', { name })}
            title={t('widgets.list.details', { name })}
            onClick={onToggle}
          >
            {isOpen ? <ChevronDown size={14} aria-hidden /> : <ChevronRight size={14} aria-hidden />}
          </button>
        </td>
      </tr>
      {columns.block.map((field) =>
        isOpen || hasBlock(field) ? (
          <tr key={field.id} className={styles.blockRow}>
            <td colSpan={span} data-clamped={!isOpen || undefined}>
              {isOpen && <span className={styles.fieldName}>{t(fieldKey(item.widget, field.id))}</span>}
              {editor(field, true)}
            </td>
          </tr>
        ) : null,
      )}
      {isFact && (
        <tr className={styles.factRow}>
          <td colSpan={span}>
            <SourceFact
              fact={item.fact!}
              confirmed={item.confirmed}
              onConfirm={() => edit.confirmItem(item.widget, item.id)}
              onEdit={() => row.current?.querySelector<HTMLElement>('[data-cell]')?.click()}
            />
          </td>
        </tr>
      )}
      {isOpen && (
        <tr className={styles.detail}>
          <td colSpan={span}>
            {missing.length > 0 && (
              <p className={styles.gap}>
                {t('widgets.list.missing', {
                  fields: missing.map((field) => t(fieldKey(item.widget, field.id))).join(', '),
                })}
              </p>
            )}
            {columns.detail.length > 0 && (
              <div className={styles.fields}>
                {columns.detail
                  .filter((field) => isApplicable(field, item))
                  .map((field) => (
                    <div key={field.id} className={styles.field}>
                      <span className={styles.fieldName}>{t(fieldKey(item.widget, field.id))}</span>
                      {editor(field)}
                    </div>
                  ))}
              </div>
            )}
            {canEdit && (
              <Moves
                name={name}
                isFirst={index === 0}
                isLast={index === ids.length - 1}
                move={move}
                onRemove={onRemove}
              />
            )}
          </td>
        </tr>
      )}
    </tbody>
  )
}

/**
 * Scrolls the paper, and nothing around it, until the end of the row is in sight: `scrollIntoView` would also scroll the
 * canvas away from under its own camera.
 */
function revealInPaper(row: HTMLElement): void {
  const paper = row.closest<HTMLElement>('[data-paper]')
  if (!paper) return
  const bounds = paper.getBoundingClientRect()
  const scale = bounds.height / Math.max(1, paper.offsetHeight)
  const hidden = row.getBoundingClientRect().bottom - bounds.bottom
  if (hidden > 0) paper.scrollTop += hidden / scale + 2
}

/** Deleting asks once more in the same place, so that a slip of the finger costs nothing. */
function Moves({
  name,
  isFirst,
  isLast,
  move,
  onRemove,
}: {
  name: string
  isFirst: boolean
  isLast: boolean
  move: (direction: 'up' | 'down') => void
  onRemove: () => void
}) {
  const { t } = useBoard()
  const [isAsking, setAsking] = useState(false)
  if (isAsking) {
    return (
      <div className={styles.moves}>
        <span>{t('widgets.list.deleteAsk', { name })}</span>
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
      <Button size="small" isDisabled={isFirst} icon={<ArrowUp size={13} aria-hidden />} onClick={() => move('up')}>
        {t('widgets.list.up')}
      </Button>
      <Button size="small" isDisabled={isLast} icon={<ArrowDown size={13} aria-hidden />} onClick={() => move('down')}>
        {t('widgets.list.down')}
      </Button>
      <Button size="small" icon={<Trash2 size={13} aria-hidden />} onClick={() => setAsking(true)}>
        {t('widgets.list.delete')}
      </Button>
    </div>
  )
}
