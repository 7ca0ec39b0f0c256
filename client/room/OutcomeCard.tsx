// The results of a revealed round in short: the order with bars, or the votes, and beside them those of the own partner.
import { Check, X } from 'lucide-react'
import { Fragment, useMemo } from 'react'
import { widgetName } from '../../shared/board/instances.ts'
import type { WidgetId } from '../../shared/catalog.ts'
import { roundName } from '../../shared/findings/roundName.ts'
import { useBoard } from '../board/boardContext.ts'
import { Badge } from '../ui/Badge.tsx'
import { PartnerSign } from '../ui/PartnerSign.tsx'
import { roundOutcome, type Outcome } from './roundOutcome.ts'
import styles from './NowTab.module.css'

export function OutcomeCard({ widget }: { widget: WidgetId }) {
  const { board, results, me, t } = useBoard()
  const outcome = useMemo(
    () => roundOutcome(board, results, widget, me.partnerId, t),
    [board, results, widget, me.partnerId, t],
  )
  if (!outcome) return null
  return (
    <section className={styles.result}>
      <div className={styles.resultHead}>
        <h2>{widgetName(board, widget, t)}</h2>
        <p>{outcome.kind === 'ranking' ? outcome.unit : roundName(board, widget, outcome.number, t)}</p>
      </div>
      {outcome.kind === 'ranking' ? <Ranking outcome={outcome} /> : <Votes outcome={outcome} />}
    </section>
  )
}

function OwnSign() {
  const { board, looks, me } = useBoard()
  const look = looks[board.partners.findIndex(({ id }) => id === me.partnerId)]
  return look ? <PartnerSign look={look} size={16} /> : null
}

function Ranking({ outcome }: { outcome: Extract<Outcome, { kind: 'ranking' }> }) {
  const { board, me, t } = useBoard()
  const partner = board.partners.find(({ id }) => id === me.partnerId)
  return (
    <table className={styles.ranking}>
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">{t('room.result.rank')}</span>
          </th>
          <th scope="col">{t('room.result.what')}</th>
          <th scope="col">{t('room.result.all')}</th>
          {partner && (
            <th scope="col">
              <span className={styles.ownHead}>
                <OwnSign />
                {t('room.result.own')}
              </span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {outcome.rows.map((row, place) => (
          <Fragment key={row.id}>
            {row.group !== '' && row.group !== outcome.rows[place - 1]?.group && (
              <tr className={styles.group}>
                <th scope="colgroup" colSpan={partner ? 4 : 3}>
                  {row.group}
                </th>
              </tr>
            )}
            <tr>
              <td>{row.rank ?? '–'}</td>
              <th scope="row">
                {row.label}
                <i className={styles.bar} style={{ width: `${row.share * 100}%` }} aria-hidden />
              </th>
              <td>{row.value ?? <span className={styles.none}>{t('room.result.none')}</span>}</td>
              {partner && <td>{row.own ?? <span className={styles.none}>{t('room.result.none')}</span>}</td>}
            </tr>
          </Fragment>
        ))}
      </tbody>
    </table>
  )
}

function Votes({ outcome }: { outcome: Extract<Outcome, { kind: 'votes' }> }) {
  const { t } = useBoard()
  return (
    <ul className={styles.votes}>
      {outcome.rows.map(({ id, label, tally, own }) => (
        <li key={id}>
          <p>
            <b>{label}</b>{' '}
            {tally.adopted ? (
              <Badge tone="good" icon={<Check size={13} strokeWidth={2.5} aria-hidden />}>
                {t('room.result.adopted')}
              </Badge>
            ) : (
              <Badge tone={tally.quorum ? 'error' : 'neutral'} icon={<X size={13} aria-hidden />}>
                {t(tally.quorum ? 'room.result.notAdopted' : 'room.result.noQuorum')}
              </Badge>
            )}
          </p>
          <p>{t('room.result.count', { approve: tally.approve, oppose: tally.oppose, abstain: tally.abstain })}</p>
          {own && (
            <p className={styles.ownVote}>
              <OwnSign />
              {t(`room.result.ownVote.${own}`)}
            </p>
          )}
        </li>
      ))}
    </ul>
  )
}
