// Subsectors against markets: the fit of pull and strength as heat, suggestions dashed, choices made by a press.
import { SUGGESTED_FIT } from '../../../shared/compute/subsectors.ts'
import { ownEntry } from '../../../shared/compute/ownEntry.ts'
import { useBoard } from '../../board/boardContext.ts'
import { Heatmap } from '../generic/HeatmapView.tsx'
import { panelWidget } from '../generic/panelWidget.ts'
import type { ViewProps } from '../viewProps.ts'

export function SubsectorHeat(props: ViewProps) {
  const { results, t } = useBoard()
  const markets = results.T05?.markets
  return (
    <Heatmap
      widget={panelWidget(props)}
      width={props.width}
      rowHead={t('T05.heat.row')}
      heatOf={(subsector, market) => {
        const found = ownEntry(markets, market)
        const fit = ownEntry(found?.cells, subsector)?.fit ?? null
        return {
          value: fit,
          share: (fit ?? 0) / 100,
          decimals: 1,
          isSuggested: found !== undefined && [...found.suggested, ...found.tied].includes(subsector),
        }
      }}
      legend={<span>{t('T05.heat.legend', { fit: SUGGESTED_FIT })}</span>}
    />
  )
}

export function SubsectorHeatCaption() {
  const { t } = useBoard()
  return <>{t('T05.heat.caption')}</>
}
