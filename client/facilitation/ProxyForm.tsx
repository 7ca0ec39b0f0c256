// One ballot entered for somebody else: whose it is, then the same questions that everybody answers.
import { useMemo, useState } from 'react'
import type { Round } from '../../shared/board/boardState.ts'
import { LIMITS } from '../../shared/protocol.ts'
import { api, type ProxyBallot } from '../api.ts'
import { useBoard } from '../board/boardContext.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { FieldError } from '../ui/FieldError.tsx'
import { SelectField } from '../ui/SelectField.tsx'
import { TextField } from '../ui/TextField.tsx'
import { BallotBody } from './BallotDialog.tsx'
import { ballotForm } from './ballotForm.ts'
import { answered, ballotAfter, EMPTY_BALLOT, type BallotState } from './ballotState.ts'
import styles from './Rounds.module.css'

type Props = { round: Round; proxy: ProxyBallot; onBack: () => void; onClose: () => void }

export function ProxyForm({ round, proxy, onBack, onClose }: Props) {
  const { board, boardId, t } = useBoard()
  const form = useMemo(() => ballotForm(board, round.widget, t), [board, round.widget, t])
  const [partnerId, setPartner] = useState(proxy.partnerId)
  const [label, setLabel] = useState(proxy.label)
  const [state, setState] = useState<BallotState>(() =>
    ballotAfter(EMPTY_BALLOT, { type: 'loaded', values: proxy.values, finished: false, isDraft: false }),
  )
  const [isMissing, setMissing] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  if (!form) return null
  const { done, total } = answered(form, state.values)
  const keep = async () => {
    if (label.trim() === '') {
      setMissing(true)
      return
    }
    setBusy(true)
    try {
      const ballot = { id: proxy.id, partnerId, label: label.trim(), values: state.values, finished: true }
      await api.putProxy(boardId, round.id, ballot)
      onBack()
    } catch (reason) {
      setRefusal(reason instanceof Error ? reason.message : String(reason))
      setBusy(false)
    }
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      size={form.kind === 'scale' ? 'page' : 'wide'}
      title={t('rounds.proxy.open')}
      footer={
        <>
          {form.kind !== 'dots' && <span className={styles.proxyState}>{t('ballot.progress', { done, total })}</span>}
          <Button onClick={onBack}>{t('rounds.proxy.back')}</Button>
          <Button variant="primary" isBusy={isBusy} onClick={() => void keep()}>
            {t('rounds.proxy.keep')}
          </Button>
        </>
      }
    >
      <div className={styles.proxyFields}>
        <SelectField
          label={t('rounds.proxy.partner')}
          value={partnerId}
          options={board.partners.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={setPartner}
        />
        <TextField
          label={t('rounds.proxy.label')}
          hint={t('rounds.proxy.label.hint')}
          error={isMissing && label.trim() === '' ? t('rounds.proxy.label.missing') : null}
          maxLength={LIMITS.maxNameLength}
          value={label}
          onChange={setLabel}
        />
      </div>
      <div className={styles.proxyForm}>
        <BallotBody
          form={form}
          round={round}
          isForOther
          ballot={{
            state,
            change: (event) => setState((before) => ballotAfter(before, event)),
            retry: () => undefined,
          }}
        />
      </div>
      {refusal && <FieldError>{refusal}</FieldError>}
    </Dialog>
  )
}
