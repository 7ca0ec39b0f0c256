// What a pasted table becomes. Before rows are added it is shown what will be added and what not, and why.
import { useId, useMemo, useState } from 'react'
import { defaultHandleExternalTextContent, type Editor, type VecLike } from 'tldraw'
import { listSeedOf, type WidgetId } from '../../shared/catalog.ts'
import { BoardError } from '../../shared/errors.ts'
import type { Place } from '../../shared/widgets/gridKeys.ts'
import { planCells } from '../../shared/widgets/pasteCells.ts'
import { PASTE_LIMITS, planRows, type PlannedRow } from '../../shared/widgets/pasteTable.ts'
import { useBoard } from '../board/boardContext.ts'
import { fieldKey, widgetKey } from '../shapes/generic/fieldKey.ts'
import { optionText } from '../shapes/generic/fieldText.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { FieldError } from '../ui/FieldError.tsx'
import { createStickies } from './createStickies.ts'
import { CellsPreview } from './CellsPreview.tsx'
import styles from './PasteDialog.module.css'

/** A table of the board and the cell of it, as drawn, that the clipboard's first cell goes to. */
export type CellsTarget = { widget: WidgetId; at: Place }

export type Pasted = {
  table: string[][]
  text: string
  /** The list with the focus or under the pointer. */
  list: WidgetId | null
  /** The table of cells with the focus or under the pointer. */
  cells: CellsTarget | null
  /** All lists of the page. */
  lists: WidgetId[]
  at: VecLike
}

type Target = { kind: 'list'; widget: WidgetId } | { kind: 'cells' } | { kind: 'stickies' } | { kind: 'text' }

export function PasteDialog({ editor, pasted, onClose }: { editor: Editor; pasted: Pasted; onClose: () => void }) {
  const { board, t, edit } = useBoard()
  const name = useId()
  const [target, setTarget] = useState<Target>(
    pasted.cells !== null
      ? { kind: 'cells' }
      : pasted.list === null
        ? { kind: 'stickies' }
        : { kind: 'list', widget: pasted.list },
  )
  const [error, setError] = useState<string | null>(null)
  const plan = usePlan(target.kind === 'list' ? target.widget : null, pasted.table)
  const cellsPlan = useMemo(
    () => (pasted.cells ? planCells(pasted.cells.widget, board, pasted.table, pasted.cells.at, t) : null),
    [pasted, board, t],
  )
  const changed = cellsPlan?.cells.filter(({ refused }) => refused === null) ?? []
  const good = plan?.rows.filter(({ refused }) => refused === null) ?? []
  const cells = pasted.table.flat().filter((cell) => cell !== '').length
  const stickies = Math.min(cells, PASTE_LIMITS.stickies)
  const isPicked = (one: Target) => JSON.stringify(one) === JSON.stringify(target)
  const targets: [Target, string][] = [
    ...(pasted.cells
      ? [[{ kind: 'cells' }, t('paste.cells', { table: listName(pasted.cells.widget, t) })] as [Target, string]]
      : []),
    ...pasted.lists.map((widget): [Target, string] => [
      { kind: 'list', widget },
      t('paste.list', { list: listName(widget, t) }),
    ]),
    [{ kind: 'stickies' }, t('paste.stickies', { count: stickies })],
    [{ kind: 'text' }, t('paste.text')],
  ]

  const add = () => {
    try {
      if (target.kind === 'list') for (const row of good) edit.addItem(target.widget, row.fields)
      else if (target.kind === 'cells') {
        for (const { row, column, next } of changed) edit.setCell(pasted.cells!.widget, row, column, next)
      } else if (target.kind === 'stickies') createStickies(editor, pasted.table, pasted.at)
      else void defaultHandleExternalTextContent(editor, { text: pasted.text, point: pasted.at })
      onClose()
    } catch (failure) {
      if (!(failure instanceof BoardError)) throw failure
      setError(failure.message)
    }
  }
  const isOff = (target.kind === 'list' && good.length === 0) || (target.kind === 'cells' && changed.length === 0)
  const action =
    target.kind === 'list'
      ? t('paste.addRows', { count: good.length })
      : target.kind === 'cells'
        ? t('paste.setCells', { count: changed.length })
        : t(target.kind === 'stickies' ? 'paste.addStickies' : 'paste.addText', { count: stickies })
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('paste.title')}
      description={t('paste.size', {
        rows: t('paste.size.rows', { count: pasted.table.length }),
        columns: t('paste.size.columns', { count: widthOf(pasted.table) }),
      })}
      size={plan || target.kind === 'cells' ? 'wide' : 'normal'}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button variant="primary" isDisabled={isOff} onClick={add}>
            {action}
          </Button>
        </>
      }
    >
      <fieldset className={styles.targets}>
        <legend className="visually-hidden">{t('paste.title')}</legend>
        {targets.map(([one, label]) => (
          <label key={JSON.stringify(one)} className={styles.target}>
            <input type="radio" name={name} checked={isPicked(one)} onChange={() => setTarget(one)} />
            {label}
          </label>
        ))}
      </fieldset>
      {target.kind === 'stickies' && cells > PASTE_LIMITS.stickies && (
        <p>{t('paste.tooManyStickies', { max: PASTE_LIMITS.stickies, count: cells })}</p>
      )}
      {plan && target.kind === 'list' && <Preview widget={target.widget} rows={plan.rows} hasHead={plan.hasHead} />}
      {target.kind === 'cells' && cellsPlan && <CellsPreview plan={cellsPlan} />}
      {error ? <FieldError id={`${name}-error`}>{error}</FieldError> : null}
    </Dialog>
  )
}

const widthOf = (table: readonly (readonly string[])[]): number => Math.max(...table.map((row) => row.length))

const listName = (widget: WidgetId, t: (key: string) => string): string => t(widgetKey(widget))

function usePlan(widget: WidgetId | null, table: string[][]) {
  const { board, t } = useBoard()
  return useMemo(() => {
    const seed = widget === null ? undefined : listSeedOf(widget)
    if (widget === null || !seed) return null
    return planRows(widget, seed, board, table, {
      field: (field) => t(fieldKey(widget, field.id)),
      option: (field, value) => optionText(widget, field, value, t),
      t,
    })
  }, [widget, table, board, t])
}

function Preview({ widget, rows, hasHead }: { widget: WidgetId; rows: PlannedRow[]; hasHead: boolean }) {
  const { t } = useBoard()
  const seed = listSeedOf(widget)!
  const shown = seed.fields.filter(({ id }) => id === seed.label || rows.some((row) => row.fields[id] !== undefined))
  const refused = rows.filter((row) => row.refused !== null)
  const left = rows.flatMap(({ leftOut }) => leftOut).length
  return (
    <div className={styles.preview}>
      {hasHead && <p>{t('paste.hasHead')}</p>}
      {refused.length > 0 && <p>{t('paste.refusedRows', { count: refused.length })}</p>}
      {left > 0 && <p>{t('paste.leftOut', { count: left })}</p>}
      <div className={styles.scroll}>
        <table>
          <thead>
            <tr>
              {shown.map((field) => (
                <th key={field.id} scope="col">
                  {t(fieldKey(widget, field.id))}
                </th>
              ))}
              <th scope="col">{t('paste.what')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <tr key={index} data-refused={row.refused !== null || undefined}>
                {shown.map((field) => (
                  <td key={field.id}>{cellText(row, field.id)}</td>
                ))}
                <td>
                  {row.refused ? t(`paste.refused.${row.refused}`, { max: seed.maxItems }) : t('paste.added')}
                  {row.leftOut.map(({ field, text }) => (
                    <span key={field.id} className={styles.left}>
                      {t('paste.without', { field: t(fieldKey(widget, field.id)), text })}
                    </span>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}

function cellText(row: PlannedRow, field: string): string {
  const value = row.fields[field]
  return value === null || value === undefined ? '' : Array.isArray(value) ? value.join(', ') : String(value as string)
}
