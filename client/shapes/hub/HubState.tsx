// How far the hub reaches: help on demand, fresh sheets, news in both directions, and what is missing in words.
import { useMemo, type ReactNode } from 'react'
import { Check } from 'lucide-react'
import { hubRows, hubSentences, hubShares } from '../../../shared/findings/hubFindings.ts'
import { useBoard } from '../../board/boardContext.ts'
import { PlainTable } from '../grids/PlainTable.tsx'
import { ShareBars } from '../profiles/ShareBars.tsx'
import type { ViewProps } from '../viewProps.ts'
import base from '../grids/Findings.module.css'

const PAD = 14

export function HubState({ width }: ViewProps) {
  const { board, results, t } = useBoard()
  const hub = results.T13
  const shares = useMemo(() => (hub ? hubShares(hub, t) : []), [hub, t])
  const rows = useMemo(() => (hub ? hubRows(hub, board, t) : []), [hub, board, t])
  if (!hub) return null
  const mark = (isThere: boolean): ReactNode =>
    isThere ? (
      <span className={base.yes}>
        <Check size={12} strokeWidth={3} aria-hidden />
        {t('T13.state.yes')}
      </span>
    ) : (
      <span className={base.no}>{t('T13.state.no')}</span>
    )
  return (
    <div className={base.panel}>
      <ShareBars rows={shares} alt={t('T13.state.alt')} width={width - 2 * PAD} />
      {rows.length === 0 ? (
        <p className={base.sentence}>{t('T13.state.noMarkets')}</p>
      ) : (
        <PlainTable
          name={t('T13.panel.state')}
          columns={[
            { head: t('T13.state.market') },
            { head: t('T13.state.demand') },
            { head: t('T13.state.sheet') },
            { head: t('T13.state.members') },
            { head: t('T13.state.toMarket') },
          ]}
          rows={rows.map(({ id, name, isLeft, hub: own }) => ({
            id,
            isLeft,
            cells: [
              name,
              mark(own.onDemand.length + own.contacts.length > 0),
              mark(own.fresh.length > 0),
              mark(own.toMembers),
              mark(own.toMarket),
            ],
          }))}
        />
      )}
      {hubSentences(hub, board, t).map((sentence) => (
        <p key={sentence} className={base.sentence}>
          {sentence}
        </p>
      ))}
    </div>
  )
}
