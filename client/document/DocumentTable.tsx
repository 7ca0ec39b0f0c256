// A table with caption and heads. Where the screen is narrow it scrolls sideways inside itself, by keyboard too, or stands as
// a group of lines for each of its rows.
import { useLayoutEffect, useRef, useState, type ReactNode } from 'react'
import { useIsPhone } from '../facilitation/useIsPhone.ts'
import styles from './DocumentTable.module.css'

export type TableHead = { id: string; content: ReactNode; isLeft?: boolean }
export type TableRow = {
  id: string
  head: ReactNode
  cells: readonly { id: string; content: ReactNode; span?: number }[]
  isLeft?: boolean
}

type Props = {
  caption: string
  /** Head of the first column, over the heads of the rows. */
  corner: string
  heads: readonly TableHead[]
  rows: readonly TableRow[]
  isNumeric?: boolean
  /** Wider than a phone: there each row becomes a group, with a line for each of its cells. */
  isWide?: boolean
}

export function DocumentTable({ caption, corner, heads, rows, isNumeric = false, isWide = false }: Props) {
  const isPhone = useIsPhone()
  if (isPhone && isWide) return <GroupedTable caption={caption} heads={heads} rows={rows} />
  return (
    <ScrollRegion label={caption}>
      <table className={styles.table} data-form data-numeric={isNumeric || undefined}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {corner === '' ? <td /> : <th scope="col">{corner}</th>}
            {heads.map((head) => (
              <th key={head.id} scope="col" data-left={head.isLeft || undefined}>
                {head.content}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} data-left={row.isLeft || undefined}>
              <th scope="row">{row.head}</th>
              {row.cells.map((cell) => (
                <td key={cell.id} colSpan={cell.span}>
                  {cell.content}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

/** One table still, so that it is called by its name; what were heads of columns stand at their cells. */
function GroupedTable({ caption, heads, rows }: Pick<Props, 'caption' | 'heads' | 'rows'>) {
  const headOf = (id: string) => heads.find((head) => head.id === id)
  return (
    <table className={styles.grouped}>
      <caption className="visually-hidden">{caption}</caption>
      {rows.map((row) => (
        <tbody key={row.id} data-left={row.isLeft || undefined}>
          <tr>
            <th colSpan={2} scope="rowgroup">
              {row.head}
            </th>
          </tr>
          {linesOf(row).map((cell) => {
            const head = headOf(cell.id)
            return (
              <tr key={cell.id} data-left={head?.isLeft || undefined}>
                {/* A cell across all columns belongs to none of them. */}
                {head && <th scope="row">{head.content}</th>}
                <td colSpan={head ? 1 : 2}>{cell.content}</td>
              </tr>
            )
          })}
        </tbody>
      ))}
    </table>
  )
}

/** Cells that all say the same few words say them once. */
function linesOf({ cells }: TableRow): TableRow['cells'] {
  const [first, ...rest] = cells
  if (!first || rest.length === 0 || typeof first.content !== 'string') return cells
  return rest.every(({ content }) => content === first.content) ? [{ id: '', content: first.content }] : cells
}

type ScrollProps = {
  label: string
  children: ReactNode
  /** What is inside does not fit. */
  onWide?: () => void
}

/** A stop of the keyboard only while there is something to scroll to; its edge shows that there is. */
export function ScrollRegion({ label, children, onWide }: ScrollProps) {
  const ref = useRef<HTMLDivElement>(null)
  const [isWide, setWide] = useState(false)
  useLayoutEffect(() => {
    const box = ref.current
    if (!box) return
    const measure = () => {
      const isTooWide = box.scrollWidth > box.clientWidth + 1
      setWide(isTooWide)
      if (isTooWide) onWide?.()
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(box)
    if (box.firstElementChild) observer.observe(box.firstElementChild)
    return () => observer.disconnect()
  }, [onWide])
  return (
    <div ref={ref} className={styles.region} {...(isWide ? { role: 'group', 'aria-label': label, tabIndex: 0 } : {})}>
      {children}
    </div>
  )
}
