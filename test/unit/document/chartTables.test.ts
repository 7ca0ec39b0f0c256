// Each chart of the document view has its figures as a table: on the chart itself, or beside it in the same part.
import { beforeAll, describe, expect, it } from 'vitest'
import { computeBoard } from '../../../shared/boardResults.ts'
import { CATALOG, widgetOn } from '../../../shared/catalog.ts'
import type { Drawing } from '../../../shared/drawing.ts'
import type { Block } from '../../../shared/pdf/blocks.ts'
import { pdfParts, TEMPLATE_BLOCKS } from '../../../shared/pdf/chapters/templateBlocks.ts'
import { createReportContext } from '../../../shared/pdf/reportContext.ts'
import { t } from '../pdf/examplePdf.ts'
import { prepareExample } from '../pdf/exampleState.ts'

const measure = (text: string, size: number) => text.length * size * 0.5
type Part = { id: string; charts: Drawing[]; hasTable: boolean }
let parts: Part[]

const inside = (block: Block): Block[] =>
  block.kind === 'columns'
    ? [...block.left, ...block.right].flatMap(inside)
    : block.kind === 'beside'
      ? [block, ...block.right.flatMap(inside)]
      : [block]

beforeAll(async () => {
  const board = await prepareExample(undefined, 'full')
  const day = board.today ?? '2026-11-22'
  const context = createReportContext({ board, ...computeBoard(board, day), people: [], day, language: 'en', t })
  parts = [...CATALOG.keys()].flatMap((instance) =>
    pdfParts(instance).map(({ block, widget, by }) => {
      const place = { widget: widget === undefined ? null : widgetOn(instance, widget), by: by ?? null }
      const blocks = (TEMPLATE_BLOCKS[block]?.(context, instance, place) ?? []).flatMap(inside)
      return {
        id: `${instance} ${block}`,
        charts: blocks.flatMap((one) =>
          one.kind === 'chart' || one.kind === 'beside' ? [one.draw(measure, 700, one.height)] : [],
        ),
        hasTable: blocks.some(({ kind }) => kind === 'table'),
      }
    }),
  )
})

/** What they draw stands item by item, with its days, in the lists of the same part of the document. */
const LISTED = ['T01 rota', 'T11 referenceLane']

describe('the figures of a chart', () => {
  it('[O11] are a table on every chart that has none beside it', () => {
    const charts = parts.filter((part) => part.charts.length > 0)
    expect(charts.length).toBeGreaterThan(15)
    const bare = charts.filter(({ charts: own, hasTable }) => !hasTable && own.some(({ table }) => !table))
    expect(bare.map(({ id }) => id)).toEqual(LISTED)
    expect(charts.flatMap((part) => part.charts).filter(({ table }) => table).length).toBeGreaterThan(12)
  })

  it('[O11] have translated heads, as many cells in each row, and every number that is drawn', () => {
    for (const { id, charts } of parts)
      for (const { table, marks } of charts) {
        if (!table) continue
        expect(table.rows.length, id).toBeGreaterThan(0)
        expect(
          table.heads.filter((head) => head === '' || /^[a-z]\w*\.|\./i.test(head)),
          id,
        ).toEqual([])
        for (const row of table.rows) expect(row.length, id).toBe(table.heads.length)
        const cells = new Set(table.rows.flat())
        const drawn = marks.flatMap((mark) => (mark.kind === 'text' && /^\d+\.\d+$/.test(mark.text) ? [mark.text] : []))
        expect(
          drawn.filter((number) => !cells.has(number)),
          id,
        ).toEqual([])
      }
  })
})
