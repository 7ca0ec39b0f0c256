// The map of a network as SVG with real buttons over its nodes, so that the keyboard reaches them. Picking one brings out its
// links and leaves the others pale.
import { useMemo, type KeyboardEvent, type ReactNode } from 'react'
import type { Item } from '../../../shared/board/boardState.ts'
import {
  linkPath,
  linkWidth,
  networkPlaces,
  nodeKey,
  type Network,
  type NetworkLink,
} from '../../../shared/widgets/network.ts'
import { useBoard } from '../../board/boardContext.ts'
import { measureText } from '../../ui/measureText.ts'
import { PartnerSign } from '../../ui/PartnerSign.tsx'
import { classes } from '../../ui/classes.ts'
import styles from './Network.module.css'

export type Picked = { partner?: string; node?: string }

type Props = {
  net: Network
  width: number
  height: number
  label: string
  strengthOf: (link: Item) => number | null
  isWish: (link: Item) => boolean
  markOf?: (node: Item) => ReactNode
  picked: Picked | null
  chosenLink: string | null
  onPick: (picked: Picked | null) => void
  onOpen: (link: string) => void
}

/** Room for a sign or a dot beside a name. */
const SIGN_ROOM = 28

/** Px of the longest of these names, within bounds. */
function widest(names: readonly string[], least: number, most: number): number {
  return Math.min(most, Math.max(least, ...names.map((name) => measureText(name, 12, 600) + SIGN_ROOM)))
}

export function NetworkDrawing(props: Props) {
  const { net, width, height, picked, onPick } = props
  const { board, looks, t } = useBoard()
  const places = useMemo(
    () =>
      networkPlaces(net, {
        width: width - 12,
        height: height - 8,
        partnerWidth: widest(
          net.partners.map(({ name }) => name),
          60,
          170,
        ),
        nodeWidth: widest(
          net.groups.flatMap(({ nodes }) => nodes.map(({ label }) => label)),
          90,
          (width - 12) * 0.56,
        ),
      }),
    [net, width, height],
  )
  const isLit = ({ from, to }: NetworkLink) =>
    picked === null || (picked.partner !== undefined ? from === picked.partner : to === picked.node)
  const spots = net.groups.flatMap(({ group, nodes }) =>
    nodes.map((node) => ({ node, group, spot: places.nodes.get(nodeKey(group, node.item.id))! })),
  )
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    if (event.key === 'Escape' && picked !== null) {
      event.stopPropagation()
      return onPick(null)
    }
    const step = STEPS[event.key]
    if (!step) return
    event.preventDefault()
    event.stopPropagation()
    const sides = ['partner', 'node'].map((side) => [
      ...event.currentTarget.querySelectorAll<HTMLElement>(`[data-side="${side}"]`),
    ])
    const at = sides.findIndex((side) => side.includes(document.activeElement as HTMLElement))
    const place = sides[at]?.indexOf(document.activeElement as HTMLElement) ?? 0
    const side = sides[Math.max(0, Math.min(1, at + step.side))]!
    side[Math.max(0, Math.min(side.length - 1, place + step.place))]?.focus({ preventScroll: true })
  }
  const toggle = (next: Picked) => {
    const isSame = picked?.partner === next.partner && picked?.node === next.node
    onPick(isSame ? null : next)
  }
  return (
    <div
      className={styles.drawing}
      role="group"
      aria-label={props.label}
      style={{ width: places.width, height: places.height }}
      onKeyDown={onKeyDown}
    >
      <svg width={places.width} height={places.height} aria-hidden>
        {net.links.map((link) => {
          const from = places.partners.get(link.from)
          const to = spots.find(({ node }) => node.item.id === link.to)?.spot
          const look = looks[board.partners.findIndex(({ id }) => id === link.from)]
          if (!from || !to) return null
          const strength = props.strengthOf(link.item)
          return (
            <path
              key={link.item.id}
              d={linkPath({ x: from.x + 8, y: from.y }, { x: to.x - 6, y: to.y })}
              className={styles.line}
              data-pale={!isLit(link) || undefined}
              data-chosen={props.chosenLink === link.item.id || undefined}
              stroke={look?.color}
              strokeWidth={linkWidth(strength)}
              strokeDasharray={props.isWish(link.item) ? '4 4' : undefined}
              onClick={() => props.onOpen(link.item.id)}
            />
          )
        })}
      </svg>
      {net.partners.map((partner, place) => {
        const spot = places.partners.get(partner.id)!
        const isPicked = picked?.partner === partner.id
        return (
          <button
            key={partner.id}
            type="button"
            data-side="partner"
            className={classes(styles.node, styles.partner)}
            style={{ left: 0, width: spot.x + 4, top: spot.y - 12 }}
            aria-pressed={isPicked}
            aria-label={t('widgets.network.node', { name: partner.name, count: partner.links })}
            onClick={() => toggle({ partner: partner.id })}
          >
            <span className={styles.nodeName}>{partner.name}</span>
            {looks[place] && <PartnerSign look={looks[place]} size={16} />}
          </button>
        )
      })}
      {places.heads.map(({ group, y }) => (
        <h5
          key={group.id}
          className={styles.groupHead}
          style={{ left: places.nodesX, top: y - 8 }}
          data-left={group.isLeft || undefined}
        >
          {group.label}
          {group.isLeft && <small> {t('widgets.left')}</small>}
        </h5>
      ))}
      {spots.map(({ node, group, spot }) => (
        <button
          key={nodeKey(group, node.item.id)}
          type="button"
          data-side="node"
          data-item={node.item.id}
          data-item-widget={node.item.widget}
          className={styles.node}
          style={{ left: spot.x - 6, width: places.width - spot.x + 2, top: spot.y - 11 }}
          data-alone={node.links === 0 || undefined}
          data-left={group?.isLeft || undefined}
          aria-pressed={picked?.node === node.item.id}
          aria-label={t('widgets.network.node', { name: node.label, count: node.links })}
          title={node.label}
          onClick={() => toggle({ node: node.item.id })}
        >
          <i aria-hidden />
          <span className={styles.nodeName}>{node.label}</span>
          {props.markOf?.(node.item)}
        </button>
      ))}
    </div>
  )
}

const STEPS: Readonly<Record<string, { side: number; place: number }>> = {
  ArrowUp: { side: 0, place: -1 },
  ArrowDown: { side: 0, place: 1 },
  ArrowLeft: { side: -1, place: 0 },
  ArrowRight: { side: 1, place: 0 },
}
