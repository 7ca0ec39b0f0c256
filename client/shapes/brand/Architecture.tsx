// Three ways the brands can stand together: blind dots narrow them, a vote of the partners decides. Hidden before a reveal.
import { Check, EyeOff } from 'lucide-react'
import { latestValues, openRound } from '../../../shared/board/boardState.ts'
import { widgetSeedOf } from '../../../shared/catalog.ts'
import { printed } from '../../../shared/charts/printed.ts'
import { tallyVotes } from '../../../shared/compute/votes.ts'
import { dotResults, type DotOption } from '../../../shared/widgets/dotVote.ts'
import { useBoard } from '../../board/boardContext.ts'
import { Badge } from '../../ui/Badge.tsx'
import styles from './Architecture.module.css'

const DOTS = 'T08.architecture'
const VOTE = 'T08.architectureVote'

export function Architecture() {
  const { board, t } = useBoard()
  const dots = dotResults(board, DOTS)
  const dotRound = openRound(board, DOTS)
  const voteRound = openRound(board, VOTE)
  const hasVote = latestValues(board, VOTE) !== null
  return (
    <div className={styles.architecture}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('brand.architecture.option')}</th>
            <th scope="col">{t('brand.architecture.dots')}</th>
            <th scope="col" className={styles.centre}>
              {t('brand.names.votes')}
            </th>
            <th scope="col">{t('brand.names.result')}</th>
          </tr>
        </thead>
        <tbody>
          {optionIds().map((option) => (
            <tr key={option}>
              <th scope="row">{t(`T08.option.architecture.${option}`)}</th>
              <td>
                <Share
                  dots={dots?.options.find((one) => one.option === option) ?? null}
                  isHidden={dots === null && dotRound !== null}
                />
              </td>
              <VoteCells option={option} />
            </tr>
          ))}
        </tbody>
      </table>
      <div className={styles.words}>
        {dotRound && <Hidden text={t('brand.architecture.dotsOpen', { number: dotRound.number })} />}
        {voteRound && <Hidden text={t('brand.architecture.voteOpen')} />}
        {dots && !dotRound && (
          <p>{t('brand.architecture.dotsFrom', { count: dots.voting, partners: board.partners.length })}</p>
        )}
        {!dots && !dotRound && !hasVote && !voteRound && <p>{t('brand.architecture.none')}</p>}
        <p>{t('brand.architecture.rule')}</p>
      </div>
    </div>
  )
}

function optionIds(): readonly string[] {
  const seed = widgetSeedOf(DOTS)
  return seed?.kind === 'dotVote' && 'ids' in seed.options ? seed.options.ids : []
}

/** An option's share of the dots, from 0 to 100 %; the rank stands in front. */
function Share({ dots, isHidden }: { dots: DotOption | null; isHidden: boolean }) {
  const { t } = useBoard()
  if (dots === null || dots.share === null) {
    return (
      <span className={styles.noDots}>
        <span>{t(isHidden ? 'brand.hidden' : 'brand.architecture.noDots')}</span>
      </span>
    )
  }
  return (
    <span className={styles.share}>
      <span className={styles.rank}>{dots.rank}</span>
      <span className={styles.track}>
        <span
          className={styles.bar}
          data-first={dots.rank === 1 || undefined}
          style={{ width: `${dots.share * 100}%` }}
        />
      </span>
      <strong>{t('brand.percent', { value: printed(dots.share * 100, 1) })}</strong>
    </span>
  )
}

function VoteCells({ option }: { option: string }) {
  const { board, t } = useBoard()
  const latest = latestValues(board, VOTE)
  if (!latest) {
    return (
      <>
        <td className={styles.centre}>–</td>
        <td>
          <Badge>{t(openRound(board, VOTE) ? 'brand.names.outcome.voting' : 'brand.names.outcome.noVote')}</Badge>
        </td>
      </>
    )
  }
  const tally = tallyVotes(
    latest.values,
    board.partners.map((partner) => partner.id),
    option,
  )
  const { approve, oppose, abstain } = tally
  const words = t('brand.votes.words', { approve, oppose, abstain })
  return (
    <>
      <td className={styles.centre}>
        <span role="img" aria-label={words} title={words}>
          {t('brand.votes.count', { approve, oppose })}
        </span>
      </td>
      <td>
        {tally.adopted ? (
          <Badge tone="good" icon={<Check size={12} strokeWidth={2.5} aria-hidden />}>
            {t('brand.names.outcome.adopted')}
          </Badge>
        ) : (
          <Badge>{t(`brand.names.outcome.${tally.quorum ? 'notAdopted' : 'noQuorum'}`)}</Badge>
        )}
      </td>
    </>
  )
}

function Hidden({ text }: { text: string }) {
  return (
    <p>
      <EyeOff size={13} aria-hidden /> {text}
    </p>
  )
}
