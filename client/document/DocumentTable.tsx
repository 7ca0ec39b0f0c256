// A table with caption and heads that scrolls sideways inside itself where the screen is narrow, by keyboard too.
import { useLayoutEffect, useRef, useState, type ReactNode } from 'react'
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
}

export function DocumentTable({ caption, corner, heads, rows, isNumeric = false }: Props) {
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

/** A stop of the keyboard only while there is something to scroll to. */
export function ScrollRegion({ label, children }: { label: string; children: ReactNode }) {
  const ref = useRef<HTMLDivElement>(null)
  const [isWide, setWide] = useState(false)
  useLayoutEffect(() => {
    const box = ref.current
    if (!box) return
    const measure = () => setWide(box.scrollWidth > box.clientWidth + 1)
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(box)
    if (box.firstElementChild) observer.observe(box.firstElementChild)
    return () => observer.disconnect()
  }, [])
  return (
    <div ref={ref} className={styles.region} {...(isWide ? { role: 'group', 'aria-label': label, tabIndex: 0 } : {})}>
      {children}
    </div>
  )
}
