// What can be done with one table where it stands: take it along, or bring rows into it.
import { Check, Copy, Download, TriangleAlert, Upload } from 'lucide-react'
import { useState, type ReactElement } from 'react'
import type { WidgetId } from '../../shared/catalog.ts'
import { importKind } from '../../shared/importing/importKind.ts'
import type { Table } from '../../shared/tables/Table.ts'
import { tableOfWidget } from '../../shared/tables/widgetTables.ts'
import { useBoard } from '../board/boardContext.ts'
import { fileName, saveBlob } from '../board/saveBlob.ts'
import { openImport } from '../importing/importWindow.ts'
import { Menu, MenuItem, MenuSeparator } from '../ui/Menu.tsx'
import { copyTable } from './copyTable.ts'

export function TableMenu({ widget, trigger }: { widget: WidgetId; trigger: ReactElement }) {
  return (
    <Menu trigger={trigger} align="start">
      <TableItems widget={widget} />
    </Menu>
  )
}

const WAYS = ['copy', 'xlsx', 'csv'] as const
type Way = (typeof WAYS)[number]

/** Answers whether the table is where it should go. */
async function take(table: Table, way: Way): Promise<boolean> {
  if (way === 'copy') return copyTable(table)
  try {
    const { oneTableFile, tablesFile } = await import('./tableFile.ts')
    const file = way === 'csv' ? oneTableFile(table) : await tablesFile([table], 'xlsx', new Date())
    saveBlob(file, fileName(table.title, new Date(), way))
    return true
  } catch (error) {
    console.error('the table could not be made', error)
    return false
  }
}

function TableItems({ widget }: { widget: WidgetId }) {
  const { board, canEdit, canFacilitate, t } = useBoard()
  const [last, setLast] = useState<{ way: Way; isDone: boolean } | null>(null)
  const table = tableOfWidget({ board, t }, widget)
  const kind = importKind(widget)
  const mayImport = canEdit && kind !== null && (kind !== 'survey' || canFacilitate)
  const isEmpty = table === null || table.rows.length === 0
  const size = isEmpty ? t('tables.one.empty') : t('tables.rows', { count: table.rows.length })
  const said = last && t(`tables.one.${last.way}.${last.isDone ? 'done' : 'failed'}`)

  const signOf = (way: Way) => {
    if (last?.way !== way) return way === 'copy' ? <Copy size={16} aria-hidden /> : <Download size={16} aria-hidden />
    return last.isDone ? <Check size={16} aria-hidden /> : <TriangleAlert size={16} aria-hidden />
  }
  return (
    <>
      {WAYS.map((way) => (
        <MenuItem
          key={way}
          icon={signOf(way)}
          isDisabled={isEmpty}
          note={last?.way === way ? (said ?? undefined) : way === 'copy' ? size : undefined}
          stays
          onSelect={() => {
            if (table) void take(table, way).then((isDone) => setLast({ way, isDone }))
          }}
        >
          {t(`tables.one.${way}`)}
        </MenuItem>
      ))}
      {mayImport ? (
        <>
          <MenuSeparator />
          <MenuItem
            icon={<Upload size={16} aria-hidden />}
            note={t('import.here.note')}
            onSelect={() => openImport(widget)}
          >
            {t(kind === 'survey' ? 'import.here.survey' : 'import.here')}
          </MenuItem>
        </>
      ) : null}
      <span role="status" className="visually-hidden">
        {said}
      </span>
    </>
  )
}
