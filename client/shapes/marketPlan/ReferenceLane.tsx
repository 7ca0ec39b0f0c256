// How it went in 2012-13, in grey beside the plan of today.
import { useMemo } from 'react'
import { referenceLaneChart } from '../../../shared/charts/referenceLaneChart.ts'
import { pastLanes } from '../../../shared/findings/marketPlanFindings.ts'
import { useBoard } from '../../board/boardContext.ts'
import { DrawingView } from '../../ui/DrawingView.tsx'
import { measureText, useBoardFont } from '../../ui/measureText.ts'
import { EmptyBox } from '../../ui/EmptyBox.tsx'
import { ownText } from '../generic/ownText.ts'
import { panelWidget } from '../generic/panelWidget.ts'
import type { ViewProps } from '../viewProps.ts'
import base from '../grids/Findings.module.css'

const PAD = 12

export function ReferenceLane(props: ViewProps) {
  const { board, looks, t } = useBoard()
  const hasFont = useBoardFont()
  const lanes = useMemo(() => pastLanes(board, t), [board, t])
  const drawing = useMemo(
    () =>
      lanes.length === 0
        ? null
        : referenceLaneChart(lanes, t('T11.past.alt'), measureText, {
            width: props.width - 2 * PAD,
            height: 0,
            fontScale: 1,
          }),
    // The font decides where texts go, although it is no argument.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [lanes, t, props.width, hasFont],
  )
  if (!drawing)
    return (
      <div className={base.empty}>
        <EmptyBox title={ownText(t, 'widgets.none', panelWidget(props))} />
      </div>
    )
  return (
    <div className={base.panel}>
      <DrawingView drawing={drawing} looks={looks} />
    </div>
  )
}

export function ReferenceLaneCaption() {
  const { t } = useBoard()
  return <>{t('T11.past.caption')}</>
}
