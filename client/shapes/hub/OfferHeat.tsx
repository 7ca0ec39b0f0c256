// Kinds of services against markets: the number there is as heat, a tick where people want one.
import { ownEntry } from '../../../shared/compute/ownEntry.ts'
import { useBoard } from '../../board/boardContext.ts'
import { Heatmap } from '../generic/HeatmapView.tsx'
import { panelWidget } from '../generic/panelWidget.ts'
import type { ViewProps } from '../viewProps.ts'

/** Number of services at which a cell is as dark as it gets. */
const MANY = 4

export function OfferHeat(props: ViewProps) {
  const { results, t } = useBoard()
  const markets = results.T13?.markets
  return (
    <Heatmap
      widget={panelWidget(props)}
      width={props.width}
      rowHead={t('T13.offer.row')}
      heatOf={(market, type) => {
        const hub = ownEntry(markets, market)
        // A market that left is not counted any more: no number, rather than none of its services.
        if (!hub) return { value: null, share: 0 }
        const count = ownEntry(hub.byType, type) ?? 0
        return { value: count, share: Math.min(1, count / MANY), isSuggested: hub.wanted.includes(type) }
      }}
      legend={<span>{t('T13.offer.legend')}</span>}
    />
  )
}

export function OfferCaption() {
  const { t } = useBoard()
  return <>{t('T13.offer.caption')}</>
}
