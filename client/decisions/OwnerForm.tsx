// Who does what was decided and until when: the only part of a decision that changes.
import { useState } from 'react'
import { LIMITS } from '../../shared/protocol.ts'
import type { Decision } from '../../shared/session/workshop.ts'
import { api } from '../api.ts'
import { useBoard } from '../board/boardContext.ts'
import { Button } from '../ui/Button.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './Decisions.module.css'

export function OwnerForm({ decision, onDone }: { decision: Decision; onDone: () => void }) {
  const { boardId, t } = useBoard()
  const [owner, setOwner] = useState(decision.owner)
  const [due, setDue] = useState(decision.due ?? '')
  const [isBusy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const keep = async () => {
    setBusy(true)
    try {
      await api.session(boardId, {
        command: 'setDecision',
        decisionId: decision.id,
        owner: owner.trim(),
        due: due === '' ? null : due,
      })
      onDone()
    } catch (reason) {
      setRefusal(reason instanceof Error ? reason.message : String(reason))
      setBusy(false)
    }
  }
  return (
    <form
      className={styles.ownerForm}
      onSubmit={(event) => {
        event.preventDefault()
        void keep()
      }}
    >
      <TextField
        label={t('decisions.owner')}
        maxLength={LIMITS.maxTitleLength}
        value={owner}
        error={refusal}
        autoFocus
        onChange={setOwner}
      />
      <TextField label={t('decisions.due')} type="date" value={due} onChange={setDue} />
      <Button onClick={onDone}>{t('decisions.cancel')}</Button>
      <Button type="submit" variant="primary" isBusy={isBusy}>
        {t('decisions.keep')}
      </Button>
    </form>
  )
}
