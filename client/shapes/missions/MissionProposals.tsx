// Actions of step 2 in T11 that have no mission yet: each asks for one (domain 5.1). A press puts the action on the sheet of a
// mission that is still empty; without one a facilitator's press adds a page first. The dates stay with the action.
import { useEffect, useState } from 'react'
import { Plus } from 'lucide-react'
import { instanceName, instancesOf } from '../../../shared/board/instances.ts'
import { findItem, singleField, type BoardState, type Item } from '../../../shared/board/boardState.ts'
import { itemLabel, itemLabels, textOf } from '../../../shared/charts/boardTexts.ts'
import { leftItems } from '../../../shared/widgets/grouping.ts'
import { useBoard } from '../../board/boardContext.ts'
import { useSessionCommand } from '../../facilitation/useSessionCommand.ts'
import { Button } from '../../ui/Button.tsx'
import { formatDate } from '../../ui/format.ts'
import { useRefusal } from '../generic/useRefusal.ts'
import styles from './Missions.module.css'

const MISSION = 'T12'

/** The first mission whose sheet names neither an action nor a market. */
function emptyMission(board: BoardState): string | undefined {
  const isEmpty = (instance: string, field: string) => !singleField(board, `${instance}.sheet`, field)
  return instancesOf(board, MISSION).find((one) => isEmpty(one, 'action') && isEmpty(one, 'market'))
}

export function MissionProposals() {
  const { board, results, canEdit, canFacilitate, edit, t } = useBoard()
  const { reason, attempt } = useRefusal()
  const { send, isBusy, refusal } = useSessionCommand()
  const [pending, setPending] = useState<string | null>(null)
  const left = leftItems(board, 'T11.actions')
  const open = (results.T11?.withoutMission ?? []).flatMap((id) =>
    left.has(id) ? [] : (findItem(board, 'T11.actions', id) ?? []),
  )
  const free = emptyMission(board)
  const markets = itemLabels(board, 'T04.markets', t)
  const put = (instance: string, action: Item) =>
    attempt(() => {
      const { market } = action.fields
      edit.setField(`${instance}.sheet`, 'action', action.id)
      if (typeof market === 'string' && markets.has(market)) edit.setField(`${instance}.sheet`, 'market', market)
    })
  useEffect(() => {
    const action = open.find(({ id }) => id === pending)
    if (free === undefined || !action) return
    setPending(null)
    put(free, action)
    // What was asked for is done as soon as the new page is there, whatever else changes on the board.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [free, pending])
  if (!results.T11 || open.length === 0) {
    const hasStep2 = Object.values(results.T11?.markets ?? {}).some(({ steps }) => steps['2'].actions.length > 0)
    return (
      <div className={styles.panel}>
        <p className={styles.sentence}>
          {t(!results.T11 ? 'T12.proposals.noPlan' : hasStep2 ? 'T11.missions.none' : 'T11.missions.noActions')}
        </p>
      </div>
    )
  }
  const plan = (action: Item) => {
    if (free !== undefined) return put(free, action)
    setPending(action.id)
    send({ command: 'addTemplate', template: MISSION })
  }
  const when = (action: Item): string => {
    const start = textOf(action.fields.start, t)
    return start === '' ? t('T11.missions.noDate') : formatDate(`${start}T12:00:00`)
  }
  return (
    <div className={styles.panel}>
      <ul className={styles.list}>
        {open.map((action) => (
          <li key={action.id}>
            <span>
              {itemLabel(action, t)}
              <span className={styles.small}>
                {[markets.get(textOf(action.fields.market, t)), when(action)].filter(Boolean).join(', ')}
              </span>
            </span>
            {canEdit && (free !== undefined || canFacilitate) && (
              <Button
                size="small"
                icon={<Plus size={13} aria-hidden />}
                disabledReason={isBusy ? t('T11.missions.adding') : null}
                onClick={() => plan(action)}
              >
                {free === undefined
                  ? t('T11.missions.plan')
                  : t('T11.missions.planOn', { page: instanceName(board, free, t) })}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {free === undefined && !canFacilitate && <p className={styles.sentence}>{t('T11.missions.ask')}</p>}
      {(reason ?? refusal) !== null && (
        <p className={styles.reason} role="alert">
          {reason ?? refusal}
        </p>
      )}
    </div>
  )
}

export function ProposalsCaption() {
  const { board, results, t } = useBoard()
  const left = leftItems(board, 'T11.actions')
  const count = results.T11?.withoutMission.filter((id) => !left.has(id)).length ?? 0
  return count === 0 ? null : <>{t('T11.missions.open', { count })}</>
}
