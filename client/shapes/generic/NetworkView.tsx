// A network: partners left, the items they know right, a line for each link. Beside it the links as a list, in which everything
// can be edited with the keyboard. The drawing and the list point at each other.
import { useMemo, useRef, useState, type ReactNode } from 'react'
import { Plus } from 'lucide-react'
import { listItems, type Item } from '../../../shared/board/boardState.ts'
import { listSeedOf, type WidgetId } from '../../../shared/catalog.ts'
import { listRoom, missingFields, newItemFields } from '../../../shared/widgets/list.ts'
import { network, networkSeedOf, nodesOf, type Network, type NetworkLink } from '../../../shared/widgets/network.ts'
import { useBoard } from '../../board/boardContext.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyBox } from '../../ui/EmptyBox.tsx'
import { PartnerSign } from '../../ui/PartnerSign.tsx'
import { panelSeedOf } from '../panelSeedOf.ts'
import { widgetKey } from './fieldKey.ts'
import { ItemDrawer } from './ItemDrawer.tsx'
import { itemTitle } from './itemTitle.ts'
import { NetworkDrawing, type Picked } from './NetworkDrawing.tsx'
import { ownText } from './ownText.ts'
import { panelWidget } from './panelWidget.ts'
import { focusInPaper } from './revealInPaper.ts'
import { useItems } from './useItems.ts'
import type { ViewProps } from '../viewProps.ts'
import styles from './Network.module.css'

export function NetworkView(props: ViewProps) {
  return (
    <NetworkPanel
      widget={panelWidget(props)}
      width={props.width}
      height={props.height}
      by={panelSeedOf(props.template, props.panel)?.by}
    />
  )
}

type Props = {
  widget: WidgetId
  width: number
  height: number
  /** Field of the nodes that groups them. */
  by?: string | undefined
  /** Strength of a link, 0 to 100; null when it cannot be said. Drawn as width and printed in the list. */
  strengthOf?: (link: Item) => number | null
  /** A link that is only wished for is dashed. */
  isWish?: (link: Item) => boolean
  /** A mark behind a node's name, such as a verified entry point. */
  markOf?: (node: Item) => ReactNode
}

const LIST = 272

export function NetworkPanel({
  widget,
  width,
  height,
  by,
  strengthOf = () => null,
  isWish = (link) => link.fields['existing'] === false,
  markOf,
}: Props) {
  const { board, canEdit, t } = useBoard()
  const actions = useItems(widget)
  const [openId, setOpenId] = useState<string | null>(null)
  const [picked, setPicked] = useState<Picked | null>(null)
  const box = useRef<HTMLDivElement>(null)
  const seed = listSeedOf(widget)
  const net = useMemo(() => network(board, widget, t, by), [board, widget, t, by])
  if (!seed) throw new Error(`${widget} is no network`)
  const nodes = nodesOf(widget)
  const nodeCount = net.groups.reduce((sum, group) => sum + group.nodes.length, 0)
  if (nodeCount === 0) {
    return (
      <div className={styles.empty}>
        <EmptyBox title={ownText(t, 'widgets.none', nodes)}>
          {t('widgets.network.none', { list: t(widgetKey(nodes)) })}
        </EmptyBox>
      </div>
    )
  }
  const links = listItems(board, widget)
  const opened = links.find((item) => item.id === openId)
  const isBeside = width >= 620
  const drawingWidth = isBeside ? width - LIST : width
  const shown = links.filter((item) => isShown(item, picked))
  const add = () => {
    const { from, to } = networkSeedOf(widget)
    const id = actions.add({
      ...newItemFields(widget, seed, null),
      ...(picked?.partner === undefined ? {} : { [from]: picked.partner }),
      ...(picked?.node === undefined ? {} : { [to]: picked.node }),
    })
    if (id !== null) setOpenId(id)
  }
  return (
    <div ref={box} className={isBeside ? styles.beside : styles.stacked} data-scrolls={!isBeside || undefined}>
      <div className={styles.map} data-scrolls>
        <NetworkDrawing
          net={net}
          width={drawingWidth}
          height={isBeside ? height : height * 0.6}
          label={t('widgets.network.map', { partners: net.partners.length, nodes: nodeCount, links: net.links.length })}
          strengthOf={strengthOf}
          isWish={isWish}
          {...(markOf ? { markOf } : {})}
          picked={picked}
          chosenLink={openId}
          onPick={setPicked}
          onOpen={setOpenId}
        />
      </div>
      {opened ? (
        <ItemDrawer
          item={opened}
          actions={actions}
          onOpen={setOpenId}
          onClose={() => {
            // The list comes back in the place of the drawer: to the link that was open, or the one behind it.
            const ids = shown.map(({ id }) => id)
            const after = ids[ids.indexOf(opened.id) + 1] ?? ids.at(-2)
            setOpenId(null)
            requestAnimationFrame(() => {
              const find = (id = '') => box.current?.querySelector<HTMLElement>(`li > [data-item="${CSS.escape(id)}"]`)
              focusInPaper(find(opened.id) ?? find(after) ?? box.current?.querySelector<HTMLElement>('aside button'))
            })
          }}
        />
      ) : (
        <aside
          className={styles.list}
          data-scrolls
          style={isBeside ? { width: LIST } : {}}
          aria-label={t(widgetKey(widget))}
        >
          <header>
            <h4>{listTitle(picked, net, t)}</h4>
            {picked && (
              <button type="button" className={styles.all} onClick={() => setPicked(null)}>
                {t('widgets.network.all')}
              </button>
            )}
          </header>
          <ul>
            {shown.map((item) => (
              <li key={item.id}>
                <LinkLine item={item} net={net} strength={strengthOf(item)} onOpen={() => setOpenId(item.id)} />
              </li>
            ))}
          </ul>
          {shown.length === 0 && <p className={styles.none}>{t('widgets.network.noLinks')}</p>}
          {canEdit && (
            <Button
              size="small"
              variant="quiet"
              icon={<Plus size={14} aria-hidden />}
              disabledReason={
                listRoom(links.length, seed).free === 0 ? t('widgets.list.full', { max: seed.maxItems }) : null
              }
              onClick={add}
            >
              {ownText(t, 'widgets.network.add', widget)}
            </Button>
          )}
          <p role="status" className={styles.notice} data-refused={actions.isRefused || undefined}>
            {actions.notice}
          </p>
        </aside>
      )}
    </div>
  )

  function isShown(item: Item, one: Picked | null): boolean {
    if (one === null) return true
    const { from, to } = networkSeedOf(widget)
    return one.partner !== undefined ? item.fields[from] === one.partner : item.fields[to] === one.node
  }
}

function listTitle(
  picked: Picked | null,
  net: Network,
  t: (key: string, values?: Record<string, string | number>) => string,
): string {
  if (picked === null) return t('widgets.network.links', { count: net.links.length + net.loose.length })
  const name =
    picked.partner !== undefined
      ? net.partners.find(({ id }) => id === picked.partner)?.name
      : net.groups.flatMap(({ nodes }) => nodes).find(({ item }) => item.id === picked.node)?.label
  return t('widgets.network.linksOf', { name: name ?? '' })
}

/** A link in words: partner, item, strength. Opens its fields. */
function LinkLine({
  item,
  net,
  strength,
  onOpen,
}: {
  item: Item
  net: Network
  strength: number | null
  onOpen: () => void
}) {
  const { board, looks, t } = useBoard()
  const link: NetworkLink | undefined = net.links.find((one) => one.item.id === item.id)
  const place = board.partners.findIndex(({ id }) => id === link?.from)
  const node = net.groups.flatMap(({ nodes }) => nodes).find((one) => one.item.id === link?.to)
  const seed = listSeedOf(item.widget)
  const gaps = seed ? missingFields(item, seed).length : 0
  const look = looks[place]
  return (
    <button type="button" className={styles.link} data-item={item.id} data-item-widget={item.widget} onClick={onOpen}>
      {look && <PartnerSign look={look} size={13} label={board.partners[place]?.name ?? ''} />}
      <span className={styles.linkName}>{node?.label ?? itemTitle(board, item, t)}</span>
      <span className={styles.strength}>
        {strength !== null ? Math.round(strength) : gaps > 0 ? t('widgets.gap') : ''}
      </span>
    </button>
  )
}
