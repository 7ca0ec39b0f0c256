// A matrix whose values everybody sees and edits: measured numbers with their unit.
import { cellValue, type Item } from '../../../shared/board/boardState.ts'
import { instanceOf, widgetSeedOf } from '../../../shared/catalog.ts'
import type { FieldSeed } from '../../../shared/templateSeed.ts'
import { displayCodes, itemLabel, textOf } from '../../../shared/charts/boardTexts.ts'
import { axisEntries } from '../../../shared/board/axis.ts'
import { useBoard } from '../../board/boardContext.ts'
import { EmptyBox } from '../../ui/EmptyBox.tsx'
import { FieldEditor } from './FieldEditor.tsx'
import { panelWidget } from './panelWidget.ts'
import type { ViewProps } from '../viewProps.ts'
import styles from './SharedMatrix.module.css'

export function SharedMatrixView(props: ViewProps) {
  const { board, edit, t } = useBoard()
  const widget = panelWidget(props)
  const seed = widgetSeedOf(widget)
  if (seed?.kind !== 'matrix') throw new Error(`${widget} is no matrix`)
  const rows = axisEntries(board, seed.rows, instanceOf(widget))
  const columns = axisEntries(board, seed.columns, instanceOf(widget))
  if (rows.length === 0 || columns.length === 0) {
    return (
      <div className={styles.empty}>
        <EmptyBox title={t(`widgets.none.${widget}`)}>{t(`widgets.noneText.${widget}`)}</EmptyBox>
      </div>
    )
  }
  const codes = displayCodes(
    rows.map((row) => row.id),
    'C',
  )
  const field: FieldSeed = {
    id: 'value',
    type: seed.scale.integer ? 'integer' : 'number',
    required: false,
    min: seed.scale.min,
    ...(seed.scale.max === null ? {} : { max: seed.scale.max }),
  }
  return (
    <div className={styles.matrix}>
      {/* Columns are few words and rows few: markets run down, so that long names have room. */}
      <table data-grid className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('widgets.matrix.market')}</th>
            {rows.map((row) => (
              <th key={row.id} scope="col" className={styles.number} title={row.item ? itemLabel(row.item, t) : row.id}>
                <span className={styles.head}>{row.item ? itemLabel(row.item, t) : row.id}</span>
                <span className={styles.sub}>
                  {[codes.get(row.id), row.item && unitLine(row.item)].filter(Boolean).join(', ')}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {columns.map((column, place) => {
            const name = column.item ? itemLabel(column.item, t) : column.id
            return (
              <tr key={column.id}>
                <th scope="row">{name}</th>
                {rows.map((row) => {
                  const value = cellValue(board, widget, row.id, column.id)
                  return (
                    <td key={row.id} className={styles.number} data-missing={value === undefined || undefined}>
                      <FieldEditor
                        widget={widget}
                        field={field}
                        value={value ?? null}
                        label={`${name}, ${row.item ? itemLabel(row.item, t) : row.id}`}
                        placeholder={t('widgets.matrix.noData')}
                        save={(next) => edit.setCell(widget, row.id, column.id, typeof next === 'number' ? next : null)}
                        cell={`${place}:${row.id}`}
                      />
                    </td>
                  )
                })}
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )

  /** Unit and the fixed ends of the scale: `%, 0 to 80`. */
  function unitLine(item: Item): string {
    const { unit, lo, hi } = item.fields
    const ends =
      typeof lo === 'number' && typeof hi === 'number'
        ? t('widgets.matrix.ends', { lo, hi })
        : t('widgets.matrix.noEnds')
    return [textOf(unit, t), ends].filter(Boolean).join(', ')
  }
}
