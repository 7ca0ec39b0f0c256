// What rows and columns of a matrix, heat map or vote are called on the board.
import type { AxisEntry } from '../board/axis.ts'
import type { BoardState } from '../board/boardState.ts'
import { seedWidgetId, type WidgetId } from '../catalog.ts'
import { itemLabel } from '../charts/boardTexts.ts'
import type { Translate } from '../drawing.ts'

export type AxisLabel = {
  id: string
  label: string
  /** `C3` where the id is such a short code; else ''. */
  code: string
  isLeft: boolean
  /** Place of the partner when the axis is the partners', else null. */
  partner: number | null
}

/** Entries of an axis with their names; fixed ids by `T05.column.WIDGET.ID`, `T05.option.WIDGET.ID` or `T05.widget.ID`. */
export function axisLabels(
  board: BoardState,
  widget: WidgetId,
  entries: readonly AxisEntry[],
  t: Translate,
): AxisLabel[] {
  return entries.map(({ id, item, isLeft }) => {
    const place = item ? -1 : board.partners.findIndex((partner) => partner.id === id)
    return {
      id,
      label: item ? itemLabel(item, t) : (board.partners[place]?.name ?? fixedLabel(widget, id, t)),
      code: item && /^[A-Z]{1,2}\d{1,2}$/.test(id) ? id : '',
      isLeft,
      partner: place < 0 ? null : place,
    }
  })
}

function fixedLabel(widget: WidgetId, id: string, t: Translate): string {
  const [template = '', name = ''] = seedWidgetId(widget).split('.')
  const keys = [
    `${template}.column.${name}.${id}`,
    `${template}.option.${name}.${id}`,
    `${template}.option.${name.replace(/Vote$/, '')}.${id}`,
    `${template}.widget.${id}`,
  ]
  const key = keys.find((candidate) => t(candidate) !== candidate)
  return key === undefined ? id : t(key)
}
