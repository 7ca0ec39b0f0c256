// What goes into the decision log with a revealed vote: who does it, until when, and which decision it replaces.
import { useState } from 'react'
import { isInForce, standingDecision, subjectOf, type Recordable } from '../../shared/findings/decisionFindings.ts'
import { tallyVotes } from '../../shared/compute/votes.ts'
import { LIMITS } from '../../shared/protocol.ts'
import { api } from '../api.ts'
import { useBoard } from '../board/boardContext.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { FieldError } from '../ui/FieldError.tsx'
import { SelectField } from '../ui/SelectField.tsx'
import { TextField } from '../ui/TextField.tsx'
import { StateBadge } from './StateBadge.tsx'
import styles from './Decisions.module.css'

const NONE = ''

export function RecordDecisionDialog({ recordable, onClose }: { recordable: Recordable; onClose: () => void }) {
  const { board, boardId, t } = useBoard()
  const { round, row } = recordable
  const before = standingDecision(board, round.widget, row)
  const [owner, setOwner] = useState('')
  const [due, setDue] = useState('')
  const [supersedes, setSupersedes] = useState(before?.id ?? NONE)
  const [isBusy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const statement = subjectOf(board, round.widget, row, t)
  const values = board.values.get(round.widget)?.get(round.number) ?? {}
  const tally = tallyVotes(
    values,
    board.partners.map(({ id }) => id),
    row,
  )
  const record = async () => {
    setBusy(true)
    try {
      await api.session(boardId, {
        command: 'recordDecision',
        roundId: round.id,
        row,
        owner: owner.trim(),
        due: due === '' ? null : due,
        supersedes: supersedes === NONE ? null : supersedes,
      })
      onClose()
    } catch (reason) {
      setRefusal(reason instanceof Error ? reason.message : String(reason))
      setBusy(false)
    }
  }
  const earlier = board.workshop.decisions.filter((one) => isInForce(one) || one.id === before?.id)
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('decisions.record')}
      description={t('decisions.record.text')}
      footer={
        <>
          <Button onClick={onClose}>{t('decisions.record.keep')}</Button>
          <Button variant="primary" isBusy={isBusy} onClick={() => void record()}>
            {t('decisions.record')}
          </Button>
        </>
      }
    >
      <div className={styles.fields}>
        <div>
          <p className={styles.fieldName}>{t('decisions.record.statement')}</p>
          <blockquote className={styles.quote}>{statement || t('decisions.noStatement')}</blockquote>
          <p className={styles.figures}>
            <StateBadge decision={tally} />
            {t('decisions.count.votes', { approve: tally.approve, oppose: tally.oppose, abstain: tally.abstain })}
          </p>
        </div>
        <TextField
          label={t('decisions.record.owner')}
          hint={t('decisions.record.owner.hint')}
          maxLength={LIMITS.maxTitleLength}
          value={owner}
          onChange={setOwner}
        />
        <TextField
          label={t('decisions.record.due')}
          hint={t('decisions.record.due.hint')}
          type="date"
          value={due}
          onChange={setDue}
        />
        {earlier.length > 0 && (
          <SelectField
            label={t('decisions.record.supersedes')}
            value={supersedes}
            options={[
              { value: NONE, label: t('decisions.record.supersedes.none') },
              ...earlier.map((one) => ({
                value: one.id,
                label: t('decisions.record.supersedes.one', { number: one.number, statement: one.statement }),
              })),
            ]}
            onChange={setSupersedes}
          />
        )}
        {refusal && <FieldError>{refusal}</FieldError>}
      </div>
    </Dialog>
  )
}
