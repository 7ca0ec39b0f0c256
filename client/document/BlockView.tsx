// The report's blocks as HTML: what is computed and printed on paper reads the same here, charts with their words and tables
// with their heads. Knows no template.
import { useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { Block, Cell } from '../../shared/pdf/blocks.ts'
import type { Inline } from '../../shared/pdf/inline.ts'
import type { MeasureText } from '../../shared/drawing.ts'
import { useBoard } from '../board/boardContext.ts'
import { DrawingView } from '../ui/DrawingView.tsx'
import { measureText, useBoardFont } from '../ui/measureText.ts'
import { inlineNodes, type InlineContext } from './blockInlines.tsx'
import { sentencesOf } from './sentencesOf.ts'
import { ScrollRegion } from './DocumentTable.tsx'
import tableStyles from './DocumentTable.module.css'
import styles from './BlockView.module.css'

/** Charts are made for a page; narrower ones scroll sideways. */
const LEAST_CHART = 440
const MOST_CHART = 760

export function BlockView({ blocks, name }: { blocks: readonly Block[]; name: string }) {
  return blocks.map((block, place) => <OneBlock key={place} block={block} name={nameAt(blocks, place) ?? name} />)
}

/** A table or chart is called after the heading before it. */
function nameAt(blocks: readonly Block[], place: number): string | null {
  for (let index = place - 1; index >= 0; index--) {
    const block = blocks[index]!
    if (block.kind === 'heading') return block.text
    if (block.kind === 'section') return block.title
  }
  return null
}

function OneBlock({ block, name }: { block: Block; name: string }) {
  const { board, looks, t } = useBoard()
  const context = useMemo<InlineContext>(() => ({ looks, partners: board.partners, t }), [looks, board.partners, t])
  switch (block.kind) {
    case 'heading':
      return <h4 className={styles.heading}>{block.text}</h4>
    case 'section':
    case 'chapter':
      return <h4 className={styles.heading}>{block.title}</h4>
    case 'text':
      return (
        <p className={styles.text} data-style={block.style}>
          {inlineNodes(block.content, context)}
        </p>
      )
    case 'list':
      return (
        <ul className={styles.list}>
          {block.items.map((item, place) => (
            <li key={place}>{inlineNodes(item, context)}</li>
          ))}
        </ul>
      )
    case 'decision':
      return (
        <div className={styles.decision}>
          <p>{block.statement}</p>
          <p className={styles.text}>{inlineNodes(block.content, context)}</p>
        </div>
      )
    case 'figures':
      return (
        <dl className={styles.figures}>
          {block.figures.map(({ value, label }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )
    case 'chart':
      return (
        <figure className={styles.chart}>
          <Chart draw={block.draw} height={block.height} name={name} most={MOST_CHART} />
          {block.caption && <figcaption className={styles.text}>{inlineNodes(block.caption, context)}</figcaption>}
        </figure>
      )
    case 'beside':
      return (
        <>
          <figure className={styles.chart}>
            <Chart draw={block.draw} height={block.height} name={name} most={Math.max(block.width, 420)} />
          </figure>
          <BlockView blocks={block.right} name={name} />
        </>
      )
    case 'table':
      return <TableBlock block={block} name={name} context={context} />
    case 'columns':
      return (
        <div className={styles.columns}>
          <div>
            <BlockView blocks={block.left} name={name} />
          </div>
          <div>
            <BlockView blocks={block.right} name={name} />
          </div>
        </div>
      )
    case 'badges':
      return (
        <ul className={styles.badges}>
          {block.badges.map((badge) => (
            <li key={badge.code} data-status={badge.status}>
              {badge.code} {badge.text ?? t(`coverage.status.${badge.status}`)}
            </li>
          ))}
        </ul>
      )
    case 'contents':
    case 'gap':
      return null
  }
}

type TableProps = { block: Extract<Block, { kind: 'table' }>; name: string; context: InlineContext }

function TableBlock({ block, name, context }: TableProps) {
  const cellsOf = block.rows.flatMap((row) => (row.kind === 'cells' ? [row.cells] : []))
  const given = block.columns
    .map((column, place) => ({ column, place, code: null as number | null }))
    .filter(({ column, place }) => !column.isOptional || cellsOf.some((cells) => hasWords(cells[place])))
  const shown = withCode(given, cellsOf)
  const roomOf = (place: number) => columnRoom(Math.max(0, ...cellsOf.map((cells) => lengthOf(cells[place]))))
  // The long caption stands outside, where it does not scroll away with a wide table.
  const words = block.caption && <p className={styles.text}>{inlineNodes(block.caption, context)}</p>
  return (
    <>
      {words}
      <ScrollRegion label={name}>
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
                    const before = code === null ? undefined : row.cells[code]
                    const style = {
                      textAlign: cell.align ?? column.align,
                      fontWeight: cell.weight,
                      color: cell.color,
                      backgroundColor: cell.tint,
                    }
                    const content = <CellView cell={cell} context={context} />
                    return index === 0 && hasWords(cell) ? (
                      <th key={place} scope="row" style={style} data-long={lengthOf(cell) > SHORT || undefined}>
                        {before && hasWords(before) && (
                          <span className={styles.code}>
                            <CellView cell={before} context={context} />{' '}
                          </span>
                        )}
                        {content}
                      </th>
                    ) : (
                      <td
                        key={place}
                        style={style}
                        data-hatched={cell.isHatched || undefined}
                        data-short={lengthOf(cell) <= SHORT || undefined}
                        className={styles.cell}
                      >
                        {content}
                      </td>
                    )
                  })}
                </tr>
              ),
            )}
          </tbody>
        </table>
      </ScrollRegion>
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

/** Longest code of a row, and longest head of a row that needs no room of its own, in characters. */
const LONGEST_CODE = 4
const SHORT = 12

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

/** What the chart shows, for who would rather read it: the same words that a screen reader says. */
function ChartWords({ alt }: { alt: string }) {
  const { t } = useBoard()
  return (
    <details className={styles.words}>
      <summary>{t('document.chart.words')}</summary>
      <ul>
        {sentencesOf(alt).map((sentence, place) => (
          <li key={place}>{sentence}</li>
        ))}
      </ul>
    </details>
  )
}

type ChartProps = {
  draw: (measure: MeasureText, width: number, height: number) => ReturnType<Extract<Block, { kind: 'chart' }>['draw']>
  height: number
  name: string
  most: number
}

function Chart({ draw, height, name, most }: ChartProps) {
  const { looks } = useBoard()
  const isFontReady = useBoardFont()
  const box = useRef<HTMLDivElement>(null)
  const [room, setRoom] = useState(0)
  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    const measure = () => setRoom(element.clientWidth)
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  const width = Math.min(most, Math.max(LEAST_CHART, room - 26))
  const drawing = useMemo(
    () => (room === 0 ? null : draw(measureText, width, height)),
    // Widths measured before the font was there are wrong.
    [draw, width, height, room, isFontReady], // eslint-disable-line react-hooks/exhaustive-deps -- see above
  )
  return (
    <div ref={box}>
      <ScrollRegion label={name}>
        <div className={styles.drawing}>{drawing && <DrawingView drawing={drawing} looks={looks} />}</div>
      </ScrollRegion>
      {drawing && drawing.alt !== '' && <ChartWords alt={drawing.alt} />}
    </div>
  )
}
