// The network widget: links between the partners and the items of another list. Says which nodes there are, where they stand
// and which links hang on them. The places depend only on the board's contents, so that everybody sees the same map. Pure.
import { listItems, type BoardState, type Item } from '../board/boardState.ts'
import { instanceOf, widgetOn, widgetSeedOf, type WidgetId } from '../catalog.ts'
import { itemLabel } from '../charts/boardTexts.ts'
import type { Translate } from '../drawing.ts'
import type { WidgetSeed } from '../templateSeed.ts'
import { fieldNamed, groupItems, type Group } from './grouping.ts'

export type NetworkSeed = Extract<WidgetSeed, { kind: 'network' }>

export type NetworkLink = { item: Item; from: string; to: string }
export type NetworkNode = { item: Item; label: string; links: number }
export type NetworkGroup = { group: Group | null; nodes: NetworkNode[] }
export type Network = {
  /** Partners in the consortium's order, with the number of their links. */
  partners: { id: string; name: string; links: number }[]
  groups: NetworkGroup[]
  links: NetworkLink[]
  /** Links without a partner or a node, or to one that has gone. */
  loose: Item[]
}

/** @throws Error when the widget is no network. */
export function networkSeedOf(widget: WidgetId): NetworkSeed {
  const seed = widgetSeedOf(widget)
  if (seed?.kind !== 'network') throw new Error(`${widget} is no network`)
  return seed
}

export const nodesOf = (widget: WidgetId): WidgetId => widgetOn(instanceOf(widget), networkSeedOf(widget).nodes)

/**
 * The network as it stands. Inside a group the nodes are in the order of the partners they hang on, so that links cross less.
 * @param by field of the nodes that groups them
 */
export function network(board: BoardState, widget: WidgetId, t: Translate, by: string | undefined): Network {
  const seed = networkSeedOf(widget)
  const nodeList = nodesOf(widget)
  const places = new Map(board.partners.map((partner, place) => [partner.id, place]))
  const known = new Set(listItems(board, nodeList).map((item) => item.id))
  const links: NetworkLink[] = []
  const loose: Item[] = []
  for (const item of listItems(board, widget)) {
    const from = item.fields[seed.from]
    const to = item.fields[seed.to]
    if (typeof from === 'string' && typeof to === 'string' && places.has(from) && known.has(to))
      links.push({ item, from, to })
    else loose.push(item)
  }
  const hangsOn = new Map<string, number[]>()
  for (const { from, to } of links) hangsOn.set(to, [...(hangsOn.get(to) ?? []), places.get(from)!])
  const toNode = (item: Item): NetworkNode => ({
    item,
    label: itemLabel(item, t),
    links: hangsOn.get(item.id)?.length ?? 0,
  })
  const sorted = (items: readonly Item[]): NetworkNode[] =>
    items
      .map((item, place) => ({ node: toNode(item), place, middle: middleOf(hangsOn.get(item.id)) }))
      .sort((a, b) => a.middle - b.middle || a.place - b.place)
      .map(({ node }) => node)
  const field = by === undefined ? undefined : fieldNamed(nodeList, by)
  const groups: NetworkGroup[] = []
  if (field) {
    const grouped = groupItems(board, nodeList, field, t)
    for (const { group, items } of grouped.groups) groups.push({ group, nodes: sorted(items) })
    groups.push({ group: null, nodes: sorted(grouped.without) })
  } else groups.push({ group: null, nodes: sorted(listItems(board, nodeList)) })
  const count = (id: string) => links.filter((link) => link.from === id).length
  return {
    partners: board.partners.map(({ id, name }) => ({ id, name, links: count(id) })),
    groups: groups.filter((one) => one.nodes.length > 0),
    links,
    loose,
  }
}

/** Nodes without links come after all others. */
function middleOf(places: readonly number[] | undefined): number {
  return places === undefined ? Infinity : places.reduce((sum, place) => sum + place, 0) / places.length
}

export type Spot = { x: number; y: number }
export type NetworkPlaces = {
  width: number
  height: number
  partners: ReadonlyMap<string, Spot>
  /** A node in two groups stands twice; the key is `GROUP/NODE`, with '' for no group. */
  nodes: ReadonlyMap<string, Spot>
  heads: { group: Group; y: number }[]
  /** Where the nodes' column begins. */
  nodesX: number
}

const ROW = 22
const HEAD = 24
const GAP = 10
const PARTNER_GAP = 34

/** Key of a node's place. */
export const nodeKey = (group: Group | null, id: string): string => `${group?.id ?? ''}/${id}`

/** Places in px: partners left, evenly spread over the height; nodes right, group under group. Higher than asked if need be. */
export function networkPlaces(
  net: Network,
  size: { width: number; height: number; partnerWidth: number; nodeWidth: number },
): NetworkPlaces {
  const rows = net.groups.reduce((sum, { group, nodes }) => sum + (group ? HEAD : 0) + nodes.length * ROW + GAP, GAP)
  const height = Math.max(size.height, rows, net.partners.length * PARTNER_GAP + 2 * GAP)
  const nodesX = Math.round(Math.max(size.partnerWidth + 80, size.width - size.nodeWidth))
  const heads: NetworkPlaces['heads'] = []
  const nodes = new Map<string, Spot>()
  // What is left over goes between the groups, so that short maps are not pressed against the top.
  const spare = Math.max(0, height - rows) / (net.groups.length + 1)
  let y = GAP + spare
  for (const { group, nodes: members } of net.groups) {
    if (group) {
      heads.push({ group, y: y + HEAD / 2 })
      y += HEAD
    }
    for (const { item } of members) {
      nodes.set(nodeKey(group, item.id), { x: nodesX, y: y + ROW / 2 })
      y += ROW
    }
    y += GAP + spare
  }
  // On a map longer than its panel partners stand beside what they hang on, not beside contacts without a link.
  const linked = net.groups.flatMap(({ group, nodes: members }) =>
    members.filter(({ links }) => links > 0).map(({ item }) => nodes.get(nodeKey(group, item.id))!.y),
  )
  const reach = rows > size.height && linked.length > 0 ? Math.max(...linked) + ROW : height
  const step = Math.max(reach, net.partners.length * PARTNER_GAP) / Math.max(1, net.partners.length)
  const partners = new Map(net.partners.map(({ id }, place) => [id, { x: size.partnerWidth, y: step * (place + 0.5) }]))
  return { width: size.width, height, partners, nodes, heads, nodesX }
}

/** SVG path of a link: leaves and arrives level, so that parallel links stay apart. */
export function linkPath(from: Spot, to: Spot): string {
  const bend = (to.x - from.x) * 0.45
  return `M${from.x} ${from.y}C${from.x + bend} ${from.y} ${to.x - bend} ${to.y} ${to.x} ${to.y}`
}

/** Width of a link in px from its strength, 0 to 100; a link of unknown strength is thin. */
export function linkWidth(strength: number | null): number {
  return strength === null ? 1 : 1 + (Math.max(0, Math.min(100, strength)) / 100) * 5
}
