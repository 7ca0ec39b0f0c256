// Who represents us when: a strip of months for each market, months without anybody hatched in red (domain 4.T01)
// once somebody has a term.
import { COLOR, type Drawing, type Mark, type MeasureText, type Translate } from '../drawing.ts'
import { runsOf, type RotaLane } from '../widgets/rota.ts'
import { GRID, line, type ChartSize } from './chartParts.ts'
import { wrapText } from './wrapText.ts'

const HEAD = 26
const LINE = 20
const STRIP = 9
const LANE_GAP = 9

/** A height at which every lane has room for its terms. */
export function rotaHeight(lanes: readonly RotaLane[], fontScale: number): number {
  return (HEAD + lanes.reduce((sum, { lines }) => sum + lines * LINE + STRIP + LANE_GAP, 0)) * fontScale
}

/**
 * @param months of the strategy period, as `2026-03`
 * @param alt what the chart shows, in words (charterFindings)
 */
export function rotaChart(
  lanes: readonly RotaLane[],
  months: readonly string[],
  alt: string,
  t: Translate,
  measure: MeasureText,
  size: ChartSize,
): Drawing {
  const u = size.fontScale
  const font = 12 * u
  const small = 11 * u
  const notes = lanes.map((lane) => noteOf(lane, t))
  const labelWidth = Math.min(
    0.26 * size.width,
    Math.max(40 * u, ...lanes.map(({ label }) => measure(label, font, 600))),
  )
  const noteWidth = Math.max(0, ...notes.map((note) => measure(note, small, 600)))
  const left = labelWidth + 12 * u
  const right = size.width - noteWidth - 10 * u
  const x = (place: number): number => left + (place / Math.max(1, months.length)) * (right - left)
  const height = rotaHeight(lanes, u)
  const marks: Mark[] = []
  months.forEach((month, i) => {
    const isYear = month.endsWith('-01') || i === 0
    if (!isYear && !/-(04|07|10)$/.test(month)) return
    marks.push(line(x(i), (isYear ? 4 : 18) * u, x(i), height, { color: isYear ? COLOR.line : GRID, width: u }))
    if (isYear)
      marks.push({
        kind: 'text',
        x: x(i) + 4 * u,
        y: 14 * u,
        text: month.slice(0, 4),
        size: small,
        weight: 400,
        color: COLOR.ink3,
      })
  })
  // A board on which nobody speaks yet has work ahead, not gaps.
  const gap = lanes.some(({ terms }) => terms.length > 0) ? COLOR.error : COLOR.ink3
  let y = HEAD * u
  lanes.forEach((lane, i) => {
    marks.push(...laneMarks(lane, notes[i]!, { y, u, x, labelWidth, right, width: size.width, months, measure, gap }))
    y += (lane.lines * LINE + STRIP + LANE_GAP) * u
  })
  return { width: size.width, height, marks, alt }
}

function noteOf(lane: RotaLane, t: Translate): string {
  if (lane.isLeft) return t('T01.rota.left')
  return lane.gaps.length === 0 ? '' : t('T01.rota.open', { count: lane.gaps.length })
}

type At = {
  y: number
  u: number
  x: (place: number) => number
  labelWidth: number
  right: number
  width: number
  months: readonly string[]
  measure: MeasureText
  /** Colour of months without anybody. */
  gap: string
}

function laneMarks(lane: RotaLane, note: string, at: At): Mark[] {
  const { y, u, x, measure } = at
  const marks: Mark[] = []
  const font = 12 * u
  const stripTop = y + lane.lines * LINE * u
  const ink = lane.isLeft ? COLOR.ink3 : COLOR.ink
  wrapText(lane.label, at.labelWidth, font, 600, measure).forEach((text, i) =>
    marks.push({ kind: 'text', x: 0, y: y + 13 * u + i * 13 * u, text, size: font, weight: 600, color: ink }),
  )
  // The strip says for each month whether somebody speaks here, also when only those do who speak for all.
  const isOpen = new Set(lane.gaps)
  const filled = at.months.map((_, i) => i).filter((i) => !isOpen.has(i))
  const strip = { y: stripTop, h: (STRIP - 2) * u }
  if (lane.isAsked) {
    for (const [from, to] of runsOf(filled))
      marks.push({ kind: 'rect', x: x(from), w: x(to + 1) - x(from), ...strip, fill: { color: COLOR.actionTint } })
    for (const [from, to] of runsOf(lane.gaps))
      marks.push({
        kind: 'rect',
        x: x(from) + 0.75 * u,
        w: x(to + 1) - x(from) - 1.5 * u,
        ...strip,
        fill: { hatch: at.gap },
        stroke: { color: at.gap, width: 1.2 * u },
      })
  }
  for (const term of lane.terms) {
    const top = y + term.line * LINE * u
    const from = x(term.from)
    const w = x(term.to + 1) - from
    const edge = lane.isLeft ? COLOR.controlLine : COLOR.action
    marks.push({
      kind: 'rect',
      x: from + 0.75 * u,
      y: top,
      w: w - 1.5 * u,
      h: (LINE - 4) * u,
      fill: { color: lane.isLeft ? COLOR.surface : COLOR.actionTint },
      stroke: { color: edge, width: u },
      radius: 2 * u,
    })
    if (term.partner >= 0)
      marks.push({ kind: 'sign', x: from + 10 * u, y: top + 8 * u, size: 9 * u, partner: term.partner })
    const room = w - 24 * u
    const name = shortened(term.person, room, font, measure)
    if (name !== '')
      marks.push({ kind: 'text', x: from + 19 * u, y: top + 12.2 * u, text: name, size: font, weight: 400, color: ink })
  }
  if (note !== '')
    marks.push({
      kind: 'text',
      x: at.width,
      y: (lane.isAsked ? stripTop : y) + (lane.isAsked ? 7 : 13) * u,
      text: note,
      size: 11 * u,
      weight: lane.isLeft ? 400 : 600,
      color: lane.isLeft ? COLOR.ink3 : at.gap,
      anchor: 'end',
    })
  return marks
}

/** The words that fit; the full name stands in the list of representatives. */
function shortened(text: string, room: number, size: number, measure: MeasureText): string {
  if (measure(text, size, 400) <= room) return text
  const letters = [...text]
  while (letters.length > 1 && measure(`${letters.join('')}…`, size, 400) > room) letters.pop()
  return letters.length > 1 ? `${letters.join('').trimEnd()}…` : ''
}
