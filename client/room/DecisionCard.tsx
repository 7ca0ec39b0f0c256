// The latest decision as a phone shows it, and the words of a partner that did not agree.
import { Check, X } from 'lucide-react'
import { useState } from 'react'
import type { Decision } from '../../shared/session/workshop.ts'
import { api } from '../api.ts'
import { useBoard } from '../board/boardContext.ts'
import { Badge } from '../ui/Badge.tsx'
import { Button } from '../ui/Button.tsx'
import { PartnerName } from '../ui/PartnerName.tsx'
import { TextField } from '../ui/TextField.tsx'
import { useRequest } from '../ui/useRequest.ts'
import styles from './NowTab.module.css'
import { useKeptText } from './useKeptText.ts'

const LONGEST = 1000

export function DecisionCard({ decision }: { decision: Decision }) {
  const { board, looks, me, t } = useBoard()
  const { adopted, quorum, approve, oppose, abstain } = decision
  const ownVote = me.partnerId === null ? undefined : decision.votes[me.partnerId]
  const mayDissent = me.role !== 'viewer' && ownVote !== undefined && ownVote !== 'approve'
  return (
    <section className={styles.result}>
      <div className={styles.resultHead}>
        <h2>{t('room.decision', { number: decision.number })}</h2>
        <p>{t('room.result.count', { approve, oppose, abstain })}</p>
      </div>
      <div className={styles.decision}>
        <Badge
          tone={adopted ? 'good' : quorum ? 'error' : 'neutral'}
          icon={adopted ? <Check size={13} strokeWidth={2.5} aria-hidden /> : <X size={13} aria-hidden />}
        >
          {t(adopted ? 'room.result.adopted' : quorum ? 'room.result.notAdopted' : 'room.result.noQuorum')}
        </Badge>
        <p className={styles.statement}>{decision.statement}</p>
        {decision.dissents
          .filter(({ partner }) => !mayDissent || partner !== me.partnerId)
          .map(({ partner, text }) => {
            const place = board.partners.findIndex(({ id }) => id === partner)
            const look = looks[place]
            return (
              <blockquote key={partner} className={styles.dissent}>
                {look && <PartnerName look={look} name={board.partners[place]!.name} size={15} />}
                <p>{text}</p>
              </blockquote>
            )
          })}
        {mayDissent && me.partnerId !== null && <DissentForm decision={decision} partnerId={me.partnerId} />}
      </div>
    </section>
  )
}

function DissentForm({ decision, partnerId }: { decision: Decision; partnerId: string }) {
  const { board, boardId, t } = useBoard()
  const stored = decision.dissents.find(({ partner }) => partner === partnerId)?.text ?? ''
  const partner = board.partners.find(({ id }) => id === partnerId)
  const [draft, setDraft] = useKeptText(`dissent.${boardId}.${decision.id}`)
  const [isWriting, setWriting] = useState(draft !== '')
  const { run, isBusy, refusal } = useRequest()
  const save = () =>
    run(async () => {
      await api.putDissent(boardId, decision.id, draft.trim())
      setDraft('')
      setWriting(false)
    })
  if (!isWriting) {
    return (
      <>
        {stored !== '' && (
          <blockquote className={styles.dissent}>
            <b>{t('room.dissent.own')}</b>
            <p>{stored}</p>
          </blockquote>
        )}
        <Button
          onClick={() => {
            setDraft(stored)
            setWriting(true)
          }}
        >
          {t(stored === '' ? 'room.dissent.add' : 'room.dissent.change')}
        </Button>
      </>
    )
  }
  return (
    <form
      className={styles.dissentForm}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <TextField
        label={t('room.dissent.label', { partner: partner?.name ?? partnerId })}
        hint={t('room.dissent.hint')}
        lines={3}
        maxLength={LONGEST}
        value={draft}
        error={refusal}
        onChange={setDraft}
      />
      <div className={styles.buttons}>
        <Button
          onClick={() => {
            setDraft('')
            setWriting(false)
          }}
        >
          {t('ui.cancel')}
        </Button>
        <Button type="submit" variant="primary" isBusy={isBusy}>
          {t('room.dissent.save')}
        </Button>
      </div>
    </form>
  )
}
