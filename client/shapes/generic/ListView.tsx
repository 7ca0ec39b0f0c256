// A list widget as a compact table: edited in place, one row an item. Wide lists fold the rest of an item's fields out.
import { useState, type ReactNode } from 'react'
import { Plus } from 'lucide-react'
import { listItems, type Item } from '../../../shared/board/boardState.ts'
import { listSeedOf, seedWidgetId, type WidgetId } from '../../../shared/catalog.ts'
import type { FieldSeed, ListSeed } from '../../../shared/templateSeed.ts'
import { displayCodes, itemLabel } from '../../../shared/charts/boardTexts.ts'
import { leftItems } from '../../../shared/widgets/grouping.ts'
import { isLabelTyped, listColumns, listRoom, newItemFields } from '../../../shared/widgets/list.ts'
import { useBoard } from '../../board/boardContext.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyBox } from '../../ui/EmptyBox.tsx'
import { measureText } from '../../ui/measureText.ts'
import { walkCells } from './cellWalk.ts'
import { fieldKey } from './fieldKey.ts'
import { optionText, printedNumber } from './fieldText.ts'
import { LinkOffers } from './LinkOffers.tsx'
import { NewItem } from './NewItem.tsx'
import { ListRow } from './ListRow.tsx'
import { onlyOwnText, ownText } from './ownText.ts'
import { panelWidget } from './panelWidget.ts'
import { useItems } from './useItems.ts'
import type { ViewProps } from '../viewProps.ts'
import styles from './ListView.module.css'

/** Lists whose items are called by a short code in charts and tables. */
const CODE_PREFIX: Record<WidgetId, string> = { 'T04.criteria': 'C', 'T02.needs': 'N' }
const CODE_WIDTH = 32
const TOGGLE_WIDTH = 28
const SIDE = 8
const LEAST_LABEL = 110
/** Padding and border of a field, both sides. */
const LABEL_SIDES = 12
const LINKED_DATE = 112

export function ListView(props: ViewProps) {
  return <List widget={panelWidget(props)} width={props.width} />
}

export type ListProps = {
  widget: WidgetId
  /** Room in px; how many fields stand in the row depends on it. */
  width: number
  /** A column of what is computed of each item, after its fields. */
  extra?: { head: string; width: number; cell: (item: Item) => ReactNode }
  /** Only some of the items; adding and the limits go on with all of them. */
  only?: (item: Item) => boolean
  /** Fields that stand first in the row, whatever the seed's order. */
  first?: readonly string[]
}

export function List({ widget, width, extra, only, first }: ListProps) {
  const { board, canEdit, edit, t } = useBoard()
  const [openId, setOpenId] = useState<string | null>(null)
  const [isAdding, setAdding] = useState(false)
  const actions = useItems(widget)
  const seed = listSeedOf(widget)
  if (!seed) throw new Error(`${widget} is no list`)
  const all = listItems(board, widget)
  const items = only ? all.filter(only) : all
  const ids = items.map((item) => item.id)
  const prefix = CODE_PREFIX[seedWidgetId(widget)]
  const codes = prefix ? displayCodes(ids, prefix) : null
  const codeWidth = codes ? CODE_WIDTH : 0
  const columns = listColumns(
    first ? { ...seed, fields: inOrder(seed, first) } : seed,
    width - 2 * SIDE - codeWidth - TOGGLE_WIDTH - (extra?.width ?? 0),
    (field) =>
      Math.max(
        leastWidth(
          field.options
            ? [t('widgets.field.choose'), ...field.options.map((option) => optionText(widget, field, option, t))]
            : [],
          t(fieldKey(widget, field.id)),
        ),
        valueWidth(field, items, t('widgets.field.neededShort')),
      ),
    Math.max(0, ...items.map((item) => measureText(itemLabel(item, t), 12, 400) + LABEL_SIDES)),
  )
  // Below this the panel scrolls sideways: a label of a letter a line is no label.
  const others = columns.row.slice(1).reduce((sum, column) => sum + column.width, 0)
  const leastTable = codeWidth + LEAST_LABEL + others + (extra?.width ?? 0) + TOGGLE_WIDTH
  const room = listRoom(all.length, seed)
  const left = leftItems(board, widget)
  const label = ownText(t, 'widgets.add', widget)
  // Left to NewItem: what it adds may be refused, with the reason at the line that is typed in.
  const add = (text: string) => {
    edit.addItem(widget, newItemFields(widget, seed, text))
    actions.say(null)
  }
  const begin = () => {
    if (isLabelTyped(seed)) return setAdding(true)
    const id = actions.add(newItemFields(widget, seed, null))
    if (id !== null) setOpenId(id)
  }

  if (items.length === 0 && !isAdding) {
    return (
      <div className={styles.empty}>
        <EmptyBox
          title={ownText(t, 'widgets.none', widget)}
          action={
            canEdit && (
              <>
                <Button size="small" icon={<Plus size={14} aria-hidden />} onClick={begin}>
                  {label}
                </Button>
                <LinkOffers widget={widget} />
              </>
            )
          }
        >
          {seed.minItems > 0
            ? seed.minItems === seed.maxItems
              ? t('widgets.list.exactly', { count: seed.minItems })
              : t('widgets.list.between', { min: seed.minItems, max: seed.maxItems })
            : onlyOwnText(t, 'widgets.noneText', widget)}
        </EmptyBox>
      </div>
    )
  }
  return (
    <div className={styles.list} style={{ padding: `0 ${SIDE}px 8px` }}>
      <table className={styles.table} style={{ minWidth: leastTable }} data-grid onKeyDown={walkCells}>
        <colgroup>
          {codes && <col style={{ width: codeWidth }} />}
          {columns.row.map(({ field, width: columnWidth }, index) => (
            <col key={field.id} style={index === 0 ? undefined : { width: columnWidth }} />
          ))}
          {extra && <col style={{ width: extra.width }} />}
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
            {extra && <th scope="col">{extra.head}</th>}
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
            {...(extra ? { extra: extra.cell(item) } : {})}
            isOpen={openId === item.id}
            isLeft={left.has(item.id)}
            actions={actions}
            onToggle={(id) => setOpenId(openId === id ? null : id)}
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
            onClick={begin}
          >
            {label}
          </Button>
        )}
        <LinkOffers widget={widget} />
        {room.short > 0 && <span className={styles.short}>{t('widgets.list.short', { count: room.short })}</span>}
        <span role="status" className={styles.notice}>
          {actions.notice}
        </span>
      </div>
    </div>
  )
}

function inOrder(seed: ListSeed, first: readonly string[]): ListSeed['fields'] {
  const early = first.flatMap((id) => seed.fields.filter((field) => field.id === id))
  return [...early, ...seed.fields.filter((field) => !first.includes(field.id))]
}

/** Room for the longest option and its arrow, and for the longest word of the column's head. */
function leastWidth(options: readonly string[], head: string): number {
  const option = Math.max(0, ...options.map((text) => measureText(text, 12, 400) + 22))
  const word = Math.max(...head.split(' ').map((part) => measureText(part, 12, 600) + 12))
  return Math.ceil(Math.max(option, word))
}

/** Room for what must not be broken: the longest number, and a date behind the sign of its link. */
function valueWidth(field: FieldSeed, items: readonly Item[], needed: string): number {
  if (isNumber(field.type)) {
    const numbers = items.map((item) => printedNumber(String(item.fields[field.id] ?? '')).replace(/\d/g, '0'))
    const least = field.required ? measureText(needed, 12, 400) : 0
    return Math.max(0, ...numbers.map((text) => measureText(text, 12, 400)), least) + LABEL_SIDES
  }
  return field.type === 'date' && items.some((item) => item.source !== null) ? LINKED_DATE : 0
}

const isNumber = (type: string): boolean => type === 'number' || type === 'integer'
