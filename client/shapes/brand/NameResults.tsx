// Candidate names with rating, votes and what became of each, and one sentence that explains the choice.
import { Check, EyeOff } from 'lucide-react'
import { latestValues, openRound } from '../../../shared/board/boardState.ts'
import { printed } from '../../../shared/charts/printed.ts'
import type { NameResult } from '../../../shared/compute/results.ts'
import { brandFindings } from '../../../shared/findings/brandFindings.ts'
import { nameRows, type NameOutcome } from '../../../shared/widgets/nameChoice.ts'
import { useBoard } from '../../board/boardContext.ts'
import { Badge, type BadgeTone } from '../../ui/Badge.tsx'
import { EmptyBox } from '../../ui/EmptyBox.tsx'
import { StateSquare } from '../generic/StateSquare.tsx'
import styles from './NameResults.module.css'

const TONES: Record<NameOutcome, BadgeTone> = {
  adopted: 'good',
  tie: 'discuss',
  behind: 'neutral',
  notAvailable: 'discuss',
  notAdopted: 'neutral',
  noQuorum: 'neutral',
  voting: 'neutral',
  noVote: 'neutral',
}

export function NameResults() {
  const { board, results, t } = useBoard()
  const brand = results.T08
  const rows = brand ? nameRows(board, brand, t) : []
  const rating = openRound(board, 'T08.nameRatings')
  const vote = openRound(board, 'T08.nameVote')
  return (
    <div className={styles.names}>
      {!brand || rows.length === 0 ? (
        <EmptyBox title={t('brand.names.none')}>{t('brand.names.none.text')}</EmptyBox>
      ) : (
        <>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{t('brand.names.name')}</th>
                <th scope="col" className={styles.centre}>
                  {t('brand.names.rating')}
                </th>
                <th scope="col" className={styles.centre}>
                  {t('brand.names.votes')}
                </th>
                <th scope="col">{t('brand.names.result')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ id, label, name, outcome }) => (
                <tr key={id}>
                  <th scope="row" data-adopted={outcome === 'adopted' || undefined}>
                    {label}
                  </th>
                  <td className={styles.centre}>
                    {name.score === null ? (
                      <span className={styles.quiet}>{t('brand.names.notRated')}</span>
                    ) : (
                      printed(name.score, 1)
                    )}
                  </td>
                  <td className={styles.centre}>
                    <Votes name={name} />
                  </td>
                  <td>
                    <Badge
                      tone={TONES[outcome]}
                      icon={outcome === 'adopted' && <Check size={12} strokeWidth={2.5} aria-hidden />}
                    >
                      {t(`brand.names.outcome.${outcome}`)}
                    </Badge>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {rating && <Hidden text={t('brand.names.ratingOpen', { number: rating.number })} />}
          {vote && <Hidden text={t('brand.names.voteOpen')} />}
          {!vote && (!rating || rows.some((row) => row.name.score !== null)) && (
            <p className={styles.why}>{brandFindings(brand, board, t).nameNote}</p>
          )}
        </>
      )}
      <StateLegend />
    </div>
  )
}

function Hidden({ text }: { text: string }) {
  return (
    <p className={styles.why}>
      <EyeOff size={13} aria-hidden /> {text}
    </p>
  )
}

function Votes({ name }: { name: NameResult }) {
  const { board, t } = useBoard()
  const { approve, oppose, abstain } = name
  if (!latestValues(board, 'T08.nameVote')) return <span className={styles.quiet}>–</span>
  const words = t('brand.votes.words', { approve, oppose, abstain })
  return (
    <span role="img" aria-label={words} title={words}>
      {t('brand.votes.count', { approve, oppose })}
    </span>
  )
}

/** Legend of the channels' states, for the table beside. */
function StateLegend() {
  const { canEdit, t } = useBoard()
  return (
    <ul className={styles.legend}>
      {([2, 1, 0] as const).map((state) => (
        <li key={state}>
          <StateSquare states={[0, 1, 2]} state={state} word="" /> {t(`T08.option.channelState.${state}`)}
        </li>
      ))}
      <li>{t('brand.legend.na')}</li>
      {canEdit && <li>{t('brand.legend.keys')}</li>}
    </ul>
  )
}
