// Writes, changes or takes away the own partner's dissent from a decision.
import { useState } from 'react'
import { LIMITS } from '../../shared/protocol.ts'
import type { Decision } from '../../shared/session/workshop.ts'
import { api } from '../api.ts'
import { useBoard } from '../board/boardContext.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { TextField } from '../ui/TextField.tsx'
import { readDissentDraft, writeDissentDraft } from './dissentDraft.ts'
import styles from './Decisions.module.css'

export function DissentDialog({ decision, onClose }: { decision: Decision; onClose: () => void }) {
  const { board, boardId, me, t } = useBoard()
  const own = decision.dissents.find(({ partner }) => partner === me.partnerId)?.text ?? ''
  const [text, setText] = useState(() => own || readDissentDraft(localStorage, boardId, decision.round, decision.row))
  const [isBusy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const partner = board.partners.find(({ id }) => id === me.partnerId)?.name ?? ''
  const put = async (words: string) => {
    setBusy(true)
    try {
      await api.putDissent(boardId, decision.id, words)
      writeDissentDraft(localStorage, boardId, decision.round, decision.row, '')
      onClose()
    } catch (reason) {
      setRefusal(reason instanceof Error ? reason.message : String(reason))
      setBusy(false)
    }
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('decisions.dissent.title', { partner })}
      description={t('decisions.dissent.text')}
      footer={
        <>
          {own !== '' && (
            <Button variant="danger" isBusy={isBusy} onClick={() => void put('')}>
              {t('decisions.dissent.remove')}
            </Button>
          )}
          <Button onClick={onClose}>{t('decisions.dissent.later')}</Button>
          <Button
            variant="primary"
            isBusy={isBusy}
            isDisabled={text.trim() === ''}
            onClick={() => void put(text.trim())}
          >
            {t('decisions.dissent.keep')}
          </Button>
        </>
      }
    >
      <blockquote className={styles.quote}>{decision.statement}</blockquote>
      <TextField
        label={t('decisions.dissent.field', { partner })}
        lines={4}
        maxLength={LIMITS.maxTextLength}
        value={text}
        error={refusal}
        onChange={setText}
      />
    </Dialog>
  )
}
