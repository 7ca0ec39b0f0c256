// Partners at the left, those they know at the right, lines between them as thick as the link is strong. The places are those
// of the board's map (widgets/network.ts). Pure.
import { COLOR, type Drawing, type Mark, type MeasureText } from '../drawing.ts'
import { linkPath, linkWidth, networkPlaces, nodeKey, type Network } from '../widgets/network.ts'

const SIZE = 7.6
/** Places are worked out in px of the board and drawn smaller on paper. */
const SCALE = 0.47

/**
 * @param strengthOf 0-100 of a link by its id, null when it cannot be said
 * @param size.alt what the map shows, in words
 */
export function networkChart(
  net: Network,
  strengthOf: (link: string) => number | null,
  measure: MeasureText,
  { width, alt }: { width: number; alt: string },
): Drawing {
  const names = Math.max(40, ...net.partners.map(({ name }) => measure(name, SIZE, 600) + 16))
  const longest = Math.max(
    60,
    ...net.groups.flatMap(({ nodes }) => nodes.map(({ label }) => measure(label, SIZE, 400))),
  )
  const labels = Math.min(width * 0.45, longest + 10)
  const places = networkPlaces(net, {
    width: width / SCALE,
    height: 0,
    partnerWidth: names / SCALE,
    nodeWidth: labels / SCALE,
  })
  const scaled = (value: number): number => value * SCALE
  const marks: Mark[] = []
  const groupsOf = new Map<string, string[]>()
  for (const { group, nodes } of net.groups)
    for (const { item } of nodes) groupsOf.set(item.id, [...(groupsOf.get(item.id) ?? []), nodeKey(group, item.id)])
  for (const { item, from, to } of net.links) {
    const start = places.partners.get(from)
    if (!start) continue
    const strength = strengthOf(item.id)
    for (const key of groupsOf.get(to) ?? []) {
      const end = places.nodes.get(key)
      if (!end) continue
      const at = (spot: { x: number; y: number }) => ({ x: scaled(spot.x), y: scaled(spot.y) })
      marks.push({
        kind: 'path',
        d: linkPath({ ...at(start), x: scaled(start.x) + 3 }, { ...at(end), x: scaled(end.x) - 3 }),
        stroke: {
          color: COLOR.context,
          width: linkWidth(strength) * 0.55,
          ...(strength === null ? { dash: [2, 2] as [number, number] } : {}),
        },
      })
    }
  }
  net.partners.forEach(({ id, name }, partner) => {
    const spot = places.partners.get(id)!
    const y = scaled(spot.y)
    marks.push({ kind: 'sign', x: scaled(spot.x) - 3, y, size: 7.5, partner })
    marks.push({
      kind: 'text',
      x: scaled(spot.x) - 10,
      y: y + SIZE * 0.35,
      text: name,
      size: SIZE,
      weight: 600,
      color: COLOR.ink,
      anchor: 'end',
    })
  })
  for (const { group, y } of places.heads)
    marks.push({
      kind: 'text',
      x: scaled(places.nodesX) - 3,
      y: scaled(y) + SIZE * 0.35,
      text: group.label,
      size: SIZE,
      weight: 600,
      color: group.isLeft ? COLOR.ink3 : COLOR.ink2,
    })
  for (const { group, nodes } of net.groups)
    for (const { item, label, links } of nodes) {
      const spot = places.nodes.get(nodeKey(group, item.id))!
      const [x, y] = [scaled(spot.x), scaled(spot.y)]
      marks.push({
        kind: 'circle',
        x,
        y,
        r: 2.2,
        fill: { color: links > 0 ? COLOR.action : COLOR.paper },
        stroke: { color: COLOR.action, width: 0.7 },
      })
      marks.push({
        kind: 'text',
        x: x + 6,
        y: y + SIZE * 0.35,
        text: fitted(label, width - x - 6, measure),
        size: SIZE,
        weight: 400,
        color: COLOR.ink,
      })
    }
  return { width, height: scaled(places.height), marks, alt }
}

/** The words that fit; the full name stands in the table beside every map. */
function fitted(words: string, room: number, measure: MeasureText): string {
  if (measure(words, SIZE, 400) <= room) return words
  let text = words
  while (text.length > 1 && measure(`${text}…`, SIZE, 400) > room) text = text.slice(0, -1).trimEnd()
  return `${text}…`
}
