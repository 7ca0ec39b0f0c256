// A table of the report as HTML, with heads of its rows and columns. On a phone one that does not fit stands as a group of lines
// for each of its rows, so that nothing is out of sight.
import { useCallback, useState } from 'react'
import type { Block, Cell } from '../../shared/pdf/blocks.ts'
import type { Inline } from '../../shared/pdf/inline.ts'
import { useIsPhone } from '../facilitation/useIsPhone.ts'
import { inlineNodes, type InlineContext } from './blockInlines.tsx'
import { ScrollRegion } from './DocumentTable.tsx'
import tableStyles from './DocumentTable.module.css'
import styles from './BlockView.module.css'

type TableProps = { block: Extract<Block, { kind: 'table' }>; name: string; context: InlineContext }

export function BlockTable({ block, name, context }: TableProps) {
  const isPhone = useIsPhone()
  const [isWide, setWide] = useState(false)
  const onWide = useCallback(() => setWide(true), [])
  const shown = shownColumns(block)
  // The long caption stands outside, where it does not scroll away with a wide table.
  return (
    <>
      {block.caption && <p className={styles.text}>{inlineNodes(block.caption, context)}</p>}
      {isPhone && isWide && shown.length > 2 ? (
        <GroupedRows block={block} name={name} context={context} shown={shown} />
      ) : (
        <ScrollRegion label={name} onWide={onWide}>
          <Rows block={block} name={name} context={context} shown={shown} />
        </ScrollRegion>
      )}
    </>
  )
}

type RowsProps = TableProps & { shown: readonly ShownColumn[] }

const cellRows = (block: TableProps['block']): readonly (readonly Cell[])[] =>
  block.rows.flatMap((row) => (row.kind === 'cells' ? [row.cells] : []))

function shownColumns(block: TableProps['block']): readonly ShownColumn[] {
  const rows = cellRows(block)
  const given = block.columns
    .map((column, place) => ({ column, place, code: null }))
    .filter(({ column, place }) => !column.isOptional || rows.some((cells) => hasWords(cells[place])))
  return withCode(given, rows)
}

const styleOf = (cell: Cell, align: Cell['align']) => ({
  textAlign: cell.align ?? align,
  fontWeight: cell.weight,
  color: cell.color,
  backgroundColor: cell.tint,
})

function Rows({ block, name, context, shown }: RowsProps) {
  const rows = cellRows(block)
  const roomOf = (place: number) => columnRoom(Math.max(0, ...rows.map((cells) => lengthOf(cells[place]))))
  return (
    <table className={tableStyles.table}>
      <caption className="visually-hidden">{name}</caption>
      {shown.some(({ column }) => column.head !== '') && (
        <thead>
          <tr>
            {shown.map(({ column, place }) =>
              column.head === '' ? (
                <td key={place} style={{ minWidth: roomOf(place) }} />
              ) : (
                <th key={place} scope="col" style={{ textAlign: column.align, minWidth: roomOf(place) }}>
                  {column.head}
                </th>
              ),
            )}
          </tr>
        </thead>
      )}
      <tbody>
        {block.rows.map((row, line) =>
          row.kind === 'group' ? (
            <tr key={line}>
              <th colSpan={shown.length} scope="colgroup" className={styles.group}>
                {row.text}
              </th>
            </tr>
          ) : (
            <tr key={line} data-total={row.isTotal || undefined}>
              {shown.map(({ column, place, code }, index) => {
                const cell = row.cells[place] ?? { content: [] }
                const length = lengthOf(cell)
                return index === 0 && hasWords(cell) ? (
                  <th
                    key={place}
                    scope="row"
                    style={styleOf(cell, column.align)}
                    data-long={length > SHORT || undefined}
                    data-short={length <= SHORT || undefined}
                    className={styles.cell}
                  >
                    <Head cell={cell} code={code === null ? undefined : row.cells[code]} context={context} />
                  </th>
                ) : (
                  <td
                    key={place}
                    style={styleOf(cell, column.align)}
                    data-hatched={cell.isHatched || undefined}
                    data-short={length <= SHORT || undefined}
                    className={styles.cell}
                  >
                    <CellView cell={cell} context={context} />
                  </td>
                )
              })}
            </tr>
          ),
        )}
      </tbody>
    </table>
  )
}

/** Each row under its head, a line for each column that says something; a head that stands alone is a line too. */
function GroupedRows({ block, name, context, shown }: RowsProps) {
  const [first, ...others] = shown
  return (
    <table className={tableStyles.grouped}>
      <caption className="visually-hidden">{name}</caption>
      {block.rows.map((row, line) => {
        if (row.kind === 'group')
          return (
            <tbody key={line}>
              <tr>
                <th colSpan={2} scope="rowgroup" className={styles.group}>
                  {row.text}
                </th>
              </tr>
            </tbody>
          )
        const cellAt = (place: number): Cell => row.cells[place] ?? { content: [] }
        const head = first && cellAt(first.place)
        return (
          <tbody key={line} data-total={row.isTotal || undefined}>
            {head && hasWords(head) && (
              <tr>
                <th colSpan={2} scope="rowgroup">
                  <Head cell={head} code={first.code === null ? undefined : row.cells[first.code]} context={context} />
                </th>
              </tr>
            )}
            {others.map(({ column, place }) => {
              const cell = cellAt(place)
              if (!hasWords(cell)) return null
              const isLong = lengthOf(cell) > LONG
              return (
                <tr key={place}>
                  {column.head !== '' && !isLong && <th scope="row">{column.head}</th>}
                  <td
                    colSpan={column.head === '' || isLong ? 2 : 1}
                    style={{ ...styleOf(cell, undefined), textAlign: isLong ? 'left' : 'right' }}
                    data-hatched={cell.isHatched || undefined}
                    className={styles.cell}
                  >
                    {isLong && column.head !== '' && <span className={styles.over}>{column.head}</span>}
                    <CellView cell={cell} context={context} />
                  </td>
                </tr>
              )
            })}
          </tbody>
        )
      })}
    </table>
  )
}

function Head({ cell, code, context }: { cell: Cell; code: Cell | undefined; context: InlineContext }) {
  return (
    <>
      {code && hasWords(code) && (
        <span className={styles.code}>
          <CellView cell={code} context={context} />{' '}
        </span>
      )}
      <CellView cell={cell} context={context} />
    </>
  )
}

type ShownColumn = { column: TableProps['block']['columns'][number]; place: number; code: number | null }

/** Codes such as C3 or N02 in a column of their own belong to the name beside them: the two head the row together. */
function withCode(columns: readonly ShownColumn[], rows: readonly (readonly Cell[])[]): readonly ShownColumn[] {
  const [first, second, ...rest] = columns
  if (!first || !second || rest.length === 0 || first.column.head !== '' || second.column.align === 'right')
    return columns
  const isCodes = rows.every((cells) => {
    const cell = cells[first.place]
    return !cell || (lengthOf(cell) <= LONGEST_CODE && cell.bar === undefined && cell.tint === undefined)
  })
  return isCodes ? [{ ...second, code: first.place }, ...rest] : columns
}

/** In characters: longest code of a row, longest cell that stays in one line, shortest text that needs the whole width. */
const LONGEST_CODE = 4
const SHORT = 12
const LONG = 48

const lengthOf = (cell: Cell | undefined): number =>
  (cell?.content ?? []).reduce((sum, one) => sum + inlineLength(one), 0)

/** Least width of a column in px: long words need some, or the rows become towers. */
const columnRoom = (characters: number): number | undefined =>
  characters > 60 ? 190 : characters > 24 ? 130 : characters > SHORT ? 96 : undefined

function inlineLength(inline: Inline): number {
  if (typeof inline === 'string') return inline.length
  if ('keep' in inline) return inline.keep.reduce((sum, one) => sum + inlineLength(one), 0)
  return 'text' in inline ? inline.text.length : 2
}

const hasWords = (cell: Cell | undefined): boolean =>
  cell !== undefined && (cell.content.some((one) => one !== '') || cell.status !== undefined)

function CellView({ cell, context }: { cell: Cell; context: InlineContext }) {
  return (
    <>
      {cell.content.length > 0 ? inlineNodes(cell.content, context) : cell.status?.text}
      {cell.bar !== undefined && (
        <span className={styles.bar} aria-hidden>
          <i style={{ width: `${Math.max(0, Math.min(1, cell.bar)) * 100}%` }} />
        </span>
      )}
    </>
  )
}
