// The report's blocks as HTML: what is computed and printed on paper reads the same here, charts with their words and tables
// with their heads. Knows no template.
import { useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { Block } from '../../shared/pdf/blocks.ts'
import type { ChartTable, MeasureText } from '../../shared/drawing.ts'
import { useBoard } from '../board/boardContext.ts'
import { DrawingView } from '../ui/DrawingView.tsx'
import { measureText, useBoardFont } from '../ui/measureText.ts'
import { inlineNodes, type InlineContext } from './blockInlines.tsx'
import { BlockTable } from './BlockTable.tsx'
import { sentencesOf } from './sentencesOf.ts'
import { DocumentTable, ScrollRegion } from './DocumentTable.tsx'
import styles from './BlockView.module.css'

/** The narrowest phone; charts that need more room scroll sideways. */
const LEAST_CHART = 280
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
          <Chart {...block} name={name} least={block.leastWidth ?? LEAST_CHART} most={MOST_CHART} />
          {block.caption && <figcaption className={styles.text}>{inlineNodes(block.caption, context)}</figcaption>}
        </figure>
      )
    case 'beside':
      return (
        <>
          <figure className={styles.chart}>
            <Chart {...block} name={name} least={LEAST_CHART} most={Math.max(block.width, 420)} />
          </figure>
          <BlockView blocks={block.right} name={name} />
        </>
      )
    case 'table':
      return <BlockTable block={block} name={name} context={context} />
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

/** The same figures as a table with heads, for who reads or listens. */
function ChartFigures({ table, name }: { table: ChartTable; name: string }) {
  const { t } = useBoard()
  const [first = '', ...others] = table.heads
  return (
    <details className={styles.words}>
      <summary>{t('document.chart.figures')}</summary>
      <DocumentTable
        caption={name}
        corner={first}
        heads={others.map((head, place) => ({ id: String(place), content: head }))}
        rows={table.rows.map(([head, ...cells], line) => ({
          id: String(line),
          head,
          cells: cells.map((content, place) => ({ id: String(place), content })),
        }))}
        isWide={others.length > 2}
      />
    </details>
  )
}

type ChartProps = {
  draw: (measure: MeasureText, width: number, height: number) => ReturnType<Extract<Block, { kind: 'chart' }>['draw']>
  height: number
  name: string
  least: number
  most: number
}

function Chart({ draw, height, name, least, most }: ChartProps) {
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
  const width = Math.min(most, Math.max(least, room - 26))
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
      {drawing?.table && drawing.table.rows.length > 0 && <ChartFigures table={drawing.table} name={name} />}
    </div>
  )
}
