// A partner's vote: the statement as it stands, then approve, oppose or abstain. With several rows one vote for each.
import { Check, Minus, X } from 'lucide-react'
import { listItems, singleField, type Round } from '../../shared/board/boardState.ts'
import { enumerate, itemLabel } from '../../shared/charts/boardTexts.ts'
import { useBoard } from '../board/boardContext.ts'
import { DissentField } from '../decisions/DissentField.tsx'
import { classes } from '../ui/classes.ts'
import { VOTE_CHOICES, type BallotForm, type FormRow } from './ballotForm.ts'
import type { OwnBallot } from './useBallot.ts'
import styles from './VoteForms.module.css'

const ICONS = { approve: Check, oppose: X, abstain: Minus } as const

type VoteForm = Extract<BallotForm, { kind: 'vote' }>

/** @param round left out where the ballot is entered for somebody else */
export function VoteBallot({ form, ballot, round }: { form: VoteForm; ballot: OwnBallot; round?: Round | undefined }) {
  const { t } = useBoard()
  const isStatement = form.rows.length === 1
  return (
    <div className={styles.votes}>
      {isStatement && (
        <blockquote className={styles.statement}>{form.statement || t('ballot.vote.noStatement')}</blockquote>
      )}
      {form.widget === 'T04.decisionVote' && <ChosenMarkets />}
      {form.rows.map((row, place) => (
        <VoteRow key={row.id} row={row} round={round} ballot={ballot} isFirst={place === 0} hideLabel={isStatement} />
      ))}
      <p className={styles.rule}>{t('ballot.vote.rule')}</p>
    </div>
  )
}

type RowProps = {
  row: FormRow
  round: Round | undefined
  ballot: OwnBallot
  isFirst: boolean
  hideLabel: boolean
}

function VoteRow({ row, round, ballot, isFirst, hideLabel }: RowProps) {
  const { t } = useBoard()
  const { values, status, refused } = ballot.state
  const chosen = values[row.id]?.['vote']
  const refusal = refused.find((cell) => cell.row === row.id)?.message
  return (
    <fieldset className={styles.vote} disabled={status !== 'ready'}>
      <legend className={hideLabel ? 'visually-hidden' : undefined}>{row.label}</legend>
      {VOTE_CHOICES.map((choice, place) => {
        const Icon = ICONS[choice]
        return (
          <button
            key={choice}
            type="button"
            aria-pressed={chosen === choice}
            data-first={(isFirst && place === 0) || undefined}
            className={classes(styles.voteButton, chosen === choice && styles.chosen)}
            onClick={() => ballot.change({ type: 'set', row: row.id, column: 'vote', value: choice })}
          >
            <Icon size={18} aria-hidden />
            {t(`ballot.vote.${choice}`)}
          </button>
        )
      })}
      {round && chosen === 'oppose' && <DissentField round={round} row={row.id} />}
      {refusal && (
        <p className={styles.refusal} role="alert">
          {refusal}
        </p>
      )}
    </fieldset>
  )
}

function ChosenMarkets() {
  const { board, t } = useBoard()
  const ids = singleField(board, 'T04.decision', 'markets')
  if (!Array.isArray(ids) || ids.length === 0) return <p className={styles.rule}>{t('ballot.vote.noMarkets')}</p>
  const names = listItems(board, 'T04.markets')
    .filter(({ id }) => ids.includes(id))
    .map((item) => itemLabel(item, t))
  return <p className={styles.rule}>{t('ballot.vote.markets', { markets: enumerate(names, t) })}</p>
}
