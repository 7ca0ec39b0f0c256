// What the partners have along the value chain: a column a stage, an asset with its partner's sign (domain 4.T08.3).
import type { BoardState } from '../board/boardState.ts'
import { listItems } from '../board/boardState.ts'
import { VALUE_CHAIN_STAGES, type BrandResults } from '../compute/results.ts'
import { COLOR, type Drawing, type Mark, type MeasureText, type Translate } from '../drawing.ts'
import { itemLabel } from './boardTexts.ts'
import { HATCH, textLines, type ChartSize, chartTable } from './chartParts.ts'
import { wrapText } from './wrapText.ts'

type Entry = { text: string; partner: number }

function entriesOf(board: BoardState, stage: string, t: Translate): Entry[] {
  return listItems(board, 'T08.assets')
    .filter((item) => item.fields['stage'] === stage)
    .map((item) => ({
      text: itemLabel(item, t),
      partner: board.partners.findIndex(({ id }) => id === item.fields['partner']),
    }))
}

/**
 * Six stages side by side, support across all of them below. A stage that has nothing is hatched and says so. The drawing is
 * as high as its contents need; `size.height` is the least height.
 */
export function valueChainChart(
  results: BrandResults,
  board: BoardState,
  t: Translate,
  measure: MeasureText,
  size: ChartSize,
): Drawing {
  const u = size.fontScale
  const stages = VALUE_CHAIN_STAGES.filter((stage) => stage !== 'SX')
  const gap = 6 * u
  const column = (size.width - gap * (stages.length - 1)) / stages.length
  const font = 12 * u
  const lineHeight = 14.5 * u
  const indent = 16 * u
  const marks: Mark[] = []
  const names = stages.map((stage) => wrapText(t(`T08.option.stage.${stage}`), column - 26 * u, font, 600, measure))
  const headHeight = Math.max(...names.map((lines) => lines.length)) * lineHeight + 12 * u
  let bottom = headHeight + 50 * u
  const sentences: string[] = []
  stages.forEach((stage, i) => {
    const x = i * (column + gap)
    const entries = entriesOf(board, stage, t)
    const isMissing = results.assets.missingStages.includes(stage)
    const tip = 9 * u
    marks.push({
      kind: 'path',
      d: `M${x} 0L${x + column - tip} 0L${x + column} ${headHeight / 2}L${x + column - tip} ${headHeight}L${x} ${headHeight}L${x + tip} ${headHeight / 2}Z`,
      fill: { color: isMissing ? '#EDF0F2' : '#D2E6E7' },
    })
    const top = headHeight / 2 - ((names[i]!.length - 1) * lineHeight) / 2 + font * 0.35
    marks.push(
      ...textLines(
        names[i]!,
        { x: x + 15 * u, y: top, lineHeight },
        { size: font, weight: 600, color: isMissing ? COLOR.ink2 : COLOR.ink },
      ),
    )
    let y = headHeight + 8 * u
    if (entries.length === 0) {
      const text = t('chart.nothingYet')
      const width = measure(text, font, 400) + 10 * u
      marks.push({ kind: 'rect', x, y, w: column, h: 42 * u, fill: { hatch: HATCH } })
      marks.push({
        kind: 'rect',
        x: x + (column - width) / 2,
        y: y + 11 * u,
        w: width,
        h: 20 * u,
        fill: { color: COLOR.paper },
      })
      marks.push({
        kind: 'text',
        x: x + column / 2,
        y: y + 25 * u,
        text,
        size: font,
        weight: 400,
        color: COLOR.ink2,
        anchor: 'middle',
      })
    }
    for (const entry of entries) {
      const lines = wrapText(entry.text, column - indent - 2 * u, font, 400, measure)
      if (entry.partner >= 0)
        marks.push({ kind: 'sign', x: x + 6 * u, y: y + lineHeight / 2, size: 9 * u, partner: entry.partner })
      marks.push(
        ...textLines(
          lines,
          { x: x + indent, y: y + lineHeight / 2 + font * 0.35, lineHeight },
          { size: font, weight: 400, color: COLOR.ink },
        ),
      )
      y += lines.length * lineHeight + 4 * u
    }
    bottom = Math.max(bottom, y)
    sentences.push(
      t('chart.chain.altStage', { stage: t(`T08.option.stage.${stage}`), assets: altList(entries, board, t) }),
    )
  })
  const support = entriesOf(board, 'SX', t)
  sentences.push(t('chart.chain.altStage', { stage: t('T08.option.stage.SX'), assets: altList(support, board, t) }))
  const bar = supportBar(support, { top: bottom + 6 * u, width: size.width, u, font, lineHeight, t, measure })
  const height = Math.max(size.height, bottom + 6 * u + bar.height)
  return {
    width: size.width,
    height,
    marks: [...marks, ...bar.marks],
    alt: [t('chart.chain.alt'), ...sentences].join(' '),
    table: chartTable(
      t,
      ['stage', 'assets'],
      VALUE_CHAIN_STAGES.map((stage) => [
        t(`T08.option.stage.${stage}`),
        altList(entriesOf(board, stage, t), board, t),
      ]),
    ),
  }
}

function supportBar(
  entries: readonly Entry[],
  at: { top: number; width: number; u: number; font: number; lineHeight: number; t: Translate; measure: MeasureText },
): { marks: Mark[]; height: number } {
  const { u, font, lineHeight, measure } = at
  const marks: Mark[] = []
  const title = at.t('T08.option.stage.SX')
  const left = 8 * u + measure(title, font, 600) + 16 * u
  let [x, row] = [left, 0]
  const place: Mark[] = []
  const all = entries.length === 0 ? [{ text: at.t('chart.nothingYet'), partner: -1 }] : entries
  for (const entry of all) {
    const lines = wrapText(entry.text, at.width - left - 24 * u, font, 400, measure)
    const width = 16 * u + Math.max(...lines.map((line) => measure(line, font, 400))) + 16 * u
    if (x > left && x + width > at.width) [x, row] = [left, row + 1]
    const y = at.top + 8 * u + row * (lineHeight + 2 * u)
    if (entry.partner >= 0)
      place.push({ kind: 'sign', x: x + 5 * u, y: y + lineHeight / 2, size: 9 * u, partner: entry.partner })
    place.push(
      ...textLines(
        lines,
        { x: x + 15 * u, y: y + lineHeight / 2 + font * 0.35, lineHeight },
        { size: font, weight: 400, color: COLOR.ink },
      ),
    )
    x += width
    row += lines.length - 1
  }
  const height = 16 * u + (row + 1) * (lineHeight + 2 * u)
  marks.push({ kind: 'rect', x: 0, y: at.top, w: at.width, h: height, fill: { color: COLOR.surface } })
  marks.push({
    kind: 'text',
    x: 8 * u,
    y: at.top + 8 * u + lineHeight / 2 + font * 0.35,
    text: title,
    size: font,
    weight: 600,
    color: COLOR.ink,
  })
  return { marks: [...marks, ...place], height }
}

function altList(entries: readonly Entry[], board: BoardState, t: Translate): string {
  if (entries.length === 0) return t('chart.nothingYet')
  return entries
    .map(({ text, partner }) => (partner < 0 ? text : `${text} (${board.partners[partner]!.name})`))
    .join(', ')
}
