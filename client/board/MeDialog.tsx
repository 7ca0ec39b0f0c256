// Changes the own name and partner, or lets the person go.
import { useState, type FormEvent } from 'react'
import { BoardError } from '../../shared/errors.ts'
import { LIMITS } from '../../shared/protocol.ts'
import { api } from '../api.ts'
import { PartnerChoice } from '../join/PartnerChoice.tsx'
import { rememberPerson } from '../recentBoards.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Notice } from '../ui/Notice.tsx'
import { TextField } from '../ui/TextField.tsx'
import { useBoard } from './boardContext.ts'
import { ForgetMe } from './ForgetMe.tsx'
import styles from './MeDialog.module.css'

/** @param onChanged the server knows the new name and partner; the board must be opened anew to show them everywhere. */
export function MeDialog({ onClose, onChanged }: { onClose: () => void; onChanged: () => void }) {
  const { t, board, boardId, me } = useBoard()
  const [name, setName] = useState(me.name)
  const [partnerId, setPartnerId] = useState(me.partnerId)
  const [problem, setProblem] = useState<{ field: string | undefined; message: string } | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const [isForgetting, setIsForgetting] = useState(false)

  const change = async (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() === '') return setProblem({ field: 'name', message: t('join.problem.name') })
    setIsBusy(true)
    try {
      await api.changeMe(boardId, name.trim(), partnerId)
      rememberPerson(name.trim(), board.partners.find((partner) => partner.id === partnerId)?.name ?? null)
      onChanged()
    } catch (failure) {
      if (!(failure instanceof BoardError)) throw failure
      setProblem({ field: failure.field, message: failure.message })
      setIsBusy(false)
    }
  }

  if (isForgetting) return <ForgetMe onClose={() => setIsForgetting(false)} />
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('board.me')}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button variant="primary" type="submit" form="change-me" isBusy={isBusy}>
            {t('board.me.save')}
          </Button>
        </>
      }
    >
      <form id="change-me" className={styles.form} onSubmit={(event) => void change(event)} noValidate>
        <TextField
          label={t('join.name')}
          hint={t('join.name.hint')}
          value={name}
          error={problem?.field === 'name' ? problem.message : null}
          maxLength={LIMITS.maxNameLength}
          autoComplete="name"
          onChange={(value) => {
            setProblem(null)
            setName(value)
          }}
        />
        <PartnerChoice
          partners={board.partners}
          value={partnerId}
          error={problem?.field === 'partnerId' ? problem.message : null}
          onChange={setPartnerId}
        />
        {problem && problem.field !== 'name' && problem.field !== 'partnerId' ? (
          <Notice tone="red">{problem.message}</Notice>
        ) : null}
        <div className={styles.forget}>
          <Button size="small" variant="quiet" onClick={() => setIsForgetting(true)}>
            {t('access.forget')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
