// A list widget as a compact table: edited in place, one row an item. Wide lists fold the rest of an item's fields out.
import { useState } from 'react'
import { Plus } from 'lucide-react'
import { listItems, type Item } from '../../../shared/board/boardState.ts'
import { widgetSeedOf, type WidgetId } from '../../../shared/catalog.ts'
import type { ListSeed } from '../../../shared/templateSeed.ts'
import { displayCodes, itemLabel } from '../../../shared/charts/boardTexts.ts'
import { BoardError } from '../../../shared/errors.ts'
import { listColumns, listRoom, newItemFields } from '../../../shared/widgets/list.ts'
import { useBoard } from '../../board/boardContext.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyBox } from '../../ui/EmptyBox.tsx'
import { measureText } from '../../ui/measureText.ts'
import { fieldKey } from './fieldKey.ts'
import { optionText } from './fieldText.ts'
import { NewItem } from './NewItem.tsx'
import { ListRow } from './ListRow.tsx'
import { panelWidget } from './panelWidget.ts'
import type { ViewProps } from '../viewProps.ts'
import styles from './ListView.module.css'

/** Lists whose items are called by a short code in charts and tables. */
const CODE_PREFIX: Record<WidgetId, string> = { 'T04.criteria': 'C', 'T02.needs': 'N' }
const CODE_WIDTH = 32
const TOGGLE_WIDTH = 28
const SIDE = 8

export function ListView(props: ViewProps) {
  const widget = panelWidget(props)
  const seed = widgetSeedOf(widget)
  if (seed?.kind !== 'list') throw new Error(`${widget} is no list`)
  return <List widget={widget} seed={seed} width={props.width} />
}

function List({ widget, seed, width }: { widget: WidgetId; seed: ListSeed; width: number }) {
  const { board, canEdit, edit, t } = useBoard()
  const [openId, setOpenId] = useState<string | null>(null)
  const [isAdding, setAdding] = useState(false)
  const [notice, setNotice] = useState<string | null>(null)
  const items = listItems(board, widget)
  const ids = items.map((item) => item.id)
  const prefix = CODE_PREFIX[widget]
  const codes = prefix ? displayCodes(ids, prefix) : null
  const codeWidth = codes ? CODE_WIDTH : 0
  const columns = listColumns(seed, width - 2 * SIDE - codeWidth - TOGGLE_WIDTH, (field) =>
    leastWidth(
      (field.options ?? []).map((option) => optionText(widget, field, option, t)),
      t(fieldKey(widget, field.id)),
    ),
  )
  const room = listRoom(items.length, seed)
  const label = t(`widgets.add.${widget}`)

  const add = (text: string) => {
    edit.addItem(widget, newItemFields(widget, seed, text))
    setNotice(null)
  }
  const remove = (item: Item) => {
    const name = itemLabel(item, t)
    try {
      const outcome = edit.removeItem(widget, item.id)
      setOpenId(null)
      setNotice(t(outcome === 'archived' ? 'widgets.list.archived' : 'widgets.list.deleted', { name }))
    } catch (error) {
      if (!(error instanceof BoardError)) throw error
      setNotice(error.message)
    }
  }

  if (items.length === 0 && !isAdding) {
    return (
      <div className={styles.empty}>
        <EmptyBox
          title={t(`widgets.none.${widget}`)}
          action={
            canEdit && (
              <Button size="small" icon={<Plus size={14} aria-hidden />} onClick={() => setAdding(true)}>
                {label}
              </Button>
            )
          }
        >
          {roomText(seed, t)}
        </EmptyBox>
      </div>
    )
  }
  return (
    <div className={styles.list} style={{ padding: `0 ${SIDE}px 8px` }}>
      <table className={styles.table} data-grid>
        <colgroup>
          {codes && <col style={{ width: codeWidth }} />}
          {columns.row.map(({ field, width: columnWidth }, index) => (
            <col key={field.id} style={index === 0 ? undefined : { width: columnWidth }} />
          ))}
          <col style={{ width: TOGGLE_WIDTH }} />
        </colgroup>
        <thead>
          <tr>
            {codes && (
              <th scope="col">
                <span className="visually-hidden">{t('widgets.list.code')}</span>
              </th>
            )}
            {columns.row.map(({ field }) => (
              <th key={field.id} scope="col" data-number={isNumber(field.type) || undefined}>
                {t(fieldKey(widget, field.id))}
              </th>
            ))}
            <th scope="col">
              <span className="visually-hidden">{t('widgets.list.more')}</span>
            </th>
          </tr>
        </thead>
        {items.map((item, index) => (
          <ListRow
            key={item.id}
            item={item}
            index={index}
            ids={ids}
            seed={seed}
            columns={columns}
            code={codes?.get(item.id) ?? null}
            isOpen={openId === item.id}
            onToggle={() => setOpenId(openId === item.id ? null : item.id)}
            onRemove={() => remove(item)}
          />
        ))}
      </table>
      {isAdding && canEdit && (
        <NewItem
          label={label}
          onAdd={add}
          onClose={() => setAdding(false)}
          widget={widget}
          seed={seed}
          isFull={room.free === 0}
        />
      )}
      <div className={styles.foot}>
        {canEdit && !isAdding && (
          <Button
            size="small"
            variant="quiet"
            icon={<Plus size={14} aria-hidden />}
            disabledReason={room.free === 0 ? t('widgets.list.full', { max: seed.maxItems }) : null}
            onClick={() => setAdding(true)}
          >
            {label}
          </Button>
        )}
        {room.short > 0 && <span className={styles.short}>{t('widgets.list.short', { count: room.short })}</span>}
        <span role="status" className={styles.notice}>
          {notice}
        </span>
      </div>
    </div>
  )
}

function roomText(seed: ListSeed, t: (key: string, values?: Record<string, number>) => string): string | null {
  if (seed.minItems > 0) return t('widgets.list.between', { min: seed.minItems, max: seed.maxItems })
  return null
}

/** Room for the longest option and its arrow, and for the longest word of the column's head. */
function leastWidth(options: readonly string[], head: string): number {
  const option = Math.max(0, ...options.map((text) => measureText(text, 12, 400) + 22))
  const word = Math.max(...head.split(' ').map((part) => measureText(part, 12, 600) + 12))
  return Math.ceil(Math.max(option, word))
}

const isNumber = (type: string): boolean => type === 'number' || type === 'integer'
