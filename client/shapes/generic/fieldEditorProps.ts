// What the editor of one field needs to know, typed or picked.
import type { FieldValue, Item } from '../../../shared/board/boardState.ts'
import type { WidgetId } from '../../../shared/catalog.ts'
import type { FieldSeed } from '../../../shared/templateSeed.ts'

export type FieldEditorProps = {
  widget: WidgetId
  field: FieldSeed
  value: FieldValue | undefined
  /** Read aloud, such as "China, Maturity". */
  label: string
  save: (value: FieldValue) => void
  /** Read-only here, whoever may edit the board. */
  isLocked?: boolean
  /** Several lines, grows with its text. */
  isBlock?: boolean
  placeholder?: string | undefined
  /** Place in a grid, so that Enter can go on to the next row. */
  cell?: string
  onEntered?: () => void
  /** In a narrow place, such as a row of a table: several values open beside the field. */
  isCompact?: boolean
  /** The item the field belongs to, where it belongs to one. */
  item?: Item | undefined
  className?: string | undefined
}
