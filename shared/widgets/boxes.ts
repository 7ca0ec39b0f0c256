// Boxes: the items of a list sorted into the values of one of its fields. Says what moving an item means. Pure.
import type { FieldValue, Item } from '../board/boardState.ts'
import type { FieldSeed } from '../templateSeed.ts'
import { movedValue, type Grouped } from './grouping.ts'

/** A box; null holds the items without a value. */
export type Box = { id: string | null; label: string; partner: number | null; isLeft: boolean; items: readonly Item[] }

/** The boxes in order; the one for items without a value only while it is needed, or when the field may stay empty. */
export function boxesOf(
  grouped: { groups: readonly Grouped[]; without: readonly Item[] },
  field: FieldSeed,
  noValueLabel: string,
): Box[] {
  const boxes: Box[] = grouped.groups.map(({ group, items }) => ({
    id: group.id,
    label: group.label,
    partner: group.partner,
    isLeft: group.isLeft,
    items,
  }))
  if (grouped.without.length > 0 || (boxes.length === 0 && !field.required))
    boxes.push({ id: null, label: noValueLabel, partner: null, isLeft: false, items: grouped.without })
  return boxes
}

/** The box left or right of one, or null at the ends. */
export function boxBeside(boxes: readonly Box[], id: string | null, direction: 'left' | 'right'): Box | null {
  const at = boxes.findIndex((box) => box.id === id)
  return (at < 0 ? undefined : boxes[direction === 'left' ? at - 1 : at + 1]) ?? null
}

export type BoxMove = {
  /** New value of the field; undefined when the item stays in its box. */
  value: FieldValue | undefined
  /** Item it then stands before, null for the end of the list, undefined when its order stays. */
  before: string | null | undefined
}

/**
 * What putting an item into a box before another item means.
 * @param before id of an item in that box, or null for the box's end
 */
export function moveIntoBox(
  item: Item,
  field: FieldSeed,
  from: string | null,
  box: Box,
  before: string | null,
): BoxMove {
  const value = from === box.id ? undefined : movedValue(item, field, from, box.id)
  const others = box.items.filter((one) => one.id !== item.id)
  // At a box's end nothing needs to move in the list when the item follows the box's last anyhow.
  const last = others.at(-1)
  const stays = before === item.id || (before === null && (last === undefined || last.order <= item.order))
  return { value, before: stays ? undefined : before }
}
