// The message house: one main message as roof, three pillars with their proofs, what it all stands on (domain 4.T08.3).
import { listItems, singleField, type BoardState } from '../board/boardState.ts'
import { COLOR, type Drawing, type Mark, type MeasureText, type Translate } from '../drawing.ts'
import { textOf } from './boardTexts.ts'
import { HATCH, textLines, type ChartSize, chartTable } from './chartParts.ts'
import { wrapText } from './wrapText.ts'

/** As high as its texts need; `size.height` is the least height. An empty part is hatched and says what belongs there. */
export function messageHouseChart(board: BoardState, t: Translate, measure: MeasureText, size: ChartSize): Drawing {
  const u = size.fontScale
  const { width } = size
  const marks: Mark[] = []
  const roofText = textOf(singleField(board, 'T08.house', 'roof'), t).trim()
  const foundation = textOf(singleField(board, 'T08.house', 'foundation'), t).trim()
  const pillars = listItems(board, 'T08.pillars').map((item) => ({
    title: textOf(item.fields['title'], t).trim(),
    text: textOf(item.fields['text'], t).trim(),
    proof: [item.fields['proof'], item.fields['source'], item.fields['year']]
      .map((value) => textOf(value, t).trim())
      .filter((part) => part !== '')
      .join(', '),
  }))
  const roofLines = wrapText(roofText === '' ? t('chart.house.noRoof') : roofText, width * 0.56, 13.5 * u, 600, measure)
  const roofHeight = Math.max(62 * u, 34 * u + roofLines.length * 17 * u)
  marks.push({
    kind: 'path',
    d: `M0 ${roofHeight}L${width / 2} 0L${width} ${roofHeight}Z`,
    ...(roofText === '' ? { fill: { color: '#EDF0F2' } } : { fill: { color: COLOR.action } }),
  })
  marks.push(
    ...textLines(
      roofLines,
      { x: width / 2, y: roofHeight - 12 * u - (roofLines.length - 1) * 17 * u, lineHeight: 17 * u },
      {
        size: 13.5 * u,
        weight: 600,
        color: roofText === '' ? COLOR.ink2 : COLOR.paper,
        anchor: 'middle',
      },
    ),
  )
  const gap = 8 * u
  const count = Math.max(3, pillars.length)
  const column = (width - gap * (count - 1)) / count
  const top = roofHeight + 7 * u
  const blocks = Array.from({ length: count }, (_, i) => pillars[i]).map((pillar) => {
    if (!pillar) return null
    const inner = column - 18 * u
    return {
      title: wrapText(pillar.title === '' ? t('chart.house.noTitle') : pillar.title, inner, 12.5 * u, 600, measure),
      text: pillar.text === '' ? [] : wrapText(pillar.text, inner, 12 * u, 400, measure),
      proof: wrapText(pillar.proof === '' ? t('chart.house.noProof') : pillar.proof, inner, 11 * u, 400, measure),
    }
  })
  const heightOf = (block: (typeof blocks)[number]) =>
    block === null
      ? 40 * u
      : 22 * u + block.title.length * 15 * u + block.text.length * 15 * u + block.proof.length * 13.5 * u
  const footLines = wrapText(foundation, width - 20 * u, 12 * u, 400, measure)
  const footHeight = foundation === '' ? 0 : footLines.length * 15 * u + 10 * u
  const pillarHeight = Math.max(...blocks.map(heightOf), size.height - top - footHeight - 7 * u)
  blocks.forEach((block, i) => {
    const x = i * (column + gap)
    if (block === null) {
      marks.push({ kind: 'rect', x, y: top, w: column, h: pillarHeight, fill: { hatch: HATCH } })
      return
    }
    marks.push({ kind: 'rect', x, y: top, w: column, h: pillarHeight, fill: { color: COLOR.actionTint } })
    let y = top + 20 * u
    const put = (lines: string[], lineHeight: number, look: { size: number; weight: 400 | 600; color: string }) => {
      marks.push(...textLines(lines, { x: x + 9 * u, y, lineHeight }, look))
      y += lines.length * lineHeight
    }
    put(block.title, 15 * u, { size: 12.5 * u, weight: 600, color: COLOR.ink })
    put(block.text, 15 * u, { size: 12 * u, weight: 400, color: COLOR.ink })
    put(block.proof, 13.5 * u, { size: 11 * u, weight: 400, color: COLOR.ink2 })
  })
  const bottom = top + pillarHeight + 7 * u
  if (footHeight > 0) {
    marks.push({ kind: 'rect', x: 0, y: bottom, w: width, h: footHeight, fill: { color: '#D9E6E7' } })
    marks.push(
      ...textLines(
        footLines,
        { x: width / 2, y: bottom + 16 * u, lineHeight: 15 * u },
        { size: 12 * u, weight: 400, color: COLOR.ink, anchor: 'middle' },
      ),
    )
  }
  const alt = [
    t('chart.house.alt', { roof: roofText === '' ? t('chart.nothingYet') : roofText }),
    ...pillars.map(({ title, text, proof }) => t('chart.house.altPillar', { title, text, proof })),
    foundation,
  ]
  const table = chartTable(
    t,
    ['pillar', 'text', 'proof'],
    pillars.map(({ title, text, proof }) => [title, text, proof]),
  )
  return { width, height: bottom + footHeight, marks, alt: alt.filter((part) => part !== '').join(' '), table }
}
