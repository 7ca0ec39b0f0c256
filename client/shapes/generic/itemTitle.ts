// What an item is called where people read it: its label; one without (a link between two others) after what it is filled in
// with first; never its id.
import type { BoardState, Item } from '../../../shared/board/boardState.ts'
import { listSeedOf } from '../../../shared/catalog.ts'
import type { Translate } from '../../../shared/drawing.ts'
import type { FieldSeed } from '../../../shared/templateSeed.ts'
import { isFilled } from '../../../shared/widgets/list.ts'
import { fieldText } from './fieldText.ts'

export function itemTitle(board: BoardState, item: Item, t: Translate): string {
  const seed = listSeedOf(item.widget)
  if (!seed) throw new Error(`${item.widget} has no items`)
  const label = seed.fields.find(({ id }) => id === seed.label) ?? seed.fields[0]!
  const textIn = (field: FieldSeed) => fieldText(board, item.widget, field, item.fields[field.id], t)
  if (isFilled(item.fields[seed.label])) return textIn(label)
  const called = label.required
    ? []
    : seed.fields.filter((field) => field.required && isFilled(item.fields[field.id])).slice(0, 2)
  return called.length > 0 ? called.map(textIn).join(', ') : t('document.item.unnamed')
}
