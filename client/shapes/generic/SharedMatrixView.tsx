// A matrix whose values everybody sees and edits: numbers with their unit, ratings on a scale, or marks that are on or off.
import type { KeyboardEvent } from 'react'
import { Check } from 'lucide-react'
import { cellValue, type Item } from '../../../shared/board/boardState.ts'
import { axisEntries } from '../../../shared/board/axis.ts'
import { instanceOf, type WidgetId } from '../../../shared/catalog.ts'
import { displayCodes, textOf } from '../../../shared/charts/boardTexts.ts'
import { valueTint } from '../../../shared/drawing.ts'
import type { AxisLabel } from '../../../shared/widgets/axisLabels.ts'
import {
  cellField,
  isFlipped,
  isOnOff,
  matrixAxes,
  matrixSeedOf,
  scaleShare,
  valueOfKey,
} from '../../../shared/widgets/matrix.ts'
import { useBoard } from '../../board/boardContext.ts'
import { EmptyBox } from '../../ui/EmptyBox.tsx'
import { PartnerSign } from '../../ui/PartnerSign.tsx'
import { axisName } from './axisName.ts'
import { walkCells } from './cellWalk.ts'
import { FieldEditor } from './FieldEditor.tsx'
import { widgetKey } from './fieldKey.ts'
import { ownText } from './ownText.ts'
import { panelWidget } from './panelWidget.ts'
import { useRefusal } from './useRefusal.ts'
import type { ViewProps } from '../viewProps.ts'
import styles from './SharedMatrix.module.css'

export function SharedMatrixView(props: ViewProps) {
  return <SharedMatrix widget={panelWidget(props)} />
}

export function SharedMatrix({ widget }: { widget: WidgetId }) {
  const { board, canEdit, edit, t } = useBoard()
  const { reason, attempt } = useRefusal()
  const seed = matrixSeedOf(widget)
  const axes = matrixAxes(board, widget, t)
  const flipped = isFlipped(seed)
  // `down` and `across` are what is drawn; a cell's own row and column stay those of the seed.
  const down = flipped ? axes.columns : axes.rows
  const across = flipped ? axes.rows : axes.columns
  const cellOf = (line: AxisLabel, head: AxisLabel) =>
    flipped ? { row: head.id, column: line.id } : { row: line.id, column: head.id }
  if (down.length === 0 || across.length === 0) {
    return (
      <div className={styles.empty}>
        <EmptyBox title={ownText(t, 'widgets.none', widget)}>{ownText(t, 'widgets.noneText', widget)}</EmptyBox>
      </div>
    )
  }
  const items = new Map(axisEntries(board, seed.rows, instanceOf(widget)).map(({ id, item }) => [id, item]))
  const codes = flipped
    ? displayCodes(
        axes.rows.map((row) => row.id),
        'C',
      )
    : null
  const set = (place: { row: string; column: string }, value: number | null) =>
    attempt(() => edit.setCell(widget, place.row, place.column, value))
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (walkCells(event) || !canEdit || event.ctrlKey || event.metaKey || event.altKey) return
    const cell = event.target instanceof HTMLButtonElement ? event.target.closest<HTMLElement>('[data-place]') : null
    const value = valueOfKey(seed, event.key)
    if (!cell || value === null) return
    event.preventDefault()
    const [line = 0, head = 0] = (cell.dataset['place'] ?? '').split(':').map(Number)
    set(cellOf(down[line]!, across[head]!), value)
  }
  return (
    <div className={styles.matrix}>
      <table data-grid className={styles.table} aria-label={t(widgetKey(widget))} onKeyDown={onKeyDown}>
        <thead>
          <tr>
            <th scope="col">{axisName(widget, flipped ? seed.columns : seed.rows, t)}</th>
            {across.map((head) => (
              <th
                key={head.id}
                scope="col"
                className={isOnOff(seed) ? styles.mark : styles.number}
                title={head.label}
                data-left={head.isLeft || undefined}
              >
                <AxisHead label={head} />
                {codes && (
                  <span className={styles.sub}>
                    {[codes.get(head.id), unitLine(items.get(head.id) ?? null)].filter(Boolean).join(', ')}
                  </span>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {down.map((line, place) => (
            <tr key={line.id} data-left={line.isLeft || undefined}>
              <th scope="row">
                <AxisHead label={line} />
              </th>
              {across.map((head, column) => {
                const at = cellOf(line, head)
                const held = cellValue(board, widget, at.row, at.column)
                const value = typeof held === 'number' ? held : null
                const share = value === null || codes ? null : scaleShare(seed, value)
                const label = `${line.label}, ${head.label}`
                return isOnOff(seed) ? (
                  <td key={head.id} className={styles.mark} data-on={value === 1 || undefined}>
                    <button
                      type="button"
                      data-cell={`${place}:${head.id}`}
                      data-place={`${place}:${column}`}
                      aria-pressed={value === 1}
                      aria-label={label}
                      aria-disabled={!canEdit}
                      onClick={() => {
                        if (canEdit) set(at, value === 1 ? null : 1)
                      }}
                    >
                      {value === 1 && <Check size={13} strokeWidth={2.8} aria-hidden />}
                    </button>
                  </td>
                ) : (
                  <td
                    key={head.id}
                    className={styles.number}
                    data-place={`${place}:${column}`}
                    data-missing={value === null || undefined}
                    data-rated={codes === null || undefined}
                    style={share === null ? undefined : { backgroundColor: valueTint(share) }}
                  >
                    <FieldEditor
                      widget={widget}
                      field={cellField(seed)}
                      value={value}
                      label={label}
                      placeholder={t(codes ? 'widgets.matrix.noData' : 'widgets.field.dash')}
                      save={(next) => edit.setCell(widget, at.row, at.column, typeof next === 'number' ? next : null)}
                      cell={`${place}:${head.id}`}
                    />
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {reason !== null && (
        <p className={styles.reason} role="alert">
          {reason}
        </p>
      )}
    </div>
  )

  /** Unit and the fixed ends of the scale: `%, 0 to 80`. */
  function unitLine(item: Item | null): string {
    if (!item) return ''
    const { unit, lo, hi } = item.fields
    const ends =
      typeof lo === 'number' && typeof hi === 'number'
        ? t('widgets.matrix.ends', { lo, hi })
        : t('widgets.matrix.noEnds')
    return [textOf(unit, t), ends].filter(Boolean).join(', ')
  }
}

function AxisHead({ label }: { label: AxisLabel }) {
  const { looks, t } = useBoard()
  const look = label.partner === null ? undefined : looks[label.partner]
  return (
    <>
      <span className={styles.head}>
        {look && <PartnerSign look={look} size={13} />} {label.label}
      </span>
      {label.isLeft && <span className={styles.sub}>{t('widgets.left')}</span>}
    </>
  )
}
